//! What leaves, and what has to be looked at.

use super::session::DeliveryDesk;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::pipeline::deliveries::again::{self, Acted};
use crate::pipeline::deliveries::stopped;
use crate::views;
use abri_app::model::{DeliveriesPage, DeliveryRefusal, MessageKind, Screen};
use abri_app::paths::agent;
use abri_domain::delivery::Rung;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

/// What may be said after an act.
const DONE: [&str; 3] = ["again", "restarted", "put-away"];

/// The list and the figures.
pub async fn show(desk: DeliveryDesk) -> Result<Response, Failure> {
    let done = DONE.iter().find(|done| **done == desk.visit.query).map(|done| (*done).to_owned());
    let page = load(&desk).await?;
    Ok(draw(&desk, StatusCode::OK, DeliveriesPage { done, ..page }))
}

async fn load(desk: &DeliveryDesk) -> Result<DeliveriesPage, Failure> {
    let watched = again::watched(&desk.visit.web.service).await?;
    Ok(views::deliveries(desk.who.person(), &watched, desk.visit.lang))
}

fn draw(desk: &DeliveryDesk, status: StatusCode, page: DeliveriesPage) -> Response {
    render::page(&desk.visit, status, Screen::Deliveries(Box::new(page)))
}

/// Which delivery an act is about.
fn which(path: &str, fields: &Fields) -> Result<(Uuid, Rung), Failure> {
    let found = Uuid::try_parse(path).ok().zip(Rung::from_code(fields.get("way")));
    found.ok_or(Failure::Say(MessageKind::NotFound))
}

/// Sends one again, under its own id.
pub async fn send_again(
    desk: DeliveryDesk,
    Path(path): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let (which, looked) = (which(&path, &fields)?, fields.get("looked") == "yes");
    let acted = again::send_again(&desk.visit.web.service, &desk.who, which, looked).await?;
    answer(&desk, acted, "again").await
}

/// Takes one off the list.
pub async fn put_away(
    desk: DeliveryDesk,
    Path(path): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let acted = again::put_away(&desk.visit.web.service, &desk.who, which(&path, &fields)?).await?;
    answer(&desk, acted, "put-away").await
}

fn job_of(path: &str) -> Result<Uuid, Failure> {
    Uuid::try_parse(path).map_err(|_| Failure::Say(MessageKind::NotFound))
}

/// Has a job that stopped tried again.
pub async fn try_again(
    desk: DeliveryDesk,
    Path(path): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let acted = stopped::try_again(&desk.visit.web.service, &desk.who, job_of(&path)?).await?;
    answer(&desk, acted, "restarted").await
}

/// Takes a job that stopped off the list.
pub async fn put_job_away(
    desk: DeliveryDesk,
    Path(path): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let acted = stopped::put_away(&desk.visit.web.service, &desk.who, job_of(&path)?).await?;
    answer(&desk, acted, "put-away").await
}

async fn answer(desk: &DeliveryDesk, acted: Acted, done: &str) -> Result<Response, Failure> {
    let (status, refused) = match acted {
        Acted::Done => return Ok(Redirect::to(&format!("{}?{done}", agent::DELIVERIES)).into_response()),
        Acted::LookFirst => (StatusCode::UNPROCESSABLE_ENTITY, DeliveryRefusal::LookFirst),
        Acted::Gone => (StatusCode::CONFLICT, DeliveryRefusal::Gone),
    };
    let page = load(desk).await?;
    Ok(draw(desk, status, DeliveriesPage { refused: Some(refused), ..page }))
}
