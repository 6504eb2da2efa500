//! The kill switch: criteria by which the machine says no yes for the time being.

use crate::rules::Wording;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Codes of the criteria of a scheme that are held: whoever they concern goes to a person, whatever they come to.
///
/// It is part of what a claim is judged by, beside the rules: a decision keeps it, so that a replay has it too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Held(BTreeSet<String>);

impl Held {
    /// Nothing is held: the rules alone judge.
    pub const NOTHING: &'static Self = &Self(BTreeSet::new());

    /// Is the criterion of that code held?
    pub fn holds(&self, criterion: &str) -> bool {
        self.0.contains(criterion)
    }

    /// Is nothing held?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The codes, in order.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl<C: Into<String>> FromIterator<C> for Held {
    fn from_iter<I: IntoIterator<Item = C>>(codes: I) -> Self {
        Self(codes.into_iter().map(Into::into).collect())
    }
}

/// Said after what a held criterion comes to.
pub(super) static HELD_TEXT: Wording = Wording {
    fr: Cow::Borrowed("En ce moment, une personne vérifie ce point."),
    en: Cow::Borrowed("At the moment a person checks this point."),
};
