//! Criteria and their doors.

use super::{Fault, Reader, require_code, require_new, require_wording};
use crate::rules::condition::Condition;
use crate::rules::criterion::{Criterion, DoorRule};
use crate::rules::fact::Fact;
use crate::rules::file::{CriterionEntry, DoorEntry};
use crate::zone::Zone;
use std::ops::Range;
use toml::Spanned;

/// A criterion of the scheme that a version takes up.
pub(super) struct SharedCriterion<'s> {
    /// What the scheme says.
    pub entry: &'s CriterionEntry,
    /// Where the version takes it up.
    pub used_at: Range<usize>,
}

impl Reader<'_> {
    /// Reads the criteria of a version: those it takes up from its scheme, then its own.
    pub(super) fn criteria(
        &self,
        shared: &[SharedCriterion<'_>],
        own: &[Spanned<CriterionEntry>],
    ) -> Result<Vec<Criterion>, Fault> {
        let mut criteria: Vec<Criterion> = Vec::new();
        for SharedCriterion { entry, used_at } in shared {
            let criterion = self.new_criterion(entry, &criteria);
            // The place of the fault is in another file: the reader of this one is told by the code.
            let in_scheme = |fault: Fault| {
                Fault::new(format!("the scheme's criterion \"{}\": {}", entry.code, fault.reason))
            };
            criteria.push(criterion.map_err(|fault| in_scheme(fault).at(used_at.clone()))?);
        }
        for entry in own {
            let criterion = self.new_criterion(entry.get_ref(), &criteria);
            criteria.push(criterion.map_err(|fault| fault.at(entry.span()))?);
        }
        Ok(criteria)
    }

    fn new_criterion(&self, entry: &CriterionEntry, before: &[Criterion]) -> Result<Criterion, Fault> {
        require_new(before.iter().map(Criterion::code), &entry.code, "criteria")?;
        self.criterion(entry)
    }

    fn criterion(&self, entry: &CriterionEntry) -> Result<Criterion, Fault> {
        require_code(&entry.code)?;
        [&entry.yes, &entry.no].into_iter().chain(&entry.unknown).try_for_each(require_wording)?;
        let applies = entry.applies.as_ref().map(|condition| self.condition(condition)).transpose()?;
        let requires = self.condition(&entry.requires)?;
        let conditions = || applies.iter().chain([&requires]);
        let (facts, may_be_unknown) =
            (facts_of(conditions()), conditions().any(|condition| condition.may_be_unknown(self.vocabulary)));
        let criterion = Criterion {
            code: entry.code.clone(),
            zone: entry.zone,
            source: self.source(&entry.source)?,
            facts,
            may_be_unknown,
            applies,
            requires,
            yes: entry.yes.clone(),
            no: entry.no.clone(),
            unknown: entry.unknown.clone(),
            doors: entry.doors.iter().map(|door| self.door(door)).collect::<Result<_, _>>()?,
        };
        self.check_criterion(&criterion)?;
        Ok(criterion)
    }

    fn door(&self, entry: &DoorEntry) -> Result<DoorRule, Fault> {
        require_wording(&entry.text)?;
        let when = entry.when.as_ref().map(|condition| self.condition(condition)).transpose()?;
        Ok(DoorRule { to: entry.to, when, text: entry.text.clone(), source: self.source(&entry.source)? })
    }

    /// What keeps health data in its zone, and words for every verdict.
    fn check_criterion(&self, criterion: &Criterion) -> Result<(), Fault> {
        let doors = facts_of(criterion.doors.iter().filter_map(DoorRule::when));
        let mut read = criterion.facts.iter().chain(&doors);
        let medical = read.find(|fact| self.vocabulary.spec(**fact).zone == Zone::Medical);
        match (criterion.zone, medical) {
            (Zone::Employer, _) => return Err(Fault::new("no criterion belongs to the zone \"employer\"")),
            (Zone::Administrative, Some(fact)) => {
                let code = self.vocabulary.code(*fact);
                let reason = format!("reads \"{code}\", which is health data: its zone must be \"medical\"");
                return Err(Fault::new(reason));
            }
            _ => {}
        }
        if criterion.unknown.is_none() && criterion.may_be_unknown {
            let code = &criterion.code;
            return Err(Fault::new(format!(
                "the criterion \"{code}\" may be unknown and has no words for it"
            )));
        }
        Ok(())
    }
}

fn facts_of<'c>(conditions: impl Iterator<Item = &'c Condition>) -> Vec<Fact> {
    let mut facts = Vec::new();
    for fact in conditions.flat_map(Condition::facts) {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    facts
}
