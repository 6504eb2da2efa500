//! Calls back: someone who can't get through books a half hour, the phone desk calls. Free half hours follow the fund's working
//! days and the hours that supervisors set; a code on the screen moves or cancels, and says nothing of anyone.

mod desk;

pub use desk::{Held, Outcome, Today, conclude, give_back, held, settings, take_next, today};

use crate::clock::paris_instant;
use crate::persistence::access;
use crate::persistence::callbacks::{self, NewCallback, Placed};
use crate::pipeline::UseCaseError;
use crate::pipeline::assignments::Lead;
use crate::random;
use crate::state::Service;
use abri_domain::callback::{Caller, DAYS_OFFERED, DeskHours, days};
use abri_domain::reference::CallbackCode;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// Calls that one network may book, and wrong codes it may try, within a quarter of an hour.
const TRIES: i64 = 10;

/// Who books.
#[derive(Debug, Clone, Copy)]
pub enum Booker<'b> {
    /// The person themselves, from that network.
    Person(&'b str),
    /// Someone of the desk.
    Desk(Uuid),
}

/// What became of a wish.
pub enum Booked {
    /// It is booked, and this code opens it.
    Yes(CallbackCode),
    /// The half hour is full, or is none that is offered.
    Full,
    /// That number has a call to come.
    SamePhone,
    /// Too many from that network.
    TooMany,
}

/// The hours that count: those that were set, or those of the configuration.
async fn hours(service: &Service, connection: &mut PgConnection) -> Result<DeskHours, UseCaseError> {
    Ok(callbacks::hours(connection).await?.unwrap_or(service.callback_hours))
}

/// Sets the hours.
pub async fn set_hours(service: &Service, by: &Lead, hours: &DeskHours) -> Result<(), UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    callbacks::set_hours(&mut connection, hours, by.person.staff_id, service.clock.now()).await?;
    Ok(())
}

/// The half hours that still have a place, in order.
pub async fn free_slots(service: &Service) -> Result<Vec<OffsetDateTime>, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let hours = hours(service, &mut connection).await?;
    free(service, &mut connection, &hours, DAYS_OFFERED).await
}

async fn free(
    service: &Service,
    connection: &mut PgConnection,
    hours: &DeskHours,
    working_days: u16,
) -> Result<Vec<OffsetDateTime>, UseCaseError> {
    let now = service.clock.now();
    let taken = callbacks::taken(connection, now).await?;
    let is_full = |slot: &OffsetDateTime| {
        let places = taken.iter().find(|(at, _)| at == slot).map_or(0, |(_, places)| *places);
        places >= i64::from(hours.per_slot())
    };
    // The desk serves every fund: only a holiday of the whole country closes it.
    let days = days(service.clock.today(), working_days, &service.calendar.office(Vec::new()));
    let slots =
        days.into_iter().flat_map(|day| hours.slots().filter_map(move |time| paris_instant(day, time)));
    Ok(slots.filter(|slot| *slot > now && !is_full(slot)).collect())
}

/// Books a half hour.
pub async fn book(
    service: &Service,
    caller: &Caller,
    slot_at: OffsetDateTime,
    by: Booker<'_>,
) -> Result<Booked, UseCaseError> {
    let now = service.clock.now();
    let mut connection = service.pools.admin.acquire().await?;
    let hours = hours(service, &mut connection).await?;
    if !free(service, &mut connection, &hours, DAYS_OFFERED).await?.contains(&slot_at) {
        return Ok(Booked::Full);
    }
    if let Booker::Person(network) = by
        && !admits(service, &mut connection, "callback", network, true).await?
    {
        return Ok(Booked::TooMany);
    }
    let code = CallbackCode::from_random(random::bytes()?);
    let new = NewCallback {
        callback_id: random::id(now)?,
        code_index: code_index(service, &code),
        phone_index: service.keys.index.index("callback-phone", caller.phone.as_str().as_bytes()),
        caller,
        booked_by: if let Booker::Desk(staff_id) = by { Some(staff_id) } else { None },
    };
    let slot = (slot_at, hours.per_slot());
    Ok(match callbacks::book(&mut connection, &service.keys.zone_a, &new, slot, now).await? {
        Placed::Yes => Booked::Yes(code),
        Placed::No => Booked::Full,
        Placed::SamePhone => Booked::SamePhone,
    })
}

/// May that network try once more? `counts` writes the try down.
async fn admits(
    service: &Service,
    connection: &mut PgConnection,
    what: &str,
    network: &str,
    counts: bool,
) -> Result<bool, UseCaseError> {
    let (now, subject) = (service.clock.now(), service.keys.index.index("callback-tries", what.as_bytes()));
    if access::recent_attempts(connection, &subject, network, now).await? >= TRIES {
        return Ok(false);
    }
    if counts {
        access::record_attempt(connection, &subject, network, now).await?;
    }
    Ok(true)
}

fn code_index(service: &Service, code: &CallbackCode) -> [u8; 32] {
    service.keys.index.index("callback-code", code.as_str().as_bytes())
}

/// What a code opens.
pub enum Found {
    /// A call to come, in the half hour that begins then.
    Booked(Uuid, OffsetDateTime),
    /// None: wrong, over or cancelled read the same.
    None,
    /// Too many wrong codes from that network.
    TooMany,
}

/// Looks for the call back of a code.
pub async fn find(service: &Service, typed: &str, network: &str) -> Result<Found, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    if !admits(service, &mut connection, "code", network, false).await? {
        return Ok(Found::TooMany);
    }
    if let Ok(code) = CallbackCode::parse(typed)
        && let Some((callback_id, slot_at)) =
            callbacks::find_by_code(&mut connection, &code_index(service, &code)).await?
    {
        return Ok(Found::Booked(callback_id, slot_at));
    }
    admits(service, &mut connection, "code", network, true).await?;
    Ok(Found::None)
}

/// Moves a call back to another half hour; false when there is no place, or someone calls right now.
pub async fn reschedule(
    service: &Service,
    callback_id: Uuid,
    slot_at: OffsetDateTime,
) -> Result<bool, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let hours = hours(service, &mut connection).await?;
    if !free(service, &mut connection, &hours, DAYS_OFFERED).await?.contains(&slot_at) {
        return Ok(false);
    }
    let slot = (slot_at, hours.per_slot());
    let now = service.clock.now();
    Ok(callbacks::reschedule(&mut connection, callback_id, slot, now).await? == Placed::Yes)
}

/// Cancels a call back.
pub async fn cancel(service: &Service, callback_id: Uuid) -> Result<(), UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    Ok(callbacks::cancel(&mut connection, callback_id, service.clock.now()).await?)
}
