//! The examples of a rule file: a name, a day, facts, and what must come out.

use super::file::Day;
use super::{FactSheet, RuleBook};
use crate::assessment::{Assessment, Facts, Outcome, assess, fact_sheet};
use crate::ground::{AldNumber, Ground, GroundKind};
use crate::register::{Answer, RegisterAnswers};
use crate::rules::Verdict;
use crate::status::{Door, InsuredStatus, Telework};
use crate::stoppage::Stoppage;
use crate::zone::Side;
use serde::Deserialize;
use std::fmt;
use time::Date;

/// A test case written by the authors of the rule. What it leaves out takes the usual value: an employee in good
/// order, whose work can't be done from home, who asks today for 21 days from today, and whom the register confirms.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "the flags of the facts, as the file writes them")]
pub struct Example {
    name: String,
    requested_on: Day,
    decided_on: Option<Day>,
    first_day: Option<Day>,
    #[serde(default = "usual_days")]
    days: u16,
    #[serde(default = "usual_status")]
    status: InsuredStatus,
    #[serde(default)]
    health_worker: bool,
    #[serde(default = "usual_telework")]
    telework: Telework,
    ground: GroundKind,
    ald_number: Option<AldNumber>,
    due_date: Option<Day>,
    #[serde(default = "usual_answer")]
    affiliated: Answer,
    #[serde(default = "usual_answer")]
    register_ald: Answer,
    #[serde(default = "usual_answer")]
    register_pregnancy: Answer,
    #[serde(default)]
    overlaps_another: bool,
    #[serde(default)]
    nir_provisional: bool,
    #[serde(default)]
    nir_disagrees_with_birth: bool,
    expect: Expected,
}

/// What must come out of an example.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    outcome: ExpectedOutcome,
    /// Last day granted, for an approval.
    last_day: Option<DayEq>,
    /// The side that looks, for a review.
    side: Option<Side>,
    /// The door, for a review.
    door: Option<Door>,
    /// Codes of the findings that are not a plain yes, in order.
    #[serde(default)]
    findings: Vec<String>,
    /// Ids of the versions it is judged under; not compared when left out.
    versions: Option<Vec<String>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum ExpectedOutcome {
    Approve,
    Review,
}

/// A day that can be compared.
#[derive(Clone, Copy, PartialEq, Eq)]
struct DayEq(Date);

impl<'de> Deserialize<'de> for DayEq {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Day::deserialize(deserializer).map(|day| Self(day.0))
    }
}

const fn usual_days() -> u16 {
    21
}

const fn usual_status() -> InsuredStatus {
    InsuredStatus::Employee
}

const fn usual_telework() -> Telework {
    Telework::Impossible
}

const fn usual_answer() -> Answer {
    Answer::Yes
}

/// An example that does not come out as its authors wrote. The people in examples are made up: it may say all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleFailure {
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
        let Self { version, example, expected, found } = self;
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
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The day of the decision.
    pub fn decided_on(&self) -> Date {
        self.decided_on.unwrap_or(self.requested_on).0
    }

    /// The facts; nothing when they can't be a claim (a pregnancy without a date, days past the calendar).
    pub fn facts(&self) -> Option<Facts> {
        let first_day = self.first_day.unwrap_or(self.requested_on).0;
        Some(Facts {
            requested_on: self.requested_on.0,
            stoppage: Stoppage::of_days(first_day, self.days).ok()?,
            status: self.status,
            health_worker: self.health_worker,
            telework: self.telework,
            ground: self.ground()?,
            register: RegisterAnswers {
                affiliated: self.affiliated,
                ald: self.register_ald,
                pregnancy: self.register_pregnancy,
            },
            overlaps_another: self.overlaps_another,
            nir_provisional: self.nir_provisional,
            nir_disagrees_with_birth: self.nir_disagrees_with_birth,
        })
    }

    fn ground(&self) -> Option<Ground> {
        Some(match self.ground {
            GroundKind::Ald => Ground::Ald { number: self.ald_number },
            GroundKind::Pregnancy => Ground::Pregnancy { due: self.due_date?.0 },
            GroundKind::OtherCondition => Ground::OtherCondition,
            GroundKind::Cohabitant => Ground::Cohabitant,
        })
    }

    /// The facts as the criteria read them.
    pub fn fact_sheet(&self, rules: &RuleBook) -> Option<FactSheet> {
        Some(fact_sheet(&self.facts()?, rules, self.decided_on()))
    }

    /// Runs the example against a book; what comes back says what went wrong.
    pub fn run(&self, version: &str, rules: &RuleBook) -> Result<(), ExampleFailure> {
        let failure = |found: String| ExampleFailure {
            version: version.to_owned(),
            example: self.name.clone(),
            expected: self.expect.describe(),
            found,
        };
        let facts = self.facts().ok_or_else(|| failure("facts that are no claim".to_owned()))?;
        let found = Expected::from(&assess(&facts, rules, self.decided_on()));
        if self.expect.matches(&found) { Ok(()) } else { Err(failure(found.describe())) }
    }
}

impl From<&Assessment<'_>> for Expected {
    fn from(assessment: &Assessment<'_>) -> Self {
        let (outcome, last_day, side, door) = match assessment.outcome {
            Outcome::Approve { stoppage } => {
                (ExpectedOutcome::Approve, Some(DayEq(stoppage.last_day())), None, None)
            }
            Outcome::Review { side, door } => (ExpectedOutcome::Review, None, Some(side), door),
        };
        let is_notable =
            |finding: &&crate::assessment::Finding<'_>| finding.verdict != Verdict::Yes || finding.note;
        let findings =
            assessment.findings.iter().filter(is_notable).map(|finding| finding.code.to_owned()).collect();
        let versions = Some(assessment.versions.iter().map(|version| version.id().to_owned()).collect());
        Self { outcome, last_day, side, door, findings, versions }
    }
}

impl Expected {
    fn matches(&self, found: &Self) -> bool {
        let versions = self.versions.is_none() || self.versions == found.versions;
        versions && *self == Self { versions: self.versions.clone(), ..found.clone() }
    }

    fn describe(&self) -> String {
        let outcome = match self.outcome {
            ExpectedOutcome::Approve => "approve",
            ExpectedOutcome::Review => "review",
        };
        let last_day = self.last_day.map(|day| format!(" until {}", day.0));
        let side = self.side.map(|side| format!(" by the {} side", side.code()));
        let door = self.door.map(|door| format!(", door {}", door.code()));
        let versions = self.versions.as_ref().map(|ids| format!(", under {}", ids.join(" then ")));
        let parts = [last_day, side, door, versions].into_iter().flatten().collect::<String>();
        format!("{outcome}{parts}, findings [{}]", self.findings.join(", "))
    }
}
