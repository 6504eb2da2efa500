//! Which hard end cuts a stoppage.

use super::book::RuleBook;
use super::parts::HardEnd;
use super::version::RuleVersion;
use crate::status::InsuredStatus;
use crate::stoppage::Stoppage;
use time::Date;

/// A hard end and the version that says it.
pub type EndOf<'r> = (&'r RuleVersion, &'r HardEnd);

impl RuleBook {
    /// The hard ends that are known on `today`.
    pub fn hard_ends(&self, today: Date) -> impl Iterator<Item = EndOf<'_>> {
        let ends = self.versions.iter().flat_map(|version| {
            let of = move |end| (version, end);
            version.hard_ends().iter().map(of)
        });
        ends.filter(move |(_, end)| end.announced() <= today)
    }

    /// The hard end, known on `today`, that cuts the stoppage of someone who works in all these ways; its last day is the last
    /// one off. Whoever works in two ways stays off as long as one of them allows it: nothing is cut before both have ended,
    /// and then on the later day.
    pub fn hard_end(
        &self,
        stoppage: &Stoppage,
        statuses: &[InsuredStatus],
        today: Date,
    ) -> Option<EndOf<'_>> {
        last_of_each(statuses, |status| {
            let cutting = self.hard_ends(today).filter(|(_, end)| end.cuts(stoppage, status, today));
            cutting.min_by_key(|(_, end)| end.last_day())
        })
    }

    /// The hard end after which the stoppage only begins, where nobody knew of it yet on `decided_on`: the law ends it "whatever
    /// its start date" (loi 2020-473, art. 20), but no day of it would be left. One that was known did not keep whoever decided
    /// from saying yes: it was about other days.
    pub fn ended_before(
        &self,
        stoppage: &Stoppage,
        statuses: &[InsuredStatus],
        (decided_on, today): (Date, Date),
    ) -> Option<EndOf<'_>> {
        last_of_each(statuses, |status| {
            let before = self.hard_ends(today).filter(|(_, end)| {
                decided_on < end.announced()
                    && end.statuses().contains(&status)
                    && end.last_day() < stoppage.first_day()
            });
            before.max_by_key(|(_, end)| end.last_day())
        })
    }
}

/// The latest of the ends of each status; none when one of them has none.
fn last_of_each<'r>(
    statuses: &[InsuredStatus],
    of: impl Fn(InsuredStatus) -> Option<EndOf<'r>>,
) -> Option<EndOf<'r>> {
    let later = |kept: Option<EndOf<'r>>, next: EndOf<'r>| match kept {
        Some(kept) if next.1.last_day() <= kept.1.last_day() => kept,
        _ => next,
    };
    statuses.iter().try_fold(None, |kept, status| Some(Some(later(kept, of(*status)?))))?
}
