//! Will a claim break its deadline, at the present pace of its lane?

use crate::calendar::Office;
use crate::deadline::Deadline;
use time::Date;

/// Working days that a pace is taken from.
pub const PACE_DAYS: u16 = 5;

/// The furthest a forecast looks, in working days; what comes later is not dated.
const HORIZON: u64 = 60;

/// What people decided in a lane, that is one side of one fund, over the last working days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pace {
    /// Decisions.
    pub decided: u64,
    /// Working days they were taken on.
    pub days: u64,
}

impl Pace {
    /// The pace of the last working days before today, of those the newest first, each with what was decided on it. Days
    /// before the first decision do not count: nobody worked yet. With none of them, today so far is all there is.
    pub fn of(before: &[u64], today: u64) -> Self {
        match before.iter().rposition(|decided| *decided > 0) {
            Some(oldest) => {
                let worked = before.iter().take(oldest + 1);
                Self { decided: worked.clone().sum(), days: worked.map(|_| 1).sum() }
            }
            None => Self { decided: today, days: u64::from(today > 0) },
        }
    }

    /// Decisions on a working day, rounded.
    pub const fn per_day(self) -> u64 {
        match (self.decided + self.days / 2).checked_div(self.days) {
            Some(decided) => decided,
            None => 0,
        }
    }

    /// Working days until a claim with so many before it is decided: with 1, on the first one. None when nobody decides.
    const fn days_for(self, ahead: u64) -> Option<u64> {
        if self.decided == 0 {
            return None;
        }
        Some(ahead.saturating_add(1).saturating_mul(self.days).div_ceil(self.decided))
    }
}

/// When a claim is decided at the present pace, and what that rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Breach {
    /// The first day on which it is late; none if it is decided in time.
    pub late_on: Option<Date>,
    /// The day it is decided on; none when that is too far to be dated.
    pub decided_on: Option<Date>,
    /// Claims of the lane that came in before it, or on the same day.
    pub ahead: u64,
    /// Decisions of the lane on a working day.
    pub per_day: u64,
}

impl Deadline {
    /// Whether it will be broken with so many claims ahead, decided at that pace from today on. Nothing is said while the
    /// clock stands still, and nothing where nobody has decided yet.
    pub fn breach(self, ahead: u64, pace: Pace, today: Date, office: &Office<'_>) -> Option<Breach> {
        let days = pace.days_for(ahead).filter(|_| self.paused_on.is_none())?;
        let decided_on = working_day(today, days, office);
        let in_time = decided_on.is_some_and(|day| day <= self.due_on);
        let late_on = (!in_time).then(|| self.due_on.next_day().unwrap_or(self.due_on));
        Some(Breach { late_on, decided_on, ahead, per_day: pace.per_day() })
    }
}

/// The working day of that number, today being the first if it is one.
fn working_day(today: Date, number: u64, office: &Office<'_>) -> Option<Date> {
    let after = number - u64::from(office.is_working_day(today) && number > 0);
    let after = u16::try_from(after).ok().filter(|_| number <= HORIZON)?;
    Some(office.after(today, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;
    use proptest::prelude::*;
    use time::macros::date;

    /// A Wednesday.
    const TODAY: Date = date!(2020 - 03 - 25);

    fn due(due_on: Date) -> Deadline {
        Deadline { due_on, paused_on: None }
    }

    #[test]
    fn the_day_of_a_decision_comes_from_what_is_ahead_and_from_the_pace() {
        let calendar = Calendar::load().unwrap();
        let office = calendar.office(vec![]);
        let pace = Pace { decided: 200, days: 5 };
        for (ahead, today, decided_on, late_on) in [
            (0, TODAY, Some(TODAY), None),
            (39, TODAY, Some(TODAY), None),
            (40, TODAY, Some(date!(2020 - 03 - 26)), None),
            // Thursday, Friday, then over the weekend.
            (159, TODAY, Some(date!(2020 - 03 - 30)), None),
            (160, TODAY, Some(date!(2020 - 03 - 31)), Some(date!(2020 - 03 - 31))),
            // Nobody works on Sunday: Monday is the first day.
            (39, date!(2020 - 03 - 29), Some(date!(2020 - 03 - 30)), None),
            (1_000_000, TODAY, None, Some(date!(2020 - 03 - 31))),
        ] {
            let breach = due(date!(2020 - 03 - 30)).breach(ahead, pace, today, &office).unwrap();
            assert_eq!((breach.decided_on, breach.late_on), (decided_on, late_on), "{ahead} on {today}");
            assert_eq!((breach.ahead, breach.per_day), (ahead, 40));
        }
    }

    #[test]
    fn nothing_is_said_of_a_clock_that_stands_still_or_a_lane_where_nobody_decided() {
        let calendar = Calendar::load().unwrap();
        let office = calendar.office(vec![]);
        let paused = Deadline { paused_on: Some(TODAY), ..due(TODAY) };
        assert_eq!(paused.breach(5, Pace { decided: 10, days: 5 }, TODAY, &office), None);
        assert_eq!(due(TODAY).breach(5, Pace::default(), TODAY, &office), None);
    }

    #[test]
    fn the_pace_begins_with_the_first_decision_and_takes_today_only_when_there_is_no_other_day() {
        for (before, today, pace) in [
            (&[10, 0, 20, 0, 0][..], 7, Pace { decided: 30, days: 3 }),
            (&[0, 0, 0, 0, 0], 7, Pace { decided: 7, days: 1 }),
            (&[0, 4], 0, Pace { decided: 4, days: 2 }),
            (&[], 0, Pace::default()),
        ] {
            assert_eq!(Pace::of(before, today), pace, "{before:?}");
        }
    }

    proptest! {
        #[test]
        fn more_ahead_is_never_decided_earlier_and_more_pace_never_later(
            ahead in 0u64..100_000, more in 0u64..1000, decided in 1u64..5000, days in 1u64..=5, wait in 0i64..30,
        ) {
            let calendar = Calendar::load().unwrap();
            let office = calendar.office(vec![]);
            let deadline = due(TODAY + time::Duration::days(wait));
            let day = |ahead, decided| {
                deadline.breach(ahead, Pace { decided, days }, TODAY, &office).unwrap().decided_on.unwrap_or(Date::MAX)
            };
            prop_assert!(day(ahead, decided) <= day(ahead + more, decided));
            prop_assert!(day(ahead, decided + more) <= day(ahead, decided));
        }

        #[test]
        fn a_claim_is_late_exactly_when_it_is_decided_after_its_last_day(
            ahead in 0u64..1_000_000_000, decided in 1u64..5000, days in 1u64..=5, wait in -10i64..60,
        ) {
            let calendar = Calendar::load().unwrap();
            let office = calendar.office(vec![]);
            let deadline = due(TODAY + time::Duration::days(wait));
            let breach = deadline.breach(ahead, Pace { decided, days }, TODAY, &office).unwrap();
            let in_time = breach.decided_on.is_some_and(|day| day <= deadline.due_on);
            prop_assert_eq!(breach.late_on.is_none(), in_time);
            prop_assert!(breach.decided_on.is_none_or(|day| day >= TODAY && office.is_working_day(day)));
        }
    }
}
