//! One choice in a long list.

use super::{described_by, error_line, field_class, hint_line, not_empty};
use leptos::prelude::*;

/// A list to choose from. For few choices, [`super::Choices`] is easier to read.
#[component]
pub fn SelectField(
    /// Name of the field, also the id of its input.
    #[prop(into)]
    name: String,
    /// Label.
    #[prop(into)]
    label: String,
    /// Value and wording of each option, in order.
    options: Vec<(String, String)>,
    /// The value chosen so far.
    #[prop(into)]
    value: String,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it, in words.
    #[prop(optional_no_strip, into)]
    error: Option<String>,
) -> impl IntoView {
    let hint = not_empty(hint);
    let (faulty, described) = (error.is_some(), described_by(&name, hint.is_some(), error.is_some()));
    let options = options.into_iter().map(move |(code, words)| {
        let selected = code == value;
        view! { <option value=code selected=selected>{words}</option> }
    });
    view! {
        <div class=field_class(faulty)>
            <label class="field__label" for=name.clone()>{label}</label>
            {hint_line(&name, hint)}
            {error_line(&name, error)}
            <select class="field__input field__input--select" id=name.clone() name=name
                aria-describedby=described aria-invalid=faulty.then_some("true")>
                {options.collect_view()}
            </select>
        </div>
    }
}
