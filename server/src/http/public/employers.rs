//! Employers: the list; a page for each is in `entry`.

mod entry;

pub use entry::{save, show};

use super::{draft, steps};
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::visit::Visit;
use crate::persistence::drafts::Draft;
use abri_app::model::{StepMessage, StepPage};
use abri_app::paths::Page;
use abri_domain::form::{EMPLOYERS_MAX, FieldCode, FieldErrors, FormRules, Step};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// The list; who has none yet is led to the first one's page.
pub async fn list(visit: Visit) -> Result<Response, Failure> {
    let (draft, rules) = draft_so_far(&visit).await?;
    if draft.form.employers.is_empty() {
        return Ok(Redirect::to(&Page::Employer.numbered(visit.lang, 1)).into_response());
    }
    Ok(steps::draw(&visit, StatusCode::OK, page(&visit, draft, rules)))
}

fn page(visit: &Visit, draft: Draft, rules: FormRules) -> StepPage {
    let (version, from_review) = (draft.version, visit.comes_from_review());
    StepPage { version, from_review, ..steps::blank(Step::Employers, draft.form, rules) }
}

/// The draft, if the person has come as far as the employers.
async fn draft_so_far(visit: &Visit) -> Result<(Draft, FormRules), Failure> {
    let elsewhere = |step| Failure::Elsewhere(steps::path(visit, step).to_owned());
    let (draft, rules) = draft::under_way(visit).await?;
    match draft.form.first_unfinished(Step::Employers, &rules) {
        Some(step) => Err(elsewhere(step)),
        None if !Step::Employers.applies_to(&draft.form) => Err(elsewhere(Step::Review)),
        None => Ok((draft, rules)),
    }
}

/// Goes on from the list, or takes an employer off it.
pub async fn go_on(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let (draft, rules) = draft_so_far(&visit).await?;
    if let Ok(number) = fields.get("remove").parse::<usize>() {
        return remove(&visit, number, draft::version(&fields), rules).await;
    }
    let errors = draft.form.check(Step::Employers, &rules);
    if errors.is_empty() {
        let next = if visit.comes_from_review() {
            Step::Review
        } else {
            Step::Employers.next(&draft.form).unwrap_or(Step::Review)
        };
        return Ok(Redirect::to(steps::path(&visit, next)).into_response());
    }
    let page = StepPage { errors, ..page(&visit, draft, rules) };
    Ok(steps::draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, page))
}

/// Takes one off, unless the list is not the one that was shown any more: its number may be another's by now.
async fn remove(
    visit: &Visit,
    number: usize,
    version: Option<i32>,
    rules: FormRules,
) -> Result<Response, Failure> {
    let saved = draft::change(visit, Step::Employers, |draft| {
        let late = version.is_some_and(|version| draft.was_posted_since(Step::Employers, version));
        let employers = &mut draft.form.employers;
        if !late && (1..=employers.len()).contains(&number) {
            employers.remove(number - 1);
        }
        !late
    })
    .await?;
    if saved.changed || saved.draft.claim_id.is_some() {
        return Ok(Redirect::to(steps::path(visit, Step::Employers)).into_response());
    }
    let page = StepPage { message: Some(StepMessage::ChangedElsewhere), ..page(visit, saved.draft, rules) };
    Ok(steps::draw(visit, StatusCode::CONFLICT, page))
}

/// The list, with the word that it is full.
async fn one_too_many(visit: &Visit) -> Result<Response, Failure> {
    let (draft, rules) = draft_so_far(visit).await?;
    let mut errors = FieldErrors::default();
    errors.add("employers", FieldCode::TooManyEmployers { max: EMPLOYERS_MAX as u64 });
    let page = StepPage { errors, ..page(visit, draft, rules) };
    Ok(steps::draw(visit, StatusCode::UNPROCESSABLE_ENTITY, page))
}
