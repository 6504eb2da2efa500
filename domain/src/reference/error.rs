//! What can be wrong with a code as typed.

use serde::{Deserialize, Serialize};

/// What is wrong with a code as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum CodeError {
    /// Nothing was typed.
    #[error("the code is missing")]
    Missing,
    /// Too many characters or too few.
    #[error("the code has {found} characters")]
    Length {
        /// How many there were.
        found: u8,
    },
    /// A character that no code holds.
    #[error("the code holds a character that no code holds")]
    Character,
    /// A character is wrong, or two are swapped.
    #[error("the code holds a mistake")]
    Check,
}

impl CodeError {
    /// The kebab-case code, as in screens and files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Length { .. } => "length",
            Self::Character => "character",
            Self::Check => "check",
        }
    }
}
