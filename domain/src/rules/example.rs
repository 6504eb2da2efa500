//! The examples of a rule file: a name, a day, facts, and what must come out.

use super::RuleBook;
use super::condition::Verdict;
use super::file::ExpectedOutcome;
use super::sheet::FactSheet;
use super::version::RuleVersion;
use crate::assessment::{Assessment, Facts, Finding, Outcome, assess, sheets};
use crate::status::Door;
use crate::zone::Side;
use std::fmt;
use time::Date;

/// A test case written by the authors of the rule, from the law.
#[derive(Clone)]
pub struct Example {
    name: String,
    facts: Facts,
    decided_on: Date,
    expected: Expected,
    line: usize,
}

/// What must come out of an example, or did.
#[derive(Clone, PartialEq, Eq)]
pub struct Expected {
    pub(super) outcome: ExpectedOutcome,
    /// Last day granted, for an approval.
    pub(super) last_day: Option<Date>,
    /// The side that looks, for a review.
    pub(super) side: Option<Side>,
    /// The door, for a review.
    pub(super) door: Option<Door>,
    /// Codes of the findings that are not a plain yes, in order.
    pub(super) findings: Vec<String>,
    /// Ids of the versions it is judged under; not compared when left out.
    pub(super) versions: Option<Vec<String>>,
    /// Codes of the profiles that come to yes; not compared when left out.
    pub(super) profiles: Option<Vec<String>>,
}

/// An example that does not come out as its authors wrote. The people in examples are made up: it may say all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleFailure {
    /// Path of the file.
    pub file: String,
    /// Line of the example, from 1.
    pub line: usize,
    /// Id of the version.
    pub version: String,
    /// Name of the example.
    pub example: String,
    /// What was expected.
    pub expected: String,
    /// What came out.
    pub found: String,
}

impl fmt::Display for ExampleFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { version, example, expected, found, .. } = self;
        write!(f, "{version}, example \"{example}\": expected {expected}; found {found}")
    }
}

impl fmt::Debug for Example {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[example {}]", self.name)
    }
}

impl fmt::Debug for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.describe())
    }
}

impl Example {
    pub(super) fn new(name: String, facts: Facts, decided_on: Date, expected: Expected) -> Self {
        Self { name, facts, decided_on, expected, line: 0 }
    }

    /// The same, written on that line of its file.
    pub(super) fn on_line(self, line: usize) -> Self {
        Self { line, ..self }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The day of the decision.
    pub const fn decided_on(&self) -> Date {
        self.decided_on
    }

    /// The facts of its claim.
    pub const fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The facts as the criteria of each version that judges it read them.
    pub fn sheets<'b>(&self, rules: &'b RuleBook) -> Vec<(&'b RuleVersion, FactSheet)> {
        sheets(&self.facts, rules, self.decided_on)
    }

    /// Runs the example against a book; what comes back says what went wrong, nothing when all is well.
    pub fn failure(&self, version: &RuleVersion, rules: &RuleBook) -> Option<ExampleFailure> {
        let found = Expected::from(&assess(&self.facts, rules, self.decided_on));
        (!self.expected.matches(&found)).then(|| ExampleFailure {
            file: version.file().to_owned(),
            line: self.line,
            version: version.id().to_owned(),
            example: self.name.clone(),
            expected: self.expected.describe(),
            found: found.describe(),
        })
    }
}

impl From<&Assessment<'_>> for Expected {
    fn from(assessment: &Assessment<'_>) -> Self {
        let (outcome, last_day, side, door) = match assessment.outcome {
            Outcome::Approve { stoppage } => {
                (ExpectedOutcome::Approve, Some(stoppage.last_day()), None, None)
            }
            Outcome::Review { side, door } => (ExpectedOutcome::Review, None, Some(side), door),
        };
        let is_notable = |finding: &&Finding<'_>| finding.verdict != Verdict::Yes || finding.note;
        let findings = assessment.findings.iter().filter(is_notable).map(|finding| finding.code.to_owned());
        let versions = assessment.versions.iter().map(|version| version.id().to_owned()).collect();
        let profiles = assessment.profiles.iter().map(|profile| profile.code().to_owned()).collect();
        Self {
            outcome,
            last_day,
            side,
            door,
            findings: findings.collect(),
            versions: Some(versions),
            profiles: Some(profiles),
        }
    }
}

impl Expected {
    fn matches(&self, found: &Self) -> bool {
        let versions = self.versions.clone().or_else(|| found.versions.clone());
        let profiles = self.profiles.clone().or_else(|| found.profiles.clone());
        Self { versions, profiles, ..self.clone() } == *found
    }

    fn describe(&self) -> String {
        let outcome = match self.outcome {
            ExpectedOutcome::Approve => "approve",
            ExpectedOutcome::Review => "review",
        };
        let last_day = self.last_day.map(|day| format!(" until {day}"));
        let side = self.side.map(|side| format!(" by the {} side", side.code()));
        let door = self.door.map(|door| format!(", door {}", door.code()));
        let versions = self.versions.as_ref().map(|ids| format!(", under {}", ids.join(" then ")));
        let profiles = self.profiles.as_ref().filter(|codes| !codes.is_empty());
        let profiles = profiles.map(|codes| format!(", profiles [{}]", codes.join(", ")));
        let parts = [last_day, side, door, versions, profiles].into_iter().flatten().collect::<String>();
        format!("{outcome}{parts}, findings [{}]", self.findings.join(", "))
    }
}
