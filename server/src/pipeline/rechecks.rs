//! The re-check: a person looks again at a sample of what the machine approved. Nothing changes for anyone meanwhile; an
//! approval that is overturned is looked at again as any decision can be, never refused by itself.

use super::UseCaseError;
use super::delegations::{note_signature, signs_decisions};
use super::review::{Agent, refuse_conflict, reopen_locked, signed};
use super::transition::{Actor, note};
use crate::clock::paris;
use crate::persistence::rechecks::{self, Drawn, HeldRecheck};
use crate::persistence::{claims, with_retries};
use crate::state::Service;
use abri_domain::assessment::{Assessment, Outcome};
use abri_domain::claim::ClaimEvent;
use abri_domain::recheck::{OverturnReason, RecheckOutcome, Tally, why_rechecked};
use abri_domain::rules::RuleVersion;
use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// Days a re-check may wait: well within the three weeks of a stoppage.
const DAYS_TO_RECHECK: i64 = 7;

/// What a person found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recheck {
    /// The yes was right.
    Upheld,
    /// The decision has to be looked at again.
    Overturned(OverturnReason),
}

/// Puts an approval into the queue of re-checks if `lot` or the register's silence draws it: in the transaction that
/// approved it.
pub(super) async fn draw(
    connection: &mut PgConnection,
    (claim_id, scheme): (Uuid, &str),
    assessment: &Assessment<'_>,
    lot: u16,
    now: OffsetDateTime,
) -> Result<(), UseCaseError> {
    let approved = matches!(assessment.outcome, Outcome::Approve { .. });
    let why = why_rechecked(assessment.sampling_per_mille(), assessment.must_sample(), lot);
    let (true, Some(why), Some(version)) = (approved, why, assessment.versions.first()) else {
        return Ok(());
    };
    let (side, rule_version) = (assessment.recheck_side(), version.id());
    let due_on = paris(now + Duration::days(DAYS_TO_RECHECK)).date();
    rechecks::draw(connection, &Drawn { claim_id, why, scheme, rule_version, side, due_on }, now).await?;
    let claim = claims::lock(connection, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    note(connection, &claim, ClaimEvent::DrawnForRecheck { side, why }, Actor::RULE, now).await?;
    // Last: every other approval of the version waits for this row.
    Ok(rechecks::count_drawn(connection, scheme, rule_version).await?)
}

/// Takes the re-check of the agent's side that is due first; a technician to whom no decision is delegated has none.
pub async fn take_next(service: &Service, agent: &Agent) -> Result<Option<Uuid>, UseCaseError> {
    let mut connection = agent.pool(service).acquire().await?;
    if !signs_decisions(&mut connection, (agent.role, agent.staff_id), service.clock.now()).await? {
        return Ok(None);
    }
    Ok(rechecks::take_next(&mut connection, agent.staff_id, agent.side, service.clock.now()).await?)
}

/// The re-checks an agent holds.
pub async fn held(service: &Service, agent: &Agent) -> Result<Vec<HeldRecheck>, UseCaseError> {
    let mut connection = agent.pool(service).acquire().await?;
    Ok(rechecks::held_by(&mut connection, agent.staff_id, service.clock.now()).await?)
}

/// Ids of the versions whose drift alarm rings, for the agents' home.
pub async fn ringing(service: &Service, agent: &Agent) -> Result<Vec<String>, UseCaseError> {
    let mut connection = agent.pool(service).acquire().await?;
    Ok(rechecks::ringing(&mut connection).await?)
}

/// Writes what the agent found. `words` are kept with an overturned approval, on the side that says them.
pub async fn settle(
    service: &Service,
    agent: &Agent,
    claim: (Uuid, i32),
    recheck: Recheck,
    words: &str,
) -> Result<(), UseCaseError> {
    let rang = with_retries(|| async {
        let mut transaction = agent.pool(service).begin().await?;
        let rang = write(service, &mut transaction, agent, claim, (recheck, words)).await?;
        transaction.commit().await?;
        Ok::<_, UseCaseError>(rang)
    })
    .await?;
    if let Some((version, Tally { decided, overturned })) = rang {
        tracing::warn!(version, decided, overturned, "the drift alarm rings: look at this rule");
    }
    Ok(())
}

/// The outcome, its event, the claim looked at again if it was overturned, the counts; answers with the version and its
/// tally when the alarm begins to ring.
async fn write(
    service: &Service,
    connection: &mut PgConnection,
    agent: &Agent,
    (claim_id, version): (Uuid, i32),
    (recheck, words): (Recheck, &str),
) -> Result<Option<(String, Tally)>, UseCaseError> {
    let now = service.clock.now();
    let claim = claims::lock(connection, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    if claim.version != version {
        return Err(UseCaseError::Stale);
    }
    refuse_conflict(connection, claim_id, agent.staff_id, now).await?;
    let signature = signed(service, connection, agent, &claim).await?;
    let (outcome, reason) = outcome(recheck);
    let settled = rechecks::settle(connection, (claim_id, agent.staff_id), outcome, reason, now).await?;
    let rule_version = settled.ok_or(UseCaseError::NotHeld)?;
    note(connection, &claim, event(agent, recheck), agent.actor(), now).await?;
    note_signature(connection, claim_id, signature, agent.actor(), now).await?;
    if outcome == RecheckOutcome::Overturned {
        let claim = claims::lock(connection, claim_id).await?.ok_or(UseCaseError::NotFound)?;
        reopen_locked(service, connection, agent, &claim, (agent.actor(), words)).await?;
    }
    rechecks::count(connection, &rule_version, outcome).await?;
    let rang = alarm(service, connection, &rule_version, now).await?;
    Ok(rang.map(|tally| (rule_version, tally)))
}

const fn outcome(recheck: Recheck) -> (RecheckOutcome, Option<OverturnReason>) {
    match recheck {
        Recheck::Upheld => (RecheckOutcome::Upheld, None),
        Recheck::Overturned(reason) => (RecheckOutcome::Overturned, Some(reason)),
    }
}

const fn event(agent: &Agent, recheck: Recheck) -> ClaimEvent {
    let side = agent.side;
    match recheck {
        Recheck::Upheld => ClaimEvent::Upheld { side },
        Recheck::Overturned(reason) => ClaimEvent::Overturned { side, reason },
    }
}

/// Brings the alarm of a version up to date; answers with the tally when it begins to ring.
async fn alarm(
    service: &Service,
    connection: &mut PgConnection,
    rule_version: &str,
    now: OffsetDateTime,
) -> Result<Option<Tally>, UseCaseError> {
    let alarm = service.rules.current().version(rule_version).map(RuleVersion::alarm).unwrap_or_default();
    let tally = rechecks::tally(connection, rule_version, alarm.window).await?;
    let rang = rechecks::ring(connection, rule_version, alarm.rings(tally), now).await?;
    Ok(rang.then_some(tally))
}
