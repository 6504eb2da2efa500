//! How a job ends: done, tried again later, or set aside for a person.

use crate::persistence::PersistenceError;
use crate::persistence::jobs::{self, Job, SetAside};
use crate::pipeline::UseCaseError;
use crate::state::Service;
use time::Duration;

/// Tries before a person has to look: about two days with the delays below.
const TRIES: i32 = 16;

/// Is this the last time it is tried?
pub(super) const fn is_last_try(job: &Job) -> bool {
    job.attempts >= TRIES
}

/// Why a job was not done.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// It may pass: try again later.
    #[error("to be tried again: {0}")]
    Retry(&'static str),
    /// It can't be done: a person looks.
    #[error("can't be done: {0}")]
    Abandon(&'static str),
    /// It may have been done: a person looks, nothing is done twice.
    #[error("may have been done: {0}")]
    Uncertain(&'static str),
    /// It would no longer be of use: it is dropped, and nobody has to look.
    #[error("too late to be of use: {0}")]
    TooLate(&'static str),
}

impl From<UseCaseError> for JobError {
    fn from(error: UseCaseError) -> Self {
        tracing::warn!(error = %error, cause = ?std::error::Error::source(&error).map(ToString::to_string), "a job met an obstacle");
        match error {
            UseCaseError::NotFound => Self::Abandon("claim-not-found"),
            error if error.is_of_one_row() => Self::Abandon("inconsistent-row"),
            UseCaseError::Register(_) => Self::Retry("register"),
            _ => Self::Retry("persistence"),
        }
    }
}

impl From<PersistenceError> for JobError {
    fn from(error: PersistenceError) -> Self {
        UseCaseError::from(error).into()
    }
}

impl From<sqlx::Error> for JobError {
    fn from(error: sqlx::Error) -> Self {
        PersistenceError::from(error).into()
    }
}

/// Whether the job wrote its own end, in the transaction that did the work.
pub(super) enum Done {
    InItsTransaction,
    Outside,
}

/// Writes the end of a job, or when it is tried again.
pub(super) async fn settle(
    service: &Service,
    job: &Job,
    outcome: Result<Done, JobError>,
) -> Result<(), PersistenceError> {
    let now = service.clock.now();
    let error = match outcome {
        Ok(Done::InItsTransaction) => return Ok(()),
        Ok(Done::Outside) => {
            let mut connection = service.pools.pipeline.acquire().await?;
            return jobs::finish(&mut connection, job.job_id, now).await;
        }
        Err(error) => error,
    };
    tracing::warn!(job = %job.job_id, kind = %job.kind, attempts = job.attempts, error = %error, "a job was not done");
    let mut connection = service.pools.pipeline.acquire().await?;
    match error {
        JobError::Retry(code) if !is_last_try(job) => {
            jobs::postpone(&mut connection, job.job_id, code, now + delay(job.attempts)).await
        }
        JobError::Retry(code) | JobError::Abandon(code) => {
            jobs::set_aside(&mut connection, job.job_id, SetAside::Dead, code, now).await
        }
        JobError::Uncertain(code) => {
            jobs::set_aside(&mut connection, job.job_id, SetAside::Uncertain, code, now).await
        }
        JobError::TooLate(code) => {
            jobs::set_aside(&mut connection, job.job_id, SetAside::Expired, code, now).await
        }
    }
}

/// 5 s, 10 s, 20 s ... at most six hours.
fn delay(attempts: i32) -> Duration {
    let doubled = 5_i64 << u32::try_from(attempts.clamp(1, 13) - 1).unwrap_or(0);
    Duration::seconds(doubled.min(6 * 3600))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_and_stay_within_six_hours() {
        assert_eq!(delay(1), Duration::seconds(5));
        assert_eq!(delay(2), Duration::seconds(10));
        assert!((1..100).all(|n| delay(n) <= Duration::hours(6) && delay(n) <= delay(n + 1)));
    }
}
