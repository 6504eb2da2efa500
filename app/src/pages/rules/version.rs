//! One version of the rules, under an address that stays.

use super::changes;
use super::parts::{cited, door_name, facts, foreign, headed, list, point, section, version_link};
use crate::lang::{Lang, Text};
use crate::model::{PageContext, RuleElsewhere, RuleLine, RulePoint, RuleSource, RuleVersionPage, RuleWay};
use crate::paths::Page;
use crate::text::common::long_date;
use crate::text::public::{decision, rules as words};
use abri_domain::zone::Side;
use leptos::prelude::*;

/// The page.
#[expect(clippy::needless_pass_by_value, reason = "every page takes what it shows by value")]
pub fn view(context: &PageContext, page: RuleVersionPage) -> AnyView {
    let lang = context.lang;
    let changes = page.changes.as_ref().zip(page.previous.as_ref());
    let changes = changes.map(|(changes, previous)| changes::section(lang, previous, changes));
    view! {
        <h1>{page.line.title.clone()}</h1>
        <p class="lead">{page.line.summary.clone()}</p>
        {facts(lang, &page.line, Some(page.announced), page.length)}
        {ways(lang, words::WAY_HEADING, page.way.as_slice())}
        {section(lang, words::PEOPLE_HEADING, &page.people)}
        {criteria(lang, &page.criteria)}
        {ways(lang, words::DOORS_HEADING, &page.doors)}
        {section(lang, words::RENEWAL_HEADING, page.renewal.as_slice())}
        {section(lang, words::MEASURES_HEADING, &page.measures)}
        {section(lang, words::ENDS_HEADING, &page.ends)}
        {elsewhere(lang, &page.elsewhere)}
        {appeal(lang, &page.appeal)}
        {changes}
        {sources(lang, &page.sources)}
        {print(lang, &page)}
        {neighbours(lang, page.previous.as_ref(), page.next.as_ref())}
    }
    .into_any()
}

fn criteria(lang: Lang, points: &[RulePoint]) -> Option<AnyView> {
    let lines: Vec<_> = points.iter().map(|one| point(lang, one)).collect();
    let body = |lines| view! { <p>{words::CRITERIA_LEAD.get(lang)}</p> {list(lines)} }.into_any();
    (!lines.is_empty()).then(|| headed(words::CRITERIA_HEADING.get(lang), body(lines)))
}

fn ways(lang: Lang, heading: Text, ways: &[RuleWay]) -> Option<AnyView> {
    let way = |way: &RuleWay| {
        let name = door_name(lang, way.door);
        view! { <strong>{name}</strong><br />{point(lang, &way.point)} }.into_any()
    };
    (!ways.is_empty()).then(|| headed(heading.get(lang), list(ways.iter().map(way).collect())))
}

fn elsewhere(lang: Lang, exceptions: &[RuleElsewhere]) -> Option<AnyView> {
    let line = |one: &RuleElsewhere| {
        let places = words::elsewhere(lang, &one.territories, one.last_day);
        let source = cited(lang, &one.source);
        view! { {places}<br />{version_link(lang, &one.follows)}{source} }.into_any()
    };
    let lines = exceptions.iter().map(line).collect();
    (!exceptions.is_empty()).then(|| headed(words::ELSEWHERE_HEADING.get(lang), list(lines)))
}

fn appeal(lang: Lang, ways: &[(Side, RulePoint)]) -> AnyView {
    let ways = ways.iter().map(|(side, way)| {
        view! { <dt>{decision::appeal(*side).get(lang)}</dt> <dd>{point(lang, way)}</dd> }
    });
    let body = view! { <dl class="definitions">{ways.collect_view()}</dl> }.into_any();
    headed(words::APPEAL_HEADING.get(lang), body)
}

/// Open points are written for lawyers, in English only.
fn sources(lang: Lang, sources: &[RuleSource]) -> AnyView {
    let line = |source: &RuleSource| {
        let cited = format!("{}, {}", source.cited, long_date(Lang::Fr, source.date));
        let open = source.open_point.clone().map(|open| {
            let language = foreign(lang, Lang::En);
            view! { <br /><strong>{words::OPEN_POINT.get(lang)}</strong>" "<span lang=language>{open}</span> }
        });
        let confidence = words::confidence(source.confidence).get(lang);
        view! { <span lang=foreign(lang, Lang::Fr)>{cited}</span><br />{confidence}{open} }.into_any()
    };
    headed(words::SOURCES_HEADING.get(lang), list(sources.iter().map(line).collect()))
}

fn print(lang: Lang, page: &RuleVersionPage) -> AnyView {
    let print = page.sha256.clone();
    let body = view! { <p>{words::PRINT_TEXT.get(lang)}</p> <p><code>{print}</code></p> };
    headed(words::PRINT_HEADING.get(lang), body.into_any())
}

fn neighbours(lang: Lang, previous: Option<&RuleLine>, next: Option<&RuleLine>) -> AnyView {
    let link = |label: Text, line: &RuleLine| {
        view! { <li>{label.get(lang)}" "{version_link(lang, line)}</li> }
    };
    view! {
        <nav class="section" aria-label=words::NEIGHBOURS.get(lang)>
            <ul class="list">
                {previous.map(|line| link(words::PREVIOUS, line))}
                {next.map(|line| link(words::NEXT, line))}
                <li><a href=Page::Rules.path(lang)>{words::ALL.get(lang)}</a></li>
            </ul>
        </nav>
    }
    .into_any()
}
