//! Who may know what: the three zones of confidentiality.

use serde::{Deserialize, Serialize};

/// The zone a piece of information belongs to (CSP R.4127-104: the controlling doctor gives the fund
/// administrative conclusions only; the medical reasons stay inside the medical service).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Zone {
    /// Zone A: identity, dates, status, employer, outcome code. Read by caseworkers.
    Administrative,
    /// Zone M: ground, ALD number, pregnancy date, medical notes. Read by medical officers and the insured.
    Medical,
    /// Zone E: identity, dates and the state of the notice. Read by the employer who holds the code.
    Employer,
}

/// The side of the house a claim under review waits at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Caseworkers: identity, affiliation, status, dates.
    Administrative,
    /// Medical officers: the ground.
    Medical,
}

impl Side {
    /// The kebab-case code kept in the database and in events.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Administrative => "administrative",
            Self::Medical => "medical",
        }
    }

    /// The side of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Administrative, Self::Medical].into_iter().find(|side| side.code() == code)
    }
}
