//! An open page: it keeps the claim of who holds it, and shows the others who is there.

use super::Agent;
use crate::persistence::{claims, presence, staff};
use crate::pipeline::UseCaseError;
use crate::state::Service;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// What a page that is open learns about its claim.
pub struct Presence {
    /// It is this agent's until then.
    pub until: Option<OffsetDateTime>,
    /// Who else holds it.
    pub holder: Option<String>,
    /// Who else has it open.
    pub others: Vec<String>,
    /// Version of the claim, so that a page learns that it is stale.
    pub version: i32,
}

/// A sign of life of an open page; `alive` is for how long one counts.
pub async fn keep(
    service: &Service,
    agent: &Agent,
    claim_id: Uuid,
    alive: Duration,
) -> Result<Presence, UseCaseError> {
    let (now, who) = (service.clock.now(), (claim_id, agent.staff_id));
    let mut transaction = agent.pool(service).begin().await?;
    let claim = claims::find(&mut transaction, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    let until = presence::keep(&mut transaction, who, alive, now).await?;
    presence::see(&mut transaction, who, now).await?;
    let others = presence::others(&mut transaction, who, now - alive).await?;
    let holder = match claim.holder(now).filter(|holder| *holder != agent.staff_id) {
        Some(holder) => staff::name_of(&mut transaction, holder).await?,
        None => None,
    };
    transaction.commit().await?;
    Ok(Presence { until, holder, others, version: claim.version })
}
