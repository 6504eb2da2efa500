//! The door of the follow-up: reference and birth date, then a one-time code. The answer is the same whether a claim
//! matches or not; tries are counted per claim and network, so that nobody locks the insured out from elsewhere.

use super::codes;
use crate::crypto::sha256;
use crate::persistence::{access, claims};
use crate::pipeline::UseCaseError;
use crate::pipeline::intake::{birth_index, code_index};
use crate::random;
use crate::state::Service;
use abri_domain::reference::{AccessCode, ClaimReference};
use time::Date;

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
        codes::owe(service, &mut transaction, claim_id, now).await?;
    }
    let (token, form_token) = (random::token()?, random::token()?);
    access::begin_session(&mut transaction, &sha256(token.as_bytes()), claim_id, &form_token, now).await?;
    transaction.commit().await?;
    Ok(DoorOutcome::Waiting { token })
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
