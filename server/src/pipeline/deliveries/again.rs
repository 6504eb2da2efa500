//! What a person does about a delivery that failed or is uncertain: sends it again, or takes it off the list.

use crate::persistence::deliveries::{self, Delivery, Move, figures, watch};
use crate::persistence::employer_space::answers;
use crate::persistence::jobs::stopped::{self, Stopped};
use crate::persistence::staff::SignedIn;
use crate::persistence::{jobs, with_retries};
use crate::pipeline::UseCaseError;
use crate::state::Service;
use abri_domain::delivery::{DeliveryState, Rung};
use abri_domain::staff::Right;
use time::Duration;
use uuid::Uuid;

/// Whoever watches what leaves. There is no other way to have one than the session of someone of that right.
#[derive(Debug, Clone)]
pub struct Watcher(SignedIn);

impl Watcher {
    /// The person of a session, if their role watches deliveries.
    pub fn of(person: SignedIn) -> Option<Self> {
        person.role.may(Right::WatchDeliveries).then_some(Self(person))
    }

    /// Who.
    pub const fn person(&self) -> &SignedIn {
        &self.0
    }
}

/// What there is to look at, and the figures of the last day.
pub struct Watched {
    /// Failed or uncertain, oldest first.
    pub listed: Vec<Delivery>,
    /// Notices whose employer says that the person is not theirs.
    pub not_ours: Vec<Uuid>,
    /// Jobs that can't be done and are no delivery, oldest first.
    pub stopped: Vec<Stopped>,
    /// What moved in the last day, by way and measure.
    pub counts: Vec<figures::Count>,
    /// Jobs that wait, so many at most.
    pub waiting: i64,
}

/// How an act ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acted {
    /// Done.
    Done,
    /// It is not on the list any more.
    Gone,
    /// It may have arrived: the person must say that they looked.
    LookFirst,
}

/// The list and the figures.
pub async fn watched(service: &Service) -> Result<Watched, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let since = service.clock.now() - Duration::days(1);
    let listed = watch::list(&mut connection).await?;
    let notices: Vec<_> = listed.iter().filter_map(|delivery| delivery.notice_id).collect();
    Ok(Watched {
        not_ours: answers::not_ours(&mut connection, &notices).await?,
        listed,
        stopped: stopped::list(&mut connection).await?,
        counts: figures::since(&mut connection, since).await?,
        waiting: figures::waiting(&mut connection).await?,
    })
}

/// Owes a delivery again under its own id and key: what leaves is told apart from a second message. `looked`: the person says
/// that it has not arrived.
pub async fn send_again(
    service: &Service,
    who: &Watcher,
    which: (Uuid, Rung),
    looked: bool,
) -> Result<Acted, UseCaseError> {
    with_retries(|| async {
        let now = service.clock.now();
        let mut transaction = service.pools.admin.begin().await?;
        let Some(delivery) = deliveries::lock(&mut transaction, which).await? else { return Ok(Acted::Gone) };
        if !watch::is_listed(&mut transaction, which).await? {
            return Ok(Acted::Gone);
        }
        if delivery.state == DeliveryState::Uncertain && !looked {
            return Ok(Acted::LookFirst);
        }
        let step = Move { to: DeliveryState::Created, error: None, at: now, watched: false };
        deliveries::move_to(&mut transaction, which, step).await?;
        watch::handled_by(&mut transaction, which, who.person().staff_id, now).await?;
        watch::owe_again(&mut transaction, delivery.job_id, now).await?;
        jobs::wake(&mut transaction).await?;
        transaction.commit().await?;
        Ok(Acted::Done)
    })
    .await
}

/// Takes a delivery off the list: it arrived, or was seen to otherwise.
pub async fn put_away(service: &Service, who: &Watcher, which: (Uuid, Rung)) -> Result<Acted, UseCaseError> {
    with_retries(|| async {
        let mut transaction = service.pools.admin.begin().await?;
        if deliveries::lock(&mut transaction, which).await?.is_none()
            || !watch::is_listed(&mut transaction, which).await?
        {
            return Ok(Acted::Gone);
        }
        watch::handled_by(&mut transaction, which, who.person().staff_id, service.clock.now()).await?;
        transaction.commit().await?;
        Ok(Acted::Done)
    })
    .await
}
