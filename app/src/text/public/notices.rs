//! Employers’ notices as the insured sees them.

#![expect(missing_docs, reason = "a wording says itself what it is")]

use crate::lang::{Lang, Text};
use abri_domain::notice::{NoticeAnswer, NoticeKind, NoticeState};

pub const HEADING: Text = Text { fr: "Le volet de votre employeur", en: "Your employer’s notice" };
pub const LEAD: Text = Text {
    fr: "Il dit vos nom et prénoms et vos dates d’arrêt. Il ne dit pas pourquoi. L’employeur peut vérifier le code sur la page publique.",
    en: "It says your name and your days off. It does not say why. The employer can check the code on the public page.",
};
pub const CODE: Text = Text { fr: "Code", en: "Code" };
pub const STATE: Text = Text { fr: "État", en: "State" };
pub const DELIVERY: Text = Text { fr: "Envoi", en: "Delivery" };

pub const KIND: Text = Text { fr: "Nature", en: "Kind" };
pub const BIRTH_DATE: Text = Text { fr: "Né(e) le", en: "Born on" };
pub const ISSUED_BY: Text = Text { fr: "Établi par", en: "Issued by" };
pub const ANSWER: Text = Text { fr: "Réponse de l’employeur", en: "The employer’s answer" };
/// To the insured whose employer does not know them.
pub const NOT_OURS_TODO: Text = Text {
    fr: "Vérifiez le nom et le SIRET de l’employeur sur le volet\u{a0}: ils sont sur votre fiche de paie. Rien n’est annulé, vos dates d’arrêt restent accordées. Si l’employeur est juste, remettez-lui le volet vous-même\u{202f}; s’il est faux, appelez-nous.",
    en: "Check the name and SIRET of the employer on the notice: they are on your payslip. Nothing is cancelled, your days off stay granted. If the employer is right, hand the notice over yourself; if it is wrong, call us.",
};
pub const CHECKS: Text = Text { fr: "Vérifications", en: "Checks" };
pub const NO_CHECK: Text = Text { fr: "Personne ne l’a encore vérifié", en: "Nobody has checked it yet" };
pub const PDF: Text = Text { fr: "Télécharger en PDF", en: "Download as PDF" };
pub const BACK: Text = Text { fr: "Revenir à ma demande", en: "Back to my claim" };
pub const PREVIEW_LEAD: Text = Text {
    fr: "Voici tout ce que votre employeur peut lire, sur le volet comme sur la page de vérification.",
    en: "This is all that your employer can read, on the notice as on the check page.",
};
pub const TODO_HEADING: Text =
    Text { fr: "Ce que l’employeur a à faire", en: "What the employer has to do" };
pub const CHECK_HEADING: Text = Text { fr: "Comment il le vérifie", en: "How they check it" };

/// What a notice announces, in the words of any notice of time off work.
pub const fn kind(kind: NoticeKind) -> Text {
    match kind {
        NoticeKind::Initial => Text { fr: "Arrêt initial", en: "First notice" },
        NoticeKind::Extension => Text { fr: "Prolongation", en: "Extension" },
        NoticeKind::Shortened => Text { fr: "Arrêt raccourci", en: "Time off cut short" },
        NoticeKind::Cancelled => Text { fr: "Arrêt annulé", en: "Time off cancelled" },
    }
}

/// A check of a notice, for the insured.
pub fn check(lang: Lang, at: &str, told: bool) -> String {
    match (lang, told) {
        (Lang::Fr, true) => format!("Le {at}\u{a0}: code et nom justes, réponse donnée"),
        (Lang::Fr, false) => format!("Le {at}\u{a0}: nom ou date de naissance faux, rien n’a été dit"),
        (Lang::En, true) => format!("On {at}: right code and name, answered"),
        (Lang::En, false) => format!("On {at}: wrong name or date of birth, nothing was said"),
    }
}

/// What the employer answered last.
pub fn answer(lang: Lang, answer: Option<&(NoticeAnswer, String)>) -> String {
    match (lang, answer) {
        (Lang::Fr, None) => "Pas de réponse pour l’instant".to_owned(),
        (Lang::En, None) => "No answer so far".to_owned(),
        (Lang::Fr, Some((NoticeAnswer::Acknowledged, at))) => format!("A accusé réception le {at}"),
        (Lang::En, Some((NoticeAnswer::Acknowledged, at))) => format!("Acknowledged on {at}"),
        (Lang::Fr, Some((NoticeAnswer::NotOurs, at))) => {
            format!("A dit le {at} que vous n’êtes pas son salarié")
        }
        (Lang::En, Some((NoticeAnswer::NotOurs, at))) => {
            format!("Said on {at} that you are not their employee")
        }
    }
}

/// The link to the notice as a page; it names the employer, so that links differ.
pub fn preview(lang: Lang, employer: &str) -> String {
    match lang {
        Lang::Fr => format!("Lire le volet pour {employer}"),
        Lang::En => format!("Read the notice for {employer}"),
    }
}

/// The state of a notice in a word or two.
pub const fn state(state: NoticeState) -> Text {
    match state {
        NoticeState::Valid => Text { fr: "Valable", en: "Valid" },
        NoticeState::Shortened => Text { fr: "Raccourci", en: "Shortened" },
        NoticeState::Cancelled => Text { fr: "Annulé", en: "Cancelled" },
        NoticeState::Superseded => {
            Text { fr: "Remplacé par un autre volet", en: "Replaced by another notice" }
        }
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
