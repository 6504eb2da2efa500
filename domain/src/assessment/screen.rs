//! "Am I concerned?": the check before any identity is given. Nothing of it is kept.

use super::record::FindingRecord;
use super::{Outcome, judge};
use crate::ground::{AldNumber, GroundKind};
use crate::rules::{Fact, FactSheet, RuleBook, RuleVersion, Value};
use crate::status::{Door, InsuredStatus, Telework};
use crate::stoppage::Stoppage;
use serde::{Deserialize, Serialize};
use std::fmt;
use time::Date;

/// The answers of the check.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screening {
    /// How the person works.
    pub status: InsuredStatus,
    /// Works in contact with patients.
    pub health_worker: bool,
    /// Kind of ground.
    pub ground: GroundKind,
    /// Number of the ALD, when known.
    pub ald_number: Option<AldNumber>,
    /// Expected date of birth, when known.
    pub due: Option<Date>,
    /// Can the work be done from home?
    pub telework: Telework,
}

impl fmt::Debug for Screening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[screening]")
    }
}

/// Where the check sends the person. Only advice: whoever wants to ask may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", content = "door", rename_all = "kebab-case")]
pub enum ScreenVerdict {
    /// Ask here; if the fund's register confirms the answers, the yes comes at once.
    Online,
    /// Ask here; a person will look at the claim.
    Person,
    /// Another door serves this person better.
    OtherDoor(Door),
    /// The scheme is closed today, or not open yet.
    Closed,
}

/// What the check comes to, and why.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screen {
    /// Where to go.
    pub verdict: ScreenVerdict,
    /// Why, for the person who answered: it holds zone M.
    pub findings: Vec<FindingRecord>,
}

impl fmt::Debug for Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[screen]")
    }
}

/// The facts the person gave; what was supposed about the rest is not shown as a reason.
const ASKED: &[Fact] = &[
    Fact::Status,
    Fact::HealthWorker,
    Fact::Telework,
    Fact::Ground,
    Fact::AldNumber,
    Fact::DueDate,
    Fact::FirstDay,
];

/// Judges the answers as a claim filed today, as if the register then confirmed them.
pub fn screen(answers: &Screening, rules: &RuleBook, today: Date) -> Screen {
    let version = rules.version_known(today, today).filter(|version| !version.is_closed());
    let stoppage = version.and_then(|version| Stoppage::of_days(today, version.duration_days()).ok());
    let Some((version, stoppage)) = version.zip(stoppage) else {
        return Screen { verdict: ScreenVerdict::Closed, findings: Vec::new() };
    };
    let case =
        judge::Case { today, requested_on: today, stoppage, status: answers.status, sheet: answers.sheet() };
    let assessment = judge::judge(&case, rules);
    let mut findings = assessment.record().findings;
    findings.retain(|finding| is_about_answers(version, &finding.code));
    Screen { verdict: verdict(assessment.outcome), findings }
}

const fn verdict(outcome: Outcome) -> ScreenVerdict {
    match outcome {
        Outcome::Approve { .. } => ScreenVerdict::Online,
        Outcome::Review { door: Some(door), .. } => ScreenVerdict::OtherDoor(door),
        Outcome::Review { door: None, .. } => ScreenVerdict::Person,
    }
}

fn is_about_answers(version: &RuleVersion, code: &str) -> bool {
    let criterion = version.criteria().iter().find(|criterion| criterion.code() == code);
    criterion.is_some_and(|criterion| criterion.facts().iter().all(|fact| ASKED.contains(fact)))
}

impl Screening {
    fn sheet(&self) -> FactSheet {
        let (ald, due) = match self.ground {
            GroundKind::Ald => (self.ald_number, None),
            GroundKind::Pregnancy => (None, self.due),
            GroundKind::OtherCondition | GroundKind::Cohabitant => (None, None),
        };
        FactSheet::default()
            .with(Fact::Status, Some(Value::Status(self.status)))
            .with_flag(Fact::HealthWorker, self.health_worker)
            .with(Fact::Telework, Some(Value::Telework(self.telework)))
            .with(Fact::Ground, Some(Value::Ground(self.ground)))
            .with(Fact::AldNumber, ald.map(|number| Value::Number(i64::from(number.expose()))))
            .with_day(Fact::DueDate, due)
            .with_flag(Fact::OverlapsAnother, false)
            .with_flag(Fact::NirProvisional, false)
            .with_flag(Fact::NirDisagreesWithBirth, false)
            .with_register_silence_as_yes()
    }
}
