//! The intake's insert: many claims, one transaction, one answer each.

use super::AssistedRow;
use super::names::insert_names;
use crate::persistence::PersistenceError;
use crate::persistence::drafts::SessionHash;
use sqlx::PgConnection;
use std::collections::HashMap;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// A claim ready to be written: everything sealed, every id drawn.
#[derive(Clone)]
pub struct NewClaimRow {
    /// Id.
    pub claim_id: Uuid,
    /// Reference, canonical.
    pub reference: String,
    /// Idempotency key.
    pub submit_key: Uuid,
    /// Id of the scheme.
    pub scheme: String,
    /// Channel.
    pub channel: &'static str,
    /// Language.
    pub language: &'static str,
    /// Fund.
    pub fund: String,
    /// Status.
    pub insured_status: &'static str,
    /// First day asked for.
    pub first_day: Date,
    /// Last day asked for.
    pub last_day: Date,
    /// Index of the NIR.
    pub nir_index: [u8; 32],
    /// Indexes of the names.
    pub name_indexes: Vec<[u8; 32]>,
    /// Index of reference and birth date.
    pub birth_index: [u8; 32],
    /// Sealed file, zone A.
    pub sealed: Vec<u8>,
    /// Terms accepted.
    pub terms_version: String,
    /// Hash of their text.
    pub terms_sha256: [u8; 32],
    /// Recorded at.
    pub submitted_at: OffsetDateTime,
    /// Decide by.
    pub due_on: Date,
    /// Hash of the first event.
    pub first_hash: [u8; 32],
    /// Wrapped data key, zone M.
    pub wrapped_key: Vec<u8>,
    /// Sealed ground, zone M.
    pub sealed_ground: Vec<u8>,
    /// Ids of the two jobs: assess, receipt.
    pub job_ids: [Uuid; 2],
    /// Printed one-time codes: id and index.
    pub codes: Vec<(Uuid, [u8; 32])>,
    /// The codes sealed for the receipt of this session.
    pub sealed_codes: Option<Vec<u8>>,
    /// Who recorded it first in its history: code of the kind, and which member of staff.
    pub first_actor: (&'static str, Option<Uuid>),
    /// Who typed it for the insured, and from what.
    pub assisted: Option<AssistedRow>,
    /// The session that submitted, if one did.
    pub session: Option<SessionHash>,
}

/// Writes the claims that are new; answers for each submit key with the claim that bears it. A key without an answer met
/// another row's reference: draw a new one and try again.
pub async fn insert_batch(
    connection: &mut PgConnection,
    rows: &[NewClaimRow],
) -> Result<HashMap<Uuid, Uuid>, PersistenceError> {
    let mut recorded = insert_claims(connection, rows).await?;
    let fresh: Vec<&NewClaimRow> =
        rows.iter().filter(|row| recorded.get(&row.submit_key) == Some(&row.claim_id)).collect();
    insert_names(connection, fresh.iter().map(|row| (row.claim_id, row.name_indexes.as_slice()))).await?;
    insert_grounds(connection, &fresh).await?;
    insert_first_events(connection, &fresh).await?;
    insert_first_jobs(connection, &fresh).await?;
    insert_codes(connection, &fresh).await?;
    insert_assisted(connection, &fresh).await?;
    close_drafts(connection, &fresh).await?;
    let known: Vec<Uuid> =
        rows.iter().map(|row| row.submit_key).filter(|key| !recorded.contains_key(key)).collect();
    if !known.is_empty() {
        let found =
            sqlx::query!("SELECT submit_key, claim_id FROM claims WHERE submit_key = ANY($1)", &known)
                .fetch_all(connection)
                .await?;
        recorded.extend(found.into_iter().map(|row| (row.submit_key, row.claim_id)));
    }
    Ok(recorded)
}

fn column<T>(rows: &[NewClaimRow], pick: impl Fn(&NewClaimRow) -> T) -> Vec<T> {
    rows.iter().map(pick).collect()
}

async fn insert_claims(
    connection: &mut PgConnection,
    rows: &[NewClaimRow],
) -> Result<HashMap<Uuid, Uuid>, PersistenceError> {
    let inserted = sqlx::query!(
        r#"WITH recorded AS (
           INSERT INTO claims (claim_id, reference, submit_key, channel, language, fund, insured_status, state, state_detail,
                               first_day, last_day, nir_index, birth_index, sealed, terms_version, terms_sha256,
                               submitted_at, due_on, last_hash, scheme, named)
           SELECT claim_id, reference, submit_key, channel, language, fund, insured_status, 'submitted', '{"state": "submitted"}',
                  first_day, last_day, nir_index, birth_index, sealed, terms_version, terms_sha256, submitted_at, due_on, last_hash,
                  scheme, true
           FROM UNNEST($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[], $9::date[],
                       $10::bytea[], $11::bytea[], $12::bytea[], $13::text[], $14::bytea[], $15::timestamptz[], $16::date[], $17::bytea[],
                       $18::text[])
             AS new (claim_id, reference, submit_key, channel, language, fund, insured_status, first_day, last_day, nir_index,
                     birth_index, sealed, terms_version, terms_sha256, submitted_at, due_on, last_hash, scheme)
           ON CONFLICT DO NOTHING
           RETURNING submit_key, claim_id, submitted_at, fund, scheme),
           moves AS (
               INSERT INTO claim_moves (at, fund, scheme, to_stage, received_on)
               SELECT submitted_at, fund, scheme, 'submitted', (submitted_at AT TIME ZONE 'Europe/Paris')::date FROM recorded)
           SELECT submit_key, claim_id FROM recorded"#,
        &column(rows, |row| row.claim_id),
        &column(rows, |row| row.reference.clone()),
        &column(rows, |row| row.submit_key),
        &column(rows, |row| row.channel.to_owned()),
        &column(rows, |row| row.language.to_owned()),
        &column(rows, |row| row.fund.clone()),
        &column(rows, |row| row.insured_status.to_owned()),
        &column(rows, |row| row.first_day),
        &column(rows, |row| row.last_day),
        &column(rows, |row| row.nir_index.to_vec()),
        &column(rows, |row| row.birth_index.to_vec()),
        &column(rows, |row| row.sealed.clone()),
        &column(rows, |row| row.terms_version.clone()),
        &column(rows, |row| row.terms_sha256.to_vec()),
        &column(rows, |row| row.submitted_at),
        &column(rows, |row| row.due_on),
        &column(rows, |row| row.first_hash.to_vec()),
        &column(rows, |row| row.scheme.clone()),
    )
    .fetch_all(connection)
    .await?;
    Ok(inserted.into_iter().map(|row| (row.submit_key, row.claim_id)).collect())
}

async fn insert_grounds(
    connection: &mut PgConnection,
    rows: &[&NewClaimRow],
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO medical.grounds (claim_id, wrapped_key, sealed) SELECT * FROM UNNEST($1::uuid[], $2::bytea[], $3::bytea[])",
        &rows.iter().map(|row| row.claim_id).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.wrapped_key.clone()).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.sealed_ground.clone()).collect::<Vec<_>>()
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn insert_first_events(
    connection: &mut PgConnection,
    rows: &[&NewClaimRow],
) -> Result<(), PersistenceError> {
    sqlx::query!(
        r#"INSERT INTO claim_events (claim_id, sequence, at, actor_kind, actor_id, event, hash)
           SELECT claim_id, 0, at, actor_kind, actor_id, '{"event": "submitted"}', hash
           FROM UNNEST($1::uuid[], $2::timestamptz[], $3::bytea[], $4::text[], $5::uuid[])
             AS new (claim_id, at, hash, actor_kind, actor_id)"#,
        &rows.iter().map(|row| row.claim_id).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.submitted_at).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.first_hash.to_vec()).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.first_actor.0.to_owned()).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.first_actor.1).collect::<Vec<_>>() as &[Option<Uuid>]
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn insert_first_jobs(
    connection: &mut PgConnection,
    rows: &[&NewClaimRow],
) -> Result<(), PersistenceError> {
    sqlx::query!(
        r#"INSERT INTO jobs (job_id, key, kind, claim_id, due_at, created_at)
           SELECT assess, 'assess:' || claim_id, 'assess', claim_id, at, at
           FROM UNNEST($1::uuid[], $3::uuid[], $4::timestamptz[]) AS new (assess, claim_id, at)
           UNION ALL
           SELECT receipt, 'send-receipt:' || claim_id, 'send-receipt', claim_id, at, at
           FROM UNNEST($2::uuid[], $3::uuid[], $4::timestamptz[]) AS new (receipt, claim_id, at)"#,
        &rows.iter().map(|row| row.job_ids[0]).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.job_ids[1]).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.claim_id).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.submitted_at).collect::<Vec<_>>()
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn insert_codes(connection: &mut PgConnection, rows: &[&NewClaimRow]) -> Result<(), PersistenceError> {
    let codes: Vec<_> = rows
        .iter()
        .flat_map(|row| {
            row.codes.iter().map(|(id, index)| (*id, row.claim_id, index.to_vec(), row.submitted_at))
        })
        .collect();
    if codes.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "INSERT INTO access_codes (code_id, claim_id, code_index, kind, expires_at)
         SELECT code_id, claim_id, code_index, 'printed', at + interval '1 year'
         FROM UNNEST($1::uuid[], $2::uuid[], $3::bytea[], $4::timestamptz[]) AS new (code_id, claim_id, code_index, at)",
        &codes.iter().map(|code| code.0).collect::<Vec<_>>(),
        &codes.iter().map(|code| code.1).collect::<Vec<_>>(),
        &codes.iter().map(|code| code.2.clone()).collect::<Vec<_>>(),
        &codes.iter().map(|code| code.3).collect::<Vec<_>>()
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Who typed the claims that someone of the fund typed: they are few beside the others.
async fn insert_assisted(
    connection: &mut PgConnection,
    rows: &[&NewClaimRow],
) -> Result<(), PersistenceError> {
    for (claim_id, assisted) in rows.iter().filter_map(|row| Some((row.claim_id, row.assisted?))) {
        sqlx::query!(
            "INSERT INTO assisted_claims (claim_id, typed_by, received_on, envelope) VALUES ($1, $2, $3, $4)",
            claim_id,
            assisted.typed_by,
            assisted.received_on,
            assisted.envelope.map(|number| number.0)
        )
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// The drafts that became claims: their receipts show the claim and the codes.
async fn close_drafts(connection: &mut PgConnection, rows: &[&NewClaimRow]) -> Result<(), PersistenceError> {
    let with_session: Vec<_> =
        rows.iter().filter_map(|row| row.session.map(|session| (session, *row))).collect();
    if with_session.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "UPDATE drafts SET claim_id = new.claim_id, sealed_codes = new.sealed_codes
         FROM UNNEST($1::bytea[], $2::uuid[], $3::bytea[]) AS new (session_hash, claim_id, sealed_codes)
         WHERE drafts.session_hash = new.session_hash",
        &with_session.iter().map(|(session, _)| session.to_vec()).collect::<Vec<_>>(),
        &with_session.iter().map(|(_, row)| row.claim_id).collect::<Vec<_>>(),
        &with_session.iter().map(|(_, row)| row.sealed_codes.clone()).collect::<Vec<_>>()
            as &[Option<Vec<u8>>]
    )
    .execute(connection)
    .await?;
    Ok(())
}
