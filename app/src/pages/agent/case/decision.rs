//! The decision form. Whatever the machine suggests, no choice is made beforehand: a person decides.

use super::note::{NoteOf, note};
use crate::components::{
    Button, CheckLine, CheckList, Choice, Choices, NoticeBox, NoticeKind, SelectField, TextArea, fault,
};
use crate::lang::{Lang, Text};
use crate::model::CasePage;
use crate::paths::agent;
use crate::text::agent::{acts as words, codes, opinions};
use abri_domain::dates::format_fr;
use abri_domain::opinion::Binding;
use abri_domain::status::Door;
use leptos::prelude::*;

/// What to check, verdict, reason or door, words to the insured, note of the medical side; then the buttons.
pub fn fields(lang: Lang, page: &CasePage) -> AnyView {
    // Nobody says yes against an opinion, or to a ground that lies in its envelope.
    let open = !page.binding.is_against() && page.envelope.is_none();
    let approve = open.then(|| Choice::new("approve", words::APPROVE.get(lang)));
    let others = [
        Choice::new("refuse", words::REFUSE.get(lang)).reveal(reason(lang, page)),
        Choice::new("redirect", words::REDIRECT.get(lang)).reveal(door(lang, page)),
    ];
    let choices: Vec<Choice> = approve.into_iter().chain(others).collect();
    view! {
        {binding(lang, page.binding)}
        {checks(lang, page)}
        <Choices
            name="verdict"
            legend=words::VERDICT.get(lang)
            choices=choices
            value=page.form.verdict.clone()
            error=fault(lang, &page.errors, "verdict")
        />
        <TextArea
            name="explanation"
            label=words::EXPLANATION.get(lang)
            value=page.form.explanation.clone()
            hint=words::EXPLANATION_HINT.get(lang)
            error=fault(lang, &page.errors, "explanation")
            rows=4
        />
        {note(lang, page, "decision-note", NoteOf::Decision)}
        <Button label=words::DECIDE_SUBMIT.get(lang) />
        {looks(lang, page)}
        {approve_and_next(lang, page)}
    }
    .into_any()
}

/// What this side looks at before deciding; nothing is ticked beforehand.
fn checks(lang: Lang, page: &CasePage) -> Option<AnyView> {
    let line = |(code, label): &(String, String)| CheckLine {
        name: format!("check-{code}"),
        label: label.clone(),
        hint: String::new(),
        checked: page.form.checks.contains(code),
        reveal: None,
    };
    let error = fault(lang, &page.errors, "checks");
    let error = error.map(|words| view! { <p class="field__error">{words}</p> });
    let lines: Vec<_> = page.checks.iter().map(line).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <div id="checks">{error} <CheckList name="check" legend=words::CHECKS.get(lang) lines=lines /></div>
        }
        .into_any()
    })
}

/// The same fields, looked at before anything is stored.
fn looks(lang: Lang, page: &CasePage) -> AnyView {
    let to = agent::act(&page.summary.claim_id, "apercu");
    let look = |value: &'static str, label: Text, key: Option<&'static str>, target: Option<&'static str>| {
        view! {
            <button class="button button--link" type="submit" name="show" value=value formaction=to.clone()
                formtarget=target accesskey=key>{label.get(lang)}</button>
        }
    };
    view! {
        <p class="case-act__looks">
            {look("words", words::INSERT_TEMPLATE, None, None)} " "
            {look("page", words::PREVIEW, Some("v"), None)} " "
            {look("letter", words::PREVIEW_LETTER, None, Some("_blank"))}
        </p>
    }
    .into_any()
}

/// One key for a file that leaves nothing open.
fn approve_and_next(lang: Lang, page: &CasePage) -> Option<AnyView> {
    page.is_clear.then(|| {
        view! {
            <p class="field__hint" id="next-hint">{words::APPROVE_NEXT_HINT.get(lang)}</p>
            <button class="button button--start" type="submit" name="then" value="next" accesskey="a"
                aria-describedby="next-hint">{words::APPROVE_NEXT.get(lang)}</button>
        }
        .into_any()
    })
}

/// What the opinions leave, where they leave less than all (CSS L.315-2).
fn binding(lang: Lang, binding: Binding) -> Option<AnyView> {
    let text = match binding {
        Binding::Free | Binding::Favourable(_) => return None,
        Binding::Until(_, day) => opinions::until(lang, &format_fr(day)),
        Binding::Against(_) => opinions::AGAINST.get(lang).to_owned(),
    };
    let (kind, title) = (NoticeKind::Warning, opinions::BINDS.get(lang));
    Some(view! { <NoticeBox kind=kind title=title><p>{text}</p></NoticeBox> }.into_any())
}

fn reason(lang: Lang, page: &CasePage) -> AnyView {
    let reasons = page.reasons.iter().map(|(code, words)| (code.as_str(), words.as_str()));
    view! {
        <SelectField
            name="reason"
            label=words::REASON.get(lang)
            options=options(lang, reasons)
            value=page.form.reason.clone()
            error=fault(lang, &page.errors, "reason")
        />
    }
    .into_any()
}

fn door(lang: Lang, page: &CasePage) -> AnyView {
    let doors = Door::ALL.iter().map(|door| (door.code(), codes::door(*door).get(lang)));
    view! {
        <SelectField
            name="door"
            label=words::DOOR.get(lang)
            options=options(lang, doors)
            value=page.form.door.clone()
            error=fault(lang, &page.errors, "door")
        />
    }
    .into_any()
}

/// The options of a list, after an empty one.
pub fn options<'a>(lang: Lang, all: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<(String, String)> {
    let choose = ("", words::CHOOSE.get(lang));
    std::iter::once(choose).chain(all).map(|(code, words)| (code.to_owned(), words.to_owned())).collect()
}
