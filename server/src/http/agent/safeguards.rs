//! The switches of a rules officer. What was typed is shown again when a switch could not be turned.

use super::session::RulesDesk;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::pipeline::switches::{self, Turned};
use crate::views;
use abri_app::model::{SafeguardsPage, Screen, SwitchForm, SwitchRefusal};
use abri_app::paths::agent;
use abri_domain::form::{FieldCode, FieldErrors};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// The most characters of a reason.
const REASON_MAX: usize = 1000;
/// What may be said after an act.
const DONE: [&str; 2] = ["held", "let-go"];

/// Switches, counts, journal.
pub async fn show(desk: RulesDesk) -> Result<Response, Failure> {
    let page = load(&desk).await?;
    let done = DONE.iter().find(|done| **done == desk.visit.query).map(|done| (*done).to_owned());
    Ok(draw(&desk, StatusCode::OK, SafeguardsPage { done, ..page }))
}

async fn load(desk: &RulesDesk) -> Result<SafeguardsPage, Failure> {
    let service = &desk.visit.web.service;
    let safeguards = switches::safeguards(service, &desk.who).await?;
    Ok(views::safeguards(
        &service.rules.current(),
        views::officer_badge(&desk.who),
        &safeguards,
        desk.visit.lang,
    ))
}

fn draw(desk: &RulesDesk, status: StatusCode, page: SafeguardsPage) -> Response {
    render::page(&desk.visit, status, Screen::Safeguards(Box::new(page)))
}

/// What was typed in one of the two forms, with the names of its fields.
struct Typed {
    form: SwitchForm,
    names: (&'static str, &'static str),
}

impl Typed {
    fn read(fields: &Fields, lets_go: bool) -> Self {
        let names = if lets_go { ("held_criterion", "let_go_reason") } else { ("criterion", "hold_reason") };
        let (criterion, reason) = (fields.kept(names.0), fields.kept(names.1));
        Self { form: SwitchForm { lets_go, criterion, reason }, names }
    }

    fn faults(&self) -> FieldErrors {
        let mut errors = FieldErrors::default();
        if !self.form.criterion.contains('/') {
            errors.add(self.names.0, FieldCode::Missing);
        }
        if self.form.reason.trim().is_empty() {
            errors.add(self.names.1, FieldCode::Missing);
        } else if self.form.reason.chars().count() > REASON_MAX {
            errors.add(self.names.1, FieldCode::TooLong { max: REASON_MAX as u64 });
        }
        errors
    }

    /// Scheme and criterion, as the option's value joins them.
    fn switch(&self) -> (&str, &str) {
        self.form.criterion.split_once('/').unwrap_or_default()
    }
}

/// Holds a criterion.
pub async fn hold(desk: RulesDesk, fields: Fields) -> Result<Response, Failure> {
    turn(desk, &fields, false).await
}

/// Lets a criterion go.
pub async fn let_go(desk: RulesDesk, fields: Fields) -> Result<Response, Failure> {
    turn(desk, &fields, true).await
}

async fn turn(desk: RulesDesk, fields: &Fields, lets_go: bool) -> Result<Response, Failure> {
    desk.check_token(fields)?;
    let typed = Typed::read(fields, lets_go);
    let errors = typed.faults();
    if !errors.is_empty() {
        return again(&desk, StatusCode::UNPROCESSABLE_ENTITY, typed, errors, None).await;
    }
    let (service, who, reason) = (&desk.visit.web.service, &desk.who, typed.form.reason.trim());
    let turned = if lets_go {
        switches::let_go(service, who, typed.switch(), reason).await?
    } else {
        switches::hold(service, who, typed.switch(), reason).await?
    };
    if turned == Turned::Done {
        let said = if lets_go { "let-go" } else { "held" };
        return Ok(Redirect::to(&format!("{}?{said}", agent::SAFEGUARDS)).into_response());
    }
    refuse(&desk, typed, turned).await
}

/// The page again, with why the switch was not turned.
async fn refuse(desk: &RulesDesk, typed: Typed, turned: Turned) -> Result<Response, Failure> {
    let (status, refused) = match turned {
        Turned::SamePerson => (StatusCode::UNPROCESSABLE_ENTITY, Some(SwitchRefusal::SamePerson)),
        Turned::NoSuchCriterion => (StatusCode::UNPROCESSABLE_ENTITY, None),
        Turned::AlreadySo | Turned::Done => (StatusCode::CONFLICT, Some(SwitchRefusal::AlreadySo)),
    };
    let mut errors = FieldErrors::default();
    if refused.is_none() {
        errors.add(typed.names.0, FieldCode::NotAnOption);
    }
    again(desk, status, typed, errors, refused).await
}

async fn again(
    desk: &RulesDesk,
    status: StatusCode,
    typed: Typed,
    errors: FieldErrors,
    refused: Option<SwitchRefusal>,
) -> Result<Response, Failure> {
    let page = load(desk).await?;
    Ok(draw(desk, status, SafeguardsPage { form: typed.form, errors, refused, ..page }))
}
