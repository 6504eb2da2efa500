//! Claims that someone of the fund types for an insured person: said on the phone, or sent on paper with the medical part in a
//! closed envelope. The same checks hold; what differs is the day it counts from, and who reads the ground.

use crate::dates::DateError;
use crate::form::FieldCode;
use serde::{Deserialize, Serialize};
use std::fmt;
use time::{Date, Duration};

/// The oldest paper the mail desk types by itself: two months without an answer are a rejection (CRPA L.231-4), and what lay
/// longer needs more than typing.
pub const RECEIVED_WITHIN: Duration = Duration::days(60);

/// The day stamped on a paper: the law's delays count from it, not from the day it was typed (CRPA L.112-11, R.112-11-1).
pub fn received_on(typed: Result<Date, DateError>, today: Date) -> Result<Date, FieldCode> {
    let first = today.saturating_sub(RECEIVED_WITHIN);
    match typed {
        Err(DateError::Missing) => Err(FieldCode::Missing),
        Err(error) => Err(FieldCode::Date { error }),
        Ok(day) if day > today => Err(FieldCode::AfterToday { today }),
        Ok(day) if day < first => Err(FieldCode::OutsideWindow { first, last: today }),
        Ok(day) => Ok(day),
    }
}

/// The number written on the closed envelope of a medical part: `E-1042`. It opens nothing and says nothing of anyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EnvelopeNumber(pub i32);

impl fmt::Display for EnvelopeNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "E-{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn a_paper_was_received_today_or_within_two_months() {
        let today = date!(2020 - 05 - 29);
        for (day, expected) in [
            (today, Ok(today)),
            (date!(2020 - 03 - 30), Ok(date!(2020 - 03 - 30))),
            (date!(2020 - 05 - 30), Err(FieldCode::AfterToday { today })),
            (
                date!(2020 - 03 - 29),
                Err(FieldCode::OutsideWindow { first: date!(2020 - 03 - 30), last: today }),
            ),
        ] {
            assert_eq!(received_on(Ok(day), today), expected);
        }
        assert_eq!(received_on(Err(DateError::Missing), today), Err(FieldCode::Missing));
    }
}
