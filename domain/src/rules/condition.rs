//! Conditions on facts, in Kleene's three-valued logic: what is not known is unknown, never no.

use super::fact::{Fact, FactSheet, Value};
use crate::status::coded;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use time::Duration;

coded! {
    /// What a condition comes to.
    Verdict {
        /// It holds.
        Yes = "yes",
        /// It does not hold.
        No = "no",
        /// A fact is missing, or the law is not settled on it.
        Unknown = "unknown",
    }
}

impl Verdict {
    /// Both: a no is enough to say no.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }

    /// One of them: a yes is enough to say yes.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        self.negated().and(other.negated()).negated()
    }

    /// The contrary; the contrary of unknown is unknown.
    #[must_use]
    pub const fn negated(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl From<bool> for Verdict {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

/// A tree of tests on facts.
#[derive(Debug, Clone)]
pub enum Condition {
    /// Every one of them.
    All(Vec<Self>),
    /// At least one of them.
    Any(Vec<Self>),
    /// The contrary.
    Not(Box<Self>),
    /// One comparison.
    Test(Test),
}

/// One comparison of one fact: a leaf of the tree.
#[derive(Debug, Clone)]
pub struct Test {
    pub(super) fact: Fact,
    pub(super) operator: Operator,
}

/// How a fact is compared.
#[derive(Debug, Clone)]
pub(super) enum Operator {
    /// Equal.
    Is(Operand),
    /// One of a list; on the second list, the law is not settled.
    In { sure: Vec<Value>, unsure: Vec<Value> },
    /// Greater, equal or smaller, among the orderings given.
    Ordered { accepted: &'static [Ordering], than: Operand },
    /// In the weeks that end with a day, both ends included.
    WithinWeeksBefore { end: Operand, weeks: u16 },
}

/// What a fact is compared with.
#[derive(Debug, Clone, Copy)]
pub(super) enum Operand {
    /// A value written in the file.
    Literal(Value),
    /// Another fact.
    Fact(Fact),
}

impl Operand {
    const fn value(self, facts: &FactSheet) -> Option<Value> {
        match self {
            Self::Literal(value) => Some(value),
            Self::Fact(fact) => facts.get(fact),
        }
    }
}

impl Condition {
    /// What the condition comes to on these facts.
    pub fn verdict(&self, facts: &FactSheet) -> Verdict {
        match self {
            Self::All(parts) => {
                parts.iter().fold(Verdict::Yes, |so_far, part| so_far.and(part.verdict(facts)))
            }
            Self::Any(parts) => parts.iter().fold(Verdict::No, |so_far, part| so_far.or(part.verdict(facts))),
            Self::Not(part) => part.verdict(facts).negated(),
            Self::Test(test) => test.verdict(facts),
        }
    }

    /// The comparisons of the tree, in the order of the file.
    pub fn tests(&self) -> Vec<&Test> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::tests).collect(),
            Self::Not(part) => part.tests(),
            Self::Test(test) => vec![test],
        }
    }

    /// The facts the tree reads, each once.
    pub fn facts(&self) -> Vec<Fact> {
        let mut facts = Vec::new();
        for fact in self.tests().into_iter().flat_map(Test::facts) {
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
        facts
    }
}

impl Test {
    /// What the comparison comes to on these facts.
    pub fn verdict(&self, facts: &FactSheet) -> Verdict {
        let Some(value) = facts.get(self.fact) else {
            return Verdict::Unknown;
        };
        match &self.operator {
            Operator::Is(operand) => known(operand.value(facts), |other| value == other),
            Operator::In { sure, .. } if sure.contains(&value) => Verdict::Yes,
            Operator::In { unsure, .. } if unsure.contains(&value) => Verdict::Unknown,
            Operator::In { .. } => Verdict::No,
            Operator::Ordered { accepted, than } => known(than.value(facts), |other| {
                compare(value, other).is_some_and(|ordering| accepted.contains(&ordering))
            }),
            Operator::WithinWeeksBefore { end, weeks } => {
                known(end.value(facts), |end| is_within_weeks(value, end, *weeks))
            }
        }
    }

    /// Can it come to unknown: a fact may be missing, or a list is not settled?
    pub fn may_be_unknown(&self) -> bool {
        let unsettled = matches!(&self.operator, Operator::In { unsure, .. } if !unsure.is_empty());
        unsettled || self.facts().into_iter().any(Fact::may_be_unknown)
    }

    /// The facts the comparison reads.
    pub fn facts(&self) -> Vec<Fact> {
        let other = match &self.operator {
            Operator::Is(operand)
            | Operator::Ordered { than: operand, .. }
            | Operator::WithinWeeksBefore { end: operand, .. } => Some(*operand),
            Operator::In { .. } => None,
        };
        let second = other.and_then(|operand| match operand {
            Operand::Fact(fact) => Some(fact),
            Operand::Literal(_) => None,
        });
        std::iter::once(self.fact).chain(second).collect()
    }
}

fn known(other: Option<Value>, holds: impl Fn(Value) -> bool) -> Verdict {
    other.map_or(Verdict::Unknown, |other| holds(other).into())
}

fn compare(value: Value, other: Value) -> Option<Ordering> {
    match (value, other) {
        (Value::Number(a), Value::Number(b)) => Some(a.cmp(&b)),
        (Value::Day(a), Value::Day(b)) => Some(a.cmp(&b)),
        _ => None,
    }
}

fn is_within_weeks(value: Value, end: Value, weeks: u16) -> bool {
    let (Value::Day(day), Value::Day(end)) = (value, end) else {
        return false;
    };
    let length = Duration::weeks(i64::from(weeks));
    day <= end && end - day <= length
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    fn verdict() -> impl Strategy<Value = Verdict> {
        proptest::sample::select(Verdict::ALL)
    }

    #[test]
    fn a_missing_fact_is_unknown_and_its_contrary_too() {
        let test =
            Test { fact: Fact::RegisterAld, operator: Operator::Is(Operand::Literal(Value::Flag(true))) };
        let contrary = Condition::Not(Box::new(Condition::Test(test.clone())));
        let nothing = FactSheet::default();
        assert_eq!(test.verdict(&nothing), Verdict::Unknown);
        assert_eq!(contrary.verdict(&nothing), Verdict::Unknown);
        assert_eq!(contrary.verdict(&nothing.with_flag(Fact::RegisterAld, false)), Verdict::Yes);
    }

    #[test]
    fn weeks_before_a_day_count_both_ends() {
        let due = Operand::Literal(Value::Day(date!(2020 - 06 - 17)));
        let test =
            Test { fact: Fact::FirstDay, operator: Operator::WithinWeeksBefore { end: due, weeks: 13 } };
        let on = |day| test.verdict(&FactSheet::default().with_day(Fact::FirstDay, Some(day)));
        assert_eq!(on(date!(2020 - 03 - 17)), Verdict::No);
        assert_eq!(on(date!(2020 - 03 - 18)), Verdict::Yes);
        assert_eq!(on(date!(2020 - 06 - 17)), Verdict::Yes);
        assert_eq!(on(date!(2020 - 06 - 18)), Verdict::No);
    }

    proptest! {
        #[test]
        fn kleene_laws_hold(a in verdict(), b in verdict(), c in verdict()) {
            prop_assert_eq!(a.and(b), b.and(a));
            prop_assert_eq!(a.and(b.and(c)), a.and(b).and(c));
            prop_assert_eq!(a.and(b.or(c)), a.and(b).or(a.and(c)));
            prop_assert_eq!(a.and(b).negated(), a.negated().or(b.negated()));
            prop_assert_eq!(a.negated().negated(), a);
            prop_assert_eq!(Verdict::Unknown.and(a) == Verdict::No, a == Verdict::No);
        }
    }
}
