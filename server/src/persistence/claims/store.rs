//! What changes in a claim's row: its state, the end of its history, what the machine found.

use super::ClaimRow;
use crate::persistence::{PersistenceError, ensure_rows};
use abri_domain::assessment::AssessmentRecord;
use abri_domain::board::{Stage, bucket};
use abri_domain::claim::ClaimState;
use abri_domain::deadline::Deadline;
use abri_domain::zone::Side;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// Writes a state, its clock and the place of the event that led to it. A claim that is no longer open is free of any lease;
/// what another fund prepared of it is over, and whatever waited for a second person waits no more.
pub async fn store_state(
    connection: &mut PgConnection,
    claim: &ClaimRow,
    (state, deadline): (&ClaimState, Deadline),
    sequence: i32,
    hash: &[u8; 32],
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let bad = PersistenceError::Inconsistency { table: "claims", column: "state_detail", id: claim.claim_id };
    let detail = serde_json::to_value(state).map_err(|_| bad)?;
    let decided_at = if state.is_open() { None } else { Some(now) };
    let arrives_at = Stage::of(state);
    let reason = if let ClaimState::Refused { reason, .. } = state { Some(reason.code()) } else { None };
    let minutes = u32::try_from((now - claim.submitted_at).whole_minutes()).unwrap_or_default();
    let time_taken = arrives_at.is_decided().then(|| bucket(minutes));
    // A claim that waits for an opinion is in nobody's hands: whoever comes first goes on with it.
    let keeps_lease = state.side().is_some()
        && state.side() == claim.state.side()
        && !matches!(state, ClaimState::AwaitingOpinion { .. });
    let done = sqlx::query!(
        "WITH moved AS (
             UPDATE claims SET state = $2, state_detail = $3, side = $4, decided_at = $5, last_sequence = $6, last_hash = $7,
                    version = version + 1, due_on = $9, paused_on = $10, prepared = false,
                    held_by = CASE WHEN $8 THEN held_by END, held_until = CASE WHEN $8 THEN held_until END,
                    held_since = CASE WHEN $8 THEN held_since END, proposal_id = NULL, proposed_by = NULL
             WHERE claim_id = $1 RETURNING fund, scheme, submitted_at)
         INSERT INTO claim_moves (at, fund, scheme, from_stage, to_stage, reason, received_on, bucket)
         SELECT $11, fund, scheme, $12, $13, $14, (submitted_at AT TIME ZONE 'Europe/Paris')::date, $15 FROM moved",
        claim.claim_id,
        state.code(),
        detail,
        state.side().map(Side::code),
        decided_at,
        sequence,
        hash.as_slice(),
        keeps_lease,
        deadline.due_on,
        deadline.paused_on,
        now,
        Stage::of(&claim.state).code(),
        arrives_at.code(),
        reason,
        time_taken
    )
    .execute(connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)
}

/// Writes the place of an event that changed nothing (someone opened the file).
pub async fn store_chain(
    connection: &mut PgConnection,
    claim_id: Uuid,
    sequence: i32,
    hash: &[u8; 32],
) -> Result<(), PersistenceError> {
    let done = sqlx::query!(
        "UPDATE claims SET last_sequence = $2, last_hash = $3 WHERE claim_id = $1",
        claim_id,
        sequence,
        hash.as_slice()
    )
    .execute(connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)
}

/// Puts a claim, whose row the transaction holds, back into the queue with a proposal that someone else has to confirm.
pub async fn store_proposal(
    connection: &mut PgConnection,
    claim_id: Uuid,
    (proposal_id, proposed_by): (Uuid, Uuid),
) -> Result<(), PersistenceError> {
    let done = sqlx::query!(
        "UPDATE claims SET proposal_id = $2, proposed_by = $3, version = version + 1,
                held_by = NULL, held_until = NULL, held_since = NULL
         WHERE claim_id = $1",
        claim_id,
        proposal_id,
        proposed_by
    )
    .execute(connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)
}

/// The claim, whose row the transaction holds, waits for a decision again, and not for a second person.
pub async fn clear_proposal(connection: &mut PgConnection, claim_id: Uuid) -> Result<(), PersistenceError> {
    let done = sqlx::query!(
        "UPDATE claims SET proposal_id = NULL, proposed_by = NULL, version = version + 1 WHERE claim_id = $1",
        claim_id
    )
    .execute(connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)
}

/// Writes what the machine found, as zone A may read it.
pub async fn store_assessment(
    connection: &mut PgConnection,
    claim_id: Uuid,
    record: &AssessmentRecord,
    rule: Option<(&str, &[u8; 32])>,
) -> Result<(), PersistenceError> {
    let bad = PersistenceError::Inconsistency { table: "claims", column: "assessment", id: claim_id };
    let done = sqlx::query!(
        "UPDATE claims SET assessment = $2, rule_version = $3, rule_sha256 = $4 WHERE claim_id = $1",
        claim_id,
        serde_json::to_value(record).map_err(|_| bad)?,
        rule.map(|(version, _)| version),
        rule.map(|(_, sha256)| sha256.as_slice())
    )
    .execute(connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)
}
