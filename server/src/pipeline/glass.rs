//! Breaking the glass: zone M of one claim for a quarter of an hour, to someone without any business there. Recorded before
//! anything is shown, through the medical pool (the administrative role reads nothing of it, whoever asks); reading only.

use super::UseCaseError;
use super::audit::Auditor;
use super::transition::{Actor, note};
use crate::clock::paris;
use crate::persistence::exchanges::{self, Exchange};
use crate::persistence::glass::{self, NewOpening, OpeningRow};
use crate::persistence::medical::{self, Note};
use crate::persistence::staff::SignedIn;
use crate::persistence::{PersistenceError, claims, opinions, with_retries};
use crate::random;
use crate::state::Service;
use abri_domain::assessment::AssessmentRecord;
use abri_domain::claim::ClaimEvent;
use abri_domain::glass::{GlassReason, GlassVerdict, OPEN_FOR, is_open, review_by};
use abri_domain::ground::Ground;
use abri_domain::reference::ClaimReference;
use abri_domain::staff::Right;
use abri_domain::zone::Side;
use time::OffsetDateTime;
use uuid::Uuid;

/// Openings an auditor sees at once.
const LISTED: i64 = 100;

/// Someone who may break the glass, signed in: there is no other way to have one.
#[derive(Debug, Clone)]
pub struct GlassBreaker(SignedIn);

impl GlassBreaker {
    /// The person behind a session, if they may.
    pub fn of(person: SignedIn) -> Option<Self> {
        person.role.may(Right::BreakGlass).then_some(Self(person))
    }

    /// Who.
    pub const fn person(&self) -> &SignedIn {
        &self.0
    }
}

/// The reference of a claim, for the page that asks to confirm.
pub async fn reference_of(
    service: &Service,
    _by: &GlassBreaker,
    claim_id: Uuid,
) -> Result<ClaimReference, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let claim = claims::find(&mut connection, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    Ok(claim.reference)
}

/// Records the opening, with an event of the claim; shows nothing yet. Answers with its id.
pub async fn break_glass(
    service: &Service,
    by: &GlassBreaker,
    claim_id: Uuid,
    (reason, words): (GlassReason, &str),
) -> Result<Uuid, UseCaseError> {
    with_retries(|| async {
        let (now, role) = (service.clock.now(), by.0.role);
        let mut transaction = service.pools.admin.begin().await?;
        let claim = claims::lock(&mut transaction, claim_id).await?.ok_or(UseCaseError::NotFound)?;
        let glass_id = random::id(now).map_err(PersistenceError::from)?;
        let (by, until) = ((by.0.staff_id, role.code()), now + OPEN_FOR);
        let review_by = review_by(paris(now).date(), &service.office(&claim.fund));
        let new = NewOpening { glass_id, claim_id, by, reason, words, until, review_by };
        glass::open(&mut transaction, &service.keys.zone_a, &new, now).await?;
        let kind = role.actor().ok_or(UseCaseError::NotFound)?;
        let actor = Actor { kind, staff_id: Some(by.0), loan_id: None };
        note(&mut transaction, &claim, ClaimEvent::GlassBroken { glass_id, reason }, actor, now).await?;
        transaction.commit().await?;
        Ok(glass_id)
    })
    .await
}

/// Zone M behind the glass.
pub struct Opened {
    /// The claim.
    pub claim_id: Uuid,
    /// Its reference.
    pub reference: ClaimReference,
    /// Id of its scheme.
    pub scheme: String,
    /// When the glass is whole again.
    pub until: OffsetDateTime,
    /// The ground, unless it lies in its envelope.
    pub ground: Option<Ground>,
    /// What the machine found, whole.
    pub assessment: Option<AssessmentRecord>,
    /// Notes of the medical side.
    pub notes: Vec<Note>,
    /// Its questions and the answers.
    pub exchanges: Vec<Exchange>,
}

/// Reads zone M through an opening of this person that is not over; `None` when it is. Each look is a reading that the insured
/// sees.
pub async fn look(
    service: &Service,
    by: &GlassBreaker,
    glass_id: Uuid,
) -> Result<Option<Opened>, UseCaseError> {
    let (me, now) = (by.0.staff_id, service.clock.now());
    let mut transaction = service.pools.medical.begin().await?;
    let opening = glass::find(&mut transaction, (glass_id, me)).await?.ok_or(UseCaseError::NotFound)?;
    if !is_open(opening.at, now) {
        return Ok(None);
    }
    let claim_id = opening.claim_id;
    let claim = claims::find(&mut transaction, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    medical::log_read(&mut transaction, claim_id, me, by.0.role.code(), now).await?;
    let (key, file) = medical::open(&mut transaction, &service.keys.zone_m, claim_id).await?;
    let assessment = medical::assessment(&mut transaction, &key, claim_id).await?;
    let mut notes = medical::notes(&mut transaction, &key, claim_id).await?;
    notes.extend(opinions::reasons(&mut transaction, &key, claim_id).await?);
    let exchanges = exchanges::of_claim(&mut transaction, &key, claim_id, Side::Medical).await?;
    transaction.commit().await?;
    let (reference, scheme, until) = (claim.reference, claim.scheme, opening.at + OPEN_FOR);
    let ground = file.ground;
    Ok(Some(Opened { claim_id, reference, scheme, until, ground, assessment, notes, exchanges }))
}

/// Every opening, those nobody looked at first.
pub async fn openings(service: &Service, _auditor: &Auditor) -> Result<Vec<OpeningRow>, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    Ok(glass::all(&mut connection, &service.keys.zone_a, LISTED).await?)
}

/// Writes down what an auditor thinks of an opening; false when someone did before, or it was their own.
pub async fn review(
    service: &Service,
    auditor: &Auditor,
    glass_id: Uuid,
    verdict: (GlassVerdict, &str),
) -> Result<bool, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let (key, by, now) = (&service.keys.zone_a, auditor.person().staff_id, service.clock.now());
    Ok(glass::review(&mut connection, key, (glass_id, by), verdict, now).await?)
}
