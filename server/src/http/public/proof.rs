//! What verifies a notice without us: the keys, the page that reads a QR code, and what keeps that page for when the network is off.

use crate::http::failure::Failure;
use crate::http::visit::Visit;
use crate::http::{Web, render};
use crate::persistence::notice_keys;
use crate::pipeline::UseCaseError;
use crate::proof::PublishedKeys;
use crate::state::Service;
use abri_app::model::{ProofPage, Screen};
use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

async fn published(service: &Service) -> Result<PublishedKeys, UseCaseError> {
    let mut connection = service.pools.employer.acquire().await?;
    let keys = notice_keys::published(&mut connection).await?;
    Ok(PublishedKeys { service: service.contact.name.clone(), keys })
}

/// Every key that ever signed.
pub async fn keys(State(web): State<Web>) -> Result<Json<PublishedKeys>, Failure> {
    Ok(Json(published(&web.service).await?))
}

/// The page. What the QR code holds stands after the `#` and never comes here.
pub async fn show(visit: Visit) -> Result<Response, Failure> {
    let keys = published(&visit.web.service).await?;
    let keys = serde_json::to_string(&keys.keys).map_err(|error| Failure::Broken(Box::new(error)))?;
    Ok(render::page(&visit, StatusCode::OK, Screen::Proof(ProofPage { keys })))
}

/// The service worker: keeps the page above, and nothing else.
pub async fn worker() -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE.as_str(), "text/javascript; charset=utf-8"),
        // Both languages have a page, `/v/` and `/en/v/`.
        ("service-worker-allowed", "/"),
        (header::CONTENT_SECURITY_POLICY.as_str(), "default-src 'none'; connect-src 'self'"),
    ];
    (headers, include_str!("../../../../frontend/notice-worker.js"))
}
