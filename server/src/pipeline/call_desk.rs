//! The phone desk: finds a claim by reference and birth date, as its person would at the door of the follow-up, and says
//! where it is. Each try is written down for the auditors. No ground, no identity, no words of either side.

use crate::persistence::access;
use crate::persistence::audit::lookups::{self, Desk, Typed};
use crate::persistence::claims::{self, ClaimFile, ClaimRow};
use crate::persistence::jobs::{self, NewJob};
use crate::persistence::staff::SignedIn;
use crate::pipeline::UseCaseError;
use crate::pipeline::intake::birth_index;
use crate::state::Service;
use abri_domain::claim::Effect;
use abri_domain::reference::ClaimReference;
use abri_domain::staff::Right;
use time::Date;
use uuid::Uuid;

/// Wrong pairs that one agent may try within a quarter of an hour. A birth date is found in some thousand tries.
const WRONG_TRIES: i64 = 10;
/// The place of the tries counted here, where those of the public door name a network.
const PLACE: &str = "call-desk";

/// A member of staff who is signed in and answers the phone.
#[derive(Debug, Clone)]
pub struct CallAgent(SignedIn);

impl CallAgent {
    /// The person behind a session, if they answer the phone.
    pub fn of(person: SignedIn) -> Option<Self> {
        person.role.may(Right::FindState).then_some(Self(person))
    }

    /// Who.
    pub const fn person(&self) -> &SignedIn {
        &self.0
    }
}

/// What became of a try.
pub enum Answered {
    /// The claim can be looked at, under this lookup.
    Found(Uuid),
    /// The two don't belong together, or there is no such claim.
    NotMatching,
    /// Too many wrong pairs in a short time.
    TooMany,
}

/// Looks for the claim that reference and birth date name together; the try is written down whatever comes of it.
pub async fn look_up(
    service: &Service,
    agent: &CallAgent,
    reference: &ClaimReference,
    birth_date: Date,
) -> Result<Answered, UseCaseError> {
    let (now, by) = (service.clock.now(), agent.0.staff_id);
    let subject = service.keys.index.index("call-desk", by.as_bytes());
    let mut transaction = service.pools.admin.begin().await?;
    if access::recent_attempts(&mut transaction, &subject, PLACE, now).await? >= WRONG_TRIES {
        return Ok(Answered::TooMany);
    }
    let index = birth_index(service, reference, birth_date);
    let claim_id = claims::find_by_reference(&mut transaction, reference, &index).await?;
    let typed = Typed { reference: reference.to_string(), reason: String::new() };
    let key = &service.keys.zone_a;
    let lookup = lookups::add(&mut transaction, key, (Desk::Call, by, claim_id), &typed, now).await?;
    if claim_id.is_none() {
        access::record_attempt(&mut transaction, &subject, PLACE, now).await?;
    }
    transaction.commit().await?;
    Ok(claim_id.map_or(Answered::NotMatching, |_| Answered::Found(lookup)))
}

/// The claim that this agent found within the last hour; any other is not found.
pub async fn found(
    service: &Service,
    agent: &CallAgent,
    lookup_id: Uuid,
) -> Result<(ClaimRow, ClaimFile), UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let (key, now) = (&service.keys.zone_a, service.clock.now());
    let place = (Desk::Call, lookup_id, agent.0.staff_id);
    let lookup = lookups::find(&mut connection, key, place, now).await?;
    let claim_id = lookup.and_then(|lookup| lookup.claim_id).ok_or(UseCaseError::NotFound)?;
    let claim = claims::find(&mut connection, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    let file = claim.open(key)?;
    Ok((claim, file))
}

/// Sends the receipt again by post, with new one-time codes, to the address of the claim: once a day at most. False for a
/// person with an e-mail, whose codes go there.
pub async fn send_codes(service: &Service, agent: &CallAgent, lookup_id: Uuid) -> Result<bool, UseCaseError> {
    let (claim, file) = found(service, agent, lookup_id).await?;
    if file.insured.email.is_some() {
        return Ok(false);
    }
    let (now, kind) = (service.clock.now(), Effect::SendReceipt.code());
    let job = NewJob {
        key: format!("{kind}:{}:{}", claim.claim_id, service.clock.today()),
        kind,
        claim_id: Some(claim.claim_id),
        payload: serde_json::json!({ "by": "post" }),
        due_at: now,
    };
    let mut transaction = service.pools.admin.begin().await?;
    jobs::enqueue(&mut transaction, job, now).await?;
    jobs::wake(&mut transaction).await?;
    transaction.commit().await?;
    Ok(true)
}
