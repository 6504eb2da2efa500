//! Deliveries that came back: the next rung of the ladder, or a person and the insured.

pub mod again;
pub mod print;
pub mod stopped;
mod unanswered;

pub use unanswered::follow_up_by_post;

use super::UseCaseError;
use super::notices::contacts;
use crate::mail::bounce::Bounce;
use crate::persistence::deliveries::{self, Delivery, Move, figures};
use crate::persistence::employer_space::answers;
use crate::persistence::jobs::{self, NewJob};
use crate::persistence::{PersistenceError, claims, notices, with_retries};
use crate::state::Service;
use abri_domain::claim::Effect;
use abri_domain::delivery::{NextRung, Recipient, Report, Rung};
use abri_domain::notice::NoticeAnswer;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// What a bounce came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reported {
    /// Written down, and what follows from it is owed.
    Recorded,
    /// It says what was known.
    NothingNew,
    /// It is about no e-mail of ours.
    Unknown,
}

/// Writes down what came back about an e-mail. The same report again changes nothing.
pub async fn report(service: &Service, bounce: &Bounce) -> Result<Reported, UseCaseError> {
    with_retries(|| async {
        let which = (bounce.id, Rung::EMail);
        let mut transaction = service.pools.pipeline.begin().await?;
        let Some(delivery) = deliveries::lock(&mut transaction, which).await? else {
            return Ok(Reported::Unknown);
        };
        let to = bounce.report.and_then(|report| delivery.state.after(report));
        let Some(to) = to else { return Ok(Reported::NothingNew) };
        let came_back = bounce.report != Some(Report::Arrived);
        let error = came_back.then_some(bounce.status.as_str());
        let step = Move { to, error, at: service.clock.now(), watched: came_back };
        if came_back {
            fail(service, &mut transaction, which, step).await?;
        } else {
            deliveries::move_to(&mut transaction, which, step).await?;
        }
        transaction.commit().await?;
        Ok(Reported::Recorded)
    })
    .await
}

/// A delivery failed for good: writes it, and owes what comes next.
pub async fn fail(
    service: &Service,
    connection: &mut PgConnection,
    which: (Uuid, Rung),
    step: Move<'_>,
) -> Result<(), UseCaseError> {
    deliveries::move_to(connection, which, step).await?;
    let Some(delivery) = deliveries::lock(connection, which).await? else { return Ok(()) };
    match delivery.recipient {
        Recipient::Insured => write_on_paper(connection, &delivery, step.at).await?,
        Recipient::Employer => climb_to_employer(service, connection, &delivery, step.at).await?,
    }
    Ok(jobs::wake(connection).await?)
}

/// The insured always has a postal address. Without e-mail they need printed codes: a receipt brings them, once a claim.
async fn write_on_paper(
    connection: &mut PgConnection,
    delivery: &Delivery,
    now: OffsetDateTime,
) -> Result<(), UseCaseError> {
    if delivery.rung != Rung::EMail {
        return Ok(());
    }
    let receipt = Effect::SendReceipt.code();
    owe_paper(connection, delivery, receipt, format!("{receipt}:{}:by-post", delivery.claim_id), now).await?;
    if delivery.kind == Effect::SendNews.code() {
        owe_paper(connection, delivery, &delivery.kind, paper_key(delivery), now).await?;
    }
    Ok(deliveries::handle(connection, (delivery.job_id, delivery.rung)).await?)
}

async fn climb_to_employer(
    service: &Service,
    connection: &mut PgConnection,
    delivery: &Delivery,
    now: OffsetDateTime,
) -> Result<(), UseCaseError> {
    let Some(notice_id) = delivery.notice_id else { return Ok(()) };
    let last = answers::last(connection, notice_id).await?.filter(|last| last.at >= delivery.owed_at);
    if last.is_some_and(|last| last.answer == NoticeAnswer::Acknowledged) {
        // It has the notice, whatever its server says later.
        return Ok(deliveries::handle(connection, (delivery.job_id, delivery.rung)).await?);
    }
    let has_address = employer_has_address(service, connection, delivery).await?;
    match NextRung::after(delivery.rung, has_address) {
        NextRung::Letter => {
            owe_paper(connection, delivery, &delivery.kind, paper_key(delivery), now).await?;
            notices::set_delivery(connection, notice_id, "waiting", None).await?;
            deliveries::handle(connection, (delivery.job_id, delivery.rung)).await?;
        }
        NextRung::Person => {
            notices::set_delivery(connection, notice_id, "failed", None).await?;
            tell_insured(connection, delivery, now).await?;
        }
    }
    Ok(())
}

async fn employer_has_address(
    service: &Service,
    connection: &mut PgConnection,
    delivery: &Delivery,
) -> Result<bool, UseCaseError> {
    let claim = claims::find(connection, delivery.claim_id).await?.ok_or(UseCaseError::NotFound)?;
    let file = contacts::file_of(service, connection, &claim).await?;
    let known = notices::of_claim(connection, &service.keys, delivery.claim_id).await?;
    let notice = known.iter().find(|known| Some(known.notice.notice_id) == delivery.notice_id);
    let employer = notice.and_then(|known| file.employer(known.employer_number));
    Ok(employer.is_some_and(|employer| employer.address.is_some()))
}

fn paper_key(delivery: &Delivery) -> String {
    format!("{}/letter", delivery.effect_key)
}

async fn owe_paper(
    connection: &mut PgConnection,
    delivery: &Delivery,
    kind: &str,
    key: String,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let payload = match delivery.notice_id {
        Some(notice_id) => serde_json::json!({ "by": "post", "notice_id": notice_id }),
        None => serde_json::json!({ "by": "post" }),
    };
    let job = NewJob { key, kind, claim_id: Some(delivery.claim_id), payload, due_at: now };
    jobs::enqueue(connection, job, now).await
}

/// By e-mail, that there is news: their page says what to do.
async fn tell_insured(
    connection: &mut PgConnection,
    delivery: &Delivery,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let kind = Effect::SendNews.code();
    let key = format!("{kind}:{}:{}", delivery.claim_id, delivery.effect_key);
    let payload = serde_json::json!({});
    let job = NewJob { key, kind, claim_id: Some(delivery.claim_id), payload, due_at: now };
    jobs::enqueue(connection, job, now).await
}

/// Adds up what moved since the last time.
pub async fn roll(service: &Service) -> Result<(), PersistenceError> {
    with_retries(|| async {
        let mut transaction = service.pools.pipeline.begin().await?;
        figures::roll(&mut transaction).await?;
        Ok(transaction.commit().await?)
    })
    .await
}
