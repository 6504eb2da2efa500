//! One act on many claims: each in a transaction of its own, with what became of it. Nothing is ever decided that way.

use super::{Seeker, label_one};
use crate::persistence::claims;
use crate::pipeline::UseCaseError;
use crate::pipeline::assignments::{self, Lead, Moved};
use crate::pipeline::review::{self, Agent, Taken};
use crate::state::Service;
use abri_domain::listing::{BulkOutcome, TypedReference};
use uuid::Uuid;

/// What is done to each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// A label is put on, or taken off.
    Label {
        /// Which one.
        label_id: Uuid,
        /// On.
        on: bool,
    },
    /// Who reviews takes it.
    Take,
    /// Who reviews gives back what they hold.
    Release,
    /// A supervisor puts it back into the queue.
    PutBack,
    /// A supervisor gives it to someone.
    Give(Uuid),
}

/// A claim that was picked: in the list, or by its reference. Never printed: anything may have been typed.
#[derive(Clone, PartialEq, Eq)]
pub enum Picked {
    /// In the list.
    Claim(Uuid),
    /// By what was typed.
    Typed(TypedReference),
}

/// Does it to each claim in turn; answers with the claim, if it was found, and what became of it.
pub async fn perform(
    service: &Service,
    seeker: &Seeker,
    act: Act,
    picked: &[Picked],
) -> Result<Vec<(Option<Uuid>, BulkOutcome)>, UseCaseError> {
    let mut outcomes = Vec::with_capacity(picked.len());
    for one in picked {
        let Some(claim_id) = in_sight(service, seeker, one).await? else {
            let is_typed = matches!(one, Picked::Typed(Err(_)));
            let outcome = if is_typed { BulkOutcome::NoReference } else { BulkOutcome::NotFound };
            outcomes.push((None, outcome));
            continue;
        };
        // What fails for one claim keeps no other from being done; it is logged, without the claim's person.
        let outcome =
            one_act(service, seeker, act, claim_id).await.unwrap_or_else(|error| outcome_of(&error));
        outcomes.push((Some(claim_id), outcome));
    }
    Ok(outcomes)
}

async fn in_sight(service: &Service, seeker: &Seeker, picked: &Picked) -> Result<Option<Uuid>, UseCaseError> {
    let mut connection = seeker.pool(service).acquire().await?;
    match picked {
        Picked::Typed(Ok(reference)) => {
            let found = claims::search_reference(&mut connection, seeker.sight(), reference).await?;
            Ok(found.into_iter().next())
        }
        Picked::Typed(Err(_)) => Ok(None),
        Picked::Claim(claim_id) => {
            let seen = claims::seen(&mut connection, seeker.sight(), &[*claim_id]).await?;
            Ok(seen.into_iter().next())
        }
    }
}

fn outcome_of(error: &UseCaseError) -> BulkOutcome {
    match error {
        UseCaseError::NotFound => BulkOutcome::NotFound,
        UseCaseError::Barred(bar) => BulkOutcome::Barred(*bar),
        UseCaseError::Transition(_) | UseCaseError::Stale => BulkOutcome::NotWaiting,
        UseCaseError::NotHeld => BulkOutcome::Held,
        error => {
            tracing::warn!(error = %error, "one of many claims could not be acted on");
            BulkOutcome::Failed
        }
    }
}

async fn one_act(
    service: &Service,
    seeker: &Seeker,
    act: Act,
    claim_id: Uuid,
) -> Result<BulkOutcome, UseCaseError> {
    match act {
        Act::Label { label_id, on } => {
            let changed = label_one(service, seeker, (claim_id, label_id), on).await?;
            Ok(if changed { BulkOutcome::Done } else { BulkOutcome::Unchanged })
        }
        Act::Take => {
            let agent = Agent::of(seeker.person.clone()).ok_or(UseCaseError::NotFound)?;
            Ok(match review::take(service, &agent, claim_id).await? {
                Taken::Now => BulkOutcome::Done,
                Taken::Already => BulkOutcome::Unchanged,
                Taken::Held => BulkOutcome::Held,
                Taken::NotWaiting => BulkOutcome::NotWaiting,
            })
        }
        Act::Release => {
            let agent = Agent::of(seeker.person.clone()).ok_or(UseCaseError::NotFound)?;
            let released = review::release(service, &agent, claim_id).await?;
            Ok(if released { BulkOutcome::Done } else { BulkOutcome::Unchanged })
        }
        Act::PutBack => assign(service, seeker, claim_id, None).await,
        Act::Give(to) => assign(service, seeker, claim_id, Some(to)).await,
    }
}

async fn assign(
    service: &Service,
    seeker: &Seeker,
    claim_id: Uuid,
    to: Option<Uuid>,
) -> Result<BulkOutcome, UseCaseError> {
    let lead = Lead::of(seeker.person.clone()).ok_or(UseCaseError::NotFound)?;
    Ok(match assignments::assign(service, &lead, claim_id, to).await? {
        Moved::Done => BulkOutcome::Done,
        Moved::Already => BulkOutcome::Unchanged,
        Moved::Changed => BulkOutcome::NotWaiting,
        Moved::NotTheirs => BulkOutcome::NotTheirs,
        Moved::Barred(bar) => BulkOutcome::Barred(bar),
    })
}
