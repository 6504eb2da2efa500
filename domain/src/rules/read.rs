//! From a rule file as written to a version one can trust: every reference resolved, every value of its type.

mod condition;

use super::RulesError;
use super::fact::{Fact, Value};
use super::file::{
    AppealEntry, CriterionEntry, DoorEntry, FORMAT, HardEndEntry, ListEntry, RuleFile, SourceEntry, Validity,
};
use super::version::{
    Appeal, Closing, Criterion, DoorRule, HardEnd, RuleVersion, Source, ValueList, Wording,
};
use crate::zone::Zone;
use condition::{read_condition, read_value};
use sha2::{Digest, Sha256};
use std::ops::Range;
use time::{OffsetDateTime, Time};
use toml::Spanned;

/// The longest stoppage a rule may give, in days: beyond a year it is a typing error.
const DAYS_MAX: u16 = 366;

/// What is wrong, and where in the text when it is known.
pub(super) struct Fault {
    at: Option<Range<usize>>,
    reason: String,
}

impl Fault {
    pub(super) fn new(reason: impl Into<String>) -> Self {
        Self { at: None, reason: reason.into() }
    }

    /// The same fault, at that place unless a closer one is known.
    fn at(self, span: Range<usize>) -> Self {
        Self { at: self.at.or(Some(span)), reason: self.reason }
    }
}

/// Reads one file.
pub(super) fn read_version(name: &str, text: &str) -> Result<RuleVersion, RulesError> {
    let parsed = toml::from_str::<RuleFile>(text)
        .map_err(|error| Fault { at: error.span(), reason: error.message().to_owned() });
    let sha256 = Sha256::digest(text.as_bytes()).into();
    parsed.and_then(|file| Reader::new(&file)?.version(file, sha256)).map_err(|fault| RulesError {
        file: name.to_owned(),
        line: fault.at.map(|span| line_of(text, span.start)),
        reason: fault.reason,
    })
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

/// What the rest of the file refers to.
pub(super) struct Reader {
    sources: Vec<Source>,
    lists: Vec<ValueList>,
}

impl Reader {
    fn new(file: &RuleFile) -> Result<Self, Fault> {
        let mut reader = Self { sources: Vec::new(), lists: Vec::new() };
        for entry in &file.sources {
            let source = reader.read_source(entry.get_ref()).map_err(|fault| fault.at(entry.span()))?;
            reader.sources.push(source);
        }
        for entry in &file.lists {
            let list = reader.read_list(entry.get_ref()).map_err(|fault| fault.at(entry.span()))?;
            reader.lists.push(list);
        }
        Ok(reader)
    }

    fn read_source(&self, entry: &SourceEntry) -> Result<Source, Fault> {
        let SourceEntry { id, title, article, date, confidence, open_point } = entry;
        require_code(id)?;
        require_text(title)?;
        if self.sources.iter().any(|source| source.id == *id) {
            return Err(Fault::new(format!("two sources have the id \"{id}\"")));
        }
        Ok(Source {
            id: id.clone(),
            title: title.clone(),
            article: article.clone(),
            date: date.0,
            confidence: *confidence,
            open_point: open_point.clone(),
        })
    }

    fn read_list(&self, entry: &ListEntry) -> Result<ValueList, Fault> {
        require_code(&entry.name)?;
        if self.lists.iter().any(|list| list.name == entry.name) {
            return Err(Fault::new(format!("two lists have the name \"{}\"", entry.name)));
        }
        let values = entry
            .values
            .iter()
            .map(|value| read_value(entry.of, value))
            .collect::<Result<Vec<Value>, _>>()?;
        let (name, of, standing) = (entry.name.clone(), entry.of, entry.standing);
        Ok(ValueList { name, of, values, standing, source: self.source(&entry.source)? })
    }

    /// The source of that id.
    fn source(&self, id: &Spanned<String>) -> Result<Source, Fault> {
        let unknown = || Fault::new(format!("no source has the id \"{}\"", id.get_ref())).at(id.span());
        self.sources.iter().find(|source| source.id == *id.get_ref()).cloned().ok_or_else(unknown)
    }

    /// The list of that name.
    pub(super) fn list(&self, name: &str) -> Result<&ValueList, Fault> {
        let unknown = || Fault::new(format!("no list has the name \"{name}\""));
        self.lists.iter().find(|list| list.name == name).ok_or_else(unknown)
    }

    fn version(self, file: RuleFile, sha256: [u8; 32]) -> Result<RuleVersion, Fault> {
        check_head(&file)?;
        self.check_sources_of_scalars(&file)?;
        let closing = file.closing.as_ref().map(|entry| {
            require_wording(&entry.text).map_err(|fault| fault.at(entry.source.span()))?;
            Ok(Closing { door: entry.door, text: entry.text.clone(), source: self.source(&entry.source)? })
        });
        let validity = file.validity.get_ref();
        Ok(RuleVersion {
            sha256,
            closing: closing.transpose()?,
            valid_from: validity.from.0,
            valid_until: validity.until.map(|until| until.0),
            announced: validity.announced.map_or_else(|| validity.from.0.date(), |day| day.0),
            end_announced: validity.end_announced.map(|day| day.0),
            duration_days: file.duration.as_ref().map_or(0, |duration| *duration.days.get_ref()),
            earliest_start: file.earliest_start.as_ref().map(|start| start.date.0),
            unknown_register: file.register.unknown,
            sampling_per_mille: *file.sampling.per_mille.get_ref(),
            criteria: self.read_criteria(&file.criteria)?,
            hard_ends: file
                .hard_ends
                .iter()
                .map(|entry| self.read_hard_end(entry))
                .collect::<Result<_, _>>()?,
            administrative_appeal: self.read_appeal(&file.appeal.administrative)?,
            medical_appeal: self.read_appeal(&file.appeal.medical)?,
            id: file.id.into_inner(),
            title: file.title,
            examples: file.examples,
            sources: self.sources,
            lists: self.lists,
        })
    }

    /// Dates and numbers that stand alone have a source too.
    fn check_sources_of_scalars(&self, file: &RuleFile) -> Result<(), Fault> {
        let duration = file.duration.as_ref().map(|entry| &entry.source);
        let start = file.earliest_start.as_ref().map(|entry| &entry.source);
        let always = [&file.validity.get_ref().source, &file.register.source, &file.sampling.source];
        always.into_iter().chain(duration).chain(start).try_for_each(|id| self.source(id).map(|_| ()))
    }

    fn read_appeal(&self, entry: &AppealEntry) -> Result<Appeal, Fault> {
        require_wording(&entry.text).map_err(|fault| fault.at(entry.source.span()))?;
        Ok(Appeal { text: entry.text.clone(), source: self.source(&entry.source)? })
    }

    fn read_hard_end(&self, entry: &HardEndEntry) -> Result<HardEnd, Fault> {
        let checks = require_code(entry.code.get_ref()).and_then(|()| require_wording(&entry.text));
        checks.map_err(|fault| fault.at(entry.code.span()))?;
        Ok(HardEnd {
            code: entry.code.get_ref().clone(),
            statuses: entry.statuses.clone(),
            last_day: entry.last_day.0,
            announced: entry.announced.0,
            text: entry.text.clone(),
            source: self.source(&entry.source)?,
        })
    }

    fn read_criteria(&self, entries: &[Spanned<CriterionEntry>]) -> Result<Vec<Criterion>, Fault> {
        let mut criteria: Vec<Criterion> = Vec::with_capacity(entries.len());
        for entry in entries {
            let criterion = self.read_criterion(entry.get_ref()).map_err(|fault| fault.at(entry.span()))?;
            if criteria.iter().any(|other| other.code == criterion.code) {
                return Err(
                    Fault::new(format!("two criteria have the code \"{}\"", criterion.code)).at(entry.span())
                );
            }
            criteria.push(criterion);
        }
        Ok(criteria)
    }

    fn read_criterion(&self, entry: &CriterionEntry) -> Result<Criterion, Fault> {
        require_code(&entry.code)?;
        [&entry.yes, &entry.no].into_iter().chain(&entry.unknown).try_for_each(require_wording)?;
        let applies = entry.applies.as_ref().map(|condition| read_condition(condition, self)).transpose()?;
        let requires = read_condition(&entry.requires, self)?;
        let criterion = Criterion {
            code: entry.code.clone(),
            zone: entry.zone,
            source: self.source(&entry.source)?,
            facts: facts_of(applies.iter().chain([&requires])),
            applies,
            requires,
            yes: entry.yes.clone(),
            no: entry.no.clone(),
            unknown: entry.unknown.clone(),
            doors: entry.doors.iter().map(|door| self.read_door(door)).collect::<Result<_, _>>()?,
        };
        check_criterion(&criterion)?;
        Ok(criterion)
    }

    fn read_door(&self, entry: &DoorEntry) -> Result<DoorRule, Fault> {
        require_wording(&entry.text)?;
        let when = entry.when.as_ref().map(|condition| read_condition(condition, self)).transpose()?;
        Ok(DoorRule { to: entry.to, when, text: entry.text.clone(), source: self.source(&entry.source)? })
    }
}

fn facts_of<'c>(conditions: impl Iterator<Item = &'c super::Condition>) -> Vec<Fact> {
    let mut facts = Vec::new();
    for fact in conditions.flat_map(super::Condition::facts) {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    facts
}

/// What keeps health data in its zone, and words for every verdict.
fn check_criterion(criterion: &Criterion) -> Result<(), Fault> {
    let doors = facts_of(criterion.doors.iter().filter_map(|door| door.when.as_ref()));
    let medical = criterion.facts.iter().chain(&doors).find(|fact| fact.zone() == Zone::Medical);
    match (criterion.zone, medical) {
        (Zone::Employer, _) => return Err(Fault::new("no criterion belongs to the zone \"employer\"")),
        (Zone::Administrative, Some(fact)) => {
            let reason =
                format!("reads \"{}\", which is health data: its zone must be \"medical\"", fact.code());
            return Err(Fault::new(reason));
        }
        _ => {}
    }
    if criterion.unknown.is_none() && criterion.may_be_unknown() {
        return Err(Fault::new(format!(
            "the criterion \"{}\" may be unknown and has no words for it",
            criterion.code
        )));
    }
    Ok(())
}

fn check_head(file: &RuleFile) -> Result<(), Fault> {
    if *file.format.get_ref() != FORMAT {
        return Err(Fault::new(format!("only format {FORMAT} is known")).at(file.format.span()));
    }
    require_code(file.id.get_ref()).map_err(|fault| fault.at(file.id.span()))?;
    require_wording(&file.title)?;
    check_validity(file.validity.get_ref()).map_err(|fault| fault.at(file.validity.span()))?;
    check_numbers(file)?;
    let open = file.duration.is_some() && file.earliest_start.is_some() && !file.criteria.is_empty();
    let bare = file.duration.is_none() && file.earliest_start.is_none() && file.criteria.is_empty();
    match (&file.closing, open, bare) {
        (None, true, _) | (Some(_), _, true) => Ok(()),
        (None, ..) => {
            Err(Fault::new("an open version needs duration, earliest_start and at least one criterion"))
        }
        (Some(_), ..) => {
            Err(Fault::new("a closed version has neither duration, earliest_start nor criterion"))
        }
    }
}

fn check_numbers(file: &RuleFile) -> Result<(), Fault> {
    let days = file.duration.as_ref().map(|duration| &duration.days);
    if let Some(days) = days.filter(|days| !(1..=DAYS_MAX).contains(days.get_ref())) {
        return Err(Fault::new(format!("a duration is from 1 to {DAYS_MAX} days")).at(days.span()));
    }
    let per_mille = &file.sampling.per_mille;
    if *per_mille.get_ref() > 1000 {
        return Err(Fault::new("a rate is at most 1000 in a thousand").at(per_mille.span()));
    }
    Ok(())
}

fn check_validity(validity: &Validity) -> Result<(), Fault> {
    let (from, until) = (validity.from.0, validity.until.map(|until| until.0));
    let is_midnight = |instant: OffsetDateTime| instant.time() == Time::MIDNIGHT;
    if !is_midnight(from) || !until.is_none_or(is_midnight) {
        return Err(Fault::new("a version begins and ends at midnight"));
    }
    if until.is_some_and(|until| until <= from) {
        return Err(Fault::new("the version ends before it begins"));
    }
    Ok(())
}

fn require_code(code: &str) -> Result<(), Fault> {
    let is_code = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !code.is_empty() && code.chars().all(is_code) {
        return Ok(());
    }
    Err(Fault::new(format!("\"{code}\" is no code: small letters, digits and dashes only")))
}

fn require_text(text: &str) -> Result<(), Fault> {
    if text.trim().is_empty() { Err(Fault::new("a text is empty")) } else { Ok(()) }
}

fn require_wording(wording: &Wording) -> Result<(), Fault> {
    require_text(&wording.fr)?;
    require_text(&wording.en)
}
