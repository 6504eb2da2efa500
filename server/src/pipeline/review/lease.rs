//! Who works on a claim: taken from the queue or by itself, and given back.

use super::Agent;
use super::mandate::{loans, mandate_at, worker};
use crate::persistence::assignments::{self, Move, MoveKind};
use crate::persistence::claims::{self, ClaimRow};
use crate::persistence::{conflicts, register};
use crate::pipeline::UseCaseError;
use crate::state::Service;
use abri_app::lang::Lang;
use abri_domain::claim::ClaimState;
use abri_domain::lane::{Bar, KnownLanes, NO_FUND, Waiting};
use abri_domain::lease::LEASE;
use abri_domain::nir::Nir;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// Takes the claim that most needs someone, of those that this agent works: their lanes, and what is lent to their fund.
pub async fn take_next(service: &Service, agent: &Agent) -> Result<Option<Uuid>, UseCaseError> {
    let mut connection = agent.pool(service).acquire().await?;
    let (staff_id, side, now) = (agent.staff_id, agent.side, service.clock.now());
    let Some(passes) = passes_of(service, &mut connection, agent).await? else {
        return Ok(claims::take_next(&mut connection, staff_id, side, now).await?);
    };
    for waiting in passes {
        let taken = claims::take_next_in(&mut connection, staff_id, side, &waiting, now).await?;
        if taken.is_some() {
            return Ok(taken);
        }
    }
    Ok(None)
}

/// Where an agent takes from, pass by pass; `None` is every lane.
pub(super) async fn passes_of(
    service: &Service,
    connection: &mut PgConnection,
    agent: &Agent,
) -> Result<Option<Vec<Waiting>>, UseCaseError> {
    let worker = worker(connection, agent).await?;
    let loans = loans(connection, agent.fund.as_deref(), service.clock.now()).await?;
    Ok(worker.takes_from(&loans, &known_lanes(service)))
}

/// Every fund, scheme and language a claim can be of.
pub(in crate::pipeline) fn known_lanes(service: &Service) -> KnownLanes {
    let funds = service.funds.iter().map(|fund| fund.code.as_str());
    let schemes = service.rules.current();
    KnownLanes {
        funds: funds.chain([NO_FUND]).map(str::to_owned).collect(),
        schemes: schemes.books().iter().map(|book| book.scheme().id().to_owned()).collect(),
        languages: Lang::ALL.map(|lang| lang.code().to_owned()).to_vec(),
    }
}

/// What became of taking a very claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It is theirs now.
    Now,
    /// It was theirs already; the lease starts again.
    Already,
    /// Someone else has it.
    Held,
    /// It does not wait for their side.
    NotWaiting,
}

/// Takes that very claim. Out of turn, it is counted.
pub async fn take(service: &Service, agent: &Agent, claim_id: Uuid) -> Result<Taken, UseCaseError> {
    let now = service.clock.now();
    let mut transaction = agent.pool(service).begin().await?;
    let claim = claims::lock(&mut transaction, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    let holder = claim.holder(now);
    if !waits_for(&claim, agent) {
        return Ok(Taken::NotWaiting);
    }
    if holder.is_some_and(|holder| holder != agent.staff_id) {
        return Ok(Taken::Held);
    }
    if let Some(bar) = bar(service, &mut transaction, agent, &claim).await? {
        return Err(UseCaseError::Barred(bar));
    }
    let ties = conflicts::ties(&mut transaction, claim_id, agent.staff_id, now).await?;
    claims::hold(&mut transaction, claim_id, agent.staff_id, now + LEASE, now).await?;
    if holder.is_none() && !ties.reopened {
        let me = agent.staff_id;
        let moved = Move { claim_id, kind: MoveKind::Chosen, from: None, to: Some(me), by: me };
        assignments::record(&mut transaction, moved, now).await?;
    }
    transaction.commit().await?;
    Ok(if holder.is_some() { Taken::Already } else { Taken::Now })
}

fn waits_for(claim: &ClaimRow, agent: &Agent) -> bool {
    matches!(claim.state, ClaimState::InReview { side, .. } if side == agent.side)
}

/// What keeps an agent from taking a claim that is free, for its page.
pub(super) async fn bar(
    service: &Service,
    connection: &mut PgConnection,
    agent: &Agent,
    claim: &ClaimRow,
) -> Result<Option<Bar>, UseCaseError> {
    if !waits_for(claim, agent) {
        return Ok(None);
    }
    let ties = conflicts::ties(connection, claim.claim_id, agent.staff_id, service.clock.now()).await?;
    let now = service.clock.now();
    // What was given to them they may work on, whatever the lane; by a loan that held then.
    let given = claim.holder(now) == Some(agent.staff_id);
    let since = claim.held_since.filter(|_| given).unwrap_or(now);
    if mandate_at(connection, agent, claim, since).await?.is_none() {
        return Ok(ties.conflict().or(Some(Bar::OtherFund)));
    }
    let works_lane = given || worker(connection, agent).await?.works(&claim.lane());
    Ok(ties.bar(works_lane))
}

/// Nobody decides for a relative or about their own decision, even if the claim came into their hands.
pub(in crate::pipeline) async fn refuse_conflict(
    connection: &mut PgConnection,
    claim_id: Uuid,
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<(), UseCaseError> {
    match conflicts::ties(connection, claim_id, staff_id, now).await?.conflict() {
        Some(bar) => Err(UseCaseError::Barred(bar)),
        None => Ok(()),
    }
}

/// Gives a claim back to the queue; false when the agent did not hold it.
pub async fn release(service: &Service, agent: &Agent, claim_id: Uuid) -> Result<bool, UseCaseError> {
    let mut connection = agent.pool(service).acquire().await?;
    Ok(claims::release(&mut connection, claim_id, agent.staff_id).await?)
}

/// Notes that the agent must not decide for a person: their own NIR, a relative's. What they hold of that person goes back.
pub async fn declare(service: &Service, agent: &Agent, nir: &Nir) -> Result<(), UseCaseError> {
    let index = register::nir_index(&service.keys, nir);
    let mut transaction = agent.pool(service).begin().await?;
    conflicts::declare(&mut transaction, agent.staff_id, &index, service.clock.now()).await?;
    claims::release_of(&mut transaction, agent.staff_id, &index).await?;
    transaction.commit().await?;
    Ok(())
}
