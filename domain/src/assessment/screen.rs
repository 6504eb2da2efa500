//! "Am I concerned?": the check before any identity is given. Nothing of it is kept.

use super::held::Held;
use super::record::FindingRecord;
use super::wording::ROUTE_ELSEWHERE;
use super::{Facts, Outcome, judge};
use crate::answers::Answers;
use crate::register::{Answer, RegisterAnswers};
use crate::rules::{Asked, Fact, RuleBook, RuleVersion};
use crate::status::{Door, InsuredStatus, Telework, Territory};
use crate::stoppage::Stoppage;
use serde::{Deserialize, Serialize};
use std::fmt;
use time::{Date, OffsetDateTime};

/// The answers of the check.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screening {
    /// How the person works.
    pub status: InsuredStatus,
    /// Works in contact with patients.
    pub health_worker: bool,
    /// Where the person lives.
    pub territory: Territory,
    /// Date of birth, when it was asked.
    pub birth_date: Option<Date>,
    /// Code of the ground.
    pub ground: String,
    /// What was answered to the scheme's questions.
    pub answers: Answers,
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

/// The facts of the engine that the person gave; what was supposed about the rest is not shown as a reason.
const ASKED: &[Fact] = &[
    Fact::STATUS,
    Fact::HEALTH_WORKER,
    Fact::TELEWORK,
    Fact::TERRITORY,
    Fact::AGE,
    Fact::GROUND,
    Fact::FIRST_DAY,
    Fact::JUDGED_FROM,
];

/// Judges the answers as a claim filed now, as if the register then confirmed them, by the rules alone.
pub fn screen(answers: &Screening, rules: &RuleBook, now: OffsetDateTime) -> Screen {
    screen_holding(answers, rules, Held::NOTHING, now)
}

/// The same while some criteria are held: no yes at once is promised to whom one of them concerns. A better door stays
/// the better door.
pub fn screen_holding(answers: &Screening, rules: &RuleBook, held: &Held, now: OffsetDateTime) -> Screen {
    let today = now.date();
    let version =
        rules.version_at(now).filter(|version| version.announced() <= today && !version.is_closed());
    let stoppage = version.and_then(|version| Stoppage::of_days(today, version.duration_days()).ok());
    let Some((version, stoppage)) = version.zip(stoppage) else {
        return Screen { verdict: ScreenVerdict::Closed, findings: Vec::new() };
    };
    let case = judge::Case::of(&answers.facts(now, stoppage), rules, today);
    let assessment = judge::judge(&case, rules, held);
    let by_rules = judge::judge(&case, rules, Held::NOTHING).outcome;
    let mut findings = assessment.record().findings;
    findings
        .retain(|finding| finding.code == ROUTE_ELSEWHERE || is_about_answers(rules, version, &finding.code));
    Screen { verdict: verdict(by_rules, assessment.outcome), findings }
}

const fn verdict(by_rules: Outcome, outcome: Outcome) -> ScreenVerdict {
    match (by_rules, outcome) {
        (Outcome::Approve { .. }, Outcome::Approve { .. }) => ScreenVerdict::Online,
        (Outcome::Review { door: Some(door), .. }, _) => ScreenVerdict::OtherDoor(door),
        _ => ScreenVerdict::Person,
    }
}

fn is_about_answers(rules: &RuleBook, version: &RuleVersion, code: &str) -> bool {
    let questions = rules.scheme().questions();
    let was_asked = |fact: &Fact| {
        let question = questions.iter().find(|question| question.fact == *fact);
        ASKED.contains(fact) || question.is_some_and(|question| question.is_asked_in(Asked::Check))
    };
    let criterion = version.criteria().iter().find(|criterion| criterion.code() == code);
    criterion.is_some_and(|criterion| criterion.facts().iter().all(was_asked))
}

impl Screening {
    fn facts(&self, now: OffsetDateTime, stoppage: Stoppage) -> Facts {
        Facts {
            requested_at: now,
            stoppage,
            status: self.status,
            health_worker: self.health_worker,
            telework: self.telework,
            territory: self.territory,
            birth_date: self.birth_date,
            ground: self.ground.clone(),
            answers: self.answers.clone(),
            register: RegisterAnswers { affiliated: Answer::Yes, ald: Answer::Yes, pregnancy: Answer::Yes },
            overlaps_another: false,
            nir_provisional: false,
            nir_disagrees_with_birth: false,
        }
    }
}
