//! The side that asks: the claim leaves its hands until the answer is there, or the question is taken back.

use crate::clock::paris;
use crate::persistence::opinions::{self, NewOpinion};
use crate::persistence::{PersistenceError, claims, with_retries};
use crate::pipeline::UseCaseError;
use crate::pipeline::review::{Agent, begin, mandate_at, refuse_conflict};
use crate::pipeline::transition::apply;
use crate::random;
use crate::state::Service;
use abri_domain::claim::ClaimEvent;
use abri_domain::lane::Bar;
use abri_domain::opinion::{OpinionQuestion, answer_due};
use abri_domain::zone::Side;
use uuid::Uuid;

/// Asks the medical side. What the asker adds is zone A.
pub async fn ask(
    service: &Service,
    agent: &Agent,
    (claim_id, version): (Uuid, i32),
    question: OpinionQuestion,
    words: &str,
) -> Result<(), UseCaseError> {
    with_retries(|| async {
        let now = service.clock.now();
        let (mut transaction, claim, mandate) = begin(service, agent, claim_id, version).await?;
        let opinion_id = random::id(now).map_err(PersistenceError::from)?;
        let event = ClaimEvent::OpinionAsked { opinion_id, question };
        apply(service, &mut transaction, &claim, event, agent.acting(mandate)).await?;
        let due_on = answer_due(paris(now).date(), claim.deadline, &service.office(&claim.fund));
        let words = Some(words).filter(|words| !words.is_empty());
        let new = NewOpinion { opinion_id, claim_id, question, words, by: agent.staff_id, due_on };
        opinions::ask(&mut transaction, &service.keys.zone_a, &new, now).await?;
        transaction.commit().await?;
        Ok(())
    })
    .await
}

/// Takes the open question back: the claim waits for a caseworker again.
pub async fn withdraw(
    service: &Service,
    agent: &Agent,
    (claim_id, version): (Uuid, i32),
) -> Result<(), UseCaseError> {
    if agent.side != Side::Administrative {
        return Err(UseCaseError::NotFound);
    }
    with_retries(|| async {
        let mut transaction = agent.pool(service).begin().await?;
        let claim = claims::lock(&mut transaction, claim_id).await?.ok_or(UseCaseError::NotFound)?;
        if claim.version != version {
            return Err(UseCaseError::Stale);
        }
        let now = service.clock.now();
        refuse_conflict(&mut transaction, claim_id, agent.staff_id, now).await?;
        let mandate = mandate_at(&mut transaction, agent, &claim, now).await?;
        let mandate = mandate.ok_or(UseCaseError::Barred(Bar::OtherFund))?;
        let withdrawn = opinions::withdraw(&mut transaction, claim_id, Some(agent.staff_id), now).await?;
        let opinion_id = withdrawn.ok_or(UseCaseError::Stale)?;
        let event = ClaimEvent::OpinionWithdrawn { opinion_id };
        apply(service, &mut transaction, &claim, event, agent.acting(mandate)).await?;
        transaction.commit().await?;
        Ok(())
    })
    .await
}
