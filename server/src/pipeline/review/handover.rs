//! The end of a shift: what someone holds goes back into the queue or to a colleague, with words for whoever goes on.

use super::Agent;
use super::mandate::mandate_of;
use crate::persistence::assignments::{self, Move, MoveKind, Reviewer};
use crate::persistence::claims::{self, ClaimRow, QueueEntry};
use crate::persistence::staff::funds::fund_of;
use crate::persistence::{conflicts, handovers, opinions, rechecks, with_retries};
use crate::pipeline::assignments::{GIVEN, Moved};
use crate::pipeline::{UseCaseError, key_of};
use crate::state::Service;
use abri_domain::lane::{Bar, Lanes, Worker};
use sqlx::PgConnection;
use uuid::Uuid;

/// Where one claim goes.
#[derive(Clone, Copy)]
pub struct Handover<'a> {
    /// The claim.
    pub claim_id: Uuid,
    /// The colleague, or nobody: the queue.
    pub to: Option<Uuid>,
    /// Words for whoever goes on; may be empty.
    pub words: &'a str,
}

/// What the agent holds.
pub async fn held(service: &Service, agent: &Agent) -> Result<Vec<QueueEntry>, UseCaseError> {
    let mut connection = agent.pool(service).acquire().await?;
    Ok(claims::held_by(&mut connection, agent.staff_id, service.clock.now()).await?)
}

/// The colleagues who decide for the agent's side.
pub async fn colleagues(service: &Service, agent: &Agent) -> Result<Vec<Reviewer>, UseCaseError> {
    let now = service.clock.now();
    // Who is in which role now is the administrative role's to read, for both sides.
    let mut connection = service.pools.admin.acquire().await?;
    let mut reviewers = assignments::reviewers(&mut connection, now, now).await?;
    reviewers.retain(|one| one.staff_id != agent.staff_id && one.role.side() == Some(agent.side));
    Ok(reviewers)
}

/// Hands one claim over, if the agent still holds it.
pub async fn hand_over(
    service: &Service,
    agent: &Agent,
    handover: Handover<'_>,
) -> Result<Moved, UseCaseError> {
    let colleagues = colleagues(service, agent).await?;
    let known = |to: Uuid| colleagues.iter().any(|one| one.staff_id == to);
    if handover.to.is_some_and(|to| !known(to)) {
        return Ok(Moved::NotTheirs);
    }
    with_retries(|| async {
        let mut transaction = agent.pool(service).begin().await?;
        let claim = claims::lock(&mut transaction, handover.claim_id).await?.ok_or(UseCaseError::NotFound)?;
        if claim.holder(service.clock.now()) != Some(agent.staff_id) {
            return Ok(Moved::Changed);
        }
        let refused = pass(service, &mut transaction, agent, &claim, handover).await?;
        if refused == Moved::Done {
            transaction.commit().await?;
        }
        Ok(refused)
    })
    .await
}

async fn pass(
    service: &Service,
    connection: &mut PgConnection,
    agent: &Agent,
    claim: &ClaimRow,
    Handover { claim_id, to, words }: Handover<'_>,
) -> Result<Moved, UseCaseError> {
    let now = service.clock.now();
    if let Some(to) = to {
        if let Some(bar) = conflicts::ties(connection, claim_id, to, now).await?.conflict() {
            return Ok(Moved::Barred(bar));
        }
        let worker =
            Worker { fund: fund_of(connection, to).await?, side: agent.side, lanes: Lanes::default() };
        if mandate_of(connection, &worker, claim, now).await?.is_none() {
            return Ok(Moved::Barred(Bar::OtherFund));
        }
        claims::hold(connection, claim_id, to, now + GIVEN, now).await?;
        let (from, by) = (Some(agent.staff_id), agent.staff_id);
        let moved = Move { claim_id, kind: MoveKind::Given, from, to: Some(to), by };
        assignments::record(connection, moved, now).await?;
    } else {
        claims::put_back(connection, claim_id).await?;
    }
    if !words.is_empty() {
        let side = claim.state.side().unwrap_or(agent.side);
        let key = key_of(service, connection, claim_id, side).await?;
        handovers::leave(connection, &key, (claim_id, side, agent.staff_id), words, now).await?;
    }
    Ok(Moved::Done)
}

/// Gives back whatever else the agent holds: re-checks, questions of the other side, and claims that no page named.
pub async fn release_all(service: &Service, agent: &Agent) -> Result<(), UseCaseError> {
    let mut transaction = agent.pool(service).begin().await?;
    claims::release_all(&mut transaction, agent.staff_id).await?;
    rechecks::release_all(&mut transaction, agent.staff_id).await?;
    opinions::release_all(&mut transaction, agent.staff_id).await?;
    transaction.commit().await?;
    Ok(())
}
