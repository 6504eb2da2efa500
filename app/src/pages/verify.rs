//! Check a notice, for whoever runs an employer's payroll.

mod found;

use super::message::away;
use crate::components::{Button, DateField, ErrorSummary, NoticeBox, NoticeKind, TextField, fault};
use crate::lang::Lang;
use crate::model::{PageContext, VerifyAnswer, VerifyPage};
use crate::paths::Page;
use crate::text::public::verify as words;
use leptos::prelude::*;

/// The page: the answer first, once there is one, then the form.
pub fn view(context: &PageContext, page: VerifyPage) -> AnyView {
    let lang = context.lang;
    let asked = page.answer.is_some();
    let answer = page.answer.clone().map(|answer| match answer {
        VerifyAnswer::Unknown => unknown(context),
        VerifyAnswer::Wait => wait(context),
        found @ VerifyAnswer::Found { .. } => found::view(lang, found),
    });
    let again = asked.then(|| view! { <h2>{words::AGAIN_HEADING.get(lang)}</h2> });
    let lead = (!asked).then(|| view! { <p class="lead">{words::LEAD.get(lang)}</p> });
    view! {
        <ErrorSummary lang=lang errors=page.errors.clone() />
        <h1>{words::TITLE.get(lang)}</h1>
        {page.is_away.then(|| away(lang))}
        {lead}
        {answer}
        {again}
        {form(lang, page)}
        {care(context)}
    }
    .into_any()
}

fn form(lang: Lang, page: VerifyPage) -> AnyView {
    view! {
        <form class="form" method="post" action=Page::Verify.path(lang) novalidate>
            <TextField name="code" label=words::CODE.get(lang) value=page.code hint=words::CODE_HINT.get(lang)
                nostrip:error=fault(lang, &page.errors, "code") autocomplete="off" />
            <p><strong>{words::PERSON.get(lang)}</strong></p>
            <p>{words::PERSON_HINT.get(lang)}</p>
            <TextField name="last_name" label=words::LAST_NAME.get(lang) value=page.last_name
                nostrip:error=fault(lang, &page.errors, "last_name") autocomplete="off" />
            <DateField lang=lang names=["birth_day", "birth_month", "birth_year"] values=page.birth
                legend=words::BIRTH_DATE.get(lang) nostrip:error=fault(lang, &page.errors, "birth_day") />
            <p>{words::SEEN.get(lang)}</p>
            <Button label=words::SUBMIT.get(lang) />
        </form>
    }
    .into_any()
}

/// Whether what was typed is right or not.
fn wait(context: &PageContext) -> AnyView {
    let lang = context.lang;
    let phone = context.service.shown_phone();
    view! {
        <NoticeBox kind=NoticeKind::Warning>
            <h2 id="answer" tabindex="-1" autofocus>{words::WAIT.get(lang)}</h2>
            <p>{words::WAIT_TEXT.get(lang)}</p>
            <p>{words::PHONE.get(lang)}" "<strong>{phone}</strong></p>
        </NoticeBox>
    }
    .into_any()
}

/// The same words for a wrong code, for a wrong person and for one that was never issued.
fn unknown(context: &PageContext) -> AnyView {
    let lang = context.lang;
    let todo = words::UNKNOWN_TODO.map(|line| view! { <li>{line.get(lang)}</li> });
    let phone = context.service.shown_phone();
    view! {
        <NoticeBox kind=NoticeKind::Danger>
            <h2 id="answer" tabindex="-1" autofocus>{words::UNKNOWN.get(lang)}</h2>
            <ol class="list list--steps">{todo.collect_view()}</ol>
            <p>{words::PHONE.get(lang)}" "<strong>{phone}</strong></p>
        </NoticeBox>
    }
    .into_any()
}

fn care(context: &PageContext) -> AnyView {
    let lang = context.lang;
    let address = format!("{}{}", context.service.public_url, Page::Verify.path(lang));
    view! {
        <section class="section">
            <h2>{words::CARE_HEADING.get(lang)}</h2>
            <p>{words::care(lang, &address)}</p>
        </section>
    }
    .into_any()
}
