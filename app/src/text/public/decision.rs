//! The decision that explains itself.

#![expect(missing_docs, reason = "a wording says itself what it is")]

use super::days;
use crate::lang::{Lang, Text};
use crate::text::common::long_date;
use abri_domain::zone::Side;
use time::Date;

pub const HEADING: Text = Text { fr: "La décision", en: "The decision" };
/// The same part while nobody has decided.
pub const SO_FAR_HEADING: Text = Text { fr: "Ce que la règle dit déjà", en: "What the rule says so far" };
pub const SO_FAR: Text = Text {
    fr: "Ce n’est pas une décision\u{a0}: une personne va lire votre demande.",
    en: "This is not a decision: a person will read your claim.",
};
pub const BY_RULE: Text = Text {
    fr: "Décision prise aussitôt par la règle. Vous pouvez demander qu’une personne la revoie\u{a0}: appelez-nous ou écrivez-nous.",
    en: "Decided at once by the rule. You can ask for a person to look at it again: call or write to us.",
};
pub const BY_PERSON: Text =
    Text { fr: "Décision prise par une personne de votre caisse.", en: "Decided by a person at your fund." };
pub const REFUSAL: Text = Text { fr: "Motif du refus", en: "Reason for the refusal" };
pub const CRITERION: Text = Text { fr: "Ce qui n’est pas rempli", en: "What is not met" };
pub const REMEDY: Text = Text { fr: "Ce que vous pouvez faire", en: "What you can do" };
pub const EXPLANATION: Text = Text {
    fr: "Ce que vous écrit la personne qui a décidé",
    en: "What the person who decided writes to you",
};
pub const FINDINGS_HEADING: Text = Text { fr: "Ce qui a été regardé", en: "What was looked at" };
pub const FINDING: Text = Text { fr: "Point", en: "Point" };
pub const VERDICT: Text = Text { fr: "Réponse", en: "Answer" };
pub const SOURCE: Text = Text { fr: "Texte", en: "Legal source" };
pub const NO_SOURCE: Text = Text { fr: "Aucun", en: "None" };
pub const READ_RULE: Text = Text { fr: "Lire la règle", en: "Read the rule" };
pub const RULE: Text = Text { fr: "Version de la règle\u{a0}:", en: "Version of the rule:" };
pub const APPEAL_HEADING: Text = Text { fr: "Si vous n’êtes pas d’accord", en: "If you disagree" };
pub const TODO_HEADING: Text = Text { fr: "Que faire maintenant", en: "What to do now" };
pub const PDF: Text = Text { fr: "Télécharger la décision (PDF)", en: "Download the decision (PDF)" };
pub const DOCUMENTS_HEADING: Text = Text { fr: "Vos documents", en: "Your documents" };

pub const APPEAL_ADMINISTRATIVE: Text =
    Text { fr: "Contester une décision administrative", en: "Challenging an administrative decision" };
pub const APPEAL_MEDICAL: Text =
    Text { fr: "Contester une décision médicale", en: "Challenging a medical decision" };

/// The heading of the way to appeal against a decision of a side.
pub const fn appeal(side: Side) -> Text {
    match side {
        Side::Administrative => APPEAL_ADMINISTRATIVE,
        Side::Medical => APPEAL_MEDICAL,
    }
}

/// Whom one appeals to, and until which day.
pub fn appeal_until(lang: Lang, body: &str, until: Date) -> String {
    let until = long_date(lang, until);
    match lang {
        Lang::Fr => format!(
            "Vous avez jusqu’au {until} au moins pour écrire à {body}\u{a0}: ce jour vaut si vous avez reçu la décision le jour \
             où elle a été prise, le délai court depuis sa réception."
        ),
        Lang::En => format!(
            "You have at least until {until} to write to {body}: that day holds if you received the decision on the day it \
             was taken, as the time runs from the day you receive it."
        ),
    }
}

/// What a finding answers; anything that is neither yes nor no is not known.
pub fn verdict(code: &str) -> Text {
    match code {
        "yes" => Text { fr: "Oui", en: "Yes" },
        "no" => Text { fr: "Non", en: "No" },
        _ => Text { fr: "Pas encore connu", en: "Not known yet" },
    }
}

/// How many points held.
pub fn held(lang: Lang, points: usize) -> String {
    match (lang, points) {
        (Lang::Fr, 1) => "Un point rempli, et son texte".to_owned(),
        (Lang::Fr, points) => format!("{points} points remplis, avec leurs textes"),
        (Lang::En, 1) => "One point that holds, with its legal source".to_owned(),
        (Lang::En, points) => format!("{points} points that hold, with their legal sources"),
    }
}

/// The days granted.
pub fn granted(lang: Lang, first: Date, last: Date) -> String {
    let days = days(lang, first, last);
    match lang {
        Lang::Fr => format!("Vous êtes en arrêt de travail {days}."),
        Lang::En => format!("You are off work {days}."),
    }
}

/// The days granted that are being looked at again.
pub fn granted_meanwhile(lang: Lang, first: Date, last: Date) -> String {
    let days = days(lang, first, last);
    match lang {
        Lang::Fr => format!("En attendant, les jours accordés restent valables\u{a0}: {days}."),
        Lang::En => format!("Meanwhile the days granted still stand: {days}."),
    }
}

/// Whose people decided, where it was not those of one's own fund.
pub fn decided_for(lang: Lang, helper: &str, fund: &str) -> String {
    match lang {
        Lang::Fr => format!("Décision prise par {helper} pour {fund}, au titre de l’entraide entre caisses."),
        Lang::En => format!("Decided by {helper} for {fund}, as help between funds."),
    }
}
