//! The claim as its owner sees it, and what they may do with it.

use crate::crypto::sha256;
use crate::http::body::Fields;
use crate::http::failure::{self, Failure};
use crate::http::visit::Visit;
use crate::http::{cookies, render};
use crate::persistence::access::{self, InsuredSession};
use crate::persistence::notices::{self, StoredNotice};
use crate::pipeline::UseCaseError;
use crate::pipeline::follow_up::{self, OwnClaim};
use crate::{letters, views};
use abri_app::model::{MessageKind, OwnClaimPage, Screen, Unsent, UnsentPage};
use abri_app::paths::Page;
use abri_domain::claim::ClaimState;
use abri_domain::dates::{DateError, parse_date};
use abri_domain::form::{FieldCode, FieldErrors};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// The most characters of an answer.
const ANSWER_MAX: usize = 4000;

/// The session of the visit, once it opens a claim.
pub(super) async fn session(visit: &Visit) -> Result<(Uuid, InsuredSession), Failure> {
    let elsewhere = || Failure::Elsewhere(Page::FollowUp.path(visit.lang).to_owned());
    let token = visit.follow_up_session.as_ref().ok_or_else(elsewhere)?;
    let service = &visit.web.service;
    let mut connection = service.pools.admin.acquire().await?;
    let found = access::find_session(&mut connection, &sha256(token.as_bytes()), service.clock.now()).await?;
    let session = found.ok_or_else(elsewhere)?;
    Ok((session.claim_id.ok_or_else(elsewhere)?, session))
}

/// The same, for a form: its token must be the session's.
pub(super) async fn posting(visit: &Visit, fields: &Fields) -> Result<(Uuid, InsuredSession), Failure> {
    let (claim_id, session) = session(visit).await?;
    let right: bool = session.form_token.as_bytes().ct_eq(fields.token().as_bytes()).into();
    if right { Ok((claim_id, session)) } else { Err(Failure::Say(MessageKind::SessionEnded)) }
}

async fn page(
    visit: &Visit,
    claim_id: Uuid,
    session: &InsuredSession,
) -> Result<(OwnClaim, OwnClaimPage), Failure> {
    let own = follow_up::load(&visit.web.service, claim_id).await?;
    let page = views::own_claim(&visit.web.service, &own, visit.lang, &session.form_token);
    Ok((own, page))
}

fn draw(visit: &Visit, status: StatusCode, page: OwnClaimPage) -> Response {
    render::page(visit, status, Screen::OwnClaim(Box::new(page)))
}

fn back(visit: &Visit) -> Response {
    Redirect::to(Page::FollowUpCase.path(visit.lang)).into_response()
}

/// The claim.
pub async fn show(visit: Visit) -> Result<Response, Failure> {
    let (claim_id, session) = session(&visit).await?;
    let (_, page) = page(&visit, claim_id, &session).await?;
    Ok(draw(&visit, StatusCode::OK, page))
}

/// Something else happened to the claim meanwhile: the page as it now is, with the word that nothing was done.
fn done_or_back(visit: &Visit, outcome: Result<(), UseCaseError>) -> Result<Response, Failure> {
    match outcome {
        Ok(()) | Err(UseCaseError::Transition(_)) => Ok(back(visit)),
        Err(error) => Err(error.into()),
    }
}

/// Takes the claim back.
pub async fn withdraw(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let (claim_id, session) = posting(&visit, &fields).await?;
    if fields.get("confirm") != "yes" {
        let mut errors = FieldErrors::default();
        errors.add("confirm", FieldCode::NotAccepted);
        let (_, page) = page(&visit, claim_id, &session).await?;
        return Ok(draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, OwnClaimPage { errors, ..page }));
    }
    done_or_back(&visit, follow_up::withdraw(&visit.web.service, claim_id).await)
}

/// The database is away, and the page around the form can't be drawn: the form alone, with what was typed.
fn unless_away(
    visit: &Visit,
    fields: &Fields,
    typed: Unsent,
    done: Result<Response, Failure>,
) -> Result<Response, Failure> {
    match done {
        Err(failure) if failure.is_unavailable() => {
            let page = UnsentPage { typed, token: fields.kept("token") };
            Ok(render::page(visit, StatusCode::SERVICE_UNAVAILABLE, Screen::Unsent(page)))
        }
        done => done,
    }
}

/// Goes back to work earlier.
pub async fn return_earlier(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let typed = ["return_day", "return_month", "return_year"].map(|name| fields.kept(name));
    let done = record_return(&visit, &fields, typed.clone()).await;
    unless_away(&visit, &fields, Unsent::Return(typed), done)
}

async fn record_return(visit: &Visit, fields: &Fields, typed: [String; 3]) -> Result<Response, Failure> {
    let (claim_id, session) = posting(visit, fields).await?;
    let (own, page) = page(visit, claim_id, &session).await?;
    let code = match (parse_date(&typed[0], &typed[1], &typed[2]), own.claim.state) {
        (Err(DateError::Missing), _) => FieldCode::Missing,
        (Err(error), _) => FieldCode::Date { error },
        (Ok(day), ClaimState::Approved { stoppage })
            if day > stoppage.first_day() && day <= stoppage.last_day() =>
        {
            return done_or_back(visit, follow_up::return_earlier(&visit.web.service, claim_id, day).await);
        }
        (Ok(_), _) => FieldCode::Date { error: DateError::Day },
    };
    let mut errors = FieldErrors::default();
    errors.add("return_day", code);
    Ok(draw(visit, StatusCode::UNPROCESSABLE_ENTITY, OwnClaimPage { errors, typed_return: typed, ..page }))
}

/// Answers a question.
pub async fn answer(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let typed = fields.kept("answer");
    let done = record_answer(&visit, &fields, typed.clone()).await;
    unless_away(&visit, &fields, Unsent::Answer(typed), done)
}

async fn record_answer(visit: &Visit, fields: &Fields, typed: String) -> Result<Response, Failure> {
    let (claim_id, session) = posting(visit, fields).await?;
    let code = match typed.trim().chars().count() {
        0 => FieldCode::Missing,
        n if n > ANSWER_MAX => FieldCode::TooLong { max: ANSWER_MAX as u64 },
        _ => {
            return done_or_back(visit, follow_up::answer(&visit.web.service, claim_id, typed.trim()).await);
        }
    };
    let mut errors = FieldErrors::default();
    errors.add("answer", code);
    let (_, page) = page(visit, claim_id, &session).await?;
    Ok(draw(visit, StatusCode::UNPROCESSABLE_ENTITY, OwnClaimPage { errors, typed_answer: typed, ..page }))
}

/// New one-time codes, shown once.
pub async fn new_codes(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let (claim_id, session) = posting(&visit, &fields).await?;
    let new_codes = follow_up::new_printed_codes(&visit.web.service, claim_id).await?;
    let (_, page) = page(&visit, claim_id, &session).await?;
    Ok(draw(&visit, StatusCode::OK, OwnClaimPage { new_codes, ..page }))
}

/// Leaves.
pub async fn leave(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    posting(&visit, &fields).await?;
    if let Some(token) = &visit.follow_up_session {
        let mut connection = visit.web.service.pools.admin.acquire().await?;
        access::end_session(&mut connection, &sha256(token.as_bytes())).await?;
    }
    Ok(failure::leaving(&visit, cookies::Kind::FollowUp, Page::Home.path(visit.lang)))
}

/// The decision as a letter.
pub async fn decision_pdf(visit: Visit) -> Result<Response, Failure> {
    let (claim_id, session) = session(&visit).await?;
    let (own, page) = page(&visit, claim_id, &session).await?;
    let (Some(_), Some(decided_at)) = (&page.decision, own.claim.decided_at) else {
        return Err(Failure::Say(MessageKind::NotFound));
    };
    let service = &visit.web.service;
    let name = format!("abri-decision-{}.pdf", page.reference);
    let letter = letters::decision(service, &page, own.file.insured.address.lines(), visit.lang);
    let bytes = letters::render(service, letter, visit.lang, crate::clock::paris(decided_at).date()).await?;
    Ok(super::receipt::download(bytes, &name))
}

/// The last notice of that employer, as it stands now.
async fn own_notice(visit: &Visit, number: i32) -> Result<StoredNotice, Failure> {
    let (claim_id, _) = session(visit).await?;
    let own = follow_up::load(&visit.web.service, claim_id).await?;
    let last = notices::latest(&own.notices).find(|notice| notice.employer_number == number);
    Ok(last.ok_or(Failure::Say(MessageKind::NotFound))?.notice.clone())
}

/// An employer's notice as a page, as the employer reads it.
pub async fn notice(visit: Visit, Path(number): Path<i32>) -> Result<Response, Failure> {
    let notice = own_notice(&visit, number).await?;
    let page = letters::notice_page(&visit.web.service, &notice, number, visit.lang);
    Ok(render::page(&visit, StatusCode::OK, Screen::Notice(Box::new(page))))
}

/// An employer's notice, for the insured who hands it over.
pub async fn notice_pdf(visit: Visit, Path(number): Path<i32>) -> Result<Response, Failure> {
    let notice = own_notice(&visit, number).await?;
    let service = &visit.web.service;
    let letter = letters::notice(service, &notice, visit.lang);
    let bytes = letters::render(service, letter, visit.lang, notice.issued.issued_on).await?;
    Ok(super::receipt::download(bytes, &format!("volet-employeur-{number}.pdf")))
}
