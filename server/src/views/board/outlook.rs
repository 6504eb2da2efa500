//! How what waits for a person goes on: on the whole board, and fund by fund with the people one would add to each.

use super::{DECIDED, sum};
use crate::clock::paris;
use crate::persistence::board::{HourCount, OpenCount};
use crate::pipeline::board::Board;
use crate::state::Service;
use crate::views::fund_name;
use abri_app::model::{FundOutlook, Outlook};
use abri_domain::board::{Backlog, PACE_DAYS, SHOWN_FROM, Stage, forecast};
use abri_domain::calendar::Office;
use time::{Date, Duration};

/// Each fund that is asked about, with what the people added there would decide on a working day.
pub(super) fn outlooks(
    service: &Service,
    board: &Board,
    asked: &[(String, u64)],
    today: Date,
) -> Vec<FundOutlook> {
    let line = |(fund, more): &(String, u64)| {
        let open: Vec<_> = board.open.iter().filter(|count| count.fund == *fund).collect();
        let hours = board.of_funds.get(fund).map_or(&[][..], Vec::as_slice);
        FundOutlook {
            name: fund_name(service, fund),
            outlook: outlook(hours, &open, Some(*more), today, &service.office(fund)),
        }
    };
    asked.iter().map(line).collect()
}

/// How what waits for a person goes on, at the pace of the last working days.
pub(super) fn outlook(
    hours: &[HourCount],
    open: &[&OpenCount],
    more: Option<u64>,
    today: Date,
    office: &Office<'_>,
) -> Option<Outlook> {
    let people = [Stage::Administrative, Stage::Medical];
    let waiting = open.iter().filter(|count| people.contains(&count.stage));
    let open: u64 = waiting.map(|count| count.n.unsigned_abs()).sum();
    if open < SHOWN_FROM {
        return None;
    }
    let first = (1..=i64::from(PACE_DAYS) * 2).map(|back| today - Duration::days(back));
    let days: Vec<_> = first.filter(|day| office.is_working_day(*day)).take(usize::from(PACE_DAYS)).collect();
    let per_day = |measures: &[&str]| {
        let counted = sum(hours, measures, |at| days.contains(&paris(at).date()));
        counted / u64::from(PACE_DAYS)
    };
    let by_rule = per_day(&["approved-by-rule"]);
    let coming = per_day(&["received"]).saturating_sub(by_rule);
    let backlog = Backlog { open, coming, decided: per_day(&DECIDED).saturating_sub(by_rule) };
    let with_more = more.map(|more| forecast(backlog, more, today, office));
    Some(Outlook { backlog, as_is: forecast(backlog, 0, today, office), with_more })
}
