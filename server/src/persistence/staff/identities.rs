//! Identities at the provider, and who is on the way to it.

use super::PersistenceError;
use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// A visit to the provider takes no longer.
const LIVES: Duration = Duration::minutes(10);

/// Somebody leaves for the provider; `links` is their account when they link it. Visits that never ended go.
pub async fn leave(
    connection: &mut PgConnection,
    token_hash: &[u8; 32],
    links: Option<Uuid>,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "WITH old AS (DELETE FROM staff_provider_visits WHERE created_at <= $4)
         INSERT INTO staff_provider_visits (token_hash, links_staff, created_at) VALUES ($1, $2, $3)",
        token_hash.as_slice(),
        links,
        now,
        now - LIVES
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Somebody comes back, once: the account they link, if they do; `None` when no such visit is under way.
pub async fn come_back(
    connection: &mut PgConnection,
    token_hash: &[u8; 32],
    now: OffsetDateTime,
) -> Result<Option<Option<Uuid>>, PersistenceError> {
    let visit = sqlx::query_scalar!(
        "DELETE FROM staff_provider_visits WHERE token_hash = $1 AND created_at > $2 RETURNING links_staff",
        token_hash.as_slice(),
        now - LIVES
    );
    Ok(visit.fetch_optional(connection).await?)
}

/// The account of an identity, and whether codes are owed to it; none when it is linked to none or may not sign in.
pub struct Linked {
    /// Id.
    pub staff_id: Uuid,
    /// Has a second factor of its own.
    pub second_factor: bool,
}

/// The account of that identity.
pub async fn find(
    connection: &mut PgConnection,
    identity_index: &[u8; 32],
) -> Result<Option<Linked>, PersistenceError> {
    let linked = sqlx::query_as!(
        Linked,
        r#"SELECT staff_id, EXISTS (SELECT FROM staff_totp
                                    WHERE staff_totp.staff_id = staff.staff_id AND confirmed_at IS NOT NULL) AS "second_factor!"
           FROM staff_identities JOIN staff USING (staff_id) WHERE identity_index = $1 AND disabled_at IS NULL"#,
        identity_index.as_slice()
    );
    Ok(linked.fetch_optional(connection).await?)
}

/// Links it; false when it, or the account, is linked already.
pub async fn link(
    connection: &mut PgConnection,
    identity_index: &[u8; 32],
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "INSERT INTO staff_identities (identity_index, staff_id, linked_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        identity_index.as_slice(),
        staff_id,
        now
    );
    Ok(done.execute(connection).await?.rows_affected() == 1)
}

/// Is that account linked?
pub async fn is_linked(connection: &mut PgConnection, staff_id: Uuid) -> Result<bool, PersistenceError> {
    let found = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM staff_identities WHERE staff_id = $1) AS "found!""#,
        staff_id
    );
    Ok(found.fetch_one(connection).await?)
}

/// Unlinks it; false when it was not linked.
pub async fn unlink(connection: &mut PgConnection, staff_id: Uuid) -> Result<bool, PersistenceError> {
    let done = sqlx::query!("DELETE FROM staff_identities WHERE staff_id = $1", staff_id);
    Ok(done.execute(connection).await?.rows_affected() == 1)
}
