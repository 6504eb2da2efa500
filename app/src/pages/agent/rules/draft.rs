//! A draft: its texts, what is wrong with it, what it changes, and the acts.

use super::super::{staff_bar, token_field};
use super::{acts, findings, message};
use crate::components::{
    Button, ErrorSummary, NoticeBox, NoticeKind, SummaryList, SummaryRow, TextArea, TextField, fault,
};
use crate::lang::Lang;
use crate::model::{PageContext, RuleDraftPage};
use crate::paths::agent;
use crate::text::agent::rules as words;
use abri_domain::rules::DraftState;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &RuleDraftPage) -> AnyView {
    let lang = context.lang;
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            {message(lang, page.done.as_deref(), page.obstacle.as_ref())}
            <ErrorSummary lang=lang errors=page.errors.clone() />
            <h1>{page.form.title.clone()}</h1>
            {head(lang, page)}
            {findings::faults(lang, page)}
            {findings::changes(lang, page)}
            {findings::simulation(lang, page)}
            {acts::forms(lang, page)}
            <h2 id="texts">{words::TEXTS.get(lang)}</h2>
            {if is_open(page) { texts(lang, page) } else { read_only(page) }}
        </div>
    }
    .into_any()
}

/// Can anything still be done with it?
pub(super) fn is_open(page: &RuleDraftPage) -> bool {
    matches!(page.state, DraftState::Draft | DraftState::Proposed)
}

fn head(lang: Lang, page: &RuleDraftPage) -> AnyView {
    let people = [words::DRAFTED, words::CHANGED, words::PROPOSED].into_iter().zip(page.who.clone());
    let people = people.filter_map(|(label, who)| Some(SummaryRow::new(label.get(lang), who?)));
    let first = [
        SummaryRow::new(words::SCHEME.get(lang), page.scheme.clone()),
        SummaryRow::new(words::STATE.get(lang), words::state(page.state).get(lang)),
    ];
    view! { <SummaryList rows=first.into_iter().chain(people).collect() /> }.into_any()
}

/// What every form of a draft carries: the session's token, and the version of the page.
pub(super) fn hidden(page: &RuleDraftPage) -> AnyView {
    view! {
        {token_field(&page.agent.token)}
        <input type="hidden" name="version" value=page.version.to_string() />
    }
    .into_any()
}

fn texts(lang: Lang, page: &RuleDraftPage) -> AnyView {
    let proposed = (page.state == DraftState::Proposed)
        .then(|| view! { <NoticeBox kind=NoticeKind::Warning><p>{words::SAVE_TAKES_BACK.get(lang)}</p></NoticeBox> });
    let files =
        page.form.files.iter().enumerate().map(|(number, file)| area(lang, number, file)).collect_view();
    view! {
        {proposed}
        <form method="post" action=agent::rule_draft_act(&page.id, "enregistrer") novalidate>
            {hidden(page)}
            <TextField name="title" label=words::DRAFT_TITLE.get(lang) value=page.form.title.clone()
                error=fault(lang, &page.errors, "title") />
            <TextArea name="why" label=words::WHY.get(lang) hint=words::WHY_HINT.get(lang) value=page.form.why.clone()
                error=fault(lang, &page.errors, "why") />
            {files}
            {more(lang, page)}
            <Button label=words::SAVE.get(lang) />
        </form>
    }
    .into_any()
}

fn area(lang: Lang, number: usize, (path, text): &(String, String)) -> impl IntoView + use<> {
    view! {
        <input type="hidden" name=format!("path-{number}") value=path.clone() />
        <TextArea name=format!("text-{number}") label=path.clone() hint=words::TEXT_HINT.get(lang) value=text.clone()
            rows=24 code=true />
    }
}

/// One more file: folded, unless something was typed.
fn more(lang: Lang, page: &RuleDraftPage) -> AnyView {
    let (path, text) = page.form.new_file.clone();
    let typed = !path.is_empty() || !text.is_empty();
    view! {
        <details open=typed>
            <summary>{words::MORE.get(lang)}</summary>
            <TextField name="path-new" label=words::MORE_PATH.get(lang) hint=words::MORE_PATH_HINT.get(lang) value=path
                error=fault(lang, &page.errors, "path-new") />
            <TextArea name="text-new" label=words::MORE_TEXT.get(lang) value=text rows=24 code=true />
        </details>
    }
    .into_any()
}

fn read_only(page: &RuleDraftPage) -> AnyView {
    let file = |(path, text): &(String, String)| {
        view! {
            <details>
                <summary>{path.clone()}</summary>
                <pre class="rules-desk__text" tabindex="0">{text.clone()}</pre>
            </details>
        }
    };
    view! { <p>{page.form.why.clone()}</p> {page.form.files.iter().map(file).collect_view()} }.into_any()
}
