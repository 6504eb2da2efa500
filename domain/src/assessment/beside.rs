//! Two ways of working, one claim: what is found of each, side by side.

use super::wording::{WORK_DIFFERS, WORK_DIFFERS_TEXT};
use super::{Assessment, Finding, Outcome, judge};
use crate::rules::Verdict;
use crate::zone::Zone;

impl Assessment<'_> {
    /// This assessment and that of the person's second way of working, as one. What only one of them finds counts for both: what
    /// blocks one blocks the claim; and two that say yes to different days leave them to a person.
    #[must_use]
    pub(super) fn beside(mut self, other: Self) -> Self {
        let differs = matches!(
            (self.outcome, other.outcome),
            (Outcome::Approve { stoppage: mine }, Outcome::Approve { stoppage: theirs }) if mine != theirs
        );
        for finding in other.findings {
            if !self.findings.iter().any(|known| known.is_same(&finding)) {
                self.findings.push(finding);
            }
        }
        self.findings.extend(differs.then(work_differs));
        add_missing(&mut self.versions, other.versions, |version| version.id());
        add_missing(&mut self.profiles, other.profiles, |profile| profile.code());
        self.outcome = judge::review(&self.findings).unwrap_or(self.outcome);
        self
    }
}

fn add_missing<'r, T>(mine: &mut Vec<&'r T>, theirs: Vec<&'r T>, code: impl Fn(&T) -> &str) {
    for one in theirs {
        if !mine.iter().any(|known| code(known) == code(one)) {
            mine.push(one);
        }
    }
}

fn work_differs<'r>() -> Finding<'r> {
    Finding {
        code: WORK_DIFFERS,
        zone: Zone::Administrative,
        verdict: Verdict::Unknown,
        blocks: true,
        held: false,
        note: false,
        text: &WORK_DIFFERS_TEXT,
        source: None,
        door: None,
        facts: Vec::new(),
    }
}
