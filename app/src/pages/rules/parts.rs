//! What both pages of the rules are made of.

use crate::components::{SummaryList, SummaryRow};
use crate::lang::{Lang, Text};
use crate::model::{RuleLength, RuleLine, RulePoint};
use crate::paths::Page;
use crate::text::common::long_date;
use crate::text::public::doors;
use crate::text::public::rules as words;
use abri_domain::status::Door;
use leptos::prelude::*;
use time::Date;

/// A list, a view each.
pub fn list(lines: Vec<AnyView>) -> AnyView {
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
    view! { <ul class="list">{lines.collect_view()}</ul> }.into_any()
}

/// A point, and the text it comes from. Texts of law are cited in French.
pub fn point(lang: Lang, point: &RulePoint) -> AnyView {
    let source = point.source.as_ref().map(|source| cited(lang, source));
    let unsettled = point.unsettled.then(|| view! { " "<strong>{words::UNSETTLED.get(lang)}</strong> });
    view! { {point.text.clone()}{unsettled}{source} }.into_any()
}

/// A text of law.
pub fn cited(lang: Lang, source: &str) -> AnyView {
    let source = format!("({source})");
    view! { " "<cite class="source" lang=foreign(lang, Lang::Fr)>{source}</cite> }.into_any()
}

/// The language of words that are not in the page's own.
pub fn foreign(page: Lang, words: Lang) -> Option<&'static str> {
    (page != words).then(|| words.code())
}

/// Points under a heading; nothing when there are none.
pub fn section(lang: Lang, heading: Text, points: &[RulePoint]) -> Option<AnyView> {
    let lines: Vec<_> = points.iter().map(|one| point(lang, one)).collect();
    (!lines.is_empty()).then(|| headed(heading.get(lang), list(lines)))
}

/// Anything under a heading.
pub fn headed(heading: &'static str, body: AnyView) -> AnyView {
    view! { <section class="section"><h2>{heading}</h2>{body}</section> }.into_any()
}

/// The link to a version.
pub fn version_link(lang: Lang, line: &RuleLine) -> AnyView {
    view! { <a href=Page::rule_version(lang, &line.id)>{line.title.clone()}</a> }.into_any()
}

/// The name of a door.
pub fn door_name(lang: Lang, door: Door) -> &'static str {
    doors::door(door).name.get(lang)
}

/// Days and numbers of a version.
pub fn facts(lang: Lang, line: &RuleLine, announced: Option<Date>, length: Option<RuleLength>) -> AnyView {
    let period = words::period(lang, line.first_day, line.last_day);
    let mut rows = vec![SummaryRow::new(words::PERIOD.get(lang), period)];
    rows.extend(announced.map(|day| SummaryRow::new(words::ANNOUNCED.get(lang), long_date(lang, day))));
    if let Some(length) = length {
        rows.push(SummaryRow::new(words::DURATION.get(lang), words::duration(lang, length.days)));
        rows.push(SummaryRow::new(words::EARLIEST.get(lang), words::earliest(lang, length.earliest)));
    }
    view! { <SummaryList rows=rows /> }.into_any()
}
