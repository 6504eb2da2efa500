//! "Am I concerned?": the check before any identity is given. Nothing of it is kept. The server and the browser judge by
//! the same functions.

mod asks;
mod carried;
mod says;
#[cfg(test)]
mod tests;
mod typed;

pub use asks::{Asks, NO_GROUND, OTHERS};
pub use carried::Carried;
pub use says::{HELD, MISSING, PROFILES, REASONS, Saying, missing_id};
use says::{is_missing, is_profile};

use super::{Facts, Held, Outcome, judge};
use crate::answers::Answers;
use crate::register::{Answer, RegisterAnswers};
use crate::rules::{Fact, FactSheet, RuleVersion, Verdict};
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
    /// Code of the ground, or [`NO_GROUND`].
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

impl ScreenVerdict {
    /// Every one.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Online, Self::Person, Self::Closed]
            .into_iter()
            .chain(Door::ALL.iter().copied().map(Self::OtherDoor))
    }

    /// Its kebab-case code: that of the door, for another door.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Online => "online",
            Self::Person => "person",
            Self::Closed => "closed",
            Self::OtherDoor(door) => door.code(),
        }
    }
}

/// What the check comes to, and why. It holds zone M: it is for the person who answered.
#[derive(Clone, PartialEq, Eq)]
pub struct Screen {
    /// Where to go.
    pub verdict: ScreenVerdict,
    /// Everything there is to say, by the ids of [`Saying`] and [`missing_id`], each once.
    pub said: Vec<String>,
}

impl fmt::Debug for Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[screen]")
    }
}

impl Screen {
    /// Is the part of the answer with that id shown: its verdict, a group that is not empty, or something said?
    pub fn shows(&self, id: &str) -> bool {
        let is_group = |group: fn(&str) -> bool| self.said.iter().any(|said| group(said));
        match id {
            PROFILES => is_group(is_profile),
            MISSING => is_group(is_missing),
            REASONS => is_group(|said| !is_profile(said) && !is_missing(said)),
            id => id == self.verdict.code() || self.said.iter().any(|said| said == id),
        }
    }
}

/// Judges the answers as a claim filed now, as if the register then confirmed them; `asks` is what the rules ask now.
pub fn screen(answers: Screening, asks: &Asks<'_>, now: OffsetDateTime) -> Screen {
    if answers.ground == NO_GROUND {
        let verdict = ScreenVerdict::OtherDoor(Door::OrdinarySickLeave);
        return Screen { verdict, said: Vec::new() };
    }
    let Some((case, outcome)) = best_case(answers, asks, now) else {
        return Screen { verdict: ScreenVerdict::Closed, said: Vec::new() };
    };
    let mut said = Vec::new();
    for (version, sheet) in judge::sheets(&case, asks.rules) {
        say(asks, version, &sheet, &mut said);
    }
    // No yes at once is promised to whom a held criterion concerns. A better door stays the better door.
    let holding = judge::judge(&case, asks.rules, &asks.held).outcome;
    if matches!((outcome, holding), (Outcome::Approve { .. }, Outcome::Review { .. })) {
        said.push(HELD.to_owned());
    }
    Screen { verdict: verdict(outcome, holding), said }
}

/// The claim that begins today; where that one is not approved, the latest earlier one that is, as far as one may go back:
/// nobody was asked for a first day.
fn best_case(answers: Screening, asks: &Asks<'_>, now: OffsetDateTime) -> Option<(judge::Case, Outcome)> {
    let today = now.date();
    let version = asks.rules.version_asked(now, answers.territory, today)?;
    let days = version.duration_days();
    let earliest = version.earliest_start().map_or(today, |start| start.for_request(today));
    let mut facts = answers.facts(now, Stoppage::of_days(today, days).ok()?);
    let mut best = None;
    let mut first = today;
    while first == today || earliest <= first {
        facts.stoppage = Stoppage::of_days(first, days).ok()?;
        let case = judge::Case::of(&facts, asks.rules, today);
        let outcome = judge::judge(&case, asks.rules, Held::NOTHING).outcome;
        if matches!(outcome, Outcome::Approve { .. }) {
            return Some((case, outcome));
        }
        best = best.or(Some((case, outcome)));
        first = first.previous_day()?;
    }
    best
}

const fn verdict(by_rules: Outcome, outcome: Outcome) -> ScreenVerdict {
    match (by_rules, outcome) {
        (Outcome::Approve { .. }, Outcome::Approve { .. }) => ScreenVerdict::Online,
        (Outcome::Review { door: Some(door), .. }, _) => ScreenVerdict::OtherDoor(door),
        _ => ScreenVerdict::Person,
    }
}

/// What a version has to say on these facts: its criteria, the lines of its public list, what is missing.
fn say(asks: &Asks<'_>, version: &RuleVersion, sheet: &FactSheet, said: &mut Vec<String>) {
    let mut add = |id: String| {
        if !said.contains(&id) {
            said.push(id);
        }
    };
    if version.route().is_some() {
        add(Saying::Route(version).id());
    }
    for criterion in asks.criteria_of(version).filter(|criterion| criterion.concerns(sheet) != Verdict::No) {
        let verdict = criterion.verdict(sheet);
        let door = criterion.door(sheet).filter(|_| verdict == Verdict::No);
        add(Saying::of(version, criterion, verdict, door).id());
        if verdict == Verdict::Unknown {
            let missing = criterion.missing(sheet);
            let fields = missing.iter().filter_map(|fact| asks.missing_field(*fact, &missing));
            fields.for_each(|field| add(missing_id(&field)));
        }
    }
    for profile in version.profiles().filter(|one| !one.is_hidden() && one.verdict(sheet) == Verdict::Yes) {
        add(Saying::Profile(version, profile).id());
    }
}

impl Screening {
    fn facts(self, now: OffsetDateTime, stoppage: Stoppage) -> Facts {
        Facts {
            requested_at: now,
            stoppage,
            status: self.status,
            other_status: None,
            health_worker: self.health_worker,
            telework: self.telework,
            territory: self.territory,
            birth_date: self.birth_date,
            ground: self.ground,
            answers: self.answers,
            register: RegisterAnswers { affiliated: Answer::Yes, ald: Answer::Yes, pregnancy: Answer::Yes },
            overlaps_another: false,
            nir_provisional: false,
            nir_disagrees_with_birth: false,
        }
    }
}

/// The facts of the engine that the person gave; what was supposed about the rest is not shown as a reason.
const GIVEN: &[Fact] = &[
    Fact::STATUS,
    Fact::HEALTH_WORKER,
    Fact::TELEWORK,
    Fact::TERRITORY,
    Fact::AGE,
    Fact::GROUND,
    Fact::FIRST_DAY,
    Fact::JUDGED_FROM,
];
