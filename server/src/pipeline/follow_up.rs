//! What the insured may do with a claim of theirs: open it with a one-time code, answer, withdraw, return earlier.

pub mod codes;
mod door;
mod own_claim;

pub use codes::new_printed_codes;
pub use door::{CodeOutcome, DoorOutcome, give_code, knock};
pub use own_claim::{OwnClaim, load};

use super::transition::{Actor, apply};
use super::{UseCaseError, key_of};
use crate::persistence::claims::{self, ClaimRow};
use crate::persistence::{exchanges, opinions, with_retries};
use crate::state::Service;
use abri_domain::claim::{ClaimEvent, ClaimState};
use abri_domain::zone::Side;
use sqlx::PgConnection;
use time::Date;
use uuid::Uuid;

/// Takes the claim back.
pub async fn withdraw(service: &Service, claim_id: Uuid) -> Result<(), UseCaseError> {
    act(service, claim_id, ClaimEvent::Withdrawn).await
}

/// Goes back to work earlier: `back_on` is the first day at work, the stoppage ends the day before.
pub async fn return_earlier(service: &Service, claim_id: Uuid, back_on: Date) -> Result<(), UseCaseError> {
    let last_day = back_on.previous_day().ok_or(UseCaseError::Stale)?;
    act(service, claim_id, ClaimEvent::Shortened { last_day }).await
}

async fn act(service: &Service, claim_id: Uuid, event: ClaimEvent) -> Result<(), UseCaseError> {
    with_retries(|| async {
        let mut transaction = service.pools.admin.begin().await?;
        let claim = claims::lock(&mut transaction, claim_id).await?.ok_or(UseCaseError::NotFound)?;
        apply(service, &mut transaction, &claim, event.clone(), Actor::INSURED).await?;
        if event == ClaimEvent::Withdrawn {
            opinions::withdraw(&mut transaction, claim_id, None, service.clock.now()).await?;
        }
        transaction.commit().await?;
        Ok(())
    })
    .await
}

/// Answers the question a person asked; the claim goes back to the side that asked.
pub async fn answer(service: &Service, claim_id: Uuid, text: &str) -> Result<(), UseCaseError> {
    with_retries(|| async {
        // The medical pool: the answer to a medical question is health data, and the insured may write their own.
        let mut transaction = service.pools.medical.begin().await?;
        let claim = claims::lock(&mut transaction, claim_id).await?.ok_or(UseCaseError::NotFound)?;
        if let ClaimState::AwaitingInsured { side, .. } = claim.state {
            write_answer(service, &mut transaction, &claim, side, text).await?;
        }
        apply(service, &mut transaction, &claim, ClaimEvent::InsuredAnswered, Actor::INSURED).await?;
        transaction.commit().await?;
        Ok(())
    })
    .await
}

async fn write_answer(
    service: &Service,
    connection: &mut PgConnection,
    claim: &ClaimRow,
    side: Side,
    text: &str,
) -> Result<(), UseCaseError> {
    let key = key_of(service, connection, claim.claim_id, side).await?;
    Ok(exchanges::answer(connection, &key, (claim.claim_id, side), text, service.clock.now()).await?)
}
