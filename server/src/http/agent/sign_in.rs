//! Sign in, sign out.

use super::session::Insider;
use crate::http::body::Fields;
use crate::http::failure::{self, Failure};
use crate::http::visit::Visit;
use crate::http::{cookies, render};
use crate::pipeline::review::{self, SignInOutcome};
use abri_app::model::{Screen, SignInPage};
use abri_app::paths::agent;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

/// The page.
pub async fn show(visit: Visit) -> Response {
    let session_ended = visit.staff_session.is_some();
    draw(&visit, StatusCode::OK, SignInPage { session_ended, ..SignInPage::default() })
}

fn draw(visit: &Visit, status: StatusCode, page: SignInPage) -> Response {
    render::page(visit, status, Screen::SignIn(page))
}

/// Login and password. A session that was there before is left behind: the new one has a new token.
pub async fn sign_in(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let (login, password) = (fields.kept("login"), fields.get("password").to_owned());
    let outcome = review::sign_in(&visit.web.service, &login, password, &visit.network).await?;
    let (status, page) = match outcome {
        SignInOutcome::SignedIn { token } => {
            if let Some(left_behind) = &visit.staff_session {
                review::sign_out(&visit.web.service, left_behind).await?;
            }
            let mut response = Redirect::to(agent::QUEUE).into_response();
            let cookie = cookies::set(cookies::Kind::Staff, visit.web.options.secure, &token);
            response.headers_mut().append(header::SET_COOKIE, cookie);
            return Ok(response);
        }
        SignInOutcome::Refused => {
            (StatusCode::UNPROCESSABLE_ENTITY, SignInPage { login, refused: true, ..SignInPage::default() })
        }
        SignInOutcome::Wait { minutes } => {
            let wait_minutes = Some(minutes);
            (StatusCode::TOO_MANY_REQUESTS, SignInPage { login, wait_minutes, ..SignInPage::default() })
        }
    };
    Ok(draw(&visit, status, page))
}

/// Signs out.
pub async fn sign_out(insider: Insider, fields: Fields) -> Result<Response, Failure> {
    insider.check_token(&fields)?;
    if let Some(token) = &insider.visit.staff_session {
        review::sign_out(&insider.visit.web.service, token).await?;
    }
    Ok(failure::leaving(&insider.visit, cookies::Kind::Staff, agent::SIGN_IN))
}
