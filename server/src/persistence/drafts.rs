//! Forms under way: sealed, keyed by the session, short-lived.

use super::{PersistenceError, ensure_rows};
use crate::crypto::{Place, Sealer};
use abri_domain::form::ClaimForm;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
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
    /// Makes a second submission the same one.
    pub submit_key: Uuid,
    /// The claim it became.
    pub claim_id: Option<Uuid>,
    /// One-time codes to show on the receipt.
    pub printed_codes: Vec<String>,
    /// When it was last saved.
    pub updated_at: OffsetDateTime,
}

#[derive(Serialize, Deserialize)]
struct SealedDraft {
    form: ClaimForm,
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
        "SELECT sealed, submit_key, claim_id, sealed_codes, updated_at FROM drafts WHERE session_hash = $1 AND expires_at > $2",
        session,
        now
    )
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let draft: SealedDraft = key.open_json(place(session), &row.sealed)?;
    let printed_codes = match row.sealed_codes {
        Some(sealed) => key.open_json(codes_place(session), &sealed)?,
        None => Vec::new(),
    };
    let (submit_key, claim_id, updated_at) = (row.submit_key, row.claim_id, row.updated_at);
    Ok(Some(Draft { form: draft.form, submit_key, claim_id, printed_codes, updated_at }))
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
    form: &ClaimForm,
    submit_key: Uuid,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let sealed = key.seal_json(place(session), &SealedDraft { form: form.clone() })?;
    sqlx::query!(
        "INSERT INTO drafts (session_hash, sealed, submit_key, updated_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
        session,
        sealed,
        submit_key,
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
    form: &ClaimForm,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let sealed = key.seal_json(place(session), &SealedDraft { form: form.clone() })?;
    let done = sqlx::query!(
        "UPDATE drafts SET sealed = $2, version = version + 1, updated_at = $3, expires_at = $4
         WHERE session_hash = $1 AND claim_id IS NULL",
        session,
        sealed,
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
