//! The queue: what waits, and "take next".

use super::session::Staff;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::persistence::PersistenceError;
use crate::persistence::claims::QueueEntry;
use crate::pipeline::{rechecks, review};
use crate::views;
use abri_app::model::{QueuePage, QueueRow, Screen};
use abri_app::paths::agent;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// Claims shown.
const SHOWN: usize = 25;
/// What may be said after an act.
const DONE: [&str; 5] = ["decided", "asked", "passed", "released", "reopened"];

/// The queue of the agent's side.
pub async fn show(staff: Staff) -> Result<Response, Failure> {
    let service = &staff.visit.web.service;
    let limit = i64::try_from(SHOWN).unwrap_or(25);
    let (mine, mut waiting) = review::queue(service, &staff.agent, limit).await?;
    let more = waiting.len() > SHOWN;
    waiting.truncate(SHOWN);
    let page = QueuePage {
        agent: views::agent_badge(&staff.agent),
        side: staff.agent.side,
        mine: rows(&staff, &mine)?,
        waiting: rows(&staff, &waiting)?,
        more,
        ringing: rechecks::ringing(service, &staff.agent).await?,
        nothing_to_take: staff.visit.query == "rien",
        done: DONE.iter().find(|done| **done == staff.visit.query).map(|done| (*done).to_owned()),
    };
    Ok(render::page(&staff.visit, StatusCode::OK, Screen::Queue(Box::new(page))))
}

fn rows(staff: &Staff, entries: &[QueueEntry]) -> Result<Vec<QueueRow>, PersistenceError> {
    entries.iter().map(|entry| views::queue_row(&staff.visit.web.service, entry, staff.visit.lang)).collect()
}

/// Takes the claim that most needs someone.
pub async fn next(staff: Staff, fields: Fields) -> Result<Response, Failure> {
    staff.check_token(&fields)?;
    let taken = review::take_next(&staff.visit.web.service, &staff.agent).await?;
    let to =
        taken.map_or_else(|| format!("{}?rien", agent::QUEUE), |claim_id| agent::case(&claim_id.to_string()));
    Ok(Redirect::to(&to).into_response())
}
