//! The crisis board: sums of counts, hidden where they are small.

mod files;
mod outlook;

pub use files::{board_lines, open_data};
use outlook::{outlook, outlooks};

use super::{fund_name, hour};
use crate::clock::{paris, paris_midnight};
use crate::persistence::board::{ALL, HourCount, OpenCount};
use crate::pipeline::board::Board;
use crate::state::Service;
use abri_app::lang::Lang;
use abri_app::model::{AgentBadge, BoardDay, BoardForm, BoardFund, BoardHour, BoardPage};
use abri_domain::board::{SHOWN_FROM, Shown, Stage, within};
use abri_domain::claim::RefusalReason;
use abri_domain::form::FieldErrors;
use std::collections::BTreeMap;
use time::{Date, Duration, OffsetDateTime};

/// Measures of a decision.
const DECIDED: [&str; 3] = [Stage::Approved.code(), Stage::Refused.code(), Stage::Redirected.code()];

/// What is asked about, and what the people asked about would decide on a working day.
pub struct Asked {
    /// As typed.
    pub form: BoardForm,
    /// What is wrong with it.
    pub errors: FieldErrors,
    /// On the whole board.
    pub more: Option<u64>,
    /// In each of these funds.
    pub per_fund: Vec<(String, u64)>,
}

/// The page.
pub fn board(service: &Service, agent: AgentBadge, board: &Board, asked: Asked, lang: Lang) -> BoardPage {
    let Asked { form, errors, more, per_fund: asked } = asked;
    let now = service.clock.now();
    let office = service.office(&form.fund);
    let midnight = paris_midnight(paris(now).date());
    let of = if form.fund.is_empty() { ALL } else { form.fund.as_str() };
    let open: Vec<_> = board.open.iter().filter(|count| count.fund == of).collect();
    let today = |measures: &[&str]| sum(&board.hours, measures, |at| at >= midnight);
    BoardPage {
        agent,
        funds: service.funds.iter().map(|fund| (fund.code.to_string(), fund.name.clone())).collect(),
        today: BoardDay { received: Shown::of(today(&["received"])), decided: Shown::of(today(&DECIDED)) },
        automatic: automatic(&board.hours),
        times: [500, 900, 990].map(|share| quantile(share, &board.times)),
        open: stages(&open),
        oldest: oldest(open.iter().copied()),
        hours: hours(&board.hours, now, lang),
        refusals: refusals(&board.hours),
        per_fund: per_fund(service, board),
        outlook: outlook(&board.hours, &open, more, paris(now).date(), &office),
        per_fund_outlook: outlooks(service, board, &asked, paris(now).date()),
        form,
        errors,
    }
}

fn sum(hours: &[HourCount], measures: &[&str], when: impl Fn(OffsetDateTime) -> bool) -> u64 {
    let counted = hours.iter().filter(|hour| measures.contains(&hour.measure.as_str()) && when(hour.hour));
    counted.map(|hour| hour.n.unsigned_abs()).sum()
}

/// In per cent; none where the decisions are few.
fn automatic(hours: &[HourCount]) -> Option<u64> {
    let (rule, all) = (sum(hours, &["approved-by-rule"], |_| true), sum(hours, &DECIDED, |_| true));
    (all >= SHOWN_FROM).then(|| rule * 100 / all)
}

fn quantile(per_mille: u64, buckets: &[(i16, u64)]) -> Option<u32> {
    let all: u64 = buckets.iter().map(|(_, n)| n).sum();
    within(per_mille, buckets).filter(|_| all >= SHOWN_FROM)
}

fn stages(open: &[&OpenCount]) -> Vec<(Stage, Shown)> {
    let at = |stage: Stage| {
        open.iter().filter(move |count| count.stage == stage).map(|count| count.n.unsigned_abs())
    };
    let counts = Stage::OPEN.map(|stage| at(stage).sum());
    Stage::OPEN.into_iter().zip(Shown::parts(&counts)).collect()
}

fn oldest<'c>(open: impl Iterator<Item = &'c OpenCount>) -> Option<Date> {
    open.map(|count| count.received_on).min()
}

/// The last twenty-four hours, the present one included.
fn hours(counts: &[HourCount], now: OffsetDateTime, lang: Lang) -> Vec<BoardHour> {
    let seconds = i64::from(now.minute()) * 60 + i64::from(now.second());
    let present = now.replace_nanosecond(0).unwrap_or(now) - Duration::seconds(seconds);
    let all = (0..24).rev().map(|back| present - Duration::hours(back));
    all.map(|at| BoardHour {
        label: hour(at, lang),
        received: Shown::of(sum(counts, &["received"], |other| other == at)),
        decided: Shown::of(sum(counts, &DECIDED, |other| other == at)),
    })
    .collect()
}

fn refusals(hours: &[HourCount]) -> Vec<(RefusalReason, Shown)> {
    let count = |reason: &RefusalReason| sum(hours, &[&format!("refused/{}", reason.code())], |_| true);
    let counts: Vec<_> = RefusalReason::ALL.iter().map(count).collect();
    let shown = RefusalReason::ALL.iter().copied().zip(Shown::parts(&counts));
    shown.filter(|(_, shown)| *shown != Shown::Count(0)).collect()
}

/// Every fund that has something to show.
fn per_fund(service: &Service, board: &Board) -> Vec<BoardFund> {
    let mut funds: BTreeMap<&str, (u64, u64, Option<Date>)> = BTreeMap::new();
    for (fund, n) in &board.received {
        funds.entry(fund).or_default().0 += n.unsigned_abs();
    }
    for count in board.open.iter().filter(|count| count.fund != ALL) {
        let line = funds.entry(&count.fund).or_default();
        line.1 += count.n.unsigned_abs();
        line.2 = line.2.into_iter().chain([count.received_on]).min();
    }
    if funds.len() < 2 {
        return Vec::new();
    }
    let received = Shown::parts(&funds.values().map(|line| line.0).collect::<Vec<_>>());
    let open = Shown::parts(&funds.values().map(|line| line.1).collect::<Vec<_>>());
    let lines = funds.into_iter().zip(received.into_iter().zip(open));
    lines
        .map(|((fund, (_, _, oldest)), (received, open))| BoardFund {
            code: fund.to_owned(),
            name: fund_name(service, fund),
            received,
            open,
            oldest: oldest.filter(|_| open != Shown::Few),
        })
        .collect()
}
