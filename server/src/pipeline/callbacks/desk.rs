//! The phone desk calls: take next, the number while one holds it, what came of it.

use super::{free, hours};
use crate::clock::paris_midnight;
use crate::persistence::callbacks::{self, Line, Placed};
use crate::pipeline::UseCaseError;
use crate::pipeline::assignments::Lead;
use crate::pipeline::call_desk::CallAgent;
use crate::state::Service;
use abri_domain::callback::{CallOutcome, CallbackState, Caller, DAYS_TRIED, DeskHours};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// The calls of today.
pub struct Today {
    /// In order, those of days before that still wait first.
    pub lines: Vec<Line>,
    /// Calls whose half hour is over and that nobody made.
    pub late: i64,
}

/// The calls of today.
pub async fn today(service: &Service, _agent: &CallAgent) -> Result<Today, UseCaseError> {
    let (now, today) = (service.clock.now(), service.clock.today());
    let span = (paris_midnight(today), paris_midnight(today.saturating_add(Duration::DAY)));
    let mut connection = service.pools.admin.acquire().await?;
    let lines = callbacks::list(&mut connection, span, now).await?;
    Ok(Today { lines, late: callbacks::late(&mut connection, now).await? })
}

/// The hours that count, and how many calls are late, for who sets them.
pub async fn settings(service: &Service, _by: &Lead) -> Result<(DeskHours, i64), UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let hours = hours(service, &mut connection).await?;
    Ok((hours, callbacks::late(&mut connection, service.clock.now()).await?))
}

/// The call to make now: one already in hand, or the next; none when nobody waits.
pub async fn take_next(service: &Service, agent: &CallAgent) -> Result<Option<Uuid>, UseCaseError> {
    let (now, me) = (service.clock.now(), agent.person().staff_id);
    let mine = today(service, agent).await?.lines.into_iter().find(|line| line.held_by == Some(me));
    if let Some(line) = mine {
        return Ok(Some(line.callback_id));
    }
    let mut connection = service.pools.admin.acquire().await?;
    Ok(callbacks::take_next(&mut connection, me, now).await?)
}

/// A call in hand.
pub struct Held {
    /// Whom to call.
    pub caller: Caller,
    /// When they asked for, and how often they were called.
    pub line: Line,
}

/// The call that this person holds; any other is not found.
pub async fn held(service: &Service, agent: &CallAgent, callback_id: Uuid) -> Result<Held, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let (key, whose) = (&service.keys.zone_a, (callback_id, agent.person().staff_id));
    let held = callbacks::held(&mut connection, key, whose, service.clock.now()).await?;
    let (caller, line) = held.ok_or(UseCaseError::NotFound)?;
    Ok(Held { caller, line })
}

/// Gives a call back: someone else makes it.
pub async fn give_back(service: &Service, agent: &CallAgent, callback_id: Uuid) -> Result<(), UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    Ok(callbacks::release(&mut connection, callback_id, agent.person().staff_id).await?)
}

/// What became of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is over.
    Ended,
    /// It is offered again, in the half hour that begins then.
    Again(OffsetDateTime),
}

/// Records what came of a call. Who did not answer is called again in the next half hour that has a place.
pub async fn conclude(
    service: &Service,
    agent: &CallAgent,
    callback_id: Uuid,
    outcome: CallOutcome,
) -> Result<Outcome, UseCaseError> {
    let (now, whose) = (service.clock.now(), (callback_id, agent.person().staff_id));
    let tries = held(service, agent, callback_id).await?.line.tries + 1;
    let mut connection = service.pools.admin.acquire().await?;
    if outcome.end(tries).is_none() {
        let hours = hours(service, &mut connection).await?;
        for slot_at in free(service, &mut connection, &hours, DAYS_TRIED).await? {
            let slot = (slot_at, hours.per_slot());
            if callbacks::try_again(&mut connection, whose, slot, now).await? == Placed::Yes {
                return Ok(Outcome::Again(slot_at));
            }
        }
    }
    // No half hour is left in two weeks: it ends as after the last try.
    let state = outcome.end(tries).unwrap_or(CallbackState::NoAnswer);
    let ended = callbacks::finish(&mut connection, whose, state, now).await?;
    if ended { Ok(Outcome::Ended) } else { Err(UseCaseError::NotFound) }
}
