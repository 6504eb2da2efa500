//! The side that answers: take next, open what the question shows. Each opening is a reading of zone M.

use super::facts::{Fact, facts};
use crate::persistence::claims::{self, ClaimRow};
use crate::persistence::opinions::{self, Draft, HeldOpinion, OpinionRow, Waiting};
use crate::persistence::staff::SignedIn;
use crate::persistence::{PersistenceError, conflicts, medical, staff};
use crate::pipeline::UseCaseError;
use crate::pipeline::delegations::signature_of;
use crate::pipeline::review::mandate_of;
use crate::pipeline::transition::Actor;
use crate::state::Service;
use abri_domain::claim::ActorKind;
use abri_domain::lane::{Lanes, Mandate, Worker};
use abri_domain::opinion::OpinionState;
use abri_domain::reference::ClaimReference;
use abri_domain::staff::{Matter, Right, Signature, StaffRole};
use abri_domain::zone::Side;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// Someone of the medical side, signed in: there is no other way to have one, so no use case here asks again.
#[derive(Debug, Clone)]
pub struct Adviser(SignedIn);

impl Adviser {
    /// The person behind a session, if they answer questions.
    pub fn of(person: SignedIn) -> Option<Self> {
        person.role.may(Right::Advise).then_some(Self(person))
    }

    /// Who.
    pub const fn person(&self) -> &SignedIn {
        &self.0
    }

    /// As the actor of an event, and on whose behalf.
    pub(super) fn actor(&self, mandate: Mandate) -> Actor {
        let kind = self.0.role.actor().unwrap_or(ActorKind::MedicalOfficer);
        Actor { kind, staff_id: Some(self.0.staff_id), loan_id: mandate.loan_id() }
    }

    /// On whose behalf they answer a question about that claim, if they may: their own fund's, or that of one that lent it to
    /// be decided.
    pub(super) async fn mandate(
        &self,
        connection: &mut PgConnection,
        claim: &ClaimRow,
        now: OffsetDateTime,
    ) -> Result<Option<Mandate>, PersistenceError> {
        let worker = Worker { fund: self.0.fund.clone(), side: Side::Medical, lanes: Lanes::default() };
        let mandate = mandate_of(connection, &worker, claim, now).await?;
        Ok(mandate.filter(|mandate| mandate.bar().is_none()))
    }
}

/// What the desk shows.
pub struct Desk {
    /// Questions this person holds.
    pub mine: Vec<HeldOpinion>,
    /// How many are open.
    pub waiting: Waiting,
}

/// The desk.
pub async fn desk(service: &Service, adviser: &Adviser) -> Result<Desk, UseCaseError> {
    let mut connection = service.pools.medical.acquire().await?;
    let mine = opinions::held_by(&mut connection, adviser.0.staff_id, service.clock.now()).await?;
    Ok(Desk { mine, waiting: opinions::waiting(&mut connection, service.clock.today()).await? })
}

/// Takes the question that is due first, of those of their fund and of what is lent to it; nobody chooses.
pub async fn take_next(service: &Service, adviser: &Adviser) -> Result<Option<Uuid>, UseCaseError> {
    let mut connection = service.pools.medical.acquire().await?;
    let signs = adviser.0.role == StaffRole::MedicalOfficer;
    let who = (adviser.0.staff_id, adviser.0.fund.as_deref());
    Ok(opinions::take_next(&mut connection, who, signs, service.clock.now()).await?)
}

/// Gives a question back.
pub async fn release(service: &Service, adviser: &Adviser, opinion_id: Uuid) -> Result<(), UseCaseError> {
    let mut connection = service.pools.medical.acquire().await?;
    Ok(opinions::release(&mut connection, opinion_id, adviser.0.staff_id).await?)
}

/// A question as its page shows it.
pub struct OpenOpinion {
    /// It.
    pub opinion: OpinionRow,
    /// Reference of its claim.
    pub reference: ClaimReference,
    /// Code of the fund.
    pub fund: String,
    /// Id of the scheme.
    pub scheme: String,
    /// What the asker added.
    pub words: Option<String>,
    /// What it shows; nothing to who does not hold it.
    pub shown: Option<Shown>,
}

/// What is shown to who holds a question.
pub struct Shown {
    /// The fields the question names.
    pub facts: Vec<Fact>,
    /// What a technician prepared, with their name.
    pub draft: Option<(Draft, String)>,
    /// As what this person signs; nothing when they may only prepare.
    pub signature: Option<Signature>,
}

/// Opens a question. To who holds it, with what it shows, which is written down as a reading of zone M.
pub async fn open(
    service: &Service,
    adviser: &Adviser,
    opinion_id: Uuid,
) -> Result<OpenOpinion, UseCaseError> {
    let (me, now) = (adviser.0.staff_id, service.clock.now());
    let mut transaction = service.pools.medical.begin().await?;
    opinions::renew(&mut transaction, opinion_id, me, now).await?;
    let opinion = opinions::find(&mut transaction, opinion_id).await?.ok_or(UseCaseError::NotFound)?;
    let claim = claims::find(&mut transaction, opinion.claim_id).await?.ok_or(UseCaseError::NotFound)?;
    let mine = opinion.state == OpinionState::Asked && opinion.holder(now) == Some(me);
    // A tie that was declared, or a loan that ended, since it was taken: nothing is shown.
    let tied = conflicts::ties(&mut transaction, claim.claim_id, me, now).await?.conflict().is_some();
    let mandate = adviser.mandate(&mut transaction, &claim, now).await?;
    let shown = if mine && !tied && mandate.is_some() {
        Some(show(service, &mut transaction, adviser, (&opinion, &claim)).await?)
    } else {
        None
    };
    transaction.commit().await?;
    let words = opinion.words(&service.keys.zone_a)?;
    let (reference, fund, scheme) = (claim.reference, claim.fund, claim.scheme);
    Ok(OpenOpinion { opinion, reference, fund, scheme, words, shown })
}

async fn show(
    service: &Service,
    connection: &mut PgConnection,
    adviser: &Adviser,
    (opinion, claim): (&OpinionRow, &ClaimRow),
) -> Result<Shown, UseCaseError> {
    let (me, role, now) = (adviser.0.staff_id, adviser.0.role, service.clock.now());
    medical::log_read(connection, claim.claim_id, me, role.code(), now).await?;
    let (key, file) = medical::open(connection, &service.keys.zone_m, claim.claim_id).await?;
    let record = medical::assessment(connection, &key, claim.claim_id).await?;
    let whole = claim.open(&service.keys.zone_a)?;
    let draft = opinions::draft(connection, &key, opinion.opinion_id).await?;
    let name = staff::name_of(connection, opinion.prepared_by.unwrap_or_default()).await?;
    let matter = Matter::Opinion(opinion.question);
    Ok(Shown {
        facts: facts(opinion.question, (claim, &whole), file.ground.as_ref(), record.as_ref()),
        draft: draft.map(|draft| (draft, name.unwrap_or_default())),
        signature: signature_of(connection, (role, me), &matter, now).await?,
    })
}
