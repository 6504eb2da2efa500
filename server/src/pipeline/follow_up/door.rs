//! The door of the follow-up: reference and birth date, then a one-time code. The answer is the same whether a claim
//! matches or not; tries are counted per claim and network, so that nobody locks the insured out from elsewhere.

use crate::crypto::{Place, sha256};
use crate::persistence::access::{self, CodeKind};
use crate::persistence::claims;
use crate::persistence::jobs::{self, NewJob};
use crate::pipeline::UseCaseError;
use crate::pipeline::intake::{birth_index, code_index, draw_codes};
use crate::random;
use crate::state::Service;
use abri_domain::reference::{AccessCode, ClaimReference};
use sqlx::PgConnection;
use time::{Date, Duration, OffsetDateTime};
use uuid::Uuid;

/// Job kind: sends a one-time code.
pub const SEND_CODE: &str = "send-code";
/// A code that was sent lives that long.
const CODE_LIVES: Duration = Duration::minutes(15);
/// Tries of one reference from one network within the window.
const TRIES: i64 = 10;

/// What became of a knock.
pub enum DoorOutcome {
    /// A session waits for a code, whether or not there is a claim behind it.
    Waiting {
        /// The session's token, for the cookie.
        token: String,
    },
    /// Too many tries for that reference from that network.
    TooMany,
}

/// Someone gives a reference and a birth date.
pub async fn knock(
    service: &Service,
    reference: &ClaimReference,
    birth_date: Date,
    network: &str,
) -> Result<DoorOutcome, UseCaseError> {
    let now = service.clock.now();
    let subject = service.keys.index.index("knock", reference.as_str().as_bytes());
    let mut transaction = service.pools.admin.begin().await?;
    if access::recent_attempts(&mut transaction, &subject, network, now).await? >= TRIES {
        return Ok(DoorOutcome::TooMany);
    }
    access::record_attempt(&mut transaction, &subject, network, now).await?;
    let index = birth_index(service, reference, birth_date);
    let claim_id = claims::find_by_reference(&mut transaction, reference, &index).await?;
    if let Some(claim_id) = claim_id {
        send_code(service, &mut transaction, claim_id, now).await?;
    }
    let (token, form_token) = (random::token()?, random::token()?);
    access::begin_session(&mut transaction, &sha256(token.as_bytes()), claim_id, &form_token, now).await?;
    transaction.commit().await?;
    Ok(DoorOutcome::Waiting { token })
}

/// Where the code of a job is sealed until it is sent.
pub fn code_place(claim_id: Uuid) -> Place {
    Place::of("jobs.payload.code", claim_id)
}

/// Owes the insured a code by e-mail. Those without e-mail have theirs on the receipt.
async fn send_code(
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
    access::add_code(connection, claim_id, &index, CodeKind::Sent, now + CODE_LIVES, now).await?;
    let sealed = service.keys.zone_a.seal(code_place(claim_id), code.expose().as_bytes())?;
    let job = NewJob {
        key: format!("{SEND_CODE}:{}", random::id(now)?),
        kind: SEND_CODE,
        claim_id: Some(claim_id),
        payload: serde_json::json!({ "sealed_code": data_encoding::BASE64.encode(&sealed) }),
        due_at: now,
    };
    jobs::enqueue(connection, job, now).await?;
    Ok(jobs::wake(connection).await?)
}

/// What became of a code.
pub enum CodeOutcome {
    /// The session opens the claim, under a new token.
    Open {
        /// The new token, for the cookie.
        token: String,
    },
    /// Wrong, used, too old, or nothing to open: the same words.
    Refused,
}

/// Someone gives a code in a session that waits for one.
pub async fn give_code(service: &Service, token: &str, typed: &str) -> Result<CodeOutcome, UseCaseError> {
    let now = service.clock.now();
    let token_hash = sha256(token.as_bytes());
    let mut transaction = service.pools.admin.begin().await?;
    let session = access::find_session(&mut transaction, &token_hash, now).await?;
    let pending = session.and_then(|session| session.pending_claim_id);
    let right = match (pending, AccessCode::parse(typed)) {
        (Some(claim_id), Ok(code)) => {
            let index = code_index(service, claim_id, &code);
            access::use_code(&mut transaction, claim_id, &index, now).await?.then_some(claim_id)
        }
        _ => None,
    };
    let outcome = if let Some(claim_id) = right {
        let token = random::token()?;
        access::open_session(&mut transaction, &token_hash, &sha256(token.as_bytes()), claim_id).await?;
        CodeOutcome::Open { token }
    } else {
        access::count_wrong_code(&mut transaction, &token_hash).await?;
        CodeOutcome::Refused
    };
    transaction.commit().await?;
    Ok(outcome)
}

/// Draws new printed codes for a person without e-mail; the old ones, lost or seen by others, no longer work.
pub async fn new_printed_codes(service: &Service, claim_id: Uuid) -> Result<Vec<String>, UseCaseError> {
    let now = service.clock.now();
    let (shown, kept) = draw_codes(service, claim_id, now)?;
    let mut transaction = service.pools.admin.begin().await?;
    access::forget_printed_codes(&mut transaction, claim_id).await?;
    for (_, index) in &kept {
        let until = now + Duration::days(365);
        access::add_code(&mut transaction, claim_id, index, CodeKind::Printed, until, now).await?;
    }
    transaction.commit().await?;
    Ok(shown)
}
