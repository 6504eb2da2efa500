//! A box to tick.

use super::{described_by, error_line, field_class, hint_line};
use leptos::prelude::*;

/// A box that sends `yes` when ticked and nothing when not.
#[component]
pub fn Checkbox(
    /// Name of the field, also the id of its input.
    #[prop(into)]
    name: String,
    /// Label.
    #[prop(into)]
    label: String,
    /// Ticked so far?
    #[prop(optional)]
    checked: bool,
    /// What helps to decide.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it, in words.
    #[prop(optional_no_strip, into)]
    error: Option<String>,
) -> impl IntoView {
    let (faulty, described) = (error.is_some(), described_by(&name, hint.is_some(), error.is_some()));
    let hint = hint_line(&name, hint);
    view! {
        <div class=field_class(faulty)>
            {error_line(&name, error)}
            <div class="choice">
                <input class="choice__input" type="checkbox" id=name.clone() name=name.clone() value="yes" checked=checked
                    aria-describedby=described aria-invalid=faulty.then_some("true") />
                <label class="choice__label" for=name>{label}</label>
            </div>
            {hint}
        </div>
    }
}
