//! Notices: one per employer each time the days change, and what each is worth since. Built from zone E's facts only.

pub mod contacts;
mod issue;
mod keys;
mod visits;

pub use keys::{ensure_key, make_key};
pub use visits::{Visited, asked_index, visit};

use super::UseCaseError;
use super::partners::{self, Event};
use crate::persistence::claims::{self, ClaimRow};
use crate::persistence::deliveries::paces;
use crate::persistence::jobs::{self, Job};
use crate::persistence::notices::{self, ClaimNotice};
use crate::persistence::with_retries;
use crate::state::Service;
use abri_domain::notice::{Sheet, worth};
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
        issue::owed(service, &mut transaction, &claim, now).await?;
        let known = update_all(service, &mut transaction, &claim, now).await?;
        for extended in known.iter().filter_map(|notice| notice.follows) {
            update_extended(service, &mut transaction, extended, now).await?;
        }
        jobs::finish(&mut transaction, job.job_id, now).await?;
        transaction.commit().await?;
        Ok(())
    })
    .await
}

/// The claim before an extension: its notices say that they were extended, or stand again.
async fn update_extended(
    service: &Service,
    connection: &mut PgConnection,
    notice_id: Uuid,
    now: OffsetDateTime,
) -> Result<(), UseCaseError> {
    let Some(claim_id) = notices::claim_of(connection, notice_id).await? else { return Ok(()) };
    let claim = claims::find(connection, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    update_all(service, connection, &claim, now).await?;
    Ok(())
}

async fn update_all(
    service: &Service,
    connection: &mut PgConnection,
    claim: &ClaimRow,
    now: OffsetDateTime,
) -> Result<Vec<ClaimNotice>, UseCaseError> {
    let all = notices::of_claim(connection, &service.keys, claim.claim_id).await?;
    for known in &all {
        let after = notices::latest(&all).find(|last| last.employer_number == known.employer_number);
        let after = after.filter(|last| last.document != known.document);
        update(service, connection, claim, (known, after), now).await?;
    }
    Ok(all)
}

/// Brings one up to date; the employer hears of it unless a newer notice says it anyway.
async fn update(
    service: &Service,
    connection: &mut PgConnection,
    claim: &ClaimRow,
    (known, after): (&ClaimNotice, Option<&ClaimNotice>),
    now: OffsetDateTime,
) -> Result<(), UseCaseError> {
    let (notice, issued) = (&known.notice, known.notice.issued.document());
    let extended_to = notices::extended_to(connection, notice.notice_id).await?;
    let after = after.map(|after| after.notice.issued.document());
    let state = worth(Sheet { own: issued, after, extended: extended_to.is_some() }, &claim.state);
    let granted = claim.state.granted().map(|granted| granted.last_day());
    let last_day = extended_to.or(granted).unwrap_or(notice.last_day);
    let changed = notices::update(connection, notice.notice_id, state, last_day, now).await?;
    if changed {
        partners::owe(connection, (notice.notice_id, Event::Changed), claim.last_sequence, now).await?;
    }
    if changed && after.is_none() && extended_to.is_none() && known.delivery != "by-hand" {
        send(service, connection, claim, (notice.notice_id, known.employer_number), now).await?;
    }
    Ok(())
}

/// Owes the employer a message about what the notice is worth after the claim's last event: once per event. Each employee's is
/// its own e-mail, never a digest; to one address they leave at a pace.
async fn send(
    service: &Service,
    connection: &mut PgConnection,
    claim: &ClaimRow,
    (notice_id, employer_number): (Uuid, i32),
    now: OffsetDateTime,
) -> Result<(), UseCaseError> {
    let file = contacts::file_of(service, connection, claim).await?;
    let due_at = match file.employer(employer_number).and_then(|employer| employer.email.as_ref()) {
        Some(email) => {
            let address = email.as_str().to_ascii_lowercase();
            let index = service.keys.index.index("employer-pace", address.as_bytes());
            paces::next(connection, &index, now).await?
        }
        None => now,
    };
    let job = jobs::NewJob {
        key: format!("{SEND_NOTICE}:{notice_id}:{}", claim.last_sequence),
        kind: SEND_NOTICE,
        claim_id: Some(claim.claim_id),
        payload: serde_json::json!({ "notice_id": notice_id }),
        due_at,
    };
    jobs::enqueue(connection, job, now).await?;
    Ok(jobs::wake(connection).await?)
}
