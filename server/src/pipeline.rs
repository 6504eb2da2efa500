//! The use cases: each plans with `domain`, then executes one transaction.
//!
//! intake -> assess -> (review, with opinions of the medical side) -> notices; lists and what staff put on claims; what the
//! insured may do with a claim of theirs; who works on what; and the safeguards of the machine's yes: switches and re-checks;
//! and the trail and the counts of it all. What the phone and the mail desk do for the insured. Who signs in: passwords, second
//! factors, the accounts of the team.

pub mod announcements;
pub mod assess;
pub mod assignments;
pub mod audit;
pub mod board;
pub mod breaches;
pub mod call_desk;
pub mod callbacks;
pub mod delegations;
pub mod deliveries;
pub mod employer_space;
pub mod filing;
pub mod follow_up;
pub mod fund_loans;
pub mod glass;
pub mod hard_ends;
pub mod intake;
pub mod lists;
pub mod notices;
pub mod opinions;
pub mod partners;
pub mod password;
pub mod provider;
pub mod rechecks;
pub mod review;
pub mod rulemaking;
pub mod scans;
pub mod second_factor;
pub mod simulate;
pub mod switches;
pub mod team;
pub mod transition;

use crate::crypto::Sealer;
use crate::persistence::{PersistenceError, Retryable, medical};
use crate::register::{RegisterError, Silence};
use crate::state::Service;
use abri_domain::claim::InvalidTransition;
use abri_domain::lane::Bar;
use abri_domain::zone::Side;
use sqlx::PgConnection;
use uuid::Uuid;

/// Why a use case could not be done.
#[derive(Debug, thiserror::Error)]
pub enum UseCaseError {
    /// The database, a sealed value, randomness.
    #[error(transparent)]
    Persistence(#[from] PersistenceError),
    /// No such claim, or not for this actor: the same answer.
    #[error("no such claim for this actor")]
    NotFound,
    /// The claim is no longer in a state that allows it: someone was faster.
    #[error(transparent)]
    Transition(#[from] InvalidTransition),
    /// The page was made before the claim last changed.
    #[error("the claim changed since the page was made")]
    Stale,
    /// The claim is not held by this member of staff.
    #[error("the claim is not held by this member of staff")]
    NotHeld,
    /// This member of staff may not work on the claim, even if they hold it.
    #[error("this member of staff may not work on the claim")]
    Barred(Bar),
    /// An opinion of the medical side is against it (CSS L.315-2).
    #[error("an opinion of the medical side is against an approval")]
    OpinionAgainst,
    /// A technician decides what no doctor delegated to them.
    #[error("no doctor delegated that decision")]
    NotDelegated,
    /// Its ground lies in a closed envelope: nobody can say yes, or pass it on, before it was typed.
    #[error("the claim's ground lies in a closed envelope")]
    Sealed,
    /// The rules that run lack the claim's scheme.
    #[error("the rules lack the claim's scheme")]
    NoScheme,
    /// A password could not be hashed.
    #[error("the password could not be hashed")]
    NoHash,
    /// The fund's register did not answer, and may later.
    #[error("the fund's register did not answer")]
    Register(#[source] Silence),
}

impl UseCaseError {
    /// Is it about one row, which can't be read, so that the others of a batch go on without it?
    pub const fn is_of_one_row(&self) -> bool {
        matches!(self, Self::Persistence(PersistenceError::Inconsistency { .. } | PersistenceError::Seal(_)))
    }
}

impl From<RegisterError> for UseCaseError {
    fn from(error: RegisterError) -> Self {
        match error {
            RegisterError::Table(error) => Self::Persistence(error),
            RegisterError::Silent(why) => Self::Register(why),
        }
    }
}

impl From<sqlx::Error> for UseCaseError {
    fn from(error: sqlx::Error) -> Self {
        Self::Persistence(error.into())
    }
}

impl From<crate::crypto::SealError> for UseCaseError {
    fn from(error: crate::crypto::SealError) -> Self {
        Self::Persistence(error.into())
    }
}

impl From<crate::random::NoRandomness> for UseCaseError {
    fn from(error: crate::random::NoRandomness) -> Self {
        Self::Persistence(error.into())
    }
}

/// The key that seals what a side writes and reads of a claim: zone A's, or the claim's own of zone M.
async fn key_of(
    service: &Service,
    connection: &mut PgConnection,
    claim_id: Uuid,
    side: Side,
) -> Result<Sealer, PersistenceError> {
    match side {
        Side::Administrative => Ok(service.keys.zone_a.clone()),
        Side::Medical => Ok(medical::open(connection, &service.keys.zone_m, claim_id).await?.0),
    }
}

impl Retryable for UseCaseError {
    fn is_retryable(&self) -> bool {
        matches!(self, Self::Persistence(error) if error.is_retryable())
    }
}
