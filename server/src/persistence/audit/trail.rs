//! The whole trail, read once in the order of its export, without keeping it. As the owner: no role reads it all.

use super::{count, hash};
use crate::persistence::PersistenceError;
use abri_domain::audit::{ChainedEvent, ClaimEnd, DayRecord, ReadRecord, TrailLine};
use abri_domain::claim::{ActorKind, EventRecord};
use futures_util::TryStreamExt;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// A line, or where something stands that can't be read.
pub type Read = Result<TrailLine, String>;

/// Hands over every line.
pub async fn read(connection: &mut PgConnection, mut each: impl FnMut(Read)) -> Result<(), PersistenceError> {
    claims(connection, &mut each).await?;
    reads(connection, &mut each).await?;
    days(connection, &mut each).await
}

/// An event as its row says it; a claim without events has none.
struct EventRow {
    sequence: Option<i32>,
    at: Option<OffsetDateTime>,
    actor_kind: Option<String>,
    actor_id: Option<Uuid>,
    event: Option<String>,
    loan_id: Option<Uuid>,
    hash: Option<Vec<u8>>,
}

impl EventRow {
    fn line(self, claim_id: Uuid) -> Option<Read> {
        let (sequence, at, stored) = (self.sequence?, self.at?, self.hash?);
        let actor_kind = self.actor_kind.as_deref().and_then(ActorKind::from_code);
        let event = self.event.as_deref().and_then(|event| serde_json::from_str(event).ok());
        let record = actor_kind.zip(event).map(|(actor_kind, event)| EventRecord {
            claim_id,
            sequence,
            at,
            actor_kind,
            actor_id: self.actor_id,
            event,
            loan_id: self.loan_id,
        });
        let line = record.map(|record| TrailLine::Event(ChainedEvent { record, hash: hash(&stored) }));
        Some(line.ok_or_else(|| format!("event {sequence} of claim {claim_id}")))
    }
}

/// Each claim and its events.
async fn claims(connection: &mut PgConnection, each: &mut impl FnMut(Read)) -> Result<(), PersistenceError> {
    let mut rows = sqlx::query!(
        r#"SELECT c.claim_id, c.last_sequence, c.last_hash, e.sequence AS "sequence?", e.at AS "at?",
                  e.actor_kind AS "actor_kind?", e.actor_id AS "actor_id?", e.event::text AS "event?", e.loan_id AS "loan_id?",
                  e.hash AS "hash?"
           FROM claims AS c LEFT JOIN claim_events AS e ON e.claim_id = c.claim_id
           ORDER BY c.claim_id, e.sequence"#
    )
    .fetch(connection);
    let mut open = None;
    while let Some(row) = rows.try_next().await? {
        let claim_id = row.claim_id;
        if open.replace(claim_id) != Some(claim_id) {
            let (sequence, hash) = (row.last_sequence, hash(&row.last_hash));
            each(Ok(TrailLine::Claim(ClaimEnd { claim_id, sequence, hash })));
        }
        let event = EventRow {
            sequence: row.sequence,
            at: row.at,
            actor_kind: row.actor_kind,
            actor_id: row.actor_id,
            event: row.event,
            loan_id: row.loan_id,
            hash: row.hash,
        };
        if let Some(line) = event.line(claim_id) {
            each(line);
        }
    }
    Ok(())
}

async fn reads(connection: &mut PgConnection, each: &mut impl FnMut(Read)) -> Result<(), PersistenceError> {
    let mut rows = sqlx::query_as!(
        ReadRecord,
        "SELECT read_id, claim_id, staff_id, by_role AS role, at FROM medical.reads ORDER BY read_id"
    )
    .fetch(connection);
    while let Some(read) = rows.try_next().await? {
        each(Ok(TrailLine::Read(read)));
    }
    Ok(())
}

async fn days(connection: &mut PgConnection, each: &mut impl FnMut(Read)) -> Result<(), PersistenceError> {
    let mut rows = sqlx::query!("SELECT day, events, reads, previous, head FROM audit_days ORDER BY day")
        .fetch(connection);
    while let Some(row) = rows.try_next().await? {
        each(Ok(TrailLine::Day(DayRecord {
            day: row.day,
            events: count(row.events),
            reads: count(row.reads),
            previous: hash(&row.previous),
            head: hash(&row.head),
        })));
    }
    Ok(())
}
