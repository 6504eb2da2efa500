//! The SIRET, number of an establishment: a SIREN of nine digits, four digits of its own and a key.

use crate::nir::without_separators;
use serde::{Deserialize, Serialize};
use std::fmt;

const LENGTH: usize = 14;
/// La Poste has more establishments than a Luhn key can tell apart: another rule holds for it.
const LA_POSTE: &str = "356000000";

/// A well-formed establishment number. Public data (répertoire Sirene).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Siret(String);

/// What is wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum SiretError {
    /// Nothing was typed.
    #[error("the SIRET is missing")]
    Missing,
    /// Not fourteen digits; nine means that the SIREN of the company was typed.
    #[error("the SIRET has {found} digits, not fourteen")]
    Length {
        /// How many there were.
        found: u8,
    },
    /// Something else than a digit.
    #[error("the SIRET holds something else than digits")]
    Character,
    /// The key does not match: a digit is wrong.
    #[error("the key of the SIRET does not match")]
    Key,
}

impl SiretError {
    /// The kebab-case code, as in screens and files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Length { .. } => "length",
            Self::Character => "character",
            Self::Key => "key",
        }
    }
}

impl Siret {
    /// Reads a number as people type it, with any blanks, dots and hyphens.
    pub fn parse(typed: &str) -> Result<Self, SiretError> {
        let text: String = without_separators(typed).collect();
        if text.is_empty() {
            return Err(SiretError::Missing);
        }
        if !text.bytes().all(|c| c.is_ascii_digit()) {
            return Err(SiretError::Character);
        }
        if text.len() != LENGTH {
            return Err(SiretError::Length { found: u8::try_from(text.len()).unwrap_or(u8::MAX) });
        }
        if key_matches(&text) { Ok(Self(text)) } else { Err(SiretError::Key) }
    }

    /// The number that these thirteen digits and their key make, to build synthetic data.
    pub fn with_key(first13: &str) -> Option<Self> {
        let text: String = without_separators(first13).collect();
        (0..=9).find_map(|key| Self::parse(&format!("{text}{key}")).ok())
    }

    /// The fourteen digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number of the company, nine digits.
    pub fn siren(&self) -> &str {
        &self.0[..9]
    }
}

/// Luhn over the fourteen digits, or for La Poste a sum of digits divisible by five.
fn key_matches(digits: &str) -> bool {
    // A number of zeros passes Luhn and is nobody's.
    let luhn = luhn_sum(digits).is_multiple_of(10) && !digits.starts_with("000000000");
    luhn || (digits.starts_with(LA_POSTE) && plain_sum(digits).is_multiple_of(5))
}

fn plain_sum(digits: &str) -> u32 {
    digits.bytes().map(|c| u32::from(c - b'0')).sum()
}

fn luhn_sum(digits: &str) -> u32 {
    let from_right = digits.bytes().rev().map(|c| u32::from(c - b'0'));
    from_right
        .enumerate()
        .map(|(place, digit)| if place % 2 == 0 { digit } else { digit * 2 / 10 + digit * 2 % 10 })
        .sum()
}

impl TryFrom<String> for Siret {
    type Error = SiretError;
    fn try_from(text: String) -> Result<Self, SiretError> {
        Self::parse(&text)
    }
}

impl From<Siret> for String {
    fn from(siret: Siret) -> Self {
        siret.0
    }
}

impl fmt::Display for Siret {
    /// As on official papers: 732 829 320 00074.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} {}", &self.0[..3], &self.0[3..6], &self.0[6..9], &self.0[9..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_numbers_are_read_and_shown_in_groups() {
        let siret = Siret::parse(" 732829320\u{a0}00074").unwrap();
        assert_eq!((siret.as_str(), siret.siren()), ("73282932000074", "732829320"));
        assert_eq!(siret.to_string(), "732 829 320 00074");
        assert_eq!(Siret::with_key("732 829 320 0007"), Some(siret));
    }

    #[test]
    fn each_mistake_has_its_code() {
        for (typed, error) in [
            (" -", SiretError::Missing),
            ("732829320", SiretError::Length { found: 9 }),
            ("7328293200007A", SiretError::Character),
            ("73282932000079", SiretError::Key),
            ("00000000000000", SiretError::Key),
        ] {
            assert_eq!(Siret::parse(typed), Err(error), "{typed}");
        }
        assert!(serde_json::from_str::<Siret>("\"73282932000079\"").is_err());
    }

    #[test]
    fn la_poste_has_a_rule_of_its_own() {
        // The head office fits Luhn and not the sum; the other one the sum and not Luhn; the last one neither.
        assert!(Siret::parse("35600000000048").is_ok());
        assert!(Siret::parse("35600000000001").is_ok());
        assert_eq!(Siret::parse("35600000000002"), Err(SiretError::Key));
    }

    proptest! {
        #[test]
        fn a_wrong_digit_is_refused(body in "[1-9][0-9]{12}", place in 0usize..14, digit in "[0-9]") {
            let mut text = String::from(Siret::with_key(&body).unwrap());
            prop_assume!(text[place..=place] != digit && !text.starts_with(LA_POSTE));
            text.replace_range(place..=place, &digit);
            prop_assume!(!text.starts_with(LA_POSTE));
            prop_assert_eq!(Siret::parse(&text), Err(SiretError::Key));
        }

        #[test]
        fn any_text_is_answered(any in ".*", close in "[0-9 .²\u{a0}-]{0,30}") {
            for text in [any, close] {
                prop_assert!(Siret::parse(&text).map_or(true, |siret| Siret::parse(&siret.to_string()) == Ok(siret)));
                let _ = Siret::with_key(&text);
            }
        }
    }
}
