//! What an auditor may look into: days, the trail of a claim by its reference and with a reason, what staff did. No ground,
//! no words, no identity of an insured person.

use crate::clock::paris_midnight;
use crate::persistence::audit::checks::{self, Check};
use crate::persistence::audit::days;
use crate::persistence::audit::lookups::{self, Acts, Desk as At, Lookup, Typed};
use crate::persistence::audit::searches::{self, Search};
use crate::persistence::events;
use crate::persistence::glass::{self, Unreviewed};
use crate::persistence::staff::SignedIn;
use crate::pipeline::UseCaseError;
use crate::state::Service;
use abri_domain::audit::DayRecord;
use abri_domain::claim::EventRecord;
use abri_domain::reference::ClaimReference;
use abri_domain::staff::Right;
use std::collections::BTreeMap;
use time::{Date, Duration, OffsetDateTime};
use uuid::Uuid;

/// Closed days shown.
const DAYS: Duration = Duration::days(90);
/// Lookups and searches shown.
const LOOKUPS: i64 = 50;

/// A member of staff who is signed in and audits.
#[derive(Debug, Clone)]
pub struct Auditor(SignedIn);

impl Auditor {
    /// The person behind a session, if they audit.
    pub fn of(person: SignedIn) -> Option<Self> {
        person.role.may(Right::Audit).then_some(Self(person))
    }

    /// Who.
    pub const fn person(&self) -> &SignedIn {
        &self.0
    }
}

/// What the first page shows.
pub struct Desk {
    /// The last closed days, the newest first, with when they were closed.
    pub days: Vec<(DayRecord, OffsetDateTime)>,
    /// The last time the trail was verified.
    pub check: Option<Check>,
    /// Exceptional accesses nobody looked at.
    pub unreviewed: Unreviewed,
    /// The last lookups of all auditors.
    pub lookups: Vec<Lookup>,
    /// The last searches of staff for a person.
    pub searches: Vec<Search>,
}

/// The days, the last verification, the lookups.
pub async fn desk(service: &Service, _auditor: &Auditor) -> Result<Desk, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let today = service.clock.today();
    let days = days::between(&mut connection, (today - DAYS, today)).await?;
    let check = checks::last(&mut connection).await?;
    let lookups = lookups::last(&mut connection, &service.keys.zone_a, LOOKUPS).await?;
    let searches = searches::last(&mut connection, LOOKUPS).await?;
    let unreviewed = glass::unreviewed(&mut connection, today).await?;
    Ok(Desk { days, check, unreviewed, lookups, searches })
}

/// A reference, and why its trail is looked up.
pub struct LookupForm {
    /// The reference, read.
    pub reference: ClaimReference,
    /// Why, as typed.
    pub reason: String,
}

/// Writes down that an auditor looks a claim up, whether there is one or not; answers with the id of the lookup.
pub async fn look_up(service: &Service, auditor: &Auditor, form: &LookupForm) -> Result<Uuid, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let claim_id = lookups::claim_of(&mut connection, &form.reference).await?;
    let by = auditor.0.staff_id;
    let typed = Typed { reference: form.reference.to_string(), reason: form.reason.clone() };
    let (key, now) = (&service.keys.zone_a, service.clock.now());
    Ok(lookups::add(&mut connection, key, (At::Audit, by, claim_id), &typed, now).await?)
}

/// What was looked up.
pub struct LookedUp {
    /// The lookup.
    pub lookup: Lookup,
    /// The history of the claim; empty when there is none.
    pub history: Vec<EventRecord>,
    /// Names of the staff in it.
    pub names: BTreeMap<Uuid, String>,
}

/// The trail that this auditor looked up within the last hour; any other is not found.
pub async fn looked_up(
    service: &Service,
    auditor: &Auditor,
    lookup_id: Uuid,
) -> Result<LookedUp, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let (key, by, now) = (&service.keys.zone_a, auditor.0.staff_id, service.clock.now());
    let lookup = lookups::find(&mut connection, key, (At::Audit, lookup_id, by), now).await?;
    let lookup = lookup.ok_or(UseCaseError::NotFound)?;
    let Some(claim_id) = lookup.claim_id else {
        return Ok(LookedUp { lookup, history: Vec::new(), names: BTreeMap::new() });
    };
    let history = events::of_claim(&mut connection, claim_id).await?;
    let names = lookups::names(&mut connection, claim_id).await?.into_iter().collect();
    Ok(LookedUp { lookup, history: history.into_iter().map(|(record, _)| record).collect(), names })
}

/// What each member of staff did from one day to another, both included.
pub async fn acts(
    service: &Service,
    _auditor: &Auditor,
    (first, last): (Date, Date),
) -> Result<Vec<Acts>, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let until = paris_midnight(last.next_day().unwrap_or(last));
    Ok(lookups::acts(&mut connection, (paris_midnight(first), until)).await?)
}
