//! The form on paper: the few words around the questions, which are those of the screens.

use crate::lang::{Lang, Text};

/// Title of the document.
pub const TITLE: Text =
    Text { fr: "Demande d’arrêt de travail, sur papier", en: "Claim for time off work, on paper" };
/// Link to it.
pub const LINK: Text =
    Text { fr: "Faire la demande sur papier (PDF à imprimer)", en: "Claim on paper (PDF to print)" };
/// Beside the link.
pub const LINK_TEXT: Text = Text {
    fr: "Sans internet ni e-mail\u{a0}: imprimez, remplissez à la main, envoyez par la poste.",
    en: "Without internet or e-mail: print it, fill it in by hand, send it by post.",
};
/// How to fill it in, and what goes where.
pub const LEAD: [Text; 3] = [
    Text {
        fr: "Remplissez au stylo, en capitales. Les numéros sont ceux des pages du site. Une question sans réponse peut retarder la décision.",
        en: "Fill it in with a pen, in capitals. The numbers are those of the pages of the site. A question left open may delay the decision.",
    },
    Text {
        fr: "Mettez la feuille «\u{202f}Volet médical\u{202f}» seule dans une enveloppe fermée, et cette enveloppe avec les autres feuilles dans celle que vous envoyez. La personne qui ouvre votre courrier n’ouvre pas le volet médical.",
        en: "Put the sheet “Medical sheet” alone into a closed envelope, and that envelope with the other sheets into the one you send. Whoever opens your letter does not open the medical sheet.",
    },
    Text {
        fr: "Votre demande compte du jour où nous la recevons. Le reçu part à votre adresse.",
        en: "Your claim counts from the day we receive it. The receipt is sent to your address.",
    },
];
/// Heading of the sheet that goes into the envelope.
pub const MEDICAL: Text = Text { fr: "Volet médical", en: "Medical sheet" };
/// What to do with it.
pub const MEDICAL_LEAD: Text = Text {
    fr: "À mettre seul dans une enveloppe fermée, sur laquelle vous écrivez «\u{202f}Volet médical\u{202f}». Le service médical l’ouvre, personne d’autre.",
    en: "To be put alone into a closed envelope on which you write “Medical sheet”. The medical service opens it, and nobody else.",
};
/// In place of the ground on the administrative sheet.
pub const SEE_MEDICAL: Text = Text {
    fr: "Répondez sur la feuille «\u{202f}Volet médical\u{202f}».",
    en: "Answer on the sheet “Medical sheet”.",
};
/// In place of the terms on the administrative sheet.
pub const SEE_TERMS: Text = Text {
    fr: "Lisez les conditions, à la fin de ce formulaire.",
    en: "Read the terms, at the end of this form.",
};
/// Heading of the last sheet.
pub const TERMS: Text = Text { fr: "Conditions d’utilisation", en: "Terms of use" };
/// Those who have no employer.
pub const NO_EMPLOYER: Text = Text {
    fr: "Sans employeur, laissez cette partie vide. Plus de deux employeurs\u{202f}? Ajoutez une feuille avec les mêmes réponses.",
    en: "Without an employer, leave this part empty. More than two employers? Add a sheet with the same answers.",
};
/// Label.
pub const DONE_ON: Text = Text { fr: "Fait le", en: "Done on" };
/// Label.
pub const SIGNATURE: Text = Text { fr: "Signature", en: "Signature" };

/// Where to send it.
pub fn send_to(lang: Lang, name: &str, address: &[String]) -> String {
    let address = address.join(", ");
    match lang {
        Lang::Fr => format!("À envoyer à\u{a0}: {name}, {address}."),
        Lang::En => format!("Send it to: {name}, {address}."),
    }
}
