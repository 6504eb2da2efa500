//! How you work, and why you are at risk.

use crate::lang::Lang;
use crate::model::StepPage;
use crate::pages::form_parts;
use crate::text::form::choices as words;
use leptos::prelude::*;

/// Status and contact with patients.
pub fn situation(lang: Lang, page: &StepPage) -> AnyView {
    view! {
        {form_parts::status(lang, &page.form, &page.errors)}
        {form_parts::health_worker(lang, &page.form, &page.errors)}
    }
    .into_any()
}

/// The ground, and who will see it.
pub fn ground(lang: Lang, page: &StepPage) -> AnyView {
    form_parts::ground(lang, &page.form, &page.errors, words::GROUND_HINT.get(lang))
}
