//! The pages of the form: shown with what was typed, kept when posted, right or wrong.

use super::draft::{self, Saved};
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::visit::Visit;
use crate::http::{Web, render};
use crate::persistence::drafts::Draft;
use crate::views;
use abri_app::model::{MessageKind, Screen, StepMessage, StepPage};
use abri_app::paths::Page;
use abri_domain::form::{ClaimForm, FieldErrors, FormRules, Step};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get};

/// The two routes of a page.
pub fn routes(step: Step) -> MethodRouter<Web> {
    get(move |visit: Visit| async move { show(&visit, step).await })
        .post(move |visit: Visit, fields: Fields| async move { save(&visit, step, &fields).await })
}

/// The page with nothing said yet.
pub fn blank(step: Step, form: ClaimForm, rules: FormRules) -> StepPage {
    StepPage {
        step,
        form,
        errors: FieldErrors::default(),
        message: None,
        rules,
        version: 0,
        submit_key: String::new(),
        from_review: false,
        saved_at: None,
        stored: None,
    }
}

/// Draws a page.
pub fn draw(visit: &Visit, status: StatusCode, page: StepPage) -> Response {
    render::page(visit, status, Screen::Step(Box::new(page)))
}

/// Where a page of the form lives.
pub fn path(visit: &Visit, step: Step) -> &'static str {
    Page::Step(step).path(visit.lang)
}

/// Shows a page; who has not come that far is led to the first page that is not right.
async fn show(visit: &Visit, step: Step) -> Result<Response, Failure> {
    if step == Step::Terms {
        return first_page(visit).await;
    }
    let (draft, rules) = draft::under_way(visit).await?;
    if let Some(earlier) = draft.form.first_unfinished(step, &rules) {
        return Err(Failure::Elsewhere(path(visit, earlier).to_owned()));
    }
    Ok(draw(visit, StatusCode::OK, under_way(visit, step, draft, rules)))
}

fn under_way(visit: &Visit, step: Step, draft: Draft, rules: FormRules) -> StepPage {
    let saved_at = Some(views::hour(draft.updated_at, visit.lang));
    let (version, from_review) = (draft.version, visit.comes_from_review());
    StepPage { version, from_review, saved_at, ..blank(step, draft.form, rules) }
}

/// The terms, of the scheme the address names, or that of the form under way, or the only one that takes claims; who has
/// yet to choose is led to the choice.
async fn first_page(visit: &Visit) -> Result<Response, Failure> {
    let draft = draft::find(visit).await?.filter(|draft| draft.claim_id.is_none());
    let open = visit.web.service.open_forms();
    let named = visit.scheme();
    let begun = draft.as_ref().map(|draft| draft.form.scheme.as_str());
    let begun = begun.filter(|scheme| visit.web.service.rules.book(scheme).is_some());
    let place = match (named, begun) {
        (Some(path), _) => open.iter().position(|rules| rules.scheme.path() == path),
        (None, Some(scheme)) => open.iter().position(|rules| rules.scheme.id() == scheme),
        (None, None) if open.len() > 1 => {
            return Err(Failure::Elsewhere(Page::Home.path(visit.lang).to_owned()));
        }
        (None, None) => Some(0),
    };
    let rules = place.and_then(|place| open.get(place)).ok_or(Failure::Say(MessageKind::Closed))?.clone();
    let page = match draft {
        Some(draft) => under_way(visit, Step::Terms, draft, rules),
        None => blank(Step::Terms, ClaimForm::default(), rules),
    };
    Ok(draw(visit, StatusCode::OK, page))
}

/// Keeps a page, then leads on; or shows it again with its faults.
async fn save(visit: &Visit, step: Step, fields: &Fields) -> Result<Response, Failure> {
    let mut visit = visit.clone();
    if step == Step::Terms {
        begin_again_if_sent(&mut visit).await?;
    }
    let rules = rules_of_page(&visit, step, fields).await?;
    let saved = match draft::change(&visit, step, |draft| draft::keep(draft, (step, &rules), fields)).await {
        Err(failure) if failure.is_unavailable() => return Ok(not_recorded(&visit, step, fields, rules)),
        saved => saved?,
    };
    if saved.draft.claim_id.is_some() {
        return Ok(Redirect::to(Page::Receipt.path(visit.lang)).into_response());
    }
    if !saved.changed {
        return Ok(saved_elsewhere(&visit, step, fields, saved.draft, rules));
    }
    let cookie = saved.cookie.clone();
    Ok(with_cookie(answer(&visit, step, fields, saved, rules), cookie))
}

/// The rules a posted page is read by: of the scheme that the terms name, or of the form under way. While the database is
/// away nobody knows that form: the page says its scheme.
async fn rules_of_page(visit: &Visit, step: Step, fields: &Fields) -> Result<FormRules, Failure> {
    let named = fields.get("scheme");
    if step == Step::Terms {
        return draft::rules(visit, named);
    }
    match draft::find(visit).await {
        Ok(Some(draft)) => draft::rules(visit, &draft.form.scheme),
        Ok(None) => draft::rules(visit, named),
        Err(failure) if failure.is_unavailable() => draft::rules(visit, named),
        Err(failure) => Err(failure),
    }
}

/// What follows a page that was kept: the next one, or the same with its faults and with what was typed.
fn answer(visit: &Visit, step: Step, fields: &Fields, saved: Saved, rules: FormRules) -> Response {
    let expired = saved.cookie.is_some() && step != Step::Terms;
    let Draft { mut form, version, .. } = saved.draft;
    let body = draft::put(&mut form, (step, &rules), fields);
    let errors = draft::merged(body, form.check(step, &rules), &rules.fields(step));
    if errors.is_empty() && !expired {
        return Redirect::to(&next(visit, step, &form, &rules)).into_response();
    }
    let message = expired.then_some(if visit.form_session.is_some() {
        StepMessage::DraftExpired
    } else {
        StepMessage::FinishThisFirst
    });
    let from_review = visit.comes_from_review();
    let page = StepPage { errors, message, version, from_review, ..blank(step, form, rules) };
    draw(visit, StatusCode::UNPROCESSABLE_ENTITY, page)
}

/// The page was posted late and would replace what another tab stored: shown again with what was typed, and with what
/// is stored. It is drawn from the newest version: sent once more, it is kept.
fn saved_elsewhere(visit: &Visit, step: Step, fields: &Fields, draft: Draft, rules: FormRules) -> Response {
    let mut form = draft.form.clone();
    draft::put(&mut form, (step, &rules), fields);
    let page = StepPage {
        message: Some(StepMessage::SavedElsewhere),
        version: draft.version,
        from_review: visit.comes_from_review(),
        stored: Some(Box::new(draft.form)),
        ..blank(step, form, rules)
    };
    draw(visit, StatusCode::CONFLICT, page)
}

/// Hands the cookie of a draft that was just begun to the browser.
pub fn with_cookie(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// The first page posted after a claim was sent begins another claim, in a session of its own.
async fn begin_again_if_sent(visit: &mut Visit) -> Result<(), Failure> {
    if matches!(draft::find(visit).await, Ok(Some(Draft { claim_id: Some(_), .. }))) {
        visit.form_session = None;
    }
    Ok(())
}

/// The database is away: the page again, with what was just typed, and the word that nothing was recorded.
fn not_recorded(visit: &Visit, step: Step, fields: &Fields, rules: FormRules) -> Response {
    let mut form = ClaimForm::default();
    draft::put(&mut form, (step, &rules), fields);
    let version = draft::version(fields).unwrap_or_default();
    let page = StepPage { message: Some(StepMessage::NotRecorded), version, ..blank(step, form, rules) };
    draw(visit, StatusCode::SERVICE_UNAVAILABLE, page)
}

/// The page after this one; back to the review for who came from there, unless the change opened a page that is not
/// right yet (an employer, after a change of status).
fn next(visit: &Visit, step: Step, form: &ClaimForm, rules: &FormRules) -> String {
    if visit.comes_from_review() {
        let open = form.first_unfinished(Step::Review, rules);
        return open
            .map_or_else(|| path(visit, Step::Review).to_owned(), |step| path(visit, step).to_owned());
    }
    path(visit, step.next(form).unwrap_or(Step::Review)).to_owned()
}
