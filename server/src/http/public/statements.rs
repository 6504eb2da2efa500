//! Personal data, accessibility.

use crate::http::render;
use crate::http::visit::Visit;
use abri_app::model::Screen;
use axum::http::StatusCode;
use axum::response::Response;

/// Personal data.
pub async fn privacy(visit: Visit) -> Response {
    render::page(&visit, StatusCode::OK, Screen::Privacy)
}

/// Accessibility statement.
pub async fn accessibility(visit: Visit) -> Response {
    render::page(&visit, StatusCode::OK, Screen::Accessibility)
}
