//! Sign-ins that are half done: the password was right, the code is still owed. They open nothing.

use super::PersistenceError;
use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// The code is owed for that long.
pub const LIVES: Duration = Duration::minutes(5);

/// Whoever still owes the code.
#[derive(Debug, Clone)]
pub struct HalfSignedIn {
    /// Id.
    pub staff_id: Uuid,
    /// Login.
    pub login: String,
}

/// Begins; what other sign-ins of anyone left behind goes.
pub async fn begin(
    connection: &mut PgConnection,
    token_hash: &[u8; 32],
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!("DELETE FROM staff_sign_ins WHERE created_at <= $1", now - LIVES)
        .execute(&mut *connection)
        .await?;
    sqlx::query!(
        "INSERT INTO staff_sign_ins (token_hash, staff_id, created_at) VALUES ($1, $2, $3)",
        token_hash.as_slice(),
        staff_id,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Whose sign-in that is, while it lives and the account is not disabled.
pub async fn find(
    connection: &mut PgConnection,
    token_hash: &[u8; 32],
    now: OffsetDateTime,
) -> Result<Option<HalfSignedIn>, PersistenceError> {
    let found = sqlx::query_as!(
        HalfSignedIn,
        "SELECT staff_id, login FROM staff_sign_ins JOIN staff USING (staff_id)
         WHERE token_hash = $1 AND staff_sign_ins.created_at > $2 AND disabled_at IS NULL",
        token_hash.as_slice(),
        now - LIVES
    )
    .fetch_optional(connection)
    .await?;
    Ok(found)
}

/// Ends it.
pub async fn end(connection: &mut PgConnection, token_hash: &[u8; 32]) -> Result<(), PersistenceError> {
    sqlx::query!("DELETE FROM staff_sign_ins WHERE token_hash = $1", token_hash.as_slice())
        .execute(connection)
        .await?;
    Ok(())
}
