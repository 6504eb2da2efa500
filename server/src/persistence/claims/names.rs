//! What a claim is found by: indexes of its person's names. Only the program can make them, the database has no key.

use super::{ClaimFile, PersistenceError, file_place};
use crate::crypto::{Indexer, Sealer};
use abri_domain::insured::Insured;
use abri_domain::listing::name_keys;
use sqlx::PgConnection;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The index of a folded name.
pub fn name_index(key: &Indexer, folded: &str) -> [u8; 32] {
    key.index("name", folded.as_bytes())
}

/// The indexes of a person's names: the one at birth and the one in use, whole and in parts.
pub fn name_indexes(key: &Indexer, insured: &Insured) -> Vec<[u8; 32]> {
    let names = [Some(&insured.birth_name), insured.usual_name.as_ref()];
    let keys: BTreeSet<String> = names.into_iter().flatten().flat_map(|name| name_keys(name)).collect();
    keys.iter().map(|folded| name_index(key, folded)).collect()
}

/// Claims whose names are not indexed yet, so many at most, with the indexes they should have. No two workers get the same.
pub async fn unnamed(
    connection: &mut PgConnection,
    (sealer, key): (&Sealer, &Indexer),
    limit: i64,
) -> Result<Vec<(Uuid, Vec<[u8; 32]>)>, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT claim_id, sealed FROM claims WHERE NOT named ORDER BY claim_id LIMIT $1 FOR UPDATE SKIP LOCKED",
        limit
    )
    .fetch_all(connection)
    .await?;
    let named = rows.into_iter().map(|row| {
        let file = sealer.open_json::<ClaimFile>(file_place(row.claim_id), &row.sealed);
        // One file that does not open must not keep all others from being found.
        let names = match file {
            Ok(file) => name_indexes(key, &file.insured),
            Err(error) => {
                tracing::warn!(claim = %row.claim_id, error = %error, "the names of a claim can't be read");
                Vec::new()
            }
        };
        (row.claim_id, names)
    });
    Ok(named.collect())
}

/// Writes the indexes of these claims, and that they are written.
pub async fn add_names(
    connection: &mut PgConnection,
    claims: &[(Uuid, Vec<[u8; 32]>)],
) -> Result<(), PersistenceError> {
    insert_names(connection, claims.iter().map(|(claim_id, names)| (*claim_id, names.as_slice()))).await?;
    let ids: Vec<Uuid> = claims.iter().map(|(claim_id, _)| *claim_id).collect();
    sqlx::query!("UPDATE claims SET named = true WHERE claim_id = ANY($1)", &ids).execute(connection).await?;
    Ok(())
}

/// Writes the indexes of claims.
pub(super) async fn insert_names<'n>(
    connection: &mut PgConnection,
    claims: impl Iterator<Item = (Uuid, &'n [[u8; 32]])>,
) -> Result<(), PersistenceError> {
    let pairs = claims.flat_map(|(claim_id, names)| names.iter().map(move |name| (claim_id, name.to_vec())));
    let (ids, names): (Vec<Uuid>, Vec<Vec<u8>>) = pairs.unzip();
    sqlx::query!(
        "INSERT INTO claim_names (claim_id, name_index) SELECT * FROM UNNEST($1::uuid[], $2::bytea[]) ON CONFLICT DO NOTHING",
        &ids,
        &names
    )
    .execute(connection)
    .await?;
    Ok(())
}
