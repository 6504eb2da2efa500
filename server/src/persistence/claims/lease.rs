//! The lease: two people never work on one claim, and what someone leaves alone goes back by itself.

use crate::persistence::{PersistenceError, ensure_rows};
use abri_domain::lease::LEASE;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// Puts a claim, whose row the transaction holds, into someone's hands until then.
pub async fn hold(
    connection: &mut PgConnection,
    claim_id: Uuid,
    staff_id: Uuid,
    until: OffsetDateTime,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE claims SET held_by = $2, held_until = $3,
                held_since = CASE WHEN held_by = $2 AND held_until > $4 THEN held_since ELSE $4 END
         WHERE claim_id = $1",
        claim_id,
        staff_id,
        until,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The person shows a sign of life: the lease starts again. False when they no longer hold the claim.
pub async fn renew_lease(
    connection: &mut PgConnection,
    claim_id: Uuid,
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "UPDATE claims SET held_until = $4 WHERE claim_id = $1 AND held_by = $2 AND held_until > $3",
        claim_id,
        staff_id,
        now,
        now + LEASE
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Gives a claim back; false when that person did not hold it.
pub async fn release(
    connection: &mut PgConnection,
    claim_id: Uuid,
    staff_id: Uuid,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "UPDATE claims SET held_by = NULL, held_until = NULL, held_since = NULL WHERE claim_id = $1 AND held_by = $2",
        claim_id,
        staff_id
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Puts a claim, whose row the transaction holds, back into the queue, whoever held it.
pub async fn put_back(connection: &mut PgConnection, claim_id: Uuid) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE claims SET held_by = NULL, held_until = NULL, held_since = NULL WHERE claim_id = $1",
        claim_id
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Gives back everything a person holds; answers with how many claims that were.
pub async fn release_all(connection: &mut PgConnection, staff_id: Uuid) -> Result<u64, PersistenceError> {
    let done = sqlx::query!(
        "UPDATE claims SET held_by = NULL, held_until = NULL, held_since = NULL WHERE held_by = $1",
        staff_id
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// Gives back what a person holds of someone they must not decide for.
pub async fn release_of(
    connection: &mut PgConnection,
    staff_id: Uuid,
    nir_index: &[u8],
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE claims SET held_by = NULL, held_until = NULL, held_since = NULL WHERE held_by = $1 AND nir_index = $2",
        staff_id,
        nir_index
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Notes that another fund has it ready to be decided by its own.
pub async fn store_prepared(connection: &mut PgConnection, claim_id: Uuid) -> Result<(), PersistenceError> {
    let done =
        sqlx::query!("UPDATE claims SET prepared = true WHERE claim_id = $1", claim_id).execute(connection);
    ensure_rows(done.await?.rows_affected(), 1)
}
