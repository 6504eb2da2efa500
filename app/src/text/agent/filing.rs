//! Filing for others: words of the desk around the questions of the form, which are the form's own.

use crate::lang::{Lang, Text};
use abri_domain::status::Channel;

/// Link of the bar, and heading of what was typed lately.
pub const DESK: Text = Text { fr: "Demandes saisies", en: "Claims typed" };
/// Lead of that page.
pub const DESK_LEAD: Text = Text {
    fr: "Ce que vous avez saisi depuis douze heures. Vous ne pouvez relire ni le motif, ni ce qui se décide.",
    en: "What you typed in the last twelve hours. You can read back neither the ground nor what is decided.",
};
/// None yet.
pub const NONE: Text = Text { fr: "Rien pour l’instant.", en: "Nothing so far." };
/// No scheme takes claims.
pub const NO_SCHEME: Text = Text {
    fr: "Aucun dispositif ne prend de demande par cette voie.",
    en: "No scheme takes claims this way.",
};
/// Columns.
pub const COLUMNS: [Text; 4] = [
    Text { fr: "Référence", en: "Reference" },
    Text { fr: "Saisie le", en: "Typed on" },
    Text { fr: "Date de la demande", en: "Date of the claim" },
    Text { fr: "Enveloppe", en: "Envelope" },
];
/// No envelope.
pub const NO_ENVELOPE: Text = Text { fr: "aucune", en: "none" };

/// Heading of the form.
pub const fn title(channel: Channel) -> Text {
    match channel {
        Channel::Paper => Text { fr: "Enregistrer une demande papier", en: "Register a claim on paper" },
        _ => Text { fr: "Déposer une demande au téléphone", en: "File a claim on the phone" },
    }
}

/// What to do, under the heading.
pub const fn lead(channel: Channel) -> Text {
    match channel {
        Channel::Paper => Text {
            fr: "Recopiez le volet administratif. Les numéros sont ceux du papier. N’ouvrez jamais l’enveloppe du volet médical.",
            en: "Copy the administrative sheet. The numbers are those of the paper. Never open the envelope of the medical sheet.",
        },
        _ => Text {
            fr: "Lisez chaque question à voix haute et notez la réponse. Une fois la demande envoyée, vous ne pourrez plus lire le motif.",
            en: "Read each question aloud and note the answer. Once the claim is sent, you can no longer read the ground.",
        },
    }
}

/// What a tick stands for, over the terms and the statement on honour.
pub const fn ticks(channel: Channel) -> Text {
    match channel {
        Channel::Paper => Text {
            fr: "Cochez si la case est cochée et le papier signé.",
            en: "Tick if the box is ticked and the paper signed.",
        },
        _ => Text {
            fr: "Lisez la phrase à voix haute. Cochez si la personne dit oui.",
            en: "Read the sentence aloud. Tick if the person says yes.",
        },
    }
}

/// The terms, folded.
pub const TERMS: Text = Text { fr: "Lire les conditions", en: "Read the terms" };
/// Legend.
pub const RECEIVED: Text = Text { fr: "Date du cachet d’arrivée", en: "Date stamped on arrival" };
/// Why it matters.
pub const RECEIVED_HINT: Text = Text {
    fr: "Les délais de la loi partent de ce jour, pas de celui de la saisie.",
    en: "The delays of the law run from this day, not from the day of typing.",
};
/// Legend.
pub const LANGUAGE: Text = Text { fr: "Langue des courriers", en: "Language of the letters" };
/// Where the ground would stand.
pub const SEALED: Text = Text {
    fr: "Volet médical\u{a0}: à laisser dans son enveloppe. Un numéro à écrire dessus vous sera donné. Le service médical saisira le motif.",
    en: "Medical sheet: leave it in its envelope. You will be given a number to write on it. The medical service will type the ground.",
};
/// Those who have no employer.
pub const EMPLOYERS_HINT: Text = Text {
    fr: "Laissez vide pour une personne sans employeur.",
    en: "Leave empty for a person without an employer.",
};
/// Button.
pub const ADD_EMPLOYER: Text = Text { fr: "Ajouter un employeur", en: "Add an employer" };
/// Button.
pub const SEND: Text = Text { fr: "Enregistrer la demande", en: "Record the claim" };

/// Heading of one employer.
pub fn employer(lang: Lang, number: usize) -> String {
    match lang {
        Lang::Fr => format!("Employeur {number}"),
        Lang::En => format!("Employer {number}"),
    }
}

/// Heading and title of a claim that is recorded.
pub const FILED: Text = Text { fr: "La demande est enregistrée", en: "The claim is recorded" };
/// Over the number.
pub const ENVELOPE: Text = Text {
    fr: "Écrivez ce numéro sur l’enveloppe fermée",
    en: "Write this number on the closed envelope",
};
/// What becomes of it.
pub const ENVELOPE_TEXT: Text = Text {
    fr: "Portez l’enveloppe, sans l’ouvrir, au service médical. La demande y attend déjà.",
    en: "Take the envelope, unopened, to the medical service. The claim waits there already.",
};
/// Over what the person learns: whoever types a paper has nobody on the line.
pub const fn say(channel: Channel) -> Text {
    match channel {
        Channel::Paper => {
            Text { fr: "Ce que le reçu dira à la personne", en: "What the receipt will tell the person" }
        }
        _ => Text { fr: "À dire à la personne", en: "To say to the person" },
    }
}
/// How the receipt leaves.
pub const BY_EMAIL: Text = Text {
    fr: "Le reçu part à l’adresse e-mail donnée.",
    en: "The receipt is sent to the e-mail address given.",
};
/// How the receipt leaves.
pub const BY_POST: Text = Text {
    fr: "Le reçu part par la poste, avec des codes pour le suivi.",
    en: "The receipt leaves by post, with codes for the follow-up.",
};
/// Link.
pub const PRINT: Text = Text { fr: "Imprimer le reçu (PDF)", en: "Print the receipt (PDF)" };
/// Link.
pub const ANOTHER: Text = Text { fr: "Demandes saisies", en: "Claims typed" };
