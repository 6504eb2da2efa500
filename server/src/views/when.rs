//! Instants in words, as clocks in metropolitan France show them.

use crate::clock::paris;
use abri_app::lang::Lang;
use abri_app::text::common::long_date;
use abri_domain::deadline::silence_on;
use time::{Date, OffsetDateTime};

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

/// The day on which silence means rejection, of a claim recorded then.
pub(super) fn silence_date(submitted_at: OffsetDateTime) -> Date {
    silence_on(paris(submitted_at).date())
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
    fn silence_counts_from_the_day_in_paris() {
        assert_eq!(silence_date(datetime!(2020-12-31 23:30 UTC)), date!(2021 - 03 - 01));
        assert_eq!(silence_date(datetime!(2020-03-25 08:00 UTC)), date!(2020 - 05 - 25));
    }
}
