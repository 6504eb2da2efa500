//! Everything the answer of the check may say. The server draws it all; what holds is shown by its id.

use super::Asks;
use crate::rules::{Criterion, DoorRule, Profile, RuleVersion, Source, Verdict, Wording};

/// The id of the group of lines of the public list.
pub const PROFILES: &str = "profiles";

/// The id of the group of what is missing.
pub const MISSING: &str = "missing";

/// The id of the group of everything else.
pub const REASONS: &str = "reasons";

/// The id of the line that says that a person checks a point, whatever it comes to.
pub const HELD: &str = "held";

/// One thing the answer may say.
#[derive(Debug, Clone, Copy)]
pub enum Saying<'r> {
    /// That everyone takes another door.
    Route(&'r RuleVersion),
    /// What a criterion comes to.
    Criterion(&'r RuleVersion, &'r Criterion, Verdict),
    /// The door of a criterion that is not met.
    Door(&'r RuleVersion, &'r Criterion, &'r DoorRule),
    /// A line of the public list.
    Profile(&'r RuleVersion, &'r Profile),
}

/// The id of the line that says that the answer in that field is missing.
pub fn missing_id(field: &str) -> String {
    format!("{MISSING}-{field}")
}

pub(super) fn is_missing(id: &str) -> bool {
    id.strip_prefix(MISSING).is_some_and(|field| field.starts_with('-'))
}

pub(super) fn is_profile(id: &str) -> bool {
    id.strip_prefix(PROFILES).is_some_and(|line| line.starts_with('-'))
}

impl<'r> Saying<'r> {
    /// What is said of a criterion.
    pub const fn of(
        version: &'r RuleVersion,
        criterion: &'r Criterion,
        verdict: Verdict,
        door: Option<&'r DoorRule>,
    ) -> Self {
        match door {
            Some(door) => Self::Door(version, criterion, door),
            None => Self::Criterion(version, criterion, verdict),
        }
    }

    /// Everything the versions may say, in their order.
    pub fn all(asks: &Asks<'r>) -> Vec<Self> {
        let mut all = Vec::new();
        for version in asks.versions().iter().copied() {
            all.extend(version.route().map(|_| Self::Route(version)));
            for criterion in asks.criteria_of(version) {
                let verdicts = Verdict::ALL
                    .iter()
                    .filter(|verdict| **verdict != Verdict::Unknown || criterion.may_be_unknown());
                all.extend(verdicts.map(|verdict| Self::Criterion(version, criterion, *verdict)));
                all.extend(criterion.doors().iter().map(|door| Self::Door(version, criterion, door)));
            }
            let listed = version.profiles().filter(|profile| !profile.is_hidden());
            all.extend(listed.map(|profile| Self::Profile(version, profile)));
        }
        all
    }

    /// Its id: the same in the server and in the browser, which has no words.
    pub fn id(&self) -> String {
        match self {
            Self::Route(version) => format!("{}-route", version.id()),
            Self::Criterion(version, criterion, verdict) => {
                format!("{}-{}-{}", version.id(), criterion.code(), verdict.code())
            }
            Self::Door(version, criterion, door) => {
                let place = criterion.doors().iter().position(|other| std::ptr::eq(other, *door));
                format!("{}-{}-door-{}", version.id(), criterion.code(), place.unwrap_or_default())
            }
            Self::Profile(version, profile) => format!("{PROFILES}-{}-{}", version.id(), profile.code()),
        }
    }

    /// Is it a line of the public list?
    pub const fn is_profile(&self) -> bool {
        matches!(self, Self::Profile(..))
    }

    /// How it is said, and the text of law behind it.
    pub fn words(&self) -> Option<(&'r Wording, &'r Source)> {
        Some(match self {
            Self::Route(version) => version.route().map(|route| (&route.text, &route.source))?,
            Self::Criterion(_, criterion, verdict) => (criterion.wording(*verdict), criterion.source()),
            Self::Door(_, _, door) => (door.text(), door.source()),
            Self::Profile(_, profile) => (profile.text(), profile.source()),
        })
    }
}
