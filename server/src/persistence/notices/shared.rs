//! Zone E: notices as partners read them, by establishment.

use super::{StoredNotice, opened, place, unseal_decoy};
use crate::crypto::Keys;
use crate::persistence::PersistenceError;
use crate::persistence::partners::siret_index;
use abri_domain::notice::EmployerNotice;
use sqlx::PgConnection;
use std::collections::BTreeMap;
use time::OffsetDateTime;
use uuid::Uuid;

/// What a notice is found by for partners: its employer's establishment if the service sends it there; else itself, which no
/// partner is bound to. Who hands a notice over in person decides who sees it.
pub fn found_by(keys: &Keys, notice_id: Uuid, issued: &EmployerNotice, by_service: bool) -> [u8; 32] {
    let nobody = || keys.index.index("notice-unshared", notice_id.as_bytes());
    let siret = issued.employer_siret.as_ref().filter(|_| by_service);
    siret.map_or_else(nobody, |siret| siret_index(&keys.index, siret.as_str()))
}

/// A notice that changed, with its place in the order of changes.
pub struct Changed {
    /// The notice.
    pub notice: StoredNotice,
    /// When it last changed.
    pub at: OffsetDateTime,
}

/// Where a reader is in the changes of an establishment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct After {
    /// Changes later than that,
    pub at: OffsetDateTime,
    /// or at that very instant, of a notice after this one.
    pub notice_id: Uuid,
}

/// The next changes of an establishment's notices, the oldest first, as far as nothing older can still come.
pub async fn changes(
    connection: &mut PgConnection,
    keys: &Keys,
    siret_index: &[u8; 32],
    (after, until): (After, OffsetDateTime),
    limit: i64,
) -> Result<Vec<Changed>, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT notice_id, sealed, state, last_day, updated_at FROM employer.notices
         WHERE siret_index = $1 AND (updated_at, notice_id) > ($2, $3) AND updated_at <= $4
         ORDER BY updated_at, notice_id LIMIT $5",
        siret_index.as_slice(),
        after.at,
        after.notice_id,
        until,
        limit
    )
    .fetch_all(connection)
    .await?;
    let opened = rows.into_iter().map(|row| {
        let notice = opened(keys, row.notice_id, (&row.sealed, &row.state), row.last_day)?;
        Ok(Changed { notice, at: row.updated_at })
    });
    opened.collect()
}

/// A notice of one of the partner's establishments. Someone else's is not found, as one that does not exist.
pub async fn one(
    connection: &mut PgConnection,
    keys: &Keys,
    partner_id: Uuid,
    notice_id: Uuid,
) -> Result<Option<Changed>, PersistenceError> {
    let row = sqlx::query!(
        "SELECT sealed, state, last_day, updated_at FROM employer.notices JOIN employer.partner_sirets USING (siret_index)
         WHERE notice_id = $2 AND partner_id = $1",
        partner_id,
        notice_id
    )
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let notice = opened(keys, notice_id, (&row.sealed, &row.state), row.last_day)?;
    Ok(Some(Changed { notice, at: row.updated_at }))
}

/// The notices of those codes, in their order. As `find_by_code`, for many: each takes as long when there is none.
pub async fn by_codes(
    connection: &mut PgConnection,
    keys: &Keys,
    indexes: &[Vec<u8>],
) -> Result<Vec<Option<Changed>>, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT code_index, notice_id, sealed, state, last_day, updated_at FROM employer.notices WHERE code_index = ANY($1)",
        indexes
    )
    .fetch_all(connection)
    .await?;
    let rows: BTreeMap<_, _> = rows.into_iter().map(|row| (row.code_index.clone(), row)).collect();
    let opened = indexes.iter().map(|index| {
        let Some(row) = rows.get(index) else {
            unseal_decoy(keys);
            return Ok(None);
        };
        let notice = opened(keys, row.notice_id, (&row.sealed, &row.state), row.last_day)?;
        Ok(Some(Changed { notice, at: row.updated_at }))
    });
    opened.collect()
}

/// Fills what notices are found by for partners, where an earlier program wrote none; says of how many.
pub async fn index_sirets(
    connection: &mut PgConnection,
    keys: &Keys,
    batch: i64,
) -> Result<usize, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT notice_id, sealed, delivery FROM employer.notices JOIN claim_notices USING (notice_id)
         WHERE siret_index IS NULL ORDER BY notice_id LIMIT $1 FOR UPDATE OF notices SKIP LOCKED",
        batch
    )
    .fetch_all(&mut *connection)
    .await?;
    let (mut ids, mut indexes) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
    for row in rows {
        let issued: EmployerNotice = keys.zone_a.open_json(place(row.notice_id), &row.sealed)?;
        indexes.push(found_by(keys, row.notice_id, &issued, row.delivery != "by-hand").to_vec());
        ids.push(row.notice_id);
    }
    sqlx::query!(
        "UPDATE employer.notices SET siret_index = found.siret_index
         FROM unnest($1::uuid[], $2::bytea[]) AS found (id, siret_index) WHERE notice_id = found.id",
        &ids,
        &indexes
    )
    .execute(connection)
    .await?;
    Ok(ids.len())
}
