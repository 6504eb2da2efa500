//! Forms under way: sealed, keyed by the session, short-lived.

use super::{PersistenceError, ensure_rows};
use crate::crypto::{Place, Sealer};
use abri_domain::form::{ClaimForm, Step};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use std::collections::HashMap;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// How long a form that nobody touches is kept.
pub const KEPT_FOR: Duration = Duration::hours(72);

/// The session's hash: what the table knows of it.
pub type SessionHash = [u8; 32];

/// A form under way, or the trace of one that was submitted.
pub struct Draft {
    /// The form as typed.
    pub form: ClaimForm,
    /// Counts the pages that were posted, from 1; an autosave leaves it as it is.
    pub version: i32,
    /// Makes a second submission the same one.
    pub submit_key: Uuid,
    /// The claim it became.
    pub claim_id: Option<Uuid>,
    /// One-time codes to show on the receipt.
    pub printed_codes: Vec<String>,
    /// When it was last saved.
    pub updated_at: OffsetDateTime,
    /// For each page, the version that its last post made.
    posted: HashMap<Step, i32>,
}

impl Draft {
    /// A draft that begins now, with nothing in it.
    pub fn begin(submit_key: Uuid, now: OffsetDateTime) -> Self {
        Self {
            form: ClaimForm::default(),
            version: 0,
            submit_key,
            claim_id: None,
            printed_codes: Vec::new(),
            updated_at: now,
            posted: HashMap::new(),
        }
    }

    /// A page was posted: the draft gets its next version.
    pub fn count_post(&mut self, step: Step) {
        self.version += 1;
        self.posted.insert(step, self.version);
    }

    /// Was the page posted after the draft had that version? What still comes from a page drawn before is late: it
    /// waited on a slow network, or in another tab.
    pub fn was_posted_since(&self, step: Step, version: i32) -> bool {
        self.posted.get(&step).is_some_and(|posted| *posted > version)
    }

    fn seal(&self, key: &Sealer, session: &SessionHash) -> Result<Vec<u8>, PersistenceError> {
        let sealed = SealedDraft { form: self.form.clone(), posted: self.posted.clone() };
        Ok(key.seal_json(place(session), &sealed)?)
    }
}

#[derive(Serialize, Deserialize)]
struct SealedDraft {
    form: ClaimForm,
    #[serde(default)]
    posted: HashMap<Step, i32>,
}

fn place(session: &SessionHash) -> Place {
    Place { column: "drafts.sealed", row: *session }
}

/// Where the codes of a session's receipt are sealed.
pub fn codes_place(session: &SessionHash) -> Place {
    Place { column: "drafts.sealed_codes", row: *session }
}

/// The draft of a session, unless there is none or it is too old.
pub async fn find(
    connection: &mut PgConnection,
    key: &Sealer,
    session: &SessionHash,
    now: OffsetDateTime,
) -> Result<Option<Draft>, PersistenceError> {
    let row = sqlx::query!(
        "SELECT sealed, version, submit_key, claim_id, sealed_codes, updated_at FROM drafts WHERE session_hash = $1 AND expires_at > $2",
        session,
        now
    )
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let SealedDraft { form, posted } = key.open_json(place(session), &row.sealed)?;
    let printed_codes = match row.sealed_codes {
        Some(sealed) => key.open_json(codes_place(session), &sealed)?,
        None => Vec::new(),
    };
    Ok(Some(Draft {
        form,
        version: row.version,
        submit_key: row.submit_key,
        claim_id: row.claim_id,
        printed_codes,
        updated_at: row.updated_at,
        posted,
    }))
}

/// Holds the draft's row until the transaction ends, so that two tabs don't overwrite each other's pages.
pub async fn lock(connection: &mut PgConnection, session: &SessionHash) -> Result<(), PersistenceError> {
    sqlx::query!("SELECT 1 AS one FROM drafts WHERE session_hash = $1 FOR UPDATE", session)
        .fetch_optional(connection)
        .await?;
    Ok(())
}

/// Begins a draft.
pub async fn insert(
    connection: &mut PgConnection,
    key: &Sealer,
    session: &SessionHash,
    draft: &Draft,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO drafts (session_hash, sealed, version, submit_key, updated_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        session,
        draft.seal(key, session)?,
        draft.version,
        draft.submit_key,
        now,
        now + KEPT_FOR
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Keeps what was typed. A draft that was submitted meanwhile is left alone: `false`.
pub async fn update(
    connection: &mut PgConnection,
    key: &Sealer,
    session: &SessionHash,
    draft: &Draft,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "UPDATE drafts SET sealed = $2, version = $3, updated_at = $4, expires_at = $5
         WHERE session_hash = $1 AND claim_id IS NULL",
        session,
        draft.seal(key, session)?,
        draft.version,
        now,
        now + KEPT_FOR
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What the receipt needs of a submitted draft, without opening it.
pub async fn submitted_claim(
    connection: &mut PgConnection,
    session: &SessionHash,
    now: OffsetDateTime,
) -> Result<Option<Uuid>, PersistenceError> {
    let claim_id = sqlx::query_scalar!(
        "SELECT claim_id FROM drafts WHERE session_hash = $1 AND expires_at > $2",
        session,
        now
    )
    .fetch_optional(connection)
    .await?;
    Ok(claim_id.flatten())
}

/// Erases drafts whose time is over; says how many.
pub async fn purge(connection: &mut PgConnection, now: OffsetDateTime) -> Result<u64, PersistenceError> {
    Ok(sqlx::query!("DELETE FROM drafts WHERE expires_at <= $1", now)
        .execute(connection)
        .await?
        .rows_affected())
}

/// Leaves the form for good (the person began another claim).
pub async fn forget(connection: &mut PgConnection, session: &SessionHash) -> Result<(), PersistenceError> {
    let done =
        sqlx::query!("DELETE FROM drafts WHERE session_hash = $1", session).execute(connection).await?;
    ensure_rows(done.rows_affected().max(1), 1)
}
