//! Staff: the switches, what the re-checks come to, the journal.

use super::{staff_bar, token_field};
use crate::components::{Button, ErrorSummary, FactsTable, SelectField, TextArea, fault};
use crate::lang::{Lang, Text};
use crate::model::{PageContext, SafeguardsPage, SwitchTurn, VersionChecks};
use crate::paths::agent;
use crate::text::agent::safeguards as words;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &SafeguardsPage) -> AnyView {
    let lang = context.lang;
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() more=refusal(lang, page) />
            {page.done.as_deref().and_then(|code| words::done(code, lang)).map(super::success)}
            {alarm(lang, &page.versions)}
            <h1>{words::TITLE.get(lang)}</h1>
            <p>{words::LEAD.get(lang)}</p>
            <div class="switches">
                <section>{hold(lang, page)}</section>
                <section>{let_go(lang, page)}</section>
            </div>
            <h2>{words::RECHECKS.get(lang)}</h2>
            {versions(lang, &page.versions)}
            <h2>{words::JOURNAL.get(lang)}</h2>
            {journal(lang, &page.journal)}
        </div>
    }
    .into_any()
}

fn refusal(lang: Lang, page: &SafeguardsPage) -> Vec<String> {
    page.refused.iter().map(|why| words::refused(*why).get(lang).to_owned()).collect()
}

fn alarm(lang: Lang, versions: &[VersionChecks]) -> Option<AnyView> {
    let ringing = versions.iter().filter(|checks| checks.ringing_since.is_some());
    super::alarm(lang, &ringing.map(|checks| checks.version.clone()).collect::<Vec<_>>())
}

fn hold(lang: Lang, page: &SafeguardsPage) -> AnyView {
    let fields = fields(lang, page, false);
    view! {
        <h2>{words::HOLD.get(lang)}</h2>
        <p>{words::HOLD_HINT.get(lang)}</p>
        <form method="post" action=agent::HOLD novalidate>
            {token_field(&page.agent.token)}
            {fields}
            <Button label=words::HOLD_SUBMIT.get(lang) danger=true />
        </form>
    }
    .into_any()
}

fn let_go(lang: Lang, page: &SafeguardsPage) -> AnyView {
    let form = if page.held.is_empty() {
        view! { <p>{words::NOTHING_HELD.get(lang)}</p> }.into_any()
    } else {
        view! {
            <p>{words::LET_GO_HINT.get(lang)}</p>
            <form method="post" action=agent::LET_GO novalidate>
                {token_field(&page.agent.token)}
                {fields(lang, page, true)}
                <Button label=words::LET_GO_SUBMIT.get(lang) secondary=true />
            </form>
        }
        .into_any()
    };
    view! { <h2>{words::LET_GO.get(lang)}</h2>{form} }.into_any()
}

/// Which criterion, and why. The fields of the two forms differ by name, so that an error leads to the right one.
fn fields(lang: Lang, page: &SafeguardsPage, lets_go: bool) -> AnyView {
    let (criterion, reason, known) = if lets_go {
        ("held_criterion", "let_go_reason", &page.held)
    } else {
        ("criterion", "hold_reason", &page.free)
    };
    let form = (page.form.lets_go == lets_go).then_some(&page.form);
    let first = (String::new(), words::CHOOSE.get(lang).to_owned());
    view! {
        <SelectField
            name=criterion
            label=words::CRITERION.get(lang)
            options=std::iter::once(first).chain(known.iter().cloned()).collect()
            value=form.map(|form| form.criterion.clone()).unwrap_or_default()
            error=fault(lang, &page.errors, criterion)
        />
        <TextArea
            name=reason
            label=words::REASON.get(lang)
            value=form.map(|form| form.reason.clone()).unwrap_or_default()
            hint=words::REASON_HINT.get(lang)
            error=fault(lang, &page.errors, reason)
            rows=3
        />
    }
    .into_any()
}

fn heads<const N: usize>(lang: Lang, columns: [Text; N]) -> Vec<String> {
    columns.iter().map(|column| column.get(lang).to_owned()).collect()
}

fn versions(lang: Lang, versions: &[VersionChecks]) -> AnyView {
    if versions.is_empty() {
        return view! { <p>{words::NO_RECHECK.get(lang)}</p> }.into_any();
    }
    let rows = versions.iter().map(|checks| {
        vec![
            checks.version.clone(),
            checks.per_mille.map(|rate| words::per_mille(lang, rate)).unwrap_or_default(),
            checks.drawn.to_string(),
            checks.upheld.to_string(),
            checks.overturned.to_string(),
            words::last(lang, checks.last),
            words::alarm(lang, checks.alarm_per_mille, checks.ringing_since.as_deref()),
        ]
    });
    let (caption, head) = (words::RECHECKS.get(lang), heads(lang, words::VERSION_COLUMNS));
    view! { <FactsTable caption=caption head=head rows=rows.collect() hide_caption=true /> }.into_any()
}

fn journal(lang: Lang, turns: &[SwitchTurn]) -> AnyView {
    if turns.is_empty() {
        return view! { <p>{words::EMPTY_JOURNAL.get(lang)}</p> }.into_any();
    }
    let rows = turns.iter().map(|turn| {
        let act = words::turn(turn.holds).get(lang).to_owned();
        vec![turn.at.clone(), turn.criterion.clone(), act, turn.by.clone(), turn.reason.clone()]
    });
    let (caption, head) = (words::JOURNAL.get(lang), heads(lang, words::JOURNAL_COLUMNS));
    view! { <FactsTable caption=caption head=head rows=rows.collect() hide_caption=true /> }.into_any()
}
