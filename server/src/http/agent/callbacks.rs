//! Calls back: the list of the phone desk, a call in hand, and the hours that supervisors set.

use super::session::{CallDesk, LeadDesk};
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::public::callback::{check, refused, typed};
use crate::http::render;
use crate::pipeline::callbacks::{self, Booked, Booker, Outcome};
use crate::views;
use abri_app::model::{CallBackForm, CallbackHoursPage, CallbacksPage, MessageKind, Screen};
use abri_app::paths::agent;
use abri_domain::callback::{CallOutcome, CallerForm, DeskHours, PER_SLOT_MAX, half_hours, parse_time};
use abri_domain::form::{FieldCode, FieldErrors};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use time::Time;
use uuid::Uuid;

/// What may be said after an act.
const DONE: [&str; 4] = ["ended", "given-back", "nobody", "again"];

/// The calls of today, and the form to book one for someone on the phone.
pub async fn show(desk: CallDesk) -> Result<Response, Failure> {
    let caller = CallerForm { language: "fr".to_owned(), ..CallerForm::default() };
    let page = load(&desk, CallBackForm { caller, ..CallBackForm::default() }).await?;
    let done = DONE.iter().find(|done| **done == desk.visit.query).map(|done| (*done).to_owned());
    Ok(draw(&desk, StatusCode::OK, CallbacksPage { done, ..page }))
}

async fn load(desk: &CallDesk, form: CallBackForm) -> Result<CallbacksPage, Failure> {
    let (service, lang, me) = (&desk.visit.web.service, desk.visit.lang, desk.who.person().staff_id);
    let (today, now) = (callbacks::today(service, &desk.who).await?, service.clock.now());
    let slots = views::slot_options(&callbacks::free_slots(service).await?, lang);
    Ok(CallbacksPage {
        agent: views::badge(desk.who.person()),
        lines: today.lines.iter().map(|line| views::callback_line(line, me, now, lang)).collect(),
        late: today.late,
        form: CallBackForm { slots, ..form },
        booked: None,
        done: None,
    })
}

fn draw(desk: &CallDesk, status: StatusCode, page: CallbacksPage) -> Response {
    render::page(&desk.visit, status, Screen::Callbacks(Box::new(page)))
}

/// Books a call for someone on the phone; its code is shown once, to be said.
pub async fn book(desk: CallDesk, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let mut form = typed(&fields);
    let (caller, slot) = match check(&form) {
        Ok(wish) => wish,
        Err(errors) => {
            form.errors = errors;
            return Ok(draw(&desk, StatusCode::UNPROCESSABLE_ENTITY, load(&desk, form).await?));
        }
    };
    let by = Booker::Desk(desk.who.person().staff_id);
    match callbacks::book(&desk.visit.web.service, &caller, slot, by).await? {
        Booked::Yes(code) => {
            let page = load(&desk, CallBackForm::default()).await?;
            let booked = Some((code.to_string(), views::slot(slot, desk.visit.lang)));
            Ok(draw(&desk, StatusCode::OK, CallbacksPage { booked, ..page }))
        }
        other => {
            let (status, refusal) = refused(&other);
            form.refused = Some(refusal);
            Ok(draw(&desk, status, load(&desk, form).await?))
        }
    }
}

fn done(said: &str) -> Response {
    Redirect::to(&format!("{}?{said}", agent::CALLBACKS)).into_response()
}

/// Takes the next call.
pub async fn next(desk: CallDesk, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    Ok(match callbacks::take_next(&desk.visit.web.service, &desk.who).await? {
        Some(callback_id) => Redirect::to(&agent::callback(&callback_id.to_string())).into_response(),
        None => done("nobody"),
    })
}

/// A call in hand: name and number, for who holds it.
pub async fn one(desk: CallDesk, Path(path): Path<String>) -> Result<Response, Failure> {
    draw_one(&desk, id(&path)?, StatusCode::OK, FieldErrors::default()).await
}

async fn draw_one(
    desk: &CallDesk,
    callback_id: Uuid,
    status: StatusCode,
    errors: FieldErrors,
) -> Result<Response, Failure> {
    let held = callbacks::held(&desk.visit.web.service, &desk.who, callback_id).await?;
    let mut page = views::callback(desk.who.person(), &held, desk.visit.lang);
    page.errors = errors;
    Ok(render::page(&desk.visit, status, Screen::Callback(Box::new(page))))
}

/// Records what came of a call.
pub async fn conclude(desk: CallDesk, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let callback_id = id(&path)?;
    let Some(outcome) = CallOutcome::from_code(fields.get("outcome")) else {
        let mut errors = FieldErrors::default();
        errors.add("outcome", FieldCode::Missing);
        return draw_one(&desk, callback_id, StatusCode::UNPROCESSABLE_ENTITY, errors).await;
    };
    Ok(match callbacks::conclude(&desk.visit.web.service, &desk.who, callback_id, outcome).await? {
        Outcome::Ended => done("ended"),
        Outcome::Again(_) => done("again"),
    })
}

/// Gives a call back.
pub async fn give_back(
    desk: CallDesk,
    Path(path): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    callbacks::give_back(&desk.visit.web.service, &desk.who, id(&path)?).await?;
    Ok(done("given-back"))
}

fn id(path: &str) -> Result<Uuid, Failure> {
    Uuid::try_parse(path).map_err(|_| Failure::Say(MessageKind::NotFound))
}

/// The hours that count.
pub async fn hours(desk: LeadDesk) -> Result<Response, Failure> {
    let page = hours_page(&desk).await?;
    Ok(draw_hours(&desk, StatusCode::OK, CallbackHoursPage { done: desk.visit.query == "set", ..page }))
}

async fn hours_page(desk: &LeadDesk) -> Result<CallbackHoursPage, Failure> {
    let (hours, late) = callbacks::settings(&desk.visit.web.service, &desk.who).await?;
    Ok(CallbackHoursPage {
        agent: views::badge(&desk.who.person),
        half_hours: half_hours().map(shown).collect(),
        opens: shown(hours.opens()),
        closes: shown(hours.closes()),
        per_slot: hours.per_slot().to_string(),
        late,
        errors: FieldErrors::default(),
        done: false,
    })
}

fn shown(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

fn draw_hours(desk: &LeadDesk, status: StatusCode, page: CallbackHoursPage) -> Response {
    render::page(&desk.visit, status, Screen::CallbackHours(Box::new(page)))
}

/// Sets the hours, from now on.
pub async fn set_hours(desk: LeadDesk, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let [opens, closes, per_slot] = ["opens", "closes", "per_slot"].map(|name| fields.kept(name));
    match read_hours(&opens, &closes, &per_slot) {
        Ok(hours) => {
            callbacks::set_hours(&desk.visit.web.service, &desk.who, &hours).await?;
            Ok(Redirect::to(&format!("{}?set", agent::CALLBACK_HOURS)).into_response())
        }
        Err(errors) => {
            let page = hours_page(&desk).await?;
            let page = CallbackHoursPage { opens, closes, per_slot, errors, ..page };
            Ok(draw_hours(&desk, StatusCode::UNPROCESSABLE_ENTITY, page))
        }
    }
}

fn read_hours(opens: &str, closes: &str, per_slot: &str) -> Result<DeskHours, FieldErrors> {
    let mut errors = FieldErrors::default();
    let number = per_slot.trim().parse::<i16>().ok().filter(|number| (0..=PER_SLOT_MAX).contains(number));
    if number.is_none() {
        errors.add("per_slot", FieldCode::OutOfRange { min: 0, max: i64::from(PER_SLOT_MAX) });
    }
    let times = parse_time(opens).zip(parse_time(closes)).filter(|(opens, closes)| opens < closes);
    if times.is_none() {
        errors.add("closes", FieldCode::Missing);
    }
    let hours = times.zip(number).and_then(|((opens, closes), number)| DeskHours::new(opens, closes, number));
    hours.ok_or(errors)
}
