//! What is wrong with a rule file, in words for the person who wrote it.

use super::example::ExampleFailure;
use std::fmt;

/// A rule file that can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulesError {
    /// Name of the file.
    pub file: String,
    /// Line, from 1, when it is known.
    pub line: Option<usize>,
    /// What is wrong, in plain words.
    pub reason: String,
}

impl RulesError {
    pub(super) fn of(file: &str, line: Option<usize>, reason: String) -> Self {
        Self { file: file.to_owned(), line, reason }
    }
}

impl From<ExampleFailure> for RulesError {
    fn from(failure: ExampleFailure) -> Self {
        let reason = failure.to_string();
        Self { file: failure.file, line: Some(failure.line), reason }
    }
}

impl fmt::Display for RulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}, line {line}: {}", self.file, self.reason),
            None => write!(f, "{}: {}", self.file, self.reason),
        }
    }
}

impl std::error::Error for RulesError {}
