//! Views that someone saved for themselves.

use super::token_field;
use crate::components::{Button, TextField, fault};
use crate::lang::Lang;
use crate::model::ListPage;
use crate::paths::agent;
use crate::text::agent::lists as words;
use leptos::prelude::*;

/// The views, on top; nothing without any. Whoever makes labels finds the way there.
pub fn list(lang: Lang, page: &ListPage) -> AnyView {
    let to_labels = page
        .options
        .makes_labels
        .then(|| view! { <p><a href=agent::LABELS>{words::MANAGE_LABELS.get(lang)}</a></p> });
    let lines = page.views.iter().map(|one| {
        view! {
            <li class="lists__view">
                <a href=agent::list(&one.query)>{one.name.clone()}</a>
                <form method="post" action=agent::REMOVE_VIEW>
                    {token_field(&page.agent.token)}
                    <input type="hidden" name="view_id" value=one.view_id.clone() />
                    <Button label=words::REMOVE_VIEW.get(lang) about=one.name.clone() secondary=true />
                </form>
            </li>
        }
    });
    let views = (!page.views.is_empty()).then(|| {
        view! {
            <h2 id="views">{words::VIEWS.get(lang)}</h2>
            <ul class="lists__views">{lines.collect_view()}</ul>
        }
    });
    view! { {to_labels}{views} }.into_any()
}

/// Keeps the filters of this list under a name.
pub fn save(lang: Lang, page: &ListPage) -> AnyView {
    let error = fault(lang, &page.errors, "view_name");
    let open = error.is_some() || !page.view_name.is_empty();
    view! {
        <details open=open>
            <summary>{words::SAVE_VIEW.get(lang)}</summary>
            <form class="assignments__add" method="post" action=agent::VIEWS novalidate>
                {token_field(&page.agent.token)}
                <input type="hidden" name="query" value=page.query.clone() />
                <TextField name="view_name" label=words::VIEW_NAME.get(lang) value=page.view_name.clone() error=error
                    autocomplete="off" />
                <Button label=words::SAVE_VIEW_SUBMIT.get(lang) secondary=true />
            </form>
        </details>
    }
    .into_any()
}
