//! A scheme: what it asks of people, and of whom. Its versions say what follows.

use super::deciding::Deciding;
use super::fact::{Fact, FactType, Vocabulary};
use super::parts::Wording;
use crate::status::coded;
use crate::zone::Zone;
use serde::{Deserialize, Serialize};

coded! {
    /// Where a question is asked.
    Asked {
        /// On the form of the claim.
        Form = "form",
        /// In the check before any identity, "Am I concerned?".
        Check = "check",
        /// Of the medical officer who reviews.
        Review = "review",
    }
}

/// One ground a person can give. Zone M.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroundOption {
    /// Its kebab-case code.
    pub code: String,
    /// How the form says it.
    pub label: Wording,
    /// A word of help.
    pub hint: Option<Wording>,
    /// How staff read it; as on the form when there is nothing here.
    pub name: Option<Wording>,
    /// Codes of the questions the form asks with it, in order.
    pub asks: Vec<String>,
}

/// Days around the day of the claim that are plausible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayWindow {
    /// Days before the day of the claim.
    pub days_before: u16,
    /// Days after it.
    pub days_after: u16,
}

/// What an answer must look like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerShape {
    /// Yes or no.
    Flag,
    /// A whole number of `unit`, times ten to the power of `decimals`.
    Number {
        /// The smallest that is plausible.
        min: i64,
        /// The largest that is plausible.
        max: i64,
        /// What is counted.
        unit: Option<Wording>,
        /// Digits typed after the comma.
        decimals: u8,
        /// What some numbers are called, where people know the name better; then one is chosen from the list.
        names: Vec<(i64, Wording)>,
    },
    /// A day.
    Day {
        /// What is plausible; any day when there is nothing here.
        window: Option<DayWindow>,
    },
    /// One of these codes, each with its words.
    Choice(Vec<(String, Wording)>),
}

/// A fact that a person gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its kebab-case code, which is the fact's name in conditions.
    pub code: String,
    /// The fact it feeds.
    pub fact: Fact,
    /// The zone its answer belongs to.
    pub zone: Zone,
    /// Where it is asked.
    pub asked: Vec<Asked>,
    /// May it be left without an answer on the form?
    pub optional: bool,
    /// Code of the question it goes into: it is asked of those only who answer yes to that one.
    pub follows: Option<String>,
    /// How it is asked.
    pub label: Wording,
    /// A word of help.
    pub hint: Option<Wording>,
    /// What an answer looks like.
    pub shape: AnswerShape,
}

/// A scheme, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    pub(super) id: String,
    pub(super) path: String,
    pub(super) title: Wording,
    pub(super) lead: Option<Wording>,
    pub(super) vocabulary: Vocabulary,
    pub(super) grounds: Vec<GroundOption>,
    pub(super) questions: Vec<Question>,
    pub(super) deciding: Deciding,
}

impl AnswerShape {
    /// The type of the fact it feeds.
    pub const fn value_type(&self) -> FactType {
        match self {
            Self::Flag => FactType::Flag,
            Self::Number { .. } => FactType::Number,
            Self::Day { .. } => FactType::Day,
            Self::Choice(_) => FactType::Choice,
        }
    }
}

impl GroundOption {
    /// How staff read it.
    pub fn name(&self) -> &Wording {
        self.name.as_ref().unwrap_or(&self.label)
    }
}

impl Question {
    /// Is it asked there?
    pub fn is_asked_in(&self, place: Asked) -> bool {
        self.asked.contains(&place)
    }
}

impl Scheme {
    /// The name of its folder; the ids of its versions begin with it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its name in addresses.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What it is called.
    pub const fn title(&self) -> &Wording {
        &self.title
    }

    /// Whom it is for and what they can ask, for the home page.
    pub const fn lead(&self) -> Option<&Wording> {
        self.lead.as_ref()
    }

    /// Every fact its rules may read.
    pub const fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The grounds a person can give, in the order of the form.
    pub fn grounds(&self) -> &[GroundOption] {
        &self.grounds
    }

    /// The ground of that code.
    pub fn ground(&self, code: &str) -> Option<&GroundOption> {
        self.grounds.iter().find(|ground| ground.code == code)
    }

    /// What people are asked, in the order of the file.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// What a person checks before deciding, and the reasons of a no.
    pub const fn deciding(&self) -> &Deciding {
        &self.deciding
    }

    /// The question of that code.
    pub fn question(&self, code: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.code == code)
    }
}
