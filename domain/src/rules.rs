//! Rules as data: dated versions of the law, read from files that lawyers can read too (docs/rules.md).
//!
//! A scheme asks; its versions say what follows, each from an instant to an instant. Every value has a source; each
//! file brings the examples that must pass.

mod assumed;
mod book;
mod carried;
mod clauses;
mod condition;
mod coverage;
mod criterion;
mod deciding;
mod diff;
mod ends;
mod error;
mod example;
mod fact;
mod file;
mod files;
mod journal;
mod next_version;
mod outline;
mod parts;
mod profile;
mod publication;
mod read;
mod scheme;
mod sheet;
mod version;

pub use book::{RuleBook, Schemes};
pub use clauses::{EarliestStart, Elsewhere, Measure, Renewal, RenewalKind, Route};
pub use condition::{Condition, Test, Verdict};
pub use coverage::EXAMPLES_MIN;
pub use criterion::{Criterion, DoorRule};
pub use deciding::{Check, Deciding, PLACEHOLDERS, RefusalRule};
pub use diff::{Change, VersionChange, diff};
pub use ends::EndOf;
pub use error::RulesError;
pub use example::{Example, ExampleFailure, Expected};
pub use fact::{Fact, FactSpec, FactType, Vocabulary};
pub use files::{Comparison, RuleFiles, is_rule_path, text_sha256};
pub use journal::{DraftState, NotNow, RuleAct, RuleRecord};
pub use next_version::next_version;
pub use outline::{Part, Point, outline};
pub use parts::{
    Appeal, AppealBody, Closing, Confidence, HardEnd, Source, Standing, UnknownRegister, ValueList, Wording,
};
pub use profile::Profile;
pub use publication::{Publication, Timeline};
pub use scheme::{AnswerShape, Asked, DayWindow, GroundOption, Question, Scheme};
pub use sheet::{FactSheet, Value};
pub use version::RuleVersion;

#[cfg(test)]
mod tests;
