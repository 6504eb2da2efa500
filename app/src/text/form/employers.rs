//! Wordings of the pages about employers.

use crate::lang::{Lang, Text};

/// Lead of the list.
pub const LEAD: Text = Text {
    fr: "Ajoutez chaque employeur que l’arrêt concerne. Chacun recevra un volet à son nom, et ne saura rien des autres.",
    en: "Add every employer the stoppage concerns. Each one gets a notice of its own, and learns nothing of the others.",
};
/// Nothing in the list yet.
pub const NONE: Text = Text { fr: "Aucun employeur pour l’instant.", en: "No employer yet." };
/// Link.
pub const ADD: Text = Text { fr: "Ajouter un employeur", en: "Add an employer" };
/// Shown for an employer without a name yet.
pub const UNNAMED: Text = Text { fr: "Employeur sans nom", en: "Employer without a name" };
/// Mark of an entry that has a fault.
pub const INCOMPLETE: Text = Text { fr: "Fiche à compléter", en: "Entry to complete" };
/// Kind of employer.
pub const PRIVATE_PERSON: Text = Text { fr: "Particulier", en: "Private individual" };

/// Label.
pub const NAME: Text =
    Text { fr: "Nom de l’entreprise ou de la personne", en: "Name of the company or the person" };
/// Label.
pub const PRIVATE: Text =
    Text { fr: "Mon employeur est un particulier", en: "My employer is a private individual" };
/// Hint.
pub const PRIVATE_HINT: Text = Text {
    fr: "Il n’a pas de SIRET (garde d’enfant, aide à domicile, jardinage...).",
    en: "They have no SIRET (childcare, help at home, gardening...).",
};
/// Label.
pub const SIRET: Text = Text { fr: "SIRET", en: "SIRET" };
/// Hint.
pub const SIRET_HINT: Text = Text {
    fr: "14 chiffres, en haut de votre bulletin de paie.",
    en: "14 digits, at the top of your payslip.",
};
/// Label.
pub const EMAIL: Text = Text { fr: "E-mail du service du personnel", en: "E-mail of the staff office" };
/// Hint.
pub const EMAIL_HINT: Text = Text {
    fr: "Il sert seulement si vous voulez que nous envoyions le volet.",
    en: "It is used only if you want us to send the notice.",
};
/// Heading of the address.
pub const ADDRESS: Text =
    Text { fr: "Adresse de l’employeur (facultatif)", en: "Address of the employer (optional)" };
/// Label.
pub const STREET: Text = Text { fr: "Numéro et rue", en: "Number and street" };
/// Label.
pub const POSTAL_CODE: Text = Text { fr: "Code postal", en: "Postal code" };
/// Label.
pub const CITY: Text = Text { fr: "Ville", en: "Town" };
/// Heading of the last day worked there, folded until it is needed.
pub const WORKED_ELSEWHEN: Text = Text {
    fr: "J’ai travaillé un autre dernier jour chez cet employeur",
    en: "My last day worked for this employer is another one",
};
/// Label.
pub const WORKED: Text =
    Text { fr: "Dernier jour travaillé chez cet employeur", en: "Last day worked for this employer" };
/// Hint.
pub const WORKED_HINT: Text = Text {
    fr: "Laissez vide si c’est le jour que vous avez déjà donné. Chaque employeur ne voit que le sien.",
    en: "Leave empty if it is the day you gave already. Each employer sees its own only.",
};
/// Button of the entry.
pub const SAVE: Text = Text { fr: "Enregistrer cet employeur", en: "Save this employer" };
/// Link back to the list.
pub const BACK: Text = Text { fr: "Retour à la liste", en: "Back to the list" };

/// Which entry this is.
pub fn number(lang: Lang, number: usize) -> String {
    match lang {
        Lang::Fr => format!("Employeur {number}"),
        Lang::En => format!("Employer {number}"),
    }
}
