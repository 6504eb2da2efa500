//! Zone M: sealed per claim, on a pool of its own, every reading by staff written down.

use super::{PersistenceError, ensure_rows};
use crate::crypto::{DataKey, Place, Sealer};
use crate::random;
use abri_domain::answers::Answers;
use abri_domain::assessment::AssessmentRecord;
use abri_domain::ground::Ground;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// The medical part of a claim as it was submitted.
#[derive(Clone, Serialize, Deserialize)]
pub struct MedicalFile {
    /// Why the person is at risk; none while that lies in a closed envelope.
    pub ground: Option<Ground>,
    /// What was answered beside a ground in its envelope.
    #[serde(default, skip_serializing_if = "Answers::is_empty")]
    pub answers: Answers,
}

/// Where the ground of a claim is sealed.
pub fn ground_place(claim_id: Uuid) -> Place {
    Place::of("medical.grounds.sealed", claim_id)
}

/// Where what the machine found is sealed.
pub fn assessment_place(claim_id: Uuid) -> Place {
    Place::of("medical.assessments.sealed", claim_id)
}

/// The data key of a claim, unwrapped, and its medical file.
pub async fn open(
    connection: &mut PgConnection,
    zone_m: &Sealer,
    claim_id: Uuid,
) -> Result<(Sealer, MedicalFile), PersistenceError> {
    let row = sqlx::query!("SELECT wrapped_key, sealed FROM medical.grounds WHERE claim_id = $1", claim_id)
        .fetch_one(connection)
        .await?;
    let erased =
        PersistenceError::Inconsistency { table: "medical.grounds", column: "wrapped_key", id: claim_id };
    let key = DataKey::unwrap(zone_m, claim_id, &row.wrapped_key.ok_or(erased)?)?;
    let file = key.open_json(ground_place(claim_id), &row.sealed)?;
    Ok((key, file))
}

/// Keeps the ground that was typed from its envelope, with what was answered beside it.
pub async fn store_ground(
    connection: &mut PgConnection,
    key: &Sealer,
    claim_id: Uuid,
    ground: Ground,
) -> Result<(), PersistenceError> {
    let file = MedicalFile { ground: Some(ground), answers: Answers::default() };
    let sealed = key.seal_json(ground_place(claim_id), &file)?;
    let done = sqlx::query!("UPDATE medical.grounds SET sealed = $2 WHERE claim_id = $1", claim_id, sealed)
        .execute(connection)
        .await?;
    ensure_rows(done.rows_affected(), 1)
}

/// Keeps what the machine found, whole.
pub async fn store_assessment(
    connection: &mut PgConnection,
    key: &Sealer,
    claim_id: Uuid,
    record: &AssessmentRecord,
) -> Result<(), PersistenceError> {
    let sealed = key.seal_json(assessment_place(claim_id), record)?;
    let done = sqlx::query!(
        "INSERT INTO medical.assessments (claim_id, sealed) VALUES ($1, $2)
         ON CONFLICT (claim_id) DO UPDATE SET sealed = EXCLUDED.sealed",
        claim_id,
        sealed
    )
    .execute(connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)
}

/// What the machine found, whole.
pub async fn assessment(
    connection: &mut PgConnection,
    key: &Sealer,
    claim_id: Uuid,
) -> Result<Option<AssessmentRecord>, PersistenceError> {
    let sealed = sqlx::query_scalar!("SELECT sealed FROM medical.assessments WHERE claim_id = $1", claim_id)
        .fetch_optional(connection)
        .await?;
    let place = assessment_place(claim_id);
    sealed.map(|sealed| key.open_json(place, &sealed).map_err(PersistenceError::from)).transpose()
}

/// What a note is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteKind {
    /// Stays in zone M.
    Note,
    /// Goes to the insured.
    Explanation,
    /// The other door a person confirmed (its code).
    Door,
    /// The medical reason of a no (its code); goes to the insured.
    Reason,
    /// What was ticked before deciding (codes).
    Checks,
}

impl NoteKind {
    const fn code(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Explanation => "explanation",
            Self::Door => "door",
            Self::Reason => "reason",
            Self::Checks => "checks",
        }
    }
}

/// A note of zone M, opened. Never printed.
pub struct Note {
    /// What it is for: `note`, `explanation`, `door`, `reason`, `checks`.
    pub kind: String,
    /// The words.
    pub text: String,
    /// Role of the author.
    pub by_role: String,
    /// When.
    pub at: OffsetDateTime,
}

/// Adds a note.
pub async fn add_note(
    connection: &mut PgConnection,
    key: &Sealer,
    claim_id: Uuid,
    kind: NoteKind,
    text: &str,
    author: (&str, Uuid),
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let note_id = random::id(now)?;
    let sealed = key.seal(Place::of("medical.notes.sealed", note_id), text.as_bytes())?;
    sqlx::query!(
        "INSERT INTO medical.notes (note_id, claim_id, kind, sealed, by_role, staff_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        note_id,
        claim_id,
        kind.code(),
        sealed,
        author.0,
        author.1,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The notes of a claim, oldest first.
pub async fn notes(
    connection: &mut PgConnection,
    key: &Sealer,
    claim_id: Uuid,
) -> Result<Vec<Note>, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT note_id, kind, sealed, by_role, at FROM medical.notes WHERE claim_id = $1 ORDER BY at, note_id",
        claim_id
    )
    .fetch_all(connection)
    .await?;
    let mut notes = Vec::with_capacity(rows.len());
    for row in rows {
        let plain = key.open(Place::of("medical.notes.sealed", row.note_id), &row.sealed)?;
        let text = String::from_utf8_lossy(&plain).into_owned();
        notes.push(Note { kind: row.kind, text, by_role: row.by_role, at: row.at });
    }
    Ok(notes)
}

/// Writes down that a member of staff reads zone M: in the transaction that reads.
pub async fn log_read(
    connection: &mut PgConnection,
    claim_id: Uuid,
    staff_id: Uuid,
    by_role: &str,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO medical.reads (read_id, claim_id, staff_id, by_role, at) VALUES ($1, $2, $3, $4, $5)",
        random::id(now)?,
        claim_id,
        staff_id,
        by_role,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A reading of zone M by staff.
#[derive(Debug, Clone)]
pub struct Read {
    /// Who.
    pub staff_id: Uuid,
    /// Code of their role then.
    pub by_role: String,
    /// When.
    pub at: OffsetDateTime,
}

/// Who read zone M of a claim, and when.
pub async fn reads(connection: &mut PgConnection, claim_id: Uuid) -> Result<Vec<Read>, PersistenceError> {
    let reads = sqlx::query_as!(
        Read,
        "SELECT staff_id, by_role, at FROM medical.reads WHERE claim_id = $1 ORDER BY at",
        claim_id
    );
    Ok(reads.fetch_all(connection).await?)
}
