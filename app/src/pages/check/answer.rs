//! The answer of the check.

use super::door_body;
use crate::components::ButtonLink;
use crate::lang::{Lang, Text};
use crate::model::CheckResult;
use crate::paths::Page;
use crate::text::public::check as words;
use abri_domain::form::Step;
use abri_domain::status::Door;
use leptos::prelude::*;

/// The answer box. Its heading takes the focus, so that a screen reader starts there after the form was sent.
pub fn answer(lang: Lang, result: CheckResult) -> AnyView {
    let (heading, class) = heading(&result);
    let reasons = (!result.reasons.is_empty()).then(|| reasons(lang, result.reasons));
    let rule = result.rule_id.map(|id| {
        view! { <p><a href=Page::rule_version(lang, &id)>{words::RULE.get(lang)}</a></p> }
    });
    view! {
        <section class=class aria-labelledby="answer">
            <h2 id="answer" tabindex="-1" autofocus>{heading.get(lang)}</h2>
            {advice(lang, result.door, result.needs_person, result.closed)}
            {reasons}
            {rule}
        </section>
    }
    .into_any()
}

const fn heading(result: &CheckResult) -> (Text, &'static str) {
    match (result.closed, result.door, result.needs_person) {
        (true, ..) => (words::CLOSED, "notice notice--warning"),
        (false, Some(_), _) => (words::OTHER_DOOR, "notice"),
        (false, None, true) => (words::PERSON, "notice"),
        (false, None, false) => (words::YES, "notice notice--success"),
    }
}

fn advice(lang: Lang, door: Option<Door>, needs_person: bool, closed: bool) -> AnyView {
    match door {
        _ if closed => door_body(lang, door.unwrap_or(Door::OrdinarySickLeave)),
        Some(door) => other_door(lang, door),
        None => this_service(lang, if needs_person { words::PERSON_TEXT } else { words::YES_TEXT }),
    }
}

fn this_service(lang: Lang, text: Text) -> AnyView {
    let href = Page::Step(Step::Terms).path(lang);
    view! {
        <p>{text.get(lang)}</p>
        <p class="actions"><a class="button button--start" href=href>{words::START.get(lang)}</a></p>
    }
    .into_any()
}

/// Nobody is sent away: the claim can be made here all the same.
fn other_door(lang: Lang, door: Door) -> AnyView {
    let href = Page::Step(Step::Terms).path(lang);
    view! {
        <p>{words::OTHER_DOOR_TEXT.get(lang)}</p>
        {door_body(lang, door)}
        <p>{words::ANYWAY_TEXT.get(lang)}</p>
        <p class="actions"><ButtonLink href=href label=words::START_ANYWAY.get(lang) secondary=true /></p>
    }
    .into_any()
}

fn reasons(lang: Lang, reasons: Vec<(String, Option<String>)>) -> AnyView {
    let lines = reasons.into_iter().map(|(reason, source)| {
        let source = source.map(|source| view! { " "<cite class="source">"("{source}")"</cite> });
        view! { <li>{reason}{source}</li> }
    });
    view! {
        <h3>{words::REASONS_HEADING.get(lang)}</h3>
        <ul class="list">{lines.collect_view()}</ul>
    }
    .into_any()
}
