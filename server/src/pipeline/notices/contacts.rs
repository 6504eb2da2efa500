//! Where notices go: as the insured said, and as they corrected it since.

use super::send;
use crate::persistence::claims::{self, ClaimFile, ClaimRow};
use crate::persistence::notices::{self, ClaimNotice};
use crate::persistence::{deliveries, employer_contacts, jobs, with_retries};
use crate::pipeline::UseCaseError;
use crate::pipeline::transition::{Actor, note};
use crate::state::Service;
use abri_domain::claim::ClaimEvent;
use abri_domain::employer::{CORRECTIONS_MAX, Employer, EmployerContact};
use sqlx::PgConnection;
use uuid::Uuid;

/// How a correction ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Corrected {
    /// The notice goes to the new place.
    Done,
    /// It was corrected [`CORRECTIONS_MAX`] times before.
    TooOften,
}

/// A claim's file, its employers where they are reached now.
pub async fn file_of(
    service: &Service,
    connection: &mut PgConnection,
    claim: &ClaimRow,
) -> Result<ClaimFile, UseCaseError> {
    let mut file = claim.open(&service.keys.zone_a)?;
    let employers = &mut file.employers;
    employer_contacts::bring_up_to_date(connection, &service.keys, claim.claim_id, employers).await?;
    Ok(file)
}

/// The employer of that number, if the service sends it the notice of a claim.
pub async fn employer_to_reach(
    service: &Service,
    claim_id: Uuid,
    number: i32,
) -> Result<Option<Employer>, UseCaseError> {
    let mut connection = service.pools.pipeline.acquire().await?;
    let claim = claims::find(&mut connection, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    if sent_to(&notices::of_claim(&mut connection, &service.keys, claim_id).await?, number).is_none() {
        return Ok(None);
    }
    let file = file_of(service, &mut connection, &claim).await?;
    Ok(file.employer(number).cloned())
}

/// The last notice of that employer, unless the insured hands it over.
fn sent_to(known: &[ClaimNotice], number: i32) -> Option<&ClaimNotice> {
    notices::latest(known).find(|last| last.employer_number == number && last.delivery != "by-hand")
}

/// The insured corrects where an employer is reached: what went there before is forgotten as a way, and the last notice is owed
/// once more.
pub async fn correct(
    service: &Service,
    claim_id: Uuid,
    number: i32,
    contact: &EmployerContact,
) -> Result<Corrected, UseCaseError> {
    with_retries(|| async {
        let (now, which) = (service.clock.now(), (claim_id, number));
        let mut transaction = service.pools.pipeline.begin().await?;
        let claim = claims::lock(&mut transaction, claim_id).await?.ok_or(UseCaseError::NotFound)?;
        let known = notices::of_claim(&mut transaction, &service.keys, claim_id).await?;
        let last = sent_to(&known, number).ok_or(UseCaseError::NotFound)?.notice.notice_id;
        if employer_contacts::corrections(&mut transaction, which).await? >= CORRECTIONS_MAX {
            return Ok(Corrected::TooOften);
        }
        let event = ClaimEvent::ContactCorrected { employer: number };
        let last_sequence = note(&mut transaction, &claim, event, Actor::INSURED, now).await?;
        employer_contacts::correct(&mut transaction, &service.keys, which, contact, now).await?;
        let before: Vec<_> = known.iter().filter(|known| known.employer_number == number).collect();
        let before: Vec<Uuid> = before.iter().map(|known| known.notice.notice_id).collect();
        deliveries::revive(&mut transaction, claim_id, &before).await?;
        notices::set_delivery(&mut transaction, last, "waiting", None).await?;
        // What has not left yet goes to the new place by itself.
        if !jobs::waits_for_notice(&mut transaction, claim_id, last).await? {
            let claim = ClaimRow { last_sequence, ..claim };
            send(service, &mut transaction, &claim, (last, number), now).await?;
        }
        transaction.commit().await?;
        Ok(Corrected::Done)
    })
    .await
}
