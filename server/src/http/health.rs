//! Probes: is the process alive, can it serve?

use super::Web;
use crate::persistence::pools;
use axum::extract::State;
use axum::http::StatusCode;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// The process answers.
pub async fn alive() -> &'static str {
    "ok"
}

/// The database answers within 200 ms and the process is not shutting down.
pub async fn ready(State(web): State<Web>) -> (StatusCode, &'static str) {
    if web.options.draining.load(Ordering::Relaxed) {
        return (StatusCode::SERVICE_UNAVAILABLE, "draining");
    }
    match tokio::time::timeout(Duration::from_millis(200), pools::ping(&web.service.pools)).await {
        Ok(Ok(())) => (StatusCode::OK, "ready"),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "database"),
    }
}
