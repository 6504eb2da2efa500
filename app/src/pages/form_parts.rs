//! Questions that the form and the check page ask in the same words.

use crate::components::{Choice, Choices, DateField, SelectField, fault};
use crate::lang::Lang;
use crate::text::common;
use crate::text::form::{ald, choices as words};
use abri_domain::form::{ClaimForm, FieldErrors};
use abri_domain::ground::{AldNumber, GroundKind};
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

/// Do you work in contact with patients?
pub fn health_worker(lang: Lang, form: &ClaimForm, errors: &FieldErrors) -> AnyView {
    let choices = vec![Choice::new("yes", common::YES.get(lang)), Choice::new("no", common::NO.get(lang))];
    view! {
        <Choices name="health_worker" legend=words::HEALTH_WORKER.get(lang) hint=words::HEALTH_WORKER_HINT.get(lang)
            choices=choices value=form.health_worker.clone() error=fault(lang, errors, "health_worker") />
    }
    .into_any()
}

/// Why are you at risk? `hint` says who sees the answer.
pub fn ground(lang: Lang, form: &ClaimForm, errors: &FieldErrors, hint: &'static str) -> AnyView {
    let choices = GroundKind::ALL.iter().map(|kind| {
        let choice = Choice::new(kind.code(), words::ground(*kind).get(lang))
            .hint(words::ground_hint(*kind).get(lang));
        match kind {
            GroundKind::Ald => choice.reveal(ald_number(lang, form, errors)),
            GroundKind::Pregnancy => choice.reveal(due_date(lang, form, errors)),
            GroundKind::OtherCondition | GroundKind::Cohabitant => choice,
        }
    });
    view! {
        <Choices name="ground" legend=words::GROUND.get(lang) hint=hint
            choices=choices.collect() value=form.ground.clone() error=fault(lang, errors, "ground") />
    }
    .into_any()
}

fn ald_number(lang: Lang, form: &ClaimForm, errors: &FieldErrors) -> AnyView {
    let unknown = (String::new(), words::ALD_UNKNOWN.get(lang).to_owned());
    let known =
        (1..=AldNumber::MAX).filter_map(|number| Some((number.to_string(), ald::name(lang, number)?)));
    let options = std::iter::once(unknown).chain(known).collect::<Vec<_>>();
    view! {
        <SelectField name="ald_number" label=words::ALD_NUMBER.get(lang) hint=words::ALD_NUMBER_HINT.get(lang)
            options=options value=form.ald_number.trim() error=fault(lang, errors, "ald_number") />
    }
    .into_any()
}

fn due_date(lang: Lang, form: &ClaimForm, errors: &FieldErrors) -> AnyView {
    let values = [form.due_day.clone(), form.due_month.clone(), form.due_year.clone()];
    view! {
        <DateField lang=lang names=["due_day", "due_month", "due_year"] values=values
            legend=words::DUE.get(lang) hint=words::DUE_HINT.get(lang) error=fault(lang, errors, "due_day") />
    }
    .into_any()
}

/// Can you work from home?
pub fn telework(lang: Lang, form: &ClaimForm, errors: &FieldErrors) -> AnyView {
    let choices =
        Telework::ALL.iter().map(|answer| Choice::new(answer.code(), words::telework(*answer).get(lang)));
    view! {
        <Choices name="telework" legend=words::TELEWORK.get(lang)
            choices=choices.collect() value=form.telework.clone() error=fault(lang, errors, "telework") />
    }
    .into_any()
}
