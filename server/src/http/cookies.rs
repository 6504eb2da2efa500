//! The cookies of the service: sessions, nothing else, so no banner.

use axum::http::HeaderValue;
use axum_extra::extract::cookie::{Cookie, SameSite};
use time::Duration;

/// What a cookie is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A form under way.
    Form,
    /// The follow-up of a claim.
    FollowUp,
    /// The space of an employer.
    Employer,
    /// Staff.
    Staff,
    /// Staff who gave the password and owe the code.
    StaffCode,
    /// Staff who left for the identity provider.
    Provider,
}

/// The name of a cookie; with https it is bound to this host and to secure connections by its prefix.
pub const fn name(kind: Kind, secure: bool) -> &'static str {
    match (kind, secure) {
        (Kind::Form, true) => "__Host-abri-form",
        (Kind::FollowUp, true) => "__Host-abri-follow-up",
        (Kind::Employer, true) => "__Host-abri-employer",
        (Kind::Employer, false) => "abri-employer",
        (Kind::Staff, true) => "__Host-abri-staff",
        (Kind::StaffCode, true) => "__Host-abri-staff-code",
        (Kind::Provider, true) => "__Host-abri-staff-visit",
        (Kind::Provider, false) => "abri-staff-visit",
        (Kind::Form, false) => "abri-form",
        (Kind::FollowUp, false) => "abri-follow-up",
        (Kind::Staff, false) => "abri-staff",
        (Kind::StaffCode, false) => "abri-staff-code",
    }
}

/// A `Set-Cookie` that hands a session to the browser.
pub fn set(kind: Kind, secure: bool, token: &str) -> HeaderValue {
    // A form may be left for three days; the other sessions end with the browser.
    let max_age = (kind == Kind::Form).then_some(Duration::hours(72));
    header(kind, secure, token, max_age)
}

/// A `Set-Cookie` that takes it back.
pub fn clear(kind: Kind, secure: bool) -> HeaderValue {
    header(kind, secure, "", Some(Duration::ZERO))
}

fn header(kind: Kind, secure: bool, value: &str, max_age: Option<Duration>) -> HeaderValue {
    // Who comes back from the provider comes from another site.
    let same_site =
        if matches!(kind, Kind::Staff | Kind::StaffCode) { SameSite::Strict } else { SameSite::Lax };
    let mut cookie = Cookie::build((name(kind, secure), value))
        .path("/")
        .http_only(true)
        .same_site(same_site)
        .secure(secure)
        .build();
    cookie.set_max_age(max_age);
    // Name and value are ASCII of our own making.
    HeaderValue::from_str(&cookie.to_string()).unwrap_or_else(|_| HeaderValue::from_static(""))
}
