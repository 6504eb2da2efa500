//! What a person answered to the questions of a scheme: typed values by the code of the question.

use crate::rules::{Fact, FactSheet, FactType, Scheme, Value, Vocabulary};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use time::Date;

/// One answer. It never prints itself: it may be health data.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answered {
    /// Yes or no.
    Flag(bool),
    /// A whole number, in the unit of the question.
    Number(i64),
    /// A day.
    Day(Date),
    /// The code of an option.
    Choice(String),
}

impl fmt::Debug for Answered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[answer]")
    }
}

/// The answers of one person, in the order of the codes: a list, since a map is a lot of program for the browser. A question
/// without an answer is unknown, never no.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, Answered>", into = "BTreeMap<String, Answered>")]
pub struct Answers(Vec<(String, Answered)>);

impl From<BTreeMap<String, Answered>> for Answers {
    fn from(answers: BTreeMap<String, Answered>) -> Self {
        Self(answers.into_iter().collect())
    }
}

impl From<Answers> for BTreeMap<String, Answered> {
    fn from(answers: Answers) -> Self {
        answers.0.into_iter().collect()
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[answers]")
    }
}

impl Answers {
    /// The answer to a question.
    pub fn get(&self, question: &str) -> Option<&Answered> {
        self.0.iter().find(|(code, _)| code == question).map(|(_, answer)| answer)
    }

    /// The same answers and one more.
    #[must_use]
    pub fn with(mut self, question: &str, answer: Answered) -> Self {
        match self.0.binary_search_by(|(code, _)| code.as_str().cmp(question)) {
            Ok(place) => self.0[place].1 = answer,
            Err(place) => self.0.insert(place, (question.to_owned(), answer)),
        }
        self
    }

    /// The same answers and those of `others`.
    #[must_use]
    pub fn and(self, others: Self) -> Self {
        others.0.into_iter().fold(self, |answers, (code, answer)| answers.with(&code, answer))
    }

    /// Is nothing answered?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Writes the answers down in a sheet; what does not fit its question stays unknown.
    pub fn write_to(&self, sheet: &mut FactSheet, scheme: &Scheme) {
        for question in scheme.questions() {
            let value =
                self.get(&question.code).and_then(|answer| answer.value(question.fact, scheme.vocabulary()));
            if value.is_some() {
                sheet.set(question.fact, value);
            }
        }
    }
}

impl Answered {
    /// Yes or no, when it is one of them.
    pub const fn flag(&self) -> Option<bool> {
        match self {
            Self::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The answer as a value of that fact, when it is of its type.
    fn value(&self, fact: Fact, vocabulary: &Vocabulary) -> Option<Value> {
        let spec = vocabulary.spec(fact);
        match (self, spec.value_type) {
            (Self::Flag(flag), FactType::Flag) => Some(Value::Flag(*flag)),
            (Self::Number(number), FactType::Number) => Some(Value::Number(*number)),
            (Self::Day(day), FactType::Day) => Some(Value::Day(*day)),
            (Self::Choice(code), FactType::Choice) if spec.options.contains(code) => {
                vocabulary.symbol(code).map(Value::Choice)
            }
            _ => None,
        }
    }
}
