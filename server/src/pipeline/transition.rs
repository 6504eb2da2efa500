//! The one way a claim changes: event row, new state and jobs, in the transaction of the caller.

use super::UseCaseError;
use crate::clock::paris;
use crate::persistence::claims::{self, ClaimRow};
use crate::persistence::{events, jobs, proposals};
use crate::state::Service;
use abri_domain::claim::{ActorKind, ClaimEvent, ClaimState, Effect, EventRecord, plan_effects};
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// Who does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    /// Kind of actor.
    pub kind: ActorKind,
    /// Which member of staff, if it is one.
    pub staff_id: Option<Uuid>,
    /// The loan they act under, if they act for another fund.
    pub loan_id: Option<Uuid>,
}

impl Actor {
    /// A rule, run by the service.
    pub const RULE: Self = Self { kind: ActorKind::Rule, staff_id: None, loan_id: None };
    /// The insured.
    pub const INSURED: Self = Self { kind: ActorKind::Insured, staff_id: None, loan_id: None };
}

/// Applies `event` to a claim whose row the transaction holds; answers with the new state and the event's sequence.
pub async fn apply(
    service: &Service,
    connection: &mut PgConnection,
    claim: &ClaimRow,
    event: ClaimEvent,
    actor: Actor,
) -> Result<(ClaimState, i32), UseCaseError> {
    let (now, office) = (service.clock.now(), service.office(&claim.fund));
    let after = claim.state.apply(&event)?;
    let deadline = claim.deadline.after(&claim.state, &after, paris(now).date(), &office);
    let (sequence, hash) = record(connection, claim, event.clone(), actor, now).await?;
    claims::store_state(connection, claim, (&after, deadline), sequence, &hash, now).await?;
    if claim.proposal_id.is_some() {
        // What one person proposed was about the claim as it was.
        proposals::overtake(connection, claim.claim_id, now).await?;
    }
    for effect in plan_effects(Some(&claim.state), &event, &after) {
        enqueue(connection, claim, effect, sequence, now).await?;
    }
    jobs::wake(connection).await?;
    Ok((after, sequence))
}

/// Notes an event that changes nothing, such as that someone opened the file; answers with its sequence.
pub async fn note(
    connection: &mut PgConnection,
    claim: &ClaimRow,
    event: ClaimEvent,
    actor: Actor,
    now: OffsetDateTime,
) -> Result<i32, UseCaseError> {
    let (sequence, hash) = record(connection, claim, event, actor, now).await?;
    claims::store_chain(connection, claim.claim_id, sequence, &hash).await?;
    Ok(sequence)
}

async fn record(
    connection: &mut PgConnection,
    claim: &ClaimRow,
    event: ClaimEvent,
    actor: Actor,
    at: OffsetDateTime,
) -> Result<(i32, [u8; 32]), UseCaseError> {
    let record = EventRecord {
        claim_id: claim.claim_id,
        sequence: claim.last_sequence + 1,
        at,
        actor_kind: actor.kind,
        actor_id: actor.staff_id,
        event,
        loan_id: actor.loan_id,
    };
    let hash = record.hash(&claim.last_hash);
    events::append(connection, &record, &hash).await?;
    Ok((record.sequence, hash))
}

async fn enqueue(
    connection: &mut PgConnection,
    claim: &ClaimRow,
    effect: Effect,
    sequence: i32,
    now: OffsetDateTime,
) -> Result<(), UseCaseError> {
    let job = jobs::NewJob {
        key: format!("{}:{}:{sequence}", effect.code(), claim.claim_id),
        kind: effect.code(),
        claim_id: Some(claim.claim_id),
        payload: serde_json::json!({}),
        due_at: now,
    };
    Ok(jobs::enqueue(connection, job, now).await?)
}
