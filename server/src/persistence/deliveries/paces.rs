//! The pace of e-mails to one employer.

use crate::persistence::PersistenceError;
use abri_domain::delivery::{AT_ONCE, PACE};
use sqlx::PgConnection;
use time::OffsetDateTime;

/// When the next e-mail to that address may leave: at once for a burst, then one per pace. Takes that place.
pub async fn next(
    connection: &mut PgConnection,
    address_index: &[u8; 32],
    now: OffsetDateTime,
) -> Result<OffsetDateTime, PersistenceError> {
    let after = sqlx::query_scalar!(
        "INSERT INTO delivery_paces AS p (address_index, next_at) VALUES ($1, $2)
         ON CONFLICT (address_index) DO UPDATE SET next_at = GREATEST(p.next_at + ($2 - $3::timestamptz), $2) RETURNING next_at",
        address_index.as_slice(),
        now + PACE,
        now
    )
    .fetch_one(connection)
    .await?;
    Ok(now.max(after - PACE * AT_ONCE))
}

/// Erases the paces of addresses that nothing went to for a day.
pub async fn purge(connection: &mut PgConnection, now: OffsetDateTime) -> Result<(), PersistenceError> {
    sqlx::query!("DELETE FROM delivery_paces WHERE next_at < $1", now - time::Duration::days(1))
        .execute(connection)
        .await?;
    Ok(())
}
