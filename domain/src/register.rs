//! What the fund already knows of a person, in three answers. Unknown never means no.

use crate::ground::AldNumber;
use serde::{Deserialize, Serialize};
use time::Date;

/// The answer of the register to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// The register says yes.
    Yes,
    /// The register says no.
    No,
    /// The register does not know, or could not be asked.
    #[default]
    Unknown,
}

impl Answer {
    /// The code of traces and rule files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}

/// What the register holds on one person. The ALD and pregnancy parts are zone M.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RegisterEntry {
    /// The fund (caisse) the person is affiliated to.
    pub fund: String,
    /// Long-term conditions recognised.
    pub alds: Vec<AldNumber>,
    /// Expected date of birth of a declared pregnancy.
    pub pregnancy_due: Option<Date>,
}

/// The three look-ups the assessment needs, already answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RegisterAnswers {
    /// Is the person affiliated to a fund of this service?
    pub affiliated: Answer,
    /// Is the declared ALD recognised? Zone M.
    pub ald: Answer,
    /// Is the pregnancy declared? Zone M.
    pub pregnancy: Answer,
}
