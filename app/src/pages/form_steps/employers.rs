//! The list of employers, and one employer.

use super::review::answers::{Row, differing};
use super::{action, live, said, version};
use crate::components::{
    Button, ButtonLink, Checkbox, DateField, ErrorSummary, SummaryRow, TextField, fault,
};
use crate::islands::FieldKind;
use crate::lang::Lang;
use crate::model::{EmployerPage, PageContext, StepPage};
use crate::paths::Page;
use crate::text::common::{self, long_date};
use crate::text::form::employers as words;
use abri_domain::form::{EMPLOYERS_MAX, EmployerForm, FieldErrors, Step};
use leptos::prelude::*;

const WORKED: [&str; 3] = ["employer_worked_day", "employer_worked_month", "employer_worked_year"];

/// The employers named so far.
pub fn list(lang: Lang, page: &StepPage) -> AnyView {
    let employers = &page.form.employers;
    let lines = employers.iter().enumerate().map(|(index, employer)| line(lang, page, index + 1, employer));
    let fault =
        fault(lang, &page.errors, "employers").map(|words| view! { <p class="field__error">{words}</p> });
    let add = (employers.len() < EMPLOYERS_MAX).then(|| {
        let href = Page::Employer.numbered(lang, employers.len() + 1);
        view! { <ButtonLink href=href label=words::ADD.get(lang) secondary=true /> }
    });
    let none = employers.is_empty().then(|| view! { <p>{words::NONE.get(lang)}</p> });
    view! {
        <p class="lead">{words::LEAD.get(lang)}</p>
        <div id="employers" tabindex="-1">{fault}{none}<ul class="employers">{lines.collect_view()}</ul></div>
        {add}
        <form class="form" method="post" action=action(lang, page) novalidate>
            <Button label=common::CONTINUE.get(lang) />
        </form>
    }
    .into_any()
}

fn line(lang: Lang, page: &StepPage, number: usize, employer: &EmployerForm) -> AnyView {
    let name = display_name(lang, employer);
    let kind = if employer.employer_private == "yes" {
        words::PRIVATE_PERSON.get(lang).to_owned()
    } else {
        format!("SIRET {}", employer.employer_siret)
    };
    let incomplete = (!employer.check(page.form.start_date().ok()).is_empty())
        .then(|| view! { <span class="employers__mark">{words::INCOMPLETE.get(lang)}</span> });
    view! {
        <li class="employers__item">
            <span class="employers__name">{name.clone()}</span>
            <span class="employers__kind">{kind}</span>
            {incomplete}
            <a href=Page::Employer.numbered(lang, number)>
                {common::EDIT.get(lang)}<span class="visually-hidden">" "{name.clone()}</span>
            </a>
            // Numbers move when another tab takes an employer off: the version tells.
            <form class="employers__remove" method="post" action=action(lang, page)>
                {version(page)}
                <Button label=common::REMOVE.get(lang) about=name secondary=true name="remove" value=number.to_string() />
            </form>
        </li>
    }
    .into_any()
}

/// The name typed, or words for an employer without one.
pub fn display_name(lang: Lang, employer: &EmployerForm) -> String {
    let name = employer.employer_name.trim();
    if name.is_empty() { words::UNNAMED.get(lang).to_owned() } else { name.to_owned() }
}

/// One employer.
pub fn entry(context: &PageContext, page: &EmployerPage) -> AnyView {
    let lang = context.lang;
    view! {
        <a class="back" href=Page::Step(Step::Employers).path(lang)>{words::BACK.get(lang)}</a>
        <ErrorSummary lang=lang errors=page.errors.clone() />
        <p class="steps">{words::number(lang, page.number)}</p>
        <h1>{crate::text::form::EMPLOYER_TITLE.get(lang)}</h1>
        {page.message.map(|message| said(lang, message, stored(lang, page)))}
        <form class="form" method="post" action=Page::Employer.numbered(lang, page.number) novalidate>
            <input type="hidden" name="entry" value=page.entry.clone() />
            {who(lang, page)}
            {whereabouts(lang, &page.form, &page.errors)}
            {worked(lang, &page.form, &page.errors)}
            <Button label=words::SAVE.get(lang) />
        </form>
    }
    .into_any()
}

/// What is stored of this employer, where that is not what was typed.
fn stored(lang: Lang, page: &EmployerPage) -> Vec<SummaryRow> {
    let stored =
        page.stored.as_ref().map(|stored| differing(lang, rows(lang, stored), &rows(lang, &page.form)));
    stored.unwrap_or_default()
}

fn rows(lang: Lang, form: &EmployerForm) -> Vec<Row> {
    let siret =
        if form.employer_private == "yes" { words::PRIVATE_PERSON.get(lang) } else { &form.employer_siret };
    let town = format!("{} {}", form.employer_postal_code, form.employer_city);
    vec![
        (words::NAME, vec![form.employer_name.clone()]),
        (words::SIRET, vec![siret.to_owned()]),
        (words::EMAIL, vec![form.employer_email.clone()]),
        (words::ADDRESS, vec![form.employer_street.clone(), town]),
        (words::WORKED, form.worked_date().map(|day| vec![long_date(lang, day)]).unwrap_or_default()),
    ]
}

fn who(lang: Lang, page: &EmployerPage) -> AnyView {
    let (form, errors) = (&page.form, &page.errors);
    view! {
        <TextField name="employer_name" label=words::NAME.get(lang) value=form.employer_name.clone()
            error=fault(lang, errors, "employer_name") autocomplete="organization" />
        <Checkbox name="employer_private" label=words::PRIVATE.get(lang) hint=words::PRIVATE_HINT.get(lang)
            checked=form.employer_private == "yes" error=fault(lang, errors, "employer_private") />
        {live("employer_siret", FieldKind::Siret, 30, view! {
            <TextField name="employer_siret" label=words::SIRET.get(lang) hint=words::SIRET_HINT.get(lang)
                value=form.employer_siret.clone() error=fault(lang, errors, "employer_siret") inputmode="numeric" autocomplete="off" />
        })}
    }
    .into_any()
}

/// The last day worked there, for whom works for several on different days.
fn worked(lang: Lang, form: &EmployerForm, errors: &FieldErrors) -> AnyView {
    let (values, error) = (WORKED.map(|name| form.get(name).to_owned()), fault(lang, errors, WORKED[0]));
    let open = error.is_some() || values.iter().any(|part| !part.is_empty());
    view! {
        <details open=open>
            <summary>{words::WORKED_ELSEWHEN.get(lang)}</summary>
            <DateField lang=lang names=WORKED values=values legend=words::WORKED.get(lang)
                hint=words::WORKED_HINT.get(lang) error=error />
        </details>
    }
    .into_any()
}

/// Where the notice can be sent: by e-mail, by post.
pub fn whereabouts(lang: Lang, form: &EmployerForm, errors: &FieldErrors) -> AnyView {
    view! {
        {live("employer_email", FieldKind::Email, 120, view! {
            <TextField name="employer_email" label=common::optional(lang, words::EMAIL) hint=words::EMAIL_HINT.get(lang)
                value=form.employer_email.clone() error=fault(lang, errors, "employer_email") kind="email" autocomplete="off" />
        })}
        <h2>{words::ADDRESS.get(lang)}</h2>
        <TextField name="employer_street" label=words::STREET.get(lang) value=form.employer_street.clone()
            error=fault(lang, errors, "employer_street") autocomplete="off" />
        {live("employer_postal_code", FieldKind::PostalCode, 12, view! {
            <TextField name="employer_postal_code" label=words::POSTAL_CODE.get(lang) value=form.employer_postal_code.clone()
                error=fault(lang, errors, "employer_postal_code") inputmode="numeric" autocomplete="off" short=true />
        })}
        <TextField name="employer_city" label=words::CITY.get(lang) value=form.employer_city.clone()
            error=fault(lang, errors, "employer_city") autocomplete="off" />
    }
    .into_any()
}
