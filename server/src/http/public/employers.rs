//! Employers: the list, and a page for each.

use super::{draft, steps};
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::http::visit::Visit;
use crate::persistence::drafts::Draft;
use abri_app::model::{EmployerPage, MessageKind, Screen, StepMessage, StepPage};
use abri_app::paths::Page;
use abri_domain::form::{ClaimForm, EMPLOYERS_MAX, EmployerForm, FieldCode, FieldErrors, FormRules, Step};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// The list; who has none yet is led to the first one's page.
pub async fn list(visit: Visit) -> Result<Response, Failure> {
    let rules = draft::rules(&visit)?;
    let form = form_so_far(&visit, &rules).await?;
    if form.employers.is_empty() {
        return Ok(Redirect::to(&Page::Employer.numbered(visit.lang, 1)).into_response());
    }
    let page =
        StepPage { from_review: visit.comes_from_review(), ..steps::blank(Step::Employers, form, rules) };
    Ok(steps::draw(&visit, StatusCode::OK, page))
}

/// The draft, if the person has come as far as the employers.
async fn form_so_far(visit: &Visit, rules: &FormRules) -> Result<ClaimForm, Failure> {
    let elsewhere = |step| Failure::Elsewhere(steps::path(visit, step).to_owned());
    let draft = draft::find(visit).await?.ok_or_else(|| elsewhere(Step::Terms))?;
    if draft.claim_id.is_some() {
        return Err(Failure::Elsewhere(Page::Receipt.path(visit.lang).to_owned()));
    }
    match draft.form.first_unfinished(Step::Employers, rules) {
        Some(step) => Err(elsewhere(step)),
        None if !Step::Employers.applies_to(&draft.form) => Err(elsewhere(Step::Review)),
        None => Ok(draft.form),
    }
}

/// Goes on from the list, or takes an employer off it.
pub async fn go_on(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let rules = draft::rules(&visit)?;
    let form = form_so_far(&visit, &rules).await?;
    if let Ok(number) = fields.get("remove").parse::<usize>() {
        return remove(&visit, number).await;
    }
    let errors = form.check(Step::Employers, &rules);
    if errors.is_empty() {
        let next = if visit.comes_from_review() {
            Step::Review
        } else {
            Step::Employers.next(&form).unwrap_or(Step::Review)
        };
        return Ok(Redirect::to(steps::path(&visit, next)).into_response());
    }
    let page = StepPage { errors, ..steps::blank(Step::Employers, form, rules) };
    Ok(steps::draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, page))
}

async fn remove(visit: &Visit, number: usize) -> Result<Response, Failure> {
    draft::change(visit, Step::Employers, |draft| {
        let employers = &mut draft.form.employers;
        if (1..=employers.len()).contains(&number) {
            employers.remove(number - 1);
        }
    })
    .await?;
    Ok(Redirect::to(steps::path(visit, Step::Employers)).into_response())
}

/// One employer's page: one of the list, or the next new one.
pub async fn show(visit: Visit, Path(number): Path<usize>) -> Result<Response, Failure> {
    let rules = draft::rules(&visit)?;
    let form = form_so_far(&visit, &rules).await?;
    let known = number.checked_sub(1).and_then(|index| form.employers.get(index)).cloned();
    let is_new = known.is_none();
    if number == 0 || number > form.employers.len() + 1 || number > EMPLOYERS_MAX {
        return Err(Failure::Say(MessageKind::NotFound));
    }
    let page =
        EmployerPage { number, is_new, form: known.unwrap_or_default(), errors: FieldErrors::default() };
    Ok(render::page(&visit, StatusCode::OK, Screen::Employer(Box::new(page))))
}

/// Keeps one employer.
pub async fn save(visit: Visit, Path(number): Path<usize>, fields: Fields) -> Result<Response, Failure> {
    let rules = draft::rules(&visit)?;
    if number == 0 {
        return Err(Failure::Say(MessageKind::NotFound));
    }
    if number > EMPLOYERS_MAX {
        return one_too_many(&visit, rules).await;
    }
    let mut typed = EmployerForm::default();
    for name in EmployerForm::FIELDS {
        typed.set(name, fields.kept(name));
    }
    let mut body = FieldErrors::default();
    draft::body_faults(EmployerForm::FIELDS, &fields, &mut body);
    let errors = draft::merged(body, typed.check(), EmployerForm::FIELDS);
    if !errors.is_empty() {
        let page = EmployerPage { number, is_new: true, form: typed, errors };
        return Ok(render::page(&visit, StatusCode::UNPROCESSABLE_ENTITY, Screen::Employer(Box::new(page))));
    }
    let edit = |draft: &mut Draft| match draft.form.employers.get_mut(number - 1) {
        Some(employer) => *employer = typed,
        None => draft.form.employers.push(typed),
    };
    let saved = draft::change(&visit, Step::Employers, edit).await?;
    if saved.cookie.is_none() {
        return Ok(Redirect::to(steps::path(&visit, Step::Employers)).into_response());
    }
    // The draft was gone: this employer is kept in a new one, and the pages before are asked again.
    let message = Some(if visit.form_session.is_some() {
        StepMessage::DraftExpired
    } else {
        StepMessage::FinishThisFirst
    });
    let version = saved.draft.version;
    let page = StepPage { message, version, ..steps::blank(Step::Terms, saved.draft.form, rules) };
    Ok(steps::with_cookie(steps::draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, page), saved.cookie))
}

/// The list, with the word that it is full.
async fn one_too_many(visit: &Visit, rules: FormRules) -> Result<Response, Failure> {
    let form = form_so_far(visit, &rules).await?;
    let mut errors = FieldErrors::default();
    errors.add("employers", FieldCode::TooManyEmployers { max: EMPLOYERS_MAX as u64 });
    let page = StepPage { errors, ..steps::blank(Step::Employers, form, rules) };
    Ok(steps::draw(visit, StatusCode::UNPROCESSABLE_ENTITY, page))
}
