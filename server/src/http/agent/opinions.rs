//! The medical side: the desk of its questions, and the answer to one. Whoever is too late loses nothing typed.

use super::session::OpinionDesk;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::persistence::opinions::Draft;
use crate::pipeline::UseCaseError;
use crate::pipeline::opinions::{self, AnswerOutcome};
use crate::views;
use abri_app::model::{MessageKind, OpinionForm, OpinionPage, OpinionsPage, Screen};
use abri_app::paths::agent;
use abri_domain::dates::{DateError, parse_date};
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::opinion::Conclusion;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use time::Date;
use uuid::Uuid;

/// The most characters of the reasons.
const REASONS_MAX: usize = 4000;
/// What may be said after an act.
const DONE: [&str; 3] = ["given", "prepared", "released"];

/// The desk.
pub async fn show(desk: OpinionDesk) -> Result<Response, Failure> {
    let service = &desk.visit.web.service;
    let found = opinions::desk(service, &desk.who).await?;
    let query = &desk.visit.query;
    let page = OpinionsPage {
        nothing_to_take: query == "rien",
        done: DONE.iter().find(|done| *done == query).map(|done| (*done).to_owned()),
        ..views::opinions(service, desk.who.person(), &found)?
    };
    Ok(render::page(&desk.visit, StatusCode::OK, Screen::Opinions(Box::new(page))))
}

/// Takes the question that is due first.
pub async fn next(desk: OpinionDesk, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    take(&desk).await
}

async fn take(desk: &OpinionDesk) -> Result<Response, Failure> {
    let taken = opinions::take_next(&desk.visit.web.service, &desk.who).await?;
    let to = taken.map_or_else(|| format!("{}?rien", agent::OPINIONS), |id| agent::opinion(&id.to_string()));
    Ok(Redirect::to(&to).into_response())
}

fn id(path: &str) -> Result<Uuid, Failure> {
    Uuid::try_parse(path).map_err(|_| Failure::Say(MessageKind::NotFound))
}

/// A question, with what it needs for who holds it: the reading is written down.
pub async fn open(desk: OpinionDesk, Path(path): Path<String>) -> Result<Response, Failure> {
    let page = load(&desk, id(&path)?).await?;
    Ok(draw(&desk, StatusCode::OK, page))
}

async fn load(desk: &OpinionDesk, opinion_id: Uuid) -> Result<OpinionPage, Failure> {
    let service = &desk.visit.web.service;
    let found = opinions::open(service, &desk.who, opinion_id).await?;
    Ok(views::opinion(service, desk.who.person(), &found, desk.visit.lang))
}

fn draw(desk: &OpinionDesk, status: StatusCode, page: OpinionPage) -> Response {
    render::page(&desk.visit, status, Screen::Opinion(Box::new(page)))
}

/// Gives it back.
pub async fn release(
    desk: OpinionDesk,
    Path(path): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    opinions::release(&desk.visit.web.service, &desk.who, id(&path)?).await?;
    Ok(Redirect::to(&format!("{}?released", agent::OPINIONS)).into_response())
}

/// Answers it, or prepares the answer; then the desk, or the next one.
pub async fn answer(
    desk: OpinionDesk,
    Path(path): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let (opinion_id, form) = (id(&path)?, typed(&fields));
    let draft = match read(&form) {
        Ok(draft) => draft,
        Err(errors) => return again(&desk, opinion_id, form, errors).await,
    };
    match opinions::answer(&desk.visit.web.service, &desk.who, opinion_id, &draft).await {
        Ok(AnswerOutcome::Days(first, last)) => {
            let mut errors = FieldErrors::default();
            errors.add("shorter_day", FieldCode::OutsideWindow { first, last });
            again(&desk, opinion_id, form, errors).await
        }
        Ok(_) if fields.get("then") == "next" => take(&desk).await,
        Ok(outcome) => {
            let said = if outcome == AnswerOutcome::Given { "given" } else { "prepared" };
            Ok(Redirect::to(&format!("{}?{said}", agent::OPINIONS)).into_response())
        }
        Err(
            UseCaseError::Stale
            | UseCaseError::NotHeld
            | UseCaseError::Barred(_)
            | UseCaseError::Transition(_),
        ) => too_late(&desk, opinion_id, form).await,
        Err(error) => Err(error.into()),
    }
}

fn typed(fields: &Fields) -> OpinionForm {
    OpinionForm {
        conclusion: fields.kept("conclusion"),
        day: ["shorter_day", "shorter_month", "shorter_year"].map(|name| fields.kept(name)),
        reasons: fields.kept("reasons"),
    }
}

fn read(form: &OpinionForm) -> Result<Draft, FieldErrors> {
    let mut errors = FieldErrors::default();
    let conclusion = conclusion(form, &mut errors);
    let reasons = form.reasons.trim();
    if reasons.is_empty() && conclusion.is_some_and(Conclusion::needs_reasons) {
        errors.add("reasons", FieldCode::Missing);
    } else if reasons.chars().count() > REASONS_MAX {
        errors.add("reasons", FieldCode::TooLong { max: REASONS_MAX as u64 });
    }
    match conclusion {
        Some(conclusion) if errors.is_empty() => Ok(Draft { conclusion, reasons: reasons.to_owned() }),
        _ => Err(errors),
    }
}

fn conclusion(form: &OpinionForm, errors: &mut FieldErrors) -> Option<Conclusion> {
    let last_day = if form.conclusion == "shorter" { Some(day(form, errors)?) } else { None };
    let conclusion = Conclusion::of(&form.conclusion, last_day);
    if conclusion.is_none() {
        let empty = form.conclusion.is_empty();
        errors.add("conclusion", if empty { FieldCode::Missing } else { FieldCode::NotAnOption });
    }
    conclusion
}

fn day(form: &OpinionForm, errors: &mut FieldErrors) -> Option<Date> {
    let [day, month, year] = &form.day;
    match parse_date(day, month, year) {
        Ok(day) => return Some(day),
        Err(DateError::Missing) => errors.add("shorter_day", FieldCode::Missing),
        Err(error) => errors.add("shorter_day", FieldCode::Date { error }),
    }
    None
}

async fn again(
    desk: &OpinionDesk,
    opinion_id: Uuid,
    form: OpinionForm,
    errors: FieldErrors,
) -> Result<Response, Failure> {
    let page = load(desk, opinion_id).await?;
    Ok(draw(desk, StatusCode::UNPROCESSABLE_ENTITY, OpinionPage { form, errors, ..page }))
}

/// The page as it is now, with what was typed: theirs again if nobody took it meanwhile.
async fn too_late(desk: &OpinionDesk, opinion_id: Uuid, form: OpinionForm) -> Result<Response, Failure> {
    let page = load(desk, opinion_id).await?;
    Ok(draw(desk, StatusCode::CONFLICT, OpinionPage { form, lease_over: true, ..page }))
}
