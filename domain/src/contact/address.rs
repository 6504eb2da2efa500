//! The postal address, and what a postal code tells.

use super::private_text;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A postal code: five digits, not looked up in any list.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PostalCode(String);

/// What is wrong with a postal code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum PostalCodeError {
    /// Nothing was typed, or the zeros people type to give nothing.
    #[error("the postal code is missing")]
    Missing,
    /// Not five digits.
    #[error("the postal code does not have five digits")]
    Length,
    /// Something else than a digit.
    #[error("the postal code holds something else than digits")]
    Character,
}

impl PostalCodeError {
    /// The kebab-case code, as in screens and files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Length => "length",
            Self::Character => "character",
        }
    }
}

impl PostalCode {
    /// Reads a code as typed; blanks don't count.
    pub fn parse(typed: &str) -> Result<Self, PostalCodeError> {
        let text: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        if text.is_empty() || text == "00000" {
            return Err(PostalCodeError::Missing);
        }
        if !text.bytes().all(|c| c.is_ascii_digit()) {
            return Err(PostalCodeError::Character);
        }
        if text.len() == 5 { Ok(Self(text)) } else { Err(PostalCodeError::Length) }
    }

    /// The département the code suggests. A guess: 48250 is Laveyrune, in Ardèche.
    pub fn department(&self) -> &str {
        match &self.0[..3] {
            "200" | "201" => "2A",
            "202" | "206" => "2B",
            three if three.starts_with("97") || three.starts_with("98") => three,
            _ => &self.0[..2],
        }
    }
}

private_text!(PostalCode, PostalCodeError, "[postal code]");

/// A postal address in France.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Address {
    /// Number and street, or the place name (lieu-dit).
    pub street: String,
    /// Building, floor, door.
    pub extra: Option<String>,
    /// Postal code.
    pub postal_code: PostalCode,
    /// Town.
    pub city: String,
}

impl Address {
    /// The lines below the name, from the most to the least precise as the post asks (AFNOR XP Z10-011).
    pub fn lines(&self) -> Vec<String> {
        let town = format!("{} {}", self.postal_code.as_str(), self.city);
        self.extra.iter().cloned().chain([self.street.clone(), town]).collect()
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[address]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn codes_are_read_and_suggest_a_department() {
        for (typed, department) in [
            ("35000", "35"),
            (" 01 590", "01"),
            ("20000", "2A"),
            ("20137", "2A"),
            ("20200", "2B"),
            ("20600", "2B"),
            ("97133", "971"),
            ("97400", "974"),
            ("98800", "988"),
            ("48250", "48"),
            ("99000", "99"),
        ] {
            assert_eq!(
                PostalCode::parse(typed).map(|code| code.department().to_owned()),
                Ok(department.to_owned())
            );
        }
    }

    #[test]
    fn each_mistake_has_its_code() {
        for (typed, error) in [
            ("\u{a0}", PostalCodeError::Missing),
            ("00000", PostalCodeError::Missing),
            ("3500", PostalCodeError::Length),
            ("350000", PostalCodeError::Length),
            ("2A000", PostalCodeError::Character),
            ("３5000", PostalCodeError::Character),
        ] {
            assert_eq!(PostalCode::parse(typed), Err(error), "{typed}");
        }
        assert!(serde_json::from_str::<PostalCode>("\"3500\"").is_err());
    }

    #[test]
    fn an_address_has_two_lines_or_three_and_prints_none() {
        let mut address = Address {
            street: "3 rue des Lilas".to_owned(),
            extra: None,
            postal_code: PostalCode::parse("35000").unwrap(),
            city: "Rennes".to_owned(),
        };
        assert_eq!(address.lines(), ["3 rue des Lilas", "35000 Rennes"]);
        address.extra = Some("Bâtiment B".to_owned());
        assert_eq!(address.lines(), ["Bâtiment B", "3 rue des Lilas", "35000 Rennes"]);
        assert_eq!(format!("{address:?} {:?}", address.postal_code), "[address] [postal code]");
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in ".*", digits in "[0-9]{5}") {
            prop_assert!(PostalCode::parse(&text).map_or(true, |code| code.as_str().len() == 5));
            prop_assert!(PostalCode::parse(&digits).map_or(digits == "00000", |code| code.department().len() >= 2));
        }
    }
}
