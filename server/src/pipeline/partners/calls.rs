//! The calls a partner is owed: recorded in the transaction that changes the notice, done by a worker.

use crate::persistence::jobs::{self, Job, NewJob};
use crate::persistence::partners::webhooks::{self, Webhook};
use crate::pipeline::UseCaseError;
use crate::state::Service;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// Job kind: calls one partner about one notice.
pub const CALL_PARTNER: &str = "call-partner";

/// What happened to a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// It was issued.
    #[serde(rename = "notice.issued")]
    Issued,
    /// Its state or its last day changed.
    #[serde(rename = "notice.changed")]
    Changed,
}

/// Whom to call, and about what: ids and codes, as every job.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Call {
    /// Whom.
    pub partner_id: Uuid,
    /// About which notice.
    pub notice_id: Uuid,
    /// What happened to it.
    pub event: Event,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
}

/// Owes a call to each partner of the notice's establishment that wants one: once per event of the claim.
pub async fn owe(
    connection: &mut PgConnection,
    (notice_id, event): (Uuid, Event),
    sequence: i32,
    now: OffsetDateTime,
) -> Result<(), UseCaseError> {
    for partner_id in webhooks::to_call(connection, notice_id).await? {
        let call = Call { partner_id, notice_id, event, at: now };
        let job = NewJob {
            key: format!("{CALL_PARTNER}:{partner_id}:{notice_id}:{sequence}"),
            kind: CALL_PARTNER,
            claim_id: None,
            payload: serde_json::to_value(&call).unwrap_or_default(),
            due_at: now,
        };
        jobs::enqueue(connection, job, now).await?;
        jobs::wake(connection).await?;
    }
    Ok(())
}

/// The call a job owes, and where to; nothing once the partner took its address back, or has no key for it any more.
pub async fn owed(service: &Service, job: &Job) -> Result<Option<(Call, Webhook)>, UseCaseError> {
    let Ok(call) = serde_json::from_value::<Call>(job.payload.clone()) else { return Ok(None) };
    let mut connection = service.pools.pipeline.acquire().await?;
    let (partner, notice) = (call.partner_id, call.notice_id);
    if !webhooks::may_be_told(&mut connection, partner, notice, service.clock.now()).await? {
        return Ok(None);
    }
    let webhook = webhooks::find(&mut connection, &service.keys, partner).await?;
    Ok(webhook.map(|webhook| (call, webhook)))
}
