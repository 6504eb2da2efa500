//! The desk of those who write on the banner.

use super::session::AnnouncerDesk;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::persistence::announcements::Words;
use crate::pipeline::announcements;
use crate::views;
use abri_app::model::{AnnouncementForm, AnnouncementsPage, MessageKind, Screen};
use abri_app::paths::agent;
use abri_domain::dates::parse_date;
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::staff::{ANNOUNCED_FOR, ANNOUNCEMENT_MAX};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use time::Date;
use uuid::Uuid;

/// What may be said after an act.
const DONE: [&str; 3] = ["announced", "taken-down", "over"];

/// What stands, what stood.
pub async fn show(desk: AnnouncerDesk) -> Result<Response, Failure> {
    let page = load(&desk).await?;
    let done = DONE.iter().find(|done| **done == desk.visit.query).map(|done| (*done).to_owned());
    Ok(draw(&desk, StatusCode::OK, AnnouncementsPage { done, ..page }))
}

async fn load(desk: &AnnouncerDesk) -> Result<AnnouncementsPage, Failure> {
    let service = &desk.visit.web.service;
    let last = announcements::last(service, &desk.who).await?;
    Ok(views::announcements(service, &desk.who.person, &last, desk.visit.lang))
}

fn draw(desk: &AnnouncerDesk, status: StatusCode, page: AnnouncementsPage) -> Response {
    render::page(&desk.visit, status, Screen::Announcements(Box::new(page)))
}

fn done(said: &str) -> Response {
    Redirect::to(&format!("{}?{said}", agent::ANNOUNCEMENTS)).into_response()
}

/// Writes on the banner.
pub async fn announce(desk: AnnouncerDesk, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let form = AnnouncementForm {
        text_fr: fields.kept("text_fr"),
        text_en: fields.kept("text_en"),
        last_day: ["last_day", "last_month", "last_year"].map(|name| fields.kept(name)),
    };
    let service = &desk.visit.web.service;
    let mut errors = FieldErrors::default();
    let words = Words {
        fr: text("text_fr", &form.text_fr, true, &mut errors),
        en: text("text_en", &form.text_en, false, &mut errors),
    };
    let last_day = last_day(&form, service.clock.today(), &mut errors);
    if let Some(last_day) = last_day.filter(|_| errors.is_empty()) {
        announcements::announce(service, &desk.who, &words, last_day).await?;
        return Ok(done("announced"));
    }
    let page = load(&desk).await?;
    Ok(draw(&desk, StatusCode::UNPROCESSABLE_ENTITY, AnnouncementsPage { form, errors, ..page }))
}

/// One line of words.
fn text(name: &str, typed: &str, required: bool, errors: &mut FieldErrors) -> String {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if required && text.is_empty() {
        errors.add(name, FieldCode::Missing);
    } else if text.chars().count() > ANNOUNCEMENT_MAX {
        errors.add(name, FieldCode::TooLong { max: ANNOUNCEMENT_MAX as u64 });
    }
    text
}

fn last_day(form: &AnnouncementForm, today: Date, errors: &mut FieldErrors) -> Option<Date> {
    let [day, month, year] = &form.last_day;
    let last = today.saturating_add(ANNOUNCED_FOR);
    match parse_date(day, month, year) {
        Ok(day) if (today..=last).contains(&day) => return Some(day),
        Ok(_) => errors.add("last_day", FieldCode::OutsideWindow { first: today, last }),
        Err(error) => errors.add("last_day", FieldCode::Date { error }),
    }
    None
}

/// Takes an announcement down.
pub async fn end(desk: AnnouncerDesk, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let id = Uuid::try_parse(&path).map_err(|_| Failure::Say(MessageKind::NotFound))?;
    let ended = announcements::end(&desk.visit.web.service, &desk.who, id).await?;
    Ok(done(if ended { "taken-down" } else { "over" }))
}
