//! A condition in one line, as short as it can be read.

use crate::rules::condition::{Condition, Operand, Operator, Order, Subject, Test, Window};
use crate::rules::scheme::Scheme;
use crate::rules::sheet::Value;

/// The condition, with the codes of its facts.
pub fn notation(condition: &Condition, scheme: &Scheme) -> String {
    match condition {
        Condition::All(parts) => joined(parts, " and ", scheme),
        Condition::Any(parts) => joined(parts, " or ", scheme),
        Condition::Not(part) => format!("not ({})", notation(part, scheme)),
        Condition::Profile(profile) => format!("profile {}", profile.code()),
        Condition::Test(test) => test_notation(test, scheme),
    }
}

fn joined(parts: &[Condition], word: &str, scheme: &Scheme) -> String {
    let part = |part: &Condition| {
        let line = notation(part, scheme);
        let is_group = matches!(part, Condition::All(inner) | Condition::Any(inner) if inner.len() > 1);
        if is_group { format!("({line})") } else { line }
    };
    parts.iter().map(part).collect::<Vec<_>>().join(word)
}

fn test_notation(test: &Test, scheme: &Scheme) -> String {
    let code = |fact| scheme.vocabulary().code(fact);
    let subject = match test.subject {
        Subject::Fact(fact) => code(fact).to_owned(),
        Subject::BodyMass { .. } => "body-mass index".to_owned(),
    };
    let operand = |operand: &Operand| match operand {
        Operand::Literal(value) => value.code(scheme.vocabulary()),
        Operand::Fact(fact) => code(*fact).to_owned(),
    };
    match &test.operator {
        Operator::Is(other) => format!("{subject} = {}", operand(other)),
        Operator::In { sure, unsure } => {
            let unsure = Some(unsure).filter(|values| !values.is_empty());
            let unsure = unsure.map(|values| format!(", not settled for {}", list(values, scheme)));
            format!("{subject} in {}{}", list(sure, scheme), unsure.unwrap_or_default())
        }
        Operator::Ordered { accepted, than } => format!("{subject} {} {}", sign(*accepted), operand(than)),
        Operator::Within { window: Window::Before { days }, of } => {
            format!("{subject} in the {days} days before {}", code(*of))
        }
        Operator::Within { window: Window::After { days }, of } => {
            format!("{subject} in the {days} days after {}", code(*of))
        }
    }
}

fn list(values: &[Value], scheme: &Scheme) -> String {
    let codes: Vec<_> = values.iter().map(|value| value.code(scheme.vocabulary())).collect();
    format!("[{}]", codes.join(", "))
}

const fn sign(accepted: Order) -> &'static str {
    match accepted {
        Order::AtLeast => ">=",
        Order::AtMost => "<=",
        Order::More => ">",
        Order::Less => "<",
    }
}
