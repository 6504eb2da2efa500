//! The stoppage (arrêt): a run of calendar days, both ends included.

use serde::{Deserialize, Serialize};
use time::{Date, Duration};

/// Days off work, first and last included, in calendar days.
///
/// A stoppage of 21 days that starts on 18 March 2020 ends on 7 April 2020.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stoppage {
    first_day: Date,
    last_day: Date,
}

/// Why two days can't make a stoppage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StoppageError {
    /// The last day comes before the first.
    #[error("the stoppage ends before it starts")]
    EndsBeforeStart,
    /// The calendar ends (year 9999) before the stoppage does.
    #[error("the stoppage runs past the calendar")]
    OutOfCalendar,
    /// A shorter stoppage must end before the one it shortens.
    #[error("the new last day is not earlier than the old one")]
    NotShorter,
}

impl Stoppage {
    /// The stoppage from `first_day` to `last_day`, both included.
    pub fn new(first_day: Date, last_day: Date) -> Result<Self, StoppageError> {
        if last_day < first_day {
            Err(StoppageError::EndsBeforeStart)
        } else {
            Ok(Self { first_day, last_day })
        }
    }

    /// The stoppage of `days` calendar days that starts on `first_day`; `days` counts the first one.
    pub fn of_days(first_day: Date, days: u16) -> Result<Self, StoppageError> {
        let after_first = i64::from(days.max(1)) - 1;
        let last_day =
            first_day.checked_add(Duration::days(after_first)).ok_or(StoppageError::OutOfCalendar)?;
        Self::new(first_day, last_day)
    }

    /// The first day off work.
    pub const fn first_day(&self) -> Date {
        self.first_day
    }

    /// The last day off work.
    pub const fn last_day(&self) -> Date {
        self.last_day
    }

    /// How many calendar days, both ends included.
    pub fn days(&self) -> i64 {
        (self.last_day - self.first_day).whole_days() + 1
    }

    /// Is `day` one of the days off?
    pub fn contains(&self, day: Date) -> bool {
        self.first_day <= day && day <= self.last_day
    }

    /// Do the two share at least one day?
    pub fn overlaps(&self, other: &Self) -> bool {
        self.first_day <= other.last_day && other.first_day <= self.last_day
    }

    /// The same stoppage, cut so that `last_day` is its last (an early return, or a rule that ended it).
    pub fn shortened_to(&self, last_day: Date) -> Result<Self, StoppageError> {
        if last_day >= self.last_day {
            return Err(StoppageError::NotShorter);
        }
        Self::new(self.first_day, last_day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    #[test]
    fn first_day_plus_twenty_is_the_last_day() {
        // domain.md 4.3: the vectors of the law's own counting, both ends included.
        for (first, last) in [
            (date!(2020 - 03 - 13), date!(2020 - 04 - 02)),
            (date!(2020 - 03 - 18), date!(2020 - 04 - 07)),
            (date!(2020 - 04 - 10), date!(2020 - 04 - 30)),
            (date!(2020 - 05 - 01), date!(2020 - 05 - 21)),
            (date!(2020 - 12 - 14), date!(2021 - 01 - 03)),
        ] {
            assert_eq!(Stoppage::of_days(first, 21).map(|s| s.last_day()), Ok(last));
        }
    }

    #[test]
    fn a_stoppage_can_only_get_shorter() {
        let stoppage = Stoppage::of_days(date!(2020 - 03 - 18), 21).unwrap();
        assert_eq!(stoppage.shortened_to(date!(2020 - 04 - 07)), Err(StoppageError::NotShorter));
        assert_eq!(stoppage.shortened_to(date!(2020 - 03 - 17)), Err(StoppageError::EndsBeforeStart));
        assert_eq!(stoppage.shortened_to(date!(2020 - 03 - 18)).map(|s| s.days()), Ok(1));
    }

    #[test]
    fn the_end_of_the_calendar_is_an_error_not_a_panic() {
        assert_eq!(Stoppage::of_days(Date::MAX, 21), Err(StoppageError::OutOfCalendar));
    }

    proptest! {
        #[test]
        fn of_days_has_that_many_days(julian in 2_000_000i32..5_000_000, days in 1u16..400) {
            let first = Date::from_julian_day(julian).unwrap();
            prop_assert_eq!(Stoppage::of_days(first, days).unwrap().days(), i64::from(days));
        }

        #[test]
        fn overlap_is_symmetric(a in 0i32..100, b in 0i32..100, m in 1u16..40, n in 1u16..40) {
            let day = |n: i32| Date::from_julian_day(2_458_900 + n).unwrap();
            let (x, y) = (Stoppage::of_days(day(a), m).unwrap(), Stoppage::of_days(day(b), n).unwrap());
            prop_assert_eq!(x.overlaps(&y), y.overlaps(&x));
            let shared = (0..150).any(|i| x.contains(day(i)) && y.contains(day(i)));
            prop_assert_eq!(x.overlaps(&y), shared);
        }
    }
}
