//! Set up one's second factor.

use super::session::Insider;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::pipeline::second_factor;
use crate::views;
use abri_app::model::{Screen, SecondFactorPage, SecondFactorState};
use axum::http::StatusCode;
use axum::response::Response;

/// The page: the key to put into a device, or that it is done.
pub async fn show(insider: Insider) -> Result<Response, Failure> {
    let state = state(&insider).await?;
    Ok(draw(&insider, StatusCode::OK, state, false))
}

async fn state(insider: &Insider) -> Result<SecondFactorState, Failure> {
    let (service, person) = (&insider.visit.web.service, &insider.person);
    if let Some(enrolment) = second_factor::enrolment(service, person).await? {
        return Ok(views::second_factor(&enrolment, &person.display_name));
    }
    Ok(SecondFactorState::Set(second_factor::recovery_codes_left(service, person).await?))
}

fn draw(insider: &Insider, status: StatusCode, state: SecondFactorState, refused: bool) -> Response {
    let due = insider.visit.web.options.require_second_factor && !insider.person.second_factor;
    let page = SecondFactorPage { agent: views::badge(&insider.person), due, state, refused };
    render::page(&insider.visit, status, Screen::SecondFactor(Box::new(page)))
}

/// Confirms it by one code; the recovery codes are shown in the answer and never again.
pub async fn confirm(insider: Insider, fields: Fields) -> Result<Response, Failure> {
    insider.check_token(&fields)?;
    let service = &insider.visit.web.service;
    if let Some(codes) = second_factor::confirm(service, &insider.person, fields.get("code")).await? {
        return Ok(draw(&insider, StatusCode::OK, SecondFactorState::Fresh(codes), false));
    }
    let state = state(&insider).await?;
    let refused = matches!(state, SecondFactorState::Open { .. });
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    Ok(draw(&insider, status, state, refused))
}
