//! Assess: what the machine makes of a claim. It says yes, or calls a person; never no.

use super::transition::{Actor, apply};
use super::{UseCaseError, rechecks};
use crate::clock::paris;
use crate::persistence::claims::{self, ClaimFile, ClaimRow};
use crate::persistence::jobs::{self, Job};
use crate::persistence::{medical, switches, with_retries};
use crate::register::RegisterError;
use crate::state::Service;
use abri_domain::assessment::{Facts, Outcome, assess_holding};
use abri_domain::claim::{ClaimEvent, ClaimState};
use abri_domain::ground::Ground;
use abri_domain::register::{RegisterAnswers, RegisterEntry};
use abri_domain::status::{InsuredStatus, Territory};
use abri_domain::stoppage::Stoppage;
use abri_domain::zone::{Side, Zone};
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// Times the register is asked before its silence counts as unknown: about forty minutes with the delays of the jobs.
const REGISTER_TRIES: i32 = 10;

/// Assesses the claim of a job and finishes the job, in one transaction.
pub async fn run(service: &Service, job: &Job, claim_id: Uuid) -> Result<(), UseCaseError> {
    let known = ask_register(service, job, claim_id).await?;
    with_retries(|| async {
        let mut transaction = service.pools.pipeline.begin().await?;
        let claim = claims::lock(&mut transaction, claim_id).await?.ok_or(UseCaseError::NotFound)?;
        // Withdrawn before the machine came: nothing is left to do.
        if matches!(claim.state, ClaimState::Submitted) {
            assess_claim(service, &mut transaction, &claim, known.as_ref()).await?;
        }
        jobs::finish(&mut transaction, job.job_id, service.clock.now()).await?;
        transaction.commit().await?;
        Ok(())
    })
    .await
}

/// What the register holds on the claim's person. Asked before the transaction, so that a slow one holds no row; silent,
/// it is asked again later, and in the end the rules say what follows from unknown.
async fn ask_register(
    service: &Service,
    job: &Job,
    claim_id: Uuid,
) -> Result<Option<RegisterEntry>, UseCaseError> {
    let mut connection = service.pools.pipeline.acquire().await?;
    let claim = claims::find(&mut connection, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    drop(connection);
    if !matches!(claim.state, ClaimState::Submitted) {
        return Ok(None);
    }
    let file = claim.open(&service.keys.zone_a)?;
    match service.register.find(service, &file.insured.nir).await {
        Err(RegisterError::Silent(_)) if job.attempts >= REGISTER_TRIES => Ok(None),
        answer => Ok(answer?),
    }
}

async fn assess_claim(
    service: &Service,
    connection: &mut PgConnection,
    claim: &ClaimRow,
    known: Option<&RegisterEntry>,
) -> Result<(), UseCaseError> {
    let now = service.clock.now();
    let file = claim.open(&service.keys.zone_a)?;
    let (key, medical_file) = medical::open(connection, &service.keys.zone_m, claim.claim_id).await?;
    let Some(ground) = medical_file.ground else {
        // It lies in an envelope: the medical side opens it first.
        let event = ClaimEvent::SentToReview { side: Side::Medical, door: None };
        return apply(service, connection, claim, event, Actor::RULE).await.map(|_| ());
    };
    let register = RegisterAnswers::of(known, &ground);
    let facts = gather(connection, claim, &file, &ground, register).await?;
    let rules = service.rules.book(&claim.scheme).ok_or(UseCaseError::NoScheme)?;
    let held = switches::held(connection, &claim.scheme).await?;
    let assessment = assess_holding(&facts, &rules, &held, paris(now).date());
    let record = assessment.record();
    let rule = assessment.versions.first().map(|version| (version.id(), version.sha256()));
    medical::store_assessment(connection, &key, claim.claim_id, &record).await?;
    let administrative = record.for_zone(Zone::Administrative);
    claims::store_assessment(connection, claim.claim_id, &administrative, rule).await?;
    let event = match administrative.outcome {
        Outcome::Approve { stoppage } => ClaimEvent::ApprovedByRule { stoppage },
        Outcome::Review { side, door } => ClaimEvent::SentToReview { side, door },
    };
    apply(service, connection, claim, event, Actor::RULE).await?;
    rechecks::draw(connection, (claim.claim_id, &claim.scheme), &assessment, service.lots.draw()?, now).await
}

async fn gather(
    connection: &mut PgConnection,
    claim: &ClaimRow,
    file: &ClaimFile,
    ground: &Ground,
    register: RegisterAnswers,
) -> Result<Facts, UseCaseError> {
    let bad = crate::persistence::PersistenceError::Inconsistency {
        table: "claims",
        column: "last_day",
        id: claim.claim_id,
    };
    let stoppage = Stoppage::new(claim.first_day, claim.last_day).map_err(|_| bad)?;
    let overlaps_another = claims::overlaps_another(connection, claim).await?;
    let request = Request { requested_at: claim.requested_at(), stoppage, status: claim.insured_status };
    Ok(facts_of(request, file, ground, register, overlaps_another))
}

/// What was asked for, in clear in the row of the claim.
#[derive(Clone, Copy)]
pub(super) struct Request {
    /// When, in Paris.
    pub requested_at: OffsetDateTime,
    /// The days.
    pub stoppage: Stoppage,
    /// How the person works.
    pub status: InsuredStatus,
}

/// The facts of a claim, from what is stored of it and what the register said.
pub(super) fn facts_of(
    request: Request,
    file: &ClaimFile,
    ground: &Ground,
    register: RegisterAnswers,
    overlaps_another: bool,
) -> Facts {
    let insured = &file.insured;
    Facts {
        requested_at: request.requested_at,
        stoppage: request.stoppage,
        status: request.status,
        other_status: file.other_status,
        health_worker: file.health_worker,
        telework: file.telework,
        territory: Territory::of_postal_code(insured.address.postal_code.as_str()),
        birth_date: Some(insured.birth_date),
        ground: ground.code().to_owned(),
        answers: ground.answers().clone(),
        register,
        overlaps_another,
        nir_provisional: insured.nir.is_provisional(),
        nir_disagrees_with_birth: insured.nir.disagrees_with(insured.birth_date),
    }
}
