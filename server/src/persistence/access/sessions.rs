//! Sessions of the follow-up: the table knows the hash of their token, never the token.

use crate::persistence::{PersistenceError, ensure_rows};
use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

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
