//! One version, from its file and the scheme it belongs to.

use super::criterion::SharedCriterion;
use super::{Fault, Reader, SchemeText, line_of, require_code, require_wording, sampling};
use crate::rules::assumed;
use crate::rules::clauses::{EarliestStart, Elsewhere, Measure, Renewal, Route};
use crate::rules::file::{self, AppealEntry, FORMAT, HardEndEntry, RuleFile, Validity};
use crate::rules::parts::{Appeal, AppealBody, Closing, HardEnd};
use crate::rules::version::{Place, RuleVersion};
use crate::zone::Side;
use sha2::{Digest, Sha256};
use time::Date;
use toml::Spanned;

/// The longest stoppage a rule may give, in days: beyond a year it is a typing error.
const DAYS_MAX: u16 = 366;

/// Reads a version: its text decides with that of its scheme, so both are in its SHA-256.
pub(super) fn read(base: &SchemeText, name: &str, file: RuleFile, text: &str) -> Result<RuleVersion, Fault> {
    check_head(base, &file)?;
    let mut reader = base.reader()?;
    reader.add_sources(&file.sources)?;
    reader.add_lists(&file.lists)?;
    reader.add_profiles(&file.profiles)?;
    reader.version(base, name, file, text)
}

fn stamp(scheme: &str, version: &str) -> [u8; 32] {
    let hasher = Sha256::new_with_prefix(scheme.as_bytes()).chain_update([0]);
    hasher.chain_update(version.as_bytes()).finalize().into()
}

impl Reader<'_> {
    fn version(
        self,
        base: &SchemeText,
        name: &str,
        file: RuleFile,
        text: &str,
    ) -> Result<RuleVersion, Fault> {
        self.check_sources_of_scalars(&file)?;
        let validity = file.validity.get_ref();
        let duration = file.duration.as_ref().map(|duration| *duration.days.get_ref());
        Ok(RuleVersion {
            sha256: stamp(&base.text, text),
            place: Place { file: name.to_owned(), validity: line_of(text, file.validity.span().start) },
            closing: file.closing.as_ref().map(|entry| self.closing(entry)).transpose()?,
            route: file.route.as_ref().map(|entry| self.route(entry)).transpose()?,
            valid_from: validity.from.0,
            valid_until: validity.until.map(|until| until.0),
            announced: validity.announced.map_or_else(|| validity.from.0.date(), |day| day.0),
            end_announced: validity.end_announced.map(|day| day.0),
            duration_days: duration.unwrap_or(0),
            earliest_start: file.earliest_start.as_ref().map(earliest_start).transpose()?,
            renewal: file.renewal.as_ref().map(|entry| self.renewal(entry)).transpose()?,
            unknown_register: file.register.unknown,
            sampling_per_mille: *file.sampling.per_mille.get_ref(),
            alarm: sampling::alarm(&file.sampling)?,
            criteria: self.criteria(&taken_up(base, &file.shared)?, &file.criteria)?,
            measures: file.measures.iter().map(|entry| self.measure(entry)).collect::<Result<_, _>>()?,
            hard_ends: file.hard_ends.iter().map(|entry| self.hard_end(entry)).collect::<Result<_, _>>()?,
            elsewhere: file.elsewhere.iter().map(|entry| self.elsewhere(entry)).collect::<Result<_, _>>()?,
            administrative_appeal: self.appeal(Side::Administrative, &file.appeal.administrative)?,
            medical_appeal: self.appeal(Side::Medical, &file.appeal.medical)?,
            examples: self.examples((&base.scheme, text), file.examples, duration)?,
            id: file.id.into_inner(),
            title: file.title,
            summary: file.summary,
            sources: self.sources,
            lists: self.lists,
            profiles: self.profiles,
        })
    }

    /// Dates and numbers that stand alone have a source too.
    fn check_sources_of_scalars(&self, file: &RuleFile) -> Result<(), Fault> {
        let duration = file.duration.as_ref().map(|entry| &entry.source);
        let start = file.earliest_start.as_ref().map(|entry| &entry.source);
        let always = [&file.validity.get_ref().source, &file.register.source, &file.sampling.source];
        always.into_iter().chain(duration).chain(start).try_for_each(|id| self.source(id).map(|_| ()))
    }

    fn closing(&self, entry: &file::ClosingEntry) -> Result<Closing, Fault> {
        require_wording(&entry.text).map_err(|fault| fault.at(entry.source.span()))?;
        Ok(Closing { door: entry.door, text: entry.text.clone(), source: self.source(&entry.source)? })
    }

    fn route(&self, entry: &file::RouteEntry) -> Result<Route, Fault> {
        require_wording(&entry.text).map_err(|fault| fault.at(entry.source.span()))?;
        Ok(Route { to: entry.to, text: entry.text.clone(), source: self.source(&entry.source)? })
    }

    fn renewal(&self, entry: &file::RenewalEntry) -> Result<Renewal, Fault> {
        require_wording(&entry.text).map_err(|fault| fault.at(entry.source.span()))?;
        let (how, days, text) = (entry.how, entry.days, entry.text.clone());
        Ok(Renewal { how, days, text, source: self.source(&entry.source)? })
    }

    fn measure(&self, entry: &file::MeasureEntry) -> Result<Measure, Fault> {
        let checks = require_code(&entry.code).and_then(|()| require_wording(&entry.text));
        checks.map_err(|fault| fault.at(entry.source.span()))?;
        let (code, text) = (entry.code.clone(), entry.text.clone());
        Ok(Measure { code, text, source: self.source(&entry.source)? })
    }

    fn elsewhere(&self, entry: &file::ElsewhereEntry) -> Result<Elsewhere, Fault> {
        require_code(entry.follows.get_ref()).map_err(|fault| fault.at(entry.follows.span()))?;
        Ok(Elsewhere {
            territories: entry.territories.clone(),
            until: entry.until.map(|day| day.0),
            follows: entry.follows.get_ref().clone(),
            source: self.source(&entry.source)?,
        })
    }

    fn appeal(&self, side: Side, entry: &AppealEntry) -> Result<Appeal, Fault> {
        let (text, source) = (entry.text.clone(), self.source(&entry.source)?);
        let bodies = appeal_bodies(side, entry).and_then(|bodies| {
            let later = bodies.1.iter().map(|(_, later)| later);
            std::iter::once(&bodies.0).chain(later).try_for_each(require_body)?;
            require_wording(&text).map(|()| bodies)
        });
        let (body, later) = bodies.map_err(|fault| fault.at(entry.source.span()))?;
        Ok(Appeal { text, source, body, later, is_assumed: entry.body.is_none() })
    }

    fn hard_end(&self, entry: &HardEndEntry) -> Result<HardEnd, Fault> {
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
}

/// Whom to appeal to, and whom later on; as the law was when the file is from before that was asked.
fn appeal_bodies(side: Side, entry: &AppealEntry) -> Result<(AppealBody, Option<(Date, AppealBody)>), Fault> {
    let later = entry.later.as_ref();
    let later =
        later.map(|later| (later.from.0, AppealBody { name: later.body.clone(), months: later.months }));
    match (&entry.body, entry.months) {
        (Some(name), Some(months)) => Ok((AppealBody { name: name.clone(), months }, later)),
        (None, None) if later.is_none() => Ok(assumed::appeal(side)),
        (None, _) => Err(Fault::new("missing field `body`")),
        (Some(_), None) => Err(Fault::new("missing field `months`")),
    }
}

fn require_body(body: &AppealBody) -> Result<(), Fault> {
    require_wording(&body.name)?;
    if body.months == 0 { Err(Fault::new("an appeal needs at least a month")) } else { Ok(()) }
}

/// The criteria of the scheme that a version takes up, in the order of the version.
fn taken_up<'b>(base: &'b SchemeText, codes: &[Spanned<String>]) -> Result<Vec<SharedCriterion<'b>>, Fault> {
    let find = |code: &Spanned<String>| {
        let mut shared = base.file.criteria.iter().map(Spanned::get_ref);
        let unknown = || Fault::new(format!("the scheme has no criterion \"{}\"", code.get_ref()));
        let entry = shared.find(|entry| entry.code == *code.get_ref());
        let entry = entry.ok_or_else(|| unknown().at(code.span()))?;
        Ok(SharedCriterion { entry, used_at: code.span() })
    };
    codes.iter().map(find).collect()
}

fn earliest_start(entry: &file::EarliestStart) -> Result<EarliestStart, Fault> {
    match (entry.date, entry.days_before_request) {
        (Some(day), None) => Ok(EarliestStart::On(day.0)),
        (None, Some(days)) => Ok(EarliestStart::BeforeRequest(days)),
        _ => Err(Fault::new("earliest_start has a date or days_before_request").at(entry.source.span())),
    }
}

fn check_head(base: &SchemeText, file: &RuleFile) -> Result<(), Fault> {
    if *file.format.get_ref() != FORMAT {
        return Err(Fault::new(format!("only format {FORMAT} is known")).at(file.format.span()));
    }
    check_id(base.scheme.id(), file.id.get_ref()).map_err(|fault| fault.at(file.id.span()))?;
    require_wording(&file.title)?;
    require_wording(&file.summary)?;
    check_validity(file.validity.get_ref()).map_err(|fault| fault.at(file.validity.span()))?;
    check_numbers(file)?;
    let asks = !file.criteria.is_empty() || !file.shared.is_empty();
    let open = file.duration.is_some() && file.earliest_start.is_some() && asks;
    let empty = file.duration.is_none() && file.earliest_start.is_none() && !asks;
    match (&file.closing, open, empty) {
        (None, true, _) | (Some(_), _, true) => Ok(()),
        (None, ..) => {
            Err(Fault::new("an open version needs duration, earliest_start and at least one criterion"))
        }
        (Some(_), ..) => {
            Err(Fault::new("a closed version has neither duration, earliest_start nor criterion"))
        }
    }
}

fn check_id(scheme: &str, id: &str) -> Result<(), Fault> {
    require_code(id)?;
    if id.strip_prefix(scheme).is_some_and(|rest| rest.starts_with('-') && rest.len() > 1) {
        return Ok(());
    }
    Err(Fault::new(format!("the id of a version begins with that of its scheme, \"{scheme}-\"")))
}

fn check_numbers(file: &RuleFile) -> Result<(), Fault> {
    let days = file.duration.as_ref().map(|duration| &duration.days);
    if let Some(days) = days.filter(|days| !(1..=DAYS_MAX).contains(days.get_ref())) {
        return Err(Fault::new(format!("a duration is from 1 to {DAYS_MAX} days")).at(days.span()));
    }
    sampling::check_rate(&file.sampling.per_mille)
}

fn check_validity(validity: &Validity) -> Result<(), Fault> {
    if validity.until.is_some_and(|until| until.0 <= validity.from.0) {
        return Err(Fault::new("the version ends before it begins"));
    }
    Ok(())
}
