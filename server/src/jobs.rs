//! Workers: take what is due with a lease, do it, say so. NOTIFY only wakes them; they poll as well.

mod effects;

use crate::mail::Mailer;
use crate::persistence::jobs::{self, Job, SetAside};
use crate::persistence::{PersistenceError, access, drafts};
use crate::pipeline::{UseCaseError, assess, notices};
use crate::state::Service;
use sqlx::postgres::PgListener;
use std::path::PathBuf;
use std::sync::Arc;
use time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// A worker that dies leaves its jobs to others after that long: longer than a batch of the slowest messages takes.
const LEASE: Duration = Duration::minutes(5);
/// Jobs taken at once: two rounds of those done side by side.
const BATCH: i64 = 8;
/// Jobs of one batch done side by side.
const SIDE_BY_SIDE: usize = 4;
/// Polling, when no NOTIFY comes.
const POLL: std::time::Duration = std::time::Duration::from_secs(1);
/// Tries before a person has to look: about two days with the delays below.
const TRIES: i32 = 16;

/// Is this the last time it is tried?
const fn is_last_try(job: &Job) -> bool {
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
            UseCaseError::Persistence(PersistenceError::Inconsistency { .. } | PersistenceError::Seal(_)) => {
                Self::Abandon("inconsistent-row")
            }
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

/// What the workers need besides the service.
#[derive(Clone)]
pub struct Tools {
    /// Sends e-mail.
    pub mailer: Arc<Mailer>,
    /// Where letters to print are put.
    pub data_dir: PathBuf,
}

/// Works until told to stop, then finishes what it has begun.
pub async fn work(service: Service, tools: Tools, mut stop: watch::Receiver<bool>) {
    let mut listener = listen(&service).await;
    let mut next_purge = service.clock.now();
    while !*stop.borrow() {
        if service.clock.now() >= next_purge {
            purge(&service).await;
            next_purge = service.clock.now() + Duration::minutes(5);
        }
        match run_due(&service, &tools).await {
            Ok(done) if done > 0 => continue,
            Ok(_) => {}
            Err(error) => tracing::warn!(error = %error, "the jobs could not be read"),
        }
        tokio::select! {
            _ = stop.changed() => {}
            () = wait(&mut listener) => {}
        }
        if listener.is_none() {
            listener = listen(&service).await;
        }
    }
}

async fn listen(service: &Service) -> Option<PgListener> {
    let mut listener = PgListener::connect_with(&service.pools.pipeline).await.ok()?;
    listener.listen(jobs::CHANNEL).await.ok()?;
    Some(listener)
}

/// Until someone wakes us, or it is time to poll. A listener that broke is dropped: polling goes on.
async fn wait(listener: &mut Option<PgListener>) {
    let Some(active) = listener else { return tokio::time::sleep(POLL).await };
    if let Ok(Err(_)) = tokio::time::timeout(POLL, active.recv()).await {
        *listener = None;
    }
}

/// Takes what is due and does it; says how many jobs it took. Tests call it instead of a worker.
pub async fn run_due(service: &Service, tools: &Tools) -> Result<usize, PersistenceError> {
    let mut connection = service.pools.pipeline.acquire().await?;
    let due = jobs::take(&mut connection, BATCH, LEASE, service.clock.now()).await?;
    drop(connection);
    let taken = due.len();
    let mut running = JoinSet::new();
    for job in due {
        if running.len() >= SIDE_BY_SIDE {
            running.join_next().await;
        }
        running.spawn(run_one(service.clone(), tools.clone(), job));
    }
    running.join_all().await;
    Ok(taken)
}

async fn run_one(service: Service, tools: Tools, job: Job) {
    let outcome = perform(&service, &tools, &job).await;
    if let Err(error) = settle(&service, &job, outcome).await {
        // The lease ends by itself: the job is tried again, under the same key.
        tracing::warn!(error = %error, job = %job.job_id, "the outcome of a job could not be written");
    }
}

/// Whether the job wrote its own end, in the transaction that did the work.
enum Done {
    InItsTransaction,
    Outside,
}

async fn perform(service: &Service, tools: &Tools, job: &Job) -> Result<Done, JobError> {
    let claim_id = job.claim_id.ok_or(JobError::Abandon("no-claim"))?;
    match job.kind.as_str() {
        "assess" => assess::run(service, job, claim_id).await?,
        "issue-notices" => notices::run(service, job, claim_id).await?,
        _ => {
            effects::run(service, tools, job, claim_id).await?;
            return Ok(Done::Outside);
        }
    }
    Ok(Done::InItsTransaction)
}

async fn settle(
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

/// Erases drafts, codes and sessions whose time is over.
async fn purge(service: &Service) {
    let now = service.clock.now();
    let purged = async {
        let mut connection = service.pools.admin.acquire().await?;
        let drafts = drafts::purge(&mut connection, now).await?;
        access::purge(&mut connection, now).await?;
        Ok::<_, PersistenceError>(drafts)
    };
    match purged.await {
        Ok(drafts) if drafts > 0 => tracing::info!(drafts, "old drafts were erased"),
        Ok(_) => {}
        Err(error) => tracing::warn!(error = %error, "old drafts could not be erased"),
    }
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
