//! What went wrong, as a page: nothing internal reaches a browser, each failure is logged once, here.

use super::visit::Visit;
use super::{cookies, render};
use crate::letters::LetterFailure;
use crate::persistence::PersistenceError;
use crate::pipeline::UseCaseError;
use crate::pipeline::intake::IntakeError;
use crate::random;
use abri_app::model::{MessageKind, MessagePage, Screen};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use data_encoding::BASE32_NOPAD;
use std::any::Any;
use std::error::Error;

/// Why a page can't be shown.
#[derive(Debug)]
pub enum Failure {
    /// Say that.
    Say(MessageKind),
    /// Something broke inside.
    Broken(Box<dyn Error + Send + Sync>),
    /// Go there instead.
    Elsewhere(String),
    /// Sign in first.
    SignIn,
}

impl Failure {
    /// Is the database away? Nothing was recorded then: a form keeps what was typed.
    pub const fn is_unavailable(&self) -> bool {
        matches!(self, Self::Say(MessageKind::Unavailable))
    }
}

impl From<UseCaseError> for Failure {
    fn from(error: UseCaseError) -> Self {
        match error {
            UseCaseError::NotFound => Self::Say(MessageKind::NotFound),
            UseCaseError::Persistence(inner) if inner.is_unavailable() => {
                tracing::warn!(error = %inner, "the database is away");
                Self::Say(MessageKind::Unavailable)
            }
            error => Self::Broken(Box::new(error)),
        }
    }
}

impl From<PersistenceError> for Failure {
    fn from(error: PersistenceError) -> Self {
        UseCaseError::from(error).into()
    }
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        PersistenceError::from(error).into()
    }
}

impl From<random::NoRandomness> for Failure {
    fn from(error: random::NoRandomness) -> Self {
        UseCaseError::from(error).into()
    }
}

impl From<LetterFailure> for Failure {
    fn from(error: LetterFailure) -> Self {
        Self::Broken(Box::new(error))
    }
}

impl From<IntakeError> for Failure {
    fn from(error: IntakeError) -> Self {
        match error {
            IntakeError::Unavailable => Self::Say(MessageKind::Unavailable),
            IntakeError::Refused(error) => error.into(),
        }
    }
}

/// The status of a message.
pub const fn status(kind: MessageKind) -> StatusCode {
    match kind {
        MessageKind::NotFound => StatusCode::NOT_FOUND,
        MessageKind::WrongOrigin | MessageKind::SessionEnded => StatusCode::FORBIDDEN,
        MessageKind::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
        MessageKind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        MessageKind::WrongContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        MessageKind::Unreadable => StatusCode::BAD_REQUEST,
        MessageKind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        MessageKind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        MessageKind::Closed => StatusCode::OK,
    }
}

/// Travels with an answer until the frame, which knows language and path, draws it.
#[derive(Clone)]
pub struct Undrawn {
    kind: MessageKind,
    incident: Option<String>,
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let (kind, incident) = match self {
            Self::Elsewhere(path) => return Redirect::to(&path).into_response(),
            Self::SignIn => return Redirect::to(abri_app::paths::agent::SIGN_IN).into_response(),
            Self::Say(kind) => (kind, None),
            Self::Broken(error) => (MessageKind::Internal, Some(log(error.as_ref()))),
        };
        undrawn(kind, incident)
    }
}

/// An answer that only says something.
pub fn undrawn(kind: MessageKind, incident: Option<String>) -> Response {
    let mut response = status(kind).into_response();
    response.extensions_mut().insert(Undrawn { kind, incident });
    response
}

/// A panic is a defect: the person gets the same page as for any other.
pub fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a handler panicked");
    undrawn(MessageKind::Internal, None)
}

/// Logs the whole chain once, under a reference the person can read out.
fn log(error: &dyn Error) -> String {
    let incident = random::bytes::<5>().map(|bytes| BASE32_NOPAD.encode(&bytes)).unwrap_or_default();
    let mut chain = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        chain.push_str(": ");
        chain.push_str(&inner.to_string());
        source = inner.source();
    }
    tracing::error!(incident, error = chain, "a request failed");
    incident
}

/// Draws what a handler could not, and what axum answers by itself.
pub fn draw(visit: &Visit, response: Response) -> Response {
    let undrawn = response.extensions().get::<Undrawn>().cloned();
    let by_status = match response.status() {
        // axum's 400 is a path whose variable part is not what it must be: there is no such page.
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED | StatusCode::BAD_REQUEST => {
            Some(MessageKind::NotFound)
        }
        StatusCode::PAYLOAD_TOO_LARGE => Some(MessageKind::TooLarge),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Some(MessageKind::WrongContentType),
        _ => None,
    };
    let has_body = response.headers().contains_key(axum::http::header::CONTENT_SECURITY_POLICY);
    let page = match (undrawn, by_status) {
        (Some(undrawn), _) => MessagePage { kind: undrawn.kind, incident: undrawn.incident },
        (None, Some(kind)) if !has_body => MessagePage { kind, incident: None },
        _ => return response,
    };
    let status = if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        response.status()
    } else {
        status(page.kind)
    };
    render::page(visit, status, Screen::Message(page))
}

/// Takes a cookie back while going elsewhere.
pub fn leaving(visit: &Visit, kind: cookies::Kind, to: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    response
        .headers_mut()
        .append(axum::http::header::SET_COOKIE, cookies::clear(kind, visit.web.options.secure));
    response
}
