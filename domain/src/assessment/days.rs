//! Which version judges which day of a stoppage.

use super::judge::Case;
use crate::rules::{RuleBook, RuleVersion};
use crate::stoppage::Stoppage;
use time::Date;

/// The days of a stoppage that one version judges.
#[derive(Clone, Copy)]
pub struct Span<'r> {
    /// The version.
    pub version: &'r RuleVersion,
    /// Its first day of the stoppage.
    pub first_day: Date,
    /// Its last day of the stoppage.
    pub last_day: Date,
}

/// The versions that judge the days of a stoppage.
pub struct Judges<'r> {
    /// In order of the days, each version once.
    pub spans: Vec<Span<'r>>,
    /// Is there a day that no version judges?
    pub has_gap: bool,
}

/// The versions that judge each day of `granted`, for a claim filed under `base`.
///
/// A day is judged by the version in force when it begins; failing that, or when that one is closed, by the version of
/// the request when it stands in for the day (back-dating, or an end that nobody knew of yet).
pub fn judges<'r>(
    case: &Case,
    rules: &'r RuleBook,
    base: Option<&'r RuleVersion>,
    granted: Stoppage,
) -> Judges<'r> {
    let mut judges = Judges { spans: Vec::new(), has_gap: false };
    let turning = turning_days(case, rules, base, granted);
    let ends =
        turning.iter().skip(1).map(|day| day.previous_day().unwrap_or(*day)).chain([granted.last_day()]);
    for (first_day, last_day) in turning.iter().copied().zip(ends) {
        let stand_in = || base.filter(|b| b.stands_in_for(first_day, case.requested_on(), case.today));
        // Before the opening there was nothing but the ordinary way: that is what the request lets one go back over.
        let known = rules.version_known(first_day, case.territory, case.today);
        match known.filter(|version| !version.is_closed()).or_else(stand_in).or(known) {
            Some(version) => judges.add(Span { version, first_day, last_day }),
            None => judges.has_gap = true,
        }
    }
    judges
}

impl<'r> Judges<'r> {
    fn add(&mut self, span: Span<'r>) {
        match self.spans.iter_mut().find(|known| std::ptr::eq(known.version, span.version)) {
            Some(known) => known.last_day = span.last_day,
            None => self.spans.push(span),
        }
    }
}

/// The days of the stoppage on which the version may change: its first day, and each day a version begins, ends, lets
/// one go back to, or no longer rules a territory. No need to look at the days between.
fn turning_days(case: &Case, rules: &RuleBook, base: Option<&RuleVersion>, granted: Stoppage) -> Vec<Date> {
    let mut days = vec![granted.first_day()];
    let mut add = |day: Option<Date>| {
        if let Some(day) = day.filter(|day| granted.contains(*day))
            && let Err(place) = days.binary_search(&day)
        {
            days.insert(place, day);
        }
    };
    for version in rules.versions() {
        add(Some(version.first_day()));
        add(version.end_day());
        version.elsewhere().iter().for_each(|elsewhere| add(elsewhere.until));
    }
    add(base.and_then(RuleVersion::earliest_start).map(|start| start.for_request(case.requested_on())));
    days
}
