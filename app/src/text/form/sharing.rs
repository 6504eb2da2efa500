//! Wordings of the page that shows what an employer will see.

use crate::lang::{Lang, Text};

/// Lead.
pub const LEAD: Text = Text {
    fr: "Voici ce que chaque employeur pourra lire. S’y ajoutent, quand le volet est établi\u{a0}: sa nature (arrêt initial ou prolongation), son état, sa date, le code et la signature qui permettent de le vérifier, et ce que l’employeur doit déclarer. Rien d’autre.",
    en: "This is what each employer will be able to read. Added when the notice is issued: its kind (first stoppage or extension), its state, its date, the code and the signature that let it be checked, and what the employer has to declare. Nothing else.",
};
/// Heading of what stays hidden.
pub const NEVER_TITLE: Text =
    Text { fr: "Jamais montré à l’employeur", en: "Never shown to the employer" };
/// What stays hidden.
pub const NEVER: [Text; 4] = [
    Text {
        fr: "le motif de votre demande, ni aucune information de santé",
        en: "the reason for your claim, nor any health information",
    },
    Text { fr: "votre médecin", en: "your doctor" },
    Text {
        fr: "votre situation de travail ailleurs et vos autres employeurs",
        en: "how you work elsewhere and your other employers",
    },
    Text {
        fr: "votre numéro de sécurité sociale et votre adresse",
        en: "your social-security number and your address",
    },
];
/// Row: where it goes, when the service sends it.
pub const GOES_TO: Text =
    Text { fr: "Où il part, si le service l’envoie", en: "Where it goes, if the service sends it" };
/// Legend.
pub const DELIVERY: Text =
    Text { fr: "Qui remet le volet à l’employeur\u{202f}?", en: "Who brings the notice to the employer?" };
/// Hint.
pub const DELIVERY_HINT: Text = Text {
    fr: "Le volet part seulement quand l’arrêt est accordé.",
    en: "The notice goes out only once the stoppage is granted.",
};
/// Choice.
pub const BY_SERVICE: Text = Text { fr: "Le service l’envoie pour moi", en: "The service sends it for me" };
/// Hint of the choice.
pub const BY_SERVICE_HINT: Text = Text {
    fr: "Par e-mail si vous en avez donné un. Sinon une lettre est préparée, qu’une personne imprime et poste à l’adresse complète que vous avez donnée\u{a0}: c’est plus long. Vous donnez votre accord en cochant.",
    en: "By e-mail if you gave one. Else a letter is made ready, which a person prints and posts to the complete address you gave: that takes longer. You agree by choosing this.",
};
/// Under the preview of an employer to whom the service can't send anything.
pub const NO_WAY: Text = Text {
    fr: "Ni e-mail ni adresse postale complète\u{a0}: le service ne peut pas envoyer ce volet.",
    en: "Neither an e-mail nor a complete postal address: the service can’t send this notice.",
};
/// Choice.
pub const BY_SELF: Text = Text { fr: "Je le remets moi-même", en: "I bring it myself" };
/// Hint of the choice.
pub const BY_SELF_HINT: Text = Text {
    fr: "Vous le trouverez à télécharger ou à imprimer dans le suivi de votre demande.",
    en: "You will find it to download or print where you follow your claim.",
};

/// Link to the entry of an employer.
pub fn complete(lang: Lang, employer: &str) -> String {
    match lang {
        Lang::Fr => format!("Compléter la fiche de {employer}"),
        Lang::En => format!("Complete the entry of {employer}"),
    }
}

/// Heading of one preview.
pub fn preview(lang: Lang, employer: &str) -> String {
    match lang {
        Lang::Fr => format!("Volet pour {employer}"),
        Lang::En => format!("Notice for {employer}"),
    }
}
