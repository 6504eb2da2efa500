//! How you work, and why you are at risk.

use crate::lang::Lang;
use crate::model::StepPage;
use crate::pages::form_parts;
use crate::text::form::choices as words;
use abri_domain::form::Step;
use leptos::prelude::*;

/// Status, a second one, and contact with patients.
pub fn situation(lang: Lang, page: &StepPage) -> AnyView {
    view! {
        {form_parts::status(lang, &page.form, &page.errors)}
        {form_parts::other_status(lang, &page.form, &page.errors)}
        {form_parts::health_worker(lang, &page.form, &page.errors)}
    }
    .into_any()
}

/// The ground, and who will see it.
pub fn ground(lang: Lang, page: &StepPage) -> AnyView {
    let (form, errors, rules) = (&page.form, &page.errors, &page.rules);
    view! {
        {form_parts::ground(lang, &rules.scheme, form, errors, words::GROUND_HINT.get(lang))}
        {form_parts::questions(lang, rules.questions_for_all(Step::Ground), form, errors)}
    }
    .into_any()
}
