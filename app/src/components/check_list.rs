//! A list of boxes to tick, each with what it asks for next.

use super::{described_by, hint_line, not_empty};
use leptos::prelude::*;

/// One of the boxes.
pub struct CheckLine {
    /// Name of its field, also the id of its input.
    pub name: String,
    /// Label.
    pub label: String,
    /// What helps to decide; empty when nothing does.
    pub hint: String,
    /// Ticked so far?
    pub checked: bool,
    /// Fields that only matter once it is ticked. Shown without scripts; a style sheet may hide those of the others.
    pub reveal: Option<AnyView>,
}

/// Boxes under one legend; each sends `yes` when ticked and nothing when not.
#[component]
pub fn CheckList(
    /// The id of the whole.
    name: &'static str,
    /// Legend; empty when the list stands within another one.
    #[prop(into)]
    legend: String,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The boxes, in order.
    lines: Vec<CheckLine>,
) -> impl IntoView {
    let hint = not_empty(hint);
    let described = described_by(name, hint.is_some(), false);
    view! {
        <fieldset class="field" aria-describedby=described>
            <legend class="field__label">{legend}</legend>
            {hint_line(name, hint)}
            <div class="choices">{lines.into_iter().map(check_line).collect_view()}</div>
        </fieldset>
    }
}

/// One box.
pub fn check_line(line: CheckLine) -> AnyView {
    let CheckLine { name, label, hint, checked, reveal } = line;
    let hint = not_empty(Some(hint));
    let described = described_by(&name, hint.is_some(), false);
    let hint = hint.map(|hint| view! { <p class="choice__hint" id=format!("{name}-hint")>{hint}</p> });
    let reveal = reveal.map(|fields| view! { <div class="choice__reveal">{fields}</div> });
    view! {
        <div class="choice">
            <input class="choice__input" type="checkbox" id=name.clone() name=name.clone() value="yes" checked=checked
                aria-describedby=described />
            <label class="choice__label" for=name>{label}</label>
            {hint}
            {reveal}
        </div>
    }
    .into_any()
}
