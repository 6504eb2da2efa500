//! An answer to a question of a scheme, in words.

use super::common::{self, long_date};
use crate::lang::Lang;
use abri_domain::answers::Answered;
use abri_domain::form::format_number;
use abri_domain::rules::{AnswerShape, Question};

/// What was answered, as a page says it; nothing when it does not fit the question.
pub fn answer(lang: Lang, question: &Question, answer: &Answered) -> Option<String> {
    match (answer, &question.shape) {
        (Answered::Flag(flag), AnswerShape::Flag) => {
            Some(if *flag { common::YES } else { common::NO }.get(lang).to_owned())
        }
        (Answered::Day(day), AnswerShape::Day { .. }) => Some(long_date(lang, *day)),
        (Answered::Choice(code), AnswerShape::Choice(options)) => {
            let chosen = options.iter().find(|(option, _)| option == code);
            chosen.map(|(_, label)| lang.of(label).to_owned())
        }
        (Answered::Number(number), AnswerShape::Number { unit, decimals, names, .. }) => {
            let shown = format_number(*number, *decimals, lang == Lang::Fr);
            let name =
                names.iter().find(|(known, _)| known == number).map(|(_, name)| lang.of(name).to_owned());
            let with_unit = unit.as_ref().map(|unit| format!("{shown}\u{a0}{}", lang.of(unit)));
            Some(name.or(with_unit).unwrap_or(shown))
        }
        _ => None,
    }
}
