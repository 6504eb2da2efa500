//! The decision that explains itself, for its owner: every zone, every source, and the way to appeal.

use super::own_claim::helper;
use super::{fund_name, sentence, verdict_code, wording};
use crate::clock::paris;
use crate::persistence::claims::ClaimRow;
use crate::pipeline::follow_up::OwnClaim;
use crate::state::Service;
use abri_app::lang::{Lang, Text};
use abri_app::model::{DecisionView, RefusalView};
use abri_app::text::common::long_date;
use abri_app::text::public::decision as headings;
use abri_domain::assessment::{AssessmentRecord, Outcome};
use abri_domain::claim::{ClaimEvent, ClaimState, EventRecord, RefusalReason};
use abri_domain::decision::appeal_until;
use abri_domain::rules::{Appeal, Schemes};
use abri_domain::status::Door;
use abri_domain::zone::Side;
use time::Date;
use uuid::Uuid;

/// The last decision of a history: the side that took it, and whether a rule did.
pub(super) struct LastDecision {
    /// The side that took it; a rule's stands with the administrative side.
    pub side: Side,
    /// The side it is appealed against: a refusal for an opinion of the medical side is medical, whoever signed it.
    pub appealed: Side,
    /// Taken by a rule at once.
    pub by_rule: bool,
    /// The day, in Paris.
    pub day: Date,
    /// The loan under which another fund took it.
    pub loan_id: Option<Uuid>,
}

/// Finds it.
pub(super) fn last_decision(history: &[EventRecord]) -> Option<LastDecision> {
    // What the law took away afterwards can be disputed from the day it was told.
    let cut = history.iter().rev().find(|record| matches!(record.event, ClaimEvent::CutByLaw { .. }));
    history.iter().rev().find_map(|record| {
        let told_at = cut.map_or(record.at, |cut| cut.at.max(record.at));
        let (side, by_rule) = match record.event {
            ClaimEvent::ApprovedByRule { .. } => (Side::Administrative, true),
            ClaimEvent::Approved { side, .. }
            | ClaimEvent::Refused { side, .. }
            | ClaimEvent::Redirected { side, .. } => (side, false),
            _ => return None,
        };
        let medical =
            matches!(record.event, ClaimEvent::Refused { reason: RefusalReason::MedicalConclusion, .. });
        let appealed = if medical { Side::Medical } else { side };
        Some(LastDecision { side, appealed, by_rule, day: paris(told_at).date(), loan_id: record.loan_id })
    })
}

/// The decision, or what the rule says so far; nothing before the machine looked, or once the claim was taken back.
pub(super) fn decision(service: &Service, own: &OwnClaim, lang: Lang) -> Option<DecisionView> {
    let state = &own.claim.state;
    match state {
        ClaimState::Withdrawn => None,
        state if state.is_open() => own.assessment.as_ref().map(|record| so_far(service, record, lang)),
        _ => Some(decided(service, own, lang)),
    }
}

fn so_far(service: &Service, record: &AssessmentRecord, lang: Lang) -> DecisionView {
    DecisionView {
        granted: None,
        door: None,
        refusal: None,
        explanation: None,
        findings: findings(record, lang),
        rule: rule(service, record, lang),
        rule_ids: rule_ids(service, record),
        by_rule: false,
        decided_for: None,
        appeal: Vec::new(),
    }
}

fn decided(service: &Service, own: &OwnClaim, lang: Lang) -> DecisionView {
    let last = last_decision(&own.history);
    let record = own.assessment.as_ref();
    let granted = own.claim.state.granted().map(|stoppage| (stoppage.first_day(), stoppage.last_day()));
    let refusal = refusal(service, own, lang);
    DecisionView {
        granted,
        door: confirmed_door(own),
        refusal,
        explanation: last.as_ref().and_then(|last| explanation(own, last)),
        findings: record.map(|record| findings(record, lang)).unwrap_or_default(),
        rule: record.and_then(|record| rule(service, record, lang)),
        rule_ids: record.map(|record| rule_ids(service, record)).unwrap_or_default(),
        by_rule: last.as_ref().is_some_and(|last| last.by_rule),
        decided_for: last.as_ref().and_then(|last| {
            let helper = helper(service, own, last.loan_id)?;
            Some(headings::decided_for(lang, &helper, &fund_name(service, &own.claim.fund)))
        }),
        appeal: last.map(|last| appeal(service, own, &last, lang)).unwrap_or_default(),
    }
}

/// The reason, what was asked and not met, and what to do about it, as the scheme words them. A medical reason is read here and
/// nowhere outside zone M.
fn refusal(service: &Service, own: &OwnClaim, lang: Lang) -> Option<RefusalView> {
    let ClaimState::Refused { side, reason, .. } = own.claim.state else { return None };
    let schemes = service.rules.current();
    let is_medical = reason == RefusalReason::MedicalConclusion;
    let medical = own.medical_reason.as_deref().filter(|_| is_medical);
    let code = medical.unwrap_or_else(|| reason.code());
    let rule = schemes.book(&own.claim.scheme).and_then(|book| book.scheme().deciding().refusal(side, code));
    // A caseworker who refuses by an opinion knows its conclusion alone, and so do these words.
    let by_opinion =
        |text: Text| (is_medical && side == Side::Administrative).then(|| text.get(lang).to_owned());
    let criterion = rule.map(|rule| words(&rule.criterion, lang).to_owned());
    let remedy = rule.map(|rule| words(&rule.remedy, lang).to_owned());
    Some(RefusalView {
        reason: wording::refusal(reason).get(lang).to_owned(),
        criterion: criterion.or_else(|| by_opinion(wording::CRITERION_OF_OPINION)),
        remedy: remedy.or_else(|| by_opinion(wording::REMEDY_OF_OPINION)),
    })
}

/// The door a person confirmed. The medical side's is kept in zone M: zone A only knows that there is one.
fn confirmed_door(own: &OwnClaim) -> Option<Door> {
    match own.claim.state {
        ClaimState::Redirected { side: Side::Medical, .. } => own.medical_door,
        ClaimState::Redirected { side: Side::Administrative, door } => door,
        _ => None,
    }
}

fn explanation(own: &OwnClaim, last: &LastDecision) -> Option<String> {
    let words = match last.side {
        _ if last.by_rule => return None,
        Side::Administrative => &own.explanation,
        Side::Medical => &own.medical_explanation,
    };
    words.clone().filter(|words| !words.trim().is_empty())
}

fn findings(record: &AssessmentRecord, lang: Lang) -> Vec<(String, &'static str, Option<String>)> {
    let line = |finding| (sentence(finding, lang), verdict_code(finding.verdict), finding.source.clone());
    record.findings.iter().map(line).collect()
}

/// The versions that judged, by their titles and ids.
fn rule(service: &Service, record: &AssessmentRecord, lang: Lang) -> Option<String> {
    let names: Vec<String> =
        record.versions.iter().map(|stamp| rule_name(service, &stamp.id, lang)).collect();
    (!names.is_empty()).then(|| {
        names.join(match lang {
            Lang::Fr => "\u{202f}; ",
            Lang::En => "; ",
        })
    })
}

/// Those that have a page: a version taken out of the files has none any more.
fn rule_ids(service: &Service, record: &AssessmentRecord) -> Vec<String> {
    let schemes = service.rules.current();
    let ids = record.versions.iter().map(|stamp| &stamp.id);
    ids.filter(|id| schemes.version(id).is_some()).cloned().collect()
}

fn rule_name(service: &Service, id: &str, lang: Lang) -> String {
    match service.rules.current().version(id) {
        Some(version) => format!("{} ({id})", words(version.title(), lang)),
        None => id.to_owned(),
    }
}

/// How to appeal, as the law stood on the day of the decision: whom, until which day, and how.
fn appeal(service: &Service, own: &OwnClaim, last: &LastDecision, lang: Lang) -> Vec<(String, String)> {
    let schemes = service.rules.current();
    let Some(way) = appeal_way(&schemes, &own.claim, own.assessment.as_ref(), last) else {
        return Vec::new();
    };
    let until = until(service, &own.claim, way, last.day);
    let body = words(&way.body(last.day).name, lang);
    let deadline = headings::appeal_until(lang, body, until);
    let text = format!("{deadline} {} ({})", words(way.text(), lang), way.source());
    vec![(headings::appeal(last.appealed).get(lang).to_owned(), text)]
}

/// The way of the version in force on that day; where none covers it, of the one that judged the claim.
fn appeal_way<'s>(
    schemes: &'s Schemes,
    claim: &ClaimRow,
    record: Option<&AssessmentRecord>,
    last: &LastDecision,
) -> Option<&'s Appeal> {
    let in_force = schemes.book(&claim.scheme).and_then(|book| book.version_on(last.day));
    let judged_by = || schemes.version(&record?.versions.last()?.id);
    Some(in_force.or_else(judged_by)?.appeal(last.appealed))
}

fn until(service: &Service, claim: &ClaimRow, way: &Appeal, decided_on: Date) -> Date {
    appeal_until(decided_on, way.body(decided_on).months, &service.office(&claim.fund))
}

/// A model text with the claim's own facts in the place of its placeholders, as if decided today.
pub(super) fn filled(service: &Service, claim: &ClaimRow, side: Side, template: &str, lang: Lang) -> String {
    let schemes = service.rules.current();
    let day = service.clock.today();
    let last = LastDecision { side, appealed: side, by_rule: false, day, loan_id: None };
    let way = appeal_way(&schemes, claim, claim.assessment.as_ref(), &last);
    let until = way.map_or(last.day, |way| until(service, claim, way, last.day));
    let facts = [
        ("reference", claim.reference.to_string()),
        ("first-day", long_date(lang, claim.first_day)),
        ("last-day", long_date(lang, claim.last_day)),
        ("received-on", long_date(lang, claim.requested_at().date())),
        ("fund", fund_name(service, &claim.fund)),
        ("appeal-until", long_date(lang, until)),
    ];
    let put = |text: String, (name, fact): &(&str, String)| text.replace(&format!("{{{name}}}"), fact);
    facts.iter().fold(template.to_owned(), put)
}

pub(super) fn words(wording: &abri_domain::rules::Wording, lang: Lang) -> &str {
    match lang {
        Lang::Fr => &wording.fr,
        Lang::En => &wording.en,
    }
}

/// The other door the machine believes serves better, while a person still has to look, with the side it follows from.
pub(super) fn suggested_door(state: &ClaimState, record: Option<&AssessmentRecord>) -> Option<(Side, Door)> {
    let waits = matches!(
        state,
        ClaimState::InReview { granted: None, .. }
            | ClaimState::AwaitingInsured { granted: None, .. }
            | ClaimState::AwaitingOpinion { granted: None }
    );
    match record?.outcome {
        Outcome::Review { side, door: Some(door) } if waits => Some((side, door)),
        _ => None,
    }
}
