//! The insured corrects where an employer is reached.

use super::own_claim::{posting, session};
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::http::visit::Visit;
use crate::pipeline::notices::contacts::{self, Corrected};
use abri_app::model::{EmployerContactPage, MessageKind, Screen};
use abri_app::paths::Page;
use abri_domain::employer::{Employer, EmployerContact};
use abri_domain::form::{EmployerForm, FieldErrors};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

/// What an entry says of where someone is reached.
const FIELDS: [&str; 4] = ["employer_email", "employer_street", "employer_postal_code", "employer_city"];

/// The form, with what is known.
pub async fn show(visit: Visit, Path(number): Path<i32>) -> Result<Response, Failure> {
    let (claim_id, session) = session(&visit).await?;
    let known = employer(&visit, claim_id, number).await?;
    let page = page(number, EmployerForm::of(&known), session.form_token);
    Ok(draw(&visit, StatusCode::OK, page))
}

async fn employer(visit: &Visit, claim_id: Uuid, number: i32) -> Result<Employer, Failure> {
    let found = contacts::employer_to_reach(&visit.web.service, claim_id, number).await?;
    found.ok_or(Failure::Say(MessageKind::NotFound))
}

fn page(number: i32, form: EmployerForm, token: String) -> EmployerContactPage {
    let number = usize::try_from(number).unwrap_or(0);
    EmployerContactPage { number, form, errors: FieldErrors::default(), too_often: false, token }
}

fn draw(visit: &Visit, status: StatusCode, page: EmployerContactPage) -> Response {
    render::page(visit, status, Screen::EmployerContact(Box::new(page)))
}

/// Keeps it, and sends the notice there.
pub async fn save(visit: Visit, Path(number): Path<i32>, fields: Fields) -> Result<Response, Failure> {
    let (claim_id, session) = posting(&visit, &fields).await?;
    let mut form = EmployerForm::of(&employer(&visit, claim_id, number).await?);
    for name in FIELDS {
        form.set(name, fields.kept(name));
    }
    let page = page(number, form, session.form_token);
    let errors = page.form.check_contact(page.number as u64);
    let typed = page.form.build().filter(|_| errors.is_empty());
    let Some(contact) = typed.map(|employer| employer.contact()) else {
        return Ok(draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, EmployerContactPage { errors, ..page }));
    };
    record(&visit, claim_id, number, (&contact, page)).await
}

async fn record(
    visit: &Visit,
    claim_id: Uuid,
    number: i32,
    (contact, page): (&EmployerContact, EmployerContactPage),
) -> Result<Response, Failure> {
    match contacts::correct(&visit.web.service, claim_id, number, contact).await? {
        Corrected::Done => Ok(Redirect::to(Page::FollowUpCase.path(visit.lang)).into_response()),
        Corrected::TooOften => {
            Ok(draw(visit, StatusCode::CONFLICT, EmployerContactPage { too_often: true, ..page }))
        }
    }
}
