//! The judgement itself: which versions, which findings, which outcome.

use super::days::{Judges, Span, judges};
use super::findings::Findings;
use super::held::Held;
use super::{Assessment, Facts, Finding, Outcome};
use crate::rules::{Fact, FactSheet, HardEnd, RuleBook, RuleVersion, Value};
use crate::status::{InsuredStatus, Territory};
use crate::stoppage::Stoppage;
use crate::zone::{Side, Zone};
use time::{Date, OffsetDateTime};

/// A claim, ready to be judged.
pub(super) struct Case {
    /// Instant the claim was filed, at the offset of Europe/Paris.
    pub requested_at: OffsetDateTime,
    /// The days asked for.
    pub stoppage: Stoppage,
    /// How the person works.
    pub status: InsuredStatus,
    /// Where the person lives.
    pub territory: Territory,
    /// Date of birth.
    pub birth_date: Option<Date>,
    /// Day of the decision.
    pub today: Date,
    /// Every fact that does not depend on the days, as the criteria read it.
    pub sheet: FactSheet,
}

impl Case {
    /// The case of a claim.
    pub fn of(facts: &Facts, rules: &RuleBook, today: Date) -> Self {
        let Facts { requested_at, stoppage, status, territory, birth_date, .. } = *facts;
        let (scheme, vocabulary) = (rules.scheme(), rules.scheme().vocabulary());
        let mut sheet = FactSheet::of(vocabulary)
            .with_choice(Fact::STATUS, status.code(), vocabulary)
            .with_choice(Fact::TELEWORK, facts.telework.code(), vocabulary)
            .with_choice(Fact::TERRITORY, territory.code(), vocabulary)
            .with_choice(Fact::GROUND, &facts.ground, vocabulary)
            .with_flag(Fact::HEALTH_WORKER, facts.health_worker)
            .with_flag(Fact::OVERLAPS_ANOTHER, facts.overlaps_another)
            .with_flag(Fact::NIR_PROVISIONAL, facts.nir_provisional)
            .with_flag(Fact::NIR_DISAGREES_WITH_BIRTH, facts.nir_disagrees_with_birth)
            .with_answer(Fact::REGISTER_AFFILIATED, facts.register.affiliated)
            .with_answer(Fact::REGISTER_ALD, facts.register.ald)
            .with_answer(Fact::REGISTER_PREGNANCY, facts.register.pregnancy);
        facts.answers.write_to(&mut sheet, scheme);
        Self { requested_at, stoppage, status, territory, birth_date, today, sheet }
    }

    /// Day the claim was filed.
    pub const fn requested_on(&self) -> Date {
        self.requested_at.date()
    }

    /// The facts that depend on the days and on the version of the request.
    fn dated_sheet(&self, base: Option<&RuleVersion>) -> FactSheet {
        let duration = base.filter(|version| !version.is_closed()).map(RuleVersion::duration_days);
        let earliest = base.and_then(RuleVersion::earliest_start);
        self.sheet
            .clone()
            .with_day(Fact::REQUESTED_ON, Some(self.requested_on()))
            .with_day(Fact::DECIDED_ON, Some(self.today))
            .with_day(Fact::FIRST_DAY, Some(self.stoppage.first_day()))
            .with_day(Fact::LAST_DAY, Some(self.stoppage.last_day()))
            .with(Fact::DAYS, Some(Value::Number(self.stoppage.days())))
            .with_day(Fact::EARLIEST_START, earliest.map(|start| start.for_request(self.requested_on())))
            .with(Fact::DURATION, duration.map(|days| Value::Number(i64::from(days))))
    }

    /// The facts that depend on the days one version judges.
    fn sheet_of(&self, span: &Span<'_>, dated: &FactSheet) -> FactSheet {
        let age = self.birth_date.map(|born| Value::Number(completed_years(born, span.first_day)));
        dated
            .clone()
            .with_day(Fact::JUDGED_FROM, Some(span.first_day))
            .with_day(Fact::JUDGED_UNTIL, Some(span.last_day))
            .with(Fact::AGE, age)
    }
}

/// Years completed on `day`. Someone born on 29 February completes a year on 1 March of common years.
fn completed_years(born: Date, day: Date) -> i64 {
    let years = i64::from(day.year()) - i64::from(born.year());
    let before_birthday = (day.month() as u8, day.day()) < (born.month() as u8, born.day());
    years - i64::from(before_birthday)
}

/// The version of the request, as far as one knows it on the day of the decision.
fn base_version<'r>(case: &Case, rules: &'r RuleBook) -> Option<&'r RuleVersion> {
    rules.version_asked(case.requested_at, case.territory, case.today)
}

/// The facts as each version that judges the case reads them.
pub(super) fn sheets<'r>(case: &Case, rules: &'r RuleBook) -> Vec<(&'r RuleVersion, FactSheet)> {
    let base = base_version(case, rules);
    let dated = case.dated_sheet(base);
    let spans = judges(case, rules, base, granted(case, hard_end(case, rules))).spans;
    spans.iter().map(|span| (span.version, case.sheet_of(span, &dated))).collect()
}

/// Judges a case.
pub(super) fn judge<'r>(case: &Case, rules: &'r RuleBook, held: &'r Held) -> Assessment<'r> {
    let base = base_version(case, rules);
    let cut = hard_end(case, rules);
    let granted = granted(case, cut);
    let Judges { spans, has_gap } = judges(case, rules, base, granted);
    let (vocabulary, dated) = (rules.scheme().vocabulary(), case.dated_sheet(base));
    let mut findings = Findings { vocabulary, held, all: Vec::with_capacity(16), profiles: Vec::new() };
    findings.add_engine(base, &spans, has_gap, &dated);
    for span in &spans {
        findings.add_version(span.version, &case.sheet_of(span, &dated));
    }
    findings.all.extend(cut.map(|end| findings.hard_end(end, &dated)));
    let Findings { all: findings, profiles, .. } = findings;
    let versions = spans.iter().map(|span| span.version).collect();
    let outcome = review(&findings).unwrap_or(Outcome::Approve { stoppage: granted });
    Assessment { outcome, findings, versions, profiles, held }
}

fn granted(case: &Case, cut: Option<&HardEnd>) -> Stoppage {
    cut.and_then(|end| case.stoppage.shortened_to(end.last_day()).ok()).unwrap_or(case.stoppage)
}

/// The hard end, already announced, that cuts the stoppage.
fn hard_end<'r>(case: &Case, rules: &'r RuleBook) -> Option<&'r HardEnd> {
    rules.hard_end(&case.stoppage, &[case.status], case.today).map(|(_, end)| end)
}

/// Who looks at what was found, and the door they will likely confirm; nobody when nothing blocks.
pub(super) fn review(findings: &[Finding<'_>]) -> Option<Outcome> {
    let mut blocking = findings.iter().filter(|finding| finding.blocks).peekable();
    blocking.peek()?;
    let zone = if blocking.clone().any(|finding| finding.zone == Zone::Administrative) {
        Zone::Administrative
    } else {
        Zone::Medical
    };
    let door = blocking.filter(|finding| finding.zone == zone).find_map(|finding| finding.door);
    let side = if zone == Zone::Medical { Side::Medical } else { Side::Administrative };
    Some(Outcome::Review { side, door })
}
