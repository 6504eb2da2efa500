//! The rules in public: the one in force, all of them in time, and each on a page of its own.

mod changes;
mod parts;
mod version;

pub use version::view as version;

use crate::components::ButtonLink;
use crate::lang::Lang;
use crate::model::{PageContext, RuleLine, RuleNow, RulesPage};
use crate::paths::Page;
use crate::text::public::rules as words;
use leptos::prelude::*;
pub use parts::cited;
use parts::{door_name, facts, list, point, section, version_link};

/// The page.
pub fn view(context: &PageContext, page: RulesPage) -> AnyView {
    let lang = context.lang;
    let now = page
        .now
        .as_ref()
        .map_or_else(|| view! { <p>{words::NONE_NOW.get(lang)}</p> }.into_any(), |now| in_force(lang, now));
    let people = page.now.as_ref().and_then(|now| section(lang, words::PEOPLE_HEADING, &now.people));
    view! {
        <h1>{words::title(lang, &page.scheme)}</h1>
        <p class="lead">{words::LEAD.get(lang)}</p>
        {others(lang, &page.others)}
        <section class="section">
            <h2>{words::NOW_HEADING.get(lang)}</h2>
            <p>{words::today(lang, page.today)}</p>
            {now}
        </section>
        {people}
        {todo(lang, page.now.as_ref(), page.start)}
        {timeline(lang, &page.versions)}
    }
    .into_any()
}

fn in_force(lang: Lang, now: &RuleNow) -> AnyView {
    let href = Page::rule_version(lang, &now.line.id);
    view! {
        <h3>{now.line.title.clone()}</h3>
        <p>{now.line.summary.clone()}</p>
        {facts(lang, &now.line, None, now.length)}
        <p><a href=href>{words::ALL_OF_IT.get(lang)}</a></p>
    }
    .into_any()
}

/// The check for everyone; then the form, or the door that everyone takes.
fn todo(lang: Lang, now: Option<&RuleNow>, start: Option<String>) -> AnyView {
    let way = now.and_then(|now| now.way.as_ref()).map(|way| {
        view! { <p><strong>{door_name(lang, way.door)}</strong></p> <p>{point(lang, &way.point)}</p> }
    });
    let open = now.is_some_and(|now| now.open);
    let start = start.filter(|_| open).map(|start| {
        view! { <a class="button button--start" href=start>{words::START.get(lang)}</a> }
    });
    view! {
        <section class="section">
            <h2>{words::TODO_HEADING.get(lang)}</h2>
            {way}
            <p class="actions">
                <ButtonLink href=Page::Check.path(lang) label=words::CHECK.get(lang) secondary=true />
                {start}
            </p>
        </section>
    }
    .into_any()
}

/// The other schemes of the service.
fn others(lang: Lang, others: &[(String, String)]) -> Option<AnyView> {
    let links = others.iter().map(|(name, href)| view! { <li><a href=href.clone()>{name.clone()}</a></li> });
    let links = links.collect_view();
    (!others.is_empty()).then(|| {
        view! {
            <p>{words::OTHER_SCHEMES.get(lang)}</p>
            <ul class="list">{links}</ul>
        }
        .into_any()
    })
}

fn timeline(lang: Lang, versions: &[RuleLine]) -> AnyView {
    let line = |line: &RuleLine| {
        let period = words::period(lang, line.first_day, line.last_day);
        view! {
            <p>{version_link(lang, line)}<br /><span class="source">{period}</span></p>
            <p>{line.summary.clone()}</p>
        }
        .into_any()
    };
    view! {
        <section class="section">
            <h2>{words::TIMELINE_HEADING.get(lang)}</h2>
            {list(versions.iter().map(line).collect())}
        </section>
    }
    .into_any()
}
