//! The re-checks: "take next", and what the agent holds.

use super::session::Staff;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::pipeline::rechecks;
use crate::views;
use abri_app::model::{RechecksPage, Screen};
use abri_app::paths::agent;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// What may be said after an act.
const DONE: [&str; 2] = ["upheld", "overturned"];

/// The re-checks this agent holds.
pub async fn show(staff: Staff) -> Result<Response, Failure> {
    let held = rechecks::held(&staff.visit.web.service, &staff.agent).await?;
    let page = RechecksPage {
        agent: views::agent_badge(&staff.agent),
        mine: held.iter().map(views::recheck_row).collect::<Result<_, _>>()?,
        nothing_to_take: staff.visit.query == "rien",
        done: DONE.iter().find(|done| **done == staff.visit.query).map(|done| (*done).to_owned()),
    };
    Ok(render::page(&staff.visit, StatusCode::OK, Screen::Rechecks(Box::new(page))))
}

/// Takes the re-check that is due first.
pub async fn next(staff: Staff, fields: Fields) -> Result<Response, Failure> {
    staff.check_token(&fields)?;
    let taken = rechecks::take_next(&staff.visit.web.service, &staff.agent).await?;
    let to = taken
        .map_or_else(|| format!("{}?rien", agent::RECHECKS), |claim_id| agent::case(&claim_id.to_string()));
    Ok(Redirect::to(&to).into_response())
}
