//! The door of the follow-up: reference and birth date, then a one-time code.

use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::visit::Visit;
use crate::http::{cookies, render};
use crate::pipeline::follow_up::{self, CodeOutcome, DoorOutcome};
use abri_app::model::{CodePage, FollowUpPage, MessageKind, Screen};
use abri_app::paths::Page;
use abri_domain::dates::{DateError, parse_date};
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::reference::ClaimReference;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use time::Date;

/// The question.
pub async fn show(visit: Visit) -> Response {
    render::page(&visit, StatusCode::OK, Screen::FollowUp(FollowUpPage::default()))
}

/// Reference and birth date: the next page is the same whether a claim matches or not.
pub async fn knock(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let birth = ["birth_day", "birth_month", "birth_year"].map(|name| fields.kept(name));
    let (reference, mut errors) = (fields.kept("reference"), FieldErrors::default());
    if reference.trim().is_empty() {
        errors.add("reference", FieldCode::Missing);
    }
    let date = birth_date(&birth, &mut errors);
    let (Some(date), true) = (date, errors.is_empty()) else {
        let page = FollowUpPage { reference, birth, errors, ..FollowUpPage::default() };
        return Ok(render::page(&visit, StatusCode::UNPROCESSABLE_ENTITY, Screen::FollowUp(page)));
    };
    let Ok(parsed) = ClaimReference::parse(&reference) else {
        // A reference with a typing mistake in it: saying so helps, and tells nothing of anyone's claim.
        let page = FollowUpPage { reference, birth, not_matching: true, ..FollowUpPage::default() };
        return Ok(render::page(&visit, StatusCode::UNPROCESSABLE_ENTITY, Screen::FollowUp(page)));
    };
    let knocked = follow_up::knock(&visit.web.service, &parsed, date, &visit.network).await;
    match knocked.map_err(Failure::from) {
        Err(failure) if failure.is_unavailable() => {
            let page = FollowUpPage { reference, birth, is_away: true, ..FollowUpPage::default() };
            Ok(render::page(&visit, StatusCode::SERVICE_UNAVAILABLE, Screen::FollowUp(page)))
        }
        Err(failure) => Err(failure),
        Ok(DoorOutcome::TooMany) => Err(Failure::Say(MessageKind::TooManyRequests)),
        Ok(DoorOutcome::Waiting { token }) => Ok(handing_over(&visit, &token, Page::FollowUpCode)),
    }
}

fn birth_date(birth: &[String; 3], errors: &mut FieldErrors) -> Option<Date> {
    match parse_date(&birth[0], &birth[1], &birth[2]) {
        Ok(date) => Some(date),
        Err(DateError::Missing) => {
            errors.add("birth_day", FieldCode::Missing);
            None
        }
        Err(error) => {
            errors.add("birth_day", FieldCode::Date { error });
            None
        }
    }
}

fn handing_over(visit: &Visit, token: &str, to: Page) -> Response {
    let mut response = Redirect::to(to.path(visit.lang)).into_response();
    let cookie = cookies::set(cookies::Kind::FollowUp, visit.web.options.secure, token);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

/// The page of the code.
pub async fn code(visit: Visit) -> Result<Response, Failure> {
    if visit.follow_up_session.is_none() {
        return Err(Failure::Elsewhere(Page::FollowUp.path(visit.lang).to_owned()));
    }
    Ok(render::page(&visit, StatusCode::OK, Screen::FollowUpCode(CodePage::default())))
}

/// The code.
pub async fn give_code(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let Some(token) = &visit.follow_up_session else {
        return Err(Failure::Elsewhere(Page::FollowUp.path(visit.lang).to_owned()));
    };
    let code = fields.kept("code");
    if code.trim().is_empty() {
        let mut errors = FieldErrors::default();
        errors.add("code", FieldCode::Missing);
        return Ok(code_again(&visit, CodePage { errors, ..CodePage::default() }));
    }
    match follow_up::give_code(&visit.web.service, token, &code).await.map_err(Failure::from) {
        Ok(CodeOutcome::Open { token }) => Ok(handing_over(&visit, &token, Page::FollowUpCase)),
        Ok(CodeOutcome::Refused) => Ok(code_again(&visit, CodePage { refused: true, ..CodePage::default() })),
        // A code that was not looked at is as good as before.
        Err(failure) if failure.is_unavailable() => {
            Ok(code_again(&visit, CodePage { code, is_away: true, ..CodePage::default() }))
        }
        Err(failure) => Err(failure),
    }
}

fn code_again(visit: &Visit, page: CodePage) -> Response {
    let status =
        if page.is_away { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::UNPROCESSABLE_ENTITY };
    render::page(visit, status, Screen::FollowUpCode(page))
}
