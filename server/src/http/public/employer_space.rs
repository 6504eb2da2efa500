//! The space of an employer: SIRET and address, a link, then the notices that went there.

pub mod export;

use crate::http::body::Fields;
use crate::http::failure::{self, Failure};
use crate::http::visit::Visit;
use crate::http::{cookies, render};
use crate::persistence::employer_space::sessions::EmployerSession;
use crate::persistence::employer_space::{Received, SHOWN};
use crate::pipeline::employer_space::{self, Asked};
use crate::views;
use abri_app::lang::Lang;
use abri_app::model::{
    EmployerDoorPage, EmployerLinkPage, EmployerNoticePage, EmployerNoticesPage, MessageKind, Screen,
};
use abri_app::paths::Page;
use abri_domain::contact::{Email, EmailError};
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::notice::NoticeAnswer;
use abri_domain::siret::{Siret, SiretError};
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// `/employeur`, short enough to be typed.
pub async fn short() -> Redirect {
    Redirect::to(Page::EmployerDoor.path(Lang::Fr))
}

/// The question.
pub async fn door(visit: Visit) -> Response {
    let asked = visit.query == "sent";
    draw_door(&visit, StatusCode::OK, EmployerDoorPage { asked, ..EmployerDoorPage::default() })
}

fn draw_door(visit: &Visit, status: StatusCode, page: EmployerDoorPage) -> Response {
    render::page(visit, status, Screen::EmployerDoor(page))
}

/// SIRET and address: the next page is the same whether a notice went there or not.
pub async fn ask(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let (siret, email) = (fields.kept("space_siret"), fields.kept("space_email"));
    let page = EmployerDoorPage { siret, email, ..EmployerDoorPage::default() };
    let (siret, email) = match read(&page) {
        Ok(pair) => pair,
        Err(errors) => {
            let page = EmployerDoorPage { errors, ..page };
            return Ok(draw_door(&visit, StatusCode::UNPROCESSABLE_ENTITY, page));
        }
    };
    let asked = employer_space::ask(&visit.web.service, (&siret, &email), &visit.network, visit.lang).await;
    match asked.map_err(Failure::from) {
        Ok(Asked::WrittenDown) => {
            Ok(Redirect::to(&format!("{}?sent", Page::EmployerDoor.path(visit.lang))).into_response())
        }
        Ok(Asked::TooMany) => Err(Failure::Say(MessageKind::TooManyRequests)),
        Err(failure) if failure.is_unavailable() => {
            let page = EmployerDoorPage { is_away: true, ..page };
            Ok(draw_door(&visit, StatusCode::SERVICE_UNAVAILABLE, page))
        }
        Err(failure) => Err(failure),
    }
}

fn read(page: &EmployerDoorPage) -> Result<(Siret, Email), FieldErrors> {
    let mut errors = FieldErrors::default();
    let siret = Siret::parse(&page.siret).map_err(|error| {
        let code = if error == SiretError::Missing { FieldCode::Missing } else { FieldCode::Siret { error } };
        errors.add("space_siret", code);
    });
    let email = Email::parse(&page.email).map_err(|error| {
        let code = if error == EmailError::Missing { FieldCode::Missing } else { FieldCode::Email { error } };
        errors.add("space_email", code);
    });
    siret.and_then(|siret| email.map(|email| (siret, email))).map_err(|()| errors)
}

/// A link: nothing is looked up, nothing is used up.
pub async fn link(visit: Visit, Path(token): Path<String>) -> Response {
    render::page(&visit, StatusCode::OK, Screen::EmployerLink(EmployerLinkPage { token }))
}

/// Opens the space with the token of a link.
pub async fn enter(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    match employer_space::enter(&visit.web.service, fields.get("link")).await? {
        Some(token) => {
            let mut response = Redirect::to(Page::EmployerNotices.path(visit.lang)).into_response();
            let cookie = cookies::set(cookies::Kind::Employer, visit.web.options.secure, &token);
            response.headers_mut().append(header::SET_COOKIE, cookie);
            Ok(response)
        }
        None => {
            let page = EmployerDoorPage { stale: true, ..EmployerDoorPage::default() };
            Ok(draw_door(&visit, StatusCode::UNPROCESSABLE_ENTITY, page))
        }
    }
}

/// The session of the visit.
async fn session(visit: &Visit) -> Result<EmployerSession, Failure> {
    let elsewhere = || Failure::Elsewhere(Page::EmployerDoor.path(visit.lang).to_owned());
    let token = visit.employer_session.as_ref().ok_or_else(elsewhere)?;
    employer_space::session(&visit.web.service, token).await?.ok_or_else(elsewhere)
}

/// The same, for a form: its token must be the session's.
async fn posting(visit: &Visit, fields: &Fields) -> Result<EmployerSession, Failure> {
    let session = session(visit).await?;
    let right: bool = session.form_token.as_bytes().ct_eq(fields.token().as_bytes()).into();
    if right { Ok(session) } else { Err(Failure::Say(MessageKind::SessionEnded)) }
}

/// The notices.
pub async fn list(visit: Visit) -> Result<Response, Failure> {
    let session = session(&visit).await?;
    let all = employer_space::notices(&visit.web.service, &session.mailbox).await?;
    Ok(draw_list(&visit, StatusCode::OK, list_page(&visit, &session, &all)))
}

fn list_page(visit: &Visit, session: &EmployerSession, all: &[Received]) -> EmployerNoticesPage {
    EmployerNoticesPage {
        notices: all.iter().map(|received| views::received(received, visit.lang)).collect(),
        more: i64::try_from(all.len()).unwrap_or(SHOWN) >= SHOWN,
        ticked: Vec::new(),
        none_ticked: false,
        token: session.form_token.clone(),
    }
}

fn draw_list(visit: &Visit, status: StatusCode, page: EmployerNoticesPage) -> Response {
    render::page(visit, status, Screen::EmployerNotices(Box::new(page)))
}

/// One notice.
pub async fn one(visit: Visit, Path(notice_id): Path<String>) -> Result<Response, Failure> {
    let session = session(&visit).await?;
    let page = one_page(&visit, &session, &notice_id).await?;
    Ok(render::page(&visit, StatusCode::OK, Screen::EmployerNotice(Box::new(page))))
}

async fn one_page(
    visit: &Visit,
    session: &EmployerSession,
    notice_id: &str,
) -> Result<EmployerNoticePage, Failure> {
    let notice_id = parse(notice_id)?;
    let received = employer_space::notice(&visit.web.service, &session.mailbox, notice_id).await?;
    Ok(EmployerNoticePage {
        notice: views::received(&received, visit.lang),
        block: views::dsn_report(&received).map(|report| report.block()),
        token: session.form_token.clone(),
        errors: FieldErrors::default(),
    })
}

fn parse(id: &str) -> Result<Uuid, Failure> {
    id.parse().map_err(|_| Failure::Say(MessageKind::NotFound))
}

/// Acknowledges a notice, or says that the person is not theirs: then by someone who says that they looked.
pub async fn answer(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let session = posting(&visit, &fields).await?;
    let notice_id = parse(fields.get("notice"))?;
    let answer = NoticeAnswer::from_code(fields.get("answer"));
    let answer = answer.ok_or(Failure::Say(MessageKind::Unreadable))?;
    if answer == NoticeAnswer::NotOurs && fields.get("confirm") != "yes" {
        let mut page = one_page(&visit, &session, fields.get("notice")).await?;
        page.errors.add("confirm", FieldCode::NotAccepted);
        let screen = Screen::EmployerNotice(Box::new(page));
        return Ok(render::page(&visit, StatusCode::UNPROCESSABLE_ENTITY, screen));
    }
    employer_space::answer(&visit.web.service, &session.mailbox, notice_id, answer).await?;
    let path = Page::EmployerNotices.followed_by(visit.lang, &notice_id.to_string());
    Ok(Redirect::to(&path).into_response())
}

/// Leaves.
pub async fn leave(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    posting(&visit, &fields).await?;
    if let Some(token) = &visit.employer_session {
        employer_space::leave(&visit.web.service, token).await?;
    }
    Ok(failure::leaving(&visit, cookies::Kind::Employer, Page::EmployerDoor.path(visit.lang)))
}
