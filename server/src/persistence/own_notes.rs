//! What a member of staff noted on a claim for themselves: one note each, which nobody else is shown.

use super::PersistenceError;
use crate::crypto::{Place, Sealer};
use abri_domain::zone::Side;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// Whose note, on which claim, of which side.
#[derive(Debug, Clone, Copy)]
pub struct NotePlace {
    /// Side: it says where the note lies.
    pub side: Side,
    /// Claim.
    pub claim_id: Uuid,
    /// Author.
    pub staff_id: Uuid,
}

impl NotePlace {
    /// Bound to both: moved to another claim or another author, it does not open.
    fn sealed(self) -> Place {
        let column = match self.side {
            Side::Administrative => "staff_notes.sealed",
            Side::Medical => "medical.staff_notes.sealed",
        };
        let mut row = [0; 32];
        row[..16].copy_from_slice(self.claim_id.as_bytes());
        row[16..].copy_from_slice(self.staff_id.as_bytes());
        Place { column, row }
    }
}

/// The note, opened; empty when there is none.
pub async fn find(
    connection: &mut PgConnection,
    key: &Sealer,
    at: NotePlace,
) -> Result<String, PersistenceError> {
    let (claim_id, staff_id) = (at.claim_id, at.staff_id);
    let sealed = match at.side {
        Side::Administrative => {
            sqlx::query_scalar!(
                "SELECT sealed FROM staff_notes WHERE claim_id = $1 AND staff_id = $2",
                claim_id,
                staff_id
            )
            .fetch_optional(connection)
            .await?
        }
        Side::Medical => {
            sqlx::query_scalar!(
                "SELECT sealed FROM medical.staff_notes WHERE claim_id = $1 AND staff_id = $2",
                claim_id,
                staff_id
            )
            .fetch_optional(connection)
            .await?
        }
    };
    match sealed {
        Some(sealed) => Ok(key.open_json(at.sealed(), &sealed)?),
        None => Ok(String::new()),
    }
}

/// Keeps the note in the place of the one before; an empty one is none.
pub async fn keep(
    connection: &mut PgConnection,
    key: &Sealer,
    at: NotePlace,
    text: &str,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    if text.is_empty() {
        return erase(connection, at).await;
    }
    let sealed = key.seal_json(at.sealed(), &text)?;
    let (claim_id, staff_id) = (at.claim_id, at.staff_id);
    match at.side {
        Side::Administrative => sqlx::query!(
            "INSERT INTO staff_notes (claim_id, staff_id, sealed, noted_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (claim_id, staff_id) DO UPDATE SET sealed = EXCLUDED.sealed, noted_at = EXCLUDED.noted_at",
            claim_id,
            staff_id,
            sealed,
            now
        ),
        Side::Medical => sqlx::query!(
            "INSERT INTO medical.staff_notes (claim_id, staff_id, sealed, noted_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (claim_id, staff_id) DO UPDATE SET sealed = EXCLUDED.sealed, noted_at = EXCLUDED.noted_at",
            claim_id,
            staff_id,
            sealed,
            now
        ),
    }
    .execute(connection)
    .await?;
    Ok(())
}

async fn erase(connection: &mut PgConnection, at: NotePlace) -> Result<(), PersistenceError> {
    let (claim_id, staff_id) = (at.claim_id, at.staff_id);
    match at.side {
        Side::Administrative => {
            sqlx::query!("DELETE FROM staff_notes WHERE claim_id = $1 AND staff_id = $2", claim_id, staff_id)
        }
        Side::Medical => {
            sqlx::query!(
                "DELETE FROM medical.staff_notes WHERE claim_id = $1 AND staff_id = $2",
                claim_id,
                staff_id
            )
        }
    }
    .execute(connection)
    .await?;
    Ok(())
}
