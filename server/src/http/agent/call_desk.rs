//! The phone desk: finds a claim by reference and birth date, and says where it is.

use super::session::CallDesk;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::pipeline::call_desk::{self, Answered};
use crate::views;
use abri_app::model::{CallAnswerPage, CallDeskPage, MessageKind, Screen};
use abri_app::paths::agent;
use abri_domain::dates::{DateError, parse_date};
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::reference::ClaimReference;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use time::Date;
use uuid::Uuid;

/// The question.
pub async fn show(desk: CallDesk) -> Response {
    let page = blank(&desk);
    draw(&desk, StatusCode::OK, page)
}

fn blank(desk: &CallDesk) -> CallDeskPage {
    let service = &desk.visit.web.service;
    CallDeskPage {
        agent: views::badge(desk.who.person()),
        reference: String::new(),
        birth: Default::default(),
        errors: FieldErrors::default(),
        not_matching: false,
        too_many: false,
        schemes: service
            .open_forms()
            .iter()
            .map(|rules| views::filing_scheme(rules, desk.visit.lang))
            .collect(),
    }
}

fn draw(desk: &CallDesk, status: StatusCode, page: CallDeskPage) -> Response {
    render::page(&desk.visit, status, Screen::CallDesk(Box::new(page)))
}

/// Looks a claim up. A reference with a typing mistake in it, one that no claim has and a wrong birth date read the same.
pub async fn look_up(desk: CallDesk, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let birth = ["birth_day", "birth_month", "birth_year"].map(|name| fields.kept(name));
    let reference = fields.kept("reference");
    let page = CallDeskPage { reference, birth, ..blank(&desk) };
    let (parsed, date) = match read(&page) {
        Ok((Some(reference), date)) => (reference, date),
        Ok((None, _)) => {
            let page = CallDeskPage { not_matching: true, ..page };
            return Ok(draw(&desk, StatusCode::UNPROCESSABLE_ENTITY, page));
        }
        Err(errors) => {
            return Ok(draw(&desk, StatusCode::UNPROCESSABLE_ENTITY, CallDeskPage { errors, ..page }));
        }
    };
    Ok(match call_desk::look_up(&desk.visit.web.service, &desk.who, &parsed, date).await? {
        Answered::Found(lookup_id) => {
            Redirect::to(&agent::call_lookup(&lookup_id.to_string())).into_response()
        }
        Answered::NotMatching => {
            draw(&desk, StatusCode::UNPROCESSABLE_ENTITY, CallDeskPage { not_matching: true, ..page })
        }
        Answered::TooMany => {
            draw(&desk, StatusCode::TOO_MANY_REQUESTS, CallDeskPage { too_many: true, ..page })
        }
    })
}

/// What was typed: the reference, if it can be one, and the birth date; or the faults.
fn read(page: &CallDeskPage) -> Result<(Option<ClaimReference>, Date), FieldErrors> {
    let mut errors = FieldErrors::default();
    if page.reference.trim().is_empty() {
        errors.add("reference", FieldCode::Missing);
    }
    let [day, month, year] = &page.birth;
    let date = parse_date(day, month, year).map_err(|error| match error {
        DateError::Missing => errors.add("birth_day", FieldCode::Missing),
        error => errors.add("birth_day", FieldCode::Date { error }),
    });
    match date {
        Ok(date) if errors.is_empty() => Ok((ClaimReference::parse(&page.reference).ok(), date)),
        _ => Err(errors),
    }
}

/// What can be said of the claim that this agent found.
pub async fn answer(desk: CallDesk, Path(lookup_id): Path<String>) -> Result<Response, Failure> {
    let (service, lookup_id) = (&desk.visit.web.service, id(&lookup_id)?);
    let (claim, file) = call_desk::found(service, &desk.who, lookup_id).await?;
    let page = views::call_answer(service, desk.who.person(), &claim, &file, desk.visit.lang);
    let codes_sent = desk.visit.query == "codes";
    let page = CallAnswerPage { lookup_id: lookup_id.to_string(), codes_sent, ..page };
    Ok(render::page(&desk.visit, StatusCode::OK, Screen::CallAnswer(Box::new(page))))
}

/// Orders new codes for a person without e-mail.
pub async fn codes(
    desk: CallDesk,
    Path(lookup_id): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let lookup_id = id(&lookup_id)?;
    let sent = call_desk::send_codes(&desk.visit.web.service, &desk.who, lookup_id).await?;
    let page = agent::call_lookup(&lookup_id.to_string());
    Ok(Redirect::to(&if sent { format!("{page}?codes") } else { page }).into_response())
}

fn id(path: &str) -> Result<Uuid, Failure> {
    Uuid::try_parse(path).map_err(|_| Failure::Say(MessageKind::NotFound))
}
