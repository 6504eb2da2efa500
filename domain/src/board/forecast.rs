//! When the backlog will be gone, as things go and with more people.

use crate::calendar::Office;
use time::Date;

/// The furthest a forecast looks, in working days.
const HORIZON: u16 = 30;

/// What a forecast starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backlog {
    /// Claims that wait for a person now.
    pub open: u64,
    /// Claims that come to a person on a working day.
    pub coming: u64,
    /// Claims that people decide on a working day.
    pub decided: u64,
}

/// How a backlog goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// What waits at the end of each of the next working days, up to the day it is gone.
    pub days: Vec<(Date, u64)>,
    /// The day on which nothing waits any more; none within the horizon.
    pub gone_on: Option<Date>,
}

/// How the backlog goes on if so many more claims are decided on each working day.
pub fn forecast(backlog: Backlog, more_decided: u64, today: Date, office: &Office<'_>) -> Forecast {
    let mut days = Vec::new();
    let (mut day, mut open) = (today, backlog.open);
    for _ in 0..HORIZON {
        if open == 0 {
            break;
        }
        day = office.after(day, 1);
        open = (open + backlog.coming).saturating_sub(backlog.decided + more_decided);
        days.push((day, open));
    }
    let gone_on = if open == 0 { days.last().map(|(day, _)| *day).or(Some(today)) } else { None };
    Forecast { days, gone_on }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;
    use time::macros::date;

    #[test]
    fn more_people_end_a_backlog_that_never_ended() {
        let calendar = Calendar::load().unwrap();
        let office = calendar.office(vec![]);
        let backlog = Backlog { open: 300, coming: 100, decided: 100 };
        // Thursday 9 April 2020; Monday 13 is Easter Monday.
        let today = date!(2020 - 04 - 09);
        let never = forecast(backlog, 0, today, &office);
        assert_eq!((never.gone_on, never.days.len()), (None, usize::from(HORIZON)));
        let helped = forecast(backlog, 100, today, &office);
        let days = [(date!(2020 - 04 - 10), 200), (date!(2020 - 04 - 14), 100), (date!(2020 - 04 - 15), 0)];
        assert_eq!((helped.gone_on, helped.days.as_slice()), (Some(date!(2020 - 04 - 15)), &days[..]));
    }

    #[test]
    fn nothing_waits_where_nothing_waits() {
        let calendar = Calendar::load().unwrap();
        let none = Backlog { open: 0, coming: 50, decided: 0 };
        let today = date!(2020 - 04 - 09);
        let forecast = forecast(none, 0, today, &calendar.office(vec![]));
        assert_eq!((forecast.days.len(), forecast.gone_on), (0, Some(today)));
    }
}
