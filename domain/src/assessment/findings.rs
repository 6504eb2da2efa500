//! What is found on the way: of the engine, of each criterion, of a hard end.

use super::Finding;
use super::days::Span;
use super::held::Held;
use super::wording::{
    NO_RULE_FOR_DAY, NO_RULE_FOR_DAY_TEXT, NO_RULE_ON_REQUEST_DAY, NO_RULE_ON_REQUEST_DAY_TEXT,
    ROUTE_ELSEWHERE, SCHEME_CLOSED,
};
use crate::rules::{
    Criterion, DoorRule, Fact, FactSheet, HardEnd, Profile, RuleVersion, Source, UnknownRegister, Value,
    Verdict, Vocabulary, Wording,
};
use crate::status::Door;
use crate::zone::Zone;

impl Finding<'_> {
    /// Does it say the same as another one?
    pub(super) fn is_same(&self, other: &Finding<'_>) -> bool {
        (self.code, self.verdict, self.door) == (other.code, other.verdict, other.door)
    }
}

/// The days a finding of the engine is about.
const DAYS: &[Fact] = &[Fact::REQUESTED_ON, Fact::FIRST_DAY, Fact::LAST_DAY];

/// Findings in the making.
pub(super) struct Findings<'r> {
    /// Names of the facts.
    pub vocabulary: &'r Vocabulary,
    /// Criteria that are held.
    pub held: &'r Held,
    /// In the order of the rule files, the engine's own first.
    pub all: Vec<Finding<'r>>,
    /// Lines of the public lists that concern the person.
    pub profiles: Vec<&'r Profile>,
}

impl<'r> Findings<'r> {
    /// What the engine itself finds: closed, without a rule, or by another route.
    pub fn add_engine(
        &mut self,
        base: Option<&'r RuleVersion>,
        spans: &[Span<'r>],
        has_gap: bool,
        sheet: &FactSheet,
    ) {
        let versions = || base.into_iter().chain(spans.iter().map(|span| span.version));
        if let Some(closing) = versions().find_map(RuleVersion::closing) {
            let door = (closing.text(), closing.source(), closing.door());
            self.all.push(self.other_door(SCHEME_CLOSED, door, sheet));
        }
        if base.is_none() {
            self.all.push(self.no_rule(NO_RULE_ON_REQUEST_DAY, &NO_RULE_ON_REQUEST_DAY_TEXT, sheet));
        }
        if has_gap {
            self.all.push(self.no_rule(NO_RULE_FOR_DAY, &NO_RULE_FOR_DAY_TEXT, sheet));
        }
        if let Some(route) = versions().find_map(RuleVersion::route) {
            let door = (&route.text, &route.source, route.to);
            self.all.push(self.other_door(ROUTE_ELSEWHERE, door, sheet));
        }
    }

    /// Another door that everyone takes.
    fn other_door(
        &self,
        code: &'static str,
        (text, source, door): (&'r Wording, &'r Source, Door),
        sheet: &FactSheet,
    ) -> Finding<'r> {
        Finding {
            code,
            zone: Zone::Administrative,
            verdict: Verdict::No,
            blocks: true,
            held: false,
            note: false,
            text,
            source: Some(source),
            door: Some(door),
            facts: self.read(DAYS, sheet),
        }
    }

    fn no_rule(&self, code: &'static str, text: &'static Wording, sheet: &FactSheet) -> Finding<'r> {
        Finding {
            code,
            zone: Zone::Administrative,
            verdict: Verdict::Unknown,
            blocks: true,
            held: false,
            note: false,
            text,
            source: None,
            door: None,
            facts: self.read(DAYS, sheet),
        }
    }

    /// A hard end that cuts the stoppage: a note, which blocks nothing.
    pub fn hard_end(&self, end: &'r HardEnd, sheet: &FactSheet) -> Finding<'r> {
        Finding {
            code: end.code(),
            zone: Zone::Administrative,
            verdict: Verdict::Yes,
            blocks: false,
            held: false,
            note: true,
            text: end.text(),
            source: Some(end.source()),
            door: None,
            facts: self.read(&[Fact::STATUS, Fact::LAST_DAY, Fact::DECIDED_ON], sheet),
        }
    }

    /// Adds what a version finds; where it finds the same as an earlier one it adds nothing.
    pub fn add_version(&mut self, version: &'r RuleVersion, sheet: &FactSheet) {
        let earlier = self.all.len();
        for criterion in version.criteria() {
            if criterion.concerns(sheet) == Verdict::No {
                continue;
            }
            let finding = self.criterion(version, criterion, sheet);
            if !self.all.iter().take(earlier).any(|known| known.is_same(&finding)) {
                self.all.push(finding);
            }
        }
        for profile in version.profiles().filter(|profile| !profile.is_hidden()) {
            let known = self.profiles.iter().any(|known| known.code() == profile.code());
            if !known && profile.verdict(sheet) == Verdict::Yes {
                self.profiles.push(profile);
            }
        }
    }

    fn criterion(
        &self,
        version: &'r RuleVersion,
        criterion: &'r Criterion,
        sheet: &FactSheet,
    ) -> Finding<'r> {
        let verdict = criterion.verdict(sheet);
        let held = self.held.holds(criterion.code());
        let door = if verdict == Verdict::No { criterion.door(sheet) } else { None };
        Finding {
            code: criterion.code(),
            zone: criterion.zone(),
            verdict,
            blocks: held || (verdict != Verdict::Yes && !is_tolerated(version, criterion, sheet, verdict)),
            held,
            note: false,
            text: door.map_or_else(|| criterion.wording(verdict), |door| door.text()),
            source: Some(door.map_or_else(|| criterion.source(), |door| door.source())),
            door: door.map(DoorRule::to),
            facts: self.read(criterion.facts(), sheet),
        }
    }

    fn read(&self, facts: &[Fact], sheet: &FactSheet) -> Vec<(&'r str, Option<FactValue<'r>>)> {
        let value =
            |fact: &Fact| sheet.get(*fact).map(|value| FactValue { value, vocabulary: self.vocabulary });
        facts.iter().map(|fact| (self.vocabulary.code(*fact), value(fact))).collect()
    }
}

/// A value with the names of its choices, so that it can be written down.
#[derive(Clone, Copy)]
pub struct FactValue<'r> {
    value: Value,
    vocabulary: &'r Vocabulary,
}

impl FactValue<'_> {
    /// The value as traces write it.
    pub fn code(&self) -> String {
        self.value.code(self.vocabulary)
    }
}

/// Is the silence of the register all that is missing, under a version that then approves and samples?
fn is_tolerated(version: &RuleVersion, criterion: &Criterion, sheet: &FactSheet, verdict: Verdict) -> bool {
    verdict == Verdict::Unknown
        && version.unknown_register() == UnknownRegister::ApproveAndSample
        && criterion.verdict(&sheet.clone().with_register_silence_as_yes()) == Verdict::Yes
}
