//! To be called back: book a half hour; move or cancel it by its code, which is shown once and stands in no address.

use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::http::visit::Visit;
use crate::pipeline::callbacks::{self, Booked, Booker, Found};
use crate::views;
use abri_app::model::{
    BookedCall, BookedJustNow, CallBackCodePage, CallBackForm, CallBackPage, CallBackRefusal, Screen,
    SlotOption,
};
use abri_app::paths::Page;
use abri_domain::callback::{Caller, CallerForm};
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::reference::CallbackCode;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use time::OffsetDateTime;
use uuid::Uuid;

/// The empty form.
pub async fn show(visit: Visit) -> Result<Response, Failure> {
    let caller = CallerForm { language: visit.lang.code().to_owned(), ..CallerForm::default() };
    let form = CallBackForm { slots: slots(&visit).await?, caller, ..CallBackForm::default() };
    let page = CallBackPage { form, cancelled: visit.query == "cancelled", is_away: false };
    Ok(draw(&visit, StatusCode::OK, page))
}

async fn slots(visit: &Visit) -> Result<Vec<SlotOption>, Failure> {
    Ok(views::slot_options(&callbacks::free_slots(&visit.web.service).await?, visit.lang))
}

fn draw(visit: &Visit, status: StatusCode, page: CallBackPage) -> Response {
    render::page(visit, status, Screen::CallBack(Box::new(page)))
}

/// What was typed of a call to book; the phone desk reads it by the same names.
pub fn typed(fields: &Fields) -> CallBackForm {
    let caller = CallerForm {
        name: fields.kept("call_name"),
        phone: fields.kept("phone"),
        reference: fields.kept("call_reference"),
        language: fields.kept("language"),
    };
    CallBackForm { slot: fields.kept("slot"), caller, ..CallBackForm::default() }
}

/// Whom to call and when, or every fault.
pub fn check(form: &CallBackForm) -> Result<(Caller, OffsetDateTime), FieldErrors> {
    let mut errors = FieldErrors::default();
    let slot = slot_at(&form.slot, &mut errors);
    match (slot, form.caller.check()) {
        (Some(slot), Ok(caller)) => Ok((caller, slot)),
        (_, checked) => {
            errors.0.extend(checked.err().into_iter().flat_map(|errors| errors.0));
            Err(errors)
        }
    }
}

fn slot_at(typed: &str, errors: &mut FieldErrors) -> Option<OffsetDateTime> {
    let slot = typed.parse().ok().and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok());
    if slot.is_none() {
        errors.add("slot", FieldCode::Missing);
    }
    slot
}

/// Books a call, or shows what was typed again.
pub async fn book(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let mut form = typed(&fields);
    let (caller, slot) = match check(&form) {
        Ok(wish) => wish,
        Err(errors) => {
            form.errors = errors;
            return again(&visit, StatusCode::UNPROCESSABLE_ENTITY, form).await;
        }
    };
    let by = Booker::Person(&visit.network);
    match callbacks::book(&visit.web.service, &caller, slot, by).await.map_err(Failure::from) {
        Ok(Booked::Yes(code)) => booked(&visit, &code, slot, BookedJustNow::Booked).await,
        Ok(other) => {
            let (status, refusal) = refused(&other);
            form.refused = Some(refusal);
            again(&visit, status, form).await
        }
        Err(failure) if failure.is_unavailable() => Ok(away(&visit, form)),
        Err(failure) => Err(failure),
    }
}

/// The status of a wish that was not granted, and why.
pub const fn refused(booked: &Booked) -> (StatusCode, CallBackRefusal) {
    match booked {
        Booked::TooMany => (StatusCode::TOO_MANY_REQUESTS, CallBackRefusal::TooMany),
        Booked::SamePhone => (StatusCode::CONFLICT, CallBackRefusal::SamePhone),
        Booked::Full | Booked::Yes(_) => (StatusCode::CONFLICT, CallBackRefusal::Full),
    }
}

async fn again(visit: &Visit, status: StatusCode, form: CallBackForm) -> Result<Response, Failure> {
    match slots(visit).await {
        Ok(slots) => {
            let form = CallBackForm { slots, ..form };
            Ok(draw(visit, status, CallBackPage { form, ..CallBackPage::default() }))
        }
        Err(failure) if failure.is_unavailable() => Ok(away(visit, form)),
        Err(failure) => Err(failure),
    }
}

/// Nobody knows which half hours are free: the one that was chosen is kept.
fn away(visit: &Visit, mut form: CallBackForm) -> Response {
    let slot = slot_at(&form.slot, &mut FieldErrors::default());
    form.slots = views::slot_options(slot.as_slice(), visit.lang);
    let page = CallBackPage { form, is_away: true, ..CallBackPage::default() };
    draw(visit, StatusCode::SERVICE_UNAVAILABLE, page)
}

async fn booked(
    visit: &Visit,
    code: &CallbackCode,
    slot: OffsetDateTime,
    done: BookedJustNow,
) -> Result<Response, Failure> {
    let page = of_code(visit, code.to_string(), slot, Some(done)).await?;
    Ok(draw_code(visit, StatusCode::OK, page))
}

async fn of_code(
    visit: &Visit,
    code: String,
    slot: OffsetDateTime,
    done: Option<BookedJustNow>,
) -> Result<CallBackCodePage, Failure> {
    let booked = BookedCall { code, when: views::slot(slot, visit.lang), slots: slots(visit).await?, done };
    Ok(CallBackCodePage { booked: Some(booked), ..CallBackCodePage::default() })
}

fn draw_code(visit: &Visit, status: StatusCode, page: CallBackCodePage) -> Response {
    render::page(visit, status, Screen::CallBackCode(Box::new(page)))
}

/// Asks for the code of a call.
pub async fn code(visit: Visit) -> Response {
    draw_code(&visit, StatusCode::OK, CallBackCodePage::default())
}

/// The call of a code that was typed; or the answer that there is none.
async fn opened(visit: &Visit, fields: &Fields) -> Result<Result<(Uuid, OffsetDateTime), Response>, Failure> {
    let mut page = CallBackCodePage { code: fields.kept("code"), ..CallBackCodePage::default() };
    if page.code.trim().is_empty() {
        page.errors.add("code", FieldCode::Missing);
        return Ok(Err(draw_code(visit, StatusCode::UNPROCESSABLE_ENTITY, page)));
    }
    let found = callbacks::find(&visit.web.service, &page.code, &visit.network).await;
    let (status, refusal) = match found.map_err(Failure::from) {
        Ok(Found::Booked(callback_id, slot)) => return Ok(Ok((callback_id, slot))),
        Ok(Found::None) => (StatusCode::UNPROCESSABLE_ENTITY, CallBackRefusal::NoCall),
        Ok(Found::TooMany) => (StatusCode::TOO_MANY_REQUESTS, CallBackRefusal::TooMany),
        Err(failure) if failure.is_unavailable() => {
            page.is_away = true;
            return Ok(Err(draw_code(visit, StatusCode::SERVICE_UNAVAILABLE, page)));
        }
        Err(failure) => return Err(failure),
    };
    page.refused = Some(refusal);
    Ok(Err(draw_code(visit, status, page)))
}

/// Shows the call of a code.
pub async fn look_up(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let (_, slot) = match opened(&visit, &fields).await? {
        Ok(call) => call,
        Err(response) => return Ok(response),
    };
    let page = of_code(&visit, grouped(&fields), slot, None).await?;
    Ok(draw_code(&visit, StatusCode::OK, page))
}

/// The code as it is written, of one that was found.
fn grouped(fields: &Fields) -> String {
    CallbackCode::parse(fields.get("code")).map_or_else(|_| fields.kept("code"), |code| code.to_string())
}

/// Moves the call of a code to another half hour.
pub async fn reschedule(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let (callback_id, before) = match opened(&visit, &fields).await? {
        Ok(call) => call,
        Err(response) => return Ok(response),
    };
    let mut errors = FieldErrors::default();
    let slot = slot_at(fields.get("slot"), &mut errors);
    let (status, refused) = match slot {
        Some(slot) if callbacks::reschedule(&visit.web.service, callback_id, slot).await? => {
            let page = of_code(&visit, grouped(&fields), slot, Some(BookedJustNow::Moved)).await?;
            return Ok(draw_code(&visit, StatusCode::OK, page));
        }
        Some(_) => (StatusCode::CONFLICT, Some(CallBackRefusal::NotMoved)),
        None => (StatusCode::UNPROCESSABLE_ENTITY, None),
    };
    let page = of_code(&visit, grouped(&fields), before, None).await?;
    Ok(draw_code(&visit, status, CallBackCodePage { errors, refused, ..page }))
}

/// Cancels the call of a code.
pub async fn cancel(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let (callback_id, _) = match opened(&visit, &fields).await? {
        Ok(call) => call,
        Err(response) => return Ok(response),
    };
    callbacks::cancel(&visit.web.service, callback_id).await?;
    Ok(Redirect::to(&format!("{}?cancelled", Page::CallBack.path(visit.lang))).into_response())
}
