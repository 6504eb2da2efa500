//! From a condition as written to a tree whose comparisons make sense.

use super::{Fault, Reader};
use crate::rules::condition::{Condition, Operand, Operator, Order, Subject, Test, Window};
use crate::rules::fact::{Fact, FactType};
use crate::rules::file::{ConditionEntry, Day};
use crate::rules::parts::Standing;
use crate::rules::sheet::Value;

const SHAPE: &str = "a condition is one of all, any, not, profiles, or a fact with exactly one comparison";

impl Reader<'_> {
    /// Reads a condition.
    pub fn condition(&self, entry: &ConditionEntry) -> Result<Condition, Fault> {
        let forms = [
            entry.all.is_some(),
            entry.any.is_some(),
            entry.not.is_some(),
            entry.profiles.is_some(),
            entry.fact.is_some(),
            entry.body_mass_index.is_some(),
        ];
        let is_test = entry.fact.is_some() || entry.body_mass_index.is_some();
        let compares = comparisons(entry);
        if forms.into_iter().filter(|form| *form).count() != 1 || compares != usize::from(is_test) {
            return Err(Fault::new(SHAPE));
        }
        match entry {
            ConditionEntry { all: Some(parts), .. } => self.parts(parts).map(Condition::All),
            ConditionEntry { any: Some(parts), .. } => self.parts(parts).map(Condition::Any),
            ConditionEntry { not: Some(part), .. } => {
                self.condition(part).map(|part| Condition::Not(Box::new(part)))
            }
            ConditionEntry { profiles: Some(codes), .. } => self.any_profile(codes),
            _ => self.test(entry).map(Condition::Test),
        }
    }

    fn parts(&self, parts: &[ConditionEntry]) -> Result<Vec<Condition>, Fault> {
        if parts.is_empty() {
            return Err(Fault::new("all and any need at least one condition"));
        }
        parts.iter().map(|part| self.condition(part)).collect()
    }

    fn any_profile(&self, codes: &[String]) -> Result<Condition, Fault> {
        if codes.is_empty() {
            return Err(Fault::new("profiles needs at least one code"));
        }
        let named = codes.iter().map(|code| self.profile(code).map(Condition::Profile));
        named.collect::<Result<_, _>>().map(Condition::Any)
    }

    fn test(&self, entry: &ConditionEntry) -> Result<Test, Fault> {
        if let Some([weight, height]) = &entry.body_mass_index {
            return self.body_mass(weight, height, entry);
        }
        let fact = self.fact(entry.fact.as_deref().unwrap_or_default())?;
        Ok(Test { subject: Subject::Fact(fact), operator: self.operator(fact, entry)? })
    }

    fn body_mass(&self, weight: &str, height: &str, entry: &ConditionEntry) -> Result<Test, Fault> {
        let (weight, height) = (self.fact(weight)?, self.fact(height)?);
        self.require_type(weight, FactType::Number)?;
        self.require_type(height, FactType::Number)?;
        let (kind, accepted, value) = ordered(entry)?;
        let index = value.as_integer().filter(|_| kind == FactType::Number);
        let index = index.ok_or_else(|| Fault::new("a body-mass index is compared with a whole number"))?;
        let operator = Operator::Ordered { accepted, than: Operand::Literal(Value::Number(index)) };
        Ok(Test { subject: Subject::BodyMass { weight, height }, operator })
    }

    fn operator(&self, fact: Fact, entry: &ConditionEntry) -> Result<Operator, Fault> {
        if let Some(value) = &entry.is {
            return self.operand(fact, value).map(Operator::Is);
        }
        if let Some(names) = &entry.in_lists {
            return self.in_lists(fact, names);
        }
        if let Some((window, of)) = window(entry) {
            let of = self.fact(of)?;
            self.require_type(fact, FactType::Day)?;
            self.require_type(of, FactType::Day)?;
            return Ok(Operator::Within { window, of });
        }
        let (kind, accepted, value) = ordered(entry)?;
        self.require_type(fact, kind)?;
        self.operand(fact, value).map(|than| Operator::Ordered { accepted, than })
    }

    fn in_lists(&self, fact: Fact, names: &[String]) -> Result<Operator, Fault> {
        let (mut sure, mut unsure) = (Vec::new(), Vec::new());
        for name in names {
            let list = self.list(name)?;
            if list.of() != fact {
                let (of, read) = (self.vocabulary.code(list.of()), self.vocabulary.code(fact));
                return Err(Fault::new(format!("the list \"{name}\" is of \"{of}\", not of \"{read}\"")));
            }
            match list.standing() {
                Standing::Settled => sure.extend_from_slice(list.values()),
                Standing::Unsettled => unsure.extend_from_slice(list.values()),
            }
        }
        if sure.is_empty() && unsure.is_empty() {
            Err(Fault::new("a list is empty"))
        } else {
            Ok(Operator::In { sure, unsure })
        }
    }

    /// A value, or `{ fact = "..." }` for another fact of the same type.
    fn operand(&self, fact: Fact, written: &toml::Value) -> Result<Operand, Fault> {
        let toml::Value::Table(table) = written else {
            return self.value(fact, written).map(Operand::Literal);
        };
        let name = table.get("fact").filter(|_| table.len() == 1).and_then(toml::Value::as_str);
        let other = self.fact(name.ok_or_else(|| Fault::new("expected a value or { fact = \"...\" }"))?)?;
        self.require_type(other, self.vocabulary.spec(fact).value_type)?;
        Ok(Operand::Fact(other))
    }

    /// A value of the type of that fact.
    pub fn value(&self, fact: Fact, written: &toml::Value) -> Result<Value, Fault> {
        let spec = self.vocabulary.spec(fact);
        let code = written.as_str();
        let value = match spec.value_type {
            FactType::Flag => match code {
                Some("yes") => Some(Value::Flag(true)),
                Some("no") => Some(Value::Flag(false)),
                _ => None,
            },
            FactType::Number => written.as_integer().map(Value::Number),
            FactType::Day => {
                written.as_datetime().and_then(|day| Day::try_from(*day).ok()).map(|day| Value::Day(day.0))
            }
            FactType::Choice => code
                .filter(|code| spec.options.iter().any(|option| option == code))
                .and_then(|code| self.vocabulary.symbol(code))
                .map(Value::Choice),
        };
        let expected = || format!("{written} is no value of \"{}\" ({})", spec.code, spec.value_type.code());
        value.ok_or_else(|| Fault::new(expected()))
    }

    fn require_type(&self, fact: Fact, kind: FactType) -> Result<(), Fault> {
        let spec = self.vocabulary.spec(fact);
        if spec.value_type == kind {
            return Ok(());
        }
        let (is, wanted) = (spec.value_type.code(), kind.code());
        Err(Fault::new(format!("\"{}\" is of type {is}, not {wanted}", spec.code)))
    }
}

fn comparisons(entry: &ConditionEntry) -> usize {
    let others = [entry.is.is_some(), entry.in_lists.is_some()];
    let windows = [
        entry.within_days_before.is_some(),
        entry.within_days_after.is_some(),
        entry.within_weeks_before.is_some(),
    ];
    orderings(entry).iter().filter(|(_, _, value)| value.is_some()).count()
        + others.into_iter().chain(windows).filter(|written| *written).count()
}

fn window(entry: &ConditionEntry) -> Option<(Window, &str)> {
    let before = entry.within_days_before.as_ref();
    let after = entry.within_days_after.as_ref();
    let weeks = entry.within_weeks_before.as_ref();
    before
        .map(|beside| (Window::Before { days: beside.days }, beside.fact.as_str()))
        .or_else(|| after.map(|beside| (Window::After { days: beside.days }, beside.fact.as_str())))
        .or_else(|| {
            weeks
                .map(|beside| (Window::Before { days: beside.weeks.saturating_mul(7) }, beside.fact.as_str()))
        })
}

type OrderedKey<'e> = (FactType, Order, Option<&'e toml::Value>);

/// The ordered comparisons, the type each one is for, and what is written for it.
const fn orderings(entry: &ConditionEntry) -> [OrderedKey<'_>; 8] {
    let (number, day) = (FactType::Number, FactType::Day);
    [
        (number, Order::AtLeast, entry.at_least.as_ref()),
        (number, Order::AtMost, entry.at_most.as_ref()),
        (number, Order::More, entry.more_than.as_ref()),
        (number, Order::Less, entry.less_than.as_ref()),
        (day, Order::Less, entry.before.as_ref()),
        (day, Order::More, entry.after.as_ref()),
        (day, Order::AtLeast, entry.not_before.as_ref()),
        (day, Order::AtMost, entry.not_after.as_ref()),
    ]
}

fn ordered(entry: &ConditionEntry) -> Result<(FactType, Order, &toml::Value), Fault> {
    let mut written = orderings(entry).into_iter();
    written
        .find_map(|(kind, accepted, value)| Some((kind, accepted, value?)))
        .ok_or_else(|| Fault::new(SHAPE))
}
