//! What a re-check found.

use super::{Typed, again, missing, settle};
use crate::http::agent::session::Staff;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::pipeline::rechecks::{self, Recheck};
use abri_app::model::DecisionForm;
use abri_app::paths::agent;
use abri_domain::form::FieldErrors;
use abri_domain::recheck::OverturnReason;
use abri_domain::zone::Side;
use axum::extract::Path;
use axum::response::Response;

/// Says whether the rule was right to approve.
pub async fn recheck(staff: Staff, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let typed = Typed::read(&staff, &path, &fields)?;
    let mut errors = typed.faults(&[]);
    let recheck = found(&typed.form, staff.agent.side, &mut errors);
    let (Some(recheck), true) = (recheck, errors.is_empty()) else {
        return again(&staff, typed, errors).await;
    };
    let service = &staff.visit.web.service;
    let (claim, words) = ((typed.claim_id, typed.version), typed.form.explanation.trim());
    let outcome = rechecks::settle(service, &staff.agent, claim, recheck, words).await;
    let said = if recheck == Recheck::Upheld { "upheld" } else { "overturned" };
    settle(&staff, typed, outcome, (agent::RECHECKS, said)).await
}

fn found(form: &DecisionForm, side: Side, errors: &mut FieldErrors) -> Option<Recheck> {
    match form.verdict.as_str() {
        "upheld" => Some(Recheck::Upheld),
        "overturned" => {
            let reason = OverturnReason::from_code(&form.reason);
            let reason = reason.filter(|reason| OverturnReason::of(side).contains(reason));
            if reason.is_none() {
                errors.add("overturn_reason", missing(&form.reason));
            }
            reason.map(Recheck::Overturned)
        }
        other => {
            errors.add("verdict", missing(other));
            None
        }
    }
}
