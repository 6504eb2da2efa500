//! Calls to partners, under the id of the job: a call made again, because its answer was lost, has the id of the first.

use super::JobError;
use crate::persistence::jobs::Job;
use crate::pipeline::partners;
use crate::state::Service;
use crate::webhook::CallError;
use reqwest::StatusCode;
use serde_json::json;
use time::format_description::well_known::Rfc3339;

/// Makes a call, if it is still wanted. It says which notice, and nothing of whom it is about: the partner asks for that with its key.
pub(super) async fn call(service: &Service, job: &Job) -> Result<(), JobError> {
    let Some((call, webhook)) = partners::owed(service, job).await? else { return Ok(()) };
    let at = call.at.format(&Rfc3339).map_err(|_| JobError::Abandon("instant"))?;
    let body = json!({ "type": call.event, "timestamp": at, "data": { "notice_id": call.notice_id } });
    let called = service.calls.call(&webhook, job.job_id, body.to_string().into_bytes(), service.clock.now());
    called.await.map_err(JobError::from)
}

impl From<CallError> for JobError {
    fn from(error: CallError) -> Self {
        match error {
            // Names move: what stood for a machine of ours may be put right.
            CallError::NotCallable(_) => Self::Retry("webhook-not-callable"),
            CallError::NoAnswer => Self::Retry("webhook-no-answer"),
            CallError::Status(StatusCode::GONE) => Self::Abandon("webhook-gone"),
            CallError::Status(_) => Self::Retry("webhook-status"),
        }
    }
}
