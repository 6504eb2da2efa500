//! The figures of the board and the open data, as lines of files.

use crate::persistence::board::DayCount;
use abri_app::model::BoardPage;
use abri_domain::board::Shown;
use std::collections::BTreeMap;
use time::Date;

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
