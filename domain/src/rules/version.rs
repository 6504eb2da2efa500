//! One version of the rules: what a legal text says, from a day to a day.

use super::condition::{Condition, Test, Verdict};
use super::example::Example;
use super::fact::{Fact, FactSheet, Value};
use crate::status::{Door, InsuredStatus, coded};
use crate::stoppage::Stoppage;
use crate::zone::{Side, Zone};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use time::{Date, OffsetDateTime};

/// A sentence for the person, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// In French.
    pub fr: Cow<'static, str>,
    /// In English.
    pub en: Cow<'static, str>,
}

/// How sure the house is of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Confidence {
    /// Official text or site, read.
    A,
    /// Solid secondary source, or two that agree.
    B,
    /// One weak or indirect source.
    C,
    /// Own knowledge, to be verified.
    D,
    /// An estimate.
    E,
}

/// Where a rule comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Name of the source inside the file.
    pub id: String,
    /// The text, as one would cite it.
    pub title: String,
    /// Article, page or section.
    pub article: Option<String>,
    /// Day of the text.
    pub date: Date,
    /// How sure the house is of it.
    pub confidence: Confidence,
    /// What the source leaves open.
    pub open_point: Option<String>,
}

coded! {
    /// What becomes of a claim for which the register does not know.
    UnknownRegister {
        /// A person looks.
        Review = "review",
        /// It is approved, and re-checked afterwards.
        ApproveAndSample = "approve-and-sample",
    }
}

coded! {
    /// How a list of values stands.
    Standing {
        /// Confirmed.
        Settled = "settled",
        /// Reported, not confirmed: a person looks at those who are on it.
        Unsettled = "unsettled",
    }
}

/// A criterion: what the rule asks, who may know of it, and how it is said.
#[derive(Debug, Clone)]
pub struct Criterion {
    pub(super) code: String,
    pub(super) zone: Zone,
    pub(super) source: Source,
    pub(super) applies: Option<Condition>,
    pub(super) requires: Condition,
    pub(super) facts: Vec<Fact>,
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

/// A day on which the stoppages of some statuses end, whatever was granted.
#[derive(Debug, Clone)]
pub struct HardEnd {
    pub(super) code: String,
    pub(super) statuses: Vec<InsuredStatus>,
    pub(super) last_day: Date,
    pub(super) announced: Date,
    pub(super) text: Wording,
    pub(super) source: Source,
}

/// How to appeal against a decision of one side, as the law stood.
#[derive(Debug, Clone)]
pub struct Appeal {
    pub(super) text: Wording,
    pub(super) source: Source,
}

/// A named list of values, with its source.
#[derive(Debug, Clone)]
pub struct ValueList {
    pub(super) name: String,
    pub(super) of: Fact,
    pub(super) values: Vec<Value>,
    pub(super) standing: Standing,
    pub(super) source: Source,
}

/// What a closed version says.
#[derive(Debug, Clone)]
pub struct Closing {
    pub(super) door: Door,
    pub(super) text: Wording,
    pub(super) source: Source,
}

/// One version of the rules, checked.
#[derive(Debug, Clone)]
pub struct RuleVersion {
    pub(super) id: String,
    pub(super) sha256: [u8; 32],
    pub(super) title: Wording,
    pub(super) valid_from: OffsetDateTime,
    pub(super) valid_until: Option<OffsetDateTime>,
    pub(super) announced: Date,
    pub(super) end_announced: Option<Date>,
    pub(super) closing: Option<Closing>,
    pub(super) duration_days: u16,
    pub(super) earliest_start: Option<Date>,
    pub(super) unknown_register: UnknownRegister,
    pub(super) sampling_per_mille: u16,
    pub(super) sources: Vec<Source>,
    pub(super) lists: Vec<ValueList>,
    pub(super) criteria: Vec<Criterion>,
    pub(super) hard_ends: Vec<HardEnd>,
    pub(super) administrative_appeal: Appeal,
    pub(super) medical_appeal: Appeal,
    pub(super) examples: Vec<Example>,
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

    /// How a verdict is said.
    pub fn wording(&self, verdict: Verdict) -> &Wording {
        match verdict {
            Verdict::Yes => &self.yes,
            Verdict::No => &self.no,
            Verdict::Unknown => self.unknown.as_ref().unwrap_or(&self.no),
        }
    }

    /// Can it come to unknown: a fact may be missing, or a list is not settled?
    pub fn may_be_unknown(&self) -> bool {
        let conditions = self.applies.iter().chain([&self.requires]);
        conditions.flat_map(Condition::tests).any(Test::may_be_unknown)
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

impl HardEnd {
    /// The kebab-case code of its finding.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The statuses it ends.
    pub fn statuses(&self) -> &[InsuredStatus] {
        &self.statuses
    }

    /// The last day that can be granted.
    pub const fn last_day(&self) -> Date {
        self.last_day
    }

    /// From which decision day on it is known.
    pub const fn announced(&self) -> Date {
        self.announced
    }

    /// How it is said.
    pub const fn text(&self) -> &Wording {
        &self.text
    }

    /// Where it comes from.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// Does it cut this stoppage, for someone of this status, when one decides on `today`?
    pub fn cuts(&self, stoppage: &Stoppage, status: InsuredStatus, today: Date) -> bool {
        self.announced <= today
            && self.statuses.contains(&status)
            && stoppage.contains(self.last_day)
            && self.last_day < stoppage.last_day()
    }
}

impl Appeal {
    /// How it is said.
    pub const fn text(&self) -> &Wording {
        &self.text
    }

    /// Where it comes from.
    pub const fn source(&self) -> &Source {
        &self.source
    }
}

impl ValueList {
    /// Its name in the file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The fact its values are of.
    pub const fn of(&self) -> Fact {
        self.of
    }

    /// Its values.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// How it stands.
    pub const fn standing(&self) -> Standing {
        self.standing
    }

    /// Where it comes from.
    pub const fn source(&self) -> &Source {
        &self.source
    }
}

impl Closing {
    /// The door that stays open.
    pub const fn door(&self) -> Door {
        self.door
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

impl RuleVersion {
    /// The id decisions keep.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// SHA-256 of the file, byte for byte: a decision keeps it, so that a replay knows it has the same rule.
    pub const fn sha256(&self) -> &[u8; 32] {
        &self.sha256
    }

    /// What it is called.
    pub const fn title(&self) -> &Wording {
        &self.title
    }

    /// First instant it is in force.
    pub const fn valid_from(&self) -> OffsetDateTime {
        self.valid_from
    }

    /// First instant it is not in force any more.
    pub const fn valid_until(&self) -> Option<OffsetDateTime> {
        self.valid_until
    }

    /// From which decision day on the version is known.
    pub const fn announced(&self) -> Date {
        self.announced
    }

    /// From which decision day on its end is known; the end itself when nothing says otherwise.
    pub fn end_announced(&self) -> Option<Date> {
        self.end_announced.or_else(|| self.end_day())
    }

    /// Is the scheme closed under this version?
    pub const fn is_closed(&self) -> bool {
        self.closing.is_some()
    }

    /// What a closed version says.
    pub const fn closing(&self) -> Option<&Closing> {
        self.closing.as_ref()
    }

    /// Length of the stoppage, in calendar days; 0 when closed.
    pub const fn duration_days(&self) -> u16 {
        self.duration_days
    }

    /// The earliest first day off it accepts.
    pub const fn earliest_start(&self) -> Option<Date> {
        self.earliest_start
    }

    /// What becomes of a claim for which the register does not know.
    pub const fn unknown_register(&self) -> UnknownRegister {
        self.unknown_register
    }

    /// How many in a thousand automatic approvals a person re-checks.
    pub const fn sampling_per_mille(&self) -> u16 {
        self.sampling_per_mille
    }

    /// Every source of the file.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The named lists.
    pub fn lists(&self) -> &[ValueList] {
        &self.lists
    }

    /// The criteria, in the order of the file.
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// The days on which the stoppages of some statuses end.
    pub fn hard_ends(&self) -> &[HardEnd] {
        &self.hard_ends
    }

    /// How to appeal against a decision of that side.
    pub const fn appeal(&self, side: Side) -> &Appeal {
        match side {
            Side::Administrative => &self.administrative_appeal,
            Side::Medical => &self.medical_appeal,
        }
    }

    /// The test cases of the file.
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }

    /// First day in force. A version changes at midnight, the reader of files sees to it.
    pub const fn first_day(&self) -> Date {
        self.valid_from.date()
    }

    /// First day it is not in force any more.
    pub fn end_day(&self) -> Option<Date> {
        self.valid_until.map(OffsetDateTime::date)
    }

    /// Is it in force on that day?
    pub fn is_in_force_on(&self, day: Date) -> bool {
        self.first_day() <= day && self.end_day().is_none_or(|end| day < end)
    }

    /// Does it stand in for a day it is not in force on, for claims filed while it was?
    ///
    /// Two cases: the days before it began that it lets one go back to, and the days after its end as long as
    /// nobody knows of that end.
    pub fn stands_in_for(&self, day: Date, today: Date) -> bool {
        let before = day < self.first_day() && self.earliest_start.is_some_and(|earliest| earliest <= day);
        let after = self.end_day().is_some_and(|end| end <= day)
            && self.end_announced().is_some_and(|known| today < known);
        before || after
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.article {
            Some(article) => write!(f, "{}, {article}", self.title),
            None => f.write_str(&self.title),
        }
    }
}
