//! Values of facts, and the sheet that holds what is known of one claim.

use super::fact::{Fact, FactType, Symbol, Vocabulary};
use crate::register::Answer;
use std::fmt;
use time::Date;

/// The value of a fact. Its Debug form never shows it: it may be health data.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A day.
    Day(Date),
    /// One of a list of codes.
    Choice(Symbol),
}

impl Value {
    /// The value as traces write it: a code, a number, an ISO date, `yes` or `no`.
    pub fn code(self, vocabulary: &Vocabulary) -> String {
        match self {
            Self::Flag(flag) => if flag { "yes" } else { "no" }.to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Choice(symbol) => vocabulary.symbol_code(symbol).to_owned(),
        }
    }

    /// Its type.
    pub const fn value_type(self) -> FactType {
        match self {
            Self::Flag(_) => FactType::Flag,
            Self::Number(_) => FactType::Number,
            Self::Day(_) => FactType::Day,
            Self::Choice(_) => FactType::Choice,
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[value]")
    }
}

/// What is known of a claim, fact by fact, in the order of the vocabulary. What is missing is unknown, never no.
#[derive(Clone, Default)]
pub struct FactSheet(Vec<Option<Value>>);

impl FactSheet {
    /// A sheet with room for every fact of a vocabulary, nothing known yet.
    pub fn of(vocabulary: &Vocabulary) -> Self {
        Self(vec![None; vocabulary.len()])
    }

    /// The value of a fact, if it is known.
    pub fn get(&self, fact: Fact) -> Option<Value> {
        self.0.get(fact.place()).copied().flatten()
    }

    /// Writes a fact down, or strikes it out.
    pub fn set(&mut self, fact: Fact, value: Option<Value>) {
        if self.0.len() <= fact.place() {
            self.0.resize(fact.place() + 1, None);
        }
        if let Some(place) = self.0.get_mut(fact.place()) {
            *place = value;
        }
    }

    /// The same sheet with one more fact.
    #[must_use]
    pub fn with(mut self, fact: Fact, value: Option<Value>) -> Self {
        self.set(fact, value);
        self
    }

    /// The same sheet with a flag.
    #[must_use]
    pub fn with_flag(self, fact: Fact, flag: bool) -> Self {
        self.with(fact, Some(Value::Flag(flag)))
    }

    /// The same sheet with an answer of the register; unknown stays unknown.
    #[must_use]
    pub fn with_answer(self, fact: Fact, answer: Answer) -> Self {
        match answer {
            Answer::Yes => self.with_flag(fact, true),
            Answer::No => self.with_flag(fact, false),
            Answer::Unknown => self.with(fact, None),
        }
    }

    /// The same sheet with a day, if it is known.
    #[must_use]
    pub fn with_day(self, fact: Fact, day: Option<Date>) -> Self {
        self.with(fact, day.map(Value::Day))
    }

    /// The same sheet with a code of a choice; a code the vocabulary does not have stays unknown.
    #[must_use]
    pub fn with_choice(self, fact: Fact, code: &str, vocabulary: &Vocabulary) -> Self {
        self.with(fact, vocabulary.symbol(code).map(Value::Choice))
    }

    /// The same sheet as if the register had said yes wherever it said nothing.
    #[must_use]
    pub fn with_register_silence_as_yes(self) -> Self {
        Fact::REGISTER.into_iter().fold(self, |sheet, fact| match sheet.get(fact) {
            None => sheet.with_flag(fact, true),
            Some(_) => sheet,
        })
    }
}

impl fmt::Debug for FactSheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[facts]")
    }
}
