//! The ground (motif): health data, the narrowest types of the house. None of them can be printed by accident.

use crate::answers::{Answered, Answers};
use crate::status::coded;
use serde::{Deserialize, Serialize};
use std::fmt;
use time::Date;

coded! {
    /// The kind of ground a person gives, before any detail.
    GroundKind {
        /// A recognised long-term condition (affection de longue durée).
        Ald = "ald",
        /// Pregnancy, third trimester.
        Pregnancy = "pregnancy",
        /// A condition of the list without a recognised ALD.
        OtherCondition = "other-condition",
        /// Lives with a person at risk (cohabitant).
        Cohabitant = "cohabitant",
    }
}

/// A number of the list of long-term conditions, 1 to 32 (CSS D.322-1; 31 off-list, 32 multiple).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct AldNumber(u8);

/// The number is not on the list of 30, nor 31 or 32.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no long-term condition has that number")]
pub struct UnknownAldNumber;

impl AldNumber {
    /// The highest number (32: multiple conditions).
    pub const MAX: u8 = 32;

    /// The number itself, for zone M and rule evaluation only.
    pub const fn expose(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for AldNumber {
    type Error = UnknownAldNumber;
    fn try_from(number: u8) -> Result<Self, UnknownAldNumber> {
        if (1..=Self::MAX).contains(&number) { Ok(Self(number)) } else { Err(UnknownAldNumber) }
    }
}

impl From<AldNumber> for u8 {
    fn from(number: AldNumber) -> Self {
        number.0
    }
}

impl fmt::Debug for AldNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[ALD]")
    }
}

/// Why the person is at risk, as declared. Zone M.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Ground {
    /// A recognised long-term condition; `number` is absent when the person does not know it.
    Ald {
        /// The number on the list, if known.
        number: Option<AldNumber>,
    },
    /// Pregnancy with the expected date of birth (date présumée d'accouchement).
    Pregnancy {
        /// Expected date of birth.
        due: Date,
    },
    /// A condition of the list, no ALD.
    OtherCondition,
    /// Lives with a person at risk.
    Cohabitant,
}

impl Ground {
    /// The kind, without the detail; still health data.
    pub const fn kind(&self) -> GroundKind {
        match self {
            Self::Ald { .. } => GroundKind::Ald,
            Self::Pregnancy { .. } => GroundKind::Pregnancy,
            Self::OtherCondition => GroundKind::OtherCondition,
            Self::Cohabitant => GroundKind::Cohabitant,
        }
    }

    /// What was said beside the kind, by the codes of the scheme's questions.
    pub fn answers(&self) -> Answers {
        let answers = Answers::default();
        match *self {
            Self::Ald { number: Some(number) } => {
                answers.with("ald-number", Answered::Number(i64::from(number.expose())))
            }
            Self::Pregnancy { due } => answers.with("due-date", Answered::Day(due)),
            Self::Ald { number: None } | Self::OtherCondition | Self::Cohabitant => answers,
        }
    }
}

impl fmt::Debug for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[ground]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn a_ground_never_prints_itself() {
        let number = AldNumber::try_from(8).ok();
        for ground in
            [Ground::Ald { number }, Ground::Pregnancy { due: date!(2020 - 05 - 01) }, Ground::Cohabitant]
        {
            assert_eq!(format!("{ground:?}"), "[ground]");
        }
        assert_eq!(format!("{:?}", number.unwrap()), "[ALD]");
    }

    #[test]
    fn ald_numbers_run_from_1_to_32() {
        assert!(AldNumber::try_from(0).is_err() && AldNumber::try_from(33).is_err());
        assert!((1..=32).all(|n| AldNumber::try_from(n).is_ok()));
    }
}
