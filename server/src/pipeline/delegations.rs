//! Delegation: a doctor lets a technician sign, until a day, and ends it. Who signed under whom stands in the history of the claim.

use super::UseCaseError;
use super::transition::{Actor, note};
use crate::clock::paris_midnight;
use crate::persistence::assignments::{self, Reviewer};
use crate::persistence::delegations::{self, DelegationRow, NewDelegation};
use crate::persistence::staff::SignedIn;
use crate::persistence::{claims, medical};
use crate::state::Service;
use abri_domain::claim::ClaimEvent;
use abri_domain::staff::{DelegationRefusal, Matter, Right, Signature, StaffRole, may_delegate, signature};
use sqlx::PgConnection;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// A doctor who is signed in: there is no other way to have one.
#[derive(Debug, Clone)]
pub struct Delegator(SignedIn);

impl Delegator {
    /// The person behind a session, if they may delegate.
    pub fn of(person: SignedIn) -> Option<Self> {
        person.role.may(Right::Delegate).then_some(Self(person))
    }

    /// Who.
    pub const fn person(&self) -> &SignedIn {
        &self.0
    }
}

/// What the page shows: the delegations in force, and the technicians.
pub async fn desk(
    service: &Service,
    _by: &Delegator,
) -> Result<(Vec<DelegationRow>, Vec<Reviewer>), UseCaseError> {
    let now = service.clock.now();
    let mut medical = service.pools.medical.acquire().await?;
    let in_force = delegations::all(&mut medical, now).await?;
    drop(medical);
    Ok((in_force, technicians(service, now).await?))
}

async fn technicians(service: &Service, now: OffsetDateTime) -> Result<Vec<Reviewer>, UseCaseError> {
    let mut admin = service.pools.admin.acquire().await?;
    let reviewers = assignments::reviewers(&mut admin, now, now).await?;
    Ok(reviewers.into_iter().filter(|one| one.role == StaffRole::MedicalTechnician).collect())
}

/// Delegates up to and with that day; the use case says why not.
pub async fn give(
    service: &Service,
    by: &Delegator,
    (technician, matter): (Uuid, &Matter),
    last_day: Date,
) -> Result<Result<(), DelegationRefusal>, UseCaseError> {
    let now = service.clock.now();
    let known = technicians(service, now).await?;
    let to = known.iter().find(|one| one.staff_id == technician).map_or(StaffRole::CallDesk, |one| one.role);
    if let Err(refusal) = may_delegate((by.0.role, to), last_day, service.clock.today()) {
        return Ok(Err(refusal));
    }
    let until = paris_midnight(last_day.next_day().unwrap_or(last_day));
    let new = NewDelegation { officer: by.0.staff_id, technician, matter, until };
    let mut connection = service.pools.medical.acquire().await?;
    delegations::give(&mut connection, &new, now).await?;
    Ok(Ok(()))
}

/// Ends one before its day; any doctor may, the one who gave it may be away. False when it was over.
pub async fn end(service: &Service, by: &Delegator, delegation_id: Uuid) -> Result<bool, UseCaseError> {
    let mut connection = service.pools.medical.acquire().await?;
    Ok(delegations::end(&mut connection, delegation_id, by.0.staff_id, service.clock.now()).await?)
}

/// As what someone of the medical side signs that matter; nothing when they may only prepare it.
pub(super) async fn signature_of(
    connection: &mut PgConnection,
    (role, staff_id): (StaffRole, Uuid),
    matter: &Matter,
    now: OffsetDateTime,
) -> Result<Option<Signature>, UseCaseError> {
    let theirs = match role {
        StaffRole::MedicalTechnician => delegations::to(connection, staff_id, now).await?,
        _ => Vec::new(),
    };
    Ok(signature(role, matter, &theirs, now))
}

/// As what someone of the medical side decides a claim: a technician by its ground, which is read for that and not shown.
pub(super) async fn signature_on_claim(
    service: &Service,
    connection: &mut PgConnection,
    (role, staff_id): (StaffRole, Uuid),
    (claim_id, scheme): (Uuid, &str),
) -> Result<Option<Signature>, UseCaseError> {
    if role != StaffRole::MedicalTechnician {
        return Ok(Some(Signature::Own));
    }
    let (_, file) = medical::open(connection, &service.keys.zone_m, claim_id).await?;
    // Nobody delegates a closed envelope.
    let Some(ground) = file.ground else { return Ok(None) };
    let matter = Matter::Decision { scheme: scheme.to_owned(), ground: ground.code().to_owned() };
    signature_of(connection, (role, staff_id), &matter, service.clock.now()).await
}

/// Does someone of either side decide any claim? A technician, only where some ground was delegated.
pub(super) async fn signs_decisions(
    connection: &mut PgConnection,
    (role, staff_id): (StaffRole, Uuid),
    now: OffsetDateTime,
) -> Result<bool, UseCaseError> {
    if role != StaffRole::MedicalTechnician {
        return Ok(true);
    }
    let theirs = delegations::to(connection, staff_id, now).await?;
    Ok(theirs.iter().any(|one| matches!(one.matter, Matter::Decision { .. }) && one.is_in_force(now)))
}

/// Writes down, after an event, under which delegation it was signed; a doctor's own signature needs no such line.
pub(super) async fn note_signature(
    connection: &mut PgConnection,
    claim_id: Uuid,
    signature: Signature,
    actor: Actor,
    now: OffsetDateTime,
) -> Result<(), UseCaseError> {
    let Signature::Under(delegation_id) = signature else { return Ok(()) };
    let claim = claims::lock(connection, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    note(connection, &claim, ClaimEvent::SignedUnder { delegation_id }, actor, now).await?;
    Ok(())
}
