//! Where a partner wants to be called: one address, and what signs the calls.

use super::partner::Partner;
use super::problem::Problem;
use super::{Answer, On};
use crate::persistence::partners::webhooks::{self, Webhook};
use crate::pipeline::UseCaseError;
use crate::webhook::Secret;
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
    let mut connection = web.service.pools.employer.acquire().await?;
    let found = webhooks::find(&mut connection, &web.service.keys, key.partner_id).await?;
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
    let service = &web.service;
    service.calls.address(&request.url).map_err(|_| Problem::NOT_CALLABLE)?;
    let secret = Secret::draw().map_err(UseCaseError::from)?;
    let shown = secret.shown().to_string();
    let webhook = Webhook { url: request.url, secret: secret.0, set_at: service.clock.now() };
    let mut transaction = service.pools.employer.begin().await?;
    // Said to be set once it is: this role does not wait for the disk otherwise.
    sqlx::query("SET LOCAL synchronous_commit TO on").execute(&mut *transaction).await?;
    webhooks::set(&mut transaction, &service.keys, key.partner_id, &webhook).await?;
    transaction.commit().await?;
    Ok(Json(WebhookAnswer { url: webhook.url, set_at: webhook.set_at, secret: Some(shown) }))
}

/// The partner is called no more.
#[utoipa::path(delete, path = "/api/v1/webhook", tag = "webhook", operation_id = "removeWebhook",
    security(("key" = ["webhooks"])),
    responses((status = 204, description = "No more calls")))]
pub async fn remove(web: On, partner: Partner) -> Answer<StatusCode> {
    let key = partner.with(Scope::Webhooks)?;
    let mut transaction = web.service.pools.employer.begin().await?;
    sqlx::query("SET LOCAL synchronous_commit TO on").execute(&mut *transaction).await?;
    let removed = webhooks::remove(&mut transaction, key.partner_id).await?;
    transaction.commit().await?;
    if removed { Ok(StatusCode::NO_CONTENT) } else { Err(Problem::NOT_FOUND) }
}
