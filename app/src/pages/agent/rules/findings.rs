//! What a draft's readers decide by: its faults, what it changes in the rules, what it would change for claims.

use super::draft::hidden;
use super::draft::is_open;
use super::fault_line;
use crate::components::{Button, DateField, FactsTable, NoticeBox, NoticeKind, fault};
use crate::lang::Lang;
use crate::model::{RuleDraftPage, RuleFault, RulePointDiff, RuleSimulation, RuleVersionDiff};
use crate::paths::agent;
use crate::text::agent::rules as words;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What is wrong with it.
pub fn faults(lang: Lang, page: &RuleDraftPage) -> AnyView {
    if !is_open(page) {
        return ().into_any();
    }
    let overtaken = (!page.overtaken.is_empty()).then(|| {
        let paths = page.overtaken.join(", ");
        view! { <NoticeBox kind=NoticeKind::Warning><p>{words::OVERTAKEN.get(lang)}</p><p>{paths}</p></NoticeBox> }
    });
    let lines = page.faults.iter().map(|one| one_fault(lang, one)).collect_view();
    let list = if page.faults.is_empty() {
        view! { <p>{words::NO_FAULT.get(lang)}</p> }.into_any()
    } else {
        view! { <ul class="rules-desk__faults">{lines}</ul> }.into_any()
    };
    view! {
        <h2 id="faults">{words::FAULTS.get(lang)}</h2>
        {overtaken}
        {list}
    }
    .into_any()
}

fn one_fault(lang: Lang, one: &RuleFault) -> impl IntoView + use<> {
    let line = fault_line(lang, &one.fault);
    let excerpt =
        one.excerpt.clone().map(|text| view! { <br /><code class="rules-desk__line">{text}</code> });
    view! { <li class="rules-desk__item">{line}{excerpt}</li> }
}

/// What changes, version by version.
pub fn changes(lang: Lang, page: &RuleDraftPage) -> AnyView {
    if !is_open(page) {
        return ().into_any();
    }
    let none = page.changes.is_empty().then(|| view! { <p>{words::NO_DIFF.get(lang)}</p> });
    let schemes = (!page.schemes.is_empty()).then(|| {
        view! { <p>{words::SCHEME_CHANGES.get(lang)}" "{page.schemes.join(", ")}</p> }
    });
    let versions = page.changes.iter().map(|one| version(lang, one)).collect_view();
    view! { <h2 id="changes">{words::DIFF.get(lang)}</h2> {none} {schemes} {versions} }.into_any()
}

fn version(lang: Lang, one: &RuleVersionDiff) -> AnyView {
    let heading = format!("{} ({})", words::against(lang, &one.id, one.against.as_deref()), one.points.len());
    let points = one.points.iter().map(|point| self::point(lang, point)).collect_view();
    view! { <details><summary>{heading}</summary>{points}</details> }.into_any()
}

fn point(lang: Lang, point: &RulePointDiff) -> AnyView {
    let lines = |sign: &'static str, lines: &[String]| {
        let line = |line: &String| view! { <li>{format!("{sign} {line}")}</li> };
        lines.iter().map(line).collect_view()
    };
    let heading = format!("{}, {}", point.point, words::point(point.kind, lang));
    view! {
        <h3>{heading}</h3>
        <ul class="rules-desk__diff">{lines("−", &point.before)}{lines("+", &point.after)}</ul>
    }
    .into_any()
}

/// What would change for stored claims, and the form that asks.
pub fn simulation(lang: Lang, page: &RuleDraftPage) -> AnyView {
    if !is_open(page) {
        return ().into_any();
    }
    view! {
        <h2 id="simulation">{words::SIMULATION.get(lang)}</h2>
        {result(lang, page)}
        <form class="form" method="post" action=agent::rule_draft_act(&page.id, "simulation") novalidate>
            {hidden(page)}
            <p>{words::SIMULATION_LEAD.get(lang)}</p>
            <DateField lang=lang names=["since_day", "since_month", "since_year"] values=page.form.since.clone()
                legend=words::SINCE.get(lang) error=fault(lang, &page.errors, "since_day") />
            <Button label=words::SIMULATE.get(lang) secondary=true />
        </form>
    }
    .into_any()
}

fn result(lang: Lang, page: &RuleDraftPage) -> AnyView {
    let text = match &page.simulation {
        RuleSimulation::Done { since, claims, by_shift, groups, hidden } => {
            let judged = words::judged(lang, since, *claims);
            return counts(lang, &judged, (by_shift, groups), *hidden);
        }
        RuleSimulation::Runs(since) => words::runs(lang, since),
        RuleSimulation::Older(since) => words::older(lang, since),
        RuleSimulation::None if page.is_simulated => words::NOT_NEEDED.get(lang).to_owned(),
        RuleSimulation::None => words::NEVER_RUN.get(lang).to_owned(),
    };
    view! { <NoticeBox><p>{text}</p></NoticeBox> }.into_any()
}

type Shown<'p> = (&'p BTreeMap<String, u64>, &'p [(String, String, u64)]);

fn counts(lang: Lang, judged: &str, (by_shift, groups): Shown<'_>, hidden: bool) -> AnyView {
    let all = by_shift.iter().map(|(shift, count)| (words::ALL.get(lang).to_owned(), shift.clone(), *count));
    let rows = all.chain(groups.iter().cloned());
    let rows = rows.map(|(group, shift, count)| vec![group, words::shift(&shift, lang), count.to_string()]);
    let head = [words::GROUP, words::SHIFT, words::COUNT].map(|text| text.get(lang).to_owned()).to_vec();
    let hidden = hidden.then(|| view! { <p>{words::HIDDEN.get(lang)}</p> });
    view! {
        <p>{judged.to_owned()}</p>
        <FactsTable caption=words::SIMULATION.get(lang) head=head rows=rows.collect() hide_caption=true />
        {hidden}
    }
    .into_any()
}
