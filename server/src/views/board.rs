//! The crisis board: sums of counts, hidden where they are small.

use super::{fund_name, hour};
use crate::clock::{paris, paris_midnight};
use crate::persistence::board::{ALL, DayCount, HourCount, OpenCount};
use crate::pipeline::board::Board;
use crate::state::Service;
use abri_app::lang::Lang;
use abri_app::model::{AgentBadge, BoardDay, BoardForm, BoardFund, BoardHour, BoardPage, Outlook};
use abri_domain::board::{Backlog, SHOWN_FROM, Shown, Stage, forecast, within};
use abri_domain::calendar::Office;
use abri_domain::claim::RefusalReason;
use abri_domain::form::FieldErrors;
use std::collections::BTreeMap;
use time::{Date, Duration, OffsetDateTime};

/// Measures of a decision.
const DECIDED: [&str; 3] = [Stage::Approved.code(), Stage::Refused.code(), Stage::Redirected.code()];
/// Working days that a forecast takes its pace from.
const PACE_DAYS: u16 = 5;

/// The page. `more` is what the people asked about would decide on a working day.
pub fn board(
    service: &Service,
    agent: AgentBadge,
    board: &Board,
    (form, more, errors): (BoardForm, Option<u64>, FieldErrors),
    lang: Lang,
) -> BoardPage {
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
        outlook: outlook(board, &open, more, paris(now).date(), &office),
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
            name: fund_name(service, fund),
            received,
            open,
            oldest: oldest.filter(|_| open != Shown::Few),
        })
        .collect()
}

/// How what waits for a person goes on, at the pace of the last working days.
fn outlook(
    board: &Board,
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
        let counted = sum(&board.hours, measures, |at| days.contains(&paris(at).date()));
        counted / u64::from(PACE_DAYS)
    };
    let by_rule = per_day(&["approved-by-rule"]);
    let coming = per_day(&["received"]).saturating_sub(by_rule);
    let backlog = Backlog { open, coming, decided: per_day(&DECIDED).saturating_sub(by_rule) };
    let with_more = more.map(|more| forecast(backlog, more, today, office));
    Some(Outlook { backlog, as_is: forecast(backlog, 0, today, office), with_more })
}

/// The open data: complete days of the whole country. A yes of the rule and a yes of a person are apart, so that no
/// difference tells a small number.
pub fn open_data(days: &[DayCount], today: Date) -> Vec<[String; 3]> {
    let mut by_day: BTreeMap<Date, BTreeMap<&str, u64>> = BTreeMap::new();
    for count in days.iter().filter(|count| count.day < today) {
        by_day.entry(count.day).or_default().insert(&count.measure, count.n.unsigned_abs());
    }
    by_day.iter().flat_map(|(day, counts)| open_day(*day, counts)).collect()
}

fn open_day(day: Date, counts: &BTreeMap<&str, u64>) -> Vec<[String; 3]> {
    let count = |measure: &str| counts.get(measure).copied().unwrap_or_default();
    let by_rule = count("approved-by-rule");
    let measures = [
        ("received", count("received")),
        ("approved-by-rule", by_rule),
        ("approved-by-person", count("approved").saturating_sub(by_rule)),
        ("refused", count("refused")),
        ("redirected", count("redirected")),
        ("withdrawn", count("withdrawn")),
    ];
    let shown = Shown::parts(&measures.map(|(_, count)| count));
    let lines = measures.into_iter().zip(shown);
    lines.map(|((measure, _), shown)| [day.to_string(), measure.to_owned(), cell(shown)]).collect()
}

/// A number of a file: too small a one says so.
fn cell(shown: Shown) -> String {
    match shown {
        Shown::Count(count) => count.to_string(),
        Shown::Few => "<11".to_owned(),
    }
}

/// The figures of a board as lines of a file: what, of when or which, how many.
pub fn board_lines(page: &BoardPage) -> Vec<[String; 3]> {
    let line = |what: &str, which: String, shown: Shown| [what.to_owned(), which, cell(shown)];
    let mut lines = vec![
        line("received-today", String::new(), page.today.received),
        line("decided-today", String::new(), page.today.decided),
    ];
    lines.extend(page.open.iter().map(|(stage, shown)| line("open", stage.code().to_owned(), *shown)));
    for hour in &page.hours {
        lines.push(line("received", hour.label.clone(), hour.received));
        lines.push(line("decided", hour.label.clone(), hour.decided));
    }
    lines.extend(page.refusals.iter().map(|(why, shown)| line("refused", why.code().to_owned(), *shown)));
    lines.extend(page.per_fund.iter().map(|fund| line("open-of-fund", fund.name.clone(), fund.open)));
    lines
}
