//! What went wrong, as problem details (RFC 9457): fixed words, nothing internal, nothing of what was sent.

use crate::http::failure::Failure;
use crate::pipeline::UseCaseError;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

/// The content type of every error.
pub const KIND: &str = "application/problem+json";

/// A problem (RFC 9457). Programs tell problems apart by `code`; `detail` is for people.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the status says what kind of problem it is.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The HTTP status, in words.
    title: &'static str,
    /// The HTTP status.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// The problem, for programs.
    code: &'static str,
    /// The problem, for people.
    detail: &'static str,
}

const fn problem(status: u16, title: &'static str, code: &'static str, detail: &'static str) -> Problem {
    Problem { kind: "about:blank", title, status, code, detail }
}

impl Problem {
    pub const UNREADABLE: Self = problem(400, "Bad Request", "unreadable", "The request can't be read.");
    pub const NO_KEY: Self = problem(
        401,
        "Unauthorized",
        "no-key",
        "A key is expected that exists, has not expired and was not revoked.",
    );
    pub const NO_SCOPE: Self = problem(403, "Forbidden", "no-scope", "The key was not made for this.");
    pub const NOT_BOUND: Self =
        problem(403, "Forbidden", "not-your-establishment", "The key is not bound to that establishment.");
    pub const NOT_FOUND: Self =
        problem(404, "Not Found", "not-found", "There is no such thing, or not for this key.");
    pub const NO_METHOD: Self =
        problem(405, "Method Not Allowed", "no-such-method", "That address does not take this method.");
    pub const TOO_LARGE: Self = problem(413, "Content Too Large", "too-large", "The request is too large.");
    pub const NOT_JSON: Self =
        problem(415, "Unsupported Media Type", "not-json", "The request is expected as application/json.");
    pub const INVALID: Self = problem(
        422,
        "Unprocessable Content",
        "invalid",
        "A value is missing or not as the document of this API has it.",
    );
    pub const NOT_CALLABLE: Self = problem(
        422,
        "Unprocessable Content",
        "not-callable",
        "An https address of a public host is expected, without a password, of at most 500 characters.",
    );
    pub const TOO_MANY: Self = problem(
        429,
        "Too Many Requests",
        "too-many-requests",
        "The key has asked too often. Please wait a minute.",
    );
    pub const TOO_WRONG: Self = problem(
        429,
        "Too Many Requests",
        "too-many-wrong",
        "Too many notices were named wrongly of late. Please wait an hour.",
    );
    pub const BROKEN: Self =
        problem(500, "Internal Server Error", "broken", "Something went wrong here. It was written down.");
    pub const AWAY: Self = problem(
        503,
        "Service Unavailable",
        "away",
        "The service can't answer now. Please try again in a minute.",
    );

    /// The problem of a status that a handler did not explain.
    pub fn of(status: StatusCode) -> Self {
        let known = [
            Self::NO_KEY,
            Self::NO_SCOPE,
            Self::NOT_FOUND,
            Self::NO_METHOD,
            Self::TOO_LARGE,
            Self::NOT_JSON,
            Self::INVALID,
            Self::TOO_MANY,
            Self::AWAY,
        ];
        let other = if status.is_server_error() { Self::BROKEN } else { Self::UNREADABLE };
        known.into_iter().find(|problem| problem.status == status.as_u16()).unwrap_or(other)
    }

    /// Seconds after which to ask again.
    fn wait(&self) -> Option<&'static str> {
        match self.code {
            "too-many-wrong" => Some("3600"),
            "too-many-requests" | "away" => Some("60"),
            _ => None,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, axum::Json(&self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(KIND));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.wait() {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static(seconds));
        }
        response
    }
}

impl From<UseCaseError> for Problem {
    fn from(error: UseCaseError) -> Self {
        let failure = Failure::from(error);
        if failure.is_unavailable() {
            return Self::AWAY;
        }
        // Written down there, once.
        Self::of(failure.into_response().status())
    }
}

impl From<crate::persistence::PersistenceError> for Problem {
    fn from(error: crate::persistence::PersistenceError) -> Self {
        UseCaseError::from(error).into()
    }
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        UseCaseError::from(error).into()
    }
}
