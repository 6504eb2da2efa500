//! Wordings of the public pages other than the form, one file a screen.

pub mod callback;
pub mod check;
pub mod contact;
pub mod decision;
pub mod deliveries;
pub mod doors;
pub mod employer_space;
pub mod ended;
pub mod follow_up;
pub mod home;
pub mod journal;
pub mod message;
pub mod notices;
pub mod own_claim;
pub mod privacy;
pub mod proof;
pub mod receipt;
pub mod rules;
pub mod statements;
pub mod verify;

use super::common::long_date;
use crate::lang::Lang;
use time::Date;

/// "from ... to ..., both included", the only way a run of days is written.
pub fn days(lang: Lang, first: Date, last: Date) -> String {
    let (first, last) = (long_date(lang, first), long_date(lang, last));
    match lang {
        Lang::Fr => format!("du {first} au {last} inclus"),
        Lang::En => format!("from {first} to {last}, both included"),
    }
}
