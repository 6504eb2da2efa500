//! When the desk calls, as supervisors set it: append only, the last row counts.

use crate::persistence::PersistenceError;
use abri_domain::callback::DeskHours;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// The hours that were set last; none when nobody ever did.
pub async fn hours(connection: &mut PgConnection) -> Result<Option<DeskHours>, PersistenceError> {
    let row = sqlx::query!("SELECT opens, closes, per_slot FROM callback_hours ORDER BY set_at DESC LIMIT 1")
        .fetch_optional(connection)
        .await?;
    Ok(row.and_then(|row| DeskHours::new(row.opens, row.closes, row.per_slot)))
}

/// Sets them, from now on. What is booked stays booked.
pub async fn set_hours(
    connection: &mut PgConnection,
    hours: &DeskHours,
    by: Uuid,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO callback_hours (set_at, opens, closes, per_slot, set_by) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING",
        now,
        hours.opens(),
        hours.closes(),
        hours.per_slot(),
        by
    )
    .execute(connection)
    .await?;
    Ok(())
}
