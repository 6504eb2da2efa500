//! What can be wrong with a NIR.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What is wrong with a number. No text of this type holds a digit of the number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum NirError {
    /// Nothing was typed.
    #[error("the number is missing")]
    Missing,
    /// Not fifteen characters; thirteen means that the key was left out.
    #[error("the number does not have fifteen characters")]
    Length {
        /// How many there were.
        found: u8,
    },
    /// A character that has no place there.
    #[error("the number holds a character that has no place there")]
    Character,
    /// No number starts with that digit.
    #[error("no number starts with that digit")]
    FirstDigit,
    /// The month of birth is none, nor one of the pseudo-months of incomplete or foreign records.
    #[error("the month of birth of the number does not exist")]
    Month,
    /// The département of birth does not exist.
    #[error("the département of birth of the number does not exist")]
    Department,
    /// The key does not match: one or more characters are wrong, seldom the key itself.
    #[error("the key does not match the number")]
    Key {
        /// The key of what was typed. Not to be shown: copied back, it would make a mistyped number pass.
        expected: u8,
    },
}

impl NirError {
    /// The kebab-case code, as in screens and files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Length { .. } => "length",
            Self::Character => "character",
            Self::FirstDigit => "first-digit",
            Self::Month => "month",
            Self::Department => "department",
            Self::Key { .. } => "key",
        }
    }
}

impl fmt::Debug for NirError {
    /// The code only: the expected key is made from the number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
