//! The ground of a claim on paper: the page of the form, typed by the medical side. Drawn only from an [`EnvelopePart`].

use crate::lang::Lang;
use crate::model::EnvelopePart;
use crate::pages::form_parts;
use crate::text::agent::medical as words;
use abri_domain::form::{FieldErrors, Step};
use leptos::prelude::*;

/// The questions of that page, and the button.
pub fn fields(lang: Lang, part: &EnvelopePart, errors: &FieldErrors) -> AnyView {
    let EnvelopePart { number, rules, form } = part;
    view! {
        <h3>{format!("{} ({})", words::OPEN_ENVELOPE.get(lang), words::envelope(lang, number))}</h3>
        <p>{words::OPEN_ENVELOPE_HINT.get(lang)}</p>
        {form_parts::ground(lang, &rules.scheme, form, errors, "")}
        {form_parts::questions(lang, rules.questions_for_all(Step::Ground), form, errors)}
        <button class="button" type="submit" accesskey="p">{words::TYPE_GROUND.get(lang)}</button>
    }
    .into_any()
}
