//! What whoever stops says to whoever takes the claim next. Each side has its own table, as with questions and answers.

use super::PersistenceError;
use crate::crypto::{Place, Sealer};
use crate::random;
use abri_domain::zone::Side;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// Words left with a claim, opened. Never printed.
pub struct Handover {
    /// Who wrote them.
    pub name: String,
    /// The words.
    pub words: String,
    /// When.
    pub at: OffsetDateTime,
}

fn place(side: Side, id: Uuid) -> Place {
    Place::of(
        match side {
            Side::Administrative => "handovers.sealed",
            Side::Medical => "medical.handovers.sealed",
        },
        id,
    )
}

/// Leaves words with a claim.
pub async fn leave(
    connection: &mut PgConnection,
    key: &Sealer,
    (claim_id, side, staff_id): (Uuid, Side, Uuid),
    words: &str,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let id = random::id(now)?;
    let sealed = key.seal(place(side, id), words.as_bytes())?;
    let insert = match side {
        Side::Administrative => sqlx::query!(
            "INSERT INTO handovers (handover_id, claim_id, staff_id, sealed, at) VALUES ($1, $2, $3, $4, $5)",
            id,
            claim_id,
            staff_id,
            sealed,
            now
        ),
        Side::Medical => sqlx::query!(
            "INSERT INTO medical.handovers (handover_id, claim_id, staff_id, sealed, at) VALUES ($1, $2, $3, $4, $5)",
            id,
            claim_id,
            staff_id,
            sealed,
            now
        ),
    };
    insert.execute(connection).await?;
    Ok(())
}

struct RawHandover {
    handover_id: Uuid,
    name: String,
    sealed: Vec<u8>,
    at: OffsetDateTime,
}

/// The last words left with a claim on that side.
pub async fn last(
    connection: &mut PgConnection,
    key: &Sealer,
    (claim_id, side): (Uuid, Side),
) -> Result<Option<Handover>, PersistenceError> {
    let row = match side {
        Side::Administrative => {
            sqlx::query_as!(
                RawHandover,
                "SELECT handover_id, display_name AS name, sealed, at FROM handovers JOIN staff USING (staff_id)
                 WHERE claim_id = $1 ORDER BY at DESC, handover_id DESC LIMIT 1",
                claim_id
            )
            .fetch_optional(connection)
            .await?
        }
        Side::Medical => {
            sqlx::query_as!(
                RawHandover,
                "SELECT handover_id, display_name AS name, sealed, at FROM medical.handovers JOIN staff USING (staff_id)
                 WHERE claim_id = $1 ORDER BY at DESC, handover_id DESC LIMIT 1",
                claim_id
            )
            .fetch_optional(connection)
            .await?
        }
    };
    let opened = row.map(|row| {
        let plain = key.open(place(side, row.handover_id), &row.sealed)?;
        let words = String::from_utf8_lossy(&plain).into_owned();
        Ok(Handover { name: row.name, words, at: row.at })
    });
    opened.transpose()
}
