//! Preparing a claim of another fund: everything but the decision, which its own fund takes.

use super::Agent;
use super::acts::{begin, keep_words};
use crate::persistence::{claims, with_retries};
use crate::pipeline::UseCaseError;
use crate::pipeline::transition::note;
use crate::state::Service;
use abri_domain::claim::ClaimEvent;
use abri_domain::lane::Mandate;
use uuid::Uuid;

/// Gives a lent claim back to its own fund, ready to be decided. `words` say what was found; they stay on their side. Nobody of the
/// other fund is given it again before it changed.
pub async fn prepare(
    service: &Service,
    agent: &Agent,
    (claim_id, version): (Uuid, i32),
    words: &str,
) -> Result<(), UseCaseError> {
    with_retries(|| async {
        let now = service.clock.now();
        let (mut transaction, claim, mandate) = begin(service, agent, claim_id, version).await?;
        if mandate == Mandate::Own {
            return Err(UseCaseError::NotFound);
        }
        let (side, actor) = (agent.side, agent.acting(mandate));
        let event = ClaimEvent::Prepared { side };
        let sequence = note(&mut transaction, &claim, event, actor, now).await?;
        keep_words(service, &mut transaction, agent, (claim_id, sequence), words).await?;
        claims::store_prepared(&mut transaction, claim_id).await?;
        claims::release(&mut transaction, claim_id, agent.staff_id).await?;
        transaction.commit().await?;
        Ok(())
    })
    .await
}
