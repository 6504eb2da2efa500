//! Filing for others: the whole form on one page, in the words and with the numbers of its screens.

mod employers;
mod filed;

pub use filed::{desk, filed};

use super::{staff_bar, token_field};
use crate::components::{Choice, Choices, DateField, ErrorSummary, NoticeBox, NoticeKind, fault};
use crate::lang::Lang;
use crate::model::{FilingPage, PageContext};
use crate::pages::form_steps;
use crate::paths::agent;
use crate::text::agent::filing as words;
use crate::text::form as form_words;
use abri_domain::form::Step;
use abri_domain::status::Channel;
use leptos::prelude::*;

/// The page.
pub fn form(context: &PageContext, page: &FilingPage) -> AnyView {
    let lang = context.lang;
    let sections = (1..).zip(Step::ALL).map(|(number, step)| section(lang, page, number, *step));
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() />
            <h1>{words::title(page.channel).get(lang)}</h1>
            {said(lang, page)}
            <p class="lead">{words::lead(page.channel).get(lang)}</p>
            <form class="form" method="post" action=agent::filing(page.step.rules.scheme.path()) novalidate>
                {token_field(&page.agent.token)}
                <input type="hidden" name="scheme" value=page.step.rules.scheme.id().to_owned() />
                <input type="hidden" name="submit_key" value=page.step.submit_key.clone() />
                {received(lang, page)}
                {language(lang, page)}
                {sections.collect_view()}
                <button class="button" type="submit" accesskey="p">{words::SEND.get(lang)}</button>
            </form>
        </div>
    }
    .into_any()
}

fn said(lang: Lang, page: &FilingPage) -> Option<AnyView> {
    let (title, text) = form_words::message(page.message?);
    let (title, text) = (title.get(lang), text.get(lang));
    Some(
        view! { <NoticeBox kind=NoticeKind::Danger title=title announce=true><p>{text}</p></NoticeBox> }
            .into_any(),
    )
}

/// A screen of the form, numbered as there.
fn section(lang: Lang, page: &FilingPage, number: usize, step: Step) -> AnyView {
    let title = format!("{number}. {}", form_words::title(step).get(lang));
    let questions = form_steps::questions(lang, &page.step, step);
    let body = match step {
        Step::Terms => view! {
            <p>{words::ticks(page.channel).get(lang)}</p>
            {questions}
        }
        .into_any(),
        Step::Ground if page.channel == Channel::Paper => {
            view! { <NoticeBox><p>{words::SEALED.get(lang)}</p></NoticeBox> }.into_any()
        }
        Step::Employers => employers::fields(lang, page),
        Step::Review => view! {
            <p>{words::ticks(page.channel).get(lang)}</p>
            {questions}
        }
        .into_any(),
        _ => questions,
    };
    view! { <section class="section"><h2>{title}</h2>{body}</section> }.into_any()
}

/// The day on the paper's stamp; what is said on the phone counts from now.
fn received(lang: Lang, page: &FilingPage) -> Option<AnyView> {
    let field = || {
        view! {
            <DateField
                lang=lang
                names=["received_day", "received_month", "received_year"]
                values=page.received.clone()
                legend=words::RECEIVED.get(lang)
                hint=words::RECEIVED_HINT.get(lang)
                error=fault(lang, &page.errors, "received_day")
            />
        }
    };
    (page.channel == Channel::Paper).then(|| field().into_any())
}

fn language(lang: Lang, page: &FilingPage) -> AnyView {
    let choices = vec![Choice::new("fr", "français"), Choice::new("en", "English")];
    view! {
        <Choices
            name="language"
            legend=words::LANGUAGE.get(lang)
            choices=choices
            value=page.language.clone()
            error=fault(lang, &page.errors, "language")
        />
    }
    .into_any()
}
