//! Instants in words, as clocks in metropolitan France show them.

use crate::clock::paris;
use abri_app::lang::Lang;
use abri_app::text::common::long_date;
use time::{Date, Month, OffsetDateTime};

/// "25 mars 2020 à 10 h 42", "25 March 2020 at 10:42".
pub fn moment(at: OffsetDateTime, lang: Lang) -> String {
    let (day, hour) = (long_date(lang, paris(at).date()), hour(at, lang));
    match lang {
        Lang::Fr => format!("{day} à {hour}"),
        Lang::En => format!("{day} at {hour}"),
    }
}

/// "10 h 42", "10:42".
pub fn hour(at: OffsetDateTime, lang: Lang) -> String {
    let at = paris(at);
    match lang {
        Lang::Fr => format!("{}\u{a0}h\u{a0}{:02}", at.hour(), at.minute()),
        Lang::En => format!("{:02}:{:02}", at.hour(), at.minute()),
    }
}

/// The day on which silence means rejection: two months from date to date (CRPA L.231-4), the last day of the month
/// when it has no such day.
pub(super) fn silence_date(submitted_at: OffsetDateTime) -> Date {
    let day = paris(submitted_at).date();
    let month = day.month().next().next();
    let year = day.year() + i32::from(matches!(day.month(), Month::November | Month::December));
    let last = month.length(year);
    Date::from_calendar_date(year, month, day.day().min(last)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};

    #[test]
    fn instants_read_as_people_say_them_in_paris() {
        let at = datetime!(2020-03-25 09:42 UTC);
        assert_eq!(moment(at, Lang::Fr), "25 mars 2020 à 10\u{a0}h\u{a0}42");
        assert_eq!(moment(at, Lang::En), "25 March 2020 at 10:42");
        let summer_night = datetime!(2020-04-30 22:05 UTC);
        assert_eq!(moment(summer_night, Lang::Fr), "1er mai 2020 à 0\u{a0}h\u{a0}05");
        assert_eq!(hour(summer_night, Lang::En), "00:05");
    }

    #[test]
    fn silence_counts_two_months_from_date_to_date() {
        for (submitted, until) in [
            (datetime!(2020-03-25 08:00 UTC), date!(2020 - 05 - 25)),
            (datetime!(2019-12-31 12:00 UTC), date!(2020 - 02 - 29)),
            (datetime!(2020-12-31 12:00 UTC), date!(2021 - 02 - 28)),
            // Already 1 January in Paris.
            (datetime!(2020-12-31 23:30 UTC), date!(2021 - 03 - 01)),
            (datetime!(2020-11-30 12:00 UTC), date!(2021 - 01 - 30)),
        ] {
            assert_eq!(silence_date(submitted), until, "{submitted}");
        }
    }
}
