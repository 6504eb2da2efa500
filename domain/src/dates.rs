//! Dates as people type them, and as screens, letters and DSN files write them.

use serde::{Deserialize, Serialize};
use time::{Date, Month};

/// What is wrong with a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum DateError {
    /// None of the three fields was filled.
    #[error("the date is missing")]
    Missing,
    /// One or two of the three fields were filled.
    #[error("the date is not complete")]
    Incomplete,
    /// The day or the year is not a number.
    #[error("the day or the year is not a number")]
    NotANumber,
    /// No such month.
    #[error("there is no such month")]
    Month,
    /// No such day in that month.
    #[error("that month does not have such a day")]
    Day,
    /// 29 February of a common year.
    #[error("{year} is not a leap year")]
    NotLeapYear {
        /// The year typed.
        year: i32,
    },
    /// The year does not have four digits.
    #[error("the year does not have four digits")]
    Year,
}

impl DateError {
    /// The kebab-case code, as in screens and files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Incomplete => "incomplete",
            Self::NotANumber => "not-a-number",
            Self::Month => "month",
            Self::Day => "day",
            Self::NotLeapYear { .. } => "not-leap-year",
            Self::Year => "year",
        }
    }
}

const FRENCH: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Reads a date typed in three fields. The month is a number or a French or English name, whole or cut short.
pub fn parse_date(day: &str, month: &str, year: &str) -> Result<Date, DateError> {
    let fields = [day.trim(), month.trim(), year.trim()];
    match fields.iter().filter(|field| field.is_empty()).count() {
        0 => {}
        3 => return Err(DateError::Missing),
        _ => return Err(DateError::Incomplete),
    }
    let day = number(fields[0].strip_suffix("er").unwrap_or(fields[0]))?;
    let year_typed = number(fields[2])?;
    let month = parse_month(fields[1]).ok_or(DateError::Month)?;
    // A year that starts with 0 is a slip: 0202 for 2020.
    let year = year_typed.filter(|year| fields[2].len() == 4 && *year >= 1000).ok_or(DateError::Year)?;
    calendar_date(year, month, day)
}

fn calendar_date(year: i32, month: Month, day: Option<i32>) -> Result<Date, DateError> {
    let day = day.and_then(|day| u8::try_from(day).ok()).ok_or(DateError::Day)?;
    Date::from_calendar_date(year, month, day).map_err(|_| {
        if (day, month) == (29, Month::February) { DateError::NotLeapYear { year } } else { DateError::Day }
    })
}

/// The value of a text of digits; none when it is too big to be one of a date.
fn number(text: &str) -> Result<Option<i32>, DateError> {
    if text.is_empty() || !text.bytes().all(|c| c.is_ascii_digit()) {
        return Err(DateError::NotANumber);
    }
    Ok(text.parse().ok())
}

fn parse_month(text: &str) -> Option<Month> {
    if let Ok(number) = number(text) {
        return Month::try_from(u8::try_from(number?).ok()?).ok();
    }
    let typed = plain(text.strip_suffix('.').unwrap_or(text));
    let months =
        (0..12).filter(|i| [FRENCH[*i], ENGLISH[*i]].iter().any(|name| plain(name).starts_with(&typed)));
    // Three letters tell most months apart; "jui" is June or July, so none.
    let mut found = months.filter(|_| typed.len() >= 3);
    let only = found.next().filter(|_| found.next().is_none())?;
    Month::try_from(u8::try_from(only + 1).ok()?).ok()
}

/// In small letters, without the accents that month names have.
fn plain(name: &str) -> String {
    let lower = name.chars().flat_map(char::to_lowercase);
    let letters = lower.map(|c| match c {
        'é' => 'e',
        'û' => 'u',
        other => other,
    });
    // Some keyboards send the accent as a character of its own.
    letters.filter(|c| !matches!(c, '\u{0301}' | '\u{0302}')).collect()
}

/// For screens: 13/03/2020.
pub fn format_fr(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), u8::from(date.month()), date.year())
}

/// For sentences and letters: 13 mars 2020, 1er mai 2020; in English 13 March 2020.
pub fn format_long(date: Date, french: bool) -> String {
    let names = if french { FRENCH } else { ENGLISH };
    let month = names[usize::from(u8::from(date.month())) - 1];
    let first = if french && date.day() == 1 { "er" } else { "" };
    format!("{}{first} {month} {}", date.day(), date.year())
}

/// For DSN files: JJMMAAAA, 13032020.
pub fn format_dsn(date: Date) -> String {
    format!("{:02}{:02}{:04}", date.day(), u8::from(date.month()), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    #[test]
    fn months_are_read_by_number_or_name() {
        for month in ["3", "03", " mars ", "Mars", "MARS", "march", "Mar."] {
            let read = parse_date("13", month, "2020");
            assert_eq!(read, Ok(date!(2020 - 03 - 13)), "{month}");
        }
        for month in ["février", "Févr.", "fevrier", "fe\u{301}vrier", "February", "feb"] {
            let read = parse_date("01", month, "2020");
            assert_eq!(read, Ok(date!(2020 - 02 - 01)), "{month}");
        }
        for month in ["août", "aout", "AOÛT", "august", "Aug"] {
            let read = parse_date("1er", month, "2020");
            assert_eq!(read, Ok(date!(2020 - 08 - 01)), "{month}");
        }
    }

    #[test]
    fn each_mistake_has_its_code() {
        for (typed, error) in [
            (["", " ", ""], DateError::Missing),
            (["13", "", "2020"], DateError::Incomplete),
            (["x", "3", "2020"], DateError::NotANumber),
            (["+3", "3", "2020"], DateError::NotANumber),
            (["er", "3", "2020"], DateError::NotANumber),
            (["13", "3", "deux"], DateError::NotANumber),
            (["13", "13", "2020"], DateError::Month),
            (["13", "0", "2020"], DateError::Month),
            (["13", "jui", "2020"], DateError::Month),
            (["13", "ma", "2020"], DateError::Month),
            (["13", "ventôse", "2020"], DateError::Month),
            (["31", "4", "2020"], DateError::Day),
            (["0", "4", "2020"], DateError::Day),
            (["99999999999", "4", "2020"], DateError::Day),
            (["30", "2", "2020"], DateError::Day),
            (["29", "février", "2021"], DateError::NotLeapYear { year: 2021 }),
            (["13", "3", "20"], DateError::Year),
            (["13", "3", "0202"], DateError::Year),
            (["13", "3", "20200"], DateError::Year),
        ] {
            assert_eq!(parse_date(typed[0], typed[1], typed[2]), Err(error), "{typed:?}");
        }
    }

    #[test]
    fn dates_are_written_for_people_and_for_files() {
        let day = date!(2020 - 03 - 07);
        assert_eq!(format_fr(day), "07/03/2020");
        assert_eq!(format_dsn(day), "07032020");
        assert_eq!(format_long(day, true), "7 mars 2020");
        assert_eq!(format_long(day, false), "7 March 2020");
        let may_day = date!(2020 - 05 - 01);
        assert_eq!(format_long(may_day, true), "1er mai 2020");
        assert_eq!(format_long(may_day, false), "1 May 2020");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_the_same(julian in 2_100_000i32..5_000_000, french: bool) {
            let day = Date::from_julian_day(julian).unwrap();
            for text in [format_fr(day).replace('/', " "), format_long(day, french)] {
                let parts: Vec<&str> = text.split(' ').collect();
                prop_assert_eq!(parse_date(parts[0], parts[1], parts[2]), Ok(day));
            }
        }

        #[test]
        fn any_text_is_answered(day in ".*", month in ".*", year in ".*") {
            let _ = (parse_date(&day, "3", "2020"), parse_date("1", &month, "2020"), parse_date("1", "3", &year));
        }
    }
}
