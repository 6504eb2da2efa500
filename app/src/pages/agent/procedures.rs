//! Procedures: the list, and one of them.

use super::staff_bar;
use crate::lang::{Lang, Text};
use crate::model::{PageContext, ProceduresPage};
use crate::paths::agent;
use crate::text::agent::procedures::{self as words, Procedure};
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &ProceduresPage) -> AnyView {
    let lang = context.lang;
    let body = match page.procedure {
        Some(procedure) => one(lang, procedure),
        None => list(lang),
    };
    view! { <div class="staff">{staff_bar(lang, &page.agent)}{body}</div> }.into_any()
}

fn list(lang: Lang) -> AnyView {
    let lines = words::all().map(|procedure| {
        view! { <li><a href=agent::procedure(procedure.slug)>{procedure.title.get(lang)}</a></li> }
    });
    view! {
        <h1>{words::TITLE.get(lang)}</h1>
        <p>{words::LEAD.get(lang)}</p>
        <ul>{lines.collect_view()}</ul>
    }
    .into_any()
}

fn one(lang: Lang, procedure: &'static Procedure) -> AnyView {
    let lines =
        |texts: &'static [Text]| texts.iter().map(|text| view! { <li>{text.get(lang)}</li> }).collect_view();
    // The address of a screen that shows one thing alone is known when that thing is.
    let screen = procedure.paths.first().filter(|path| !path.contains('{'));
    let screen = screen.map(|path| view! { <p><a href=*path>{words::OPEN.get(lang)}</a></p> });
    view! {
        <h1>{procedure.title.get(lang)}</h1>
        <h2>{words::HOW.get(lang)}</h2>
        <ol>{lines(procedure.steps)}</ol>
        <h2>{words::RULE.get(lang)}</h2>
        <p>{procedure.rule.get(lang)}</p>
        <h2>{words::NEVER.get(lang)}</h2>
        <ul>{lines(procedure.never)}</ul>
        {screen}
        <p><a href=agent::PROCEDURES>{words::ALL_OF_THEM.get(lang)}</a></p>
    }
    .into_any()
}
