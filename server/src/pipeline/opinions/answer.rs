//! Answering: a conclusion goes back, its reasons stay in zone M. Where no doctor delegated it to a technician, it is prepared.

use super::desk::Adviser;
use crate::crypto::Sealer;
use crate::persistence::claims::{self, ClaimRow};
use crate::persistence::opinions::{self, Draft, OpinionRow};
use crate::persistence::staff::SignedIn;
use crate::persistence::with_retries;
use crate::pipeline::delegations::{note_signature, signature_of};
use crate::pipeline::review::refuse_conflict;
use crate::pipeline::transition::{Actor, apply};
use crate::pipeline::{UseCaseError, key_of};
use crate::state::Service;
use abri_domain::claim::ClaimEvent;
use abri_domain::lane::Bar;
use abri_domain::opinion::OpinionRefusal;
use abri_domain::staff::{Matter, Signature};
use abri_domain::stoppage::Stoppage;
use abri_domain::zone::Side;
use sqlx::PgConnection;
use time::Date;
use uuid::Uuid;

/// What came of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerOutcome {
    /// The administrative side has it.
    Given,
    /// It is prepared; a doctor signs.
    Prepared,
    /// The last day is none of these.
    Days(Date, Date),
}

/// Answers the question this person holds, or prepares the answer.
pub async fn answer(
    service: &Service,
    adviser: &Adviser,
    opinion_id: Uuid,
    draft: &Draft,
) -> Result<AnswerOutcome, UseCaseError> {
    with_retries(|| async {
        let mut transaction = service.pools.medical.begin().await?;
        let outcome = settle(service, &mut transaction, adviser, opinion_id, draft).await?;
        transaction.commit().await?;
        Ok(outcome)
    })
    .await
}

async fn settle(
    service: &Service,
    connection: &mut PgConnection,
    adviser: &Adviser,
    opinion_id: Uuid,
    draft: &Draft,
) -> Result<AnswerOutcome, UseCaseError> {
    let (me, now) = (adviser.person().staff_id, service.clock.now());
    let (claim, opinion) = lock(connection, opinion_id).await?;
    let days = Stoppage::new(claim.first_day, claim.last_day).map_err(|_| UseCaseError::Stale)?;
    match opinion.state.answer(draft.conclusion, days) {
        Err(OpinionRefusal::Settled) => return Err(UseCaseError::Stale),
        _ if opinion.holder(now) != Some(me) => return Err(UseCaseError::NotHeld),
        Err(OpinionRefusal::Days { first, last }) => return Ok(AnswerOutcome::Days(first, last)),
        Ok(_) => {}
    }
    refuse_conflict(connection, claim.claim_id, me, now).await?;
    let mandate = adviser.mandate(connection, &claim, now).await?;
    let mandate = mandate.ok_or(UseCaseError::Barred(Bar::OtherFund))?;
    let matter = Matter::Opinion(opinion.question);
    let signature = signature_of(connection, (adviser.person().role, me), &matter, now).await?;
    let key = key_of(service, connection, claim.claim_id, Side::Medical).await?;
    if let Some(signature) = signature {
        let by = (adviser.person(), adviser.actor(mandate));
        give(service, connection, by, (&claim, opinion_id), (draft, &key, signature)).await?;
        return Ok(AnswerOutcome::Given);
    }
    opinions::keep_draft(connection, &key, opinion_id, draft).await?;
    opinions::prepared(connection, opinion_id, me, now).await?;
    Ok(AnswerOutcome::Prepared)
}

/// The claim first, then the question, as everyone does who changes both.
async fn lock(
    connection: &mut PgConnection,
    opinion_id: Uuid,
) -> Result<(ClaimRow, OpinionRow), UseCaseError> {
    let found = opinions::find(connection, opinion_id).await?.ok_or(UseCaseError::NotFound)?;
    let claim = claims::lock(connection, found.claim_id).await?.ok_or(UseCaseError::NotFound)?;
    let opinion = opinions::lock(connection, opinion_id).await?.ok_or(UseCaseError::NotFound)?;
    Ok((claim, opinion))
}

async fn give(
    service: &Service,
    connection: &mut PgConnection,
    (person, actor): (&SignedIn, Actor),
    (claim, opinion_id): (&ClaimRow, Uuid),
    (draft, key, signature): (&Draft, &Sealer, Signature),
) -> Result<(), UseCaseError> {
    let now = service.clock.now();
    opinions::answer(connection, opinion_id, (draft.conclusion, person.staff_id), now).await?;
    let event = ClaimEvent::OpinionGiven { opinion_id, conclusion: draft.conclusion };
    apply(service, connection, claim, event, actor).await?;
    if !draft.reasons.is_empty() {
        let (ids, author) = ((opinion_id, claim.claim_id), (person.role.code(), person.staff_id));
        opinions::keep_reasons(connection, key, ids, &draft.reasons, author, now).await?;
    }
    note_signature(connection, claim.claim_id, signature, actor, now).await
}
