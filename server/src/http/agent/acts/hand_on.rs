//! The acts that leave a claim to someone else: the insured, the other side, a doctor, its own fund.

use super::{Typed, again, missing, settle};
use crate::http::agent::session::Staff;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::pipeline::{opinions, review};
use abri_app::paths::agent;
use abri_domain::opinion::OpinionQuestion;
use axum::extract::Path;
use axum::response::Response;

/// Asks the insured.
pub async fn ask(staff: Staff, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let typed = Typed::read(&staff, &path, &fields)?;
    let errors = typed.faults(&["question"]);
    if !errors.is_empty() {
        return again(&staff, typed, errors).await;
    }
    let service = &staff.visit.web.service;
    let claim = (typed.claim_id, typed.version);
    let words = (typed.form.question.trim(), typed.form.note.trim());
    let outcome = review::ask(service, &staff.agent, claim, words).await;
    settle(&staff, typed, outcome, (agent::QUEUE, "asked")).await
}

/// Passes the claim to the other side.
pub async fn pass_on(staff: Staff, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let typed = Typed::read(&staff, &path, &fields)?;
    let errors = typed.faults(&[]);
    if !errors.is_empty() {
        return again(&staff, typed, errors).await;
    }
    let service = &staff.visit.web.service;
    let claim = (typed.claim_id, typed.version);
    let outcome = review::pass_on(service, &staff.agent, claim, typed.form.note.trim()).await;
    settle(&staff, typed, outcome, (agent::QUEUE, "passed")).await
}

/// Gives a claim that another fund lent back to it, ready to be decided.
pub async fn prepare(staff: Staff, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let typed = Typed::read(&staff, &path, &fields)?;
    let errors = typed.faults(&["explanation"]);
    if !errors.is_empty() {
        return again(&staff, typed, errors).await;
    }
    let service = &staff.visit.web.service;
    let claim = (typed.claim_id, typed.version);
    let outcome = review::prepare(service, &staff.agent, claim, typed.form.explanation.trim()).await;
    settle(&staff, typed, outcome, (agent::QUEUE, "prepared")).await
}

/// Leaves a note for a doctor, who decides.
pub async fn leave_to_doctor(
    staff: Staff,
    Path(path): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let typed = Typed::read(&staff, &path, &fields)?;
    let errors = typed.faults(&["note"]);
    if !errors.is_empty() {
        return again(&staff, typed, errors).await;
    }
    let (service, claim) = (&staff.visit.web.service, (typed.claim_id, typed.version));
    let outcome = review::leave_to_doctor(service, &staff.agent, claim, typed.form.note.trim()).await;
    settle(&staff, typed, outcome, (agent::QUEUE, "left-to-doctor")).await
}

/// Asks the medical side.
pub async fn ask_opinion(
    staff: Staff,
    Path(path): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let typed = Typed::read(&staff, &path, &fields)?;
    let mut errors = typed.faults(&[]);
    let question = OpinionQuestion::from_code(&typed.form.opinion_question);
    if question.is_none() {
        errors.add("opinion_question", missing(&typed.form.opinion_question));
    }
    let (Some(question), true) = (question, errors.is_empty()) else {
        return again(&staff, typed, errors).await;
    };
    let (service, claim) = (&staff.visit.web.service, (typed.claim_id, typed.version));
    let words = typed.form.opinion_words.trim();
    let outcome = opinions::ask(service, &staff.agent, claim, question, words).await;
    settle(&staff, typed, outcome, (agent::QUEUE, "opinion-asked")).await
}

/// Takes that question back.
pub async fn withdraw_opinion(
    staff: Staff,
    Path(path): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let typed = Typed::read(&staff, &path, &fields)?;
    let (service, claim) = (&staff.visit.web.service, (typed.claim_id, typed.version));
    let outcome = opinions::withdraw(service, &staff.agent, claim).await;
    settle(&staff, typed, outcome, (agent::QUEUE, "opinion-withdrawn")).await
}

/// Looks at a decision again.
pub async fn reopen(staff: Staff, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let typed = Typed::read(&staff, &path, &fields)?;
    let service = &staff.visit.web.service;
    let outcome =
        review::reopen(service, &staff.agent, (typed.claim_id, typed.version), typed.form.explanation.trim())
            .await;
    settle(&staff, typed, outcome, (agent::QUEUE, "reopened")).await
}
