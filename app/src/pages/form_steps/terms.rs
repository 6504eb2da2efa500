//! Terms of use, to read and accept.

use super::helper;
use crate::components::{Checkbox, fault};
use crate::lang::Lang;
use crate::model::StepPage;
use crate::paths::Page;
use crate::text::agent::filing::TERMS;
use crate::text::form::terms as words;
use crate::text::paper;
use leptos::prelude::*;

/// The text and the box. The version sent is the one of the text shown: when the rules name another, the server
/// says that the terms changed.
pub fn fields(lang: Lang, page: &StepPage) -> AnyView {
    view! {
        <p class="lead">{words::LEAD.get(lang)}</p>
        <p><a href=Page::paper_form(lang, page.rules.scheme.path())>{paper::LINK.get(lang)}</a></p>
        {text(lang, page)}
        {accept(lang, page)}
    }
    .into_any()
}

/// The same with the text folded, for those who know it by heart and read it to others.
pub fn folded(lang: Lang, page: &StepPage) -> AnyView {
    view! {
        <details><summary>{TERMS.get(lang)}</summary>{text(lang, page)}</details>
        {accept(lang, page)}
    }
    .into_any()
}

fn text(lang: Lang, page: &StepPage) -> AnyView {
    let articles = words::ARTICLES.iter().map(|(title, paragraphs)| {
        let paragraphs = paragraphs.iter().map(|text| view! { <p>{text.get(lang)}</p> });
        view! { <h2 class="terms__title">{title.get(lang)}</h2>{paragraphs.collect_view()} }
    });
    view! {
        <div class="terms">
            {articles.collect_view()}
            <p class="terms__version">{format!("{} {}", words::VERSION_LABEL.get(lang), page.rules.terms_version)}</p>
        </div>
    }
    .into_any()
}

fn accept(lang: Lang, page: &StepPage) -> AnyView {
    let accepted = page.form.terms_accepted == "yes" && page.form.terms_version == page.rules.terms_version;
    view! {
        <input type="hidden" name="terms_version" value=page.rules.terms_version.clone() />
        <Checkbox name="terms_accepted" label=words::ACCEPT.get(lang) checked=accepted
            error=fault(lang, &page.errors, "terms_accepted") />
        {helper::fields(lang, page)}
    }
    .into_any()
}
