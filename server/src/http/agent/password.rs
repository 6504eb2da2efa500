//! Change one's password.

use super::session::Insider;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::pipeline::password::{self, PasswordChange};
use crate::pipeline::provider;
use crate::views;
use abri_app::model::{PasswordPage, PasswordRefusal, ProviderLink, Screen};
use axum::http::StatusCode;
use axum::response::Response;

/// The page.
pub async fn show(insider: Insider) -> Result<Response, Failure> {
    draw(&insider, StatusCode::OK, None, false).await
}

async fn draw(
    insider: &Insider,
    status: StatusCode,
    refused: Option<PasswordRefusal>,
    done: bool,
) -> Result<Response, Failure> {
    let provider = provider(insider).await?;
    let due = insider.person.password_due;
    let page = PasswordPage { agent: views::badge(&insider.person), due, refused, done, provider };
    Ok(render::page(&insider.visit, status, Screen::Password(page)))
}

/// The identity provider, and whether this account is linked there.
async fn provider(insider: &Insider) -> Result<Option<ProviderLink>, Failure> {
    let web = &insider.visit.web;
    let Some(provider) = &web.options.provider else { return Ok(None) };
    let linked = provider::is_linked(&web.service, &insider.person).await?;
    Ok(Some(ProviderLink { name: provider.name().to_owned(), linked }))
}

/// Changes it. Nothing typed here is ever shown again.
pub async fn change(insider: Insider, fields: Fields) -> Result<Response, Failure> {
    insider.check_token(&fields)?;
    let session = insider.visit.staff_session.clone().ok_or(Failure::SignIn)?;
    let (current, new) = (fields.get("password").to_owned(), fields.get("new_password").to_owned());
    let service = &insider.visit.web.service;
    let changed = password::change(service, (&insider.person, &session), current, new).await?;
    let refused = match changed {
        PasswordChange::Done => return draw(&insider, StatusCode::OK, None, true).await,
        PasswordChange::WrongCurrent => PasswordRefusal::WrongCurrent,
        PasswordChange::TooShort => PasswordRefusal::TooShort,
        PasswordChange::Same => PasswordRefusal::Same,
        PasswordChange::Wait(minutes) => PasswordRefusal::Wait(minutes),
    };
    let wait = matches!(refused, PasswordRefusal::Wait(_));
    let status = if wait { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::UNPROCESSABLE_ENTITY };
    draw(&insider, status, Some(refused), false).await
}
