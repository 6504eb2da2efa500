//! Workers: take what is due with a lease, do it, say so. NOTIFY only wakes them; they poll as well.

mod bounces;
mod deliver;
mod effects;
mod outcome;
mod partners;

pub use bounces::{Emptied, empty};
pub use outcome::JobError;

use crate::mail::Mailer;
use crate::persistence::deliveries::paces;
use crate::persistence::employer_space::links;
use crate::persistence::jobs::{self, Job};
use crate::persistence::{PersistenceError, access, callbacks, drafts, notice_checks};
use crate::pipeline::UseCaseError;
use crate::pipeline::partners::{CALL_PARTNER, index_sirets};
use crate::pipeline::{
    assess, audit, board, deliveries, employer_space, hard_ends, lists, notices, rulemaking,
};
use crate::state::Service;
use crate::wake::Wake;
use outcome::{Done, settle};
use std::path::PathBuf;
use std::sync::Arc;
use time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// A worker that dies leaves its jobs to others after that long: longer than a batch of the slowest messages takes.
const LEASE: Duration = Duration::minutes(5);
/// Jobs taken at once: two rounds of those done side by side.
const BATCH: i64 = 16;
/// Jobs of one batch done side by side.
const SIDE_BY_SIDE: usize = 8;
/// Polling, when no NOTIFY comes.
const POLL: std::time::Duration = std::time::Duration::from_secs(1);
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
    let mut wake = Wake::on(jobs::CHANNEL);
    let (mut next_purge, mut next_round) = (service.clock.now(), service.clock.now());
    while !*stop.borrow() {
        if service.clock.now() >= next_purge {
            purge(&service).await;
            close_days(&service).await;
            follow_up(&service).await;
            index("names", || lists::index_names(&service)).await;
            index("notices", || index_sirets(&service)).await;
            next_purge = service.clock.now() + Duration::minutes(5);
        }
        if service.clock.now() >= next_round {
            catch_up(&service).await;
            bounces::empty_own(&service, &tools).await;
            next_round = service.clock.now() + Duration::seconds(2);
        }
        match run_due(&service, &tools).await {
            Ok(done) if done > 0 => continue,
            Ok(_) => {}
            Err(error) => tracing::warn!(error = %error, "the jobs could not be read"),
        }
        tokio::select! {
            _ = stop.changed() => {}
            () = wake.wait(&service.pools.pipeline, POLL) => {}
        }
    }
}

/// Carries on what others only write down: counts, links asked for, answers.
async fn catch_up(service: &Service) {
    if let Err(error) = board::roll(service).await {
        tracing::warn!(error = %error, "the counts of the board could not be brought up to date");
    }
    if let Err(error) = deliveries::roll(service).await {
        tracing::warn!(error = %error, "the figures of deliveries could not be brought up to date");
    }
    match hard_ends::cut_some(service).await {
        Ok(0) => {}
        Ok(claims) => tracing::info!(claims, "the law ended what was granted"),
        Err(error) => tracing::warn!(error = %error, "what the law ends could not be looked for"),
    }
    if let Err(error) = employer_space::carry(service).await {
        tracing::warn!(error = %error, "what employers asked and answered could not be carried on");
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

async fn perform(service: &Service, tools: &Tools, job: &Job) -> Result<Done, JobError> {
    if job.kind == rulemaking::SIMULATE {
        rulemaking::run_simulation(service, job).await?;
        return Ok(Done::Outside);
    }
    if job.kind == audit::CLOSE_DAY {
        audit::close_day(service, job).await?;
        return Ok(Done::Outside);
    }
    if job.kind == employer_space::SEND_LINK {
        effects::send_link(service, tools, job).await?;
        return Ok(Done::Outside);
    }
    if job.kind == CALL_PARTNER {
        partners::call(service, job).await?;
        return Ok(Done::Outside);
    }
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

/// Owes the closing of the day that is over.
async fn close_days(service: &Service) {
    if let Err(error) = audit::enqueue_due(service).await {
        tracing::warn!(error = %error, "the closing of the day could not be recorded");
    }
}

/// Indexes what an earlier program did not, batch by batch until none is left; what is indexed is never looked at.
async fn index<F: Future<Output = Result<usize, UseCaseError>>>(what: &'static str, batch: impl Fn() -> F) {
    loop {
        match batch().await {
            Ok(0) => break,
            Ok(done) => tracing::info!(what, done, "were indexed"),
            Err(error) => {
                tracing::warn!(error = %error, what, "could not be indexed");
                break;
            }
        }
    }
}

/// Owes letters to employers of which nothing was heard.
async fn follow_up(service: &Service) {
    if let Err(error) = deliveries::follow_up_by_post(service).await {
        tracing::warn!(error = %error, "letters after silence could not be owed");
    }
}

/// Erases drafts, codes, sessions and calls back whose time is over.
async fn purge(service: &Service) {
    let now = service.clock.now();
    let purged = async {
        let mut connection = service.pools.admin.acquire().await?;
        let drafts = drafts::purge(&mut connection, now).await?;
        access::purge(&mut connection, now).await?;
        callbacks::purge(&mut connection, now).await?;
        notice_checks::purge(&mut *service.pools.pipeline.acquire().await?, now).await?;
        paces::purge(&mut *service.pools.pipeline.acquire().await?, now).await?;
        links::purge(&mut *service.pools.pipeline.acquire().await?, now).await?;
        Ok::<_, PersistenceError>(drafts)
    };
    match purged.await {
        Ok(drafts) if drafts > 0 => tracing::info!(drafts, "old drafts were erased"),
        Ok(_) => {}
        Err(error) => tracing::warn!(error = %error, "old drafts could not be erased"),
    }
}
