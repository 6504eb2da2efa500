//! HTTP: the one routing table, what every request passes, and a handler per page. Handlers load with a use case, draw
//! with `abri_app::document`, and decide nothing.

mod agent;
mod api;
mod assets;
mod body;
mod cookies;
mod failure;
mod files;
mod frame;
mod health;
mod network;
mod public;
mod render;
mod server_fns;
mod table;
mod visit;

pub use api::document;
pub use frame::Limiter;
pub use public::submit::page_key;
pub use render::Assets;
pub use table::{RouteEntry, routes};

use crate::provider::Provider;
use crate::state::Service;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

/// The most bytes a form may carry: ten employers with every field full fit several times.
const BODY_MAX: usize = 64 * 1024;

/// The most bytes a draft of rules may carry, as a form writes them: several of the largest files.
const RULES_MAX: usize = 1024 * 1024;

/// The most bytes that are read of a form with a file, most of which is forgotten when it is too much.
const UPLOAD_MAX: usize = 32 * 1024 * 1024;

/// How the service meets the web.
#[derive(Clone)]
pub struct WebOptions {
    /// Assets: folder, fingerprint.
    pub assets: Assets,
    /// The service is reached by https: cookies are `__Host-` and `Secure`.
    pub secure: bool,
    /// Proxies in front whose X-Forwarded-For is believed.
    pub trusted_proxies: usize,
    /// Posts a network may make in a minute.
    pub limiter: Arc<Limiter>,
    /// Requests a key of the partner API may make in a minute.
    pub api_limiter: Arc<Limiter>,
    /// A staff session opens nothing but the page to set up a second factor until there is one.
    pub require_second_factor: bool,
    /// The identity provider of staff, if there is one.
    pub provider: Option<Arc<Provider>>,
    /// For how long a sign of life of an open page counts.
    pub alive: time::Duration,
    /// Address of the service to train with, if there is one.
    pub sandbox: Option<String>,
    /// Shut down has begun: not ready any more.
    pub draining: Arc<std::sync::atomic::AtomicBool>,
}

/// What a handler has.
#[derive(Clone)]
pub struct Web {
    /// The service.
    pub service: Service,
    /// Options.
    pub options: WebOptions,
}

/// The whole web side, ready to serve.
pub fn router(web: Web) -> Router {
    let assets = assets::folder(&web.options.assets);
    let pkg = web.options.assets.path.clone();
    table::table()
        .router
        .fallback(public::home::not_found)
        .layer(axum::middleware::from_fn_with_state(web.clone(), agent::role_changed::keep))
        .layer(DefaultBodyLimit::max(BODY_MAX))
        .layer(CatchPanicLayer::custom(failure::panicked))
        .layer(axum::middleware::from_fn_with_state(web.clone(), frame::frame))
        .with_state(web)
        .layer(CompressionLayer::new())
        .nest_service(&pkg, assets)
}
