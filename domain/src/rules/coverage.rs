//! What the examples of a book leave untried, and what a file of rules still lacks: `abri rules check` tells.

use super::book::RuleBook;
use super::condition::{Condition, Test, Verdict};
use super::criterion::DoorRule;
use super::error::RulesError;
use super::example::Example;
use super::sheet::FactSheet;
use super::version::RuleVersion;

/// The fewest examples a version brings.
pub const EXAMPLES_MIN: usize = 15;

impl RuleBook {
    /// Everything that keeps readable rules from being published: examples that come out otherwise, and what a reader
    /// would miss ([`Self::gaps`]).
    pub fn faults(&self) -> Vec<RulesError> {
        let examples = self.failing_examples().into_iter().map(RulesError::from);
        examples.chain(self.gaps()).collect()
    }

    /// What a reader of the rules would miss: versions with few examples, comparisons that no example meets or fails, and
    /// instants no version covers.
    pub fn gaps(&self) -> Vec<RulesError> {
        let mut gaps = self.gaps_in_time();
        for version in self.versions() {
            let missing = few_examples(version).into_iter().chain(self.untried(version));
            gaps.extend(missing.map(|reason| RulesError::of(version.file(), None, reason)));
        }
        gaps
    }

    fn gaps_in_time(&self) -> Vec<RulesError> {
        let pairs = self.versions().iter().zip(self.versions().iter().skip(1));
        let apart = pairs.filter(|(earlier, later)| earlier.valid_until() != Some(later.valid_from()));
        apart
            .map(|(earlier, later)| {
                let reason = format!("no version between {} and {}", earlier.id(), later.id());
                RulesError::of(later.file(), Some(later.place.validity), reason)
            })
            .collect()
    }

    fn untried(&self, version: &RuleVersion) -> Vec<String> {
        let sheets = self.sheets_of(version);
        let mut untried = Vec::new();
        for criterion in version.criteria() {
            let concerned: Vec<_> =
                sheets.iter().filter(|sheet| criterion.concerns(sheet) != Verdict::No).collect();
            let doors = criterion.doors().iter().filter_map(DoorRule::when);
            for condition in doors.chain([criterion.requires()]) {
                untried.extend(untried_tests(condition, &concerned, self, version, criterion.code()));
            }
        }
        for profile in version.profiles() {
            let all: Vec<_> = sheets.iter().collect();
            untried.extend(untried_tests(profile.requires(), &all, self, version, profile.code()));
        }
        untried.dedup();
        untried
    }

    /// The facts of its examples, as the version reads them.
    fn sheets_of(&self, version: &RuleVersion) -> Vec<FactSheet> {
        let of = |example: &Example| example.sheets(self).into_iter();
        let own = version.examples().iter().flat_map(of);
        own.filter(|(judge, _)| judge.id() == version.id()).map(|(_, sheet)| sheet).collect()
    }
}

fn few_examples(version: &RuleVersion) -> Option<String> {
    let count = version.examples().len();
    (count < EXAMPLES_MIN).then(|| format!("{}: {count} examples, {EXAMPLES_MIN} wanted", version.id()))
}

fn untried_tests(
    condition: &Condition,
    sheets: &[&FactSheet],
    book: &RuleBook,
    version: &RuleVersion,
    code: &str,
) -> Vec<String> {
    let wanted = [(Verdict::Yes, "meets"), (Verdict::No, "fails")];
    let tests =
        condition.tests().into_iter().flat_map(|test| wanted.map(|(verdict, word)| (test, verdict, word)));
    let misses =
        tests.filter(|(test, verdict, _)| !sheets.iter().any(|sheet| test.verdict(sheet) == *verdict));
    misses
        .map(|(test, _, word)| format!("{}: {code}: no example {word} {}", version.id(), named(test, book)))
        .collect()
}

/// A comparison by the facts it reads.
fn named(test: &Test, book: &RuleBook) -> String {
    let vocabulary = book.scheme().vocabulary();
    let facts = test.facts();
    let codes: Vec<_> = facts.iter().map(|fact| vocabulary.code(*fact)).collect();
    format!("the comparison of {}", codes.join(" and "))
}
