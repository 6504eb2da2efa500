//! The judgement itself: which versions, which findings, which outcome.

use super::days::{Judges, judges};
use super::wording::{
    NO_RULE_FOR_DAY, NO_RULE_FOR_DAY_TEXT, NO_RULE_ON_REQUEST_DAY, NO_RULE_ON_REQUEST_DAY_TEXT, SCHEME_CLOSED,
};
use super::{Assessment, Facts, Finding, Outcome};
use crate::ground::Ground;
use crate::rules::{
    Closing, Criterion, DoorRule, Fact, FactSheet, HardEnd, RuleBook, RuleVersion, UnknownRegister, Value,
    Verdict, Wording,
};
use crate::status::InsuredStatus;
use crate::stoppage::Stoppage;
use crate::zone::{Side, Zone};
use time::Date;

/// A claim, ready to be judged.
pub(super) struct Case {
    /// Day the claim was filed.
    pub requested_on: Date,
    /// The days asked for.
    pub stoppage: Stoppage,
    /// How the person works.
    pub status: InsuredStatus,
    /// Day of the decision.
    pub today: Date,
    /// Every fact, as the criteria read it.
    pub sheet: FactSheet,
}

impl Case {
    /// The case of a claim.
    pub fn of(facts: &Facts, today: Date) -> Self {
        let Facts { requested_on, stoppage, status, .. } = *facts;
        let sheet = FactSheet::default()
            .with(Fact::Status, Some(Value::Status(status)))
            .with_flag(Fact::HealthWorker, facts.health_worker)
            .with(Fact::Telework, Some(Value::Telework(facts.telework)))
            .with_flag(Fact::OverlapsAnother, facts.overlaps_another)
            .with_flag(Fact::NirProvisional, facts.nir_provisional)
            .with_flag(Fact::NirDisagreesWithBirth, facts.nir_disagrees_with_birth)
            .with_answer(Fact::RegisterAffiliated, facts.register.affiliated)
            .with_answer(Fact::RegisterAld, facts.register.ald)
            .with_answer(Fact::RegisterPregnancy, facts.register.pregnancy);
        Self { requested_on, stoppage, status, today, sheet: with_ground(&sheet, facts.ground) }
    }

    /// The facts that depend on the days and on the version of the request.
    pub fn dated_sheet(&self, base: Option<&RuleVersion>) -> FactSheet {
        let duration = base.filter(|version| !version.is_closed()).map(RuleVersion::duration_days);
        self.sheet
            .with_day(Fact::RequestedOn, Some(self.requested_on))
            .with_day(Fact::DecidedOn, Some(self.today))
            .with_day(Fact::FirstDay, Some(self.stoppage.first_day()))
            .with_day(Fact::LastDay, Some(self.stoppage.last_day()))
            .with(Fact::Days, Some(Value::Number(self.stoppage.days())))
            .with_day(Fact::EarliestStart, base.and_then(RuleVersion::earliest_start))
            .with(Fact::Duration, duration.map(|days| Value::Number(i64::from(days))))
    }
}

fn with_ground(sheet: &FactSheet, ground: Ground) -> FactSheet {
    let sheet = &sheet.with(Fact::Ground, Some(Value::Ground(ground.kind())));
    match ground {
        Ground::Ald { number } => {
            sheet.with(Fact::AldNumber, number.map(|number| Value::Number(i64::from(number.expose()))))
        }
        Ground::Pregnancy { due } => sheet.with_day(Fact::DueDate, Some(due)),
        Ground::OtherCondition | Ground::Cohabitant => *sheet,
    }
}

/// Judges a case.
pub(super) fn judge<'r>(case: &Case, rules: &'r RuleBook) -> Assessment<'r> {
    let base = rules.version_known(case.requested_on, case.today);
    let cut = hard_end(case, rules);
    let granted =
        cut.and_then(|end| case.stoppage.shortened_to(end.last_day()).ok()).unwrap_or(case.stoppage);
    let Judges { versions, has_gap } = judges(rules, base, granted, case.today);
    let sheet = case.dated_sheet(base);
    let mut findings = Vec::with_capacity(16);
    findings.extend(engine_findings(base, &versions, has_gap, &sheet));
    for version in &versions {
        add_criteria(version, &sheet, &mut findings);
    }
    findings.extend(cut.map(|end| hard_end_finding(end, &sheet)));
    Assessment { outcome: outcome(&findings, granted), findings, versions }
}

/// The first hard end, already announced, that cuts the stoppage.
fn hard_end<'r>(case: &Case, rules: &'r RuleBook) -> Option<&'r HardEnd> {
    let ends = rules.versions().iter().flat_map(RuleVersion::hard_ends);
    ends.filter(|end| end.cuts(&case.stoppage, case.status, case.today)).min_by_key(|end| end.last_day())
}

fn engine_findings<'r>(
    base: Option<&'r RuleVersion>,
    versions: &[&'r RuleVersion],
    has_gap: bool,
    sheet: &FactSheet,
) -> impl Iterator<Item = Finding<'r>> {
    let closing = base.into_iter().chain(versions.iter().copied()).find_map(RuleVersion::closing);
    let closed = closing.map(|closing| closed_finding(closing, sheet));
    let request = base
        .is_none()
        .then(|| no_rule(NO_RULE_ON_REQUEST_DAY, &NO_RULE_ON_REQUEST_DAY_TEXT, &[Fact::RequestedOn], sheet));
    let days = has_gap
        .then(|| no_rule(NO_RULE_FOR_DAY, &NO_RULE_FOR_DAY_TEXT, &[Fact::FirstDay, Fact::LastDay], sheet));
    [closed, request, days].into_iter().flatten()
}

fn closed_finding<'r>(closing: &'r Closing, sheet: &FactSheet) -> Finding<'r> {
    Finding {
        code: SCHEME_CLOSED,
        zone: Zone::Administrative,
        verdict: Verdict::No,
        blocks: true,
        note: false,
        text: closing.text(),
        source: Some(closing.source()),
        door: Some(closing.door()),
        facts: read(&[Fact::RequestedOn, Fact::FirstDay, Fact::LastDay], sheet),
    }
}

fn no_rule<'r>(code: &'static str, text: &'static Wording, facts: &[Fact], sheet: &FactSheet) -> Finding<'r> {
    let (zone, verdict) = (Zone::Administrative, Verdict::Unknown);
    Finding {
        code,
        zone,
        verdict,
        blocks: true,
        note: false,
        text,
        source: None,
        door: None,
        facts: read(facts, sheet),
    }
}

fn hard_end_finding<'r>(end: &'r HardEnd, sheet: &FactSheet) -> Finding<'r> {
    Finding {
        code: end.code(),
        zone: Zone::Administrative,
        verdict: Verdict::Yes,
        blocks: false,
        note: true,
        text: end.text(),
        source: Some(end.source()),
        door: None,
        facts: read(&[Fact::Status, Fact::LastDay, Fact::DecidedOn], sheet),
    }
}

/// Adds what the criteria of a version come to; a version that finds the same as an earlier one adds nothing.
fn add_criteria<'r>(version: &'r RuleVersion, sheet: &FactSheet, findings: &mut Vec<Finding<'r>>) {
    let earlier = findings.len();
    for criterion in version.criteria() {
        if criterion.concerns(sheet) == Verdict::No {
            continue;
        }
        let finding = criterion_finding(version, criterion, sheet);
        let is_same = |other: &Finding<'_>| {
            (other.code, other.verdict, other.door) == (finding.code, finding.verdict, finding.door)
        };
        if !findings.iter().take(earlier).any(is_same) {
            findings.push(finding);
        }
    }
}

fn criterion_finding<'r>(
    version: &'r RuleVersion,
    criterion: &'r Criterion,
    sheet: &FactSheet,
) -> Finding<'r> {
    let verdict = criterion.verdict(sheet);
    let door = if verdict == Verdict::No { criterion.door(sheet) } else { None };
    Finding {
        code: criterion.code(),
        zone: criterion.zone(),
        verdict,
        blocks: verdict != Verdict::Yes && !is_tolerated(version, criterion, sheet, verdict),
        note: false,
        text: door.map_or_else(|| criterion.wording(verdict), |door| door.text()),
        source: Some(door.map_or_else(|| criterion.source(), |door| door.source())),
        door: door.map(DoorRule::to),
        facts: read(criterion.facts(), sheet),
    }
}

/// Is the silence of the register all that is missing, under a version that then approves and samples?
fn is_tolerated(version: &RuleVersion, criterion: &Criterion, sheet: &FactSheet, verdict: Verdict) -> bool {
    verdict == Verdict::Unknown
        && version.unknown_register() == UnknownRegister::ApproveAndSample
        && criterion.verdict(&sheet.with_register_silence_as_yes()) == Verdict::Yes
}

fn read(facts: &[Fact], sheet: &FactSheet) -> Vec<(Fact, Option<Value>)> {
    facts.iter().map(|fact| (*fact, sheet.get(*fact))).collect()
}

/// The outcome: yes when nothing blocks, else the side that looks and the door it will likely confirm.
fn outcome(findings: &[Finding<'_>], granted: Stoppage) -> Outcome {
    let mut blocking = findings.iter().filter(|finding| finding.blocks).peekable();
    if blocking.peek().is_none() {
        return Outcome::Approve { stoppage: granted };
    }
    let zone = if blocking.clone().any(|finding| finding.zone == Zone::Administrative) {
        Zone::Administrative
    } else {
        Zone::Medical
    };
    let door = blocking.filter(|finding| finding.zone == zone).find_map(|finding| finding.door);
    Outcome::Review { side: if zone == Zone::Medical { Side::Medical } else { Side::Administrative }, door }
}
