//! The desk of those who lend queues between funds.

use super::session::LenderDesk;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::pipeline::fund_loans;
use crate::views;
use abri_app::model::{FundLoanForm, FundLoansPage, MessageKind, Screen};
use abri_app::paths::agent;
use abri_domain::dates::parse_date;
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::fund::{FundLoanRefusal, LoanRight, LoanWish};
use abri_domain::zone::Side;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use time::Date;
use uuid::Uuid;

/// What may be said after an act.
const DONE: [&str; 3] = ["lent", "ended", "over"];

/// Who helps whom.
pub async fn show(desk: LenderDesk) -> Result<Response, Failure> {
    let page = load(&desk).await?;
    let done = DONE.iter().find(|done| **done == desk.visit.query).map(|done| (*done).to_owned());
    Ok(draw(&desk, StatusCode::OK, FundLoansPage { done, ..page }))
}

async fn load(desk: &LenderDesk) -> Result<FundLoansPage, Failure> {
    let service = &desk.visit.web.service;
    let lines = fund_loans::lines(service, &desk.who).await?;
    Ok(views::fund_loans(service, &desk.who.person, &lines, desk.visit.lang))
}

fn draw(desk: &LenderDesk, status: StatusCode, page: FundLoansPage) -> Response {
    render::page(&desk.visit, status, Screen::FundLoans(Box::new(page)))
}

fn done(said: &str) -> Response {
    Redirect::to(&format!("{}?{said}", agent::FUND_LOANS)).into_response()
}

/// What was done for whom, to be opened in a spreadsheet.
pub async fn file(desk: LenderDesk) -> Result<Response, Failure> {
    let lines = fund_loans::lines(&desk.visit.web.service, &desk.who).await?;
    render::csv(&views::LOAN_COLUMNS, &views::loan_lines(&lines))
}

/// Lends a queue.
pub async fn lend(desk: LenderDesk, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let form = typed(&fields);
    let page = load(&desk).await?;
    let mut errors = FieldErrors::default();
    let wish = wish(&form, &page, desk.visit.web.service.clock.today(), &mut errors);
    let mut refused = None;
    if let Some(wish) = wish.filter(|_| errors.is_empty()) {
        match fund_loans::lend(&desk.visit.web.service, &desk.who, wish).await? {
            Ok(()) => return Ok(done("lent")),
            Err(FundLoanRefusal::Days { first, last }) => {
                errors.add("last_day", FieldCode::OutsideWindow { first, last });
            }
            Err(why) => refused = Some(why),
        }
    }
    Ok(draw(&desk, StatusCode::UNPROCESSABLE_ENTITY, FundLoansPage { form, errors, refused, ..page }))
}

fn typed(fields: &Fields) -> FundLoanForm {
    FundLoanForm {
        loan_fund: fields.kept("loan_fund"),
        loan_to: fields.kept("loan_to"),
        loan_side: fields.kept("loan_side"),
        loan_scheme: fields.kept("loan_scheme"),
        loan_percent: fields.kept("loan_percent"),
        loan_may: fields.kept("loan_may"),
        first_day: ["first_day", "first_month", "first_year"].map(|name| fields.kept(name)),
        last_day: ["last_day", "last_month", "last_year"].map(|name| fields.kept(name)),
    }
}

/// What is wanted, or what is wrong with it.
fn wish(
    form: &FundLoanForm,
    page: &FundLoansPage,
    today: Date,
    errors: &mut FieldErrors,
) -> Option<LoanWish> {
    let known = |options: &[(String, String)], value: &str| options.iter().any(|(code, _)| code == value);
    let percent = form.loan_percent.parse().unwrap_or(0);
    let right = LoanRight::from_code(&form.loan_may);
    let side = Side::from_code(&form.loan_side);
    for (name, value, fits) in [
        ("loan_fund", &form.loan_fund, known(&page.lenders, &form.loan_fund)),
        ("loan_to", &form.loan_to, known(&page.funds, &form.loan_to)),
        ("loan_side", &form.loan_side, form.loan_side.is_empty() || side.is_some()),
        (
            "loan_scheme",
            &form.loan_scheme,
            form.loan_scheme.is_empty() || known(&page.schemes, &form.loan_scheme),
        ),
        ("loan_percent", &form.loan_percent, (10..=100).contains(&percent) && percent % 10 == 0),
        ("loan_may", &form.loan_may, right.is_some()),
    ] {
        if !fits {
            errors.add(name, if value.is_empty() { FieldCode::Missing } else { FieldCode::NotAnOption });
        }
    }
    let first_day = if form.first_day.iter().all(String::is_empty) {
        Some(today)
    } else {
        day("first_day", &form.first_day, errors)
    };
    let last_day = day("last_day", &form.last_day, errors);
    if first_day.is_some_and(|day| day < today) {
        let last = today.saturating_add(abri_domain::fund::FUND_LOAN_MAX);
        errors.add("first_day", FieldCode::OutsideWindow { first: today, last });
    }
    Some(LoanWish {
        fund: form.loan_fund.clone(),
        to_fund: form.loan_to.clone(),
        side,
        scheme: Some(form.loan_scheme.clone()).filter(|scheme| !scheme.is_empty()),
        percent,
        may: right?,
        first_day: first_day?,
        last_day: last_day?,
    })
}

fn day(name: &str, [day, month, year]: &[String; 3], errors: &mut FieldErrors) -> Option<Date> {
    parse_date(day, month, year).map_err(|error| errors.add(name, FieldCode::Date { error })).ok()
}

/// Ends a loan.
pub async fn end(desk: LenderDesk, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let loan_id = Uuid::try_parse(&path).map_err(|_| Failure::Say(MessageKind::NotFound))?;
    let ended = fund_loans::end(&desk.visit.web.service, &desk.who, loan_id).await?;
    Ok(done(if ended { "ended" } else { "over" }))
}
