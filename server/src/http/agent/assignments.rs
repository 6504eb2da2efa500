//! The desk of those who spread the work.

use super::session::LeadDesk;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::pipeline::assignments::{self, Moved};
use crate::views;
use abri_app::lang::Lang;
use abri_app::model::{AssignmentRefusal, AssignmentsPage, LaneForm, MessageKind, Screen};
use abri_app::paths::agent;
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::lane::LaneKind;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

/// What may be said after an act.
const DONE: [&str; 4] = ["given", "put-back", "lane-added", "lane-removed"];

/// Who holds what, who works what.
pub async fn show(desk: LeadDesk) -> Result<Response, Failure> {
    let page = load(&desk).await?;
    let done = DONE.iter().find(|done| **done == desk.visit.query).map(|done| (*done).to_owned());
    Ok(draw(&desk, StatusCode::OK, AssignmentsPage { done, ..page }))
}

async fn load(desk: &LeadDesk) -> Result<AssignmentsPage, Failure> {
    let service = &desk.visit.web.service;
    let loaded = assignments::assignments(service, &desk.who).await?;
    Ok(views::assignments(service, &desk.who.person, &loaded, desk.visit.lang)?)
}

fn draw(desk: &LeadDesk, status: StatusCode, page: AssignmentsPage) -> Response {
    render::page(&desk.visit, status, Screen::Assignments(Box::new(page)))
}

fn done(said: &str) -> Response {
    Redirect::to(&format!("{}?{said}", agent::ASSIGNMENTS)).into_response()
}

/// An id of a hidden field; what is none names nothing of ours.
fn id(fields: &Fields, name: &str) -> Result<Uuid, Failure> {
    Uuid::try_parse(fields.get(name)).map_err(|_| Failure::Say(MessageKind::NotFound))
}

/// Moves a claim to someone else, or back into the queue.
pub async fn reassign(desk: LeadDesk, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let (claim_id, from) = (id(&fields, "claim_id")?, id(&fields, "from")?);
    let to = if fields.get("to").is_empty() { None } else { Some(id(&fields, "to")?) };
    let moved = assignments::reassign(&desk.visit.web.service, &desk.who, claim_id, (from, to)).await?;
    let (status, refused) = match moved {
        Moved::Done | Moved::Already => return Ok(done(if to.is_some() { "given" } else { "put-back" })),
        Moved::Changed => (StatusCode::CONFLICT, AssignmentRefusal::Changed),
        Moved::NotTheirs => (StatusCode::UNPROCESSABLE_ENTITY, AssignmentRefusal::NotTheirs),
        Moved::Barred(bar) => (StatusCode::UNPROCESSABLE_ENTITY, AssignmentRefusal::Barred(bar)),
    };
    let page = load(&desk).await?;
    Ok(draw(&desk, status, AssignmentsPage { refused: Some(refused), ..page }))
}

/// Gives someone a kind of claim to work.
pub async fn add_lane(desk: LeadDesk, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let form = LaneForm {
        lane_staff: fields.kept("lane_staff"),
        lane_fund: fields.kept("lane_fund"),
        lane_scheme: fields.kept("lane_scheme"),
        lane_language: fields.kept("lane_language"),
    };
    let page = load(&desk).await?;
    let mut errors = faults(&form, &page);
    let staff_id = Uuid::try_parse(&form.lane_staff).ok().filter(|_| errors.is_empty());
    if let Some(staff_id) = staff_id {
        let service = &desk.visit.web.service;
        if assignments::add_lane(service, &desk.who, staff_id, &kind(&form)).await? {
            return Ok(done("lane-added"));
        }
        errors.add("lane_staff", FieldCode::NotAnOption);
    }
    Ok(draw(&desk, StatusCode::UNPROCESSABLE_ENTITY, AssignmentsPage { form, errors, ..page }))
}

fn kind(form: &LaneForm) -> LaneKind {
    let named = |value: &String| (!value.is_empty()).then(|| value.clone());
    LaneKind {
        fund: named(&form.lane_fund),
        scheme: named(&form.lane_scheme),
        language: named(&form.lane_language),
    }
}

fn faults(form: &LaneForm, page: &AssignmentsPage) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let known = |options: &[(String, String)], value: &str| options.iter().any(|(code, _)| code == value);
    let languages = Lang::ALL.map(|lang| (lang.code().to_owned(), String::new()));
    let people: Vec<_> = page.reviewers.iter().map(|row| (row.staff_id.clone(), String::new())).collect();
    for (name, value, options) in [
        ("lane_staff", &form.lane_staff, people.as_slice()),
        ("lane_fund", &form.lane_fund, &page.funds),
        ("lane_scheme", &form.lane_scheme, &page.schemes),
        ("lane_language", &form.lane_language, &languages),
    ] {
        if !value.is_empty() && !known(options, value) {
            errors.add(name, FieldCode::NotAnOption);
        }
    }
    if form.lane_staff.is_empty() {
        errors.add("lane_staff", FieldCode::Missing);
    }
    if kind(form) == LaneKind::default() {
        errors.add("lane_fund", FieldCode::Missing);
    }
    errors
}

/// Takes a kind of claim off someone.
pub async fn remove_lane(desk: LeadDesk, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    assignments::remove_lane(&desk.visit.web.service, &desk.who, id(&fields, "lane_id")?).await?;
    Ok(done("lane-removed"))
}
