//! Zone E: partners, their establishments and their keys.

pub mod webhooks;

use super::PersistenceError;
use crate::crypto::Indexer;
use crate::random;
use abri_domain::partner::{KeyLife, Scope};
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// A key that was shown, with what it may be used for.
#[derive(Debug, Clone)]
pub struct PartnerKey {
    /// Id.
    pub key_id: Uuid,
    /// Whose.
    pub partner_id: Uuid,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
    /// When it works.
    pub life: KeyLife,
}

/// A partner, as the command line lists it.
pub struct Partner {
    /// Id.
    pub partner_id: Uuid,
    /// Name.
    pub name: String,
    /// How many establishments it may read.
    pub sirets: i64,
    /// Where it is called, if it is.
    pub webhook: Option<String>,
}

/// What notices are found by for a partner, by the fourteen digits of an establishment.
pub fn siret_index(index: &Indexer, siret: &str) -> [u8; 32] {
    index.index("notice-siret", siret.as_bytes())
}

fn scopes_of(codes: &[String]) -> Vec<Scope> {
    codes.iter().filter_map(|code| Scope::from_code(code)).collect()
}

/// The key of that hash, whether it works or not.
pub async fn find_key(
    connection: &mut PgConnection,
    hash: &[u8; 32],
) -> Result<Option<PartnerKey>, PersistenceError> {
    let row = sqlx::query!(
        "SELECT key_id, partner_id, scopes, expires_at, revoked_at FROM employer.partner_keys WHERE hash = $1",
        hash.as_slice()
    )
    .fetch_optional(connection)
    .await?;
    Ok(row.map(|row| PartnerKey {
        key_id: row.key_id,
        partner_id: row.partner_id,
        scopes: scopes_of(&row.scopes),
        life: KeyLife { expires_at: row.expires_at, revoked_at: row.revoked_at },
    }))
}

/// Which of these establishments the partner may read.
pub async fn bound(
    connection: &mut PgConnection,
    partner_id: Uuid,
    indexes: &[Vec<u8>],
) -> Result<Vec<Vec<u8>>, PersistenceError> {
    let bound = sqlx::query_scalar!(
        "SELECT siret_index FROM employer.partner_sirets WHERE partner_id = $1 AND siret_index = ANY($2)",
        partner_id,
        indexes
    )
    .fetch_all(connection)
    .await?;
    Ok(bound)
}

/// Every partner, by name. As the owner of the database.
pub async fn all(connection: &mut PgConnection) -> Result<Vec<Partner>, PersistenceError> {
    let partners = sqlx::query_as!(
        Partner,
        r#"SELECT partner_id, name, url AS "webhook?",
                  (SELECT COUNT(*) FROM employer.partner_sirets AS own WHERE own.partner_id = partners.partner_id) AS "sirets!"
           FROM employer.partners LEFT JOIN employer.webhooks USING (partner_id) ORDER BY name"#
    )
    .fetch_all(connection)
    .await?;
    Ok(partners)
}

/// The keys of a partner, the latest first. As the owner of the database.
pub async fn keys_of(
    connection: &mut PgConnection,
    partner_id: Uuid,
) -> Result<Vec<PartnerKey>, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT key_id, scopes, expires_at, revoked_at FROM employer.partner_keys
         WHERE partner_id = $1 ORDER BY made_at DESC, key_id",
        partner_id
    )
    .fetch_all(connection)
    .await?;
    let keys = rows.into_iter().map(|row| PartnerKey {
        key_id: row.key_id,
        partner_id,
        scopes: scopes_of(&row.scopes),
        life: KeyLife { expires_at: row.expires_at, revoked_at: row.revoked_at },
    });
    Ok(keys.collect())
}

/// Keeps a partner, or finds the one of that name. As the owner of the database.
pub async fn keep(
    connection: &mut PgConnection,
    name: &str,
    now: OffsetDateTime,
) -> Result<Uuid, PersistenceError> {
    let partner_id = sqlx::query_scalar!(
        "INSERT INTO employer.partners (partner_id, name, made_at) VALUES ($1, $2, $3)
         ON CONFLICT (name) DO UPDATE SET name = EXCLUDED.name RETURNING partner_id",
        random::id(now)?,
        name,
        now
    )
    .fetch_one(connection)
    .await?;
    Ok(partner_id)
}

/// The partner of that name.
pub async fn find(connection: &mut PgConnection, name: &str) -> Result<Option<Uuid>, PersistenceError> {
    let found = sqlx::query_scalar!("SELECT partner_id FROM employer.partners WHERE name = $1", name)
        .fetch_optional(connection)
        .await?;
    Ok(found)
}

/// Binds a partner to these establishments and to no other. As the owner of the database.
pub async fn bind(
    connection: &mut PgConnection,
    partner_id: Uuid,
    indexes: &[Vec<u8>],
) -> Result<(), PersistenceError> {
    sqlx::query!("DELETE FROM employer.partner_sirets WHERE partner_id = $1", partner_id)
        .execute(&mut *connection)
        .await?;
    sqlx::query!(
        "INSERT INTO employer.partner_sirets (partner_id, siret_index) SELECT $1, * FROM unnest($2::bytea[])
         ON CONFLICT DO NOTHING",
        partner_id,
        indexes
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Keeps the hash of a new key. As the owner of the database.
pub async fn add_key(
    connection: &mut PgConnection,
    key: &PartnerKey,
    hash: &[u8; 32],
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let scopes: Vec<String> = key.scopes.iter().map(|scope| scope.code().to_owned()).collect();
    sqlx::query!(
        "INSERT INTO employer.partner_keys (key_id, partner_id, hash, scopes, made_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        key.key_id,
        key.partner_id,
        hash.as_slice(),
        &scopes,
        now,
        key.life.expires_at
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Ends a key; false if there is none of that id that was not ended. As the owner of the database.
pub async fn revoke_key(
    connection: &mut PgConnection,
    key_id: Uuid,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "UPDATE employer.partner_keys SET revoked_at = $2 WHERE key_id = $1 AND revoked_at IS NULL",
        key_id,
        now
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}
