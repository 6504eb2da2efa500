//! What medical officers let technicians sign. What was typed is shown again when something must be corrected.

use super::session::DelegationDesk;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::pipeline::delegations;
use crate::views;
use abri_app::model::{DelegationsPage, MessageKind, Screen, matter_code};
use abri_app::paths::agent;
use abri_domain::dates::{DateError, parse_date};
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::staff::{DelegationRefusal, Matter};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use time::Date;
use uuid::Uuid;

/// What may be said after an act.
const DONE: [&str; 2] = ["delegated", "delegation-ended"];

/// The delegations in force, and the form.
pub async fn show(desk: DelegationDesk) -> Result<Response, Failure> {
    let page = load(&desk).await?;
    let done = DONE.iter().find(|done| **done == desk.visit.query).map(|done| (*done).to_owned());
    Ok(draw(&desk, StatusCode::OK, DelegationsPage { done, ..page }))
}

async fn load(desk: &DelegationDesk) -> Result<DelegationsPage, Failure> {
    let service = &desk.visit.web.service;
    let (rows, technicians) = delegations::desk(service, &desk.who).await?;
    Ok(views::delegations(service, desk.who.person(), (&rows, &technicians), desk.visit.lang))
}

fn draw(desk: &DelegationDesk, status: StatusCode, page: DelegationsPage) -> Response {
    render::page(&desk.visit, status, Screen::Delegations(Box::new(page)))
}

/// Delegates.
pub async fn give(desk: DelegationDesk, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let day = ["until_day", "until_month", "until_year"].map(|name| fields.kept(name));
    let typed = (fields.kept("technician"), fields.kept("matter"), day);
    let mut page = load(&desk).await?;
    let service = &desk.visit.web.service;
    match read(&typed, &views::matters(service)) {
        Ok((technician, matter, last_day)) => {
            match delegations::give(service, &desk.who, (technician, &matter), last_day).await? {
                Ok(()) => {
                    return Ok(Redirect::to(&format!("{}?delegated", agent::DELEGATIONS)).into_response());
                }
                Err(DelegationRefusal::Days { first, last }) => {
                    page.errors.add("until_day", FieldCode::OutsideWindow { first, last });
                }
                Err(refusal) => page.refused = Some(refusal),
            }
        }
        Err(errors) => page.errors = errors,
    }
    Ok(draw(&desk, StatusCode::UNPROCESSABLE_ENTITY, DelegationsPage { typed, ..page }))
}

fn read(
    (technician, matter, [day, month, year]): &(String, String, [String; 3]),
    matters: &[Matter],
) -> Result<(Uuid, Matter, Date), FieldErrors> {
    let mut errors = FieldErrors::default();
    let technician = Uuid::try_parse(technician);
    if technician.is_err() {
        errors.add("technician", FieldCode::Missing);
    }
    let matter = matters.iter().find(|known| matter_code(known) == *matter);
    if matter.is_none() {
        errors.add("matter", FieldCode::Missing);
    }
    let last_day = parse_date(day, month, year);
    match last_day {
        Ok(_) => {}
        Err(DateError::Missing) => errors.add("until_day", FieldCode::Missing),
        Err(error) => errors.add("until_day", FieldCode::Date { error }),
    }
    match (technician, matter, last_day) {
        (Ok(technician), Some(matter), Ok(last_day)) => Ok((technician, matter.clone(), last_day)),
        _ => Err(errors),
    }
}

/// Ends one before its day.
pub async fn end(
    desk: DelegationDesk,
    Path(path): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let id = Uuid::try_parse(&path).map_err(|_| Failure::Say(MessageKind::NotFound))?;
    // One that was over before is over all the same.
    delegations::end(&desk.visit.web.service, &desk.who, id).await?;
    Ok(Redirect::to(&format!("{}?delegation-ended", agent::DELEGATIONS)).into_response())
}
