//! Labels: making and retiring them, and those of one claim.

use super::super::case;
use super::super::session::ListDesk;
use super::views::fault_of_name;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::pipeline::UseCaseError;
use crate::pipeline::lists::{self, Labelling};
use crate::views as screens;
use abri_app::model::{LabelRefusal, LabelsPage, MessageKind, Screen};
use abri_app::paths::agent;
use abri_domain::staff::Right;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

/// What may be said after an act.
const DONE: [&str; 2] = ["label-made", "label-retired"];
const NOT_FOUND: Failure = Failure::Say(MessageKind::NotFound);

/// For those who make labels; for everyone else there is no such page.
fn makers(desk: &ListDesk) -> Result<(), Failure> {
    if desk.who.person.role.may(Right::MakeLabels) { Ok(()) } else { Err(NOT_FOUND) }
}

/// The labels of their side.
pub async fn show(desk: ListDesk) -> Result<Response, Failure> {
    makers(&desk)?;
    let done = DONE.iter().find(|done| **done == desk.visit.query).map(|done| (*done).to_owned());
    let page = LabelsPage { done, ..load(&desk).await? };
    Ok(draw(&desk, StatusCode::OK, page))
}

async fn load(desk: &ListDesk) -> Result<LabelsPage, Failure> {
    let shown = lists::context(&desk.visit.web.service, &desk.who).await?;
    Ok(screens::labels(&desk.who, &shown.labels))
}

fn draw(desk: &ListDesk, status: StatusCode, page: LabelsPage) -> Response {
    render::page(&desk.visit, status, Screen::Labels(Box::new(page)))
}

fn done(said: &str) -> Response {
    Redirect::to(&format!("{}?{said}", agent::LABELS)).into_response()
}

/// Makes one.
pub async fn make(desk: ListDesk, fields: Fields) -> Result<Response, Failure> {
    makers(&desk)?;
    desk.check_token(&fields)?;
    let typed = fields.kept("label_name");
    let mut page = load(&desk).await?;
    if let Some(fault) = fault_of_name(typed.trim()) {
        page.errors.add("label_name", fault);
    } else {
        page.refused = match lists::make_label(&desk.visit.web.service, &desk.who, typed.trim()).await? {
            Labelling::Made => return Ok(done("label-made")),
            Labelling::Taken => Some(LabelRefusal::Taken),
            Labelling::TooMany => Some(LabelRefusal::TooMany),
        };
    }
    page.name = typed;
    Ok(draw(&desk, StatusCode::UNPROCESSABLE_ENTITY, page))
}

/// Retires one.
pub async fn retire(desk: ListDesk, fields: Fields) -> Result<Response, Failure> {
    makers(&desk)?;
    desk.check_token(&fields)?;
    let label_id = Uuid::try_parse(fields.get("label_id")).map_err(|_| NOT_FOUND)?;
    lists::retire_label(&desk.visit.web.service, &desk.who, label_id).await?;
    Ok(done("label-retired"))
}

/// Puts a label on one claim, or takes it off.
pub async fn mark(desk: ListDesk, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let claim_id = case::claim_id(&path)?;
    let label_id = Uuid::try_parse(fields.get("label_id")).map_err(|_| NOT_FOUND)?;
    let on = fields.get("on") == "yes";
    match lists::label_one(&desk.visit.web.service, &desk.who, (claim_id, label_id), on).await {
        // What ties them to the claim stands on its page.
        Ok(_) | Err(UseCaseError::Barred(_)) => {
            Ok(Redirect::to(&agent::case(&claim_id.to_string())).into_response())
        }
        Err(error) => Err(error.into()),
    }
}
