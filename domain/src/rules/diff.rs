//! What changed between two versions, point by point: what a lawyer reads before signing.

use super::book::RuleBook;
use super::error::RulesError;
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

/// What a set of rules does to a version: new, or other than it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionChange {
    /// The id of the version.
    pub id: String,
    /// The id of the version it is compared with: itself as it was, or the one before it when it is new; nothing for the
    /// first of a scheme.
    pub against: Option<String>,
    /// The differences.
    pub changes: Vec<Change>,
}

/// What changes from a book to another of the same scheme, version by version: new ones against those before them, others
/// against what they were.
pub(super) fn changes_between(old: Option<&RuleBook>, book: &RuleBook) -> Vec<VersionChange> {
    (0..book.versions().len()).filter_map(|place| version_change(old, book, place)).collect()
}

fn version_change(old: Option<&RuleBook>, book: &RuleBook, place: usize) -> Option<VersionChange> {
    let version = book.versions().get(place)?;
    let id = version.id().to_owned();
    if let Some(was) = old.and_then(|old| old.version(version.id())) {
        let changes = diff(was, version, book.scheme());
        return (!changes.is_empty()).then(|| VersionChange { against: Some(id.clone()), id, changes });
    }
    let earlier = place.checked_sub(1).and_then(|place| book.versions().get(place));
    let changes = book.changes(version.id()).to_vec();
    Some(VersionChange { against: earlier.map(|earlier| earlier.id().to_owned()), id, changes })
}

/// The versions that are gone: what judged must stay, or its decisions lead nowhere.
pub(super) fn versions_gone(old: &RuleBook, book: &RuleBook) -> Vec<RulesError> {
    let gone = old.versions().iter().filter(|version| book.version(version.id()).is_none());
    let told = |version: &RuleVersion| {
        let reason = format!("the version {} is gone, and decisions may name it", version.id());
        RulesError::of(version.file(), None, reason)
    };
    gone.map(told).collect()
}

fn change(before: Option<&Point>, after: Option<&Point>) -> Option<Change> {
    let named = before.or(after)?;
    let (part, code) = (named.part, named.code.clone());
    Some(Change { part, code, before: before.cloned(), after: after.cloned() })
}
