//! Until when a decision can be appealed against, as a day.

use crate::calendar::Office;
use time::Date;

/// The last day, for a decision received on `received_on`: the day of the same number so many months later, or the last of
/// that month (code de procédure civile, article 641); a day on which nobody works moves it to the next on which one does
/// (article 642).
pub fn appeal_until(received_on: Date, months: u8, office: &Office<'_>) -> Date {
    let mut until = months_later(received_on, months);
    while !office.is_working_day(until) {
        // The last day there is has no next one.
        let Some(next) = until.next_day() else { return until };
        until = next;
    }
    until
}

fn months_later(day: Date, months: u8) -> Date {
    let mut first = (day.year(), day.month());
    for _ in 0..months {
        let (year, month) = first;
        first = (if month == time::Month::December { year + 1 } else { year }, month.next());
    }
    let (year, month) = first;
    let last = month.length(year);
    Date::from_calendar_date(year, month, day.day().min(last)).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;
    use time::macros::date;

    #[test]
    fn an_appeal_ends_on_the_day_of_the_same_number_when_people_work() {
        let calendar = Calendar::load().unwrap();
        let office = calendar.office(Vec::new());
        for (received_on, months, until) in [
            (date!(2020 - 03 - 25), 2, date!(2020 - 05 - 25)),
            // A Saturday, then a Sunday, then Whit Monday.
            (date!(2020 - 03 - 30), 2, date!(2020 - 06 - 02)),
            (date!(2019 - 12 - 31), 2, date!(2020 - 03 - 02)),
            (date!(2020 - 01 - 31), 1, date!(2020 - 03 - 02)),
            (date!(2020 - 12 - 15), 1, date!(2021 - 01 - 15)),
            (date!(2020 - 04 - 01), 1, date!(2020 - 05 - 04)),
        ] {
            assert_eq!(appeal_until(received_on, months, &office), until, "{received_on}, {months}");
        }
    }
}
