//! Who is concerned: the named conditions of a version, which are also the lines of its public list.

use super::condition::{Condition, Verdict};
use super::parts::{Source, Standing, Wording};
use super::sheet::FactSheet;

/// A named condition: one line of the list of people concerned.
#[derive(Debug, Clone)]
pub struct Profile {
    pub(super) code: String,
    pub(super) source: Source,
    pub(super) standing: Standing,
    pub(super) hidden: bool,
    pub(super) requires: Condition,
    pub(super) text: Wording,
}

impl Profile {
    /// Its kebab-case code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Where it comes from.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// Is it not settled that the law says so? Then a yes counts as unknown: a person looks.
    pub fn is_unsettled(&self) -> bool {
        self.standing == Standing::Unsettled
    }

    /// Does it only help other profiles, without a line of its own on the public list?
    pub const fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// What it asks.
    pub const fn requires(&self) -> &Condition {
        &self.requires
    }

    /// How it is said.
    pub const fn text(&self) -> &Wording {
        &self.text
    }

    /// What it comes to on these facts.
    pub fn verdict(&self, facts: &FactSheet) -> Verdict {
        match self.requires.verdict(facts) {
            Verdict::Yes if self.is_unsettled() => Verdict::Unknown,
            verdict => verdict,
        }
    }
}
