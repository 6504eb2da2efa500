//! Check your answers, swear, send. The receipt is shown once the claim is durable, and never twice another claim.

use super::{draft, steps};
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::visit::Visit;
use crate::persistence::drafts::Draft;
use crate::pipeline::intake::{self, IntakeError, Submission};
use abri_app::model::{StepMessage, StepPage};
use abri_app::paths::Page;
use abri_domain::form::{ClaimForm, FieldErrors, FormRules, NewClaim, Step};
use abri_domain::status::Channel;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

/// A field no person sees: see the review page.
const TRAP: &str = "second_reference";

/// The review page.
pub async fn show(visit: Visit) -> Result<Response, Failure> {
    let (draft, rules) = ready(&visit).await?;
    Ok(draw(&visit, StatusCode::OK, draft, rules, FieldErrors::default(), None))
}

/// The draft of someone who filled every page.
async fn ready(visit: &Visit) -> Result<(Draft, FormRules), Failure> {
    let (draft, rules) = draft::under_way(visit).await?;
    match draft.form.first_unfinished(Step::Review, &rules) {
        Some(step) => Err(Failure::Elsewhere(steps::path(visit, step).to_owned())),
        None => Ok((draft, rules)),
    }
}

fn draw(
    visit: &Visit,
    status: StatusCode,
    draft: Draft,
    rules: FormRules,
    errors: FieldErrors,
    message: Option<StepMessage>,
) -> Response {
    let submit_key = page_key(draft.submit_key, &draft.form);
    let page = StepPage { errors, message, submit_key, ..steps::blank(Step::Review, draft.form, rules) };
    steps::draw(visit, status, page)
}

/// What the page sends back: the draft's key, and a print of the answers it showed. The statement on honour holds for
/// those answers: changed meanwhile in another tab, they are shown again first.
pub fn page_key(submit_key: Uuid, form: &ClaimForm) -> String {
    let answers = ClaimForm { honour: String::new(), ..form.clone() };
    format!("{submit_key}.{}", draft::print(&answers))
}

/// Sends the claim.
pub async fn submit(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let (mut draft, rules) = ready(&visit).await?;
    // A machine fills every field it finds; a person whose browser did so sends the fresh page with one more click.
    let is_as_shown =
        fields.get("submit_key") == page_key(draft.submit_key, &draft.form) && fields.get(TRAP).is_empty();
    draft.form.honour = fields.kept("honour");
    if !is_as_shown {
        draft.form.honour.clear();
        let message = Some(StepMessage::ChangedElsewhere);
        return Ok(draw(&visit, StatusCode::CONFLICT, draft, rules, FieldErrors::default(), message));
    }
    match draft.form.parse(&rules) {
        Ok(claim) => record(&visit, draft, rules, claim).await,
        Err((_, errors)) => Ok(draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, draft, rules, errors, None)),
    }
}

async fn record(visit: &Visit, draft: Draft, rules: FormRules, claim: NewClaim) -> Result<Response, Failure> {
    let submission = Submission {
        claim,
        submit_key: draft.submit_key,
        language: visit.lang.code(),
        channel: Channel::Online,
        assisted: None,
        session: draft::session(visit),
    };
    match intake::submit(&visit.web.service, submission).await {
        Ok(_) => Ok(Redirect::to(Page::Receipt.path(visit.lang)).into_response()),
        Err(IntakeError::Unavailable) => {
            let message = Some(StepMessage::NotRecorded);
            let status = StatusCode::SERVICE_UNAVAILABLE;
            Ok(draw(visit, status, draft, rules, FieldErrors::default(), message))
        }
        Err(error) => Err(error.into()),
    }
}
