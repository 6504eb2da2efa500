//! The follow-up's door: attempts, one-time codes, sessions of the insured.

mod codes;
mod sessions;

pub use codes::{CodeKind, add_code, code_expiry, forget_printed_codes, printed_codes_left, use_code};
pub use sessions::{
    InsuredSession, SESSION, begin_session, count_wrong_code, end_session, find_session, open_session,
};

use super::PersistenceError;
use crate::random;
use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};

/// Attempts are remembered that long.
pub const WINDOW: Duration = Duration::minutes(15);

/// How often `subject` was tried from `network` within [`WINDOW`].
pub async fn recent_attempts(
    connection: &mut PgConnection,
    subject: &[u8; 32],
    network: &str,
    now: OffsetDateTime,
) -> Result<i64, PersistenceError> {
    // At most a few rows: the caller stops counting, and trying, far below a hundred.
    let count = sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "count!" FROM (SELECT FROM access_attempts WHERE subject = $1 AND network = $2 AND at > $3 LIMIT 100) AS few"#,
        subject.as_slice(),
        network,
        now - WINDOW
    )
    .fetch_one(connection)
    .await?;
    Ok(count)
}

/// Remembers an attempt.
pub async fn record_attempt(
    connection: &mut PgConnection,
    subject: &[u8; 32],
    network: &str,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO access_attempts (attempt_id, subject, network, at) VALUES ($1, $2, $3, $4)",
        random::id(now)?,
        subject.as_slice(),
        network,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Forgets the attempts of a subject from a network (it succeeded).
pub async fn clear_attempts(
    connection: &mut PgConnection,
    subject: &[u8; 32],
    network: &str,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "DELETE FROM access_attempts WHERE subject = $1 AND network = $2",
        subject.as_slice(),
        network
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Forgets attempts and sessions whose time is over.
pub async fn purge(connection: &mut PgConnection, now: OffsetDateTime) -> Result<(), PersistenceError> {
    sqlx::query!("DELETE FROM access_attempts WHERE at <= $1", now - WINDOW)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM insured_sessions WHERE expires_at <= $1", now)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM access_codes WHERE expires_at <= $1", now).execute(connection).await?;
    Ok(())
}
