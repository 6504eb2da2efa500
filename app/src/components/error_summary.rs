//! What is wrong with the page, on top, with a link to each field.

use crate::lang::Lang;
use crate::text::common;
use crate::text::errors::sentence;
use abri_domain::form::FieldErrors;
use leptos::prelude::*;

/// The faults of a form, or nothing when there is none. `more` are faults of no field, in words.
#[component]
pub fn ErrorSummary(
    /// Language.
    lang: Lang,
    /// The faults.
    errors: FieldErrors,
    /// Faults that belong to no field ("the code is wrong or too old").
    #[prop(optional)]
    more: Vec<String>,
) -> impl IntoView {
    if errors.is_empty() && more.is_empty() {
        return ().into_any();
    }
    let title = common::error_summary(lang, errors.0.len() + more.len());
    let more = more.into_iter().map(|words| view! { <li>{words}</li> });
    let lines = errors.0.into_iter().map(|error| {
        let words = sentence(lang, &error.field, error.code);
        view! { <li><a href=format!("#{}", error.field)>{words}</a></li> }
    });
    view! {
        <div class="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary-title" id="error-summary">
            <h2 class="error-summary__title" id="error-summary-title">{title}</h2>
            <ul class="error-summary__list">{more.collect_view()}{lines.collect_view()}</ul>
        </div>
    }
    .into_any()
}
