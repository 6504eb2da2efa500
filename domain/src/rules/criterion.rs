//! A criterion: what the rule asks, who may know of it, how it is said, and the doors beside it.

use super::condition::{Condition, Verdict};
use super::fact::Fact;
use super::parts::{Source, Wording};
use super::profile::Profile;
use super::sheet::FactSheet;
use crate::status::Door;
use crate::zone::Zone;

/// A criterion: what the rule asks, who may know of it, and how it is said.
#[derive(Debug, Clone)]
pub struct Criterion {
    pub(super) code: String,
    pub(super) zone: Zone,
    pub(super) source: Source,
    pub(super) applies: Option<Condition>,
    pub(super) requires: Condition,
    pub(super) facts: Vec<Fact>,
    pub(super) may_be_unknown: bool,
    pub(super) yes: Wording,
    pub(super) no: Wording,
    pub(super) unknown: Option<Wording>,
    pub(super) doors: Vec<DoorRule>,
}

/// The door a criterion shows to those who don't meet it.
#[derive(Debug, Clone)]
pub struct DoorRule {
    pub(super) to: Door,
    pub(super) when: Option<Condition>,
    pub(super) text: Wording,
    pub(super) source: Source,
}

impl Criterion {
    /// The kebab-case code of findings and traces.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Who may know of it.
    pub const fn zone(&self) -> Zone {
        self.zone
    }

    /// Where it comes from.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// Whom it concerns; everyone when there is nothing here.
    pub const fn applies(&self) -> Option<&Condition> {
        self.applies.as_ref()
    }

    /// What it asks.
    pub const fn requires(&self) -> &Condition {
        &self.requires
    }

    /// The facts it reads, each once, in the order of the file.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// The doors it shows to those who don't meet it, in order.
    pub fn doors(&self) -> &[DoorRule] {
        &self.doors
    }

    /// Does it concern this person? What is not known counts as a maybe.
    pub fn concerns(&self, facts: &FactSheet) -> Verdict {
        self.applies.as_ref().map_or(Verdict::Yes, |applies| applies.verdict(facts))
    }

    /// What it comes to, for someone it concerns.
    pub fn verdict(&self, facts: &FactSheet) -> Verdict {
        match self.concerns(facts) {
            Verdict::Unknown => Verdict::Unknown,
            _ => self.requires.verdict(facts),
        }
    }

    /// The facts that are missing where it comes to unknown: see [`Condition::missing`].
    pub fn missing(&self, facts: &FactSheet) -> Vec<Fact> {
        let mut missing = self.applies.as_ref().map_or_else(Vec::new, |applies| applies.missing(facts));
        for fact in self.requires.missing(facts) {
            if !missing.contains(&fact) {
                missing.push(fact);
            }
        }
        missing
    }

    /// How a verdict is said.
    pub fn wording(&self, verdict: Verdict) -> &Wording {
        match verdict {
            Verdict::Yes => &self.yes,
            Verdict::No => &self.no,
            Verdict::Unknown => self.unknown.as_ref().unwrap_or(&self.no),
        }
    }

    /// Can it come to unknown: a fact may be missing, or the law is not settled?
    pub const fn may_be_unknown(&self) -> bool {
        self.may_be_unknown
    }

    /// The profiles it asks for, each once.
    pub fn profiles(&self) -> Vec<&Profile> {
        self.requires.profiles()
    }

    /// The door that fits these facts, for someone who does not meet the criterion.
    pub fn door(&self, facts: &FactSheet) -> Option<&DoorRule> {
        let fits =
            |door: &&DoorRule| door.when.as_ref().is_none_or(|when| when.verdict(facts) == Verdict::Yes);
        self.doors.iter().find(fits)
    }
}

impl DoorRule {
    /// Whom it is shown to; everyone when there is nothing here.
    pub const fn when(&self) -> Option<&Condition> {
        self.when.as_ref()
    }

    /// The door.
    pub const fn to(&self) -> Door {
        self.to
    }

    /// How it is said.
    pub const fn text(&self) -> &Wording {
        &self.text
    }

    /// Where it comes from.
    pub const fn source(&self) -> &Source {
        &self.source
    }
}
