//! The journal of the rules: append only, one hash chain.

use crate::persistence::PersistenceError;
use abri_domain::claim::GENESIS_HASH;
use abri_domain::rules::{RuleAct, RuleRecord};
use futures_util::TryStreamExt;
use sqlx::PgConnection;
use sqlx::types::Json;
use time::OffsetDateTime;
use uuid::Uuid;

/// Number of the advisory lock of the journal: acts on rules happen one after the other.
const LOCK: i64 = 0x6162_7269_0009;

/// Waits until no other transaction acts on rules, and keeps others waiting until this one ends.
pub async fn take_turn(connection: &mut PgConnection) -> Result<(), PersistenceError> {
    sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(LOCK).execute(connection).await?;
    Ok(())
}

/// Adds an act to the journal, in a transaction that has its turn ([`take_turn`]).
pub async fn append(
    connection: &mut PgConnection,
    (draft_id, staff_id): (Uuid, Uuid),
    act: RuleAct,
    at: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let last = sqlx::query!("SELECT sequence, hash FROM rule_events ORDER BY sequence DESC LIMIT 1")
        .fetch_optional(&mut *connection)
        .await?;
    let sequence = last.as_ref().map_or(0, |row| row.sequence + 1);
    let previous = last.and_then(|row| row.hash.try_into().ok()).unwrap_or(GENESIS_HASH);
    let record = RuleRecord { sequence, at, draft_id, staff_id, act };
    let hash = record.hash(&previous);
    sqlx::query!(
        "INSERT INTO rule_events (sequence, at, draft_id, staff_id, act, hash) VALUES ($1, $2, $3, $4, $5, $6)",
        record.sequence,
        record.at,
        record.draft_id,
        record.staff_id,
        Json(&record.act) as _,
        hash.as_slice()
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The last records, the newest first.
pub async fn last(connection: &mut PgConnection, limit: i64) -> Result<Vec<RuleRecord>, PersistenceError> {
    let rows = sqlx::query!(
        r#"SELECT sequence, at, draft_id, staff_id, act AS "act: Json<RuleAct>" FROM rule_events
           ORDER BY sequence DESC LIMIT $1"#,
        limit
    )
    .fetch_all(connection)
    .await?;
    let record = rows.into_iter().map(|row| RuleRecord {
        sequence: row.sequence,
        at: row.at,
        draft_id: row.draft_id,
        staff_id: row.staff_id,
        act: row.act.0,
    });
    Ok(record.collect())
}

/// Everyone who wrote a line of that draft, or proposed it.
pub async fn authors(connection: &mut PgConnection, draft_id: Uuid) -> Result<Vec<Uuid>, PersistenceError> {
    let rows = sqlx::query!(
        r#"SELECT staff_id, act AS "act: Json<RuleAct>" FROM rule_events WHERE draft_id = $1 ORDER BY sequence"#,
        draft_id
    )
    .fetch_all(connection)
    .await?;
    let authors = rows.into_iter().filter(|row| row.act.makes_an_author());
    Ok(authors.map(|row| row.staff_id).collect())
}

/// What walking the whole chain found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// Records read.
    pub records: i64,
    /// The hash of the last one: kept elsewhere, it shows whether the end of the journal was cut off.
    pub last_hash: [u8; 32],
    /// The first record that is not what was chained, or not there.
    pub broken_at: Option<i64>,
}

/// Walks the whole chain; hands over each record as it is read.
pub async fn verify(
    connection: &mut PgConnection,
    mut each: impl FnMut(&RuleRecord),
) -> Result<Verified, PersistenceError> {
    let mut rows =
        sqlx::query!("SELECT sequence, at, draft_id, staff_id, act, hash FROM rule_events ORDER BY sequence")
            .fetch(connection);
    let mut found = Verified { records: 0, last_hash: GENESIS_HASH, broken_at: None };
    while let Some(row) = rows.try_next().await? {
        let expected = found.records;
        found.records += 1;
        let Ok(act) = serde_json::from_value(row.act) else {
            found.broken_at = found.broken_at.or(Some(expected));
            continue;
        };
        let (draft_id, staff_id) = (row.draft_id, row.staff_id);
        let record = RuleRecord { sequence: row.sequence, at: row.at, draft_id, staff_id, act };
        let hash = record.hash(&found.last_hash);
        if record.sequence != expected || row.hash != hash {
            found.broken_at = found.broken_at.or(Some(expected));
        }
        found.last_hash = hash;
        each(&record);
    }
    Ok(found)
}
