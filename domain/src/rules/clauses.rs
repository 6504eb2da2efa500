//! The clauses of a version that are no criteria: its route, its renewal, its measures, its exceptions of place.

use super::parts::{Source, Wording};
use crate::status::{Door, Territory, coded};
use serde::{Deserialize, Serialize};
use time::{Date, Duration};

coded! {
    /// How a stoppage goes on after its end.
    RenewalKind {
        /// By a new claim.
        SameWay = "same-way",
        /// By itself, as long as the measure lasts.
        Automatic = "automatic",
        /// Not at all.
        None = "none",
    }
}

/// Another door that everyone takes: no claim is approved by the machine.
#[derive(Debug, Clone)]
pub struct Route {
    /// The door that a person confirms.
    pub to: Door,
    /// How it is said.
    pub text: Wording,
    /// Where it comes from.
    pub source: Source,
}

/// How a stoppage goes on.
#[derive(Debug, Clone)]
pub struct Renewal {
    /// In which way.
    pub how: RenewalKind,
    /// Calendar days it adds, where the text says so.
    pub days: Option<u16>,
    /// How it is said.
    pub text: Wording,
    /// Where it comes from.
    pub source: Source,
}

/// A protective measure an employer can take.
#[derive(Debug, Clone)]
pub struct Measure {
    /// Its kebab-case code.
    pub code: String,
    /// How it is said.
    pub text: Wording,
    /// Where it comes from.
    pub source: Source,
}

/// Territories that live under another version.
#[derive(Debug, Clone)]
pub struct Elsewhere {
    /// Where.
    pub territories: Vec<Territory>,
    /// The first day on which they no longer do.
    pub until: Option<Date>,
    /// Id of the version they live under.
    pub follows: String,
    /// Where it comes from.
    pub source: Source,
}

impl Elsewhere {
    /// Does it hold there on that day?
    pub fn holds(&self, territory: Territory, day: Date) -> bool {
        self.territories.contains(&territory) && self.until.is_none_or(|until| day < until)
    }
}

/// The earliest first day a version accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EarliestStart {
    /// That day.
    On(Date),
    /// So many calendar days before the day of the claim.
    BeforeRequest(u16),
}

impl EarliestStart {
    /// The day, for a claim filed on `requested_on`.
    pub fn for_request(self, requested_on: Date) -> Date {
        match self {
            Self::On(day) => day,
            Self::BeforeRequest(days) => {
                requested_on.checked_sub(Duration::days(i64::from(days))).unwrap_or(Date::MIN)
            }
        }
    }
}
