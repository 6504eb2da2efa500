//! Simulations of drafts: who asked since when, and the counts once the machine has them.

use crate::persistence::{PersistenceError, ensure_rows};
use serde_json::Value;
use sqlx::PgConnection;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// A simulation.
#[derive(Debug, Clone)]
pub struct SimulationRow {
    /// Id.
    pub simulation_id: Uuid,
    /// The draft.
    pub draft_id: Uuid,
    /// SHA-256 of the files it is about.
    pub content_sha256: Vec<u8>,
    /// Claims filed on that day or later.
    pub since: Date,
    /// When it was asked for.
    pub asked_at: OffsetDateTime,
    /// When it was done.
    pub done_at: Option<OffsetDateTime>,
    /// What it found, as `pipeline::simulate::Counted`.
    pub counts: Option<Value>,
}

/// Asks for a simulation.
pub async fn insert(
    connection: &mut PgConnection,
    (simulation_id, draft_id): (Uuid, Uuid),
    content_sha256: &[u8; 32],
    since: Date,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO rule_simulations (simulation_id, draft_id, content_sha256, since, asked_at) VALUES ($1, $2, $3, $4, $5)",
        simulation_id,
        draft_id,
        content_sha256.as_slice(),
        since,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The simulation of that id.
pub async fn find(
    connection: &mut PgConnection,
    simulation_id: Uuid,
) -> Result<Option<SimulationRow>, PersistenceError> {
    let row = sqlx::query_as!(
        SimulationRow,
        "SELECT simulation_id, draft_id, content_sha256, since, asked_at, done_at, counts FROM rule_simulations
         WHERE simulation_id = $1",
        simulation_id
    )
    .fetch_optional(connection)
    .await?;
    Ok(row)
}

/// The last simulation of a draft.
pub async fn last(
    connection: &mut PgConnection,
    draft_id: Uuid,
) -> Result<Option<SimulationRow>, PersistenceError> {
    let row = sqlx::query_as!(
        SimulationRow,
        "SELECT simulation_id, draft_id, content_sha256, since, asked_at, done_at, counts FROM rule_simulations
         WHERE draft_id = $1 ORDER BY asked_at DESC, simulation_id DESC LIMIT 1",
        draft_id
    )
    .fetch_optional(connection)
    .await?;
    Ok(row)
}

/// Writes what a simulation found; the same again when a job is done twice.
pub async fn finish(
    connection: &mut PgConnection,
    simulation_id: Uuid,
    counts: Value,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let done = sqlx::query!(
        "UPDATE rule_simulations SET counts = $2, done_at = $3 WHERE simulation_id = $1",
        simulation_id,
        counts,
        now
    )
    .execute(connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)
}
