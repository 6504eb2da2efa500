//! The reasons of a no that a side may give for a claim, as its scheme words them, and whether one key approves it.

use super::Agent;
use super::decide::{Decision, answers, decision_event};
use super::{Case, Decided};
use crate::persistence::claims::{self, ClaimRow};
use crate::persistence::medical;
use crate::persistence::proposals::Said;
use crate::pipeline::UseCaseError;
use crate::pipeline::follow_up::OwnClaim;
use crate::state::Service;
use abri_domain::claim::{EventRecord, RefusalReason};
use abri_domain::decision::{Weighed, WhySecond, is_clear, last_decided, second_person};
use abri_domain::lane::Mandate;
use abri_domain::opinion::Binding;
use abri_domain::rules::{Check, RefusalRule, RuleVersion};
use abri_domain::zone::Side;
use uuid::Uuid;

/// The reasons of a claim's scheme that `side` may give under the versions that judged it.
pub fn offered(service: &Service, claim: &ClaimRow, side: Side) -> Vec<RefusalRule> {
    let schemes = service.rules.current();
    let Some(book) = schemes.book(&claim.scheme) else { return Vec::new() };
    let judged = claim.assessment.iter().flat_map(|record| &record.versions);
    let versions: Vec<&RuleVersion> = judged.filter_map(|stamp| book.version(&stamp.id)).collect();
    book.scheme().deciding().offered(side, &versions).into_iter().cloned().collect()
}

/// The reason of that code, if this agent may give it for this claim: what zone A learns, and the medical reason. The
/// administrative side has a medical one only where an opinion is against an approval; of it it knows no more.
pub async fn reason_of(
    service: &Service,
    agent: &Agent,
    claim_id: Uuid,
    code: &str,
) -> Result<Option<(RefusalReason, Option<String>)>, UseCaseError> {
    let mut connection = agent.pool(service).acquire().await?;
    let claim = claims::find(&mut connection, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    let answers = answers(&mut connection, agent.side, claim_id).await?;
    if code == RefusalReason::MedicalConclusion.code() && Binding::of(&answers).is_against() {
        return Ok(Some((RefusalReason::MedicalConclusion, None)));
    }
    let rule = offered(service, &claim, agent.side).into_iter().find(|rule| rule.code == code);
    let is_medical = |reason| reason == RefusalReason::MedicalConclusion;
    Ok(rule.map(|rule| (rule.reason, is_medical(rule.reason).then_some(rule.code))))
}

/// What the agent's side checks on a claim with that ground.
pub fn checks(service: &Service, claim: &ClaimRow, side: Side, ground: Option<&str>) -> Vec<Check> {
    let book = service.rules.book(&claim.scheme);
    book.map(|book| book.scheme().deciding().checks(side, ground).cloned().collect()).unwrap_or_default()
}

/// Of these codes those that the side checks, in whatever ground's list they stand.
pub(super) fn known_checks(
    service: &Service,
    claim: &ClaimRow,
    side: Side,
    ticked: &[String],
) -> Vec<String> {
    let Some(book) = service.rules.book(&claim.scheme) else { return Vec::new() };
    let is_known = |code: &&String| book.scheme().deciding().check(side, code).is_some();
    ticked.iter().filter(is_known).cloned().collect()
}

/// Is the claim clear for this agent's side, with what was ticked?
pub async fn clear(
    service: &Service,
    agent: &Agent,
    claim_id: Uuid,
    ticked: &[String],
) -> Result<bool, UseCaseError> {
    let mut connection = agent.pool(service).acquire().await?;
    let claim = claims::find(&mut connection, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    let (record, ground) = match agent.side {
        Side::Administrative => (claim.assessment.clone(), None),
        Side::Medical => {
            let (key, file) = medical::open(&mut connection, &service.keys.zone_m, claim_id).await?;
            let record = medical::assessment(&mut connection, &key, claim_id).await?;
            (record, file.ground.map(|ground| ground.code().to_owned()))
        }
    };
    let checks = checks(service, &claim, agent.side, ground.as_deref());
    let checks: Vec<&Check> = checks.iter().collect();
    let is_ticked = |code: &str| ticked.iter().any(|ticked| ticked == code);
    Ok(record.is_some_and(|record| is_clear(&record, agent.side, &checks, is_ticked)))
}

/// The claim as its owner would load it if that were decided now, made of what the agent may read: nothing is stored. With
/// it, why a second person would have to confirm.
pub fn as_decided(
    service: &Service,
    agent: &Agent,
    case: &Case,
    decision: Decision,
    said: &Said,
) -> Result<(OwnClaim, Option<WhySecond>), UseCaseError> {
    if case.claim.is_sealed() && decision == Decision::Approve {
        return Err(UseCaseError::Sealed);
    }
    let now = service.clock.now();
    let event = decision_event(agent, &case.claim, decision, &case.answers(agent.side))?;
    let mut claim = case.claim.clone();
    claim.state = claim.state.apply(&event)?;
    claim.decided_at = (!claim.state.is_open()).then_some(now);
    let why = second_person(weighed(service, agent, &claim, decision, &case.history));
    let mut history = case.history.clone();
    history.push(EventRecord {
        claim_id: claim.claim_id,
        sequence: claim.last_sequence + 1,
        at: now,
        actor_kind: agent.actor().kind,
        actor_id: Some(agent.staff_id),
        event,
        loan_id: case.mandate.and_then(Mandate::loan_id),
    });
    let words = Some(said.explanation.clone());
    let own = OwnClaim {
        claim,
        file: case.file.clone(),
        assessment: case.assessment.clone(),
        explanation: words.clone(),
        medical_explanation: words,
        medical_door: said.door,
        medical_reason: said.medical_reason.clone(),
        exchanges: Vec::new(),
        notices: Vec::new(),
        answers: Vec::new(),
        checks: Vec::new(),
        deliveries: Vec::new(),
        history,
        helpers: case.helpers.clone(),
        reads: Vec::new(),
        codes_left: 0,
    };
    Ok((own, why))
}

/// A decision of this agent as it is weighed.
pub(super) fn weighed(
    service: &Service,
    agent: &Agent,
    claim: &ClaimRow,
    decision: Decision,
    history: &[EventRecord],
) -> Weighed {
    let book = service.rules.book(&claim.scheme);
    let is_sensitive =
        |reason| book.as_ref().is_some_and(|book| book.scheme().deciding().is_sensitive(reason));
    Weighed {
        kind: decision.kind(),
        reason: decision.reason(),
        before: last_decided(history),
        is_sensitive: decision.reason().is_some_and(is_sensitive),
        is_onboarding: agent.is_onboarding,
    }
}

impl Decided {
    /// The word said after it.
    pub const fn said(self) -> &'static str {
        match self {
            Self::Done => "decided",
            Self::Proposed => "proposed",
        }
    }
}
