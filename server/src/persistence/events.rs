//! The history of a claim: append only, hash-chained.

use super::PersistenceError;
use abri_domain::claim::{ActorKind, ClaimEvent, EventRecord};
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

/// Adds a record to a claim's history.
pub async fn append(
    connection: &mut PgConnection,
    record: &EventRecord,
    hash: &[u8; 32],
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO claim_events (claim_id, sequence, at, actor_kind, actor_id, event, hash, loan_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        record.claim_id,
        record.sequence,
        record.at,
        record.actor_kind.code(),
        record.actor_id,
        event_json(&record.event),
        hash.as_slice(),
        record.loan_id
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The event as the table keeps it.
pub fn event_json(event: &ClaimEvent) -> Value {
    // An enum of plain values always serialises.
    serde_json::to_value(event).unwrap_or(Value::Null)
}

/// The history of a claim with the hash of each record, oldest first.
pub async fn of_claim(
    connection: &mut PgConnection,
    claim_id: Uuid,
) -> Result<Vec<(EventRecord, Vec<u8>)>, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT sequence, at, actor_kind, actor_id, event, hash, loan_id FROM claim_events WHERE claim_id = $1 ORDER BY sequence",
        claim_id
    )
    .fetch_all(connection)
    .await?;
    let bad = |column| PersistenceError::Inconsistency { table: "claim_events", column, id: claim_id };
    rows.into_iter()
        .map(|row| {
            let actor_kind = ActorKind::from_code(&row.actor_kind).ok_or_else(|| bad("actor_kind"))?;
            let event = serde_json::from_value(row.event).map_err(|_| bad("event"))?;
            let record = EventRecord {
                claim_id,
                sequence: row.sequence,
                at: row.at,
                actor_kind,
                actor_id: row.actor_id,
                event,
                loan_id: row.loan_id,
            };
            Ok((record, row.hash))
        })
        .collect()
}
