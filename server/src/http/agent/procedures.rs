//! Procedures: for everyone who is signed in.

use super::session::Insider;
use crate::http::failure::Failure;
use crate::http::render;
use crate::views;
use abri_app::model::{MessageKind, ProceduresPage, Screen};
use abri_app::text::agent::procedures::{self, Procedure};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

/// The list.
pub async fn list(insider: Insider) -> Response {
    draw(&insider, None)
}

/// One of them.
pub async fn show(insider: Insider, Path(screen): Path<String>) -> Result<Response, Failure> {
    let procedure = procedures::named(&screen).ok_or(Failure::Say(MessageKind::NotFound))?;
    Ok(draw(&insider, Some(procedure)))
}

fn draw(insider: &Insider, procedure: Option<&'static Procedure>) -> Response {
    let page = ProceduresPage { agent: views::badge(&insider.person), procedure };
    render::page(&insider.visit, StatusCode::OK, Screen::Procedures(page))
}
