//! The space of an employer: a link instead of an account.

mod one;

pub use one::view as notice;

use super::message::away;
use crate::components::{Button, ErrorSummary, NoticeBox, NoticeKind, TextField, fault};
use crate::lang::Lang;
use crate::model::{EmployerDoorPage, EmployerLinkPage, EmployerNoticesPage, PageContext, ReceivedNotice};
use crate::paths::Page;
use crate::text::common;
use crate::text::public::{employer_space as words, notices};
use abri_domain::form::FieldErrors;
use leptos::prelude::*;

/// Ask for a link.
pub fn door(context: &PageContext, page: &EmployerDoorPage) -> AnyView {
    let lang = context.lang;
    let stale = page.stale.then(|| words::STALE.get(lang).to_owned());
    let asked = page.asked.then(|| {
        view! {
            <NoticeBox kind=NoticeKind::Success announce=true>
                <h2>{words::ASKED.get(lang)}</h2>
                <p>{words::ASKED_TEXT.get(lang)}</p>
            </NoticeBox>
        }
    });
    view! {
        <ErrorSummary lang=lang errors=page.errors.clone() more=stale.into_iter().collect() />
        <h1>{words::TITLE.get(lang)}</h1>
        {page.is_away.then(|| away(lang))}
        {asked}
        <p class="lead">{words::LEAD.get(lang)}</p>
        <form class="form" method="post" action=Page::EmployerDoor.path(lang) novalidate>
            <TextField name="space_siret" label=words::SIRET.get(lang) value=page.siret.clone() hint=words::SIRET_HINT.get(lang)
                nostrip:error=fault(lang, &page.errors, "space_siret") inputmode="numeric" autocomplete="off" />
            <TextField name="space_email" label=words::EMAIL.get(lang) value=page.email.clone() kind="email"
                nostrip:error=fault(lang, &page.errors, "space_email") autocomplete="email" />
            <Button label=words::ASK.get(lang) />
        </form>
        <p><a href=Page::Verify.path(lang)>{words::WITHOUT.get(lang)}</a></p>
    }
    .into_any()
}

/// A link: it opens by a button, since programs follow links before people do.
pub fn link(context: &PageContext, page: &EmployerLinkPage) -> AnyView {
    let lang = context.lang;
    view! {
        <h1>{words::TITLE.get(lang)}</h1>
        <p class="lead">{words::LINK_LEAD.get(lang)}</p>
        <form method="post" action=Page::EmployerEnter.path(lang)>
            <input type="hidden" name="link" value=page.token.clone() />
            <Button label=words::ENTER.get(lang) />
        </form>
    }
    .into_any()
}

/// The notices.
pub fn list(context: &PageContext, page: &EmployerNoticesPage) -> AnyView {
    let lang = context.lang;
    let none_ticked = page.none_ticked.then(|| words::NONE_TICKED.get(lang).to_owned());
    let body = if page.notices.is_empty() {
        view! { <p>{words::NONE.get(lang)}</p> }.into_any()
    } else {
        table_and_files(lang, page)
    };
    view! {
        <ErrorSummary lang=lang errors=FieldErrors::default() more=none_ticked.into_iter().collect() />
        <h1 id="notices">{words::NOTICES.get(lang)}</h1>
        <p class="lead">{words::NOTICES_LEAD.get(lang)}</p>
        {page.more.then(|| view! { <p>{words::MORE.get(lang)}</p> })}
        {body}
        {leave(lang, &page.token)}
    }
    .into_any()
}

/// Leaves the space.
fn leave(lang: Lang, token: &str) -> AnyView {
    view! {
        <form method="post" action=Page::EmployerLeave.path(lang)>
            <input type="hidden" name="token" value=token.to_owned() />
            <Button label=words::LEAVE.get(lang) secondary=true />
        </form>
    }
    .into_any()
}

fn table_and_files(lang: Lang, page: &EmployerNoticesPage) -> AnyView {
    let head = words::COLUMNS.map(|column| view! { <th scope="col">{column.get(lang)}</th> });
    let rows = page.notices.iter().map(|notice| row(lang, page, notice)).collect_view();
    view! {
        <form method="post" action=Page::EmployerExport.path(lang)>
            <input type="hidden" name="token" value=page.token.clone() />
            <table class="table queue received" aria-labelledby="notices">
                <thead><tr>{head.collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <fieldset class="field">
                <legend class="field__label">{words::FILES.get(lang)}</legend>
                <p>{words::FILES_LEAD.get(lang)}</p>
                <p class="received__choose">{tick("all", "yes", false)}<label for="all">{words::ALL.get(lang)}</label></p>
                {files(lang)}
            </fieldset>
        </form>
    }
    .into_any()
}

/// One button a format.
fn files(lang: Lang) -> AnyView {
    let button = |label: &'static str, value: &'static str| view! { <Button label=label name="format" value=value secondary=true /> };
    view! {
        <p class="actions">
            {button("CSV", "csv")}
            {button("XLSX", "xlsx")}
            {button("JSON", "json")}
            {button(words::DSN_FILE.get(lang), "dsn")}
        </p>
    }
    .into_any()
}

fn tick(id: &str, value: &str, checked: bool) -> AnyView {
    let name = if value == "yes" { "all" } else { "notice[]" };
    view! { <input type="checkbox" class="received__box" id=id.to_owned() name=name value=value.to_owned() checked=checked /> }
        .into_any()
}

fn row(lang: Lang, page: &EmployerNoticesPage, notice: &ReceivedNotice) -> AnyView {
    let id = format!("notice-{}", notice.id);
    let href = Page::EmployerNotices.followed_by(lang, &notice.id);
    let days = words::days_off(lang, (notice.first_day, notice.last_day), None);
    let what =
        format!("{}. {}", notices::kind(notice.kind).get(lang), notices::state(notice.state).get(lang));
    let todo = notice.report.map(|(occasion, by)| words::short(lang, occasion, by));
    let todo = todo.unwrap_or_else(|| words::NOTHING.get(lang).to_owned());
    let answer = notice.answer.as_ref().map(|(answer, at)| words::answered(lang, *answer, at));
    let answer = answer.unwrap_or_else(|| words::NO_ANSWER.get(lang).to_owned());
    let cells = words::COLUMNS.into_iter().skip(1).zip([days, what, todo, answer]).map(|(column, cell)| {
        view! { <td><span class="queue__column">{column.get(lang)}</span><div>{cell}</div></td> }
    });
    let ticked = page.ticked.contains(&notice.id);
    let choose = common::beside(words::FILES.get(lang), &notice.insured_name);
    view! {
        <tr>
            <th scope="row">
                <span class="received__choose">
                    {tick(&id, &notice.id, ticked)}
                    <label class="visually-hidden" for=id.clone()>{choose}</label>
                    <a href=href>{notice.insured_name.clone()}</a>
                </span>
            </th>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}
