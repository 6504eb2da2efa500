//! The queue: what waits, and "take next".

use super::session::Staff;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::persistence::claims::QueueEntry;
use crate::pipeline::breaches::Lanes;
use crate::pipeline::{fund_loans, rechecks, review, rulemaking};
use crate::views;
use abri_app::model::{QueuePage, QueueRow, Screen, TypedNir};
use abri_app::paths::agent;
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::nir::Nir;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// Claims shown.
const SHOWN: usize = 25;
/// What may be said after an act.
const DONE: [&str; 15] = [
    "decided",
    "ground-typed",
    "prepared",
    "asked",
    "passed",
    "released",
    "reopened",
    "stopped",
    "declared",
    "proposed",
    "confirmed",
    "sent-back",
    "left-to-doctor",
    "opinion-asked",
    "opinion-withdrawn",
];

/// The queue of the agent's side.
pub async fn show(staff: Staff) -> Result<Response, Failure> {
    let page = load(&staff).await?;
    Ok(draw(&staff, StatusCode::OK, page))
}

async fn load(staff: &Staff) -> Result<QueuePage, Failure> {
    let service = &staff.visit.web.service;
    let limit = i64::try_from(SHOWN).unwrap_or(25);
    let (mine, mut waiting) = review::queue(service, &staff.agent, limit).await?;
    let loans = fund_loans::about(service, &staff.agent).await?;
    let published = rulemaking::publications_now(service).await?;
    let more = waiting.len() > SHOWN;
    waiting.truncate(SHOWN);
    Ok(QueuePage {
        agent: views::agent_badge(&staff.agent),
        side: staff.agent.side,
        mine: rows(staff, &mine).await?,
        waiting: rows(staff, &waiting).await?,
        more,
        news: views::rule_news(service, &published, staff.visit.lang),
        rechecks: rechecks::held(service, &staff.agent).await?.len(),
        loans: loans.iter().map(|loan| views::fund_loan(service, loan, staff.visit.lang)).collect(),
        ringing: rechecks::ringing(service, &staff.agent).await?,
        nothing_to_take: staff.visit.query == "rien",
        done: DONE.iter().find(|done| **done == staff.visit.query).map(|done| (*done).to_owned()),
        declared: TypedNir::default(),
        errors: FieldErrors::default(),
    })
}

fn draw(staff: &Staff, status: StatusCode, page: QueuePage) -> Response {
    render::page(&staff.visit, status, Screen::Queue(Box::new(page)))
}

async fn rows(staff: &Staff, entries: &[QueueEntry]) -> Result<Vec<QueueRow>, Failure> {
    let (service, lang) = (&staff.visit.web.service, staff.visit.lang);
    let lanes = Lanes::of(service, entries).await?;
    Ok(entries.iter().map(|entry| views::queue_row(service, entry, &lanes, lang)).collect())
}

/// Takes the claim that most needs someone.
pub async fn next(staff: Staff, fields: Fields) -> Result<Response, Failure> {
    staff.check_token(&fields)?;
    let taken = review::take_next(&staff.visit.web.service, &staff.agent).await?;
    let to =
        taken.map_or_else(|| format!("{}?rien", agent::QUEUE), |claim_id| agent::case(&claim_id.to_string()));
    Ok(Redirect::to(&to).into_response())
}

/// Names someone the agent must not decide for. Whether that person ever asked for anything is not told.
pub async fn declare(staff: Staff, fields: Fields) -> Result<Response, Failure> {
    staff.check_token(&fields)?;
    let typed = fields.kept("nir");
    match Nir::parse(&typed) {
        Ok(nir) => {
            review::declare(&staff.visit.web.service, &staff.agent, &nir).await?;
            Ok(Redirect::to(&format!("{}?declared", agent::QUEUE)).into_response())
        }
        Err(error) => {
            let mut errors = FieldErrors::default();
            errors.add("nir", FieldCode::Nir { error });
            let page = QueuePage { declared: TypedNir(typed), errors, ..load(&staff).await? };
            Ok(draw(&staff, StatusCode::UNPROCESSABLE_ENTITY, page))
        }
    }
}
