//! Four eyes: a decision that one person proposed waits until another of the same side confirms it or sends it back.

use super::Agent;
use super::acts::{begin, keep_words, may_decide, signed};
use super::decide::{Confirms, Decision, answers, decision_event, execute};
use crate::crypto::Sealer;
use crate::persistence::assignments::{self, Move, MoveKind};
use crate::persistence::claims::{self, ClaimRow};
use crate::persistence::proposals::{self, NewProposal, Proposal, Said, Settlement};
use crate::persistence::with_retries;
use crate::pipeline::transition::{Actor, note};
use crate::pipeline::{UseCaseError, key_of};
use crate::random;
use crate::state::Service;
use abri_domain::claim::ClaimEvent;
use abri_domain::decision::{DecisionKind, WhySecond};
use abri_domain::lease::LEASE;
use abri_domain::staff::{StaffRole, may_confirm};
use sqlx::PgConnection;
use uuid::Uuid;

/// Keeps a decision for a second person: the claim leaves the hands of who proposes it, and nobody is told.
pub(super) async fn propose(
    service: &Service,
    connection: &mut PgConnection,
    (agent, actor): (&Agent, Actor),
    claim: &ClaimRow,
    (decision, why): (Decision, WhySecond),
    said: &Said,
) -> Result<(), UseCaseError> {
    let (now, claim_id, side) = (service.clock.now(), claim.claim_id, agent.side);
    // Nobody proposes what they may not sign, nor what an opinion forbids.
    signed(service, connection, agent, claim).await?;
    decision_event(agent, claim, decision, &answers(connection, side, claim_id).await?)?;
    let proposal_id = random::id(now)?;
    let key = key_of(service, connection, claim_id, side).await?;
    let proposal = NewProposal {
        proposal_id,
        claim_id,
        side,
        verdict: (decision.kind(), decision.reason()),
        why,
        by: (agent.staff_id, agent.role.code()),
        said,
    };
    proposals::keep(connection, &key, &proposal, now).await?;
    claims::store_proposal(connection, claim_id, (proposal_id, agent.staff_id)).await?;
    note(connection, claim, ClaimEvent::Proposed { side }, actor, now).await?;
    Ok(())
}

/// The decision as it was proposed; a row that says less than a decision is stale.
fn proposed(proposal: &Proposal) -> Result<Decision, UseCaseError> {
    match (proposal.kind, proposal.reason, proposal.said.door) {
        (DecisionKind::Approve, ..) => Ok(Decision::Approve),
        (DecisionKind::Refuse, Some(reason), _) => Ok(Decision::Refuse(reason)),
        (DecisionKind::Redirect, _, Some(door)) => Ok(Decision::Redirect(door)),
        _ => Err(UseCaseError::Stale),
    }
}

/// The proposal that waits for this agent's side.
pub(super) async fn waiting(
    connection: &mut PgConnection,
    key: &Sealer,
    agent: &Agent,
    claim: &ClaimRow,
) -> Result<Option<Proposal>, UseCaseError> {
    if claim.proposal_id.is_none() {
        return Ok(None);
    }
    Ok(proposals::open(connection, key, (claim.claim_id, agent.side)).await?)
}

/// May this agent be the second person of that proposal?
pub(super) fn confirms(agent: &Agent, proposal: &Proposal) -> bool {
    let proposer = StaffRole::from_code(&proposal.by_role);
    proposer.is_some_and(|proposer| may_confirm(agent.role, proposer, proposal.reason))
}

/// Confirms what someone else proposed: it counts from now on, and both stand in the history. A technician confirms what a doctor
/// delegated to them, and no more.
pub async fn confirm(
    service: &Service,
    agent: &Agent,
    (claim_id, version): (Uuid, i32),
) -> Result<(), UseCaseError> {
    with_retries(|| async {
        let (mut transaction, claim, mandate) = begin(service, agent, claim_id, version).await?;
        let actor = agent.acting(may_decide(mandate)?);
        let key = key_of(service, &mut transaction, claim_id, agent.side).await?;
        let proposal = waiting(&mut transaction, &key, agent, &claim).await?.ok_or(UseCaseError::Stale)?;
        if !confirms(agent, &proposal) {
            return Err(UseCaseError::NotDelegated);
        }
        let by = (proposal.proposal_id, agent.staff_id);
        proposals::settle(&mut transaction, by, Settlement::Confirmed, service.clock.now()).await?;
        let confirms =
            Confirms { proposal_id: proposal.proposal_id, author: (&proposal.by_role, proposal.proposed_by) };
        let decision = (proposed(&proposal)?, Some(confirms));
        execute(service, &mut transaction, (agent, actor), &claim, decision, &proposal.said).await?;
        transaction.commit().await?;
        Ok(())
    })
    .await
}

/// Sends it back to who proposed it, with words for them: they hold the claim again for as long as a lease lasts.
pub async fn send_back(
    service: &Service,
    agent: &Agent,
    (claim_id, version): (Uuid, i32),
    words: &str,
) -> Result<(), UseCaseError> {
    with_retries(|| async {
        let (mut transaction, claim, mandate) = begin(service, agent, claim_id, version).await?;
        let actor = agent.acting(may_decide(mandate)?);
        let key = key_of(service, &mut transaction, claim_id, agent.side).await?;
        let proposal = waiting(&mut transaction, &key, agent, &claim).await?.ok_or(UseCaseError::Stale)?;
        signed(service, &mut transaction, agent, &claim).await?;
        let (now, me, proposer) = (service.clock.now(), agent.staff_id, proposal.proposed_by);
        let settled = (proposal.proposal_id, me);
        proposals::settle(&mut transaction, settled, Settlement::SentBack, now).await?;
        claims::clear_proposal(&mut transaction, claim_id).await?;
        let event = ClaimEvent::SentBack { side: agent.side };
        let sequence = note(&mut transaction, &claim, event, actor, now).await?;
        keep_words(service, &mut transaction, agent, (claim_id, sequence), words).await?;
        claims::hold(&mut transaction, claim_id, proposer, now + LEASE, now).await?;
        let (from, to) = (Some(me), Some(proposer));
        let moved = Move { claim_id, kind: MoveKind::Given, from, to, by: me };
        assignments::record(&mut transaction, moved, now).await?;
        transaction.commit().await?;
        Ok(())
    })
    .await
}
