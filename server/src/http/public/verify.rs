//! The check page of a notice: reads zone E and nothing else. Wrong and unknown codes get the same words.

use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::http::visit::Visit;
use crate::persistence::notices::{self, StoredNotice};
use abri_app::model::{Screen, VerifyAnswer, VerifyPage};
use abri_app::paths::Page;
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::reference::NoticeCode;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{Redirect, Response};

/// `/verifier`, the address on the paper.
pub async fn short() -> Redirect {
    Redirect::to(Page::Verify.path(abri_app::lang::Lang::Fr))
}

/// The question.
pub async fn show(visit: Visit) -> Response {
    draw(&visit, StatusCode::OK, VerifyPage::default())
}

/// A code typed into the form.
pub async fn answer(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let code = fields.kept("code");
    if code.trim().is_empty() {
        let mut errors = FieldErrors::default();
        errors.add("code", FieldCode::Missing);
        let page = VerifyPage { code, errors, ..VerifyPage::default() };
        return Ok(draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, page));
    }
    match look_up(&visit, code.clone()).await {
        Err(failure) if failure.is_unavailable() => {
            let page = VerifyPage { code, is_away: true, ..VerifyPage::default() };
            Ok(draw(&visit, StatusCode::SERVICE_UNAVAILABLE, page))
        }
        answered => answered,
    }
}

/// A code in the address: the QR code of the paper leads here.
pub async fn by_code(visit: Visit, Path(code): Path<String>) -> Result<Response, Failure> {
    look_up(&visit, code.chars().take(40).collect()).await
}

async fn look_up(visit: &Visit, code: String) -> Result<Response, Failure> {
    let service = &visit.web.service;
    // A code that can't be one is looked up all the same: the answer takes as long.
    let asked = NoticeCode::parse(&code).unwrap_or_else(|_| NoticeCode::from_random([0; 16]));
    let mut connection = service.pools.employer.acquire().await?;
    let found = notices::find_by_code(&mut connection, &service.keys, &asked).await?;
    let found = found.filter(|_| NoticeCode::parse(&code).is_ok());
    let answer = found.map_or(VerifyAnswer::Unknown, answer_of);
    let page = VerifyPage { code, answer: Some(answer), ..VerifyPage::default() };
    Ok(draw(visit, StatusCode::OK, page))
}

fn answer_of(found: StoredNotice) -> VerifyAnswer {
    let (issued, last_day) = (found.issued, found.last_day);
    let first_said = issued.stoppage.last_day();
    VerifyAnswer::Found {
        state: found.state,
        first_day: issued.stoppage.first_day(),
        last_day,
        first_issued_last_day: (first_said != last_day).then_some(first_said),
        last_day_worked: issued.last_day_worked,
        issued_on: issued.issued_on,
        insured_name: issued.insured_name,
        employer_name: issued.employer_name,
    }
}

fn draw(visit: &Visit, status: StatusCode, page: VerifyPage) -> Response {
    render::page(visit, status, Screen::Verify(page))
}
