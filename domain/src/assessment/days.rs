//! Which version judges which day of a stoppage.

use crate::rules::{RuleBook, RuleVersion};
use crate::stoppage::Stoppage;
use time::Date;

/// The versions that judge the days of a stoppage.
pub struct Judges<'r> {
    /// In order of the days, each once.
    pub versions: Vec<&'r RuleVersion>,
    /// Is there a day that no version judges?
    pub has_gap: bool,
}

/// The versions that judge each day of `stoppage`, for a claim filed under `base` and decided on `today`.
///
/// A day is judged by the version in force on it; failing that, by the version of the request when that one stands in
/// for the day (back-dating, or an end that nobody knew of yet).
pub fn judges<'r>(
    rules: &'r RuleBook,
    base: Option<&'r RuleVersion>,
    stoppage: Stoppage,
    today: Date,
) -> Judges<'r> {
    let mut judges = Judges { versions: Vec::new(), has_gap: false };
    for day in turning_days(rules, base, stoppage) {
        let stand_in = || base.filter(|version| version.stands_in_for(day, today));
        match rules.version_known(day, today).or_else(stand_in) {
            Some(version) if judges.versions.iter().any(|known| std::ptr::eq(*known, version)) => {}
            Some(version) => judges.versions.push(version),
            None => judges.has_gap = true,
        }
    }
    judges
}

/// The days of the stoppage on which the version may change: its first day, and each day a version begins, ends or
/// lets one go back to. No need to look at the days between.
fn turning_days(rules: &RuleBook, base: Option<&RuleVersion>, stoppage: Stoppage) -> Vec<Date> {
    let edges = rules.versions().iter().flat_map(|version| [Some(version.first_day()), version.end_day()]);
    let earliest = base.and_then(RuleVersion::earliest_start);
    let mut days = vec![stoppage.first_day()];
    days.extend(edges.chain([earliest]).flatten().filter(|day| stoppage.contains(*day)));
    days.sort_unstable();
    days.dedup();
    days
}
