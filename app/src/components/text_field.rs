//! One line of text, and several.

use super::{described_by, error_line, field_class, hint_line, not_empty};
use leptos::prelude::*;

/// A line of text with its label, hint and error. The input is uncontrolled: what is typed belongs to the person.
#[component]
pub fn TextField(
    /// Name of the field, also the id of its input.
    #[prop(into)]
    name: String,
    /// Label.
    #[prop(into)]
    label: String,
    /// What was typed so far.
    #[prop(into)]
    value: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it, in words: see [`super::fault`].
    #[prop(optional_no_strip, into)]
    error: Option<String>,
    /// Autofill token (`given-name`, `email`...).
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// Keyboard (`numeric`, `email`, `tel`).
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// `type` of the input: `text` unless told.
    #[prop(default = "text")]
    kind: &'static str,
    /// For numbers and codes: a short input.
    #[prop(optional)]
    short: bool,
) -> impl IntoView {
    let hint = not_empty(hint);
    let (faulty, described) = (error.is_some(), described_by(&name, hint.is_some(), error.is_some()));
    let codelike = kind != "text" || inputmode.is_some();
    view! {
        <div class=field_class(faulty)>
            <label class="field__label" for=name.clone()>{label}</label>
            {hint_line(&name, hint)}
            {error_line(&name, error)}
            <input
                class=if short { "field__input field__input--short" } else { "field__input" }
                id=name.clone() name=name type=kind value=value
                autocomplete=autocomplete inputmode=inputmode
                spellcheck=codelike.then_some("false")
                aria-describedby=described aria-invalid=faulty.then_some("true")
            />
        </div>
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// Name of the field, also the id of its input.
    #[prop(into)]
    name: String,
    /// Label.
    #[prop(into)]
    label: String,
    /// What was typed so far.
    #[prop(into)]
    value: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it, in words.
    #[prop(optional_no_strip, into)]
    error: Option<String>,
    /// Height in lines.
    #[prop(default = 5)]
    rows: u8,
    /// A text for machines: one width for all signs, no line is broken, no spelling is checked.
    #[prop(optional)]
    code: bool,
) -> impl IntoView {
    let (faulty, described) = (error.is_some(), described_by(&name, hint.is_some(), error.is_some()));
    view! {
        <div class=field_class(faulty)>
            <label class="field__label" for=name.clone()>{label}</label>
            {hint_line(&name, hint)}
            {error_line(&name, error)}
            <textarea class=area_class(code) id=name.clone() name=name rows=rows
                spellcheck=code.then_some("false")
                aria-describedby=described aria-invalid=faulty.then_some("true")>{inside_textarea(value)}</textarea>
        </div>
    }
}

const fn area_class(code: bool) -> &'static str {
    if code {
        "field__input field__input--tall field__input--code"
    } else {
        "field__input field__input--tall"
    }
}

/// Leptos 0.8 does not escape the text of a `<textarea>` on the server, so that `</textarea>` typed by a person would
/// end it. The newline in front is the one HTML drops there: the first one typed would be lost without it.
fn inside_textarea(mut value: String) -> String {
    value.insert(0, '\n');
    value.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_ends_the_text_area() {
        let drawn = Owner::new().with(|| {
            view! { <TextArea name="answer" label="Answer" value="\na</textarea><script>&lt;" /> }
                .into_any()
                .to_html()
        });
        assert!(drawn.contains(">\n\na&lt;/textarea>&lt;script>&amp;lt;</textarea>"), "{drawn}");
    }
}
