//! The second factor: a sealed secret, the step of the last code accepted, recovery codes.

use super::PersistenceError;
use crate::crypto::{Place, Sealer};
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;
use zeroize::Zeroizing;

/// A second factor. No `Debug`: it holds a secret.
pub struct SecondFactor {
    /// What code generator and server share.
    pub secret: Zeroizing<Vec<u8>>,
    /// The person has shown that their device knows it.
    pub confirmed: bool,
    /// Step of the last code that was accepted.
    pub last_step: i64,
}

fn place(staff_id: Uuid) -> Place {
    Place::of("staff_totp.sealed_secret", staff_id)
}

/// The second factor of a person, locked until the transaction ends: of two requests with one code, one is late.
pub async fn lock(
    connection: &mut PgConnection,
    key: &Sealer,
    staff_id: Uuid,
) -> Result<Option<SecondFactor>, PersistenceError> {
    let row = sqlx::query!(
        r#"SELECT sealed_secret, confirmed_at IS NOT NULL AS "confirmed!", last_step FROM staff_totp
           WHERE staff_id = $1 FOR UPDATE"#,
        staff_id
    )
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let secret = key.open(place(staff_id), &row.sealed_secret)?;
    Ok(Some(SecondFactor { secret, confirmed: row.confirmed, last_step: row.last_step }))
}

/// Keeps a secret that is not confirmed yet. One that is there stays: two pages show the same.
pub async fn begin(
    connection: &mut PgConnection,
    key: &Sealer,
    staff_id: Uuid,
    secret: &[u8],
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO staff_totp (staff_id, sealed_secret) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        staff_id,
        key.seal(place(staff_id), secret)?
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A code of that step was accepted; the first one confirms the second factor.
pub async fn accept(
    connection: &mut PgConnection,
    staff_id: Uuid,
    step: i64,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE staff_totp SET last_step = $2, confirmed_at = COALESCE(confirmed_at, $3) WHERE staff_id = $1",
        staff_id,
        step,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Takes the second factor of a person away, with its recovery codes; false when there was none.
pub async fn reset(connection: &mut PgConnection, staff_id: Uuid) -> Result<bool, PersistenceError> {
    sqlx::query!("DELETE FROM staff_recovery_codes WHERE staff_id = $1", staff_id)
        .execute(&mut *connection)
        .await?;
    let done =
        sqlx::query!("DELETE FROM staff_totp WHERE staff_id = $1", staff_id).execute(connection).await?;
    Ok(done.rows_affected() == 1)
}

/// Keeps a recovery code, by its hash.
pub async fn add_recovery_code(
    connection: &mut PgConnection,
    staff_id: Uuid,
    hash: &[u8; 32],
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO staff_recovery_codes (code_hash, staff_id) VALUES ($1, $2)",
        hash.as_slice(),
        staff_id
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Uses a recovery code up; false when there is none of that hash.
pub async fn use_recovery_code(
    connection: &mut PgConnection,
    staff_id: Uuid,
    hash: &[u8; 32],
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "DELETE FROM staff_recovery_codes WHERE staff_id = $1 AND code_hash = $2",
        staff_id,
        hash.as_slice()
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// How many recovery codes a person has left.
pub async fn recovery_codes_left(
    connection: &mut PgConnection,
    staff_id: Uuid,
) -> Result<i64, PersistenceError> {
    let left = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM staff_recovery_codes WHERE staff_id = $1"#,
        staff_id
    )
    .fetch_one(connection)
    .await?;
    Ok(left)
}
