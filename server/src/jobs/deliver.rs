//! Each delivery once: said before it begins, and how it ended after. What a worker began and nobody finished is not done again
//! blindly.

use super::outcome::is_last_try;
use super::{JobError, Tools};
use crate::persistence::deliveries::{self, Begun, Move};
use crate::persistence::jobs::Job;
use crate::pipeline::deliveries as ladder;
use crate::state::Service;
use abri_domain::delivery::{DeliveryState as S, Rung};
use uuid::Uuid;

/// The code of an e-mail refused for good, whether in the dialogue or by a bounce.
pub(super) const DEAD_ADDRESS: &str = "mail-refused";

/// Does `act`, unless it was done, and writes how it ended.
pub(super) async fn once(
    service: &Service,
    tools: &Tools,
    job: &Job,
    begun: Begun,
    act: impl Future<Output = Result<(), JobError>>,
) -> Result<(), JobError> {
    let claim_id = job.claim_id.ok_or(JobError::Abandon("no-claim"))?;
    let mut connection = service.pools.pipeline.acquire().await?;
    let found = deliveries::begin(&mut connection, job, claim_id, begun, service.clock.now()).await?;
    drop(connection);
    match found {
        None => {}
        // A folder holds a file once, however often it is written.
        Some(S::Sending) if begun.rung != Rung::EMail || !tools.mailer.may_double() => {}
        Some(S::Sending) => return end(service, job, begun, Err(JobError::Uncertain("worker-gone"))).await,
        Some(S::Uncertain) => return Err(JobError::Uncertain("mail-unanswered")),
        Some(S::PermanentFailure) => return Err(JobError::Abandon(DEAD_ADDRESS)),
        Some(S::TechnicalFailure) => return Err(JobError::Abandon("given-up")),
        Some(S::Created | S::TemporaryFailure | S::Queued | S::Sent | S::Delivered) => return Ok(()),
    }
    end(service, job, begun, act.await).await
}

/// Writes how it ended; a dead address makes the next rung owed, in the same transaction.
async fn end(
    service: &Service,
    job: &Job,
    begun: Begun,
    outcome: Result<(), JobError>,
) -> Result<(), JobError> {
    let (to, error, watched) = ended(job, begun.rung, &outcome);
    let step = Move { to, error, at: service.clock.now(), watched };
    write(service, (job.job_id, begun.rung), step).await?;
    outcome
}

fn ended(job: &Job, rung: Rung, outcome: &Result<(), JobError>) -> (S, Option<&'static str>, bool) {
    match outcome {
        // Paper has not left yet: the printer says when it has.
        Ok(()) if rung == Rung::Letter => (S::Queued, None, false),
        Ok(()) => (S::Sent, None, false),
        Err(JobError::Retry(code)) if !is_last_try(job) => (S::TemporaryFailure, Some(*code), false),
        Err(JobError::Abandon(code)) if *code == DEAD_ADDRESS => (S::PermanentFailure, Some(*code), true),
        Err(JobError::Uncertain(code)) => (S::Uncertain, Some(*code), true),
        Err(JobError::Retry(code) | JobError::Abandon(code) | JobError::TooLate(code)) => {
            (S::TechnicalFailure, Some(*code), true)
        }
    }
}

async fn write(service: &Service, which: (Uuid, Rung), step: Move<'_>) -> Result<(), JobError> {
    let mut transaction = service.pools.pipeline.begin().await?;
    if step.to == S::PermanentFailure {
        ladder::fail(service, &mut transaction, which, step).await?;
    } else {
        deliveries::move_to(&mut transaction, which, step).await?;
    }
    Ok(transaction.commit().await?)
}
