//! A page that was typed under another role: the role is asked at each request, so what was typed may meet a door that is
//! closed by now. It says so, does nothing, and loses nothing.

use crate::http::body::is_multipart;
use crate::http::failure::{Failure, undrawn};
use crate::http::visit::Visit;
use crate::http::{RULES_MAX, Web, render};
use crate::pipeline::review;
use crate::views;
use abri_app::lang::Lang;
use abri_app::model::{MessageKind, RoleChangedPage, Screen};
use abri_app::paths::agent;
use abri_domain::form::clean;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Fields that nobody typed, and those that are never shown again.
const NOT_SHOWN: [&str; 5] = ["token", "version", "password", "new_password", "code"];

/// Lets a request of staff pass, and keeps what it brought until the answer is known.
pub async fn keep(State(web): State<Web>, request: Request, next: Next) -> Response {
    let is_act = request.method() == Method::POST && request.uri().path().starts_with(agent::QUEUE);
    // A form with a file has a reader of its own, which says what is too much where it was typed.
    if !is_act || is_multipart(request.headers()) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let visit = Visit::of(&parts, &web);
    let Ok(bytes) = to_bytes(body, RULES_MAX).await else {
        return undrawn(MessageKind::TooLarge, None);
    };
    let answer = next.run(Request::from_parts(parts, Body::from(bytes.clone()))).await;
    if !matches!(answer.status(), StatusCode::NOT_FOUND | StatusCode::FORBIDDEN) {
        return answer;
    }
    match role_changed(visit, &bytes).await {
        Ok(page) => page.unwrap_or(answer),
        Err(failure) => failure.into_response(),
    }
}

/// The page that says so, if the form was made for the same session under another role.
async fn role_changed(mut visit: Visit, body: &Bytes) -> Result<Option<Response>, Failure> {
    let Some(session) = &visit.staff_session else { return Ok(None) };
    let Some(person) = review::signed_in(&visit.web.service, session).await? else { return Ok(None) };
    let fields: Vec<(String, String)> = form_urlencoded::parse(body).into_owned().collect();
    let token = fields.iter().find(|(name, _)| name == "token").map(|(_, token)| token);
    if !token.is_some_and(|token| person.earlier_tokens.contains(token)) {
        return Ok(None);
    }
    let typed =
        fields.iter().filter(|(name, value)| !NOT_SHOWN.contains(&name.as_str()) && !value.is_empty());
    let typed = typed.map(|(_, value)| clean(value)).collect();
    visit.lang = Lang::from_code(&person.language).unwrap_or_default();
    let page = RoleChangedPage { agent: views::badge(&person), typed };
    Ok(Some(render::page(&visit, StatusCode::FORBIDDEN, Screen::RoleChanged(page))))
}
