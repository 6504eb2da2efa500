//! A question of a scheme, whatever its answer looks like.

use super::{Choice, Choices, DateField, SelectField, TextField, fault};
use crate::lang::Lang;
use crate::text::common;
use abri_domain::form::{ClaimForm, FieldErrors};
use abri_domain::rules::{AnswerShape, Question, Wording};
use leptos::prelude::*;

/// More options than this are a list, fewer are radio buttons.
const RADIOS_MAX: usize = 5;

/// The fields of a question, with what was typed so far and what is wrong with it. Where no answer is an answer, one can
/// take an answer back without scripts too.
pub fn question_field(lang: Lang, question: &Question, form: &ClaimForm, errors: &FieldErrors) -> AnyView {
    let asked = Asked { lang, question, form, errors };
    match &question.shape {
        AnswerShape::Flag => asked.radios(vec![
            ("yes".to_owned(), common::YES.get(lang).to_owned()),
            ("no".to_owned(), common::NO.get(lang).to_owned()),
        ]),
        AnswerShape::Choice(options) => {
            let options: Vec<_> =
                options.iter().map(|(code, label)| (code.clone(), lang.of(label).to_owned())).collect();
            if options.len() > RADIOS_MAX { asked.list(options) } else { asked.radios(options) }
        }
        AnswerShape::Number { unit, decimals, names, .. } if names.is_empty() => {
            asked.number(unit.as_ref(), *decimals)
        }
        AnswerShape::Number { names, .. } => {
            asked.list(names.iter().map(|(n, name)| (n.to_string(), lang.of(name).to_owned())).collect())
        }
        AnswerShape::Day { .. } => asked.day(),
    }
}

/// A question on a page.
#[derive(Clone, Copy)]
struct Asked<'q> {
    lang: Lang,
    question: &'q Question,
    form: &'q ClaimForm,
    errors: &'q FieldErrors,
}

impl Asked<'_> {
    /// The name of its first field, by which faults know it.
    fn name(self) -> String {
        self.question.field()
    }

    fn value(self) -> String {
        self.form.get(&self.name()).trim().to_owned()
    }

    fn fault(self) -> Option<String> {
        fault(self.lang, self.errors, &self.name())
    }

    fn label(self) -> String {
        self.lang.of(&self.question.label).to_owned()
    }

    /// Its hint, empty when it has none.
    fn hint(self) -> String {
        self.question.hint.as_ref().map_or("", |hint| self.lang.of(hint)).to_owned()
    }

    /// The options, and first among them or last the one that leaves the question open.
    fn radios(self, options: Vec<(String, String)>) -> AnyView {
        let open = self.question.optional.then(|| Choice::new("", common::DO_NOT_KNOW.get(self.lang)));
        let choices = options.into_iter().map(|(code, label)| Choice::new(code, label)).chain(open).collect();
        view! {
            <Choices name=self.name() legend=self.label() hint=self.hint() choices=choices
                value=self.value() error=self.fault() />
        }
        .into_any()
    }

    fn list(self, options: Vec<(String, String)>) -> AnyView {
        let open = (String::new(), common::DO_NOT_KNOW.get(self.lang).to_owned());
        let options = std::iter::once(open).chain(options).collect();
        view! {
            <SelectField name=self.name() label=self.label() hint=self.hint() options=options
                value=self.value() error=self.fault() />
        }
        .into_any()
    }

    fn number(self, unit: Option<&Wording>, decimals: u8) -> AnyView {
        let label =
            unit.map_or_else(|| self.label(), |unit| common::beside(&self.label(), self.lang.of(unit)));
        let keyboard = if decimals == 0 { "numeric" } else { "decimal" };
        view! {
            <TextField name=self.name() label=label hint=self.hint() inputmode=keyboard short=true
                value=self.form.get(&self.name()) error=self.fault() />
        }
        .into_any()
    }

    fn day(self) -> AnyView {
        let mut fields = self.question.fields().into_iter();
        let names: [String; 3] = std::array::from_fn(|_| fields.next().unwrap_or_default());
        let values = names.clone().map(|name| self.form.get(&name).to_owned());
        view! {
            <DateField lang=self.lang names=names values=values legend=self.label() hint=self.hint()
                error=self.fault() />
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests;
