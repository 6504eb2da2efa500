//! Drafts of rules.

use crate::persistence::{PersistenceError, ensure_rows};
use abri_domain::rules::{DraftState, RuleFiles};
use sqlx::PgConnection;
use sqlx::types::Json;
use std::collections::BTreeMap;
use time::OffsetDateTime;
use uuid::Uuid;

/// A draft.
#[derive(Debug, Clone)]
pub struct DraftRow {
    /// Id.
    pub draft_id: Uuid,
    /// The scheme it is about.
    pub scheme: String,
    /// What it is called.
    pub title: String,
    /// Why, in the officer's words.
    pub why: String,
    /// What it adds or replaces.
    pub files: RuleFiles,
    /// The SHA-256, in hexadecimal, of the texts it was last written against, by path; new files have none.
    pub bases: BTreeMap<String, String>,
    /// How far it is.
    pub state: DraftState,
    /// Who began it.
    pub drafted_by: Uuid,
    /// When.
    pub drafted_at: OffsetDateTime,
    /// Who proposed it.
    pub proposed_by: Option<Uuid>,
    /// Who changed it last.
    pub changed_by: Uuid,
    /// When.
    pub changed_at: OffsetDateTime,
    /// Counts changes.
    pub version: i32,
}

struct Lookup {
    draft_id: Uuid,
    scheme: String,
    title: String,
    why: String,
    files: Json<RuleFiles>,
    bases: Json<BTreeMap<String, String>>,
    state: String,
    drafted_by: Uuid,
    drafted_at: OffsetDateTime,
    proposed_by: Option<Uuid>,
    changed_by: Uuid,
    changed_at: OffsetDateTime,
    version: i32,
}

impl TryFrom<Lookup> for DraftRow {
    type Error = PersistenceError;

    fn try_from(row: Lookup) -> Result<Self, PersistenceError> {
        let bad = PersistenceError::Inconsistency { table: "rule_drafts", column: "state", id: row.draft_id };
        Ok(Self {
            state: DraftState::from_code(&row.state).ok_or(bad)?,
            draft_id: row.draft_id,
            scheme: row.scheme,
            title: row.title,
            why: row.why,
            files: row.files.0,
            bases: row.bases.0,
            drafted_by: row.drafted_by,
            drafted_at: row.drafted_at,
            proposed_by: row.proposed_by,
            changed_by: row.changed_by,
            changed_at: row.changed_at,
            version: row.version,
        })
    }
}

/// A new draft.
pub async fn insert(connection: &mut PgConnection, draft: &DraftRow) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO rule_drafts (draft_id, scheme, title, why, files, bases, state, drafted_by, drafted_at, changed_by, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $9)",
        draft.draft_id,
        draft.scheme,
        draft.title,
        draft.why,
        Json(&draft.files) as _,
        Json(&draft.bases) as _,
        draft.state.code(),
        draft.drafted_by,
        draft.drafted_at
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The draft of that id.
pub async fn find(
    connection: &mut PgConnection,
    draft_id: Uuid,
) -> Result<Option<DraftRow>, PersistenceError> {
    let row = sqlx::query_as!(
        Lookup,
        r#"SELECT draft_id, scheme, title, why, files AS "files: Json<RuleFiles>",
               bases AS "bases: Json<BTreeMap<String, String>>", state, drafted_by, drafted_at, proposed_by, changed_by,
               changed_at, version
           FROM rule_drafts WHERE draft_id = $1"#,
        draft_id
    )
    .fetch_optional(connection)
    .await?;
    row.map(DraftRow::try_from).transpose()
}

/// The draft of that id, held by the transaction.
pub async fn lock(
    connection: &mut PgConnection,
    draft_id: Uuid,
) -> Result<Option<DraftRow>, PersistenceError> {
    let held =
        sqlx::query_scalar!("SELECT draft_id FROM rule_drafts WHERE draft_id = $1 FOR UPDATE", draft_id)
            .fetch_optional(&mut *connection)
            .await?;
    match held {
        Some(draft_id) => find(connection, draft_id).await,
        None => Ok(None),
    }
}

/// What the draft of that id is called.
pub async fn title_of(
    connection: &mut PgConnection,
    draft_id: Uuid,
) -> Result<Option<String>, PersistenceError> {
    let title = sqlx::query_scalar!("SELECT title FROM rule_drafts WHERE draft_id = $1", draft_id);
    Ok(title.fetch_optional(connection).await?)
}

/// Those that someone works on, the last changed first.
pub async fn open(connection: &mut PgConnection, limit: i64) -> Result<Vec<DraftRow>, PersistenceError> {
    let rows = sqlx::query_as!(
        Lookup,
        r#"SELECT draft_id, scheme, title, why, files AS "files: Json<RuleFiles>",
               bases AS "bases: Json<BTreeMap<String, String>>", state, drafted_by, drafted_at, proposed_by, changed_by,
               changed_at, version
           FROM rule_drafts WHERE state IN ('draft', 'proposed') ORDER BY changed_at DESC LIMIT $1"#,
        limit
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(DraftRow::try_from).collect()
}

/// Stores what changed of a draft that the transaction holds.
pub async fn store(connection: &mut PgConnection, draft: &DraftRow) -> Result<(), PersistenceError> {
    let stored = sqlx::query!(
        "UPDATE rule_drafts SET title = $2, why = $3, files = $4, bases = $5, state = $6, proposed_by = $7, changed_by = $8,
             changed_at = $9, version = version + 1
         WHERE draft_id = $1 AND version = $10",
        draft.draft_id,
        draft.title,
        draft.why,
        Json(&draft.files) as _,
        Json(&draft.bases) as _,
        draft.state.code(),
        draft.proposed_by,
        draft.changed_by,
        draft.changed_at,
        draft.version
    )
    .execute(connection)
    .await?;
    ensure_rows(stored.rows_affected(), 1)
}
