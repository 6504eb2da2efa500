//! On whose behalf an agent works on a claim: their own fund's, or that of a fund that lent it to theirs.

use super::Agent;
use crate::persistence::claims::ClaimRow;
use crate::persistence::{PersistenceError, fund_loans, lanes};
use crate::pipeline::UseCaseError;
use abri_domain::fund::FundLoan;
use abri_domain::lane::{Bar, Lanes, Mandate, Worker};
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// The agent with their lanes.
pub(super) async fn worker(connection: &mut PgConnection, agent: &Agent) -> Result<Worker, PersistenceError> {
    let lanes = lanes::of(connection, agent.staff_id).await?;
    Ok(Worker { fund: agent.fund.clone(), side: agent.side, lanes })
}

/// The loans that hold at that instant; they say nothing to who belongs to no fund.
pub(super) async fn loans(
    connection: &mut PgConnection,
    fund: Option<&str>,
    at: OffsetDateTime,
) -> Result<Vec<FundLoan>, PersistenceError> {
    match fund {
        Some(_) => fund_loans::in_force(connection, at).await,
        None => Ok(Vec::new()),
    }
}

/// The mandate of an agent on a claim at that instant, if they have one.
pub(in crate::pipeline) async fn mandate_at(
    connection: &mut PgConnection,
    agent: &Agent,
    claim: &ClaimRow,
    at: OffsetDateTime,
) -> Result<Option<Mandate>, PersistenceError> {
    let worker = Worker { fund: agent.fund.clone(), side: agent.side, lanes: Lanes::default() };
    mandate_of(connection, &worker, claim, at).await
}

/// The mandate of whoever it is.
pub(in crate::pipeline) async fn mandate_of(
    connection: &mut PgConnection,
    worker: &Worker,
    claim: &ClaimRow,
    at: OffsetDateTime,
) -> Result<Option<Mandate>, PersistenceError> {
    let lane = claim.lane();
    let about: (Uuid, _) = (claim.claim_id, &lane);
    match worker.mandate(about, &[]) {
        Some(own) => Ok(Some(own)),
        None => Ok(worker.mandate(about, &loans(connection, worker.fund.as_deref(), at).await?)),
    }
}

/// The mandate to act on a claim the agent holds. It goes by the instant they took it: who began under a loan that ended
/// meanwhile finishes what they have in hand, and loses no word.
pub(super) async fn held_under(
    connection: &mut PgConnection,
    agent: &Agent,
    claim: &ClaimRow,
    now: OffsetDateTime,
) -> Result<Mandate, UseCaseError> {
    let mandate = mandate_at(connection, agent, claim, claim.held_since.unwrap_or(now)).await?;
    mandate.ok_or(UseCaseError::Barred(Bar::OtherFund))
}
