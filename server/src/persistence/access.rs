//! The follow-up's door: attempts, one-time codes, sessions of the insured.

use super::{PersistenceError, ensure_rows};
use crate::random;
use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

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

/// Adds a one-time code.
pub async fn add_code(
    connection: &mut PgConnection,
    claim_id: Uuid,
    index: &[u8; 32],
    kind: CodeKind,
    expires_at: OffsetDateTime,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO access_codes (code_id, claim_id, code_index, kind, expires_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (claim_id, code_index) DO UPDATE SET used_at = NULL, expires_at = EXCLUDED.expires_at",
        random::id(now)?,
        claim_id,
        index.as_slice(),
        kind.code(),
        expires_at
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Forgets the printed codes of a claim that were not used: a new list replaces them.
pub async fn forget_printed_codes(
    connection: &mut PgConnection,
    claim_id: Uuid,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "DELETE FROM access_codes WHERE claim_id = $1 AND kind = 'printed' AND used_at IS NULL",
        claim_id
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// How a one-time code reaches its person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKind {
    /// By e-mail, for a quarter of an hour.
    Sent,
    /// On the receipt, for a year.
    Printed,
}

impl CodeKind {
    const fn code(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Printed => "printed",
        }
    }
}

/// Uses a code up; true once only.
pub async fn use_code(
    connection: &mut PgConnection,
    claim_id: Uuid,
    index: &[u8; 32],
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "UPDATE access_codes SET used_at = $3 WHERE claim_id = $1 AND code_index = $2 AND used_at IS NULL AND expires_at > $3",
        claim_id,
        index.as_slice(),
        now
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// When a code that was not used stops working; `None` once it was used or erased.
pub async fn code_expiry(
    connection: &mut PgConnection,
    claim_id: Uuid,
    index: &[u8; 32],
) -> Result<Option<OffsetDateTime>, PersistenceError> {
    Ok(sqlx::query_scalar!(
        "SELECT expires_at FROM access_codes WHERE claim_id = $1 AND code_index = $2 AND used_at IS NULL",
        claim_id,
        index.as_slice()
    )
    .fetch_optional(connection)
    .await?)
}

/// How many printed codes are left.
pub async fn printed_codes_left(
    connection: &mut PgConnection,
    claim_id: Uuid,
    now: OffsetDateTime,
) -> Result<usize, PersistenceError> {
    let rows = sqlx::query_scalar!(
        "SELECT code_id FROM access_codes WHERE claim_id = $1 AND kind = 'printed' AND used_at IS NULL AND expires_at > $2 LIMIT 20",
        claim_id,
        now
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.len())
}

/// A session of the follow-up.
#[derive(Debug, Clone)]
pub struct InsuredSession {
    /// The claim it opens, once the code is given.
    pub claim_id: Option<Uuid>,
    /// The claim whose code was asked for.
    pub pending_claim_id: Option<Uuid>,
    /// Token its forms carry.
    pub form_token: String,
    /// Wrong codes so far.
    pub wrong_codes: i32,
}

/// A follow-up session lasts that long without a sign of life.
pub const SESSION: Duration = Duration::minutes(30);

/// Begins a session that waits for a code.
pub async fn begin_session(
    connection: &mut PgConnection,
    token_hash: &[u8; 32],
    pending_claim_id: Option<Uuid>,
    form_token: &str,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO insured_sessions (token_hash, pending_claim_id, form_token, seen_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
        token_hash.as_slice(),
        pending_claim_id,
        form_token,
        now,
        now + SESSION
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The session of that token.
pub async fn find_session(
    connection: &mut PgConnection,
    token_hash: &[u8; 32],
    now: OffsetDateTime,
) -> Result<Option<InsuredSession>, PersistenceError> {
    let session = sqlx::query_as!(
        InsuredSession,
        "UPDATE insured_sessions SET seen_at = $2, expires_at = $3 WHERE token_hash = $1 AND expires_at > $2
         RETURNING claim_id, pending_claim_id, form_token, wrong_codes",
        token_hash.as_slice(),
        now,
        now + SESSION
    )
    .fetch_optional(connection)
    .await?;
    Ok(session)
}

/// Counts a wrong code; the session dies with the fifth.
pub async fn count_wrong_code(
    connection: &mut PgConnection,
    token_hash: &[u8; 32],
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE insured_sessions SET wrong_codes = wrong_codes + 1 WHERE token_hash = $1",
        token_hash.as_slice()
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!(
        "DELETE FROM insured_sessions WHERE token_hash = $1 AND wrong_codes >= 5",
        token_hash.as_slice()
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The code was right: the session opens the claim, under a new token.
pub async fn open_session(
    connection: &mut PgConnection,
    token_hash: &[u8; 32],
    new_token_hash: &[u8; 32],
    claim_id: Uuid,
) -> Result<(), PersistenceError> {
    let done = sqlx::query!(
        "UPDATE insured_sessions SET token_hash = $2, claim_id = $3, pending_claim_id = NULL WHERE token_hash = $1",
        token_hash.as_slice(),
        new_token_hash.as_slice(),
        claim_id
    )
    .execute(connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)
}

/// Ends a session.
pub async fn end_session(
    connection: &mut PgConnection,
    token_hash: &[u8; 32],
) -> Result<(), PersistenceError> {
    sqlx::query!("DELETE FROM insured_sessions WHERE token_hash = $1", token_hash.as_slice())
        .execute(connection)
        .await?;
    Ok(())
}
