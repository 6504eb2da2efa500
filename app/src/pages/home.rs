//! The home page.

use crate::components::{ButtonLink, NoticeBox, NoticeKind};
use crate::lang::{Lang, Text};
use crate::model::{HomePage, PageContext};
use crate::paths::Page;
use crate::text::public::home as words;
use abri_domain::form::Step;
use abri_domain::status::Door;
use leptos::prelude::*;

/// The page.
#[expect(clippy::needless_pass_by_value, reason = "every page takes what it shows by value")]
pub fn view(context: &PageContext, page: HomePage) -> AnyView {
    let lang = context.lang;
    let lead = words::LEAD.map(|sentence| view! { <p class="lead">{sentence.get(lang)}</p> });
    let start = if page.open { start(lang, page.has_draft) } else { closed(lang) };
    view! {
        <h1>{words::TITLE.get(lang)}</h1>
        {lead.collect_view()}
        {start}
        {page.open.then(|| needed(lang))}
        {page.open.then(|| then(lang))}
        {others(lang)}
    }
    .into_any()
}

/// "Am I concerned?" first, then the claim itself.
fn start(lang: Lang, has_draft: bool) -> AnyView {
    view! {
        <section class="section">
            <h2>{words::CHECK_HEADING.get(lang)}</h2>
            <p>{words::CHECK_TEXT.get(lang)}</p>
            <ButtonLink href=Page::Check.path(lang) label=words::CHECK_LINK.get(lang) secondary=true />
        </section>
        <section class="section">
            <h2>{words::START_HEADING.get(lang)}</h2>
            {if has_draft { resume(lang) } else { begin(lang) }}
        </section>
    }
    .into_any()
}

fn begin(lang: Lang) -> AnyView {
    let href = Page::Step(Step::Terms).path(lang);
    view! { <p class="actions"><a class="button button--start" href=href>{words::START.get(lang)}</a></p> }
        .into_any()
}

/// The last page leads back to the first one that is not finished.
fn resume(lang: Lang) -> AnyView {
    let (on, again) = (Page::Step(Step::Review).path(lang), Page::Step(Step::Terms).path(lang));
    view! {
        <p>{words::DRAFT.get(lang)}</p>
        <p class="actions">
            <a class="button button--start" href=on>{words::RESUME.get(lang)}</a>
            <ButtonLink href=again label=words::START_AGAIN.get(lang) secondary=true />
        </p>
    }
    .into_any()
}

fn closed(lang: Lang) -> AnyView {
    view! {
        <NoticeBox kind=NoticeKind::Warning>
            <h2>{words::CLOSED_HEADING.get(lang)}</h2>
            <p>{words::CLOSED_TEXT.get(lang)}</p>
            {super::check::door_body(lang, Door::OrdinarySickLeave)}
        </NoticeBox>
    }
    .into_any()
}

fn needed(lang: Lang) -> AnyView {
    let things = words::NEEDED.map(|thing| view! { <li>{thing.get(lang)}</li> });
    view! {
        <section class="section">
            <h2>{words::NEEDED_HEADING.get(lang)}</h2>
            <ul class="list">{things.collect_view()}</ul>
            <p>{words::NO_EMPLOYER.get(lang)}</p>
        </section>
    }
    .into_any()
}

fn then(lang: Lang) -> AnyView {
    let step =
        |(what, how): (Text, Text)| view! { <li><strong>{what.get(lang)}</strong><br />{how.get(lang)}</li> };
    view! {
        <section class="section">
            <h2>{words::THEN_HEADING.get(lang)}</h2>
            <ol class="list list--steps">{words::THEN.map(step).collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn others(lang: Lang) -> AnyView {
    let link = |page: Page, label: Text, what: Text| {
        view! { <li><a href=page.path(lang)>{label.get(lang)}</a><br />{what.get(lang)}</li> }
    };
    view! {
        <section class="section">
            <h2>{words::OTHERS_HEADING.get(lang)}</h2>
            <ul class="list">
                {link(Page::FollowUp, words::FOLLOW, words::FOLLOW_TEXT)}
                {link(Page::Verify, words::VERIFY, words::VERIFY_TEXT)}
                {link(Page::Rules, words::RULES, words::RULES_TEXT)}
            </ul>
        </section>
    }
    .into_any()
}
