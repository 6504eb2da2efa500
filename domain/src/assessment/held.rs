//! The kill switch: criteria by which the machine says no yes for the time being.

use crate::carry::{Carry, Parcel};
use crate::rules::Wording;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Codes of the criteria of a scheme that are held: whoever they concern goes to a person, whatever they come to.
///
/// Each once, in order: a list, since a set is a lot of program for the browser. It is part of what a claim is judged by,
/// beside the rules: a decision keeps it, so that a replay has it too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Held(Vec<String>);

impl Held {
    /// Nothing is held: the rules alone judge.
    pub const NOTHING: &'static Self = &Self(Vec::new());

    /// Is the criterion of that code held?
    pub fn holds(&self, criterion: &str) -> bool {
        self.0.iter().any(|held| held == criterion)
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
        Self(codes.into_iter().map(Into::into).collect::<BTreeSet<_>>().into_iter().collect())
    }
}

impl Carry for Held {
    fn pack(&self, to: &mut Vec<u8>) {
        self.0.pack(to);
    }

    fn unpack(from: &mut Parcel<'_>) -> Self {
        Self(Vec::unpack(from))
    }
}

/// Said after what a held criterion comes to.
pub static HELD_TEXT: Wording = Wording {
    fr: Cow::Borrowed("En ce moment, une personne vérifie ce point."),
    en: Cow::Borrowed("At the moment a person checks this point."),
};
