//! What every request passes: origin check, rate limit, headers; and the drawing of what a handler could not show.

use super::visit::Visit;
use super::{Web, api, failure};
use abri_app::model::MessageKind;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::num::NonZeroU32;

/// Posts per minute and network. In memory, per instance: it sheds floods; what matters is counted in the database.
pub struct Limiter(Option<DefaultKeyedRateLimiter<String>>);

impl Limiter {
    /// `per_minute` posts for each network; no limit for 0.
    pub fn new(per_minute: u32) -> Self {
        Self(NonZeroU32::new(per_minute).map(|n| RateLimiter::keyed(Quota::per_minute(n))))
    }

    /// Has it asked no more than it may?
    pub(super) fn admits(&self, network: &String) -> bool {
        let Some(limiter) = &self.0 else { return true };
        if limiter.len() > 50_000 {
            limiter.retain_recent();
        }
        limiter.check_key(network).is_ok()
    }
}

/// The frame of every request.
pub async fn frame(State(web): State<Web>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let visit = Visit::of(&parts, &web);
    if api::is_below(&visit.path) {
        // No cookie opens anything there: a page of someone else's could send nothing but what anyone can. Each key has a limit.
        return secured(api::said(next.run(Request::from_parts(parts, body)).await), &web);
    }
    let unsafe_method = !matches!(parts.method, Method::GET | Method::HEAD | Method::OPTIONS);
    let response = if unsafe_method && !same_origin(&parts.headers) {
        failure::undrawn(MessageKind::WrongOrigin, None)
    } else if unsafe_method && !web.options.limiter.admits(&visit.network) {
        failure::undrawn(MessageKind::TooManyRequests, None)
    } else {
        next.run(Request::from_parts(parts, body)).await
    };
    if visit.path.starts_with("/api/") {
        return secured(response, &web);
    }
    secured(failure::draw(&visit, response), &web)
}

/// Does the request come from a page of ours? Browsers say so by Sec-Fetch-Site, older ones by Origin, the oldest by
/// Referer (our Referrer-Policy lets them).
fn same_origin(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = headers.get("sec-fetch-site").and_then(|value| value.to_str().ok()) {
        return site == "same-origin";
    }
    let Some(host) = text(&header::HOST) else { return false };
    let authority = |url: &str| {
        let (_, rest) = url.split_once("://")?;
        Some(rest.split('/').next().unwrap_or_default().to_owned())
    };
    let said = text(&header::ORIGIN).or_else(|| text(&header::REFERER));
    said.and_then(authority).is_some_and(|authority| authority.eq_ignore_ascii_case(host))
}

fn secured(mut response: Response, web: &Web) -> Response {
    let personal = response.status() != StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    let mut set = |name: &'static str, value: &'static str| {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    };
    set("x-content-type-options", "nosniff");
    set("referrer-policy", "same-origin");
    set("x-frame-options", "DENY");
    set("cross-origin-opener-policy", "same-origin");
    set("cross-origin-resource-policy", "same-origin");
    set("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
    if personal {
        set("cache-control", "no-store");
    }
    if web.options.secure {
        set("strict-transport-security", "max-age=31536000; includeSubDomains");
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn a_post_must_come_from_a_page_of_ours() {
        let host = ("host", "abri.example");
        for (given, expected) in [
            (vec![host, ("sec-fetch-site", "same-origin")], true),
            (vec![host, ("sec-fetch-site", "cross-site"), ("origin", "https://abri.example")], false),
            (vec![host, ("sec-fetch-site", "same-site")], false),
            (vec![host, ("origin", "https://abri.example")], true),
            (vec![host, ("origin", "https://abri.example.evil.example")], false),
            (vec![host, ("origin", "null")], false),
            (vec![host, ("referer", "https://abri.example/fr/demande/identite")], true),
            (vec![host, ("referer", "https://evil.example/abri.example")], false),
            (vec![host], false),
        ] {
            assert_eq!(same_origin(&headers(&given)), expected, "{given:?}");
        }
    }

    #[test]
    fn the_limit_counts_each_network_by_itself() {
        let limiter = Limiter::new(2);
        let (a, b) = ("192.0.2.1".to_owned(), "192.0.2.2".to_owned());
        assert!(limiter.admits(&a) && limiter.admits(&a) && !limiter.admits(&a));
        assert!(limiter.admits(&b));
        assert!((0..1000).all(|_| Limiter::new(0).admits(&a)));
    }
}
