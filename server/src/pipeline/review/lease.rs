//! Who works on a claim: taken from the queue or by itself, and given back.

use super::Agent;
use crate::persistence::claims;
use crate::pipeline::UseCaseError;
use crate::state::Service;
use uuid::Uuid;

/// Takes the claim that most needs someone.
pub async fn take_next(service: &Service, agent: &Agent) -> Result<Option<Uuid>, UseCaseError> {
    let mut connection = agent.pool(service).acquire().await?;
    Ok(claims::take_next(&mut connection, agent.staff_id, agent.side, service.clock.now()).await?)
}

/// Takes that very claim; false when someone else has it.
pub async fn take(service: &Service, agent: &Agent, claim_id: Uuid) -> Result<bool, UseCaseError> {
    let mut connection = agent.pool(service).acquire().await?;
    Ok(claims::take_this(&mut connection, claim_id, agent.staff_id, agent.side, service.clock.now()).await?)
}

/// Gives a claim back to the queue.
pub async fn release(service: &Service, agent: &Agent, claim_id: Uuid) -> Result<(), UseCaseError> {
    let mut connection = agent.pool(service).acquire().await?;
    Ok(claims::release(&mut connection, claim_id, agent.staff_id).await?)
}
