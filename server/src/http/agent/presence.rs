//! The sign of life of a case page that is open, given by `frontend/staff.js`.

use super::case::claim_id;
use super::session::Staff;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::pipeline::review;
use crate::views;
use abri_app::model::PresenceWords;
use axum::Json;
use axum::extract::Path;

/// Keeps the claim of who holds it, and answers with who is there.
pub async fn keep(
    staff: Staff,
    Path(path): Path<String>,
    fields: Fields,
) -> Result<Json<PresenceWords>, Failure> {
    staff.check_token(&fields)?;
    let web = &staff.visit.web;
    let presence = review::keep(&web.service, &staff.agent, claim_id(&path)?, web.options.alive).await?;
    let version = fields.get("version").parse().unwrap_or(-1);
    Ok(Json(views::presence(&presence, version, staff.visit.lang)))
}
