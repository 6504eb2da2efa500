//! The decision, with its facts, its sources and the way to appeal.

use crate::components::{FactsTable, NoticeBox};
use crate::lang::Lang;
use crate::model::{DecisionView, RefusalView};
use crate::pages::check::door_body;
use crate::paths::Page;
use crate::text::public::decision as words;
use leptos::prelude::*;

/// The decision; while the claim is open, what the rule says so far.
pub fn view(lang: Lang, decision: DecisionView, open: bool) -> AnyView {
    let heading = if open { words::SO_FAR_HEADING } else { words::HEADING };
    let by = match (open, decision.by_rule) {
        (true, _) => words::SO_FAR,
        (false, true) => words::BY_RULE,
        (false, false) => words::BY_PERSON,
    };
    let granted = decision.granted.filter(|_| !open).map(|(first, last)| {
        view! { <p class="lead">{words::granted(lang, first, last)}</p> }
    });
    view! {
        <section class="section">
            <h2>{heading.get(lang)}</h2>
            {granted}
            <p>{by.get(lang)}</p>
            {decision.decided_for.map(|words| view! { <p>{words}</p> })}
            {decision.refusal.map(|refusal| why_refused(lang, &refusal))}
            {decision.explanation.map(|said| titled(words::EXPLANATION.get(lang), &said))}
            {decision.door.map(|door| view! { <h3>{words::TODO_HEADING.get(lang)}</h3> {door_body(lang, door)} })}
            {findings(lang, decision.findings)}
            {decision.rule.map(|rule| view! { <p class="source">{words::RULE.get(lang)}" "{rule}</p> })}
            {rules(lang, decision.rule_ids)}
            {appeal(lang, decision.appeal)}
        </section>
    }
    .into_any()
}

/// The reason, what is not met, and what to do about it.
fn why_refused(lang: Lang, refusal: &RefusalView) -> AnyView {
    let RefusalView { reason, criterion, remedy } = refusal;
    let more = [(words::CRITERION, criterion), (words::REMEDY, remedy)].into_iter();
    let more = more.filter_map(|(title, text)| Some(titled(title.get(lang), text.as_deref()?)));
    view! { {titled(words::REFUSAL.get(lang), reason)} {more.collect_view()} }.into_any()
}

/// Free words keep their line breaks.
fn titled(title: &'static str, text: &str) -> AnyView {
    let lines: Vec<_> = text.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect();
    view! { <h3>{title}</h3> <NoticeBox>{lines}</NoticeBox> }.into_any()
}

type Finding = (String, &'static str, Option<String>);

/// What did not hold, and what nobody knows, at once; what held, a dozen lines, behind one press.
fn findings(lang: Lang, findings: Vec<Finding>) -> Option<AnyView> {
    if findings.is_empty() {
        return None;
    }
    let heading = words::FINDINGS_HEADING.get(lang);
    let (held, others): (Vec<_>, Vec<_>) =
        findings.into_iter().partition(|(_, verdict, _)| *verdict == "yes");
    let others = (!others.is_empty()).then(|| table(lang, heading, others));
    let summary = words::held(lang, held.len());
    let held = (!held.is_empty()).then(|| {
        view! { <details><summary>{summary.clone()}</summary>{table(lang, &summary, held)}</details> }
    });
    Some(view! { <h3>{heading}</h3> {others} {held} }.into_any())
}

fn table(lang: Lang, caption: &str, findings: Vec<Finding>) -> AnyView {
    let row = |(sentence, verdict, source): Finding| {
        let source = source.unwrap_or_else(|| words::NO_SOURCE.get(lang).to_owned());
        vec![sentence, words::verdict(verdict).get(lang).to_owned(), source]
    };
    let rows = findings.into_iter().map(row).collect();
    let head = [words::FINDING, words::VERDICT, words::SOURCE].map(|text| text.get(lang).to_owned()).to_vec();
    view! { <FactsTable caption=caption head=head rows=rows hide_caption=true /> }.into_any()
}

/// The versions that judged, each on the page where everyone can read it.
fn rules(lang: Lang, ids: Vec<String>) -> AnyView {
    let link = |id: String| {
        let href = Page::rule_version(lang, &id);
        view! { <p><a href=href>{words::READ_RULE.get(lang)}" "{id}</a></p> }
    };
    ids.into_iter().map(link).collect_view().into_any()
}

fn appeal(lang: Lang, ways: Vec<(String, String)>) -> Option<AnyView> {
    let some = !ways.is_empty();
    let ways = ways.into_iter().map(|(heading, text)| view! { <dt>{heading}</dt> <dd>{text}</dd> });
    let ways = ways.collect_view();
    some.then(|| {
        view! { <h3>{words::APPEAL_HEADING.get(lang)}</h3> <dl class="definitions">{ways}</dl> }.into_any()
    })
}

/// The letter.
pub fn documents(lang: Lang) -> AnyView {
    view! {
        <section class="section">
            <h2>{words::DOCUMENTS_HEADING.get(lang)}</h2>
            <p><a href=Page::DecisionPdf.path(lang)>{words::PDF.get(lang)}</a></p>
        </section>
    }
    .into_any()
}
