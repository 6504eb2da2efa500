//! Lists of claims: what they are filtered by, in which order they come, where the next page begins.

mod bulk;
mod form;
mod name;

pub use bulk::{BulkAct, BulkOutcome, TypedReference, read_references};
pub use form::FilterForm;
pub use name::name_keys;

use crate::claim::ClaimState;
use crate::deadline::Risk;
use crate::status::coded;
use crate::zone::Side;
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// The most claims one act is done to at once.
pub const BULK_MAX: usize = 500;

coded! {
    /// The order of a list.
    Sort {
        /// What is due first.
        Due = "due",
        /// What was recorded first.
        Oldest = "oldest",
        /// What was recorded last.
        Newest = "newest",
    }
}

coded! {
    /// In whose hands a claim is.
    Hands {
        /// In those of who asks.
        Mine = "me",
        /// In someone's.
        Somebody = "somebody",
        /// In nobody's.
        Nobody = "nobody",
    }
}

coded! {
    /// How many claims a page shows.
    PageSize {
        /// Enough to read.
        Small = "25",
        /// Enough to scan.
        Medium = "100",
        /// As many as one act takes.
        Large = "500",
    }
}

impl PageSize {
    /// The number.
    pub const fn rows(self) -> usize {
        match self {
            Self::Small => 25,
            Self::Medium => 100,
            Self::Large => BULK_MAX,
        }
    }
}

/// What a list shows; `None` is any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filters {
    /// Code of the state, one of [`ClaimState::CODES`].
    pub state: &'static str,
    /// The side whose turn it is.
    pub side: Option<Side>,
    /// Code of the fund.
    pub fund: Option<String>,
    /// Id of the scheme.
    pub scheme: Option<String>,
    /// Language of the person.
    pub language: Option<String>,
    /// How near the deadline is.
    pub risk: Option<Risk>,
    /// A label that is on it.
    pub label: Option<Uuid>,
    /// In whose hands.
    pub hands: Option<Hands>,
    /// Recorded on that day or later.
    pub from: Option<Date>,
    /// Recorded on that day or earlier.
    pub until: Option<Date>,
    /// Order.
    pub sort: Sort,
    /// Claims on a page.
    pub size: PageSize,
}

impl Filters {
    /// The state a list shows unless it is told another: what waits for a person.
    pub const WAITING: &'static str = "in-review";

    /// The first and the last day due of that risk; nothing where there is no such end. `next` is the working day after today.
    pub fn due_between(&self, today: Date, next: Date) -> (Option<Date>, Option<Date>) {
        match self.risk {
            None | Some(Risk::Paused) => (None, None),
            Some(Risk::Late) => (None, today.previous_day()),
            Some(Risk::Today) => (Some(today), Some(today)),
            Some(Risk::Soon) => (today.next_day(), Some(next)),
            Some(Risk::InTime) => (next.next_day(), None),
        }
    }

    fn state_of(code: &str) -> Option<&'static str> {
        ClaimState::CODES.iter().copied().find(|known| *known == code)
    }
}

/// The last claim of a page: the next page begins after it, however many came in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// Due on.
    pub due_on: Date,
    /// Recorded at.
    pub submitted_at: OffsetDateTime,
    /// Claim.
    pub claim_id: Uuid,
}

impl Cursor {
    /// As it stands in an address: day, microseconds, id.
    pub fn code(&self) -> String {
        let micros = self.submitted_at.unix_timestamp_nanos() / 1000;
        format!("{}_{micros}_{}", self.due_on.to_julian_day(), self.claim_id)
    }

    /// The cursor of an address; what is none of ours begins at the first page.
    pub fn parse(code: &str) -> Option<Self> {
        let mut parts = code.split('_');
        let (day, micros, id) = (parts.next()?, parts.next()?, parts.next()?);
        let nanos = micros.parse::<i128>().ok()?.checked_mul(1000)?;
        Some(Self {
            due_on: Date::from_julian_day(day.parse().ok()?).ok()?,
            submitted_at: OffsetDateTime::from_unix_timestamp_nanos(nanos).ok()?,
            claim_id: Uuid::try_parse(id).ok()?,
        })
    }
}

#[cfg(test)]
mod tests;
