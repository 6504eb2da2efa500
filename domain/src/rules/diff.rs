//! What changed between two versions, point by point: what a lawyer reads before signing.

use super::outline::{Part, Point, outline};
use super::scheme::Scheme;
use super::version::RuleVersion;
use serde::Serialize;

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The part it is in.
    pub part: Part,
    /// Name of the point.
    pub code: String,
    /// What the earlier version says, if it has the point.
    pub before: Option<Point>,
    /// What the later version says, if it has the point.
    pub after: Option<Point>,
}

impl Change {
    /// Do only the words or the source differ, not what is asked?
    pub fn is_wording_only(&self) -> bool {
        let terms = |point: &Option<Point>| point.as_ref().map(|point| point.terms.clone());
        terms(&self.before) == terms(&self.after)
    }
}

/// The differences between two versions of a scheme, in the order of the parts.
pub fn diff(earlier: &RuleVersion, later: &RuleVersion, scheme: &Scheme) -> Vec<Change> {
    let (before, after) = (outline(earlier, scheme), outline(later, scheme));
    let same = |point: &&Point, other: &Point| (point.part, &point.code) == (other.part, &other.code);
    let of_before = before.iter().filter_map(|old| {
        let new = after.iter().find(|new| same(new, old));
        (new != Some(old)).then(|| change(Some(old), new))
    });
    let added = after.iter().filter(|new| !before.iter().any(|old| same(new, old)));
    let mut changes: Vec<_> = of_before.chain(added.map(|new| change(None, Some(new)))).flatten().collect();
    let place = |part: Part| Part::ALL.iter().position(|known| *known == part);
    changes.sort_by_key(|change| place(change.part));
    changes
}

fn change(before: Option<&Point>, after: Option<&Point>) -> Option<Change> {
    let named = before.or(after)?;
    let (part, code) = (named.part, named.code.clone());
    Some(Change { part, code, before: before.cloned(), after: after.cloned() })
}
