//! The rules in public: the same book the machine judges by, as far as it is known today.

use crate::clock::paris;
use crate::http::failure::Failure;
use crate::http::render;
use crate::http::visit::Visit;
use crate::state::FORM_SCHEME;
use crate::views;
use abri_app::model::{MessageKind, Screen};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

/// The version in force, and all of them.
pub async fn show(visit: Visit) -> Result<Response, Failure> {
    let service = &visit.web.service;
    let open = service.form_rules().is_some();
    let book = service.rules.book(FORM_SCHEME).ok_or(Failure::Say(MessageKind::NotFound))?;
    let page = views::rules(&book, paris(service.clock.now()), open, visit.lang);
    Ok(render::page(&visit, StatusCode::OK, Screen::Rules(Box::new(page))))
}

/// One version. What nobody knows yet is not there.
pub async fn version(visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let service = &visit.web.service;
    let book = service.rules.book(FORM_SCHEME);
    let page = book.and_then(|book| views::rule_version(&book, &id, service.clock.today(), visit.lang));
    let page = page.ok_or(Failure::Say(MessageKind::NotFound))?;
    Ok(render::page(&visit, StatusCode::OK, Screen::RuleVersion(Box::new(page))))
}
