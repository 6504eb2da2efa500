//! The clock of a claim: when a person decides, what stops that clock, and what silence comes to.

use crate::calendar::Office;
use crate::claim::ClaimState;
use crate::status::coded;
use serde::{Deserialize, Serialize};
use time::{Date, Month};

/// Working days within which a person decides. What people complained of in March 2020 was silence; the law would allow two
/// months.
pub const DECIDE_WITHIN: u16 = 3;

/// The day a decision is due, and whether its clock stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// A person decides by the end of that day; it moves on when the clock runs again.
    pub due_on: Date,
    /// Since when the clock stands still: the insured was asked something. The time they take is not the fund's.
    pub paused_on: Option<Date>,
}

coded! {
    /// How near a deadline is.
    Risk {
        /// It is over.
        Late = "late",
        /// Today is the last day.
        Today = "today",
        /// The next working day is the last one.
        Soon = "soon",
        /// There is time.
        InTime = "in-time",
        /// The clock stands still.
        Paused = "paused",
    }
}

impl Deadline {
    /// The clock of a claim that came in, or whose decision is looked at again, on that day.
    pub fn from_day(day: Date, office: &Office<'_>) -> Self {
        Self { due_on: office.after(day, DECIDE_WITHIN), paused_on: None }
    }

    /// The clock after the claim went from one state to another on that day.
    pub fn after(self, from: &ClaimState, to: &ClaimState, today: Date, office: &Office<'_>) -> Self {
        let waits = |state: &ClaimState| matches!(state, ClaimState::AwaitingInsured { .. });
        match self.paused_on {
            None if waits(to) => Self { paused_on: Some(today), ..self },
            Some(_) if waits(to) => self,
            Some(paused_on) => {
                Self { due_on: office.after(self.due_on, office.between(paused_on, today)), paused_on: None }
            }
            None if !from.is_open() && to.is_open() => Self::from_day(today, office),
            None => self,
        }
    }

    /// How near it is.
    pub fn risk(self, today: Date, office: &Office<'_>) -> Risk {
        if self.paused_on.is_some() {
            Risk::Paused
        } else if self.due_on < today {
            Risk::Late
        } else if self.due_on == today {
            Risk::Today
        } else if self.due_on <= office.after(today, 1) {
            Risk::Soon
        } else {
            Risk::InTime
        }
    }
}

/// The day on which silence means rejection: two months from date to date (CRPA L.231-4), the last day of the month when
/// it has no such day.
pub fn silence_on(submitted_on: Date) -> Date {
    let month = submitted_on.month().next().next();
    let is_next_year = matches!(submitted_on.month(), Month::November | Month::December);
    let year = submitted_on.year() + i32::from(is_next_year);
    let day = submitted_on.day().min(month.length(year));
    Date::from_calendar_date(year, month, day).unwrap_or(submitted_on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;
    use crate::stoppage::Stoppage;
    use crate::zone::Side;
    use time::macros::date;

    const REVIEW: ClaimState = ClaimState::InReview { side: Side::Medical, granted: None };
    const WAITS: ClaimState = ClaimState::AwaitingInsured { side: Side::Medical, granted: None };

    #[test]
    fn the_time_the_insured_takes_is_not_the_funds() {
        let calendar = Calendar::load().unwrap();
        let office = calendar.office(vec!["32"]);
        // Wednesday; due on Monday.
        let began = Deadline::from_day(date!(2020 - 03 - 25), &office);
        assert_eq!(began.due_on, date!(2020 - 03 - 30));
        let asked = began.after(&REVIEW, &WAITS, date!(2020 - 03 - 26), &office);
        assert_eq!((asked.due_on, asked.paused_on), (began.due_on, Some(date!(2020 - 03 - 26))));
        // Asked on Thursday, answered on the Tuesday after: three working days.
        let answered = asked.after(&WAITS, &REVIEW, date!(2020 - 03 - 31), &office);
        assert_eq!((answered.due_on, answered.paused_on), (date!(2020 - 04 - 02), None));
        let same_day = asked.after(&WAITS, &REVIEW, date!(2020 - 03 - 26), &office);
        assert_eq!(same_day, began);
        let passed = began.after(&REVIEW, &REVIEW, date!(2020 - 03 - 27), &office);
        assert_eq!(passed, began, "passing a claim on gains no time");
    }

    #[test]
    fn a_decision_looked_at_again_begins_a_new_clock() {
        let calendar = Calendar::load().unwrap();
        let office = calendar.office(vec![]);
        let old = Deadline::from_day(date!(2020 - 03 - 18), &office);
        let approved =
            ClaimState::Approved { stoppage: Stoppage::of_days(date!(2020 - 03 - 18), 21).unwrap() };
        let again = old.after(&approved, &REVIEW, date!(2020 - 04 - 09), &office);
        assert_eq!(again.due_on, date!(2020 - 04 - 15), "over Easter");
        assert_eq!(old.after(&REVIEW, &approved, date!(2020 - 04 - 09), &office), old);
    }

    #[test]
    fn the_risk_grows_day_by_day_and_sleeps_while_paused() {
        let calendar = Calendar::load().unwrap();
        let office = calendar.office(vec![]);
        let deadline = Deadline { due_on: date!(2020 - 03 - 30), paused_on: None };
        for (today, risk) in [
            (date!(2020 - 03 - 26), Risk::InTime),
            (date!(2020 - 03 - 27), Risk::Soon),
            (date!(2020 - 03 - 29), Risk::Soon),
            (date!(2020 - 03 - 30), Risk::Today),
            (date!(2020 - 03 - 31), Risk::Late),
        ] {
            assert_eq!(deadline.risk(today, &office), risk, "{today}");
        }
        let paused = Deadline { paused_on: Some(date!(2020 - 03 - 26)), ..deadline };
        assert_eq!(paused.risk(date!(2020 - 05 - 26), &office), Risk::Paused);
    }

    #[test]
    fn silence_counts_two_months_from_date_to_date() {
        for (submitted, until) in [
            (date!(2020 - 03 - 25), date!(2020 - 05 - 25)),
            (date!(2019 - 12 - 31), date!(2020 - 02 - 29)),
            (date!(2020 - 12 - 31), date!(2021 - 02 - 28)),
            (date!(2021 - 01 - 01), date!(2021 - 03 - 01)),
            (date!(2020 - 11 - 30), date!(2021 - 01 - 30)),
        ] {
            assert_eq!(silence_on(submitted), until, "{submitted}");
        }
    }
}
