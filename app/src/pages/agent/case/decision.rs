//! The decision form. Whatever the machine suggests, no choice is made beforehand: a person decides.

use super::note::{NoteOf, note};
use crate::components::{Button, Choice, Choices, SelectField, TextArea, fault};
use crate::lang::Lang;
use crate::model::{CasePage, DecisionForm};
use crate::text::agent::{acts as words, codes};
use abri_domain::status::Door;
use leptos::prelude::*;

/// Verdict, reason or door, words to the insured, note of the medical side.
pub fn fields(lang: Lang, page: &CasePage) -> AnyView {
    let choices = vec![
        Choice::new("approve", words::APPROVE.get(lang)),
        Choice::new("refuse", words::REFUSE.get(lang)).reveal(reason(lang, page)),
        Choice::new("redirect", words::REDIRECT.get(lang)).reveal(door(lang, page)),
    ];
    view! {
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
    }
    .into_any()
}

fn reason(lang: Lang, page: &CasePage) -> AnyView {
    let reasons = DecisionForm::reasons(page.side).iter();
    let reasons = reasons.map(|reason| (reason.code(), codes::reason(*reason).get(lang)));
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
pub fn options(lang: Lang, all: impl Iterator<Item = (&'static str, &'static str)>) -> Vec<(String, String)> {
    let choose = ("", words::CHOOSE.get(lang));
    std::iter::once(choose).chain(all).map(|(code, words)| (code.to_owned(), words.to_owned())).collect()
}
