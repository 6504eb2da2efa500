//! Decisions: typed, previewed, confirmed by a second person.

use super::{TEXT_MAX, Typed, again, missing, settle};
use crate::http::agent::case;
use crate::http::agent::session::Staff;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::public::receipt::download;
use crate::persistence::proposals::Said;
use crate::pipeline::review::{self, Decision};
use crate::{letters, views};
use abri_app::model::CasePage;
use abri_app::paths::agent;
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::status::Door;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// Approves, refuses, redirects; or approves by one key and takes the next claim.
pub async fn decide(staff: Staff, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let mut typed = Typed::read(&staff, &path, &fields)?;
    let then_next = fields.get("then") == "next";
    if then_next && typed.form.verdict.is_empty() {
        "approve".clone_into(&mut typed.form.verdict);
    }
    let mut errors = typed.decision_faults();
    let decision = decision(&staff, &typed, &mut errors).await?;
    if then_next && decision.as_ref().is_some_and(|decision| decision.0 != Decision::Approve) {
        errors.add("verdict", FieldCode::NotAnOption);
    }
    let service = &staff.visit.web.service;
    if then_next && !review::clear(service, &staff.agent, typed.claim_id, &typed.form.checks).await? {
        errors.add("checks", FieldCode::Missing);
    }
    let (Some((decision, said)), true) = (decision, errors.is_empty()) else {
        return again(&staff, typed, errors).await;
    };
    let claim = (typed.claim_id, typed.version);
    match review::decide(service, &staff.agent, claim, decision, &said).await {
        Ok(decided) if then_next => next(&staff, decided.said()).await,
        Ok(decided) => settle(&staff, typed, Ok(()), (agent::QUEUE, decided.said())).await,
        Err(error) => settle(&staff, typed, Err(error), (agent::QUEUE, "")).await,
    }
}

/// The next claim, with what became of the one before; the queue when none waits.
async fn next(staff: &Staff, said: &str) -> Result<Response, Failure> {
    let taken = review::take_next(&staff.visit.web.service, &staff.agent).await?;
    let to = taken.map_or_else(|| agent::QUEUE.to_owned(), |claim_id| agent::case(&claim_id.to_string()));
    Ok(Redirect::to(&format!("{to}?{said}")).into_response())
}

/// The decision as typed, with what goes with it.
async fn decision(
    staff: &Staff,
    typed: &Typed,
    errors: &mut FieldErrors,
) -> Result<Option<(Decision, Said)>, Failure> {
    let form = &typed.form;
    let mut said = Said {
        explanation: form.explanation.trim().to_owned(),
        note: form.note.trim().to_owned(),
        checks: form.checks.clone(),
        ..Said::default()
    };
    let decision = match form.verdict.as_str() {
        "approve" => Some(Decision::Approve),
        "refuse" => {
            let (service, agent) = (&staff.visit.web.service, &staff.agent);
            let reason = review::reason_of(service, agent, typed.claim_id, &form.reason).await?;
            if reason.is_none() {
                errors.add("reason", missing(&form.reason));
            }
            reason.map(|(reason, medical)| {
                said.medical_reason = medical;
                Decision::Refuse(reason)
            })
        }
        "redirect" => {
            said.door = Door::from_code(&form.door);
            if said.door.is_none() {
                errors.add("door", missing(&form.door));
            }
            said.door.map(Decision::Redirect)
        }
        other => {
            errors.add("verdict", missing(other));
            None
        }
    };
    Ok(decision.map(|decision| (decision, said)))
}

/// Shows a decision before anything is stored: the model words of its reason, the page as the insured would read it, or the
/// letter. What was typed stays.
pub async fn preview(staff: Staff, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let mut typed = Typed::read(&staff, &path, &fields)?;
    let service = &staff.visit.web.service;
    let case = review::open_case(service, &staff.agent, typed.claim_id).await?;
    let page = views::case(service, &staff.agent, &case, staff.visit.lang);
    let words = views::template(service, &staff.agent, &case, &typed.form.reason);
    if fields.get("show") == "words" {
        let Some(words) = words else {
            let mut errors = FieldErrors::default();
            errors.add("reason", missing(&typed.form.reason));
            return again(&staff, typed, errors).await;
        };
        let typed_before = typed.form.explanation.trim_end();
        let gap = if typed_before.is_empty() { "" } else { "\n\n" };
        typed.form.explanation = format!("{typed_before}{gap}{words}");
        return Ok(case::draw(&staff, StatusCode::OK, CasePage { form: typed.form, ..page }));
    }
    let mut errors = typed.decision_faults();
    let decision = decision(&staff, &typed, &mut errors).await?;
    let (Some((decision, said)), true) = (decision, errors.is_empty()) else {
        return again(&staff, typed, errors).await;
    };
    let (own, why_second) = match review::as_decided(service, &staff.agent, &case, decision, &said) {
        Ok(shown) => shown,
        Err(error) => return settle(&staff, typed, Err(error), (agent::QUEUE, "")).await,
    };
    let preview = views::preview(service, &own, why_second);
    if fields.get("show") == "letter" {
        let lines = own.file.insured.address.lines();
        let letter = letters::decision(service, &preview.page, lines, preview.lang);
        let bytes = letters::render(service, letter, preview.lang, service.clock.today()).await?;
        return Ok(download(bytes, &format!("apercu-{}.pdf", preview.page.reference)));
    }
    let preview = Some(Box::new(preview));
    Ok(case::draw(&staff, StatusCode::OK, CasePage { form: typed.form, preview, ..page }))
}

/// Confirms what someone else proposed, or sends it back with words.
pub async fn confirm(staff: Staff, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let typed = Typed::read(&staff, &path, &fields)?;
    let (service, claim) = (&staff.visit.web.service, (typed.claim_id, typed.version));
    let words = typed.form.explanation.trim();
    let mut errors = FieldErrors::default();
    let outcome = match typed.form.verdict.as_str() {
        "confirm" => review::confirm(service, &staff.agent, claim).await.map(|()| "confirmed"),
        "send-back" if words.is_empty() => {
            errors.add("words_back", FieldCode::Missing);
            return again(&staff, typed, errors).await;
        }
        "send-back" if words.chars().count() > TEXT_MAX => {
            errors.add("words_back", FieldCode::TooLong { max: TEXT_MAX as u64 });
            return again(&staff, typed, errors).await;
        }
        "send-back" => review::send_back(service, &staff.agent, claim, words).await.map(|()| "sent-back"),
        other => {
            errors.add("verdict", missing(other));
            return again(&staff, typed, errors).await;
        }
    };
    match outcome {
        Ok(said) => settle(&staff, typed, Ok(()), (agent::QUEUE, said)).await,
        Err(error) => settle(&staff, typed, Err(error), (agent::QUEUE, "")).await,
    }
}
