//! Breaking the glass, and what auditors say of it.

use super::case::claim_id;
use super::session::{AuditDesk, GlassDesk};
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::pipeline::glass;
use crate::views;
use abri_app::model::{BreakGlassPage, GlassReviewsPage, MessageKind, Screen};
use abri_app::paths::agent;
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::glass::{GlassReason, GlassVerdict};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

/// The most characters of an explanation.
const WORDS_MAX: usize = 1000;

/// Says what will happen, and asks why. Nothing is opened.
pub async fn confirm(desk: GlassDesk, Path(path): Path<String>) -> Result<Response, Failure> {
    let page = asks(&desk, &path).await?;
    Ok(draw(&desk, StatusCode::OK, page))
}

async fn asks(desk: &GlassDesk, path: &str) -> Result<BreakGlassPage, Failure> {
    let claim_id = claim_id(path)?;
    let reference = glass::reference_of(&desk.visit.web.service, &desk.who, claim_id).await?;
    Ok(BreakGlassPage {
        agent: views::badge(desk.who.person()),
        claim_id: claim_id.to_string(),
        reference: reference.to_string(),
        reason: String::new(),
        words: String::new(),
        errors: FieldErrors::default(),
    })
}

fn draw(desk: &GlassDesk, status: StatusCode, page: BreakGlassPage) -> Response {
    render::page(&desk.visit, status, Screen::BreakGlass(Box::new(page)))
}

/// Records it, then leads to what is behind.
pub async fn break_it(
    desk: GlassDesk,
    Path(path): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let (reason, words) = (fields.kept("glass_reason"), fields.kept("glass_words"));
    let known = GlassReason::from_code(&reason);
    let mut errors = FieldErrors::default();
    if known.is_none() {
        errors.add("glass_reason", FieldCode::Missing);
    }
    check_words(&mut errors, "glass_words", &words);
    if fields.get("glass_confirm") != "yes" {
        errors.add("glass_confirm", FieldCode::NotAccepted);
    }
    let (Some(known), true) = (known, errors.is_empty()) else {
        let page = BreakGlassPage { reason, words, errors, ..asks(&desk, &path).await? };
        return Ok(draw(&desk, StatusCode::UNPROCESSABLE_ENTITY, page));
    };
    let (service, claim_id) = (&desk.visit.web.service, claim_id(&path)?);
    let glass_id = glass::break_glass(service, &desk.who, claim_id, (known, words.trim())).await?;
    Ok(Redirect::to(&agent::glass(&glass_id.to_string())).into_response())
}

fn check_words(errors: &mut FieldErrors, name: &str, words: &str) {
    if words.trim().is_empty() {
        errors.add(name, FieldCode::Missing);
    } else if words.chars().count() > WORDS_MAX {
        errors.add(name, FieldCode::TooLong { max: WORDS_MAX as u64 });
    }
}

fn id(path: &str) -> Result<Uuid, Failure> {
    Uuid::try_parse(path).map_err(|_| Failure::Say(MessageKind::NotFound))
}

/// What is behind the glass, while it is open: each look is written down.
pub async fn look(desk: GlassDesk, Path(path): Path<String>) -> Result<Response, Failure> {
    let service = &desk.visit.web.service;
    let opened = glass::look(service, &desk.who, id(&path)?).await?;
    let page = views::glass(service, desk.who.person(), opened.as_ref(), desk.visit.lang);
    Ok(render::page(&desk.visit, StatusCode::OK, Screen::Glass(Box::new(page))))
}

/// Every opening, those nobody looked at first.
pub async fn reviews(desk: AuditDesk) -> Result<Response, Failure> {
    let page = list(&desk).await?;
    let done = desk.visit.query == "reviewed";
    Ok(draw_list(&desk, StatusCode::OK, GlassReviewsPage { done, ..page }))
}

async fn list(desk: &AuditDesk) -> Result<GlassReviewsPage, Failure> {
    let service = &desk.visit.web.service;
    let openings = glass::openings(service, &desk.who).await?;
    Ok(views::glass_reviews(service, desk.who.person(), &openings, desk.visit.lang)?)
}

fn draw_list(desk: &AuditDesk, status: StatusCode, page: GlassReviewsPage) -> Response {
    render::page(&desk.visit, status, Screen::GlassReviews(Box::new(page)))
}

/// Writes down what the auditor thinks of one.
pub async fn review(desk: AuditDesk, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    // The forms of one page tell their fields apart by the id.
    let kept = |name: &str| match fields.kept(name) {
        plain if plain.is_empty() => fields.kept(&format!("{name}-{path}")),
        plain => plain,
    };
    let (verdict, words) = (kept("glass_verdict"), kept("review_words"));
    let mut errors = FieldErrors::default();
    let known = GlassVerdict::from_code(&verdict);
    if known.is_none() {
        errors.add("glass_verdict", FieldCode::Missing);
    }
    check_words(&mut errors, "review_words", &words);
    let typed = (path.clone(), verdict, words.clone());
    let (Some(known), true) = (known, errors.is_empty()) else {
        let page = GlassReviewsPage { typed, errors, ..list(&desk).await? };
        return Ok(draw_list(&desk, StatusCode::UNPROCESSABLE_ENTITY, page));
    };
    let service = &desk.visit.web.service;
    if glass::review(service, &desk.who, id(&path)?, (known, words.trim())).await? {
        return Ok(Redirect::to(&format!("{}?reviewed", agent::GLASS_REVIEWS)).into_response());
    }
    let page = GlassReviewsPage { typed, refused: true, ..list(&desk).await? };
    Ok(draw_list(&desk, StatusCode::CONFLICT, page))
}
