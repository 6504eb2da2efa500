//! Notices: one per employer once days are granted, kept up to date with the claim. Built from zone E's facts only.

use super::UseCaseError;
use crate::clock::paris;
use crate::persistence::claims::{self, ClaimFile, ClaimRow};
use crate::persistence::jobs::{self, Job};
use crate::persistence::{notices, with_retries};
use crate::random;
use crate::state::Service;
use abri_domain::employer::{Employer, NoticeDelivery};
use abri_domain::notice::{EmployerNotice, notice_state};
use abri_domain::reference::NoticeCode;
use abri_domain::stoppage::Stoppage;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// Job kind: tells one employer, by e-mail or letter, what its notice is worth.
pub const SEND_NOTICE: &str = "send-notice";

/// Issues the notices of a claim or brings them up to date, and finishes the job, in one transaction.
pub async fn run(service: &Service, job: &Job, claim_id: Uuid) -> Result<(), UseCaseError> {
    with_retries(|| async {
        let mut transaction = service.pools.pipeline.begin().await?;
        let claim = claims::lock(&mut transaction, claim_id).await?.ok_or(UseCaseError::NotFound)?;
        let now = service.clock.now();
        update_all(service, &mut transaction, &claim, now).await?;
        if let Some(granted) = claim.state.granted() {
            issue_missing(service, &mut transaction, &claim, granted, now).await?;
        }
        jobs::finish(&mut transaction, job.job_id, now).await?;
        transaction.commit().await?;
        Ok(())
    })
    .await
}

async fn update_all(
    service: &Service,
    connection: &mut PgConnection,
    claim: &ClaimRow,
    now: OffsetDateTime,
) -> Result<(), UseCaseError> {
    for known in notices::of_claim(connection, &service.keys, claim.claim_id).await? {
        let issued = known.notice.issued.stoppage;
        let last_day =
            claim.state.granted().map_or(known.notice.last_day, |now_granted| now_granted.last_day());
        let state = notice_state(issued, &claim.state);
        let changed = notices::update(connection, known.notice.notice_id, state, last_day, now).await?;
        if changed && known.delivery != "by-hand" {
            send(connection, claim, known.notice.notice_id, now).await?;
        }
    }
    Ok(())
}

async fn issue_missing(
    service: &Service,
    connection: &mut PgConnection,
    claim: &ClaimRow,
    granted: Stoppage,
    now: OffsetDateTime,
) -> Result<(), UseCaseError> {
    let file = claim.open(&service.keys.zone_a)?;
    let known = notices::of_claim(connection, &service.keys, claim.claim_id).await?;
    for (number, employer) in (1..).zip(&file.employers) {
        if known.iter().all(|notice| notice.employer_number != number) {
            issue(service, connection, claim, &file, (number, employer, granted), now).await?;
        }
    }
    Ok(())
}

async fn issue(
    service: &Service,
    connection: &mut PgConnection,
    claim: &ClaimRow,
    file: &ClaimFile,
    (employer_number, employer, granted): (i32, &Employer, Stoppage),
    now: OffsetDateTime,
) -> Result<(), UseCaseError> {
    let by_service = file.delivery == NoticeDelivery::ByService;
    let code = NoticeCode::from_random(random::bytes()?);
    let name = file.insured.full_name();
    let notice = EmployerNotice::new(code, name, employer, granted, file.last_day_worked, paris(now).date());
    let new = notices::NewNotice {
        notice_id: random::id(now)?,
        claim_id: claim.claim_id,
        employer_number,
        notice: &notice,
        delivery: if by_service { "waiting" } else { "by-hand" },
    };
    notices::insert(connection, &service.keys, &new, now).await?;
    if by_service {
        send(connection, claim, new.notice_id, now).await?;
    }
    Ok(())
}

/// Owes the employer a message about what the notice is worth after the claim's last event: once per event.
async fn send(
    connection: &mut PgConnection,
    claim: &ClaimRow,
    notice_id: Uuid,
    now: OffsetDateTime,
) -> Result<(), UseCaseError> {
    let job = jobs::NewJob {
        key: format!("{SEND_NOTICE}:{notice_id}:{}", claim.last_sequence),
        kind: SEND_NOTICE,
        claim_id: Some(claim.claim_id),
        payload: serde_json::json!({ "notice_id": notice_id }),
        due_at: now,
    };
    jobs::enqueue(connection, job, now).await?;
    Ok(jobs::wake(connection).await?)
}
