//! The closed days: append only, one chain.

use super::{count, hash};
use crate::persistence::PersistenceError;
use abri_domain::audit::{DayRecord, ReadRecord};
use futures_util::{Stream, TryStreamExt};
use sqlx::PgConnection;
use time::{Date, OffsetDateTime};

/// The last day that was closed.
pub async fn last(connection: &mut PgConnection) -> Result<Option<DayRecord>, PersistenceError> {
    let row =
        sqlx::query!("SELECT day, events, reads, previous, head FROM audit_days ORDER BY day DESC LIMIT 1")
            .fetch_optional(connection)
            .await?;
    Ok(row.map(|row| DayRecord {
        day: row.day,
        events: count(row.events),
        reads: count(row.reads),
        previous: hash(&row.previous),
        head: hash(&row.head),
    }))
}

/// When the first event of all happened.
pub async fn first_event_at(
    connection: &mut PgConnection,
) -> Result<Option<OffsetDateTime>, PersistenceError> {
    Ok(sqlx::query_scalar!("SELECT min(at) FROM claim_events").fetch_one(connection).await?)
}

/// The hashes of the events from one instant to another (left out), by claim and sequence.
pub fn event_hashes(
    connection: &mut PgConnection,
    (from, until): (OffsetDateTime, OffsetDateTime),
) -> impl Stream<Item = Result<[u8; 32], PersistenceError>> + Unpin {
    let rows = sqlx::query_scalar!(
        "SELECT hash FROM claim_events WHERE at >= $1 AND at < $2 ORDER BY claim_id, sequence",
        from,
        until
    )
    .fetch(connection);
    rows.map_ok(|bytes| hash(&bytes)).map_err(PersistenceError::from)
}

/// The readings of zone M from one instant to another (left out), by id.
pub fn reads(
    connection: &mut PgConnection,
    (from, until): (OffsetDateTime, OffsetDateTime),
) -> impl Stream<Item = Result<ReadRecord, PersistenceError>> + Unpin {
    sqlx::query_as!(
        ReadRecord,
        "SELECT read_id, claim_id, staff_id, by_role AS role, at FROM medical.reads
         WHERE at >= $1 AND at < $2 ORDER BY read_id",
        from,
        until
    )
    .fetch(connection)
    .map_err(PersistenceError::from)
}

/// Closes a day.
pub async fn close(
    connection: &mut PgConnection,
    day: &DayRecord,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO audit_days (day, events, reads, previous, head, closed_at) VALUES ($1, $2, $3, $4, $5, $6)",
        day.day,
        i64::try_from(day.events).unwrap_or(i64::MAX),
        i64::try_from(day.reads).unwrap_or(i64::MAX),
        day.previous.as_slice(),
        day.head.as_slice(),
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The closed days from one to another, both included, the newest first, each with when it was closed.
pub async fn between(
    connection: &mut PgConnection,
    (first, last): (Date, Date),
) -> Result<Vec<(DayRecord, OffsetDateTime)>, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT day, events, reads, previous, head, closed_at FROM audit_days
         WHERE day BETWEEN $1 AND $2 ORDER BY day DESC",
        first,
        last
    )
    .fetch_all(connection)
    .await?;
    let records = rows.into_iter().map(|row| {
        let (events, reads) = (count(row.events), count(row.reads));
        let (previous, head) = (hash(&row.previous), hash(&row.head));
        (DayRecord { day: row.day, events, reads, previous, head }, row.closed_at)
    });
    Ok(records.collect())
}

/// The first and the last closed day.
pub async fn span(connection: &mut PgConnection) -> Result<Option<(Date, Date)>, PersistenceError> {
    let row = sqlx::query!("SELECT min(day) AS first, max(day) AS last FROM audit_days")
        .fetch_one(connection)
        .await?;
    Ok(row.first.zip(row.last))
}
