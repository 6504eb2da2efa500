//! Questions that the form and the check page ask in the same words.

use crate::components::{Choice, Choices, SelectField, fault, question_field};
use crate::lang::Lang;
use crate::text::common;
use crate::text::form::choices as words;
use abri_domain::form::{ClaimForm, FieldErrors};
use abri_domain::rules::{Question, Scheme};
use abri_domain::status::{InsuredStatus, Telework};
use leptos::prelude::*;

/// How do you work?
pub fn status(lang: Lang, form: &ClaimForm, errors: &FieldErrors) -> AnyView {
    let choices = InsuredStatus::ALL.iter().map(|status| {
        let choice = Choice::new(status.code(), words::status(*status).get(lang));
        match words::status_hint(*status) {
            Some(hint) => choice.hint(hint.get(lang)),
            None => choice,
        }
    });
    view! {
        <Choices name="status" legend=words::STATUS.get(lang) hint=words::STATUS_HINT.get(lang)
            choices=choices.collect() value=form.status.clone() error=fault(lang, errors, "status") />
    }
    .into_any()
}

/// Do you also work in another way? On the claim's own page, not on that of the check.
pub fn other_status(lang: Lang, form: &ClaimForm, errors: &FieldErrors) -> AnyView {
    let none = (String::new(), words::NO_OTHER_STATUS.get(lang).to_owned());
    let others = InsuredStatus::ALL.iter();
    let others = others.map(|status| (status.code().to_owned(), words::status(*status).get(lang).to_owned()));
    view! {
        <SelectField name="other_status" label=words::OTHER_STATUS.get(lang) hint=words::OTHER_STATUS_HINT.get(lang)
            options=std::iter::once(none).chain(others).collect() value=form.other_status.clone()
            error=fault(lang, errors, "other_status") />
    }
    .into_any()
}

/// Do you work in contact with patients?
pub fn health_worker(lang: Lang, form: &ClaimForm, errors: &FieldErrors) -> AnyView {
    let choices = vec![Choice::new("yes", common::YES.get(lang)), Choice::new("no", common::NO.get(lang))];
    view! {
        <Choices name="health_worker" legend=words::HEALTH_WORKER.get(lang) hint=words::HEALTH_WORKER_HINT.get(lang)
            choices=choices value=form.health_worker.clone() error=fault(lang, errors, "health_worker") />
    }
    .into_any()
}

/// Why do you ask? Each ground of the scheme, with the questions asked with it. `hint` says who sees the answer.
pub fn ground(
    lang: Lang,
    scheme: &Scheme,
    form: &ClaimForm,
    errors: &FieldErrors,
    hint: &'static str,
) -> AnyView {
    let choices = scheme.grounds().iter().map(|ground| {
        let choice = Choice::new(ground.code.clone(), lang.of(&ground.label));
        let choice = match &ground.hint {
            Some(hint) => choice.hint(lang.of(hint)),
            None => choice,
        };
        let asked: Vec<_> = ground.asks.iter().filter_map(|code| scheme.question(code)).collect();
        if asked.is_empty() { choice } else { choice.reveal(questions(lang, asked, form, errors)) }
    });
    view! {
        <Choices name="ground" legend=words::GROUND.get(lang) hint=hint
            choices=choices.collect() value=form.ground.clone() error=fault(lang, errors, "ground") />
    }
    .into_any()
}

/// These questions, one after the other.
pub fn questions<'q>(
    lang: Lang,
    questions: impl IntoIterator<Item = &'q Question>,
    form: &ClaimForm,
    errors: &FieldErrors,
) -> AnyView {
    let asked = questions.into_iter().map(|question| question_field(lang, question, form, errors));
    asked.collect_view().into_any()
}

/// Can you work from home?
pub fn telework(lang: Lang, form: &ClaimForm, errors: &FieldErrors) -> AnyView {
    let choices =
        Telework::ALL.iter().map(|answer| Choice::new(answer.code(), words::telework(*answer).get(lang)));
    let hint = form.other_insured_status().map_or("", |_| words::TELEWORK_HINT.get(lang));
    view! {
        <Choices name="telework" legend=words::TELEWORK.get(lang) hint=hint
            choices=choices.collect() value=form.telework.clone() error=fault(lang, errors, "telework") />
    }
    .into_any()
}
