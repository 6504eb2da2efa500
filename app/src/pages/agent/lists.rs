//! Lists of claims: searching, filtering, views, and acts on many of them.

mod bulk;
mod filters;
mod labels;
mod outcome;
mod table;
mod views;

pub use labels::view as labels;
pub use outcome::view as outcome;

use super::{staff_bar, success, token_field};
use crate::components::{Button, ErrorSummary, NoticeBox, NoticeKind, fault};
use crate::lang::{Lang, Text};
use crate::model::{ListPage, PageContext};
use crate::paths::agent;
use crate::text::agent::lists as words;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &ListPage) -> AnyView {
    let lang = context.lang;
    let refused = page.refused.iter().map(|why| words::refused(lang, *why)).collect();
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() more=refused />
            {page.done.as_deref().and_then(|code| words::done(code, lang)).map(success)}
            <h1>{words::TITLE.get(lang)}</h1>
            {views::list(lang, page)}
            {search(lang, page)}
            {match page.found {
                Some(more) => found(lang, page, more),
                None => listed(lang, page),
            }}
        </div>
    }
    .into_any()
}

fn search(lang: Lang, page: &ListPage) -> AnyView {
    let error = fault(lang, &page.errors, "sought");
    let faulty = error.is_some();
    let error = error.map(|error| view! { <p class="field__error" id="sought-error">{error}</p> });
    let described = if faulty { "sought-hint sought-error" } else { "sought-hint" };
    view! {
        <form class="lists__search" method="post" action=agent::SEARCH role="search" novalidate>
            {token_field(&page.agent.token)}
            <div class=if faulty { "field field--error" } else { "field" }>
                <label class="field__label" for="sought">{words::SOUGHT.get(lang)}</label>
                {error}
                <input class="field__input" id="sought" name="sought" type="text" value=page.sought.0.clone()
                    autocomplete="off" spellcheck="false" accesskey="e"
                    aria-describedby=described aria-invalid=faulty.then_some("true") />
                <p class="field__hint" id="sought-hint">{words::SOUGHT_HINT.get(lang)}</p>
            </div>
            <Button label=words::SEARCH_SUBMIT.get(lang) />
        </form>
    }
    .into_any()
}

fn found(lang: Lang, page: &ListPage, more: bool) -> AnyView {
    let said = |text: Text| {
        view! { <NoticeBox kind=NoticeKind::Info announce=true><p>{text.get(lang)}</p></NoticeBox> }
    };
    let none = page.rows.is_empty().then(|| said(words::NONE_FOUND));
    let more = more.then(|| said(words::MORE_FOUND));
    view! {
        <h2 id="list">{words::FOUND.get(lang)}</h2>
        {to_bulk(lang)}
        {none}
        {more}
        {bulk::around(lang, page, table::lines(lang, page))}
        <p class="lists__back"><a href=agent::list(&page.query)>{words::BACK_TO_LIST.get(lang)}</a></p>
    }
    .into_any()
}

fn listed(lang: Lang, page: &ListPage) -> AnyView {
    let none = page.rows.is_empty().then(|| view! { <p role="status">{words::NONE.get(lang)}</p> });
    view! {
        {filters::form(lang, page)}
        <h2 id="list">{words::LIST.get(lang)}</h2>
        {to_bulk(lang)}
        {none}
        {bulk::around(lang, page, table::lines(lang, page))}
        {turning(lang, page)}
        {views::save(lang, page)}
    }
    .into_any()
}

/// Past the lines to the act on them. A key leads there, and presses nothing.
fn to_bulk(lang: Lang) -> impl IntoView + use<> {
    view! { <p><a href="#bulk_act" accesskey="a">{words::BULK.get(lang)}</a></p> }
}

/// To the first page, and to the next.
fn turning(lang: Lang, page: &ListPage) -> AnyView {
    let first = page.later.then(|| view! { <a href=agent::list(&page.query)>{words::FIRST.get(lang)}</a> });
    let next = page.next.as_deref().map(|query| {
        view! { <a href=agent::list(query) rel="next" accesskey="n">{words::NEXT.get(lang)}</a> }
    });
    if first.is_none() && next.is_none() {
        return ().into_any();
    }
    view! { <nav class="lists__turning" aria-label=words::LIST.get(lang)>{first}{next}</nav> }.into_any()
}

#[cfg(test)]
mod tests;
