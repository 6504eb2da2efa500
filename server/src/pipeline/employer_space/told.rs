//! What happened in zone E, carried to those it concerns by the machine: an employer's session reaches no other zone.

use crate::persistence::deliveries::watch;
use crate::persistence::employer_space::answers::{self, Answered};
use crate::persistence::employer_space::links;
use crate::persistence::jobs::{self, NewJob};
use crate::persistence::{notices, with_retries};
use crate::pipeline::UseCaseError;
use crate::state::Service;
use abri_domain::claim::Effect;
use abri_domain::notice::NoticeAnswer;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// Job kind: e-mails a link to the space of an employer.
pub const SEND_LINK: &str = "send-employer-link";

/// Owes the links that were asked for, and tells what employers answered.
pub async fn carry(service: &Service) -> Result<(), UseCaseError> {
    owe_links(service).await?;
    tell_answers(service).await
}

async fn owe_links(service: &Service) -> Result<(), UseCaseError> {
    with_retries(|| async {
        let now = service.clock.now();
        let mut transaction = service.pools.pipeline.begin().await?;
        let owed = links::take(&mut transaction).await?;
        for request_id in &owed {
            let job = NewJob {
                key: format!("{SEND_LINK}:{request_id}"),
                kind: SEND_LINK,
                claim_id: None,
                payload: serde_json::json!({ "request_id": request_id }),
                due_at: now,
            };
            jobs::enqueue(&mut transaction, job, now).await?;
        }
        if !owed.is_empty() {
            jobs::wake(&mut transaction).await?;
        }
        transaction.commit().await?;
        Ok(())
    })
    .await
}

async fn tell_answers(service: &Service) -> Result<(), UseCaseError> {
    with_retries(|| async {
        let now = service.clock.now();
        let mut transaction = service.pools.pipeline.begin().await?;
        let answered = answers::take(&mut transaction).await?;
        for answer in &answered {
            tell(&mut transaction, answer, now).await?;
        }
        if !answered.is_empty() {
            jobs::wake(&mut transaction).await?;
        }
        transaction.commit().await?;
        Ok(())
    })
    .await
}

/// An employer that has the notice has it: nobody needs to look whether it arrived. One that does not know the person is a task for
/// staff, and the insured hears that there is news.
async fn tell(
    connection: &mut PgConnection,
    answered: &Answered,
    now: OffsetDateTime,
) -> Result<(), UseCaseError> {
    let Some(claim_id) = notices::claim_of(connection, answered.notice_id).await? else { return Ok(()) };
    match answered.answer {
        NoticeAnswer::Acknowledged => {
            watch::settle(connection, (claim_id, answered.notice_id)).await?;
        }
        NoticeAnswer::NotOurs => {
            watch::list_again(connection, (claim_id, answered.notice_id)).await?;
            tell_insured(connection, claim_id, answered.notice_id, now).await?;
        }
    }
    Ok(())
}

/// Once a notice: their page says what to check.
async fn tell_insured(
    connection: &mut PgConnection,
    claim_id: Uuid,
    notice_id: Uuid,
    now: OffsetDateTime,
) -> Result<(), UseCaseError> {
    let kind = Effect::SendNews.code();
    let key = format!("{kind}:{claim_id}:not-ours:{notice_id}");
    let payload = serde_json::json!({});
    let job = NewJob { key, kind, claim_id: Some(claim_id), payload, due_at: now };
    Ok(jobs::enqueue(connection, job, now).await?)
}
