//! The code of a fund.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The code of a fund, in small letters: `msa-32`, `cpam-2a`, `cgss-974`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FundCode(String);

/// The text is not shaped like the code of a fund.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a fund's code is made of small letters, a hyphen, then digits or letters")]
pub struct NotAFundCode;

impl FundCode {
    /// Reads a code. Says nothing of whether there is such a fund.
    pub fn parse(text: &str) -> Result<Self, NotAFundCode> {
        let (kind, place) = text.split_once('-').ok_or(NotAFundCode)?;
        let kind_fits = (1..=8).contains(&kind.len()) && kind.bytes().all(|c| c.is_ascii_lowercase());
        let place_fits = (1..=8).contains(&place.len())
            && place.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        if kind_fits && place_fits { Ok(Self(text.to_owned())) } else { Err(NotAFundCode) }
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for FundCode {
    type Error = NotAFundCode;
    fn try_from(text: String) -> Result<Self, NotAFundCode> {
        Self::parse(&text)
    }
}

impl From<FundCode> for String {
    fn from(code: FundCode) -> Self {
        code.0
    }
}

impl fmt::Display for FundCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_small_letters_a_hyphen_and_a_place() {
        assert_eq!(FundCode::parse("cpam-2a").map(String::from), Ok("cpam-2a".to_owned()));
        for text in "- msa msa- -32 MSA-32 msa-2A msa-3-2 msa-é msa-123456789".split(' ') {
            assert_eq!(FundCode::parse(text), Err(NotAFundCode), "{text}");
        }
        assert!(serde_json::from_str::<FundCode>("\"msa 32\"").is_err());
    }
}
