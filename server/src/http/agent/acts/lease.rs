//! Taking one claim, and giving it back.

use super::Typed;
use crate::http::agent::session::Staff;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::pipeline::UseCaseError;
use crate::pipeline::review;
use abri_app::paths::agent;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};

/// Takes this very claim.
pub async fn take(staff: Staff, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let typed = Typed::read(&staff, &path, &fields)?;
    // Whoever was faster is named on the page that follows, and so is what keeps the agent from it.
    match review::take(&staff.visit.web.service, &staff.agent, typed.claim_id).await {
        Ok(_) | Err(UseCaseError::Barred(_)) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(Redirect::to(&agent::case(&typed.claim_id.to_string())).into_response())
}

/// Gives the claim back.
pub async fn release(staff: Staff, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let typed = Typed::read(&staff, &path, &fields)?;
    review::release(&staff.visit.web.service, &staff.agent, typed.claim_id).await?;
    Ok(Redirect::to(&format!("{}?released", agent::QUEUE)).into_response())
}
