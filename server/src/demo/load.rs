//! Claims by the hundred, through the same pipeline as the form.

use super::people::person;
use crate::jobs::{Tools, run_due};
use crate::persistence::{PersistenceError, register};
use crate::pipeline::intake::{self, IntakeError, Submission};
use crate::random;
use crate::state::Service;
use abri_domain::employer::NoticeDelivery;
use abri_domain::form::{FormRules, NewClaim};
use abri_domain::register::RegisterEntry;
use abri_domain::status::Channel;
use serde::Serialize;
use sqlx::PgConnection;
use std::collections::BTreeMap;
use std::ops::Range;
use tokio::task::JoinSet;
use uuid::Uuid;

/// Submissions under way at once: they share commits, as those of the form do.
const SIDE_BY_SIDE: usize = 64;

/// Why the load stopped.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The scheme is closed on the day of the service's clock.
    #[error(
        "the scheme is closed today: set ABRI_CLOCK to a day it was open, like 2020-03-25T08:00:00+01:00"
    )]
    Closed,
    /// A synthetic form is not right, which is a defect.
    #[error("the synthetic form of person {0} is refused")]
    Form(u64),
    /// A claim was not recorded.
    #[error(transparent)]
    Intake(#[from] IntakeError),
    /// The database.
    #[error(transparent)]
    Persistence(#[from] PersistenceError),
    /// A task of ours ended badly.
    #[error("a task ended badly")]
    Task(#[from] tokio::task::JoinError),
}

/// What became of the claims loaded.
#[derive(Debug, Serialize)]
pub struct LoadSummary {
    /// Claims filed.
    pub filed: u64,
    /// By state.
    pub states: BTreeMap<String, i64>,
    /// By fund.
    pub funds: BTreeMap<String, i64>,
    /// By status of the insured.
    pub statuses: BTreeMap<String, i64>,
    /// An establishment that the service sends a notice to, for whoever tries the partners' API.
    pub establishment: Option<String>,
}

/// Files the claims of the people of that range; with `tools`, does the work they owe as well.
pub async fn load(
    service: &Service,
    owner: &mut PgConnection,
    tools: Option<&Tools>,
    people: Range<u64>,
) -> Result<LoadSummary, LoadError> {
    let rules = service.form_rules("at-risk").ok_or(LoadError::Closed)?;
    let (mut filed, mut establishment) = (Vec::new(), None);
    let mut running = JoinSet::new();
    for seed in people {
        let (claim, entry) = synthetic(seed, &rules)?;
        establishment = establishment.or_else(|| told(&claim));
        if let Some(entry) = entry {
            register::store(owner, &service.keys, &claim.insured.nir, &entry).await?;
        }
        if running.len() >= SIDE_BY_SIDE {
            filed.extend(running.join_next().await.transpose()?.transpose()?);
        }
        running.spawn(file(service.clone(), claim));
    }
    while let Some(done) = running.join_next().await {
        filed.push(done??);
    }
    if let Some(tools) = tools {
        while run_due(service, tools).await? > 0 {}
    }
    Ok(LoadSummary { establishment, ..summary(owner, &filed).await? })
}

/// The establishment of its first employer, if the service is to tell it.
fn told(claim: &NewClaim) -> Option<String> {
    let siret = claim.employers.first()?.siret.as_ref()?;
    (claim.delivery == NoticeDelivery::ByService).then(|| siret.as_str().to_owned())
}

fn synthetic(seed: u64, rules: &FormRules) -> Result<(NewClaim, Option<RegisterEntry>), LoadError> {
    let mut person = person(seed, rules);
    // Swearing and sending are one act on the page; the synthetic person does both.
    "yes".clone_into(&mut person.form.honour);
    let claim = person.form.parse(rules).map_err(|_| LoadError::Form(seed))?;
    Ok((claim, person.register))
}

async fn file(service: Service, claim: NewClaim) -> Result<Uuid, IntakeError> {
    let submit_key =
        random::id(service.clock.now()).map_err(PersistenceError::from).map_err(IntakeError::Refused)?;
    let submission = Submission {
        claim,
        submit_key,
        language: "fr",
        channel: Channel::Online,
        assisted: None,
        session: None,
    };
    intake::submit(&service, submission).await
}

async fn summary(owner: &mut PgConnection, filed: &[Uuid]) -> Result<LoadSummary, LoadError> {
    let rows = sqlx::query!("SELECT state, fund, insured_status FROM claims WHERE claim_id = ANY($1)", filed)
        .fetch_all(owner)
        .await
        .map_err(PersistenceError::from)?;
    let mut summary = LoadSummary {
        filed: filed.len() as u64,
        states: BTreeMap::new(),
        funds: BTreeMap::new(),
        statuses: BTreeMap::new(),
        establishment: None,
    };
    for row in rows {
        *summary.states.entry(row.state).or_default() += 1;
        *summary.funds.entry(row.fund).or_default() += 1;
        *summary.statuses.entry(row.insured_status).or_default() += 1;
    }
    Ok(summary)
}
