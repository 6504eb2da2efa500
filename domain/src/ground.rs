//! The ground (motif) of a claim and what was said with it: health data, the narrowest types of the house. None of them can
//! be printed by accident.

use crate::answers::{Answered, Answers};
use serde::{Deserialize, Serialize};
use std::fmt;
use time::Date;

/// The question whose answer the register is asked about: the number of a long-term condition.
pub const ALD_NUMBER: &str = "ald-number";
/// The question whose answer tells that a pregnancy is declared: the expected date of birth.
pub const DUE_DATE: &str = "due-date";

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

/// Why the person asks, as declared. Zone M.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Kept")]
pub struct Ground {
    /// The kebab-case code of a ground of the scheme.
    code: String,
    /// What was answered to the questions of the form, by their codes.
    answers: Answers,
}

impl Ground {
    /// A ground of a scheme, without any answer yet.
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), answers: Answers::default() }
    }

    /// With these answers.
    #[must_use]
    pub fn with_answers(self, answers: Answers) -> Self {
        Self { answers, ..self }
    }

    /// With one more answer.
    #[must_use]
    pub fn answering(self, question: &str, answer: Answered) -> Self {
        Self { answers: self.answers.with(question, answer), ..self }
    }

    /// The code; still health data.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// What was said beside it.
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The number of a recognised long-term condition, if one was given.
    pub fn ald(&self) -> Option<AldNumber> {
        match self.answers.get(ALD_NUMBER) {
            Some(Answered::Number(number)) => AldNumber::try_from(u8::try_from(*number).ok()?).ok(),
            _ => None,
        }
    }

    /// The expected date of birth, if one was given.
    pub fn due(&self) -> Option<Date> {
        match self.answers.get(DUE_DATE) {
            Some(Answered::Day(day)) => Some(*day),
            _ => None,
        }
    }
}

impl fmt::Debug for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[ground]")
    }
}

/// A ground as sealed files hold it: as written now, or as claims were kept while one scheme had four grounds.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kept {
    Now { code: String, answers: Answers },
    Before(KeptBefore),
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum KeptBefore {
    Ald { number: Option<u8> },
    Pregnancy { due: Date },
    OtherCondition,
    Cohabitant,
}

impl From<Kept> for Ground {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::Now { code, answers } => Self { code, answers },
            Kept::Before(KeptBefore::Ald { number: None }) => Self::new("ald"),
            Kept::Before(KeptBefore::Ald { number: Some(number) }) => {
                Self::new("ald").answering(ALD_NUMBER, Answered::Number(i64::from(number)))
            }
            Kept::Before(KeptBefore::Pregnancy { due }) => {
                Self::new("pregnancy").answering(DUE_DATE, Answered::Day(due))
            }
            Kept::Before(KeptBefore::OtherCondition) => Self::new("other-condition"),
            Kept::Before(KeptBefore::Cohabitant) => Self::new("cohabitant"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn a_ground_never_prints_itself() {
        let number = AldNumber::try_from(8).unwrap();
        let ground = Ground::new("ald").answering(ALD_NUMBER, Answered::Number(8));
        assert_eq!((format!("{ground:?}"), format!("{number:?}")), ("[ground]".into(), "[ALD]".into()));
    }

    #[test]
    fn ald_numbers_run_from_1_to_32() {
        assert!(AldNumber::try_from(0).is_err() && AldNumber::try_from(33).is_err());
        assert!((1..=32).all(|n| AldNumber::try_from(n).is_ok()));
        let beyond = |number| Ground::new("ald").answering(ALD_NUMBER, Answered::Number(number)).ald();
        assert_eq!((beyond(33), beyond(-1), beyond(i64::MAX)), (None, None, None));
    }

    #[test]
    fn what_was_sealed_before_schemes_had_grounds_of_their_own_is_still_read() {
        let read = |json: &str| serde_json::from_str::<Ground>(json).unwrap();
        let ald = Ground::new("ald").answering(ALD_NUMBER, Answered::Number(8));
        assert!(read(r#"{"kind":"ald","number":8}"#) == ald);
        assert!(read(r#"{"kind":"ald","number":null}"#) == Ground::new("ald"));
        let due = read(&serde_json::json!({"kind": "pregnancy", "due": date!(2020 - 05 - 20)}).to_string());
        assert_eq!((due.code(), due.due()), ("pregnancy", Some(date!(2020 - 05 - 20))));
        assert_eq!(read(r#"{"kind":"cohabitant"}"#).code(), "cohabitant");
        assert_eq!(read(r#"{"kind":"other-condition"}"#).code(), "other-condition");
        assert!(read(&serde_json::to_string(&ald).unwrap()) == ald, "what is written now");
    }
}
