//! The acts on a case. A page that is stale loses nothing: it says who was faster and shows what was typed again.

use super::case;
use super::session::Staff;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::pipeline::UseCaseError;
use crate::pipeline::rechecks::{self, Recheck};
use crate::pipeline::review::{self, Decision};
use abri_app::model::{CasePage, DecisionForm};
use abri_app::paths::agent;
use abri_domain::claim::RefusalReason;
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::recheck::OverturnReason;
use abri_domain::status::Door;
use abri_domain::zone::Side;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

/// The most characters of a text typed by staff.
const TEXT_MAX: usize = 4000;

/// An act posted from a case page: its claim, the version it was typed on, what was typed.
struct Typed {
    claim_id: Uuid,
    version: i32,
    form: DecisionForm,
}

impl Typed {
    fn read(staff: &Staff, path: &str, fields: &Fields) -> Result<Self, Failure> {
        staff.check_token(fields)?;
        let form = DecisionForm {
            verdict: fields.kept("verdict"),
            reason: fields.kept("reason"),
            door: fields.kept("door"),
            explanation: fields.kept("explanation"),
            note: fields.kept("note"),
            question: fields.kept("question"),
        };
        let reason = if form.reason.is_empty() { fields.kept("overturn_reason") } else { form.reason };
        let form = DecisionForm { reason, ..form };
        // A version that is no number is one that never was: the page counts as stale.
        Ok(Self {
            claim_id: case::claim_id(path)?,
            version: fields.get("version").parse().unwrap_or(-1),
            form,
        })
    }

    fn faults(&self, required: &[&str]) -> FieldErrors {
        let mut errors = FieldErrors::default();
        let texts = [
            ("explanation", &self.form.explanation),
            ("note", &self.form.note),
            ("question", &self.form.question),
        ];
        for (name, text) in texts {
            if required.contains(&name) && text.trim().is_empty() {
                errors.add(name, FieldCode::Missing);
            } else if text.chars().count() > TEXT_MAX {
                errors.add(name, FieldCode::TooLong { max: TEXT_MAX as u64 });
            }
        }
        errors
    }
}

/// Back to the queue the claim came from, or the page again with what was typed.
async fn settle(
    staff: &Staff,
    typed: Typed,
    outcome: Result<(), UseCaseError>,
    (home, said): (&str, &str),
) -> Result<Response, Failure> {
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("{home}?{said}")).into_response()),
        Err(
            error @ (UseCaseError::Stale
            | UseCaseError::NotHeld
            | UseCaseError::Transition(_)
            | UseCaseError::Barred(_)),
        ) => {
            let page = case::load(staff, typed.claim_id).await?;
            Ok(case::draw(staff, StatusCode::CONFLICT, refused(staff, typed.form, page, &error)))
        }
        Err(error) => Err(error.into()),
    }
}

/// The page again, with what was typed and why nothing was done.
fn refused(staff: &Staff, form: DecisionForm, page: CasePage, error: &UseCaseError) -> CasePage {
    let waits =
        page.summary.state.code() == "in-review" && page.summary.state.side() == Some(staff.agent.side);
    match error {
        UseCaseError::Barred(bar) => CasePage { bar: Some(*bar), form, ..page },
        UseCaseError::NotHeld if waits => CasePage { lease_lost: true, form, ..page },
        _ => CasePage { changed_by: Some(last_change(&page)), form, ..page },
    }
}

/// Who changed the claim last, and when; readings of the file change nothing.
fn last_change(page: &CasePage) -> String {
    let last = page.history.iter().rev().find(|line| line.event != "file-read");
    last.map_or_else(String::new, |line| format!("{}, {}", line.who, line.at))
}

async fn again(staff: &Staff, typed: Typed, errors: FieldErrors) -> Result<Response, Failure> {
    let page = case::load(staff, typed.claim_id).await?;
    Ok(case::draw(staff, StatusCode::UNPROCESSABLE_ENTITY, CasePage { form: typed.form, errors, ..page }))
}

/// Approves, refuses, redirects.
pub async fn decide(staff: Staff, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let typed = Typed::read(&staff, &path, &fields)?;
    let refusing = matches!(typed.form.verdict.as_str(), "refuse" | "redirect");
    let mut errors = typed.faults(if refusing { &["explanation"] } else { &[] });
    let decision = decision(&typed.form, staff.agent.side, &mut errors);
    let (Some(decision), true) = (decision, errors.is_empty()) else {
        return again(&staff, typed, errors).await;
    };
    let words = (typed.form.explanation.trim(), typed.form.note.trim());
    let service = &staff.visit.web.service;
    let outcome =
        review::decide(service, &staff.agent, (typed.claim_id, typed.version), decision, words).await;
    settle(&staff, typed, outcome, (agent::QUEUE, "decided")).await
}

const fn missing(value: &str) -> FieldCode {
    if value.is_empty() { FieldCode::Missing } else { FieldCode::NotAnOption }
}

fn decision(form: &DecisionForm, side: Side, errors: &mut FieldErrors) -> Option<Decision> {
    match form.verdict.as_str() {
        "approve" => Some(Decision::Approve),
        "refuse" => {
            let reason =
                RefusalReason::from_code(&form.reason).filter(|r| DecisionForm::reasons(side).contains(r));
            if reason.is_none() {
                errors.add("reason", missing(&form.reason));
            }
            reason.map(Decision::Refuse)
        }
        "redirect" => {
            let door = Door::from_code(&form.door);
            if door.is_none() {
                errors.add("door", missing(&form.door));
            }
            door.map(Decision::Redirect)
        }
        other => {
            errors.add("verdict", missing(other));
            None
        }
    }
}

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

/// Looks at a decision again.
pub async fn reopen(staff: Staff, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let typed = Typed::read(&staff, &path, &fields)?;
    let service = &staff.visit.web.service;
    let outcome =
        review::reopen(service, &staff.agent, (typed.claim_id, typed.version), typed.form.explanation.trim())
            .await;
    settle(&staff, typed, outcome, (agent::QUEUE, "reopened")).await
}

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
