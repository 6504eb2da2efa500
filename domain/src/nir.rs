//! The NIR (numéro d'inscription au répertoire), the social-security number: 13 characters and a key of two.
//!
//! Its use is limited by law to listed purposes (décret 2019-341), so it has no `Display`, prints nothing in
//! `Debug`, and leaves this type by [`Nir::expose`] and by serde only.

mod error;
mod key;
mod typed;

pub use error::NirError;
use key::key_of;
use typed::characters;
pub(crate) use typed::without_separators;

use serde::{Deserialize, Serialize, Serializer};
use std::fmt;
use time::Date;

const LENGTH: usize = 15;

/// A well-formed number, fifteen characters without blanks.
#[derive(Clone, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Nir(String);

impl Nir {
    /// Reads a number as people type it: any blanks, dots and hyphens, small letters, the letter O for a zero.
    pub fn parse(typed: &str) -> Result<Self, NirError> {
        let text = characters(typed)?;
        if text.len() != LENGTH {
            return Err(NirError::Length { found: u8::try_from(text.len()).unwrap_or(u8::MAX) });
        }
        let expected = key_of(&text[..13]).ok_or(NirError::Character)?;
        let key = text[13..].parse::<u8>().map_err(|_| NirError::Character)?;
        check_meaning(&text)?;
        if key == expected { Ok(Self(text)) } else { Err(NirError::Key { expected }) }
    }

    /// The number that these thirteen characters and their key make, to build synthetic data.
    pub fn with_key(first13: &str) -> Option<Self> {
        let text = characters(first13).ok().filter(|text| text.len() == 13)?;
        Self::parse(&format!("{text}{:02}", key_of(&text)?)).ok()
    }

    /// The fifteen characters in clear. Easy to search for: every call must be one of the uses
    /// the law lists (encrypt it, index it under a key, ask the fund's register, print it for the fund).
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What screens and letters show: sex, year and month, then stars.
    pub fn masked(&self) -> String {
        format!("{} {} {} ** *** *** **", &self.0[..1], &self.0[1..3], &self.0[3..5])
    }

    /// Is it a number in course of registration (3, 4) or temporary (7, 8)? A person looks at those.
    pub fn is_provisional(&self) -> bool {
        !self.0.starts_with(['1', '2'])
    }

    /// The last two digits of the year of birth; the number does not hold the century.
    pub fn birth_year_in_century(&self) -> u8 {
        number(&self.0[1..3])
    }

    /// The month of birth, unless it is a pseudo-month, which says nothing.
    pub fn birth_month(&self) -> Option<u8> {
        Some(number(&self.0[3..5])).filter(|month| (1..=12).contains(month))
    }

    /// Does the number tell another year or month of birth? Some rightly do: a warning, never a refusal.
    pub fn disagrees_with(&self, birth: Date) -> bool {
        let year = birth.year().rem_euclid(100) != i32::from(self.birth_year_in_century());
        year || self.birth_month().is_some_and(|month| month != u8::from(birth.month()))
    }
}

fn check_meaning(text: &str) -> Result<(), NirError> {
    if !text.starts_with(['1', '2', '3', '4', '7', '8']) {
        return Err(NirError::FirstDigit);
    }
    // 20, 30 to 42 and 50 to 99 stand for a month that the registry does not know (domain.md 4.1).
    if !matches!(number(&text[3..5]), 1..=12 | 20 | 30..=42 | 50..=99) {
        return Err(NirError::Month);
    }
    if &text[5..7] == "00" { Err(NirError::Department) } else { Ok(()) }
}

/// The value of two digits.
fn number(digits: &str) -> u8 {
    digits.bytes().fold(0, |value, digit| value * 10 + (digit - b'0'))
}

impl TryFrom<String> for Nir {
    type Error = NirError;
    fn try_from(text: String) -> Result<Self, NirError> {
        Self::parse(&text)
    }
}

impl Serialize for Nir {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl fmt::Debug for Nir {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[NIR]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    /// Vectors that circulate in open-source tests, then synthetic ones: commune 999, order numbers 9xx.
    const KNOWN: &str = "295109912611193 253072B07300470 253072A07300443 255081416802538 255082A16802597 \
        186022A21532523 155053599990151 250033599990219 190022A99990376 275042B99990443 168309999990522 \
        285129999990614 262311499990753 163507599990868 370015999990948 785069999991052 200010199991148 \
        199129749991270 120032099991390";

    fn nir(text: &str) -> Nir {
        Nir::parse(text).unwrap()
    }

    #[test]
    fn known_numbers_are_read() {
        for text in KNOWN.split(' ') {
            let number = nir(text);
            assert_eq!(number.expose(), text);
            assert_eq!(Nir::with_key(&text[..13]), Some(number));
        }
    }

    #[test]
    fn each_mistake_has_its_code() {
        for (typed, error) in [
            (" . \u{a0}", NirError::Missing),
            ("2951099126111", NirError::Length { found: 13 }),
            ("295109912611199", NirError::Key { expected: 93 }),
            ("29510991261119X", NirError::Character),
            ("2551A0816802597", NirError::Character),
            ("995109912611193", NirError::FirstDigit),
            ("255131416802538", NirError::Month),
            ("255080016802538", NirError::Department),
        ] {
            assert_eq!(Nir::parse(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for typed in ["2 55 08 2a 168 025 97", "2.55.08.2A.168.025-97", "2\u{a0}55\u{202f}O8 2A168o25 97\t"] {
            assert_eq!(Nir::parse(typed), Ok(nir("255082A16802597")));
        }
    }

    #[test]
    fn every_month_that_exists_or_stands_for_none_is_accepted() {
        let accepted = |month: &u8| Nir::with_key(&format!("155{month:02}35999901")).is_some();
        let months: Vec<u8> = (0..100).filter(accepted).collect();
        let expected = (1..=12).chain([20]).chain(30..=42).chain(50..=99);
        assert_eq!(months, expected.collect::<Vec<_>>());
    }

    #[test]
    fn the_birth_date_is_compared_as_far_as_the_number_tells() {
        let (real, pseudo) = (nir("155053599990151"), nir("168309999990522"));
        assert!(!real.disagrees_with(date!(1955 - 05 - 31)));
        assert!(real.disagrees_with(date!(1955 - 06 - 01)));
        assert!(real.disagrees_with(date!(1956 - 05 - 31)));
        assert!(!pseudo.disagrees_with(date!(1968 - 01 - 01)));
        assert!(pseudo.disagrees_with(date!(1969 - 01 - 01)));
        assert_eq!((real.birth_month(), pseudo.birth_month()), (Some(5), None));
    }

    #[test]
    fn nothing_prints_the_number() {
        let number = nir("155053599990151");
        let shown = format!("{number:?} {}", number.masked());
        assert_eq!(shown, "[NIR] 1 55 05 ** *** *** **");
        let wrong = Nir::parse("295109912611199").unwrap_err();
        assert!(!format!("{wrong} {wrong:?}").contains(|c: char| c.is_ascii_digit()));
        let stored = serde_json::from_str::<Nir>("\"295109912611199\"");
        let stored = stored.unwrap_err().to_string();
        assert!(!stored.contains("2951") && !stored.contains("93"), "{stored}");
        assert_eq!(serde_json::to_string(&number).unwrap(), "\"155053599990151\"");
    }

    #[test]
    fn three_four_seven_and_eight_are_provisional() {
        let provisional =
            |first: &u8| Nir::with_key(&format!("{first}550535999901")).is_some_and(|n| n.is_provisional());
        assert_eq!((0..10).filter(provisional).collect::<Vec<u8>>(), [3, 4, 7, 8]);
    }

    prop_compose! {
        fn any_nir()(body in "[123478][0-9]{2}(0[1-9]|1[0-2]|20|3[0-9]|4[0-2]|[5-9][0-9])(0[1-9]|[1-9][0-9]|2[AB])[0-9]{6}")
            -> Nir { Nir::with_key(&body).unwrap() }
    }

    proptest! {
        #[test]
        fn a_wrong_character_is_refused(number in any_nir(), place in 0usize..15, other in "[0-9AB]") {
            let mut text = number.expose().to_owned();
            prop_assume!(text[place..=place] != other);
            text.replace_range(place..=place, &other);
            prop_assert!(Nir::parse(&text).is_err());
        }

        #[test]
        fn any_text_is_answered(any in ".*", close in "[0-9ABabOo .\u{a0}²é-]{0,40}") {
            for text in [any, close] {
                prop_assert!(Nir::parse(&text).map_or(true, |number| number.expose().len() == 15));
                let _ = Nir::with_key(&text);
            }
        }

        #[test]
        fn a_masked_number_is_no_number(number in any_nir()) {
            prop_assert_eq!(Nir::parse(&number.masked()), Err(NirError::Character));
        }
    }
}
