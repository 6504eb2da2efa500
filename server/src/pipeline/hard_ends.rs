//! What the law ends: claims granted before anyone knew are cut, in passes that go on where they were broken off.

use super::UseCaseError;
use super::transition::{Actor, apply};
use crate::clock::paris;
use crate::persistence::hard_ends::{self, Pass};
use crate::persistence::{claims, with_retries};
use crate::state::Service;
use abri_domain::assessment::{Granted, law_ends};
use abri_domain::rules::{HardEnd, RuleBook};
use sqlx::PgConnection;
use uuid::Uuid;

/// Claims looked at in one transaction.
const BATCH: i64 = 50;
/// Transactions in one go, so that other work goes on beside.
const AT_ONCE: usize = 4;

/// Looks at some of the claims that a known end may concern; says how many it cut or gave to a person. A worker calls it every
/// few seconds.
pub async fn cut_some(service: &Service) -> Result<usize, UseCaseError> {
    let (schemes, today) = (service.rules.current(), service.clock.today());
    let mut changed = 0;
    for book in schemes.books() {
        for (_, end) in book.hard_ends(today) {
            for _ in 0..AT_ONCE {
                let Some(of_batch) = batch(service, book, end).await? else { break };
                changed += of_batch;
            }
        }
    }
    Ok(changed)
}

/// The next claims of an end's pass; nothing when none is due, or another process is at it.
async fn batch(service: &Service, book: &RuleBook, end: &HardEnd) -> Result<Option<usize>, UseCaseError> {
    let which = (book.scheme().id(), end.code());
    with_retries(|| async {
        let mut transaction = service.pools.pipeline.begin().await?;
        let known = hard_ends::find(&mut transaction, which).await?;
        if due(service, end, known).is_none() || !hard_ends::hold(&mut transaction, which).await? {
            return Ok(None);
        }
        // Once more, now that nobody else is at it.
        let known = hard_ends::find(&mut transaction, which).await?;
        let Some(pass) = due(service, end, known) else { return Ok(None) };
        let found = hard_ends::next(&mut transaction, which.0, &pass, end.statuses(), BATCH).await?;
        let mut changed = 0;
        for candidate in &found {
            changed += match look_at(service, &mut transaction, book, candidate.claim_id).await {
                Err(error) if error.is_of_one_row() => {
                    tracing::error!(claim = %candidate.claim_id, error = %error, "the law may end a claim that can't be read");
                    0
                }
                looked => usize::from(looked?),
            };
        }
        let full = i64::try_from(found.len()).is_ok_and(|found| found == BATCH);
        let pass = match found.into_iter().last() {
            Some(last) => {
                Pass { after_day: last.last_day, after_claim: last.claim_id, finished: !full, ..pass }
            }
            None => Pass { finished: true, ..pass },
        };
        hard_ends::keep(&mut transaction, which, &pass).await?;
        transaction.commit().await?;
        Ok(Some(changed))
    })
    .await
}

/// The pass to go on with, or the one to begin today.
fn due(service: &Service, end: &HardEnd, known: Option<Pass>) -> Option<Pass> {
    let today = service.clock.today();
    match known {
        Some(pass) if !pass.finished => Some(pass),
        Some(pass) if !end.is_looked_for_again(pass.day, today) => None,
        _ => Some(Pass::begun(today, end.last_day())),
    }
}

/// Does to one claim what the law does; false when it leaves it alone.
async fn look_at(
    service: &Service,
    connection: &mut PgConnection,
    book: &RuleBook,
    claim_id: Uuid,
) -> Result<bool, UseCaseError> {
    let claim = claims::lock(connection, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    let file = claim.open(&service.keys.zone_a)?;
    let statuses: Vec<_> = std::iter::once(claim.insured_status).chain(file.other_status).collect();
    let decided_on = claim.decided_at.map(|at| paris(at).date());
    let granted = Granted { state: &claim.state, statuses: &statuses, decided_on };
    let Some((event, _)) = law_ends(&granted, book, service.clock.today()) else { return Ok(false) };
    apply(service, connection, &claim, event, Actor::RULE).await?;
    Ok(true)
}
