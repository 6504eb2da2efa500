//! Conditions on facts, in Kleene's three-valued logic: what is not known is unknown, never no.

use super::fact::{Fact, Vocabulary};
use super::profile::Profile;
use super::sheet::{FactSheet, Value};
use crate::status::coded;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::sync::Arc;
use time::{Date, Duration};

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
    /// A named condition.
    Profile(Arc<Profile>),
    /// One comparison.
    Test(Test),
}

/// One comparison: a leaf of the tree.
#[derive(Debug, Clone)]
pub struct Test {
    pub(super) subject: Subject,
    pub(super) operator: Operator,
}

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// A fact.
    Fact(Fact),
    /// The body-mass index in kg/m², from a weight in hectograms and a height in centimetres, never rounded.
    BodyMass { weight: Fact, height: Fact },
}

/// How it is compared.
#[derive(Debug, Clone)]
pub(super) enum Operator {
    /// Equal.
    Is(Operand),
    /// One of a list; on the second list, the law is not settled.
    In { sure: Vec<Value>, unsure: Vec<Value> },
    /// Greater, equal or smaller.
    Ordered { accepted: Order, than: Operand },
    /// In the days that begin or end with another day, both ends included.
    Within { window: Window, of: Fact },
}

/// Which side of a limit is meant, and whether the limit itself is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// Greater or later.
    More,
    /// Greater, later or the same.
    AtLeast,
    /// Smaller or earlier.
    Less,
    /// Smaller, earlier or the same.
    AtMost,
}

impl Order {
    const fn accepts(self, ordering: Ordering) -> bool {
        match self {
            Self::More => ordering.is_gt(),
            Self::AtLeast => ordering.is_ge(),
            Self::Less => ordering.is_lt(),
            Self::AtMost => ordering.is_le(),
        }
    }
}

/// Calendar days beside a day, which is one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Window {
    /// The days that end with it.
    Before { days: u16 },
    /// The days that begin with it.
    After { days: u16 },
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
    fn value(self, facts: &FactSheet) -> Option<Value> {
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
            Self::Profile(profile) => profile.verdict(facts),
            Self::Test(test) => test.verdict(facts),
        }
    }

    /// The comparisons of the tree and of its profiles, in the order of the file.
    pub fn tests(&self) -> Vec<&Test> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::tests).collect(),
            Self::Not(part) => part.tests(),
            Self::Profile(profile) => profile.requires().tests(),
            Self::Test(test) => vec![test],
        }
    }

    /// The profiles of the tree, those inside profiles too, each once.
    pub fn profiles(&self) -> Vec<&Profile> {
        let mut found: Vec<&Profile> = Vec::new();
        self.add_profiles(&mut found);
        found
    }

    fn add_profiles<'c>(&'c self, found: &mut Vec<&'c Profile>) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.add_profiles(found)),
            Self::Not(part) => part.add_profiles(found),
            Self::Profile(profile) if found.iter().any(|known| known.code() == profile.code()) => {}
            Self::Profile(profile) => {
                found.push(profile);
                profile.requires().add_profiles(found);
            }
            Self::Test(_) => {}
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

    /// The facts that are missing where the tree comes to unknown, each once: what a person could still tell. Nothing when
    /// only the law is not settled.
    pub fn missing(&self, facts: &FactSheet) -> Vec<Fact> {
        let mut missing: Vec<Fact> = Vec::new();
        self.add_missing(facts, &mut missing);
        missing
    }

    fn add_missing(&self, facts: &FactSheet, missing: &mut Vec<Fact>) {
        if self.verdict(facts) != Verdict::Unknown {
            return;
        }
        match self {
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.add_missing(facts, missing);
                }
            }
            Self::Not(part) => part.add_missing(facts, missing),
            Self::Profile(profile) => profile.requires().add_missing(facts, missing),
            Self::Test(test) => {
                let open = test.facts().into_iter().filter(|fact| facts.get(*fact).is_none());
                let new = open.filter(|fact| !missing.contains(fact)).collect::<Vec<_>>();
                missing.extend(new);
            }
        }
    }

    /// Can it come to unknown: a fact may be missing, or the law is not settled?
    pub fn may_be_unknown(&self, vocabulary: &Vocabulary) -> bool {
        self.tests().into_iter().any(|test| test.may_be_unknown(vocabulary))
            || self.profiles().into_iter().any(Profile::is_unsettled)
    }
}

impl Test {
    /// What the comparison comes to on these facts.
    pub fn verdict(&self, facts: &FactSheet) -> Verdict {
        match self.subject {
            Subject::Fact(fact) => {
                facts.get(fact).map_or(Verdict::Unknown, |value| self.operator.verdict(value, facts))
            }
            Subject::BodyMass { weight, height } => match (facts.get(weight), facts.get(height)) {
                (Some(Value::Number(weight)), Some(Value::Number(height))) => {
                    self.operator.body_mass_verdict(weight, height)
                }
                _ => Verdict::Unknown,
            },
        }
    }

    /// Can it come to unknown: a fact may be missing, or a list is not settled?
    pub fn may_be_unknown(&self, vocabulary: &Vocabulary) -> bool {
        let unsettled = matches!(&self.operator, Operator::In { unsure, .. } if !unsure.is_empty());
        unsettled || self.facts().into_iter().any(|fact| vocabulary.spec(fact).may_be_unknown)
    }

    /// The facts the comparison reads.
    pub fn facts(&self) -> Vec<Fact> {
        let mut facts = match self.subject {
            Subject::Fact(fact) => vec![fact],
            Subject::BodyMass { weight, height } => vec![weight, height],
        };
        facts.extend(match &self.operator {
            Operator::Is(Operand::Fact(other)) | Operator::Ordered { than: Operand::Fact(other), .. } => {
                Some(*other)
            }
            Operator::Within { of, .. } => Some(*of),
            _ => None,
        });
        facts
    }
}

impl Operator {
    fn verdict(&self, value: Value, facts: &FactSheet) -> Verdict {
        match self {
            Self::Is(operand) => known(operand.value(facts), |other| value == other),
            Self::In { sure, .. } if sure.contains(&value) => Verdict::Yes,
            Self::In { unsure, .. } if unsure.contains(&value) => Verdict::Unknown,
            Self::In { .. } => Verdict::No,
            Self::Ordered { accepted, than } => known(than.value(facts), |other| {
                compare(value, other).is_some_and(|ordering| accepted.accepts(ordering))
            }),
            Self::Within { window, of } => known(facts.get(*of), |other| match (value, other) {
                (Value::Day(day), Value::Day(other)) => window.holds(day, other),
                _ => false,
            }),
        }
    }

    /// kg/m² against a whole number, without a division: weight/10 over (height/100)² is 1000 weight over height².
    fn body_mass_verdict(&self, weight: i64, height: i64) -> Verdict {
        let Self::Ordered { accepted, than: Operand::Literal(Value::Number(index)) } = self else {
            return Verdict::Unknown;
        };
        // No person comes near a million, and what does not overflow needs no check.
        let [weight, height] = [weight, height].map(|measure| i128::from(measure.clamp(0, 1_000_000)));
        accepted.accepts((1000 * weight).cmp(&(i128::from(*index) * height * height))).into()
    }
}

impl Window {
    fn holds(self, day: Date, other: Date) -> bool {
        let (first, last, days) = match self {
            Self::Before { days } => (day, other, days),
            Self::After { days } => (other, day, days),
        };
        first <= last && last - first <= Duration::days(i64::from(days))
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
        let test = Test {
            subject: Subject::Fact(Fact::REGISTER_ALD),
            operator: Operator::Is(Operand::Literal(Value::Flag(true))),
        };
        let contrary = Condition::Not(Box::new(Condition::Test(test.clone())));
        let nothing = FactSheet::default();
        assert_eq!(test.verdict(&nothing), Verdict::Unknown);
        assert_eq!(contrary.verdict(&nothing), Verdict::Unknown);
        assert_eq!(contrary.verdict(&nothing.clone().with_flag(Fact::REGISTER_ALD, false)), Verdict::Yes);
    }

    #[test]
    fn what_is_missing_is_what_could_still_change_the_verdict() {
        let flag = |fact| {
            let operator = Operator::Is(Operand::Literal(Value::Flag(true)));
            Condition::Test(Test { subject: Subject::Fact(fact), operator })
        };
        let [one, two, three] = Fact::REGISTER;
        let both = Condition::All(vec![flag(one), Condition::Not(Box::new(flag(two)))]);
        let condition = Condition::Any(vec![both, flag(three)]);
        let nothing = FactSheet::default();
        assert_eq!(condition.missing(&nothing), [one, two, three]);
        assert_eq!(
            condition.missing(&nothing.clone().with_flag(two, true)),
            [three],
            "the first half is no already"
        );
        assert_eq!(condition.missing(&nothing.with_flag(three, true)), [], "yes whatever the rest");
    }

    #[test]
    fn weeks_before_a_day_count_both_ends() {
        let window = Window::Before { days: 13 * 7 };
        let test = Test {
            subject: Subject::Fact(Fact::FIRST_DAY),
            operator: Operator::Within { window, of: Fact::LAST_DAY },
        };
        let due = FactSheet::default().with_day(Fact::LAST_DAY, Some(date!(2020 - 06 - 17)));
        let on = |day| test.verdict(&due.clone().with_day(Fact::FIRST_DAY, Some(day)));
        assert_eq!(on(date!(2020 - 03 - 17)), Verdict::No);
        assert_eq!(on(date!(2020 - 03 - 18)), Verdict::Yes);
        assert_eq!(on(date!(2020 - 06 - 17)), Verdict::Yes);
        assert_eq!(on(date!(2020 - 06 - 18)), Verdict::No);
    }

    #[test]
    fn days_after_a_day_count_both_ends() {
        let window = Window::After { days: 2 };
        let holds = |day| window.holds(day, date!(2021 - 01 - 10));
        assert!(!holds(date!(2021 - 01 - 09)) && holds(date!(2021 - 01 - 10)));
        assert!(holds(date!(2021 - 01 - 12)) && !holds(date!(2021 - 01 - 13)));
    }

    #[test]
    fn the_body_mass_index_is_exact() {
        // 86.7 kg and 170 cm are exactly 30: in floating point they come to 30.000000000000004.
        let verdict = |accepted, index, weight| {
            Operator::Ordered { accepted, than: Operand::Literal(Value::Number(index)) }
                .body_mass_verdict(weight, 170)
        };
        let (more, at_least) = (Order::More, Order::AtLeast);
        assert_eq!(verdict(more, 30, 867), Verdict::No);
        assert_eq!(verdict(more, 30, 868), Verdict::Yes);
        assert_eq!(verdict(at_least, 40, 1156), Verdict::Yes);
        assert_eq!(verdict(more, 40, 1156), Verdict::No);
        assert_eq!(verdict(at_least, 40, 1155), Verdict::No);
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
