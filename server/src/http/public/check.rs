//! "Am I concerned?": the same evaluator as the pipeline, before any identity. Nothing is stored, nothing is in the
//! address but the name of a scheme.

use super::draft;
use crate::clock::paris;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::http::visit::Visit;
use abri_app::model::{CheckForm, CheckPage, MessageKind, Screen};
use abri_app::paths::Page;
use abri_domain::assessment::{Asks, screen};
use abri_domain::form::{ClaimForm, FieldErrors};
use abri_domain::rules::RuleBook;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use std::sync::Arc;
use time::OffsetDateTime;

/// The questions, or the choice of a scheme when several are open.
pub async fn show(visit: Visit) -> Response {
    let page = only(&visit, None);
    draw(&visit, page)
}

/// The questions of one scheme.
pub async fn show_one(visit: Visit, Path(scheme): Path<String>) -> Result<Response, Failure> {
    let book = named(&visit, &scheme)?;
    Ok(draw(&visit, of(&visit, &book, None)))
}

/// The answer, on the same page.
pub async fn answer(visit: Visit, fields: Fields) -> Response {
    let page = only(&visit, Some(&fields));
    draw(&visit, page)
}

/// The answer of one scheme.
pub async fn answer_one(
    visit: Visit,
    Path(scheme): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let book = named(&visit, &scheme)?;
    Ok(draw(&visit, of(&visit, &book, Some(&fields))))
}

fn draw(visit: &Visit, page: CheckPage) -> Response {
    let has_faults = matches!(&page, CheckPage::Ask(asked) if !asked.errors.is_empty());
    let status = if has_faults { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    render::page(visit, status, Screen::Check(Box::new(page)))
}

/// The scheme with that name in addresses.
fn named(visit: &Visit, scheme: &str) -> Result<Arc<RuleBook>, Failure> {
    let schemes = visit.web.service.rules.current();
    let book = schemes.books().iter().find(|book| book.scheme().path() == scheme);
    book.cloned().ok_or(Failure::Say(MessageKind::NotFound))
}

/// The page of the only scheme that is open; else the choice among those that are.
fn only(visit: &Visit, fields: Option<&Fields>) -> CheckPage {
    let (schemes, now) = (visit.web.service.rules.current(), paris(visit.web.service.clock.now()));
    let mut open = schemes.books().iter().filter(|book| book.open_version(now).is_some());
    match (open.next(), open.next()) {
        (None, _) => CheckPage::Closed,
        (Some(book), None) => of(visit, book, fields),
        (Some(first), Some(second)) => {
            let link = |book: &Arc<RuleBook>| {
                let scheme = book.scheme();
                (Page::check_of(visit.lang, scheme.path()), visit.lang.of(scheme.title()).to_owned())
            };
            CheckPage::Choose([first, second].into_iter().chain(open).map(link).collect())
        }
    }
}

/// The page of a scheme, with the answer when there are answers.
fn of(visit: &Visit, rules: &Arc<RuleBook>, fields: Option<&Fields>) -> CheckPage {
    let now = paris(visit.web.service.clock.now());
    let Some(asks) = Asks::of(rules, now) else { return CheckPage::Closed };
    // Without the database nobody knows what is held: then no yes is promised.
    let held = visit.web.service.rules.held(rules.scheme().id());
    let asks = asks.holding(held.as_ref());
    let (form, mut errors) = fields.map(|fields| typed(&asks, fields)).unwrap_or_default();
    let result = fields.and_then(|_| judged(&asks, now, &form, &mut errors));
    let action = visit.path.clone();
    CheckPage::Ask(Box::new(CheckForm { action, form, errors, result, now, held, rules: rules.clone() }))
}

/// What the answers come to; nothing when something is wrong with them.
fn judged(
    asks: &Asks<'_>,
    now: OffsetDateTime,
    form: &ClaimForm,
    errors: &mut FieldErrors,
) -> Option<abri_domain::assessment::Screen> {
    let answers = asks.read(&|field| form.get(field).to_owned(), now.date());
    let fields = asks.fields();
    let names: Vec<&str> = fields.iter().map(String::as_str).collect();
    let faults = answers.as_ref().err().cloned().unwrap_or_default();
    *errors = draft::merged(std::mem::take(errors), faults, &names);
    answers.ok().filter(|_| errors.is_empty()).map(|answers| screen(answers, asks, now))
}

/// The fields of the page as typed, and what is wrong with the body itself. The check has fields of its own beside those
/// of the claim form: they stand with the answers.
fn typed(asks: &Asks<'_>, fields: &Fields) -> (ClaimForm, FieldErrors) {
    let (mut form, mut errors) = (ClaimForm::default(), FieldErrors::default());
    let names = asks.fields();
    for name in &names {
        if !form.set(name, fields.kept(name)) {
            form.answers.insert(name.clone(), fields.kept(name));
        }
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    draft::body_faults(&names, fields, &mut errors);
    (form, errors)
}
