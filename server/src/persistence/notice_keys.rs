//! The keys that sign notices: public halves in zone E, private ones sealed.

use super::{PersistenceError, ensure_rows};
use crate::clock::paris;
use crate::crypto::{Keys, Place, Signer};
use crate::proof::PublishedKey;
use data_encoding::BASE64URL_NOPAD;
use sqlx::PgConnection;
use time::OffsetDateTime;

fn place(public_key: [u8; 32]) -> Place {
    Place { column: "notice_signers.sealed", row: public_key }
}

/// Every key that ever signed, the newest first.
pub async fn published(connection: &mut PgConnection) -> Result<Vec<PublishedKey>, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT kid, public_key, made_at, retired_at, revoked_at FROM employer.notice_keys ORDER BY made_at DESC, kid"
    )
    .fetch_all(connection)
    .await?;
    let day = |at: OffsetDateTime| paris(at).date();
    let keys = rows.into_iter().map(|row| PublishedKey {
        kid: row.kid,
        alg: "Ed25519".to_owned(),
        public_key: BASE64URL_NOPAD.encode(&row.public_key),
        made_on: day(row.made_at),
        retired_on: row.retired_at.map(day),
        revoked_on: row.revoked_at.map(day),
    });
    Ok(keys.collect())
}

/// The key that signs now; none where none was made, or where its private half does not open.
pub async fn signer(connection: &mut PgConnection, keys: &Keys) -> Result<Option<Signer>, PersistenceError> {
    let row = sqlx::query!(
        "SELECT public_key, sealed FROM employer.notice_keys JOIN notice_signers USING (kid)
         WHERE retired_at IS NULL AND revoked_at IS NULL ORDER BY made_at DESC, kid LIMIT 1"
    )
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let public_key = row.public_key.try_into().unwrap_or_default();
    let secret = keys.zone_a.open(place(public_key), &row.sealed)?;
    Ok(secret.as_slice().try_into().ok().map(Signer::new))
}

/// Keeps a new key, which signs from now on; the one before signs no more. As the owner of the database.
pub async fn add(
    connection: &mut PgConnection,
    keys: &Keys,
    (signer, secret): (&Signer, &[u8; 32]),
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let public_key = signer.public_key();
    let sealed = keys.zone_a.seal(place(public_key), secret)?;
    sqlx::query!("UPDATE employer.notice_keys SET retired_at = $1 WHERE retired_at IS NULL", now)
        .execute(&mut *connection)
        .await?;
    sqlx::query!(
        "INSERT INTO employer.notice_keys (kid, public_key, made_at) VALUES ($1, $2, $3)",
        signer.kid(),
        public_key.as_slice(),
        now
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!("INSERT INTO notice_signers (kid, sealed) VALUES ($1, $2)", signer.kid(), sealed)
        .execute(connection)
        .await?;
    Ok(())
}

/// Nothing that key signed counts any more, and its private half is erased. As the owner of the database.
pub async fn revoke(
    connection: &mut PgConnection,
    kid: &str,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let done = sqlx::query!(
        "UPDATE employer.notice_keys SET revoked_at = $2 WHERE kid = $1 AND revoked_at IS NULL",
        kid,
        now
    )
    .execute(&mut *connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)?;
    sqlx::query!("DELETE FROM notice_signers WHERE kid = $1", kid).execute(connection).await?;
    Ok(())
}
