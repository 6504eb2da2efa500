//! Home, and what is nowhere.

use super::draft;
use crate::http::failure::Failure;
use crate::http::render;
use crate::http::visit::Visit;
use crate::views;
use abri_app::lang::Lang;
use abri_app::model::{HomePage, MessageKind, Screen};
use abri_app::paths::Page;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

/// `/`: the language the browser prefers, French when in doubt.
pub async fn root(headers: HeaderMap) -> Redirect {
    let accepted =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut codes = accepted.split(',').filter_map(|part| part.trim().get(..2));
    let lang = codes.find_map(Lang::from_code).unwrap_or_default();
    Redirect::to(Page::Home.path(lang))
}

/// Home. It is shown even when the database is away.
pub async fn show(visit: Visit) -> Response {
    let service = &visit.web.service;
    let has_draft = matches!(draft::find(&visit).await, Ok(Some(draft)) if draft.claim_id.is_none());
    let forms = service.open_forms();
    let schemes = forms.iter().map(|rules| views::home_scheme(rules, visit.lang)).collect();
    render::page(&visit, StatusCode::OK, Screen::Home(HomePage { schemes, has_draft }))
}

/// No such page.
pub async fn not_found() -> Response {
    Failure::Say(MessageKind::NotFound).into_response()
}
