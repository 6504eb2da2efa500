//! From the database to the handle: what is published runs from its hour on, on every instance, without a restart.

use super::{Rules, Trouble};
use crate::persistence::PersistenceError;
use crate::persistence::rules::{keep_stamps, keep_texts, publications};
use crate::persistence::switches;
use crate::state::Service;
use crate::wake::Wake;
use abri_domain::rules::{RuleFiles, RulesError, Schemes, Timeline};
use std::time::Duration;
use time::OffsetDateTime;
use tokio::sync::watch;
use uuid::Uuid;

/// Polling, when no NOTIFY comes.
const POLL: Duration = Duration::from_secs(2);

/// Why the rules can't begin.
#[derive(Debug, thiserror::Error)]
pub enum BeginError {
    /// The database.
    #[error(transparent)]
    Persistence(#[from] PersistenceError),
    /// What is published does not go with the files of this program or folder.
    #[error("the published rules can't run over these files: {0}")]
    Rules(RulesError),
}

/// Before anything is served: runs on what is published by now, and keeps the texts that will judge.
pub async fn begin(service: &Service) -> Result<(), BeginError> {
    refresh(service).await?;
    if let Some(trouble) = service.rules.trouble() {
        return Err(BeginError::Rules(trouble.fault));
    }
    if service.rules.knows(&[]) {
        keep(service, &service.rules.current(), service.rules.base()).await?;
    }
    Ok(())
}

/// Runs on what is published and held by now; says when the next publication begins. Rules that can't be read or fail their check
/// leave those that run as they are.
pub async fn refresh(service: &Service) -> Result<Option<OffsetDateTime>, PersistenceError> {
    let next = refresh_all(service).await;
    if next.is_err() {
        service.rules.remember(None);
    }
    next
}

async fn refresh_all(service: &Service) -> Result<Option<OffsetDateTime>, PersistenceError> {
    let now = service.clock.now();
    let mut connection = service.pools.pipeline.acquire().await?;
    service.rules.remember(Some(switches::all_held(&mut connection).await?));
    let (begun, next) = publications::begun(&mut connection, now).await?;
    if service.rules.knows(&begun) {
        return Ok(next);
    }
    let rows = publications::standing(&mut connection).await?;
    let published = publications::with_texts(&mut connection, &rows).await?;
    drop(connection);
    let files = Timeline::new(service.rules.base().clone(), published).at(now);
    match checked(service.rules.base().clone(), files.clone()).await {
        Ok(schemes) => {
            keep(service, &schemes, &files).await?;
            tracing::info!(publications = begun.len(), "other rules run from now on");
            service.rules.run(begun, schemes);
        }
        Err(fault) => stay(&service.rules, begun, fault),
    }
    Ok(next)
}

/// Rules without a fault in what was published over the base, or the first one.
async fn checked(base: RuleFiles, files: RuleFiles) -> Result<Schemes, RulesError> {
    // Trying every example takes a core a moment: not on a thread that answers people.
    let check = move || match files.compared(&base).faults.into_iter().next() {
        Some(fault) => Err(fault),
        None => files.read(),
    };
    let aborted =
        |_| RulesError { file: String::new(), line: None, reason: "the check ended early".to_owned() };
    tokio::task::spawn_blocking(check).await.map_err(aborted)?
}

fn stay(rules: &Rules, publications: Vec<Uuid>, fault: RulesError) {
    tracing::warn!(
        file = fault.file,
        line = fault.line,
        "published rules can't run: those before them go on"
    );
    rules.stay(Trouble { publications, fault });
}

/// Keeps what will judge, so that a decision leads back to its text.
async fn keep(service: &Service, schemes: &Schemes, files: &RuleFiles) -> Result<(), PersistenceError> {
    let mut transaction = service.pools.admin.begin().await?;
    keep_texts(&mut transaction, files).await?;
    keep_stamps(&mut transaction, schemes, files).await?;
    Ok(transaction.commit().await?)
}

/// Follows what is published until told to stop; each instance does, whether it works or only serves.
pub async fn follow(service: Service, mut stop: watch::Receiver<bool>) {
    let mut wake = Wake::on(publications::CHANNEL);
    while !*stop.borrow() {
        let next = refresh(&service).await.unwrap_or_else(|error| {
            tracing::warn!(error = %error, "what rules are published could not be read");
            None
        });
        tokio::select! {
            _ = stop.changed() => {}
            () = wake.wait(&service.pools.pipeline, pause(next, service.clock.now())) => {}
        }
    }
}

/// Until the next publication begins, but never longer than the poll.
fn pause(next: Option<OffsetDateTime>, now: OffsetDateTime) -> Duration {
    let left = next.map(|at| (at - now).unsigned_abs() + Duration::from_millis(1));
    left.map_or(POLL, |left| left.min(POLL))
}
