//! The acts on a case. A page that is stale loses nothing: it says who was faster and shows what was typed again.

use super::case;
use super::session::Staff;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::public::receipt::download;
use crate::persistence::proposals::Said;
use crate::pipeline::rechecks::{self, Recheck};
use crate::pipeline::review::{self, Decision};
use crate::pipeline::{UseCaseError, opinions};
use crate::{letters, views};
use abri_app::model::{CasePage, CaseRefusal, DecisionForm};
use abri_app::paths::agent;
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::opinion::OpinionQuestion;
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

const fn missing(value: &str) -> FieldCode {
    if value.is_empty() { FieldCode::Missing } else { FieldCode::NotAnOption }
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
