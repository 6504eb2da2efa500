//! PostgreSQL: one module per aggregate, free functions on a connection. A use case opens the transaction, calls two or
//! three of them, commits; none of them begins one.

pub mod access;
pub mod announcements;
pub mod assignments;
pub mod audit;
pub mod board;
pub mod callbacks;
pub mod claims;
pub mod conflicts;
pub mod delegations;
pub mod deliveries;
pub mod drafts;
pub mod employer_contacts;
pub mod employer_space;
pub mod events;
pub mod exchanges;
pub mod fund_loans;
pub mod glass;
pub mod handovers;
pub mod hard_ends;
pub mod jobs;
pub mod labels;
pub mod lanes;
pub mod medical;
pub mod notice_checks;
pub mod notice_keys;
pub mod notices;
pub mod opinions;
pub mod own_notes;
pub mod partners;
pub mod pools;
pub mod presence;
pub mod proposals;
pub mod rechecks;
pub mod register;
pub mod rules;
pub mod scans;
pub mod simulation;
pub mod staff;
pub mod switches;
pub mod views;

use crate::crypto::SealError;
use crate::random::NoRandomness;
use std::future::Future;
use uuid::Uuid;

/// The migrations, embedded.
pub static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!("../migrations");

/// Why the database did not do it. Never shown to a browser; logged once, where the request ends.
#[derive(Debug, thiserror::Error)]
pub enum PersistenceError {
    /// The driver or the server.
    #[error("the database refused or could not be reached")]
    Driver(#[from] sqlx::Error),
    /// A row does not say what it must.
    #[error("an inconsistent row: {table}.{column} of {id}")]
    Inconsistency {
        /// Table.
        table: &'static str,
        /// Column.
        column: &'static str,
        /// Which row.
        id: Uuid,
    },
    /// A statement touched another number of rows than it must.
    #[error("{expected} rows expected, {found} touched")]
    RowsAffected {
        /// How many it must touch.
        expected: u64,
        /// How many it did.
        found: u64,
    },
    /// A sealed value.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// No randomness for an id.
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
}

/// SQLSTATE codes after which the same transaction may succeed: serialization failure, deadlock.
const RETRYABLE: [&str; 2] = ["40001", "40P01"];

/// SQLSTATE classes that mean "not now": connection exception, insufficient resources, operator intervention, and a
/// server that turned read-only under us (failover).
const UNAVAILABLE: [&str; 4] = ["08", "53", "57", "25006"];

impl PersistenceError {
    fn sqlstate(&self) -> Option<String> {
        match self {
            Self::Driver(sqlx::Error::Database(error)) => error.code().map(std::borrow::Cow::into_owned),
            _ => None,
        }
    }

    /// May the same transaction succeed if it is run again?
    pub fn is_retryable(&self) -> bool {
        self.sqlstate().is_some_and(|code| RETRYABLE.contains(&code.as_str()))
    }

    /// Is the database away or overloaded, rather than the statement wrong?
    pub fn is_unavailable(&self) -> bool {
        match self {
            Self::Driver(
                sqlx::Error::Io(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::WorkerCrashed
                | sqlx::Error::Tls(_)
                | sqlx::Error::Protocol(_),
            ) => true,
            _ => self.sqlstate().is_some_and(|code| UNAVAILABLE.iter().any(|class| code.starts_with(class))),
        }
    }
}

/// The statement touched exactly `expected` rows.
pub fn ensure_rows(found: u64, expected: u64) -> Result<(), PersistenceError> {
    if found == expected { Ok(()) } else { Err(PersistenceError::RowsAffected { expected, found }) }
}

/// An error that a second try of the whole transaction may cure.
pub trait Retryable {
    /// Says so.
    fn is_retryable(&self) -> bool;
}

impl Retryable for PersistenceError {
    fn is_retryable(&self) -> bool {
        Self::is_retryable(self)
    }
}

/// Runs a whole transaction, again up to four times when the server asks for it (40001, 40P01).
pub async fn with_retries<T, E, F, Fut>(mut transaction: F) -> Result<T, E>
where
    E: Retryable,
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<T, E>>,
{
    for _ in 0..4 {
        match transaction().await {
            Err(error) if error.is_retryable() => {}
            answer => return answer,
        }
    }
    transaction().await
}
