//! The desk of those who make rules, and the acts on a draft. An act that is not done loses nothing: the page comes again
//! with the reason and with what was typed.

mod typed;

use super::session::RulesDesk;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::persistence::rules::find_texts;
use crate::pipeline::rulemaking::{self, Obstacle, Refusal};
use crate::views;
use abri_app::model::{MessageKind, RuleDraftPage, RulesDeskPage, Screen};
use abri_app::paths::agent;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use data_encoding::HEXLOWER;
use typed::Typed;
use uuid::Uuid;

/// What may be said after an act.
const DONE: [&str; 7] =
    ["saved", "simulating", "proposed", "taken-back", "withdrawn", "published", "cancelled"];

fn done(desk: &RulesDesk) -> Option<String> {
    DONE.iter().find(|done| **done == desk.visit.query).map(|done| (*done).to_owned())
}

fn id(path: &str) -> Result<Uuid, Failure> {
    Uuid::try_parse(path).map_err(|_| Failure::Say(MessageKind::NotFound))
}

fn broken(refusal: Refusal) -> Result<Obstacle, Failure> {
    match refusal {
        Refusal::Obstacle(obstacle) => Ok(obstacle),
        Refusal::Broken(error) => Err(error.into()),
    }
}

/// The desk.
pub async fn desk(desk: RulesDesk) -> Result<Response, Failure> {
    let page = load_desk(&desk).await?;
    let page = RulesDeskPage { done: done(&desk), ..page };
    Ok(draw_desk(&desk, StatusCode::OK, page))
}

async fn load_desk(desk: &RulesDesk) -> Result<RulesDeskPage, Failure> {
    let service = &desk.visit.web.service;
    let found = rulemaking::desk(service, &desk.who).await?;
    Ok(views::rules_desk(service, &desk.who, &found, desk.visit.lang))
}

fn draw_desk(desk: &RulesDesk, status: StatusCode, page: RulesDeskPage) -> Response {
    render::page(&desk.visit, status, Screen::RulesDesk(Box::new(page)))
}

/// A draft.
pub async fn draft(desk: RulesDesk, Path(path): Path<String>) -> Result<Response, Failure> {
    let page = load_draft(&desk, id(&path)?).await?;
    let page = RuleDraftPage { done: done(&desk), ..page };
    Ok(draw_draft(&desk, StatusCode::OK, page))
}

async fn load_draft(desk: &RulesDesk, draft_id: Uuid) -> Result<RuleDraftPage, Failure> {
    let service = &desk.visit.web.service;
    match rulemaking::open_draft(service, &desk.who, draft_id).await {
        Ok(open) => Ok(views::rule_draft(service, &desk.who, &open, desk.visit.lang)),
        Err(Refusal::Broken(error)) => Err(error.into()),
        Err(Refusal::Obstacle(_)) => Err(Failure::Say(MessageKind::NotFound)),
    }
}

fn draw_draft(desk: &RulesDesk, status: StatusCode, page: RuleDraftPage) -> Response {
    render::page(&desk.visit, status, Screen::RuleDraft(Box::new(page)))
}

/// Begins a draft.
pub async fn begin(desk: RulesDesk, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let form = typed::new_draft(&fields);
    let page = load_desk(&desk).await?;
    let (new, mut errors) = typed::read_new_draft(&form, &page);
    if let (Some(new), true) = (new, errors.is_empty()) {
        let words = (form.title.trim(), form.why.trim());
        match rulemaking::begin_draft(&desk.visit.web.service, &desk.who, &new, words).await {
            Ok(Some(draft)) => {
                return Ok(Redirect::to(&agent::rule_draft(&draft.to_string())).into_response());
            }
            Ok(None) => errors = typed::not_there(&form),
            Err(refusal) => {
                let obstacle = Some(views::obstacle(broken(refusal)?, String::new()));
                return Ok(draw_desk(&desk, StatusCode::CONFLICT, RulesDeskPage { form, obstacle, ..page }));
            }
        }
    }
    Ok(draw_desk(&desk, StatusCode::UNPROCESSABLE_ENTITY, RulesDeskPage { form, errors, ..page }))
}

/// On to the page that follows; or the draft again, with what was typed and why nothing was done.
async fn settle(
    desk: &RulesDesk,
    typed: Typed,
    outcome: Result<(), Refusal>,
    said: &str,
) -> Result<Response, Failure> {
    let obstacle = match outcome {
        Ok(()) if ["published", "withdrawn"].contains(&said) => {
            return Ok(Redirect::to(&format!("{}?{said}", agent::RULES)).into_response());
        }
        Ok(()) => {
            let to = agent::rule_draft(&typed.draft_id.to_string());
            return Ok(Redirect::to(&format!("{to}?{said}")).into_response());
        }
        Err(refusal) => broken(refusal)?,
    };
    let page = load_draft(desk, typed.draft_id).await?;
    let status = match obstacle {
        Obstacle::Stale | Obstacle::NotNow(_) | Obstacle::Begun => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let changed = page.who[1].clone().unwrap_or_default();
    let page = RuleDraftPage { obstacle: Some(views::obstacle(obstacle, changed)), ..page };
    Ok(draw_draft(desk, status, typed.onto(page)))
}

async fn again(desk: &RulesDesk, typed: Typed) -> Result<Response, Failure> {
    let page = load_draft(desk, typed.draft_id).await?;
    let page = RuleDraftPage { errors: typed.errors.clone(), ..page };
    Ok(draw_draft(desk, StatusCode::UNPROCESSABLE_ENTITY, typed.onto(page)))
}

/// Saves what was typed.
pub async fn save(desk: RulesDesk, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let draft_id = id(&path)?;
    let scheme = rulemaking::scheme_of(&desk.visit.web.service, &desk.who, draft_id).await?;
    let typed = Typed::texts(draft_id, &scheme, &fields);
    if !typed.errors.is_empty() {
        return again(&desk, typed).await;
    }
    let words = (typed.form.title.trim(), typed.form.why.trim());
    let service = &desk.visit.web.service;
    let outcome = rulemaking::save(service, &desk.who, typed.draft(), words, &typed.files()).await;
    settle(&desk, typed, outcome, "saved").await
}

/// Asks what it would change.
pub async fn simulate(
    desk: RulesDesk,
    Path(path): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let (typed, since) = Typed::since(id(&path)?, &fields);
    let Some(since) = since else { return again(&desk, typed).await };
    let service = &desk.visit.web.service;
    let outcome = rulemaking::simulate(service, &desk.who, typed.draft(), since).await;
    settle(&desk, typed, outcome, "simulating").await
}

/// Hands it to a second person.
pub async fn propose(desk: RulesDesk, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let typed = Typed::bare(id(&path)?, &fields);
    let outcome = rulemaking::propose(&desk.visit.web.service, &desk.who, typed.draft()).await;
    settle(&desk, typed, outcome, "proposed").await
}

/// Takes the proposal back.
pub async fn take_back(
    desk: RulesDesk,
    Path(path): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let typed = Typed::bare(id(&path)?, &fields);
    let outcome = rulemaking::take_back(&desk.visit.web.service, &desk.who, typed.draft()).await;
    settle(&desk, typed, outcome, "taken-back").await
}

/// Gives it up.
pub async fn withdraw(
    desk: RulesDesk,
    Path(path): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let typed = Typed::bare(id(&path)?, &fields);
    let outcome = rulemaking::withdraw(&desk.visit.web.service, &desk.who, typed.draft()).await;
    settle(&desk, typed, outcome, "withdrawn").await
}

/// Publishes it, from an hour on.
pub async fn publish(desk: RulesDesk, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let (typed, from) = Typed::hour(id(&path)?, &fields);
    let Some(from) = from else { return again(&desk, typed).await };
    let service = &desk.visit.web.service;
    let outcome = rulemaking::publish(service, &desk.who, typed.draft(), from).await;
    settle(&desk, typed, outcome, "published").await
}

/// Cancels a publication before its hour.
pub async fn cancel(desk: RulesDesk, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let service = &desk.visit.web.service;
    let Err(refusal) = rulemaking::cancel(service, &desk.who, id(&path)?).await else {
        return Ok(Redirect::to(&format!("{}?cancelled", agent::RULES)).into_response());
    };
    let obstacle = Some(views::obstacle(broken(refusal)?, String::new()));
    let page = RulesDeskPage { obstacle, ..load_desk(&desk).await? };
    Ok(draw_desk(&desk, StatusCode::CONFLICT, page))
}

/// A text by its hash, or both texts of the hash that a decision keeps.
pub async fn text(desk: RulesDesk, Path(sha256): Path<String>) -> Result<Response, Failure> {
    let not_found = Failure::Say(MessageKind::NotFound);
    let Ok(sha256) = HEXLOWER.decode(sha256.as_bytes()) else { return Err(not_found) };
    let mut connection = desk.visit.web.service.pools.admin.acquire().await?;
    let texts = find_texts(&mut connection, &sha256).await?;
    if texts.is_empty() {
        return Err(not_found);
    }
    let plain = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'"),
    ];
    Ok((plain, texts.join("\n")).into_response())
}
