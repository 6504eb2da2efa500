//! The register kept in tables, filled by CSV import: affiliation in zone A, conditions and pregnancy in zone M.

use super::PersistenceError;
use crate::crypto::{Keys, Place};
use abri_domain::nir::Nir;
use abri_domain::register::RegisterEntry;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

#[derive(Serialize, Deserialize)]
struct SealedEntry {
    entry: RegisterEntry,
}

/// The index a person is found by.
pub fn nir_index(keys: &Keys, nir: &Nir) -> [u8; 32] {
    keys.index.index("nir", nir.expose().as_bytes())
}

fn place(index: &[u8; 32]) -> Place {
    Place { column: "medical.register.sealed", row: *index }
}

/// Keeps what the register says of a person; a second import replaces the first. The owner's connection does this.
pub async fn store(
    connection: &mut PgConnection,
    keys: &Keys,
    nir: &Nir,
    entry: &RegisterEntry,
) -> Result<(), PersistenceError> {
    let index = nir_index(keys, nir);
    sqlx::query!(
        "INSERT INTO register_affiliations (nir_index, fund) VALUES ($1, $2) ON CONFLICT (nir_index) DO UPDATE SET fund = EXCLUDED.fund",
        index.as_slice(),
        entry.fund
    )
    .execute(&mut *connection)
    .await?;
    let sealed = keys.zone_m.seal_json(place(&index), &SealedEntry { entry: entry.clone() })?;
    sqlx::query!(
        "INSERT INTO medical.register (nir_index, sealed) VALUES ($1, $2) ON CONFLICT (nir_index) DO UPDATE SET sealed = EXCLUDED.sealed",
        index.as_slice(),
        sealed
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// What the register says of a person, if it knows them.
pub async fn find(
    connection: &mut PgConnection,
    keys: &Keys,
    index: &[u8; 32],
) -> Result<Option<RegisterEntry>, PersistenceError> {
    let sealed =
        sqlx::query_scalar!("SELECT sealed FROM medical.register WHERE nir_index = $1", index.as_slice())
            .fetch_optional(connection)
            .await?;
    let Some(sealed) = sealed else { return Ok(None) };
    let sealed: SealedEntry = keys.zone_m.open_json(place(index), &sealed)?;
    Ok(Some(sealed.entry))
}

/// The fund a person is affiliated to, if the register knows them.
pub async fn fund_of(
    connection: &mut PgConnection,
    index: &[u8; 32],
) -> Result<Option<String>, PersistenceError> {
    Ok(sqlx::query_scalar!("SELECT fund FROM register_affiliations WHERE nir_index = $1", index.as_slice())
        .fetch_optional(connection)
        .await?)
}
