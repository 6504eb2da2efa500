//! One-time codes: drawn at the door, owed by e-mail, opened by the job that sends them.

use crate::crypto::Place;
use crate::persistence::access::{self, CodeKind};
use crate::persistence::jobs::{self, Job, NewJob};
use crate::persistence::{PersistenceError, claims};
use crate::pipeline::UseCaseError;
use crate::pipeline::intake::{code_index, draw_codes};
use crate::random;
use crate::state::Service;
use abri_domain::reference::AccessCode;
use data_encoding::BASE64;
use sqlx::{PgConnection, PgPool};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// Job kind: sends a one-time code.
pub const SEND_CODE: &str = "send-code";
/// A code that was sent lives that long.
const SENT_LIVES: Duration = Duration::minutes(15);
/// Minutes without which nobody has the time to read and type a code.
const ENOUGH: i64 = 2;
/// A printed code lives that long.
const PRINTED_LIVES: Duration = Duration::days(365);

/// Where the code of a job is sealed until it is sent.
fn place(claim_id: Uuid) -> Place {
    Place::of("jobs.payload.code", claim_id)
}

/// Owes the insured a code by e-mail. Those without e-mail have theirs on the receipt.
pub(super) async fn owe(
    service: &Service,
    connection: &mut PgConnection,
    claim_id: Uuid,
    now: OffsetDateTime,
) -> Result<(), UseCaseError> {
    let Some(claim) = claims::find(connection, claim_id).await? else { return Ok(()) };
    if claim.open(&service.keys.zone_a)?.insured.email.is_none() {
        return Ok(());
    }
    let code = AccessCode::from_random(random::bytes()?);
    let index = code_index(service, claim_id, &code);
    access::add_code(connection, claim_id, &index, CodeKind::Sent, now + SENT_LIVES, now).await?;
    let sealed = service.keys.zone_a.seal(place(claim_id), code.expose().as_bytes())?;
    let job = NewJob {
        key: format!("{SEND_CODE}:{}", random::id(now)?),
        kind: SEND_CODE,
        claim_id: Some(claim_id),
        payload: serde_json::json!({ "sealed_code": BASE64.encode(&sealed) }),
        due_at: now,
    };
    jobs::enqueue(connection, job, now).await?;
    Ok(jobs::wake(connection).await?)
}

/// What a job of kind [`SEND_CODE`] still has to send. No `Debug`: it holds a code.
pub struct OwedCode {
    /// The code.
    pub code: AccessCode,
    /// Whole minutes it still works.
    pub minutes: i64,
}

/// The code of a job; `None` when it would no longer work by the time someone types it.
pub async fn owed(service: &Service, job: &Job, claim_id: Uuid) -> Result<Option<OwedCode>, UseCaseError> {
    let code = open(service, job, claim_id)?;
    let mut connection = service.pools.pipeline.acquire().await?;
    let index = code_index(service, claim_id, &code);
    let Some(expires_at) = access::code_expiry(&mut connection, claim_id, &index).await? else {
        return Ok(None);
    };
    let minutes = (expires_at - service.clock.now()).whole_minutes();
    Ok((minutes >= ENOUGH).then_some(OwedCode { code, minutes }))
}

fn open(service: &Service, job: &Job, claim_id: Uuid) -> Result<AccessCode, PersistenceError> {
    let bad = || PersistenceError::Inconsistency { table: "jobs", column: "payload", id: job.job_id };
    let sealed = job.payload.get("sealed_code").and_then(|value| value.as_str()).ok_or_else(bad)?;
    let sealed = BASE64.decode(sealed.as_bytes()).map_err(|_| bad())?;
    let plain = service.keys.zone_a.open(place(claim_id), &sealed)?;
    let text = std::str::from_utf8(&plain).map_err(|_| bad())?;
    AccessCode::parse(text).map_err(|_| bad())
}

/// Draws new printed codes for a person without e-mail; the old ones, lost or seen by others, no longer work.
pub async fn new_printed_codes(service: &Service, claim_id: Uuid) -> Result<Vec<String>, UseCaseError> {
    replace_printed_codes(service, &service.pools.admin, claim_id).await
}

/// The same for a letter, by the workers.
pub async fn post_printed_codes(service: &Service, claim_id: Uuid) -> Result<Vec<String>, UseCaseError> {
    replace_printed_codes(service, &service.pools.pipeline, claim_id).await
}

async fn replace_printed_codes(
    service: &Service,
    pool: &PgPool,
    claim_id: Uuid,
) -> Result<Vec<String>, UseCaseError> {
    let now = service.clock.now();
    let (shown, kept) = draw_codes(service, claim_id, now)?;
    let mut transaction = pool.begin().await?;
    access::forget_printed_codes(&mut transaction, claim_id).await?;
    for (_, index) in &kept {
        let until = now + PRINTED_LIVES;
        access::add_code(&mut transaction, claim_id, index, CodeKind::Printed, until, now).await?;
    }
    transaction.commit().await?;
    Ok(shown)
}
