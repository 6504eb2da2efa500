//! Where a partner wants to be called: one address, and what signs the calls.

use super::partner::Partner;
use super::problem::Problem;
use super::{Answer, On};
use crate::persistence::partners::webhooks::Webhook;
use crate::pipeline::partners;
use abri_domain::partner::Scope;
use axum::Json;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

/// Where to call.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookRequest {
    /// An https address of a public host.
    #[schema(
        pattern = "^https://([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,20}(:([1-9][0-9]{0,3}|[1-5][0-9]{4}))?([/?][A-Za-z0-9/._~?=&-]*)?$",
        max_length = 500
    )]
    url: String,
}

/// Where a partner is called.
#[derive(Serialize, ToSchema)]
pub struct WebhookAnswer {
    url: String,
    /// Since when.
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    set_at: OffsetDateTime,
    /// What signs the calls, as the libraries of Standard Webhooks read it: shown once, when the address is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

/// Where the partner is called.
#[utoipa::path(get, path = "/api/v1/webhook", tag = "webhook", operation_id = "readWebhook",
    security(("key" = ["webhooks"])),
    responses((status = 200, description = "The address", body = WebhookAnswer)))]
pub async fn show(web: On, partner: Partner) -> Answer<Json<WebhookAnswer>> {
    let key = partner.with(Scope::Webhooks)?;
    let found = partners::webhook(&web.service, key.partner_id).await?;
    let Webhook { url, set_at, .. } = found.ok_or(Problem::NOT_FOUND)?;
    Ok(Json(WebhookAnswer { url, set_at, secret: None }))
}

/// Sets where the partner is called when a notice is issued or changes, with a new secret. The one before holds no longer.
#[utoipa::path(put, path = "/api/v1/webhook", tag = "webhook", operation_id = "setWebhook",
    request_body = WebhookRequest, security(("key" = ["webhooks"])),
    responses((status = 200, description = "The address, with its secret", body = WebhookAnswer)))]
pub async fn set(
    web: On,
    partner: Partner,
    Json(request): Json<WebhookRequest>,
) -> Answer<Json<WebhookAnswer>> {
    let key = partner.with(Scope::Webhooks)?;
    let set = partners::set_webhook(&web.service, key.partner_id, request.url).await?;
    let (webhook, secret) = set.ok_or(Problem::NOT_CALLABLE)?;
    let shown = Some(secret.shown().to_string());
    Ok(Json(WebhookAnswer { url: webhook.url, set_at: webhook.set_at, secret: shown }))
}

/// The partner is called no more.
#[utoipa::path(delete, path = "/api/v1/webhook", tag = "webhook", operation_id = "removeWebhook",
    security(("key" = ["webhooks"])),
    responses((status = 204, description = "No more calls")))]
pub async fn remove(web: On, partner: Partner) -> Answer<StatusCode> {
    let key = partner.with(Scope::Webhooks)?;
    let removed = partners::remove_webhook(&web.service, key.partner_id).await?;
    if removed { Ok(StatusCode::NO_CONTENT) } else { Err(Problem::NOT_FOUND) }
}
