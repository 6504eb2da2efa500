//! Letters gathered for the printer.

use super::{Delivery, Row};
use crate::persistence::{PersistenceError, ensure_rows};
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// One process at a time makes a batch.
const LOCK: i64 = 0x00AB_0BA7;

/// Letters that wait to be printed, oldest first, so many at most; held until the transaction ends.
pub async fn waiting(connection: &mut PgConnection, most: i64) -> Result<Vec<Delivery>, PersistenceError> {
    sqlx::query!("SELECT pg_advisory_xact_lock($1)", LOCK).execute(&mut *connection).await?;
    let rows = sqlx::query_as!(
        Row,
        "SELECT job_id, rung, effect_key, kind, claim_id, recipient, notice_id, state, error, owed_at, sent_at, changed_at
         FROM deliveries WHERE rung = 'letter' AND state = 'queued' ORDER BY changed_at LIMIT $1 FOR UPDATE",
        most
    );
    rows.fetch_all(connection).await?.into_iter().map(Delivery::try_from).collect()
}

/// Opens the next batch, with these letters in it; answers with its number.
pub async fn open(
    connection: &mut PgConnection,
    letters: &[Uuid],
    now: OffsetDateTime,
) -> Result<i32, PersistenceError> {
    let count = i32::try_from(letters.len()).unwrap_or(i32::MAX);
    let batch = sqlx::query_scalar!(
        "INSERT INTO print_batches (batch, made_at, letters) SELECT COALESCE(max(batch), 0) + 1, $1, $2 FROM print_batches
         RETURNING batch",
        now,
        count
    )
    .fetch_one(&mut *connection)
    .await?;
    let put = sqlx::query!(
        "UPDATE deliveries SET batch = $1 WHERE job_id = ANY($2) AND rung = 'letter'",
        batch,
        letters
    )
    .execute(connection)
    .await?;
    ensure_rows(put.rows_affected(), letters.len() as u64)?;
    Ok(batch)
}

/// The letters of a batch, held until the transaction ends; none when there is no such batch.
pub async fn letters(connection: &mut PgConnection, batch: i32) -> Result<Vec<Delivery>, PersistenceError> {
    let rows = sqlx::query_as!(
        Row,
        "SELECT job_id, rung, effect_key, kind, claim_id, recipient, notice_id, state, error, owed_at, sent_at, changed_at
         FROM deliveries WHERE batch = $1 AND rung = 'letter' ORDER BY owed_at, job_id FOR UPDATE",
        batch
    );
    rows.fetch_all(connection).await?.into_iter().map(Delivery::try_from).collect()
}

/// The printer's return file of a batch was read.
pub async fn reconciled(
    connection: &mut PgConnection,
    batch: i32,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!("UPDATE print_batches SET reconciled_at = $2 WHERE batch = $1", batch, now)
        .execute(connection)
        .await?;
    Ok(())
}
