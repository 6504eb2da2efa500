//! Who works on what, as a supervisor spreads it: claims moved from hand to hand, and the lanes of each member of staff. A move
//! is no event of the claim, whose state is the same; it is written down beside it.

use super::UseCaseError;
use super::review::mandate_of;
use crate::persistence::assignments::{self, HeldClaim, Move, MoveKind, Reviewer};
use crate::persistence::claims::{self, ClaimRow};
use crate::persistence::lanes::{self, LaneRow};
use crate::persistence::staff::SignedIn;
use crate::persistence::{conflicts, with_retries};
use crate::state::Service;
use abri_domain::claim::ClaimState;
use abri_domain::lane::{Bar, LaneKind, Lanes, Worker};
use abri_domain::staff::Right;
use sqlx::PgConnection;
use time::Duration;
use uuid::Uuid;

/// How long a claim that was given waits for the person to open it: half a working day. Their first look starts the usual lease.
pub(super) const GIVEN: Duration = Duration::hours(4);

/// How far back the claims that people chose themselves are counted.
const CHOSEN_SINCE: Duration = Duration::days(7);

/// Whoever spreads the work. There is no other way to have one than the session of someone with that right.
#[derive(Debug, Clone)]
pub struct Lead {
    /// Who.
    pub person: SignedIn,
}

impl Lead {
    /// The person of a session, if their role spreads the work.
    pub fn of(person: SignedIn) -> Option<Self> {
        person.role.may(Right::Reassign).then_some(Self { person })
    }
}

/// What a supervisor sees: no claim but by its reference, and nothing of its person.
pub struct Assignments {
    /// Claims in someone's hands.
    pub held: Vec<HeldClaim>,
    /// Those who review claims.
    pub reviewers: Vec<Reviewer>,
    /// Their lanes.
    pub lanes: Vec<LaneRow>,
}

/// What became of a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// It is done.
    Done,
    /// It was so already.
    Already,
    /// Someone else holds it by now, or nobody; or it waits for nobody.
    Changed,
    /// There is no such person, or they don't review claims of that side.
    NotTheirs,
    /// They may not work on it.
    Barred(Bar),
}

/// Who holds what, and who works which lanes.
pub async fn assignments(service: &Service, _lead: &Lead) -> Result<Assignments, UseCaseError> {
    let now = service.clock.now();
    let mut connection = service.pools.admin.acquire().await?;
    Ok(Assignments {
        held: assignments::held_now(&mut connection, now).await?,
        reviewers: assignments::reviewers(&mut connection, now - CHOSEN_SINCE, now).await?,
        lanes: lanes::all(&mut connection).await?,
    })
}

/// Those a claim can be given to.
pub async fn colleagues(service: &Service, _lead: &Lead) -> Result<Vec<Reviewer>, UseCaseError> {
    let now = service.clock.now();
    let mut connection = service.pools.admin.acquire().await?;
    Ok(assignments::reviewers(&mut connection, now, now).await?)
}

/// Moves a claim that `from` holds to someone else, or back into the queue.
pub async fn reassign(
    service: &Service,
    lead: &Lead,
    claim_id: Uuid,
    (from, to): (Uuid, Option<Uuid>),
) -> Result<Moved, UseCaseError> {
    with_retries(|| async {
        let now = service.clock.now();
        let mut transaction = service.pools.admin.begin().await?;
        let claim = claims::lock(&mut transaction, claim_id).await?.ok_or(UseCaseError::NotFound)?;
        let ClaimState::InReview { .. } = claim.state else { return Ok(Moved::Changed) };
        if claim.holder(now) != Some(from) {
            return Ok(Moved::Changed);
        }
        let moved = hand_over(service, lead, &mut transaction, &claim, to).await?;
        transaction.commit().await?;
        Ok(moved)
    })
    .await
}

/// The same, whoever holds it or nobody: one of many claims at once.
pub async fn assign(
    service: &Service,
    lead: &Lead,
    claim_id: Uuid,
    to: Option<Uuid>,
) -> Result<Moved, UseCaseError> {
    with_retries(|| async {
        let mut transaction = service.pools.admin.begin().await?;
        let claim = claims::lock(&mut transaction, claim_id).await?.ok_or(UseCaseError::NotFound)?;
        let ClaimState::InReview { .. } = claim.state else { return Ok(Moved::Changed) };
        if claim.holder(service.clock.now()) == to {
            return Ok(Moved::Already);
        }
        let moved = hand_over(service, lead, &mut transaction, &claim, to).await?;
        transaction.commit().await?;
        Ok(moved)
    })
    .await
}

/// Gives a claim, whose row the transaction holds, to someone or back to the queue, and writes it down.
async fn hand_over(
    service: &Service,
    lead: &Lead,
    connection: &mut PgConnection,
    claim: &ClaimRow,
    to: Option<Uuid>,
) -> Result<Moved, UseCaseError> {
    if let Some(refused) = refuse(service, connection, claim, to).await? {
        return Ok(refused);
    }
    let (claim_id, now) = (claim.claim_id, service.clock.now());
    let kind = if to.is_some() { MoveKind::Given } else { MoveKind::PutBack };
    match to {
        Some(to) => claims::hold(connection, claim_id, to, now + GIVEN, now).await?,
        None => claims::put_back(connection, claim_id).await?,
    }
    let moved = Move { claim_id, kind, from: claim.holder(now), to, by: lead.person.staff_id };
    assignments::record(connection, moved, now).await?;
    Ok(Moved::Done)
}

/// Lanes don't bind a supervisor; the side, the fund and a conflict of interest do.
async fn refuse(
    service: &Service,
    connection: &mut PgConnection,
    claim: &ClaimRow,
    to: Option<Uuid>,
) -> Result<Option<Moved>, UseCaseError> {
    let Some(to) = to else { return Ok(None) };
    let now = service.clock.now();
    let reviewers = assignments::reviewers(connection, now, now).await?;
    let theirs = |reviewer: &&Reviewer| reviewer.staff_id == to && reviewer.role.side() == claim.state.side();
    let Some((reviewer, side)) = reviewers.iter().find(theirs).zip(claim.state.side()) else {
        return Ok(Some(Moved::NotTheirs));
    };
    let worker = Worker { fund: reviewer.fund.clone(), side, lanes: Lanes::default() };
    if mandate_of(connection, &worker, claim, now).await?.is_none() {
        return Ok(Some(Moved::Barred(Bar::OtherFund)));
    }
    let ties = conflicts::ties(connection, claim.claim_id, to, now).await?;
    Ok(ties.conflict().map(Moved::Barred))
}

/// Gives a member of staff a kind of claim to work; false when there is no such person, fund or scheme, or the kind is any.
pub async fn add_lane(
    service: &Service,
    _lead: &Lead,
    staff_id: Uuid,
    kind: &LaneKind,
) -> Result<bool, UseCaseError> {
    let now = service.clock.now();
    let mut connection = service.pools.admin.acquire().await?;
    let reviewers = assignments::reviewers(&mut connection, now, now).await?;
    if *kind == LaneKind::default() || !reviewers.iter().any(|reviewer| reviewer.staff_id == staff_id) {
        return Ok(false);
    }
    lanes::add(&mut connection, staff_id, kind, now).await?;
    Ok(true)
}

/// Takes a kind of claim off them again; none left is every lane.
pub async fn remove_lane(service: &Service, _lead: &Lead, lane_id: Uuid) -> Result<(), UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    Ok(lanes::remove(&mut connection, lane_id).await?)
}
