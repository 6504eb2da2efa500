//! The acts on a case. A page that is stale loses nothing: it says who was faster and shows what was typed again.

mod decide;
mod hand_on;
mod lease;
mod recheck;

pub use decide::{confirm, decide, preview};
pub use hand_on::{ask, ask_opinion, leave_to_doctor, pass_on, prepare, reopen, withdraw_opinion};
pub use lease::{release, take};
pub use recheck::recheck;

use super::case;
use super::session::Staff;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::pipeline::UseCaseError;
use abri_app::model::{CasePage, CaseRefusal, DecisionForm};
use abri_domain::form::{FieldCode, FieldErrors};
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
            checks: fields.ticked("check-"),
            opinion_question: fields.kept("opinion_question"),
            opinion_words: fields.kept("opinion_words"),
        };
        let words_back = fields.kept("words_back");
        let explanation = if form.explanation.is_empty() { words_back } else { form.explanation };
        let form = DecisionForm { explanation, ..form };
        let reason = if form.reason.is_empty() { fields.kept("overturn_reason") } else { form.reason };
        let form = DecisionForm { reason, ..form };
        // A version that is no number is one that never was: the page counts as stale.
        Ok(Self {
            claim_id: case::claim_id(path)?,
            version: fields.get("version").parse().unwrap_or(-1),
            form,
        })
    }

    /// What the words of a decision lack.
    fn decision_faults(&self) -> FieldErrors {
        let refusing = matches!(self.form.verdict.as_str(), "refuse" | "redirect");
        self.faults(if refusing { &["explanation"] } else { &[] })
    }

    fn faults(&self, required: &[&str]) -> FieldErrors {
        let mut errors = FieldErrors::default();
        let texts = [
            ("explanation", &self.form.explanation),
            ("note", &self.form.note),
            ("question", &self.form.question),
            ("opinion_words", &self.form.opinion_words),
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
            | UseCaseError::Barred(_)
            | UseCaseError::OpinionAgainst
            | UseCaseError::NotDelegated),
        ) => {
            let page = case::load(staff, typed.claim_id).await?;
            Ok(case::draw(staff, StatusCode::CONFLICT, refused(staff, typed.form, page, &error)))
        }
        Err(UseCaseError::Sealed) => {
            let mut errors = FieldErrors::default();
            errors.add("verdict", FieldCode::NotAnOption);
            again(staff, typed, errors).await
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
        UseCaseError::OpinionAgainst => CasePage { refused: Some(CaseRefusal::OpinionAgainst), form, ..page },
        UseCaseError::NotDelegated => CasePage { refused: Some(CaseRefusal::NotDelegated), form, ..page },
        UseCaseError::NotHeld if waits => CasePage { lease_lost: true, form, ..page },
        _ => CasePage { changed_by: Some(last_change(&page)), form, ..page },
    }
}

/// Who changed the claim last, and when; readings of the file change nothing.
pub(super) fn last_change(page: &CasePage) -> String {
    let last = page.history.iter().rev().find(|line| line.event != "file-read");
    last.map_or_else(String::new, |line| format!("{}, {}", line.who, line.at))
}

async fn again(staff: &Staff, typed: Typed, errors: FieldErrors) -> Result<Response, Failure> {
    let page = case::load(staff, typed.claim_id).await?;
    Ok(case::draw(staff, StatusCode::UNPROCESSABLE_ENTITY, CasePage { form: typed.form, errors, ..page }))
}

const fn missing(value: &str) -> FieldCode {
    if value.is_empty() { FieldCode::Missing } else { FieldCode::NotAnOption }
}
