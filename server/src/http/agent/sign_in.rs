//! Sign in, sign out.

use super::session::Insider;
use crate::http::body::Fields;
use crate::http::failure::{self, Failure};
use crate::http::visit::Visit;
use crate::http::{cookies, render};
use crate::pipeline::review::{self, SignInOutcome};
use abri_app::model::{Screen, SignInCodePage, SignInPage};
use abri_app::paths::agent;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

/// The page.
pub async fn show(visit: Visit) -> Response {
    let session_ended = visit.staff_session.is_some();
    draw(&visit, StatusCode::OK, SignInPage { session_ended, ..SignInPage::default() })
}

fn draw(visit: &Visit, status: StatusCode, page: SignInPage) -> Response {
    let provider = visit.web.options.provider.as_ref().map(|provider| provider.name().to_owned());
    let page = SignInPage { provider, ..page };
    render::page(visit, status, Screen::SignIn(page))
}

/// Login and password. A session that was there before is left behind: the new one has a new token.
pub async fn sign_in(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let (login, password) = (fields.kept("login"), fields.get("password").to_owned());
    let outcome = review::sign_in(&visit.web.service, &login, password, &visit.network).await?;
    let (status, page) = match outcome {
        SignInOutcome::SignedIn { token } => {
            return signed_in(&visit, &token, Redirect::to(agent::QUEUE).into_response()).await;
        }
        SignInOutcome::OwesCode { token } => {
            return Ok(owes_code(&visit, &token, Redirect::to(agent::SIGN_IN_CODE).into_response()));
        }
        SignInOutcome::Refused | SignInOutcome::Ended => {
            (StatusCode::UNPROCESSABLE_ENTITY, SignInPage { login, refused: true, ..SignInPage::default() })
        }
        SignInOutcome::Wait { minutes } => {
            let wait_minutes = Some(minutes);
            (StatusCode::TOO_MANY_REQUESTS, SignInPage { login, wait_minutes, ..SignInPage::default() })
        }
    };
    Ok(draw(&visit, status, page))
}

/// Hands over what opens the page of the code.
pub fn owes_code(visit: &Visit, token: &str, mut response: Response) -> Response {
    let cookie = cookies::set(cookies::Kind::StaffCode, visit.web.options.secure, token);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

/// Hands the session over; one that was there before is left behind.
pub async fn signed_in(visit: &Visit, token: &str, mut response: Response) -> Result<Response, Failure> {
    if let Some(left_behind) = &visit.staff_session {
        review::sign_out(&visit.web.service, left_behind).await?;
    }
    let cookie = cookies::set(cookies::Kind::Staff, visit.web.options.secure, token);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

/// The page of the code, for whoever gave the password.
pub async fn code(visit: Visit) -> Result<Response, Failure> {
    let owes = match &visit.staff_code {
        Some(token) => review::owes_code(&visit.web.service, token).await?,
        None => false,
    };
    if owes { Ok(draw_code(&visit, StatusCode::OK, SignInCodePage::default())) } else { Err(Failure::SignIn) }
}

fn draw_code(visit: &Visit, status: StatusCode, page: SignInCodePage) -> Response {
    render::page(visit, status, Screen::SignInCode(page))
}

/// The code: of six digits, or a recovery code.
pub async fn give_code(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let token = visit.staff_code.clone().ok_or(Failure::SignIn)?;
    let outcome = review::give_code(&visit.web.service, &token, fields.get("code"), &visit.network).await?;
    match outcome {
        SignInOutcome::SignedIn { token } => {
            let response = failure::leaving(&visit, cookies::Kind::StaffCode, agent::QUEUE);
            signed_in(&visit, &token, response).await
        }
        SignInOutcome::Refused => {
            let page = SignInCodePage { refused: true, ..SignInCodePage::default() };
            Ok(draw_code(&visit, StatusCode::UNPROCESSABLE_ENTITY, page))
        }
        SignInOutcome::Wait { minutes } => {
            let page = SignInCodePage { wait_minutes: Some(minutes), ..SignInCodePage::default() };
            Ok(draw_code(&visit, StatusCode::TOO_MANY_REQUESTS, page))
        }
        SignInOutcome::OwesCode { .. } | SignInOutcome::Ended => Err(Failure::SignIn),
    }
}

/// Signs out.
pub async fn sign_out(insider: Insider, fields: Fields) -> Result<Response, Failure> {
    insider.check_token(&fields)?;
    if let Some(token) = &insider.visit.staff_session {
        review::sign_out(&insider.visit.web.service, token).await?;
    }
    Ok(failure::leaving(&insider.visit, cookies::Kind::Staff, agent::SIGN_IN))
}
