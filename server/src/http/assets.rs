//! Static files: compressed at build, named by their content, kept by browsers for ever.

use super::render::Assets;
use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use tower::ServiceBuilder;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// The folder of the built assets.
pub fn folder(assets: &Assets) -> Router {
    let for_ever = HeaderValue::from_static("public, max-age=31536000, immutable");
    let files = ServeDir::new(&assets.folder).precompressed_br().append_index_html_on_directories(false);
    // The sheets that `main.css` imports, where nobody bundled them: `cargo leptos watch` does not.
    let imported = ServiceBuilder::new()
        .layer(SetResponseHeaderLayer::overriding(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-cache"),
        ))
        .service(ServeDir::new("style").append_index_html_on_directories(false));
    let service = ServiceBuilder::new()
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, for_ever))
        .layer(SetResponseHeaderLayer::overriding(
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ))
        .service(files.fallback(imported));
    Router::new().fallback_service(service)
}

/// The mark of the service.
pub async fn favicon() -> impl IntoResponse {
    let headers = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")];
    (headers, include_str!("../../../style/favicon.svg"))
}

/// Search engines may read the public pages; nothing else is theirs.
pub async fn robots() -> &'static str {
    "User-agent: *\nDisallow: /agent\nDisallow: /fr/suivi\nDisallow: /en/follow-up\nDisallow: /v/\nDisallow: /api/\n"
}
