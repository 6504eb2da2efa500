//! The home page.

use crate::components::{ButtonLink, NoticeBox, NoticeKind};
use crate::lang::{Lang, Text};
use crate::model::{HomePage, HomeScheme, PageContext};
use crate::paths::Page;
use crate::text::paper;
use crate::text::public::{callback, home as words};
use abri_domain::form::Step;
use abri_domain::status::Door;
use leptos::prelude::*;

/// The page.
#[expect(clippy::needless_pass_by_value, reason = "every page takes what it shows by value")]
pub fn view(context: &PageContext, page: HomePage) -> AnyView {
    let (lang, open) = (context.lang, !page.schemes.is_empty());
    let lead = words::LEAD.map(|sentence| view! { <p class="lead">{sentence.get(lang)}</p> });
    let start = if open { start(lang, &page) } else { closed(lang) };
    view! {
        <h1>{words::TITLE.get(lang)}</h1>
        {lead.collect_view()}
        {start}
        {open.then(|| needed(lang))}
        {open.then(|| then(lang))}
        {others(lang)}
    }
    .into_any()
}

/// "Am I concerned?" first, then the claim itself.
fn start(lang: Lang, page: &HomePage) -> AnyView {
    let is_alone = page.schemes.len() == 1;
    let resume = page.has_draft.then(|| resume(lang, is_alone));
    let begin = (!page.has_draft || !is_alone)
        .then(|| page.schemes.iter().map(|scheme| begin(lang, scheme, is_alone)).collect_view());
    view! {
        <section class="section">
            <h2>{words::CHECK_HEADING.get(lang)}</h2>
            <p>{words::CHECK_TEXT.get(lang)}</p>
            <ButtonLink href=Page::Check.path(lang) label=words::CHECK_LINK.get(lang) secondary=true />
        </section>
        <section class="section">
            <h2>{words::START_HEADING.get(lang)}</h2>
            {resume}
            {begin}
        </section>
    }
    .into_any()
}

/// A scheme: whom it is for, what one can ask, and where to begin. Where there are several, the link says which.
fn begin(lang: Lang, scheme: &HomeScheme, is_alone: bool) -> AnyView {
    let about = || {
        (!is_alone).then(|| view! { <span class="visually-hidden">{format!(" ({})", scheme.title)}</span> })
    };
    let (about, about_paper) = (about(), about());
    view! {
        <h3>{scheme.title.clone()}</h3>
        {scheme.lead.clone().map(|lead| view! { <p>{lead}</p> })}
        <p>{words::days(lang, scheme.days)}</p>
        <p class="actions">
            <a class="button button--start" href=scheme.start.clone()>{words::START.get(lang)}{about}</a>
        </p>
        <p>
            <a href=scheme.paper.clone()>{paper::LINK.get(lang)}{about_paper}</a><br />
            {paper::LINK_TEXT.get(lang)}
        </p>
    }
    .into_any()
}

/// The last page leads back to the first one that is not finished.
fn resume(lang: Lang, is_alone: bool) -> AnyView {
    let (on, again) = (Page::Step(Step::Review).path(lang), Page::Step(Step::Terms).path(lang));
    let again = is_alone
        .then(|| view! { <ButtonLink href=again label=words::START_AGAIN.get(lang) secondary=true /> });
    view! {
        <p>{words::DRAFT.get(lang)}</p>
        <p class="actions">
            <a class="button button--start" href=on>{words::RESUME.get(lang)}</a>
            {again}
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
                {link(Page::CallBack, callback::TITLE, callback::LINK_TEXT)}
                {link(Page::Verify, words::VERIFY, words::VERIFY_TEXT)}
                {link(Page::Rules, words::RULES, words::RULES_TEXT)}
            </ul>
        </section>
    }
    .into_any()
}
