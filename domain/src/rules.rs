//! Rules as data: dated versions of the law, read from files that lawyers can read too.
//!
//! A version holds from a day to a day; each value has a source; each file brings the examples that must pass.

mod condition;
mod error;
mod example;
mod fact;
mod file;
mod read;
mod version;

pub use condition::{Condition, Test, Verdict};
pub use error::RulesError;
pub use example::{Example, ExampleFailure, Expected};
pub use fact::{Fact, FactSheet, FactType, Value};
pub use version::{
    Appeal, Closing, Confidence, Criterion, DoorRule, HardEnd, RuleVersion, Source, Standing,
    UnknownRegister, ValueList, Wording,
};

use crate::form::FormRules;
use time::Date;

/// The files shipped with the program.
const BUILT_IN: &[(&str, &str)] = &[
    ("at-risk/v2a.toml", include_str!("../rules/at-risk/v2a.toml")),
    ("at-risk/v2b.toml", include_str!("../rules/at-risk/v2b.toml")),
    ("at-risk/v9.toml", include_str!("../rules/at-risk/v9.toml")),
];

/// The versions of one scheme, sorted in time, without overlap; gaps are allowed and lead to a person.
#[derive(Debug, Clone)]
pub struct RuleBook {
    versions: Vec<RuleVersion>,
}

impl RuleBook {
    /// The versions shipped with the program.
    pub fn built_in() -> Result<Self, RulesError> {
        Self::read(BUILT_IN.iter().copied())
    }

    /// The versions of these files: name, then text.
    pub fn from_files(files: &[(String, String)]) -> Result<Self, RulesError> {
        Self::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))
    }

    fn read<'f>(files: impl Iterator<Item = (&'f str, &'f str)>) -> Result<Self, RulesError> {
        let mut named = files
            .map(|(name, text)| Ok((name, read::read_version(name, text)?)))
            .collect::<Result<Vec<_>, RulesError>>()?;
        named.sort_by_key(|(_, version)| version.valid_from());
        named.windows(2).try_for_each(refuse_overlap)?;
        Ok(Self { versions: named.into_iter().map(|(_, version)| version).collect() })
    }

    /// The version in force on that day.
    pub fn version_on(&self, day: Date) -> Option<&RuleVersion> {
        self.versions.iter().find(|version| version.is_in_force_on(day))
    }

    /// The version in force on that day, as far as one knew it on `today`.
    ///
    /// A version published later must not change what an earlier decision comes to when it is replayed.
    pub fn version_known(&self, day: Date, today: Date) -> Option<&RuleVersion> {
        self.version_on(day).filter(|version| version.announced() <= today)
    }

    /// What the form must know, when someone can ask today.
    pub fn form_rules(&self, today: Date, terms_version: &str) -> Option<FormRules> {
        let version = self.version_on(today).filter(|version| !version.is_closed())?;
        let (earliest_start, days) = (version.earliest_start()?, version.duration_days());
        Some(FormRules { today, earliest_start, days, terms_version: terms_version.to_owned() })
    }

    /// Is the scheme closed on that day? Not the same as a day without any version.
    pub fn is_closed_on(&self, day: Date) -> bool {
        self.version_on(day).is_some_and(RuleVersion::is_closed)
    }

    /// The examples of every file that do not come out as written; nothing when all is well.
    pub fn failing_examples(&self) -> Vec<ExampleFailure> {
        let examples =
            self.versions.iter().flat_map(|version| version.examples().iter().map(move |e| (version, e)));
        examples.filter_map(|(version, example)| example.run(version.id(), self).err()).collect()
    }

    /// Every version, in order of time.
    pub fn versions(&self) -> &[RuleVersion] {
        &self.versions
    }
}

fn refuse_overlap(pair: &[(&str, RuleVersion)]) -> Result<(), RulesError> {
    let [(first, earlier), (second, later)] = pair else {
        return Ok(());
    };
    if earlier.id() == later.id() {
        let reason = format!("the id \"{}\" is already used in {first}", later.id());
        return Err(RulesError { file: (*second).to_owned(), line: None, reason });
    }
    if earlier.valid_until().is_some_and(|until| until <= later.valid_from()) {
        return Ok(());
    }
    let reason = format!("begins on {} but {first} has not ended by then", later.first_day());
    Err(RulesError { file: (*second).to_owned(), line: None, reason })
}

#[cfg(test)]
mod tests;
