//! Training on claims that are made up.

use crate::lang::{Lang, Text};

/// Before what we would have done.
pub const ANSWER: Text = Text { fr: "Notre réponse", en: "Our answer" };
/// Before one has decided.
pub const HIDDEN: Text =
    Text { fr: "Notre réponse s’affiche après la vôtre.", en: "Our answer is shown after yours." };
/// What we would have done.
pub const APPROVE: Text = Text { fr: "accorder", en: "approve" };
/// What we would have done.
pub const ASK: Text =
    Text { fr: "poser d’abord une question à l’assuré", en: "ask the insured person first" };

/// What we would have done.
pub fn redirect(lang: Lang, door: &str) -> String {
    match lang {
        Lang::Fr => format!("orienter vers\u{a0}: {door}"),
        Lang::En => format!("send to: {door}"),
    }
}

/// Which lesson it is.
pub fn heading(lang: Lang, (number, of): (usize, usize), level: u8, title: &str) -> String {
    match lang {
        Lang::Fr => format!("Exercice {number} sur {of}, difficulté {level} sur 3\u{a0}: {title}"),
        Lang::En => format!("Lesson {number} of {of}, difficulty {level} of 3: {title}"),
    }
}
