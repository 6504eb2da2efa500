//! The check page of a notice: reads zone E and nothing else. Wrong and unknown get the same words, after the same steps.

use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::http::visit::Visit;
use crate::persistence::notices::StoredNotice;
use crate::pipeline::notices::{self, Visited};
use abri_app::model::{Screen, VerifyAnswer, VerifyPage};
use abri_app::paths::Page;
use abri_domain::dates::{DateError, parse_date};
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::notice::Claimed;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{Redirect, Response};
use time::Date;

/// The most characters of a code in an address.
const CODE_MAX: usize = 40;

/// `/verifier`, the address on the paper.
pub async fn short() -> Redirect {
    Redirect::to(Page::Verify.path(abri_app::lang::Lang::Fr))
}

/// The question.
pub async fn show(visit: Visit) -> Response {
    draw(&visit, StatusCode::OK, VerifyPage::default())
}

/// A code in the address, as the paper prints it: the question, with the code filled in. Nothing is looked up.
pub async fn by_code(visit: Visit, Path(code): Path<String>) -> Response {
    let code = code.chars().take(CODE_MAX).collect();
    draw(&visit, StatusCode::OK, VerifyPage { code, ..VerifyPage::default() })
}

/// A code typed into the form, with what the visitor knows of the person.
pub async fn answer(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let page = VerifyPage {
        code: fields.kept("code"),
        last_name: fields.kept("last_name"),
        birth: ["birth_day", "birth_month", "birth_year"].map(|name| fields.kept(name)),
        ..VerifyPage::default()
    };
    let claimed = match read(&page) {
        Ok(claimed) => claimed,
        Err(errors) => {
            return Ok(draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, VerifyPage { errors, ..page }));
        }
    };
    match look_up(&visit, &page.code, &claimed).await {
        Ok((status, answer)) => Ok(draw(&visit, status, VerifyPage { answer: Some(answer), ..page })),
        Err(failure) if failure.is_unavailable() => {
            Ok(draw(&visit, StatusCode::SERVICE_UNAVAILABLE, VerifyPage { is_away: true, ..page }))
        }
        Err(failure) => Err(failure),
    }
}

fn read(page: &VerifyPage) -> Result<Claimed, FieldErrors> {
    let mut errors = FieldErrors::default();
    if page.code.trim().is_empty() {
        errors.add("code", FieldCode::Missing);
    }
    let birth_date = birth_date(&page.birth).unwrap_or_else(|error| {
        errors.add("birth_day", FieldCode::Date { error });
        None
    });
    let claimed = Claimed { last_name: page.last_name.clone(), birth_date };
    if errors.of("birth_day").is_none() && !claimed.says_something() {
        errors.add("last_name", FieldCode::Missing);
    }
    if errors.is_empty() { Ok(claimed) } else { Err(errors) }
}

fn birth_date([day, month, year]: &[String; 3]) -> Result<Option<Date>, DateError> {
    match parse_date(day, month, year) {
        Ok(date) => Ok(Some(date)),
        Err(DateError::Missing) if [day, month, year].iter().all(|part| part.trim().is_empty()) => Ok(None),
        Err(error) => Err(error),
    }
}

async fn look_up(
    visit: &Visit,
    code: &str,
    claimed: &Claimed,
) -> Result<(StatusCode, VerifyAnswer), Failure> {
    let visited = notices::visit(&visit.web.service, &visit.network, code, claimed).await?;
    Ok(match visited {
        Visited::Told(notice) => (StatusCode::OK, answer_of(*notice)),
        Visited::Unknown => (StatusCode::OK, VerifyAnswer::Unknown),
        Visited::Wait => (StatusCode::TOO_MANY_REQUESTS, VerifyAnswer::Wait),
    })
}

fn answer_of(found: StoredNotice) -> VerifyAnswer {
    let (issued, last_day) = (found.issued, found.last_day);
    let first_said = issued.stoppage.last_day();
    VerifyAnswer::Found {
        state: found.state,
        kind: issued.kind,
        birth_date: issued.birth_date,
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
