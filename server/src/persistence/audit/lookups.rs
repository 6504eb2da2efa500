//! What auditors looked up, and what staff did: append only. What was typed is sealed.

use super::count;
use crate::crypto::{Place, Sealer};
use crate::persistence::PersistenceError;
use crate::random;
use abri_domain::reference::ClaimReference;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// A trail that was looked up can be read that long; then it takes a new lookup, with its reason.
const OPEN_FOR: Duration = Duration::hours(1);

/// Who looks a claim up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Desk {
    /// An auditor, for the trail.
    Audit,
    /// The phone desk, for the state.
    Call,
}

impl Desk {
    const fn code(self) -> &'static str {
        match self {
            Self::Audit => "audit",
            Self::Call => "call",
        }
    }
}

/// What an auditor typed.
#[derive(Clone, Serialize, Deserialize)]
pub struct Typed {
    /// The reference, as typed.
    pub reference: String,
    /// Why.
    pub reason: String,
}

/// A lookup, opened. Shown to auditors and printed nowhere else.
pub struct Lookup {
    /// When.
    pub at: OffsetDateTime,
    /// Name of whoever looked.
    pub by: String,
    /// Did the phone desk look?
    pub by_phone_desk: bool,
    /// The claim, if one has the reference.
    pub claim_id: Option<Uuid>,
    /// What was typed.
    pub typed: Typed,
}

fn place(lookup_id: Uuid) -> Place {
    Place::of("audit_lookups.sealed", lookup_id)
}

/// The claim of a reference, if there is one.
pub async fn claim_of(
    connection: &mut PgConnection,
    reference: &ClaimReference,
) -> Result<Option<Uuid>, PersistenceError> {
    let claim_id =
        sqlx::query_scalar!("SELECT claim_id FROM claims WHERE reference = $1", reference.as_str())
            .fetch_optional(connection)
            .await?;
    Ok(claim_id)
}

/// Writes a lookup down; answers with its id.
pub async fn add(
    connection: &mut PgConnection,
    key: &Sealer,
    (desk, by, claim_id): (Desk, Uuid, Option<Uuid>),
    typed: &Typed,
    now: OffsetDateTime,
) -> Result<Uuid, PersistenceError> {
    let lookup_id = random::id(now)?;
    sqlx::query!(
        "INSERT INTO audit_lookups (lookup_id, at, by_staff, claim_id, sealed, desk) VALUES ($1, $2, $3, $4, $5, $6)",
        lookup_id,
        now,
        by,
        claim_id,
        key.seal_json(place(lookup_id), typed)?,
        desk.code()
    )
    .execute(connection)
    .await?;
    Ok(lookup_id)
}

/// A lookup that this person made at that desk within the last hour.
pub async fn find(
    connection: &mut PgConnection,
    key: &Sealer,
    (desk, lookup_id, by): (Desk, Uuid, Uuid),
    now: OffsetDateTime,
) -> Result<Option<Lookup>, PersistenceError> {
    let row = sqlx::query!(
        "SELECT at, display_name, claim_id, sealed FROM audit_lookups JOIN staff ON staff_id = by_staff
         WHERE lookup_id = $1 AND by_staff = $2 AND at > $3 AND desk = $4",
        lookup_id,
        by,
        now - OPEN_FOR,
        desk.code()
    )
    .fetch_optional(connection)
    .await?;
    let opened = row.map(|row| {
        let typed = key.open_json(place(lookup_id), &row.sealed)?;
        Ok(Lookup {
            at: row.at,
            by: row.display_name,
            by_phone_desk: desk == Desk::Call,
            claim_id: row.claim_id,
            typed,
        })
    });
    opened.transpose()
}

/// The last lookups of all auditors and of the phone desk, the newest first.
pub async fn last(
    connection: &mut PgConnection,
    key: &Sealer,
    limit: i64,
) -> Result<Vec<Lookup>, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT lookup_id, at, display_name, claim_id, sealed, desk FROM audit_lookups JOIN staff ON staff_id = by_staff
         ORDER BY at DESC, lookup_id DESC LIMIT $1",
        limit
    )
    .fetch_all(connection)
    .await?;
    let opened = rows.into_iter().map(|row| {
        let typed = key.open_json(place(row.lookup_id), &row.sealed)?;
        Ok(Lookup {
            at: row.at,
            by: row.display_name,
            by_phone_desk: row.desk == Desk::Call.code(),
            claim_id: row.claim_id,
            typed,
        })
    });
    opened.collect()
}

/// What a member of staff did in a time.
pub struct Acts {
    /// Name.
    pub name: String,
    /// Kind of actor they were.
    pub actor_kind: String,
    /// Code of the event.
    pub event: String,
    /// How many.
    pub count: u64,
}

/// The acts of staff from one instant to another (left out), by name and kind of event.
pub async fn acts(
    connection: &mut PgConnection,
    (from, until): (OffsetDateTime, OffsetDateTime),
) -> Result<Vec<Acts>, PersistenceError> {
    let rows = sqlx::query!(
        r#"SELECT display_name, actor_kind, event ->> 'event' AS "event!", count(*) AS "count!"
           FROM claim_events JOIN staff ON staff_id = actor_id WHERE at >= $1 AND at < $2
           GROUP BY staff_id, display_name, actor_kind, event ->> 'event' ORDER BY display_name, 3"#,
        from,
        until
    )
    .fetch_all(connection)
    .await?;
    let acts = rows.into_iter().map(|row| Acts {
        name: row.display_name,
        actor_kind: row.actor_kind,
        event: row.event,
        count: count(row.count),
    });
    Ok(acts.collect())
}

/// The names of those who stand in the history of a claim.
pub async fn names(
    connection: &mut PgConnection,
    claim_id: Uuid,
) -> Result<Vec<(Uuid, String)>, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT staff_id, display_name FROM staff
         WHERE staff_id IN (SELECT actor_id FROM claim_events WHERE claim_id = $1)",
        claim_id
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| (row.staff_id, row.display_name)).collect())
}
