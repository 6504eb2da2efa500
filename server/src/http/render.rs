//! From a screen to an answer: HTML, its Content-Security-Policy, its status.

use super::failure::Failure;
use super::visit::Visit;
use crate::random;
use abri_app::model::{PageContext, Screen};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use data_encoding::HEXLOWER;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The assets and their fingerprint: a new build has new addresses, so that browsers may keep the old ones for ever.
#[derive(Debug, Clone)]
pub struct Assets {
    /// Folder that holds `pkg`.
    pub folder: PathBuf,
    /// Address prefix: `/pkg-1a2b3c4d`.
    pub path: String,
}

impl Assets {
    /// The assets built into `folder`; what is missing is left out of the fingerprint.
    pub fn find(folder: &Path) -> Self {
        let files = ["abri.css", "abri.js", "abri.wasm", "staff.js", "notice.js"]
            .map(|name| std::fs::read(folder.join("pkg").join(name)));
        let content: Vec<u8> = files.into_iter().flatten().flatten().collect();
        let print = HEXLOWER.encode(&crate::crypto::sha256(&content)[..6]);
        Self { folder: folder.join("pkg"), path: format!("/pkg-{print}") }
    }
}

/// Draws a screen as an answer of that status; a 503 says when to come back.
pub fn page(visit: &Visit, status: StatusCode, screen: Screen) -> Response {
    // Without randomness there is no nonce, and without nonce no script: the page works without.
    let nonce = random::bytes::<16>().map(|bytes| HEXLOWER.encode(&bytes)).unwrap_or_default();
    let policy = policy(&nonce);
    let html = draw(context(visit, nonce), screen);
    let mut response = (status, Html(html)).into_response();
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if status == StatusCode::SERVICE_UNAVAILABLE {
        headers.insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
    }
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(visit.lang.code()));
    response
}

/// Lines of a file that a spreadsheet opens, under their head.
pub fn csv<const N: usize>(head: &[&str; N], lines: &[[String; N]]) -> Result<Response, Failure> {
    let broken = |error: Box<dyn std::error::Error + Send + Sync>| Failure::Broken(error);
    let mut writer = csv::Writer::from_writer(Vec::new());
    let written =
        writer.write_record(head).and_then(|()| lines.iter().try_for_each(|line| writer.write_record(line)));
    written.map_err(|error| broken(Box::new(error)))?;
    let body = writer.into_inner().map_err(|error| broken(Box::new(error.into_error())))?;
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], body).into_response())
}

fn draw(context: PageContext, screen: Screen) -> String {
    // The islands take their ids from a shared context of the request; nothing of it outlives the call.
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| abri_app::document(context, screen).to_html());
    owner.unset_with_forced_cleanup();
    html
}

fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
         object-src 'none'"
    )
}

fn context(visit: &Visit, nonce: String) -> PageContext {
    let service = &visit.web.service;
    PageContext {
        lang: visit.lang,
        alternate: visit.alternate(),
        clock_banner: service.clock.is_moved().then(|| service.clock.today()),
        pkg_path: visit.web.options.assets.path.clone(),
        nonce,
        service: service.contact.clone(),
        staff: visit.staff.clone(),
        training: service.training.is_some(),
    }
}
