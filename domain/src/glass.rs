//! Breaking the glass: someone without any business in zone M opens it for one claim, for a reason of a list and a quarter of an
//! hour. Reading only; recorded before anything is shown; the insured sees it, and an auditor looks at each.

use crate::calendar::Office;
use crate::status::coded;
use serde::{Deserialize, Serialize};
use time::{Date, Duration, OffsetDateTime};

/// How long zone M of that one claim stays open.
pub const OPEN_FOR: Duration = Duration::minutes(15);

/// Working days within which an auditor looks at it.
pub const REVIEW_WITHIN: u16 = 5;

coded! {
    /// Why someone breaks the glass.
    GlassReason {
        /// The person is in danger and nobody of the medical side is there.
        Danger = "danger",
        /// Nobody of the medical side can be reached and a time limit of the law ends today.
        MedicalSideAway = "medical-side-away",
        /// A court asks.
        Court = "court",
        /// The file holds what is another person's.
        WrongFile = "wrong-file",
    }
}

coded! {
    /// What an auditor thinks of it.
    GlassVerdict {
        /// It had to be.
        Justified = "justified",
        /// It did not.
        NotJustified = "not-justified",
    }
}

/// Is what was opened at that instant still open?
pub fn is_open(at: OffsetDateTime, now: OffsetDateTime) -> bool {
    at <= now && now < at + OPEN_FOR
}

/// The day by the end of which an auditor looks at what was opened on that day.
pub fn review_by(day: Date, office: &Office<'_>) -> Date {
    office.after(day, REVIEW_WITHIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;
    use time::macros::{date, datetime};

    #[test]
    fn the_glass_is_whole_again_after_a_quarter_of_an_hour() {
        let at = datetime!(2020-03-25 08:00 +1);
        assert!(is_open(at, at) && is_open(at, datetime!(2020-03-25 08:14:59 +1)));
        assert!(!is_open(at, datetime!(2020-03-25 08:15 +1)) && !is_open(at, datetime!(2020-03-25 07:59 +1)));
    }

    #[test]
    fn an_auditor_has_a_week_of_work_for_it() {
        let calendar = Calendar::load().unwrap();
        assert_eq!(review_by(date!(2020 - 03 - 25), &calendar.office(vec![])), date!(2020 - 04 - 01));
    }
}
