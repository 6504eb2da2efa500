//! To the identity provider and back. Both ways are GET: a form that leads to another site is held back by the browser. What comes
//! back is a page, not a redirect: the cookie of the session is not sent along a way that began elsewhere.

use super::session::Insider;
use super::sign_in::{owes_code, signed_in};
use crate::http::failure::Failure;
use crate::http::visit::Visit;
use crate::http::{cookies, render};
use crate::persistence::staff::SignedIn;
use crate::pipeline::provider::{self, Answer, Return};
use crate::pipeline::review::SignInOutcome;
use crate::provider::Provider;
use abri_app::model::{MessageKind, ProviderPage, Screen};
use abri_app::paths::agent;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

/// Without a provider there is no such page.
fn provider_of(visit: &Visit) -> Result<&Provider, Failure> {
    visit.web.options.provider.as_deref().ok_or(Failure::Say(MessageKind::NotFound))
}

/// Leaves to sign in.
pub async fn depart(visit: Visit) -> Result<Response, Failure> {
    leave(&visit, None).await
}

/// Leaves to link the account of the session. That session's cookie is never sent from elsewhere, so no other site can start this.
pub async fn link(insider: Insider) -> Result<Response, Failure> {
    leave(&insider.visit, Some(&insider.person)).await
}

async fn leave(visit: &Visit, links: Option<&SignedIn>) -> Result<Response, Failure> {
    let provider = provider_of(visit)?;
    let Ok(departure) = provider::depart(&visit.web.service, provider, links).await? else {
        return Ok(draw(visit, ProviderPage::Away));
    };
    let mut response = Redirect::to(&departure.address).into_response();
    let cookie = cookies::set(cookies::Kind::Provider, visit.web.options.secure, &departure.token);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

/// Comes back.
pub async fn arrive(visit: Visit) -> Result<Response, Failure> {
    let provider = provider_of(&visit)?;
    let query: Vec<(String, String)> = form_urlencoded::parse(visit.query.as_bytes()).into_owned().collect();
    let part = |name: &str| query.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value);
    let answer = Answer { code: part("code"), state: part("state") };
    let Some(token) = &visit.at_provider else { return Ok(draw(&visit, ProviderPage::Refused)) };
    let came = provider::arrive(&visit.web.service, provider, token, answer).await?;
    settle(&visit, came).await
}

async fn settle(visit: &Visit, came: Return) -> Result<Response, Failure> {
    Ok(match came {
        Return::SignIn(SignInOutcome::SignedIn { token }) => {
            let page = onward(draw(visit, ProviderPage::SignedIn), agent::QUEUE);
            signed_in(visit, &token, page).await?
        }
        Return::SignIn(SignInOutcome::OwesCode { token }) => {
            owes_code(visit, &token, onward(draw(visit, ProviderPage::OwesCode), agent::SIGN_IN_CODE))
        }
        Return::Linked => draw(visit, ProviderPage::Linked),
        Return::LinkedAlready => draw(visit, ProviderPage::LinkedAlready),
        Return::Unknown => draw(visit, ProviderPage::Unknown),
        Return::Refused | Return::SignIn(_) => draw(visit, ProviderPage::Refused),
    })
}

/// The page goes on by itself, and has a link for browsers that don't.
fn onward(mut page: Response, to: &'static str) -> Response {
    if let Ok(value) = HeaderValue::from_str(&format!("0;url={to}")) {
        page.headers_mut().insert(header::REFRESH, value);
    }
    page
}

fn draw(visit: &Visit, page: ProviderPage) -> Response {
    let status = match page {
        ProviderPage::SignedIn | ProviderPage::OwesCode | ProviderPage::Linked => StatusCode::OK,
        ProviderPage::LinkedAlready => StatusCode::CONFLICT,
        ProviderPage::Unknown | ProviderPage::Refused => StatusCode::FORBIDDEN,
        ProviderPage::Away => StatusCode::SERVICE_UNAVAILABLE,
    };
    let mut response = render::page(visit, status, Screen::Provider(page));
    let done = cookies::clear(cookies::Kind::Provider, visit.web.options.secure);
    response.headers_mut().append(header::SET_COOKIE, done);
    response
}
