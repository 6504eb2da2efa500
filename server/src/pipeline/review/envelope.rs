//! The envelope of a claim on paper: the medical side opens it and types the ground, then the machine looks as at any other.

use super::Agent;
use super::acts::begin;
use crate::persistence::claims::ClaimRow;
use crate::persistence::{claims, medical, with_retries};
use crate::pipeline::UseCaseError;
use crate::pipeline::transition::apply;
use crate::state::Service;
use abri_domain::claim::ClaimEvent;
use abri_domain::form::{ClaimForm, FieldErrors, FormRules, Step};
use abri_domain::zone::Side;
use uuid::Uuid;

/// The rules of the day the paper was received: the grounds it could name, and the questions asked with them.
pub fn rules_of_envelope(service: &Service, claim: &ClaimRow) -> Option<FormRules> {
    service.form_rules_at(&claim.scheme, claim.requested_at()).filter(|_| claim.is_sealed())
}

/// Types the ground of a claim whose envelope the agent opened; the faults, when it could not be kept.
pub async fn type_ground(
    service: &Service,
    agent: &Agent,
    (claim_id, version): (Uuid, i32),
    form: &ClaimForm,
) -> Result<FieldErrors, UseCaseError> {
    if agent.side != Side::Medical {
        return Err(UseCaseError::NotFound);
    }
    with_retries(|| async {
        let (mut transaction, claim, mandate) = begin(service, agent, claim_id, version).await?;
        if claim.proposal_id.is_some() {
            // Someone's proposal is confirmed or sent back first.
            return Err(UseCaseError::Stale);
        }
        let rules = rules_of_envelope(service, &claim).ok_or(UseCaseError::Stale)?;
        let faults = form.check(Step::Ground, &rules);
        let (Some(ground), true) = (form.typed_ground(&rules), faults.is_empty()) else { return Ok(faults) };
        let now = service.clock.now();
        let (key, file) = medical::open(&mut transaction, &service.keys.zone_m, claim_id).await?;
        let answers = file.answers.and(ground.answers().clone());
        medical::store_ground(&mut transaction, &key, claim_id, ground.with_answers(answers)).await?;
        claims::mark_opened(&mut transaction, claim_id, now).await?;
        apply(service, &mut transaction, &claim, ClaimEvent::GroundTyped, agent.acting(mandate)).await?;
        transaction.commit().await?;
        Ok(faults)
    })
    .await
}
