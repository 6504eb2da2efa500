//! The questions of the check: those that the rules in force read, in an order that a phone can bear.

use crate::components::{
    CheckLine, CheckList, Choice, Choices, DateField, DateUse, check_line, fault, question_field,
};
use crate::lang::Lang;
use crate::model::CheckForm;
use crate::pages::form_parts;
use crate::text::form::person;
use crate::text::public::check as words;
use crate::text::public::rules::territory;
use abri_domain::assessment::{Asks, NO_GROUND, OTHERS};
use abri_domain::rules::{AnswerShape, Fact, Question};
use abri_domain::status::Territory;
use leptos::prelude::*;

/// All of them: work, ground, the person, the list of conditions, the rest.
pub fn questions(lang: Lang, page: &CheckForm, asks: &Asks<'_>) -> AnyView {
    let (form, errors) = (&page.form, &page.errors);
    let apart = asks.apart().map(|question| question_field(lang, question, form, errors));
    view! {
        {asks.reads(Fact::STATUS).then(|| form_parts::status(lang, form, errors))}
        {asks.reads(Fact::HEALTH_WORKER).then(|| form_parts::health_worker(lang, form, errors))}
        {asks.reads(Fact::TELEWORK).then(|| form_parts::telework(lang, form, errors))}
        {ground(lang, page, asks)}
        {asks.reads(Fact::AGE).then(|| birth_date(lang, page))}
        {place(lang, page, asks)}
        {list(lang, page, asks)}
        {apart.collect_view()}
    }
    .into_any()
}

/// Why; each ground with its own questions, and none of them as the last answer.
fn ground(lang: Lang, page: &CheckForm, asks: &Asks<'_>) -> AnyView {
    let none = Choice::new(NO_GROUND, words::NO_GROUND.get(lang));
    let choices = asks.grounds().iter().map(|ground| {
        let choice = Choice::new(ground.code.clone(), lang.of(&ground.label));
        let choice = match &ground.hint {
            Some(hint) => choice.hint(lang.of(hint)),
            None => choice,
        };
        let fields: Vec<_> = asks
            .of_ground(&ground.code)
            .map(|question| question_field(lang, question, &page.form, &page.errors))
            .collect();
        if fields.is_empty() { choice } else { choice.reveal(fields.collect_view()) }
    });
    view! {
        <Choices name="ground" legend=words::GROUND.get(lang) hint=words::GROUND_HINT.get(lang)
            choices=choices.chain([none]).collect() value=page.form.ground.clone()
            error=fault(lang, &page.errors, "ground") />
    }
    .into_any()
}

fn birth_date(lang: Lang, page: &CheckForm) -> AnyView {
    let names = ["birth_day", "birth_month", "birth_year"];
    let values = names.map(|name| page.form.get(name).to_owned());
    view! {
        <DateField lang=lang names=names values=values usage=DateUse::Birthday legend=person::BIRTH_DATE.get(lang)
            hint=words::BIRTH_DATE_HINT.get(lang) error=fault(lang, &page.errors, "birth_day") />
    }
    .into_any()
}

/// Where one lives, as far as the law tells places apart now; elsewhere unless told.
fn place(lang: Lang, page: &CheckForm, asks: &Asks<'_>) -> Option<AnyView> {
    let named = asks.territories();
    if named.is_empty() {
        return None;
    }
    let usual = Territory::Metropole.code();
    let typed = page.form.get("territory");
    let value = if typed.is_empty() { usual } else { typed }.to_owned();
    let elsewhere = Choice::new(usual, words::ELSEWHERE.get(lang));
    let named = named.iter().copied().filter(|place| *place != Territory::Metropole);
    let choices = named.map(|place| Choice::new(place.code(), territory(place).get(lang))).chain([elsewhere]);
    Some(
        view! {
            <Choices name="territory" legend=words::TERRITORY.get(lang) hint=words::TERRITORY_HINT.get(lang)
                choices=choices.collect() value=value />
        }
        .into_any(),
    )
}

/// The conditions one may have, to tick; and the last box, which says no of all the others.
fn list(lang: Lang, page: &CheckForm, asks: &Asks<'_>) -> Option<AnyView> {
    let mut lines: Vec<CheckLine> = asks.listed().map(|question| line(lang, page, asks, question)).collect();
    if lines.is_empty() {
        return None;
    }
    lines.push(CheckLine {
        name: OTHERS.to_owned(),
        label: words::OTHERS.get(lang).to_owned(),
        hint: words::OTHERS_HINT.get(lang).to_owned(),
        checked: page.form.get(OTHERS) == "yes",
        reveal: None,
    });
    let (legend, hint) = (words::LIST.get(lang), words::LIST_HINT.get(lang));
    Some(view! { <CheckList name="list" legend=legend hint=hint lines=lines /> }.into_any())
}

/// One condition, with what is asked of those who have it.
fn line(lang: Lang, page: &CheckForm, asks: &Asks<'_>, question: &Question) -> CheckLine {
    let beneath: Vec<AnyView> =
        asks.beneath(&question.code).map(|beneath| detail(lang, page, asks, beneath)).collect();
    let name = question.field();
    CheckLine {
        label: lang.of(&question.label).to_owned(),
        hint: question.hint.as_ref().map_or("", |hint| lang.of(hint)).to_owned(),
        checked: page.form.get(&name) == "yes",
        reveal: (!beneath.is_empty()).then(|| beneath.collect_view().into_any()),
        name,
    }
}

fn detail(lang: Lang, page: &CheckForm, asks: &Asks<'_>, question: &Question) -> AnyView {
    if question.shape == AnswerShape::Flag {
        check_line(line(lang, page, asks, question))
    } else {
        question_field(lang, question, &page.form, &page.errors)
    }
}
