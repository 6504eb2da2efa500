//! The phone number: French as people write it, or international; kept in the form E.164 gives it.

use super::private_text;
use crate::nir::without_separators;
use serde::{Deserialize, Serialize};

/// A phone number, a plus and digits only.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

/// What is wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum PhoneError {
    /// Nothing was typed.
    #[error("the phone number is missing")]
    Missing,
    /// Something else than digits and a plus in front.
    #[error("the phone number holds something else than digits")]
    Character,
    /// Too many digits or too few.
    #[error("the phone number does not have the right number of digits")]
    Length,
    /// No number of a person starts like that.
    #[error("no phone number of a person starts like that")]
    Prefix,
}

impl PhoneError {
    /// The kebab-case code, as in screens and files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Character => "character",
            Self::Length => "length",
            Self::Prefix => "prefix",
        }
    }
}

/// Country codes of France whose numbers have nine digits: metropolitan, Réunion and Mayotte, Guadeloupe,
/// Guyane, Martinique. The Pacific and Saint-Pierre-et-Miquelon have shorter ones, taken like other countries'.
const NINE_DIGITS: [&str; 5] = ["33", "262", "590", "594", "596"];

const MOBILES: [&str; 10] =
    ["+336", "+337", "+262639", "+262692", "+262693", "+590690", "+590691", "+594694", "+596696", "+596697"];

impl Phone {
    /// Reads a number as people type it: `06 12 34 56 78`, `+33 (0)6...`, `0033 6...`, `+262 692...`, `+32...`.
    pub fn parse(typed: &str) -> Result<Self, PhoneError> {
        let text: String = without_separators(typed).filter(|c| !matches!(c, '(' | ')' | '/')).collect();
        if text.is_empty() {
            return Err(PhoneError::Missing);
        }
        let abroad = text.strip_prefix('+').or_else(|| text.strip_prefix("00"));
        let digits = abroad.unwrap_or(&text);
        if !digits.bytes().all(|c| c.is_ascii_digit()) {
            return Err(PhoneError::Character);
        }
        if abroad.is_some() { international(digits) } else { national(digits) }.map(Self)
    }

    /// Can a text message reach it? Only numbers known to be French mobiles, metropolitan or overseas.
    pub fn is_mobile(&self) -> bool {
        // 0700 is kept for machines (ARCEP 2018-0881).
        MOBILES.iter().any(|prefix| self.0.starts_with(prefix)) && !self.0.starts_with("+33700")
    }
}

fn national(digits: &str) -> Result<String, PhoneError> {
    let nine = digits.strip_prefix('0').ok_or(PhoneError::Prefix)?;
    french(nine)
}

fn international(digits: &str) -> Result<String, PhoneError> {
    if digits.starts_with('0') {
        return Err(PhoneError::Prefix);
    }
    let known = NINE_DIGITS.iter().find_map(|code| Some((*code, digits.strip_prefix(code)?)));
    let Some((code, rest)) = known else {
        // E.164: at most fifteen digits.
        return if (8..=15).contains(&digits.len()) {
            Ok(format!("+{digits}"))
        } else {
            Err(PhoneError::Length)
        };
    };
    // The (0) of "+33 (0)6" is dialled inside the country only.
    let nine = rest.strip_prefix('0').unwrap_or(rest);
    match code {
        "33" => french(nine),
        _ if nine.len() == 9 => Ok(format!("+{code}{nine}")),
        _ => Err(PhoneError::Length),
    }
}

/// The nine digits after the 0; overseas numbers have the country code of their territory.
fn french(nine: &str) -> Result<String, PhoneError> {
    if nine.len() != 9 {
        return Err(PhoneError::Length);
    }
    Ok(match &nine[..3] {
        "262" | "263" | "269" | "639" | "692" | "693" => format!("+262{nine}"),
        "590" | "690" | "691" => format!("+590{nine}"),
        "594" | "694" => format!("+594{nine}"),
        "596" | "696" | "697" => format!("+596{nine}"),
        "508" => format!("+{nine}"),
        // 08 numbers are services, many of them charged: nobody is called back there.
        _ if nine.starts_with(['0', '8']) => return Err(PhoneError::Prefix),
        _ => format!("+33{nine}"),
    })
}

private_text!(Phone, PhoneError, "[phone]");

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (kept, typed) in [
            (
                "+33612345678",
                vec![
                    "0612345678",
                    "06 12.34-56/78",
                    "+33 6 12 34 56 78",
                    "+33 (0)6 12 34 56 78",
                    "0033612345678",
                ],
            ),
            ("+33145678901", vec!["01\u{a0}45\u{202f}67 89 01"]),
            (
                "+262692123456",
                vec![
                    "0692 12 34 56",
                    "+262 692 12 34 56",
                    "00262692123456",
                    "+33692123456",
                    "+262 0692123456",
                ],
            ),
            ("+262639123456", vec!["0639 12 34 56"]),
            ("+590690123456", vec!["0690123456", "+590690123456"]),
            ("+594594123456", vec!["0594123456", "+594594123456"]),
            ("+596696123456", vec!["0696123456", "+596696123456"]),
            ("+508411234", vec!["0508 41 12 34", "+508 41 12 34"]),
            ("+687123456", vec!["+687 12 34 56"]),
            ("+68940123456", vec!["+689 40 12 34 56"]),
            ("+681721234", vec!["+681 72 12 34"]),
            ("+32470123456", vec!["+32 470 12 34 56", "0032470123456"]),
        ] {
            for text in typed {
                assert_eq!(Phone::parse(text).map(String::from), Ok(kept.to_owned()), "{text}");
            }
        }
    }

    #[test]
    fn each_mistake_has_its_code() {
        for (error, typed) in [
            (PhoneError::Missing, vec!["", " - ", "()"]),
            (PhoneError::Character, vec!["06 12 34 56 7O", "06+12345678", "++33612345678", "06１2345678"]),
            (
                PhoneError::Length,
                vec![
                    "061234567",
                    "06123456789",
                    "+3361234567",
                    "+2621234",
                    "+1234567",
                    "+1234567890123456",
                    "+",
                ],
            ),
            (PhoneError::Prefix, vec!["612345678", "0812345678", "+33812345678", "+0612345678", "3949"]),
        ] {
            for text in typed {
                assert_eq!(Phone::parse(text), Err(error), "{text:?}");
            }
        }
    }

    #[test]
    fn text_messages_go_to_mobiles_only() {
        let mobile = |text| Phone::parse(text).unwrap().is_mobile();
        for text in ["0612345678", "0712345678", "0639123456", "0690123456", "0694123456", "0697123456"] {
            assert!(mobile(text), "{text}");
        }
        for text in ["0112345678", "0700123456", "0912345678", "0262123456", "0590123456", "+32470123456"] {
            assert!(!mobile(text), "{text}");
        }
        assert_eq!(format!("{:?}", Phone::parse("0612345678").unwrap()), "[phone]");
    }

    proptest! {
        #[test]
        fn what_is_read_is_a_plus_and_digits_and_reads_the_same(any in ".*", close in "(\\+|0|00)?[0-9 .()²-]{0,16}") {
            for text in [any, close] {
                let Ok(phone) = Phone::parse(&text) else { continue };
                prop_assert!((9..=16).contains(&phone.as_str().len()));
                prop_assert_eq!(Phone::parse(phone.as_str()), Ok(phone));
            }
        }
    }
}
