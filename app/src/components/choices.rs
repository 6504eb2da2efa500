//! One choice among several (radio buttons), each with what it asks for next.

use super::{described_by, error_line, field_class, hint_line, not_empty};
use leptos::prelude::*;
use std::borrow::Cow;

/// One of the choices.
pub struct Choice {
    /// The value sent.
    value: Cow<'static, str>,
    /// Its label.
    label: String,
    /// What helps to choose.
    hint: Option<String>,
    /// Fields that only matter with this choice. Shown without scripts; a style sheet may hide those of the others.
    reveal: Option<AnyView>,
}

impl Choice {
    /// A choice with its label.
    pub fn new(value: impl Into<Cow<'static, str>>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None, reveal: None }
    }

    /// With a line that helps to choose.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// With fields of its own.
    pub fn reveal(mut self, fields: impl IntoAny) -> Self {
        self.reveal = Some(fields.into_any());
        self
    }
}

/// Radio buttons under one legend. The first one carries the name as its id, so that the error summary leads there.
#[component]
pub fn Choices(
    /// Name of the field.
    #[prop(into)]
    name: String,
    /// Legend.
    #[prop(into)]
    legend: String,
    /// The choices, in order.
    choices: Vec<Choice>,
    /// The value chosen so far.
    #[prop(into)]
    value: String,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong, in words.
    #[prop(optional_no_strip, into)]
    error: Option<String>,
) -> impl IntoView {
    let (faulty, hint) = (error.is_some(), not_empty(hint));
    let described = described_by(&name, hint.is_some(), faulty);
    let (hint, error) = (hint_line(&name, hint), error_line(&name, error));
    let lines = choices.into_iter().enumerate().map(move |(index, choice)| {
        let id = if index == 0 { name.clone() } else { format!("{name}-{}", choice.value) };
        let checked = choice.value == value;
        choice_line(name.clone(), id, checked, choice)
    });
    view! {
        <fieldset class=field_class(faulty) aria-describedby=described>
            <legend class="field__label">{legend}</legend>
            {hint}
            {error}
            <div class="choices">{lines.collect_view()}</div>
        </fieldset>
    }
}

fn choice_line(name: String, id: String, checked: bool, choice: Choice) -> impl IntoView {
    let hint_id = choice.hint.is_some().then(|| format!("{id}-hint-{}", choice.value));
    let hint = choice.hint.map(|hint| view! { <p class="choice__hint" id=hint_id.clone()>{hint}</p> });
    let reveal = choice.reveal.map(|fields| view! { <div class="choice__reveal">{fields}</div> });
    view! {
        <div class="choice">
            <input class="choice__input" type="radio" id=id.clone() name=name value=choice.value checked=checked aria-describedby=hint_id />
            <label class="choice__label" for=id>{choice.label}</label>
            {hint}
            {reveal}
        </div>
    }
}
