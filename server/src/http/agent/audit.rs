//! The auditor's page: days, lookups, acts of staff. What was typed is shown again when something must be corrected.

use super::session::AuditDesk;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::pipeline::audit::{self, LookupForm};
use crate::views;
use abri_app::model::{AuditPage, MessageKind, Screen};
use abri_app::paths::agent;
use abri_domain::dates::{DateError, parse_date};
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::reference::ClaimReference;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use time::{Date, Duration};
use uuid::Uuid;

/// The most characters of a reason.
const REASON_MAX: usize = 1000;
/// The most days of a period, after its first.
const PERIOD: Duration = Duration::days(30);
/// The names of the two dates: day, month, year.
const DATES: [[&str; 3]; 2] = [
    ["acts_from_day", "acts_from_month", "acts_from_year"],
    ["acts_until_day", "acts_until_month", "acts_until_year"],
];

/// Days, lookups, the two forms.
pub async fn show(desk: AuditDesk) -> Result<Response, Failure> {
    let page = load(&desk).await?;
    Ok(draw(&desk, StatusCode::OK, page))
}

/// The page; the period offered is the last week.
async fn load(desk: &AuditDesk) -> Result<AuditPage, Failure> {
    let service = &desk.visit.web.service;
    let (found, today) = (audit::desk(service, &desk.who).await?, service.clock.today());
    let page = views::audit(desk.who.person(), &found, desk.visit.lang);
    Ok(AuditPage { period: [today - Duration::days(6), today].map(typed), ..page })
}

fn typed(day: Date) -> [String; 3] {
    [day.day().to_string(), u8::from(day.month()).to_string(), day.year().to_string()]
}

fn draw(desk: &AuditDesk, status: StatusCode, page: AuditPage) -> Response {
    render::page(&desk.visit, status, Screen::Audit(Box::new(page)))
}

/// Looks a claim up, which is written down.
pub async fn look_up(desk: AuditDesk, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let typed = (fields.kept("trail_reference"), fields.kept("trail_reason"));
    match lookup_form(&typed) {
        Ok(form) => {
            let lookup_id = audit::look_up(&desk.visit.web.service, &desk.who, &form).await?;
            Ok(Redirect::to(&agent::lookup(&lookup_id.to_string())).into_response())
        }
        Err(errors) => {
            let page = AuditPage { typed, errors, ..load(&desk).await? };
            Ok(draw(&desk, StatusCode::UNPROCESSABLE_ENTITY, page))
        }
    }
}

fn lookup_form((reference, reason): &(String, String)) -> Result<LookupForm, FieldErrors> {
    let (mut errors, reason) = (FieldErrors::default(), reason.trim());
    let parsed = ClaimReference::parse(reference);
    if parsed.is_err() {
        errors.add("trail_reference", FieldCode::NotAnOption);
    }
    if reason.is_empty() {
        errors.add("trail_reason", FieldCode::Missing);
    } else if reason.chars().count() > REASON_MAX {
        errors.add("trail_reason", FieldCode::TooLong { max: REASON_MAX as u64 });
    }
    match parsed {
        Ok(reference) if errors.is_empty() => Ok(LookupForm { reference, reason: reason.to_owned() }),
        _ => Err(errors),
    }
}

/// The trail that this auditor looked up.
pub async fn trail(desk: AuditDesk, Path(lookup_id): Path<String>) -> Result<Response, Failure> {
    let lookup_id = Uuid::try_parse(&lookup_id).map_err(|_| Failure::Say(MessageKind::NotFound))?;
    let found = audit::looked_up(&desk.visit.web.service, &desk.who, lookup_id).await?;
    let page = views::audit_trail(desk.who.person(), &found, desk.visit.lang);
    Ok(render::page(&desk.visit, StatusCode::OK, Screen::AuditTrail(Box::new(page))))
}

/// Counts what staff did in a period.
pub async fn acts(desk: AuditDesk, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let typed = DATES.map(|names| names.map(|name| fields.kept(name)));
    let mut page = AuditPage { period: typed, ..load(&desk).await? };
    match period(&page.period) {
        Ok(period) => {
            let found = audit::acts(&desk.visit.web.service, &desk.who, period).await?;
            page.acts = Some(views::staff_acts(&found, desk.visit.lang));
            Ok(draw(&desk, StatusCode::OK, page))
        }
        Err(errors) => {
            page.errors = errors;
            Ok(draw(&desk, StatusCode::UNPROCESSABLE_ENTITY, page))
        }
    }
}

fn period(typed: &[[String; 3]; 2]) -> Result<(Date, Date), FieldErrors> {
    let mut errors = FieldErrors::default();
    let [first, last] = [0, 1].map(|place| {
        let [day, month, year] = &typed[place];
        parse_date(day, month, year).map_err(|error| match error {
            DateError::Missing => errors.add(DATES[place][0], FieldCode::Missing),
            error => errors.add(DATES[place][0], FieldCode::Date { error }),
        })
    });
    let (Ok(first), Ok(last)) = (first, last) else { return Err(errors) };
    let latest = first.saturating_add(PERIOD);
    if (first..=latest).contains(&last) {
        return Ok((first, last));
    }
    errors.add(DATES[1][0], FieldCode::OutsideWindow { first, last: latest });
    Err(errors)
}
