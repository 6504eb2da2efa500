//! The pages of the form: the frame that all of them share here, one file for each group of pages.

pub(in crate::pages) mod employers;
mod helper;
mod period;
mod person;
mod review;
mod sharing;
mod situation;
mod terms;

pub use employers::entry as employer;
pub use review::answers::ground as ground_in_words;

use crate::components::{Button, ErrorSummary, NoticeBox, NoticeKind, SummaryList, SummaryRow};
use crate::islands::{Autosave, FieldKind, LiveField};
use crate::lang::Lang;
use crate::model::{PageContext, StepMessage, StepPage};
use crate::paths::Page;
use crate::text::{common, form as words};
use abri_domain::form::Step;
use leptos::prelude::*;

/// A page of the form.
pub fn view(context: &PageContext, page: &StepPage) -> AnyView {
    let lang = context.lang;
    let body = match page.step {
        Step::Terms => form(lang, page, terms::fields(lang, page)),
        Step::Identity => form(lang, page, person::identity(lang, page)),
        Step::Contact => form(lang, page, person::contact(lang, page)),
        Step::Situation => form(lang, page, situation::situation(lang, page)),
        Step::Ground => form(lang, page, situation::ground(lang, page)),
        Step::Period => form(lang, page, period::fields(lang, page)),
        Step::Employers => employers::list(lang, page),
        Step::Sharing => form(lang, page, sharing::fields(lang, page)),
        Step::Review => review::view(lang, page),
    };
    view! {
        {back(lang, page)}
        <ErrorSummary lang=lang errors=page.errors.clone() />
        <p class="steps">{words::progress(lang, page.step.place(&page.form))}</p>
        <h1>{words::title(page.step).get(lang)}</h1>
        {page.message.map(|message| said(lang, message, stored(lang, page)))}
        {body}
    }
    .into_any()
}

/// The questions of a page without its frame, for those who type the whole form on one page; employers have their own.
pub fn questions(lang: Lang, page: &StepPage, step: Step) -> AnyView {
    match step {
        Step::Terms => terms::folded(lang, page),
        Step::Identity => person::identity(lang, page),
        Step::Contact => person::contact(lang, page),
        Step::Situation => situation::situation(lang, page),
        Step::Ground => situation::ground(lang, page),
        Step::Period => period::fields(lang, page),
        Step::Employers => ().into_any(),
        Step::Sharing => sharing::delivery(lang, page),
        Step::Review => review::honour(lang, page),
    }
}

/// The address a page is posted to.
fn action(lang: Lang, page: &StepPage) -> String {
    let path = Page::Step(page.step).path(lang);
    if page.from_review { format!("{path}?from=review") } else { path.to_owned() }
}

/// The form of a page: its fields, the state of the draft, the button.
fn form(lang: Lang, page: &StepPage, fields: AnyView) -> AnyView {
    let label = if page.from_review { words::SAVE } else { common::CONTINUE };
    view! {
        <form class="form" method="post" action=action(lang, page) novalidate>
            {version(page)}
            // Which form it is, when the draft is gone or out of reach.
            <input type="hidden" name="scheme" value=page.rules.scheme.id().to_owned() />
            {fields}
            <Button label=label.get(lang) />
            {draft(lang, page)}
        </form>
    }
    .into_any()
}

/// The version of the draft that the page shows, sent back with it and with each autosave.
fn version(page: &StepPage) -> impl IntoView + use<> {
    view! { <input type="hidden" name="version" value=page.version.to_string() /> }
}

/// When the draft was kept; in the browser, kept again after each answer. Nothing is kept before the terms are.
fn draft(lang: Lang, page: &StepPage) -> AnyView {
    let said = page.saved_at.as_deref().map(|time| common::saved_at(lang, time)).unwrap_or_default();
    if page.step == Step::Terms {
        return ().into_any();
    }
    view! {
        <p class="live autosave" role="status" data-fields=page.rules.fields(page.step).join(" ")>
            <span class="autosave__before">{said}</span>
            <Autosave />
        </p>
    }
    .into_any()
}

fn back(lang: Lang, page: &StepPage) -> impl IntoView + use<> {
    let (to, text) = if page.from_review {
        (Page::Step(Step::Review), words::BACK_TO_REVIEW)
    } else {
        (page.step.previous(&page.form).map_or(Page::Home, Page::Step), common::BACK)
    };
    view! { <a class="back" href=to.path(lang)>{text.get(lang)}</a> }
}

/// What is stored of this page, where that is not what was typed.
fn stored(lang: Lang, page: &StepPage) -> Vec<SummaryRow> {
    page.stored.as_deref().map(|stored| review::answers::other(lang, page, stored)).unwrap_or_default()
}

/// A message above the form, and the answers it is about.
fn said(lang: Lang, message: StepMessage, rows: Vec<SummaryRow>) -> impl IntoView {
    let (title, text) = words::message(message);
    let rows = (!rows.is_empty()).then(|| view! { <SummaryList rows=rows /> });
    let kind = if message == StepMessage::NotRecorded { NoticeKind::Danger } else { NoticeKind::Warning };
    view! { <NoticeBox kind=kind title=title.get(lang) announce=true><p>{text.get(lang)}</p>{rows}</NoticeBox> }
}

/// The three parts of a date as typed.
fn date_parts(form: &abri_domain::form::ClaimForm, names: [&str; 3]) -> [String; 3] {
    names.map(|name| form.get(name).to_owned())
}

/// A field that the browser checks while the person is still there.
pub(in crate::pages) fn live(name: &'static str, kind: FieldKind, max: u64, field: impl IntoAny) -> AnyView {
    view! {
        <div class="live" data-field=name data-kind=kind.code() data-max=max.to_string()>
            {field.into_any()}
            <LiveField />
        </div>
    }
    .into_any()
}
