//! What the fund already knows of a person, in three answers. Unknown never means no.

use crate::ground::{AldNumber, Ground};
use serde::{Deserialize, Serialize};
use time::Date;

/// The answer of the register to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// The register says yes.
    Yes,
    /// The register says no.
    No,
    /// The register does not know, or could not be asked.
    #[default]
    Unknown,
}

impl Answer {
    /// The code of traces and rule files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}

/// What the register holds on one person. The ALD and pregnancy parts are zone M.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RegisterEntry {
    /// The fund (caisse) the person is affiliated to.
    pub fund: String,
    /// Long-term conditions recognised.
    pub alds: Vec<AldNumber>,
    /// Expected date of birth of a declared pregnancy.
    pub pregnancy_due: Option<Date>,
}

/// The three look-ups the assessment needs, already answered. As written by someone, what is left out is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RegisterAnswers {
    /// Is the person affiliated to a fund of this service?
    pub affiliated: Answer,
    /// Is the declared ALD recognised? Zone M.
    pub ald: Answer,
    /// Is the pregnancy declared? Zone M.
    pub pregnancy: Answer,
}

impl RegisterAnswers {
    /// What an entry says of a declared ground. A person the register does not know is unknown, never a no; a person it
    /// knows without the declared condition is a no to that condition, which still only calls a person.
    pub fn of(entry: Option<&RegisterEntry>, ground: &Ground) -> Self {
        let Some(entry) = entry else { return Self::default() };
        let yes_or_no = |yes: bool| if yes { Answer::Yes } else { Answer::No };
        let ald = ground.ald().map(|number| yes_or_no(entry.alds.contains(&number)));
        let pregnancy = ground.due().map(|_| yes_or_no(entry.pregnancy_due.is_some()));
        Self {
            affiliated: Answer::Yes,
            ald: ald.unwrap_or_default(),
            pregnancy: pregnancy.unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Answered;
    use crate::ground::ALD_NUMBER;

    #[test]
    fn a_person_the_register_does_not_know_is_unknown_not_a_no() {
        let ald = |n| Ground::new("ald").answering(ALD_NUMBER, Answered::Number(n));
        assert_eq!(RegisterAnswers::of(None, &ald(8)), RegisterAnswers::default());
        let alds = AldNumber::try_from(8).into_iter().collect();
        let entry = RegisterEntry { alds, ..RegisterEntry::default() };
        let answer = |ground: Ground| RegisterAnswers::of(Some(&entry), &ground).ald;
        assert_eq!(answer(ald(8)), Answer::Yes);
        assert_eq!(answer(ald(3)), Answer::No);
        assert_eq!(answer(Ground::new("ald")), Answer::Unknown);
    }
}
