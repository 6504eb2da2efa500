//! Rules made by two people: one drafts and proposes, another publishes from an hour on. Every act is a line of the
//! journal, in the transaction that does it.

mod act;
mod look;
mod publish;
mod simulation;
mod write;

pub use look::{Desk, OpenDraft, desk, open_draft, scheme_of};
pub use publish::{cancel, publish};
pub use simulation::{Counted, SIMULATE, run_simulation};
pub use write::{NewDraft, begin_draft, propose, save, simulate, take_back, withdraw};

use super::UseCaseError;
use crate::persistence::rules::publications::{self, PublicationRow};
use crate::persistence::staff::SignedIn;
use crate::persistence::{PersistenceError, Retryable};
use crate::state::Service;
use abri_domain::rules::{DraftState, NotNow, RulesError, Timeline};
use abri_domain::staff::Right;
use sqlx::PgConnection;
use time::{Date, OffsetDateTime, PrimitiveDateTime, Time};
use uuid::Uuid;

/// Whoever writes and publishes rules. There is no other way to have one than the session of someone of that role, so that
/// no use case here has to ask again.
#[derive(Debug, Clone)]
pub struct Officer {
    /// Id.
    pub staff_id: Uuid,
    /// Name on the screens.
    pub name: String,
    /// Language of the screens.
    pub language: String,
    /// Token the forms carry.
    pub form_token: String,
}

impl Officer {
    /// The person of a session, if their role makes rules.
    pub fn of(person: SignedIn) -> Option<Self> {
        let SignedIn { staff_id, display_name: name, role, language, form_token, .. } = person;
        role.may(Right::MakeRules).then_some(Self { staff_id, name, language, form_token })
    }
}

/// Why an act on rules is not done. Nothing is changed then, and whoever asked is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// The draft changed since the page was made.
    Stale,
    /// The draft is in a state that does not allow it.
    NotNow(DraftState),
    /// Whoever wrote or proposed a draft does not publish it.
    Author,
    /// There is nothing in the draft.
    Empty,
    /// The rules would be wrong, now or at the hour of a later publication.
    Faults(Vec<RulesError>),
    /// These files were replaced since the draft was last saved.
    Overtaken(Vec<String>),
    /// Nobody has seen what this text would change.
    NotSimulated,
    /// The hour is over.
    PastHour,
    /// The publication runs already.
    Begun,
}

/// Why an act ended without being done.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// For a reason that people are told.
    #[error("the act is not possible")]
    Obstacle(Obstacle),
    /// Something broke.
    #[error(transparent)]
    Broken(#[from] UseCaseError),
}

impl From<Obstacle> for Refusal {
    fn from(obstacle: Obstacle) -> Self {
        Self::Obstacle(obstacle)
    }
}

impl From<NotNow> for Refusal {
    fn from(NotNow(state): NotNow) -> Self {
        Self::Obstacle(Obstacle::NotNow(state))
    }
}

impl From<PersistenceError> for Refusal {
    fn from(error: PersistenceError) -> Self {
        Self::Broken(error.into())
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        Self::Broken(error.into())
    }
}

impl From<crate::random::NoRandomness> for Refusal {
    fn from(error: crate::random::NoRandomness) -> Self {
        Self::Broken(error.into())
    }
}

impl Retryable for Refusal {
    fn is_retryable(&self) -> bool {
        matches!(self, Self::Broken(error) if error.is_retryable())
    }
}

/// Later than any publication: what runs once all of them have begun.
const IN_THE_END: OffsetDateTime = PrimitiveDateTime::new(Date::MAX, Time::MIDNIGHT).assume_utc();

/// The publications that stand, and what runs when.
async fn published(
    service: &Service,
    connection: &mut PgConnection,
) -> Result<(Vec<PublicationRow>, Timeline), PersistenceError> {
    let rows = publications::standing(connection).await?;
    let published = publications::with_texts(connection, &rows).await?;
    Ok((rows, Timeline::new(service.rules.base().clone(), published)))
}

/// The faults of a timeline from an instant on. Trying every example takes a core a moment: not on a thread that answers
/// people.
async fn faults_from(timeline: Timeline, at: OffsetDateTime) -> Vec<RulesError> {
    let aborted = |_| {
        let reason = "the check ended early: try again".to_owned();
        vec![RulesError { file: String::new(), line: None, reason }]
    };
    tokio::task::spawn_blocking(move || timeline.faults_from(at)).await.unwrap_or_else(aborted)
}

/// The publications that stand, for those who go by them: what is published is public.
pub async fn publications_now(service: &Service) -> Result<Vec<PublicationRow>, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    Ok(publications::standing(&mut connection).await?)
}
