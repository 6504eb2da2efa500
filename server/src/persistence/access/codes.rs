//! One-time codes: the table knows their index, never the code.

use crate::persistence::PersistenceError;
use crate::random;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

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
