//! Zone M of an opinion: why the medical side concluded so, and what a technician prepared. Sealed with the claim's data key.

use crate::crypto::{Place, Sealer};
use crate::persistence::PersistenceError;
use crate::persistence::medical::Note;
use abri_domain::opinion::Conclusion;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// An answer as it is prepared. Never printed.
#[derive(Clone, Serialize, Deserialize)]
pub struct Draft {
    /// What comes back.
    pub conclusion: Conclusion,
    /// Why.
    pub reasons: String,
}

fn reasons_place(opinion_id: Uuid) -> Place {
    Place::of("medical.opinion_reasons.sealed", opinion_id)
}

fn draft_place(opinion_id: Uuid) -> Place {
    Place::of("medical.opinion_drafts.sealed", opinion_id)
}

/// Keeps why.
pub async fn keep_reasons(
    connection: &mut PgConnection,
    key: &Sealer,
    (opinion_id, claim_id): (Uuid, Uuid),
    text: &str,
    author: (&str, Uuid),
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let sealed = key.seal(reasons_place(opinion_id), text.as_bytes())?;
    sqlx::query!(
        "INSERT INTO medical.opinion_reasons (opinion_id, claim_id, sealed, by_role, staff_id, at) VALUES ($1, $2, $3, $4, $5, $6)",
        opinion_id,
        claim_id,
        sealed,
        author.0,
        author.1,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Why, for each opinion of a claim that said so, as notes of the medical side, oldest first.
pub async fn reasons(
    connection: &mut PgConnection,
    key: &Sealer,
    claim_id: Uuid,
) -> Result<Vec<Note>, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT opinion_id, sealed, by_role, at FROM medical.opinion_reasons WHERE claim_id = $1 ORDER BY at, opinion_id",
        claim_id
    )
    .fetch_all(connection)
    .await?;
    let notes = rows.into_iter().map(|row| {
        let plain = key.open(reasons_place(row.opinion_id), &row.sealed)?;
        let text = String::from_utf8_lossy(&plain).into_owned();
        Ok(Note { kind: "opinion".to_owned(), text, by_role: row.by_role, at: row.at })
    });
    notes.collect()
}

/// Keeps what a technician prepared, in the place of what was prepared before.
pub async fn keep_draft(
    connection: &mut PgConnection,
    key: &Sealer,
    opinion_id: Uuid,
    draft: &Draft,
) -> Result<(), PersistenceError> {
    let sealed = key.seal_json(draft_place(opinion_id), draft)?;
    sqlx::query!(
        "INSERT INTO medical.opinion_drafts (opinion_id, sealed) VALUES ($1, $2)
         ON CONFLICT (opinion_id) DO UPDATE SET sealed = EXCLUDED.sealed",
        opinion_id,
        sealed
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// What was prepared, if anything was.
pub async fn draft(
    connection: &mut PgConnection,
    key: &Sealer,
    opinion_id: Uuid,
) -> Result<Option<Draft>, PersistenceError> {
    let sealed =
        sqlx::query_scalar!("SELECT sealed FROM medical.opinion_drafts WHERE opinion_id = $1", opinion_id)
            .fetch_optional(connection)
            .await?;
    let open = |sealed: Vec<u8>| key.open_json(draft_place(opinion_id), &sealed);
    Ok(sealed.map(open).transpose()?)
}
