//! Employers’ notices as the insured sees them.

#![expect(missing_docs, reason = "a wording says itself what it is")]

use crate::lang::{Lang, Text};
use abri_domain::notice::NoticeState;

pub const HEADING: Text = Text { fr: "Le volet de votre employeur", en: "Your employer’s notice" };
pub const LEAD: Text = Text {
    fr: "Il dit vos nom et prénoms et vos dates d’arrêt. Il ne dit pas pourquoi. L’employeur peut vérifier le code sur la page publique.",
    en: "It says your name and your days off. It does not say why. The employer can check the code on the public page.",
};
pub const CODE: Text = Text { fr: "Code", en: "Code" };
pub const STATE: Text = Text { fr: "État", en: "State" };
pub const DELIVERY: Text = Text { fr: "Envoi", en: "Delivery" };

/// The state of a notice in a word or two.
pub const fn state(state: NoticeState) -> Text {
    match state {
        NoticeState::Valid => Text { fr: "Valable", en: "Valid" },
        NoticeState::Shortened => Text { fr: "Raccourci", en: "Shortened" },
        NoticeState::Cancelled => Text { fr: "Annulé", en: "Cancelled" },
        NoticeState::UnderReview => Text {
            fr: "En cours de réexamen\u{202f}; les dates restent valables",
            en: "Being looked at again; the dates still stand",
        },
    }
}

/// Who brings the notice and how far it got.
pub fn delivery(lang: Lang, code: &str, sent_at: Option<&str>) -> String {
    let text = match (code, sent_at) {
        ("sent", Some(at)) => return sent(lang, at),
        ("sent", None) => Text { fr: "Envoyé à l’employeur", en: "Sent to the employer" },
        ("failed", _) => Text {
            fr: "L’envoi a échoué\u{a0}: téléchargez le volet et remettez-le vous-même",
            en: "It could not be sent: download the notice and hand it over yourself",
        },
        ("by-hand", _) => Text {
            fr: "Vous le remettez vous-même\u{a0}: téléchargez-le et donnez-le à l’employeur",
            en: "You hand it over yourself: download it and give it to the employer",
        },
        _ => Text { fr: "L’envoi est en cours", en: "It is being sent" },
    };
    text.get(lang).to_owned()
}

fn sent(lang: Lang, at: &str) -> String {
    match lang {
        Lang::Fr => format!("Envoyé à l’employeur le {at}"),
        Lang::En => format!("Sent to the employer on {at}"),
    }
}

/// The link to the PDF; it names the employer, so that links differ.
pub fn pdf(lang: Lang, employer: &str) -> String {
    match lang {
        Lang::Fr => format!("Télécharger le volet pour {employer} (PDF)"),
        Lang::En => format!("Download the notice for {employer} (PDF)"),
    }
}
