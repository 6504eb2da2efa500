//! The desk: what runs, what is to come, drafts, the journal.

use super::super::{staff_bar, token_field};
use super::{fault_line, message, new_draft};
use crate::components::{Button, NoticeBox, NoticeKind};
use crate::lang::Lang;
use crate::model::{DeskDraft, DeskPublication, PageContext, RulesDeskPage, RunningScheme};
use crate::paths::agent;
use crate::text::agent::rules as words;
use crate::text::common::labelled;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &RulesDeskPage) -> AnyView {
    let lang = context.lang;
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            {message(lang, page.done.as_deref(), page.obstacle.as_ref())}
            {new_draft::summary(lang, page)}
            <h1>{words::TITLE.get(lang)}</h1>
            {trouble(lang, page)}
            <h2>{words::DRAFTS.get(lang)}</h2>
            {listed(words::NO_DRAFT.get(lang), page.drafts.iter().map(|draft| draft_item(lang, draft)).collect())}
            {new_draft::form(lang, page)}
            <h2>{words::PUBLICATIONS.get(lang)}</h2>
            {publications(lang, page)}
            <h2>{words::RUNNING.get(lang)}</h2>
            {page.schemes.iter().map(|scheme| running(lang, scheme)).collect_view()}
            <h2>{words::JOURNAL.get(lang)}</h2>
            {journal(lang, page)}
        </div>
    }
    .into_any()
}

fn trouble(lang: Lang, page: &RulesDeskPage) -> Option<AnyView> {
    let fault = fault_line(lang, page.trouble.as_ref()?);
    let text = words::TROUBLE.get(lang);
    Some(view! { <NoticeBox kind=NoticeKind::Danger><p>{text}</p><p>{fault}</p></NoticeBox> }.into_any())
}

fn listed(none: &'static str, items: Vec<AnyView>) -> AnyView {
    if items.is_empty() {
        return view! { <p>{none}</p> }.into_any();
    }
    let items = items.into_iter().map(|item| view! { <li class="rules-desk__item">{item}</li> });
    view! { <ul>{items.collect_view()}</ul> }.into_any()
}

fn draft_item(lang: Lang, draft: &DeskDraft) -> AnyView {
    let state = words::state(draft.state).get(lang);
    let about = format!("{}, {state}", draft.scheme);
    view! {
        <a href=agent::rule_draft(&draft.id)>{draft.title.clone()}</a>
        <br />{about}<br />{labelled(lang, words::CHANGED.get(lang), &draft.changed)}
    }
    .into_any()
}

fn publications(lang: Lang, page: &RulesDeskPage) -> AnyView {
    let items = page.publications.iter().map(|one| publication(lang, &page.agent.token, one)).collect();
    listed(words::NO_PUBLICATION.get(lang), items)
}

fn publication(lang: Lang, token: &str, one: &DeskPublication) -> AnyView {
    let state = if one.to_come { words::TO_COME } else { words::BEGUN };
    let heading = labelled(lang, state.get(lang), &one.title);
    let files = one.files.iter().map(|(path, sha256)| {
        let print = sha256.chars().take(16).collect::<String>();
        view! { <li><a href=agent::rule_text(sha256)>{path.clone()}</a>" "<span class="rules-desk__line">{print}</span></li> }
    });
    let cancel = one.to_come.then(|| {
        view! {
            <form method="post" action=agent::rule_cancel(&one.id)>
                {token_field(token)}
                <Button label=words::CANCEL.get(lang) danger=true about=one.title.clone() />
            </form>
        }
    });
    view! {
        <p><a href=agent::rule_draft(&one.draft_id)>{heading}</a></p>
        <p>{words::from(lang, &one.from)}" "{words::two_people(lang, &one.drafted_by, &one.published_by)}</p>
        <p>{one.why.clone()}</p>
        <ul>{files.collect_view()}</ul>
        {cancel}
    }
    .into_any()
}

fn running(lang: Lang, scheme: &RunningScheme) -> AnyView {
    let version = |(id, title, days, now): &(String, String, String, bool)| {
        let now = now.then(|| view! { " "<strong>{words::IN_FORCE.get(lang)}</strong> });
        view! { <li class="rules-desk__item">{title.clone()}" ("{id.clone()}")"{now}<br />{days.clone()}</li> }
    };
    let versions = scheme.versions.iter().map(version).collect_view();
    view! {
        <details>
            <summary>{format!("{} ({})", scheme.title, scheme.id)}</summary>
            <ul>{versions}</ul>
        </details>
    }
    .into_any()
}

fn journal(lang: Lang, page: &RulesDeskPage) -> AnyView {
    let (records, broken) = page.chain;
    let kind = if broken.is_some() { NoticeKind::Danger } else { NoticeKind::Info };
    let lines = page.journal.iter().map(|line| {
        let said = format!(
            "{}, {} {} «\u{202f}{}\u{202f}»",
            line.at,
            line.who,
            words::act(line.act, lang),
            line.title
        );
        view! { {said} }.into_any()
    });
    view! {
        <NoticeBox kind=kind><p>{words::chain(lang, records, broken)}</p></NoticeBox>
        {listed(words::NO_ACT.get(lang), lines.collect())}
    }
    .into_any()
}
