//! What the engine itself finds, beside the criteria of the files.

use crate::rules::Wording;
use std::borrow::Cow;

/// Code: no version covers a day of the stoppage.
pub const NO_RULE_FOR_DAY: &str = "no-rule-for-day";
/// Code: no version was in force when the claim was filed.
pub const NO_RULE_ON_REQUEST_DAY: &str = "no-rule-on-request-day";
/// Code: the scheme is closed.
pub const SCHEME_CLOSED: &str = "scheme-closed";
/// Code: under this version everyone takes another door.
pub const ROUTE_ELSEWHERE: &str = "route-elsewhere";

/// Code: the person works in two ways, and the rules give each different days.
pub const WORK_DIFFERS: &str = "work-differs";

const fn wording(fr: &'static str, en: &'static str) -> Wording {
    Wording { fr: Cow::Borrowed(fr), en: Cow::Borrowed(en) }
}

/// How [`NO_RULE_FOR_DAY`] is said.
pub static NO_RULE_FOR_DAY_TEXT: Wording = wording(
    "Aucune règle connue à ce jour ne couvre tous les jours demandés. Une personne étudie votre demande.",
    "No rule known today covers all the days you ask for. A person is looking at your claim.",
);

/// How [`NO_RULE_ON_REQUEST_DAY`] is said.
pub static NO_RULE_ON_REQUEST_DAY_TEXT: Wording = wording(
    "Aucune règle n’était en vigueur le jour de votre demande. Une personne étudie votre demande.",
    "No rule was in force on the day of your claim. A person is looking at your claim.",
);

/// How [`WORK_DIFFERS`] is said.
pub static WORK_DIFFERS_TEXT: Wording = wording(
    "Vos deux activités n’ont pas droit aux mêmes jours. Une personne étudie votre demande.",
    "Your two ways of working do not give the same days. A person is looking at your claim.",
);
