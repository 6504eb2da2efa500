//! The note that a member of staff keeps on a claim for themselves.

use crate::crypto::Sealer;
use crate::persistence::claims;
use crate::persistence::own_notes::{self, NotePlace};
use crate::pipeline::review::{Agent, refuse_conflict};
use crate::pipeline::{UseCaseError, key_of};
use crate::state::Service;
use sqlx::PgConnection;
use uuid::Uuid;

const fn place(agent: &Agent, claim_id: Uuid) -> NotePlace {
    NotePlace { side: agent.side, claim_id, staff_id: agent.staff_id }
}

/// The agent's own note on a claim whose file they open; empty when there is none.
pub async fn note_on(
    connection: &mut PgConnection,
    key: &Sealer,
    agent: &Agent,
    claim_id: Uuid,
) -> Result<String, UseCaseError> {
    Ok(own_notes::find(connection, key, place(agent, claim_id)).await?)
}

/// Keeps it in the place of the one before; an empty one is none.
pub async fn keep_note(
    service: &Service,
    agent: &Agent,
    claim_id: Uuid,
    text: &str,
) -> Result<(), UseCaseError> {
    let mut transaction = agent.pool(service).begin().await?;
    claims::find(&mut transaction, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    refuse_conflict(&mut transaction, claim_id, agent.staff_id, service.clock.now()).await?;
    let key = key_of(service, &mut transaction, claim_id, agent.side).await?;
    own_notes::keep(&mut transaction, &key, place(agent, claim_id), text, service.clock.now()).await?;
    transaction.commit().await?;
    Ok(())
}
