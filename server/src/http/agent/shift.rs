//! The end of a shift: each claim that is held goes back, or to a colleague, with a word for whoever goes on.

use super::session::Staff;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::pipeline::assignments::Moved;
use crate::pipeline::review::{self, Handover};
use crate::views;
use abri_app::model::{AssignmentRefusal, Screen, ShiftPage};
use abri_app::paths::agent;
use abri_app::text::agent::{assignments::refused, shift as words};
use abri_domain::form::{FieldCode, FieldErrors};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

/// The most characters of a word left with a claim.
const WORDS_MAX: usize = 1000;

/// What is held, and where it may go.
pub async fn show(staff: Staff) -> Result<Response, Failure> {
    let page = load(&staff).await?;
    Ok(draw(&staff, StatusCode::OK, page))
}

async fn load(staff: &Staff) -> Result<ShiftPage, Failure> {
    let service = &staff.visit.web.service;
    let held = review::held(service, &staff.agent).await?;
    let colleagues = review::colleagues(service, &staff.agent).await?;
    Ok(views::shift(service, &staff.agent, &held, &colleagues))
}

fn draw(staff: &Staff, status: StatusCode, page: ShiftPage) -> Response {
    render::page(&staff.visit, status, Screen::Shift(page))
}

/// Hands everything over. A claim that could not go where it should stays, and the page says why.
pub async fn stop(staff: Staff, fields: Fields) -> Result<Response, Failure> {
    staff.check_token(&fields)?;
    let page = keep_typed(load(&staff).await?, &fields);
    let errors = faults(&page);
    if !errors.is_empty() {
        return Ok(draw(&staff, StatusCode::UNPROCESSABLE_ENTITY, ShiftPage { errors, ..page }));
    }
    let refused = hand_over(&staff, &page).await?;
    if refused.is_empty() {
        review::release_all(&staff.visit.web.service, &staff.agent).await?;
        return Ok(Redirect::to(&format!("{}?stopped", agent::QUEUE)).into_response());
    }
    let page = keep_typed(load(&staff).await?, &fields);
    Ok(draw(&staff, StatusCode::UNPROCESSABLE_ENTITY, ShiftPage { refused, ..page }))
}

/// The page with what was typed for the claims that are still held.
fn keep_typed(page: ShiftPage, fields: &Fields) -> ShiftPage {
    let rows = page.rows.into_iter().map(|mut row| {
        row.to = fields.kept(&format!("to-{}", row.claim_id));
        row.words = fields.kept(&format!("words-{}", row.claim_id));
        row
    });
    ShiftPage { rows: rows.collect(), ..page }
}

fn faults(page: &ShiftPage) -> FieldErrors {
    let mut errors = FieldErrors::default();
    for row in &page.rows {
        if row.words.chars().count() > WORDS_MAX {
            errors.add(&format!("words-{}", row.claim_id), FieldCode::TooLong { max: WORDS_MAX as u64 });
        }
    }
    errors
}

/// Hands each claim over by itself; answers with what could not be, in words.
async fn hand_over(staff: &Staff, page: &ShiftPage) -> Result<Vec<String>, Failure> {
    let (service, lang) = (&staff.visit.web.service, staff.visit.lang);
    let mut left = Vec::new();
    for row in &page.rows {
        // What is no id names nobody of the list.
        let to = if row.to.is_empty() { None } else { Some(Uuid::try_parse(&row.to).unwrap_or_default()) };
        let claim_id = super::case::claim_id(&row.claim_id)?;
        let handover = Handover { claim_id, to, words: row.words.trim() };
        let why = match review::hand_over(service, &staff.agent, handover).await? {
            Moved::Done | Moved::Already => continue,
            Moved::Changed => AssignmentRefusal::Changed,
            Moved::NotTheirs => AssignmentRefusal::NotTheirs,
            Moved::Barred(bar) => AssignmentRefusal::Barred(bar),
        };
        left.push(words::refused(lang, &row.reference, refused(why).get(lang)));
    }
    Ok(left)
}
