//! The receipt: shown to the session that sent the claim, as a page and as a PDF.

use super::draft;
use crate::http::failure::Failure;
use crate::http::render;
use crate::http::visit::Visit;
use crate::persistence::claims::{self, ClaimFile, ClaimRow};
use crate::{letters, views};
use abri_app::model::{ReceiptPage, Screen};
use abri_app::paths::Page;
use abri_domain::form::Step;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// The page.
pub async fn show(visit: Visit) -> Result<Response, Failure> {
    let (page, _, _) = load(&visit).await?;
    Ok(render::page(&visit, StatusCode::OK, Screen::Receipt(Box::new(page))))
}

/// The PDF.
pub async fn pdf(visit: Visit) -> Result<Response, Failure> {
    let (page, claim, file) = load(&visit).await?;
    let service = &visit.web.service;
    let letter = letters::receipt(service, &page, &file, visit.lang);
    let bytes = letters::render(service, letter, visit.lang, claim.requested_at().date()).await?;
    Ok(download(bytes, &format!("abri-{}.pdf", page.reference)))
}

async fn load(visit: &Visit) -> Result<(ReceiptPage, ClaimRow, ClaimFile), Failure> {
    let elsewhere = || Failure::Elsewhere(Page::Step(Step::Terms).path(visit.lang).to_owned());
    let draft = draft::find(visit).await?.ok_or_else(elsewhere)?;
    let claim_id = draft.claim_id.ok_or_else(elsewhere)?;
    let service = &visit.web.service;
    let mut connection = service.pools.admin.acquire().await?;
    let claim = claims::find(&mut connection, claim_id).await?.ok_or_else(elsewhere)?;
    let file = claim.open(&service.keys.zone_a)?;
    let page = views::receipt(service, &claim, &file, draft.printed_codes, visit.lang);
    Ok((page, claim, file))
}

/// A PDF to keep.
pub fn download(bytes: Vec<u8>, name: &str) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    // The name is a reference of ours: ASCII without quotes.
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
