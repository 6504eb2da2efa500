//! From a condition as written to a tree whose comparisons make sense.

use super::{Fault, Reader};
use crate::ground::GroundKind;
use crate::rules::condition::{Condition, Operand, Operator, Test};
use crate::rules::fact::{Fact, FactType, Value};
use crate::rules::file::{ConditionEntry, Day};
use crate::rules::version::Standing;
use crate::status::{InsuredStatus, Telework};
use std::cmp::Ordering;

const SHAPE: &str = "a condition is one of all, any, not, or a fact with exactly one comparison";

/// Reads a condition.
pub fn read_condition(entry: &ConditionEntry, reader: &Reader) -> Result<Condition, Fault> {
    let bare = comparisons(entry) == 0;
    match entry {
        ConditionEntry { all: Some(parts), any: None, not: None, fact: None, .. } if bare => {
            read_parts(parts, reader).map(Condition::All)
        }
        ConditionEntry { all: None, any: Some(parts), not: None, fact: None, .. } if bare => {
            read_parts(parts, reader).map(Condition::Any)
        }
        ConditionEntry { all: None, any: None, not: Some(part), fact: None, .. } if bare => {
            read_condition(part, reader).map(|part| Condition::Not(Box::new(part)))
        }
        ConditionEntry { all: None, any: None, not: None, fact: Some(fact), .. }
            if comparisons(entry) == 1 =>
        {
            read_operator(*fact, entry, reader)
                .map(|operator| Condition::Test(Test { fact: *fact, operator }))
        }
        _ => Err(Fault::new(SHAPE)),
    }
}

fn read_parts(parts: &[ConditionEntry], reader: &Reader) -> Result<Vec<Condition>, Fault> {
    if parts.is_empty() {
        return Err(Fault::new("all and any need at least one condition"));
    }
    parts.iter().map(|part| read_condition(part, reader)).collect()
}

fn comparisons(entry: &ConditionEntry) -> usize {
    let ordered = orderings(entry).iter().filter(|(_, _, value)| value.is_some()).count();
    let others = [entry.is.is_some(), entry.in_lists.is_some(), entry.within_weeks_before.is_some()];
    ordered + others.into_iter().filter(|written| *written).count()
}

type OrderedKey<'e> = (FactType, &'static [Ordering], Option<&'e toml::Value>);

/// The ordered comparisons, the type each one is for, and what is written for it.
const fn orderings(entry: &ConditionEntry) -> [OrderedKey<'_>; 8] {
    use Ordering::{Equal, Greater, Less};
    let (number, day) = (FactType::Number, FactType::Day);
    [
        (number, &[Greater, Equal], entry.at_least.as_ref()),
        (number, &[Less, Equal], entry.at_most.as_ref()),
        (number, &[Greater], entry.more_than.as_ref()),
        (number, &[Less], entry.less_than.as_ref()),
        (day, &[Less], entry.before.as_ref()),
        (day, &[Greater], entry.after.as_ref()),
        (day, &[Greater, Equal], entry.not_before.as_ref()),
        (day, &[Less, Equal], entry.not_after.as_ref()),
    ]
}

fn read_operator(fact: Fact, entry: &ConditionEntry, reader: &Reader) -> Result<Operator, Fault> {
    if let Some(value) = &entry.is {
        return read_operand(fact, value).map(Operator::Is);
    }
    if let Some(names) = &entry.in_lists {
        return read_lists(fact, names, reader);
    }
    if let Some(weeks) = &entry.within_weeks_before {
        require_type(fact, FactType::Day)?;
        require_type(weeks.fact, FactType::Day)?;
        return Ok(Operator::WithinWeeksBefore { end: Operand::Fact(weeks.fact), weeks: weeks.weeks });
    }
    let written =
        orderings(entry).into_iter().find_map(|(kind, accepted, value)| Some((kind, accepted, value?)));
    let (kind, accepted, value) = written.ok_or_else(|| Fault::new(SHAPE))?;
    require_type(fact, kind)?;
    read_operand(fact, value).map(|than| Operator::Ordered { accepted, than })
}

fn read_lists(fact: Fact, names: &[String], reader: &Reader) -> Result<Operator, Fault> {
    let (mut sure, mut unsure) = (Vec::new(), Vec::new());
    for name in names {
        let list = reader.list(name)?;
        if list.of() != fact {
            let reason =
                format!("the list \"{name}\" is of \"{}\", not of \"{}\"", list.of().code(), fact.code());
            return Err(Fault::new(reason));
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
fn read_operand(fact: Fact, written: &toml::Value) -> Result<Operand, Fault> {
    let toml::Value::Table(table) = written else {
        return read_value(fact, written).map(Operand::Literal);
    };
    let name = table.get("fact").filter(|_| table.len() == 1).and_then(toml::Value::as_str);
    let other =
        name.and_then(Fact::from_code).ok_or_else(|| Fault::new("expected a value or { fact = \"...\" }"))?;
    require_type(other, fact.value_type())?;
    Ok(Operand::Fact(other))
}

/// A value of the type of that fact.
pub fn read_value(fact: Fact, written: &toml::Value) -> Result<Value, Fault> {
    let code = written.as_str();
    let value = match fact.value_type() {
        FactType::Flag => match code {
            Some("yes") => Some(Value::Flag(true)),
            Some("no") => Some(Value::Flag(false)),
            _ => None,
        },
        FactType::Number => written.as_integer().map(Value::Number),
        FactType::Day => {
            written.as_datetime().and_then(|day| Day::try_from(*day).ok()).map(|day| Value::Day(day.0))
        }
        FactType::Status => code.and_then(InsuredStatus::from_code).map(Value::Status),
        FactType::Telework => code.and_then(Telework::from_code).map(Value::Telework),
        FactType::Ground => code.and_then(GroundKind::from_code).map(Value::Ground),
    };
    let expected = || format!("{written} is no value of \"{}\" ({})", fact.code(), fact.value_type().code());
    value.ok_or_else(|| Fault::new(expected()))
}

fn require_type(fact: Fact, kind: FactType) -> Result<(), Fault> {
    if fact.value_type() == kind {
        return Ok(());
    }
    Err(Fault::new(format!(
        "\"{}\" is of type {}, not {}",
        fact.code(),
        fact.value_type().code(),
        kind.code()
    )))
}
