//! Filing for others: someone of the fund types what an insured person says on the phone, or what a paper holds. The same
//! checks and the same intake as the form; what differs is who stands in the history and the day it counts from.

use crate::clock::{paris, paris_instant};
use crate::persistence::claims::{self, AssistedRow, ClaimFile, ClaimRow, Filed, next_envelope};
use crate::persistence::staff::SignedIn;
use crate::pipeline::UseCaseError;
use crate::pipeline::intake::{self, Assisted, IntakeError, Submission};
use crate::pipeline::transition::Actor;
use crate::state::Service;
use abri_domain::claim::ActorKind;
use abri_domain::form::{FormRules, NewClaim};
use abri_domain::staff::Right;
use abri_domain::status::Channel;
use time::macros::time;
use time::{Date, Duration, OffsetDateTime};
use uuid::Uuid;

/// What a desk typed can be opened there that long; then it takes the person's reference and birth date again.
const OPEN_FOR: Duration = Duration::hours(12);
/// Claims listed at a desk.
const LISTED: i64 = 50;

/// A member of staff who is signed in and files for the insured, by the channel of their role.
#[derive(Debug, Clone)]
pub struct Filer {
    person: SignedIn,
    channel: Channel,
    kind: ActorKind,
}

impl Filer {
    /// The person behind a session, if they file for others.
    pub fn of(person: SignedIn) -> Option<Self> {
        let (channel, kind) = (person.role.channel()?, person.role.actor()?);
        person.role.may(Right::FileForOthers).then_some(Self { person, channel, kind })
    }

    /// Who.
    pub const fn person(&self) -> &SignedIn {
        &self.person
    }

    /// By which way the claims they type come in.
    pub const fn channel(&self) -> Channel {
        self.channel
    }

    /// As what they stand in the history of a claim.
    pub const fn actor(&self) -> Actor {
        Actor { kind: self.kind, staff_id: Some(self.person.staff_id), loan_id: None }
    }

    /// Does the medical part stay in its envelope?
    pub fn seals(&self) -> bool {
        self.channel == Channel::Paper
    }
}

/// The rules of a claim received on that day: those of now for today, of noon for a day before.
pub fn rules_on(service: &Service, scheme: &str, received_on: Date) -> Option<FormRules> {
    let now = paris(service.clock.now());
    let stamped = (received_on < now.date()).then(|| paris_instant(received_on, time!(12:00))).flatten();
    service.form_rules_at(scheme, stamped.unwrap_or(now))
}

/// A claim as a desk sends it.
pub struct ToFile {
    /// The claim.
    pub claim: NewClaim,
    /// Makes a second submission the same claim.
    pub submit_key: Uuid,
    /// Language of the person: `fr` or `en`.
    pub language: &'static str,
    /// The day it counts from.
    pub received_on: Date,
}

/// Records it; answers once it is durable.
pub async fn file(service: &Service, filer: &Filer, to_file: ToFile) -> Result<Uuid, FilingError> {
    let envelope = if filer.seals() {
        let mut connection = service.pools.admin.acquire().await.map_err(UseCaseError::from)?;
        Some(next_envelope(&mut connection).await.map_err(UseCaseError::from)?)
    } else {
        None
    };
    let ToFile { claim, submit_key, language, received_on } = to_file;
    let typed_by = filer.person.staff_id;
    let row = AssistedRow { typed_by, received_on, envelope, opened_at: None };
    let assisted = Some(Assisted { kind: filer.kind, row });
    let channel = filer.channel;
    let submission = Submission { claim, submit_key, language, channel, assisted, session: None };
    Ok(intake::submit(service, submission).await?)
}

/// Why a claim could not be filed.
#[derive(Debug, thiserror::Error)]
pub enum FilingError {
    /// Before the intake.
    #[error(transparent)]
    UseCase(#[from] UseCaseError),
    /// The intake.
    #[error(transparent)]
    Intake(#[from] IntakeError),
}

/// A claim that this person typed within the last hours; any other is not found.
pub async fn filed(
    service: &Service,
    filer: &Filer,
    claim_id: Uuid,
) -> Result<(ClaimRow, ClaimFile), UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let claim = claims::find(&mut connection, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    let mine = claim.assisted.is_some_and(|assisted| assisted.typed_by == filer.person.staff_id);
    if !mine || claim.submitted_at <= since(service) {
        return Err(UseCaseError::NotFound);
    }
    let file = claim.open(&service.keys.zone_a)?;
    Ok((claim, file))
}

/// What this person typed within the last hours, the newest first.
pub async fn filed_lately(service: &Service, filer: &Filer) -> Result<Vec<Filed>, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    Ok(claims::filed_by(&mut connection, filer.person.staff_id, since(service), LISTED).await?)
}

fn since(service: &Service) -> OffsetDateTime {
    service.clock.now() - OPEN_FOR
}
