//! What verifying the trail came to, a row each time.

use super::count;
use crate::persistence::PersistenceError;
use crate::random;
use abri_domain::audit::Found;
use sqlx::PgConnection;
use time::{Date, OffsetDateTime};

/// The last time the trail was verified in the database.
pub struct Check {
    /// When.
    pub at: OffsetDateTime,
    /// The last day that was closed then.
    pub last_day: Option<Date>,
    /// Events read.
    pub events: u64,
    /// Faults found.
    pub faults: u64,
    /// The days at fault.
    pub days_at_fault: Vec<Date>,
}

/// Keeps what a walk came to; the owner's connection does this.
pub async fn keep(
    connection: &mut PgConnection,
    found: &Found,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let days: Vec<Date> = found.days_at_fault.iter().copied().collect();
    sqlx::query!(
        "INSERT INTO audit_checks (check_id, at, last_day, events, faults, days_at_fault) VALUES ($1, $2, $3, $4, $5, $6)",
        random::id(now)?,
        now,
        found.last.map(|(day, _)| day),
        i64::try_from(found.events).unwrap_or(i64::MAX),
        i64::try_from(found.faults).unwrap_or(i64::MAX),
        &days
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The last one.
pub async fn last(connection: &mut PgConnection) -> Result<Option<Check>, PersistenceError> {
    let row = sqlx::query!(
        "SELECT at, last_day, events, faults, days_at_fault FROM audit_checks ORDER BY at DESC, check_id DESC LIMIT 1"
    )
    .fetch_optional(connection)
    .await?;
    Ok(row.map(|row| Check {
        at: row.at,
        last_day: row.last_day,
        events: count(row.events),
        faults: count(row.faults),
        days_at_fault: row.days_at_fault,
    }))
}
