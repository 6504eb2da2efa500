//! Working days (jours ouvrés): Monday to Friday, without the bank holidays of the place.

use serde::Deserialize;
use time::{Date, Duration, Month, Weekday};

/// The bank holidays of the country and of its départements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    holidays: Vec<Holiday>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Holiday {
    when: When,
    /// Départements that keep it; none: all do.
    departments: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Each(Month, u8),
    /// Days from Easter Sunday.
    AfterEaster(i64),
}

/// Why the file of holidays can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// It is not the TOML expected.
    #[error("the file of bank holidays can't be read")]
    Toml(#[from] toml::de::Error),
    /// A holiday says when in two ways, in none, or in one that is no day.
    #[error("when is the bank holiday {0}?")]
    When(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    holiday: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    day: Option<String>,
    after_easter: Option<i64>,
    #[serde(default)]
    departments: Vec<String>,
}

impl Calendar {
    /// The calendar of the file shipped with the service.
    pub fn load() -> Result<Self, CalendarError> {
        Self::read(include_str!("../rules/holidays.toml"))
    }

    fn read(text: &str) -> Result<Self, CalendarError> {
        let file: File = toml::from_str(text)?;
        let holidays = file.holiday.into_iter().map(Holiday::of).collect::<Result<_, _>>()?;
        Ok(Self { holidays })
    }

    /// The working days of an office that serves these départements.
    pub const fn office<'c>(&'c self, departments: Vec<&'c str>) -> Office<'c> {
        Office { calendar: self, departments }
    }
}

/// The working days of one office. A holiday that only some of its départements keep is a working day of the others, and so
/// of the office.
#[derive(Debug, Clone)]
pub struct Office<'c> {
    calendar: &'c Calendar,
    departments: Vec<&'c str>,
}

impl Office<'_> {
    /// Does the office work on that day?
    pub fn is_working_day(&self, day: Date) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let mut holidays = self.calendar.holidays.iter().filter(|holiday| holiday.is_on(day));
        !weekend && !holidays.any(|holiday| holiday.is_kept_by(&self.departments))
    }

    /// The day after so many working days: with 1, the next one. The day itself does not count: what comes in on a Saturday
    /// is as old as what comes in on the Friday before.
    pub fn after(&self, day: Date, working_days: u16) -> Date {
        let (mut day, mut left) = (day, working_days);
        while left > 0 {
            // The last day there is has no next one.
            let Some(next) = day.next_day() else { return day };
            day = next;
            left -= u16::from(self.is_working_day(day));
        }
        day
    }

    /// Working days after `from`, up to and with `to`; none when `to` is not later.
    pub fn between(&self, from: Date, to: Date) -> u16 {
        let days = (to - from).whole_days().clamp(0, i64::from(u16::MAX));
        let days = (1..=days).filter_map(|after| from.checked_add(Duration::days(after)));
        u16::try_from(days.filter(|day| self.is_working_day(*day)).count()).unwrap_or(u16::MAX)
    }
}

impl Holiday {
    fn of(entry: Entry) -> Result<Self, CalendarError> {
        let Entry { name, day, after_easter, departments } = entry;
        let when = match (day.as_deref().map(month_and_day), after_easter) {
            (Some(Some((month, day))), None) => When::Each(month, day),
            (None, Some(days)) => When::AfterEaster(days),
            _ => return Err(CalendarError::When(name)),
        };
        Ok(Self { when, departments })
    }

    fn is_on(&self, day: Date) -> bool {
        match self.when {
            When::Each(month, of_month) => (day.month(), day.day()) == (month, of_month),
            When::AfterEaster(days) => {
                easter(day.year()).is_some_and(|easter| (day - easter).whole_days() == days)
            }
        }
    }

    fn is_kept_by(&self, departments: &[&str]) -> bool {
        let keeps = |department: &str| self.departments.iter().any(|known| known == department);
        let is_served = !departments.is_empty();
        self.departments.is_empty() || (is_served && departments.iter().all(|department| keeps(department)))
    }
}

/// `12-25`; the 29th of February is no yearly day.
fn month_and_day(text: &str) -> Option<(Month, u8)> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (Month::try_from(month.parse::<u8>().ok()?).ok()?, day.parse().ok()?);
    Date::from_calendar_date(2023, month, day).ok().map(|_| (month, day))
}

/// Easter Sunday of the Gregorian calendar.
fn easter(year: i32) -> Option<Date> {
    let easter = computus::gregorian(year).ok()?;
    let month = Month::try_from(u8::try_from(easter.month).ok()?).ok()?;
    Date::from_calendar_date(easter.year, month, u8::try_from(easter.day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    fn holidays(year: i32, departments: &[&str]) -> Vec<String> {
        let calendar = Calendar::load().unwrap();
        let days =
            (0..365).map(|n| Date::from_calendar_date(year, Month::January, 1).unwrap() + Duration::days(n));
        let off = days
            .filter(|day| calendar.holidays.iter().any(|one| one.is_on(*day) && one.is_kept_by(departments)));
        off.map(|day| format!("{:02}-{:02}", u8::from(day.month()), day.day())).collect()
    }

    /// As published for metropolitan France: data.gouv.fr, "Jours fériés en France" (Etalab).
    #[test]
    fn the_eleven_holidays_fall_where_they_were_published() {
        let fixed = |moving: [&'static str; 3]| {
            let mut days = vec!["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];
            days.extend(moving);
            days.sort_unstable();
            days
        };
        assert_eq!(holidays(2019, &[]), fixed(["04-22", "05-30", "06-10"]));
        assert_eq!(holidays(2021, &["32"]), fixed(["04-05", "05-13", "05-24"]));
        assert_eq!(holidays(2022, &["75"]), fixed(["04-18", "05-26", "06-06"]));
    }

    #[test]
    fn some_places_keep_more_and_an_office_closes_only_where_all_of_it_does() {
        let alsace = holidays(2021, &["67", "68"]);
        assert!(alsace.contains(&"04-02".to_owned()) && alsace.contains(&"12-26".to_owned()));
        assert_eq!(
            holidays(2021, &["54", "57", "88"]).len(),
            11,
            "Lorraine works on Good Friday, Moselle does not"
        );
        assert!(holidays(2021, &["974"]).contains(&"12-20".to_owned()));
    }

    #[test]
    fn working_days_jump_over_weekends_and_holidays() {
        let calendar = Calendar::load().unwrap();
        // Good Friday 10 April 2020, Easter Monday 13.
        for (from, days, due) in [
            (date!(2020 - 03 - 25), 3, date!(2020 - 03 - 30)),
            (date!(2020 - 04 - 09), 1, date!(2020 - 04 - 10)),
            (date!(2020 - 04 - 10), 1, date!(2020 - 04 - 14)),
            (date!(2020 - 04 - 11), 3, date!(2020 - 04 - 16)),
            (date!(2020 - 04 - 30), 1, date!(2020 - 05 - 04)),
            (date!(2020 - 03 - 25), 0, date!(2020 - 03 - 25)),
        ] {
            assert_eq!(calendar.office(vec![]).after(from, days), due, "{from} and {days}");
        }
        assert_eq!(calendar.office(vec!["67"]).after(date!(2020 - 04 - 09), 1), date!(2020 - 04 - 14));
    }

    #[test]
    fn a_file_that_says_no_day_is_refused() {
        for text in ["name = 'x'", "name = 'x'\nday = '02-30'", "name = 'x'\nday = '01-01'\nafter_easter = 1"]
        {
            let read = Calendar::read(&format!("[[holiday]]\n{text}"));
            assert_eq!(read, Err(CalendarError::When("x".to_owned())), "{text}");
        }
        assert!(matches!(Calendar::read("[[holiday]]\nnome = 'x'"), Err(CalendarError::Toml(_))));
    }

    proptest! {
        #[test]
        fn what_is_added_is_what_is_counted(from in 0i64..20_000, days in 0u16..300) {
            let calendar = Calendar::load().unwrap();
            let from = date!(2000 - 01 - 01) + Duration::days(from);
            let office = calendar.office(vec![]);
            let due = office.after(from, days);
            prop_assert_eq!(office.between(from, due), days);
            prop_assert!(days == 0 || office.is_working_day(due));
        }
    }
}
