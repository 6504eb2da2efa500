//! The one clock of the house. Everything else takes `now` or `today` as an argument.

use std::sync::{Arc, Mutex, PoisonError};
use time::{Date, Duration, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

/// Tells the time: the real one, the real one moved to another day, or one that a test sets.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    Moved(Duration),
    Fixed(Arc<Mutex<OffsetDateTime>>),
}

impl Clock {
    /// The real time.
    pub const fn real() -> Self {
        Self(Source::Moved(Duration::ZERO))
    }

    /// A clock that starts at `start` now and runs on from there (`ABRI_CLOCK`).
    pub fn starting_at(start: OffsetDateTime) -> Self {
        Self(Source::Moved(start - real_now()))
    }

    /// A clock that stands still until a test moves it.
    pub fn fixed(at: OffsetDateTime) -> Self {
        Self(Source::Fixed(Arc::new(Mutex::new(at))))
    }

    /// Moves a fixed clock forward; does nothing to the others.
    pub fn advance(&self, by: Duration) {
        if let Source::Fixed(now) = &self.0 {
            *now.lock().unwrap_or_else(PoisonError::into_inner) += by;
        }
    }

    /// The present instant in UTC, cut to the microsecond that PostgreSQL keeps.
    pub fn now(&self) -> OffsetDateTime {
        let now = match &self.0 {
            Source::Moved(by) => real_now() + *by,
            Source::Fixed(now) => *now.lock().unwrap_or_else(PoisonError::into_inner),
        };
        let micro = now.nanosecond() / 1000 * 1000;
        now.to_offset(UtcOffset::UTC).replace_nanosecond(micro).unwrap_or(now)
    }

    /// Today in Europe/Paris.
    pub fn today(&self) -> Date {
        paris(self.now()).date()
    }

    /// Is this another time than the real one?
    pub fn is_moved(&self) -> bool {
        !matches!(self.0, Source::Moved(by) if by == Duration::ZERO)
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
fn real_now() -> OffsetDateTime {
    OffsetDateTime::now_utc()
}

/// The same instant as clocks in metropolitan France show it: UTC+1, and UTC+2 from the last Sunday of March to the
/// last Sunday of October, changing at 01:00 UTC (directive 2000/84/CE).
pub fn paris(at: OffsetDateTime) -> OffsetDateTime {
    let utc = at.to_offset(UtcOffset::UTC);
    let summer = match (last_sunday(utc.year(), Month::March), last_sunday(utc.year(), Month::October)) {
        (Some(start), Some(end)) => (start..end).contains(&utc),
        _ => false,
    };
    utc.to_offset(UtcOffset::from_hms(if summer { 2 } else { 1 }, 0, 0).unwrap_or(UtcOffset::UTC))
}

/// The first instant of a day in Paris.
pub fn paris_midnight(day: Date) -> OffsetDateTime {
    paris_instant(day, Time::MIDNIGHT).unwrap_or_else(|| day.midnight().assume_utc())
}

/// The instant at which clocks in Paris show that day and time: the first of two in the night of October, none for the
/// hour that the night of March leaves out.
pub fn paris_instant(day: Date, time: Time) -> Option<OffsetDateTime> {
    let shown = PrimitiveDateTime::new(day, time);
    let offsets = [2, 1].into_iter().filter_map(|hours| UtcOffset::from_hms(hours, 0, 0).ok());
    let mut instants = offsets.map(|offset| paris(shown.assume_offset(offset)));
    instants.find(|at| PrimitiveDateTime::new(at.date(), at.time()) == shown)
}

fn last_sunday(year: i32, month: Month) -> Option<OffsetDateTime> {
    let last = Date::from_calendar_date(year, month, 31).ok()?;
    let back = last.weekday().number_days_from_sunday();
    let sunday = last.checked_sub(Duration::days(i64::from(back)))?;
    Some(sunday.with_hms(1, 0, 0).ok()?.assume_utc())
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn paris_changes_its_hour_on_the_last_sundays() {
        for (utc, hour) in [
            (datetime!(2020-03-29 00:59:59 UTC), 1),
            (datetime!(2020-03-29 01:00 UTC), 3),
            (datetime!(2020-10-25 00:59:59 UTC), 2),
            (datetime!(2020-10-25 01:00 UTC), 2),
            (datetime!(2020-12-31 23:30 UTC), 0),
        ] {
            assert_eq!(paris(utc).hour(), hour, "{utc}");
        }
        assert_eq!(paris(datetime!(2020-12-31 23:30 UTC)).year(), 2021);
    }

    #[test]
    fn an_hour_of_paris_is_found_as_people_mean_it() {
        use time::macros::{date, time};
        for (day, hour, instant) in [
            (date!(2020 - 03 - 25), time!(8:00), Some(datetime!(2020-03-25 07:00 UTC))),
            (date!(2020 - 07 - 01), time!(0:00), Some(datetime!(2020-06-30 22:00 UTC))),
            (date!(2020 - 03 - 29), time!(2:30), None),
            (date!(2020 - 10 - 25), time!(2:30), Some(datetime!(2020-10-25 00:30 UTC))),
        ] {
            assert_eq!(paris_instant(day, hour), instant, "{day} {hour}");
        }
    }

    #[test]
    fn a_moved_clock_runs_and_a_fixed_one_stands() {
        let start = datetime!(2020-03-25 08:00 +1);
        let moved = Clock::starting_at(start);
        assert!(moved.now() >= start && moved.now() < start + Duration::minutes(1));
        assert!(moved.is_moved() && !Clock::real().is_moved());
        let fixed = Clock::fixed(start);
        fixed.advance(Duration::hours(1));
        assert_eq!(fixed.now(), start + Duration::hours(1));
    }
}
