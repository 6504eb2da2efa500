//! What a draft would change for stored claims: a job of the machine, which reads them; only counts come out.

use super::write::over;
use super::{IN_THE_END, published};
use crate::clock::paris_midnight;
use crate::persistence::jobs::Job;
use crate::persistence::rules::{drafts, simulations};
use crate::pipeline::UseCaseError;
use crate::pipeline::simulate::{Counts, SMALLEST_COUNT, Summary, simulate};
use crate::state::Service;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The kind of its job.
pub const SIMULATE: &str = "simulate-rules";

/// What people who read no claim may know: no reference, no count under [`SMALLEST_COUNT`], and none that could be worked
/// out from the others.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Claims judged, rounded down to ten: with the exact number, a count that is left out could be worked out.
    pub claims: u64,
    /// By direction.
    pub by_shift: BTreeMap<String, u64>,
    /// By status, then direction.
    pub by_status: BTreeMap<String, BTreeMap<String, u64>>,
    /// By ground, then direction.
    pub by_ground: BTreeMap<String, BTreeMap<String, u64>>,
    /// Was a count left out?
    pub hidden: bool,
}

/// Does the simulation of a job, and keeps the counts.
pub async fn run_simulation(service: &Service, job: &Job) -> Result<(), UseCaseError> {
    let id = job.payload.get("simulation").and_then(|id| id.as_str()).and_then(|id| Uuid::try_parse(id).ok());
    let mut connection = service.pools.pipeline.acquire().await?;
    let asked = simulations::find(&mut connection, id.ok_or(UseCaseError::NotFound)?).await?;
    let asked = asked.ok_or(UseCaseError::NotFound)?;
    let draft = drafts::find(&mut connection, asked.draft_id).await?.ok_or(UseCaseError::NotFound)?;
    let (_, timeline) = published(service, &mut connection).await?;
    drop(connection);
    // Changed since it was asked for: the page says that nobody has seen what the new text would change.
    let is_same = draft.files.sha256().as_slice() == asked.content_sha256;
    let read = over(&timeline, &draft).at(IN_THE_END).read();
    let Some(schemes) = read.ok().filter(|_| is_same) else { return Ok(()) };
    let counted = match schemes.book(&draft.scheme) {
        Some(book) if service.rules.book(&draft.scheme).is_some() => {
            let since = paris_midnight(asked.since);
            Counted::of(&simulate(service, book, since, |_| ()).await?)
        }
        _ => Counted::default(),
    };
    let mut connection = service.pools.pipeline.acquire().await?;
    let now = service.clock.now();
    Ok(simulations::finish(&mut connection, asked.simulation_id, json!(counted), now).await?)
}

impl Counted {
    /// What may be known of a summary.
    pub fn of(summary: &Summary) -> Self {
        let by_shift: BTreeMap<_, _> = summary.by_shift.iter().map(named).collect();
        let all: usize = [&summary.by_status, &summary.by_ground].iter().map(|g| cells(g)).sum();
        let (by_status, by_ground) = (shown(&summary.by_status), shown(&summary.by_ground));
        let left: usize =
            [&by_status, &by_ground].iter().map(|g| g.values().map(BTreeMap::len).sum::<usize>()).sum();
        let kept: BTreeMap<_, _> = by_shift
            .iter()
            .filter(|(_, count)| **count >= SMALLEST_COUNT)
            .map(|(k, v)| (k.clone(), *v))
            .collect();
        let hidden = left < all || kept.len() < by_shift.len();
        Self { claims: summary.claims / 10 * 10, by_shift: kept, by_status, by_ground, hidden }
    }
}

fn named((shift, count): (&&'static str, &u64)) -> (String, u64) {
    ((*shift).to_owned(), *count)
}

fn cells(groups: &BTreeMap<String, Counts>) -> usize {
    groups.values().map(BTreeMap::len).sum()
}

/// The counts of each group by direction, without the small ones; and without so many more of that direction that what is
/// left out comes to more than a small count of two groups, since the sum of the direction is known.
fn shown(groups: &BTreeMap<String, Counts>) -> BTreeMap<String, BTreeMap<String, u64>> {
    let mut kept: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
    for shift in groups.values().flat_map(BTreeMap::keys) {
        let of = |(group, counts): (&String, &Counts)| Some((*counts.get(shift)?, group.clone()));
        let mut cells: Vec<(u64, String)> = groups.iter().filter_map(of).collect();
        cells.sort();
        for (count, group) in cells.into_iter().skip_while(hides()) {
            kept.entry(group).or_default().insert((*shift).to_owned(), count);
        }
    }
    kept
}

/// Goes through counts from the smallest on, and says which are left out: all small ones, and if there are any, more until
/// two are left out that come to no small count.
fn hides() -> impl FnMut(&(u64, String)) -> bool {
    let (mut sum, mut left_out) = (0, 0);
    move |(count, _)| {
        let is_small = *count < SMALLEST_COUNT;
        let gives_away = left_out == 1 || (left_out > 0 && sum < SMALLEST_COUNT);
        let hide = is_small || gives_away;
        if hide {
            sum += count;
            left_out += 1;
        }
        hide
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(cells: &[(&str, &'static str, u64)]) -> BTreeMap<String, Counts> {
        let mut groups: BTreeMap<String, Counts> = BTreeMap::new();
        for (group, shift, count) in cells {
            groups.entry((*group).to_owned()).or_default().insert(shift, *count);
        }
        groups
    }

    fn left(cells: &[(&str, &'static str, u64)]) -> Vec<(String, u64)> {
        let shown = shown(&groups(cells));
        shown
            .into_iter()
            .flat_map(|(group, counts)| counts.into_values().map(move |count| (group.clone(), count)))
            .collect()
    }

    #[test]
    fn a_small_count_takes_the_next_one_with_it() {
        let wanted = vec![("c".to_owned(), 40)];
        assert_eq!(left(&[("a", "lost", 3), ("b", "lost", 20), ("c", "lost", 40)]), wanted);
    }

    #[test]
    fn small_counts_that_come_to_a_small_sum_take_another_with_them() {
        assert_eq!(left(&[("a", "lost", 3), ("b", "lost", 4), ("c", "lost", 40)]), Vec::new());
        let wanted = vec![("c".to_owned(), 40)];
        assert_eq!(left(&[("a", "lost", 5), ("b", "lost", 6), ("c", "lost", 40)]), wanted);
    }

    #[test]
    fn counts_that_are_large_enough_stay() {
        let cells = [("a", "lost", 11), ("b", "lost", 12)];
        assert_eq!(left(&cells), vec![("a".to_owned(), 11), ("b".to_owned(), 12)]);
        // Another direction has a sum of its own.
        let wanted = vec![("a".to_owned(), 11), ("b".to_owned(), 12)];
        assert_eq!(left(&[cells[0], cells[1], ("a", "gained", 1)]), wanted);
    }

    #[test]
    fn what_comes_out_says_no_exact_total_and_that_something_is_left_out() {
        let summary = Summary {
            claims: 47,
            by_shift: [("same", 40), ("lost", 7)].into(),
            by_status: groups(&[("farmer", "same", 40), ("farmer", "lost", 7)]),
            ..Summary::default()
        };
        let counted = Counted::of(&summary);
        assert_eq!((counted.claims, counted.hidden), (40, true));
        assert_eq!(counted.by_shift, [("same".to_owned(), 40)].into());
    }
}
