//! Am I concerned?

mod answer;
mod door;

pub use door::door_body;

use super::form_parts;
use crate::components::{Button, ErrorSummary};
use crate::model::{CheckPage, PageContext};
use crate::paths::Page;
use crate::text::public::check as words;
use leptos::prelude::*;

/// The page: the answer first, once there is one, then the questions.
pub fn view(context: &PageContext, page: CheckPage) -> AnyView {
    let lang = context.lang;
    let (form, errors) = (&page.form, &page.errors);
    let again = page.result.is_some().then(|| view! { <h2>{words::CHANGE_HEADING.get(lang)}</h2> });
    let lead = page.result.is_none().then(|| view! { <p class="lead">{words::LEAD.get(lang)}</p> });
    view! {
        <ErrorSummary lang=lang errors=page.errors.clone() />
        <h1>{words::TITLE.get(lang)}</h1>
        {lead}
        {page.result.map(|result| answer::answer(lang, result))}
        {again}
        <form class="form" method="post" action=Page::Check.path(lang) novalidate>
            {form_parts::status(lang, form, errors)}
            {form_parts::health_worker(lang, form, errors)}
            {form_parts::ground(lang, &page.scheme, form, errors, words::GROUND_HINT.get(lang))}
            {form_parts::telework(lang, form, errors)}
            <Button label=words::SUBMIT.get(lang) />
        </form>
    }
    .into_any()
}
