//! A case file, limited to the zone of the role.

use super::session::Staff;
use crate::http::failure::Failure;
use crate::http::render;
use crate::pipeline::review;
use crate::views;
use abri_app::model::{CasePage, MessageKind, Screen};
use abri_domain::lease::beat;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use uuid::Uuid;

/// What may be said of the claim before, decided by one key.
const DONE: [&str; 2] = ["decided", "proposed"];

/// The claim of a path; what is no id is no claim.
pub fn claim_id(path: &str) -> Result<Uuid, Failure> {
    Uuid::try_parse(path).map_err(|_| Failure::Say(MessageKind::NotFound))
}

/// The file.
pub async fn show(staff: Staff, Path(path): Path<String>) -> Result<Response, Failure> {
    let page = load(&staff, claim_id(&path)?).await?;
    let done = DONE.iter().find(|done| **done == staff.visit.query).map(|done| (*done).to_owned());
    Ok(draw(&staff, StatusCode::OK, CasePage { done, ..page }))
}

/// Opens the file: the reading is written down.
pub async fn load(staff: &Staff, claim_id: Uuid) -> Result<CasePage, Failure> {
    let web = &staff.visit.web;
    let case = review::open_case(&web.service, &staff.agent, claim_id).await?;
    let page = views::case(&web.service, &staff.agent, &case, staff.visit.lang);
    Ok(CasePage { beat_seconds: beat(web.options.alive).whole_seconds(), ..page })
}

/// Draws it.
pub fn draw(staff: &Staff, status: StatusCode, page: CasePage) -> Response {
    render::page(&staff.visit, status, Screen::Case(Box::new(page)))
}
