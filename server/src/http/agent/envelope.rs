//! The ground of a claim on paper, typed by the medical side from the envelope it opened.

use super::session::Staff;
use super::{acts, case};
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::public::draft;
use crate::pipeline::UseCaseError;
use crate::pipeline::review;
use abri_app::model::{CasePage, EnvelopePart, MessageKind};
use abri_app::paths::agent;
use abri_domain::form::{FieldErrors, Step};
use abri_domain::zone::Side;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// Keeps the ground, and hands the claim to the machine; or shows it again with its faults.
pub async fn type_ground(
    staff: Staff,
    Path(path): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    staff.check_token(&fields)?;
    if staff.agent.side != Side::Medical {
        return Err(Failure::Say(MessageKind::NotFound));
    }
    let (claim_id, service) = (case::claim_id(&path)?, &staff.visit.web.service);
    let mut page = case::load(&staff, claim_id).await?;
    let Some(mut part) = page.envelope.take() else {
        // Someone else opened it: the page says where the claim is.
        return Ok(case::draw(&staff, StatusCode::CONFLICT, page));
    };
    let body = draft::put(&mut part.form, (Step::Ground, &part.rules), &fields);
    let version = fields.get("version").parse().unwrap_or(-1);
    let faults = if body.is_empty() {
        review::type_ground(service, &staff.agent, (claim_id, version), &part.form).await
    } else {
        let values = part.form.check(Step::Ground, &part.rules);
        Ok(draft::merged(body, values, &part.rules.fields(Step::Ground)))
    };
    match faults {
        Ok(faults) if faults.is_empty() => {
            Ok(Redirect::to(&format!("{}?ground-typed", agent::QUEUE)).into_response())
        }
        Ok(faults) => Ok(again(&staff, StatusCode::UNPROCESSABLE_ENTITY, page, (part, faults))),
        Err(
            UseCaseError::Stale
            | UseCaseError::NotHeld
            | UseCaseError::Transition(_)
            | UseCaseError::Barred(_),
        ) => {
            page.lease_lost = page.lease_until.is_none();
            page.changed_by = page.lease_until.is_some().then(|| acts::last_change(&page));
            Ok(again(&staff, StatusCode::CONFLICT, page, (part, FieldErrors::default())))
        }
        Err(error) => Err(error.into()),
    }
}

fn again(
    staff: &Staff,
    status: StatusCode,
    page: CasePage,
    (part, errors): (Box<EnvelopePart>, FieldErrors),
) -> Response {
    case::draw(staff, status, CasePage { envelope: Some(part), errors, ..page })
}
