//! The rules in public: the same books the machine judges by, as far as they are known today.

use crate::clock::paris;
use crate::http::failure::Failure;
use crate::http::render;
use crate::http::visit::Visit;
use crate::views;
use abri_app::model::{MessageKind, Screen};
use abri_domain::rules::{RuleBook, Schemes};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

/// The version in force, and all of them: of the first scheme that takes claims now, or of the first.
pub async fn show(visit: Visit) -> Result<Response, Failure> {
    let schemes = visit.web.service.rules.current();
    let open = visit.web.service.open_forms().into_iter().next();
    let book = open.and_then(|rules| schemes.book(rules.scheme.id())).or(schemes.books().first());
    Ok(of_scheme(&visit, &schemes, book.ok_or(Failure::Say(MessageKind::NotFound))?))
}

fn of_scheme(visit: &Visit, schemes: &Schemes, book: &RuleBook) -> Response {
    let service = &visit.web.service;
    let open = service.form_rules(book.scheme().id()).is_some();
    let page = views::rules(schemes, book, paris(service.clock.now()), open, visit.lang);
    render::page(visit, StatusCode::OK, Screen::Rules(Box::new(page)))
}

/// One version by its id, or a scheme by its path. What nobody knows yet is not there.
pub async fn version(visit: Visit, Path(name): Path<String>) -> Result<Response, Failure> {
    let (schemes, today) = (visit.web.service.rules.current(), visit.web.service.clock.today());
    if let Some(book) = schemes.books().iter().find(|book| book.scheme().path() == name) {
        let is_known = book.versions().iter().any(|version| version.announced() <= today);
        return if is_known { Ok(of_scheme(&visit, &schemes, book)) } else { Err(not_found()) };
    }
    let book = schemes.books().iter().find(|book| book.version(&name).is_some());
    let page = book.and_then(|book| views::rule_version(book, &name, today, visit.lang));
    Ok(render::page(&visit, StatusCode::OK, Screen::RuleVersion(Box::new(page.ok_or_else(not_found)?))))
}

const fn not_found() -> Failure {
    Failure::Say(MessageKind::NotFound)
}
