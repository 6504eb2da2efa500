//! One version of the rules: what a legal text says, from an instant to an instant.

use super::clauses::{EarliestStart, Elsewhere, Measure, Renewal, Route};
use super::criterion::Criterion;
use super::example::Example;
use super::fact::Fact;
use super::parts::{Appeal, Closing, HardEnd, Source, UnknownRegister, ValueList, Wording};
use super::profile::Profile;
use crate::recheck::Alarm;
use crate::zone::Side;
use std::sync::Arc;
use time::{Date, OffsetDateTime, PrimitiveDateTime, Time};

/// Where a version is written, for whoever has to mend it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// Path of the file.
    pub(super) file: String,
    /// Line of its validity, from 1.
    pub(super) validity: usize,
}

/// One version of the rules, checked.
#[derive(Debug, Clone)]
pub struct RuleVersion {
    pub(super) id: String,
    pub(super) place: Place,
    pub(super) sha256: [u8; 32],
    pub(super) title: Wording,
    pub(super) valid_from: OffsetDateTime,
    pub(super) valid_until: Option<OffsetDateTime>,
    pub(super) announced: Date,
    pub(super) end_announced: Option<Date>,
    pub(super) summary: Wording,
    pub(super) closing: Option<Closing>,
    pub(super) route: Option<Route>,
    pub(super) duration_days: u16,
    pub(super) earliest_start: Option<EarliestStart>,
    pub(super) renewal: Option<Renewal>,
    pub(super) unknown_register: UnknownRegister,
    pub(super) sampling_per_mille: u16,
    pub(super) alarm: Alarm,
    pub(super) sources: Vec<Source>,
    pub(super) lists: Vec<ValueList>,
    pub(super) profiles: Vec<Arc<Profile>>,
    pub(super) measures: Vec<Measure>,
    pub(super) criteria: Vec<Criterion>,
    pub(super) hard_ends: Vec<HardEnd>,
    pub(super) elsewhere: Vec<Elsewhere>,
    pub(super) administrative_appeal: Appeal,
    pub(super) medical_appeal: Appeal,
    pub(super) examples: Vec<Example>,
}

impl RuleVersion {
    /// The id decisions keep.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Path of its file.
    pub fn file(&self) -> &str {
        &self.place.file
    }

    /// SHA-256 of the file of the scheme and of its own, byte for byte: a decision keeps it, so that a replay knows it has the same rule.
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
    pub const fn earliest_start(&self) -> Option<EarliestStart> {
        self.earliest_start
    }

    /// What changed with it, for everyone.
    pub const fn summary(&self) -> &Wording {
        &self.summary
    }

    /// The door everyone takes, when the machine approves nothing.
    pub const fn route(&self) -> Option<&Route> {
        self.route.as_ref()
    }

    /// How a stoppage goes on.
    pub const fn renewal(&self) -> Option<&Renewal> {
        self.renewal.as_ref()
    }

    /// Who is concerned.
    pub fn profiles(&self) -> impl Iterator<Item = &Profile> {
        self.profiles.iter().map(AsRef::as_ref)
    }

    /// What an employer can do instead.
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// The territories that live under another version.
    pub fn elsewhere(&self) -> &[Elsewhere] {
        &self.elsewhere
    }

    /// What becomes of a claim for which the register does not know.
    pub const fn unknown_register(&self) -> UnknownRegister {
        self.unknown_register
    }

    /// How many in a thousand automatic approvals a person re-checks.
    pub const fn sampling_per_mille(&self) -> u16 {
        self.sampling_per_mille
    }

    /// When so many of the re-checked approvals are overturned that someone must look at the rule.
    pub const fn alarm(&self) -> Alarm {
        self.alarm
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

    /// Does a criterion read that fact?
    pub fn reads(&self, fact: Fact) -> bool {
        self.criteria.iter().any(|criterion| criterion.facts().contains(&fact))
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

    /// First day that goes by it: a day goes by the version in force when it begins.
    pub fn first_day(&self) -> Date {
        first_whole_day(self.valid_from)
    }

    /// First day that no longer goes by it.
    pub fn end_day(&self) -> Option<Date> {
        self.valid_until.map(first_whole_day)
    }

    /// Do the days of a stoppage on that day go by it?
    pub fn is_in_force_on(&self, day: Date) -> bool {
        self.first_day() <= day && self.end_day().is_none_or(|end| day < end)
    }

    /// Do claims filed at that instant go by it?
    pub fn is_in_force_at(&self, instant: OffsetDateTime) -> bool {
        self.valid_from <= instant && self.valid_until.is_none_or(|until| instant < until)
    }

    /// Does it stand in for a day it is not in force on, for claims filed while it was?
    ///
    /// Two cases: the days before it began that it lets one go back to, and the days after its end as long as
    /// nobody knows of that end.
    pub fn stands_in_for(&self, day: Date, requested_on: Date, today: Date) -> bool {
        let earliest = self.earliest_start.map(|start| start.for_request(requested_on));
        let before = day < self.first_day() && earliest.is_some_and(|earliest| earliest <= day);
        let after = self.end_day().is_some_and(|end| end <= day)
            && self.end_announced().is_some_and(|known| today < known);
        before || after
    }
}

impl RuleVersion {
    /// The same version without beginning and end, and without a limit to going back.
    pub(super) fn without_dates(self) -> Self {
        Self {
            valid_from: PrimitiveDateTime::MIN.assume_utc(),
            valid_until: None,
            announced: Date::MIN,
            end_announced: None,
            earliest_start: self.earliest_start.map(|_| EarliestStart::On(Date::MIN)),
            elsewhere: Vec::new(),
            ..self
        }
    }
}

/// The first day that begins at that instant or after it. The instant carries the legal offset of its day.
fn first_whole_day(instant: OffsetDateTime) -> Date {
    if instant.time() == Time::MIDNIGHT {
        instant.date()
    } else {
        instant.date().next_day().unwrap_or(Date::MAX)
    }
}
