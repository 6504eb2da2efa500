//! The API of partners, `/api/v1`: bearer keys, JSON in and out, errors as problem details (RFC 9457). The database role is that of
//! zone E: no handler can read a claim.

mod document;
mod notices;
mod partner;
mod problem;
mod webhook;
mod wire;

pub use document::document;

use super::Web;
use super::table::Table;
use axum::Json;
use axum::extract::DefaultBodyLimit;
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use problem::Problem;

/// Where the API begins.
const ROOT: &str = "/api/v1";
/// The most bytes of a request: five hundred checks with the longest names fit.
const BODY_MAX: usize = 256 * 1024;

/// Is that path the API's?
pub fn is_below(path: &str) -> bool {
    path.strip_prefix(ROOT).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Its routes.
pub(super) fn routes(table: Table) -> Table {
    let limit = || DefaultBodyLimit::max(BODY_MAX);
    let mut table = table
        .get("/api/v1/openapi.json", get(openapi))
        .get("/api/v1/notices", get(notices::list))
        .post("/api/v1/notices/verify", post(notices::verify).layer(limit()))
        .get("/api/v1/notices/{notice_id}", get(notices::one))
        .add(
            "/api/v1/webhook",
            &["GET", "PUT", "DELETE"],
            get(webhook::show).put(webhook::set).delete(webhook::remove).layer(limit()),
        );
    // Nothing below is a server function, nor a page.
    let nothing = || any(async || Problem::NOT_FOUND);
    table.router =
        table.router.route(ROOT, nothing()).route("/api/v1/", nothing()).route("/api/v1/{*rest}", nothing());
    table
}

async fn openapi() -> Json<utoipa::openapi::OpenApi> {
    Json(document())
}

/// What axum and the frame answer by themselves becomes a problem too.
pub fn said(response: Response) -> Response {
    let status = response.status();
    let is_said =
        response.headers().get(axum::http::header::CONTENT_TYPE).is_some_and(|kind| kind == problem::KIND);
    if is_said || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let mut said = Problem::of(status).into_response();
    *said.status_mut() = status;
    if let Some(allow) = response.headers().get(axum::http::header::ALLOW) {
        said.headers_mut().insert(axum::http::header::ALLOW, allow.clone());
    }
    said
}

/// Handlers of the API answer so.
type Answer<T> = Result<T, Problem>;

/// What the handlers use of the web side.
type On = axum::extract::State<Web>;
