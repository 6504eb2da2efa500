//! The codes people copy from paper and read out on the phone: claim reference, notice code, code of a call back,
//! access code.
//!
//! References and notice codes are written with 23 characters. Left out: vowels and Y, so that no word appears;
//! L and the digits 0 and 1, which pass for O and I; B for 8, S for 5, Z for 2, Q for G. As 23 is prime and no
//! code is longer than 22, a last character that makes the weighted sum a multiple of 23 (weights 1, 2, 3... from
//! the right) shows any one wrong character and any two swapped, next to each other or not.

mod check;
mod error;

pub use error::CodeError;

use crate::nir::without_separators;
use check::{draw, weighted_sum};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What the three codes share: serde through the parser, and groups of four on screen and paper.
macro_rules! grouped_code {
    ($name:ident, $separator:literal) => {
        impl TryFrom<String> for $name {
            type Error = CodeError;
            fn try_from(text: String) -> Result<Self, CodeError> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.0
            }
        }

        impl fmt::Display for $name {
            /// In groups of four, as shown to people.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let groups = (0..self.0.len()).step_by(4).map(|start| &self.0[start..start + 4]);
                f.write_str(&groups.collect::<Vec<_>>().join($separator))
            }
        }
    };
}

/// Name, length with the check character, and what a code of that kind opens.
macro_rules! checked_code {
    ($(#[$doc:meta])* $name:ident, $length:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The code that these random bytes make. 2^128 is so many times the number of codes that the
            /// remainder favours none by more than one in 2^75.
            pub fn from_random(bytes: [u8; 16]) -> Self {
                Self(draw(u128::from_le_bytes(bytes), $length))
            }

            /// Reads a code as typed, whatever the case, blanks and hyphens.
            pub fn parse(typed: &str) -> Result<Self, CodeError> {
                let text = characters(typed, $length)?;
                let sum = weighted_sum(&text, 1).ok_or(CodeError::Character)?;
                if sum == 0 { Ok(Self(text)) } else { Err(CodeError::Check) }
            }

            /// The code without hyphens.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        grouped_code!($name, "-");
    };
}

checked_code! {
    /// The reference of a claim, `XXXX-XXXX`: it names the claim and opens nothing by itself. 23^7 values are
    /// 3.4 thousand million: two draws can meet, so the store must refuse the second and draw again.
    ClaimReference, 8
}

checked_code! {
    /// The code of an employer's notice, `XXXX-XXXX-XXXX`: who holds it reads zone E. 49 bits, so a guess needs
    /// years against the rate limit.
    NoticeCode, 12
}

checked_code! {
    /// The code of a call back, `XXXX-XXXX`: who holds it moves or cancels the call, and learns nothing but its half hour.
    CallbackCode, 8
}

/// A one-time code sent to the insured, eight digits, `1234 5678`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AccessCode(String);

impl AccessCode {
    /// The code that these random bytes make; the remainder favours none by more than one in 2^37.
    pub fn from_random(bytes: [u8; 8]) -> Self {
        Self(format!("{:08}", u64::from_le_bytes(bytes) % 100_000_000))
    }

    /// Reads a code as typed, whatever the blanks and hyphens.
    pub fn parse(typed: &str) -> Result<Self, CodeError> {
        let text = characters(typed, 8)?;
        if text.bytes().all(|c| c.is_ascii_digit()) { Ok(Self(text)) } else { Err(CodeError::Character) }
    }

    /// The eight digits, to send them or to hash them.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

grouped_code!(AccessCode, " ");

impl fmt::Debug for ClaimReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Debug for NoticeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[notice code]")
    }
}

impl fmt::Debug for CallbackCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[callback code]")
    }
}

impl fmt::Debug for AccessCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[code]")
    }
}

/// The characters that count, in capitals; only ASCII, and as many as asked.
fn characters(typed: &str, length: usize) -> Result<String, CodeError> {
    let text: String = without_separators(typed).map(|c| c.to_ascii_uppercase()).collect();
    match text.len() {
        0 => Err(CodeError::Missing),
        _ if !text.is_ascii() => Err(CodeError::Character),
        found if found != length => Err(CodeError::Length { found: u8::try_from(found).unwrap_or(u8::MAX) }),
        _ => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::check::ALPHABET;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn codes_are_read_in_any_shape_and_shown_in_groups() {
        let reference = ClaimReference::from_random([7; 16]);
        let shown = reference.to_string();
        assert_eq!((shown.len(), &shown[4..5]), (9, "-"));
        let typed = format!(" {}\u{a0}", shown.to_lowercase().replace('-', " "));
        assert_eq!(ClaimReference::parse(&typed), Ok(reference));
        assert_eq!(NoticeCode::from_random([0; 16]).to_string(), "2222-2222-2222");
        let access = AccessCode::from_random(12_345_678_u64.to_le_bytes());
        assert_eq!((access.expose(), access.to_string().as_str()), ("12345678", "1234 5678"));
        assert_eq!(AccessCode::parse("1234-56 78"), Ok(access));
    }

    #[test]
    fn each_mistake_has_its_code() {
        for (typed, error) in [
            (" - ", CodeError::Missing),
            ("2222-222", CodeError::Length { found: 7 }),
            ("2222-222A", CodeError::Character),
            ("2222-222é", CodeError::Character),
            ("2222-2223", CodeError::Check),
        ] {
            assert_eq!(ClaimReference::parse(typed), Err(error), "{typed}");
        }
        assert_eq!(AccessCode::parse("1234567X"), Err(CodeError::Character));
        assert!(serde_json::from_str::<NoticeCode>("\"222222222223\"").is_err());
    }

    #[test]
    fn codes_that_open_something_are_not_printed_by_debug() {
        let (notice, access) = (NoticeCode::from_random([9; 16]), AccessCode::from_random([9; 8]));
        let callback = CallbackCode::from_random([9; 16]);
        let shown = format!("{notice:?} {access:?} {callback:?}");
        assert_eq!(shown, "[notice code] [code] [callback code]");
    }

    proptest! {
        #[test]
        fn a_code_reads_back(bytes: [u8; 16], short: [u8; 8]) {
            let (reference, notice) = (ClaimReference::from_random(bytes), NoticeCode::from_random(bytes));
            prop_assert_eq!(ClaimReference::parse(&reference.to_string()), Ok(reference));
            let json = serde_json::to_string(&notice).unwrap();
            prop_assert_eq!(serde_json::from_str::<NoticeCode>(&json).unwrap(), notice);
            let access = AccessCode::from_random(short);
            prop_assert_eq!(AccessCode::parse(&access.to_string()), Ok(access));
        }

        #[test]
        fn a_wrong_character_is_found(bytes: [u8; 16], place in 0usize..12, other in 0usize..23) {
            let mut typed: Vec<char> = NoticeCode::from_random(bytes).as_str().chars().collect();
            prop_assume!(typed[place] != ALPHABET[other]);
            typed[place] = ALPHABET[other];
            prop_assert_eq!(NoticeCode::parse(&typed.iter().collect::<String>()), Err(CodeError::Check));
        }

        #[test]
        fn two_swapped_characters_are_found(bytes: [u8; 16], one in 0usize..12, two in 0usize..12) {
            let mut typed: Vec<char> = NoticeCode::from_random(bytes).as_str().chars().collect();
            prop_assume!(typed[one] != typed[two]);
            typed.swap(one, two);
            prop_assert_eq!(NoticeCode::parse(&typed.iter().collect::<String>()), Err(CodeError::Check));
        }

        #[test]
        fn any_text_is_answered(any in ".*", close in "[2-9A-Za-zé -]{0,14}") {
            for text in [any, close] {
                prop_assert!(ClaimReference::parse(&text).map_or(true, |code| code.as_str().len() == 8));
                prop_assert!(NoticeCode::parse(&text).map_or(true, |code| code.as_str().len() == 12));
                prop_assert!(AccessCode::parse(&text).map_or(true, |code| code.expose().len() == 8));
            }
        }
    }
}
