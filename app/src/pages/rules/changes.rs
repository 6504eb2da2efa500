//! What changed with a version: what is asked first, mere words folded.

use super::parts::{headed, list, point, version_link};
use crate::lang::{Lang, Text};
use crate::model::{RuleChange, RuleChanges, RuleLine, RulePoint};
use crate::text::public::rules as words;
use leptos::prelude::*;

/// The section.
pub fn section(lang: Lang, previous: &RuleLine, changes: &RuleChanges) -> AnyView {
    let none = (*changes == RuleChanges::default()).then(|| view! { <p>{words::NO_CHANGE.get(lang)}</p> });
    let body = view! {
        <p>{words::AGAINST.get(lang)}" "{version_link(lang, previous)}</p>
        {none}
        {points(lang, words::ADDED, &changes.added)}
        {points(lang, words::REMOVED, &changes.removed)}
        {changed(lang, &changes.changed)}
        {reworded(lang, &changes.reworded)}
    };
    headed(words::CHANGES_HEADING.get(lang), body.into_any())
}

fn points(lang: Lang, heading: Text, points: &[RulePoint]) -> Option<AnyView> {
    let lines = points.iter().map(|one| point(lang, one)).collect();
    (!points.is_empty()).then(|| view! { <h3>{heading.get(lang)}</h3> {list(lines)} }.into_any())
}

fn changed(lang: Lang, changes: &[RuleChange]) -> Option<AnyView> {
    let lines = changes.iter().map(|change| both(lang, change, Some(words::SAME_WORDS))).collect();
    (!changes.is_empty()).then(|| view! { <h3>{words::CHANGED.get(lang)}</h3> {list(lines)} }.into_any())
}

fn reworded(lang: Lang, changes: &[RuleChange]) -> Option<AnyView> {
    let lines = changes.iter().map(|change| both(lang, change, None)).collect();
    let summary = words::reworded(lang, changes.len());
    (!changes.is_empty())
        .then(|| view! { <details><summary>{summary}</summary>{list(lines)}</details> }.into_any())
}

/// Before and after; once, with a note, where people would read the same twice.
fn both(lang: Lang, change: &RuleChange, same: Option<Text>) -> AnyView {
    let RuleChange { before, after } = change;
    if before == after {
        let note = same.map(|note| view! { <br />{note.get(lang)} });
        return view! { {point(lang, after)}{note} }.into_any();
    }
    view! {
        <strong>{words::BEFORE.get(lang)}</strong>" "{point(lang, before)}<br />
        <strong>{words::AFTER.get(lang)}</strong>" "{point(lang, after)}
    }
    .into_any()
}
