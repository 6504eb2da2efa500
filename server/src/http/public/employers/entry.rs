//! The page of one employer. The number in its address says where the entry stands in the list when it is drawn; what
//! is posted goes where that entry stands by then, and a new one to the end: tabs don't overwrite each other's.

use super::{draft_so_far, one_too_many};
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::public::draft::{self, Saved};
use crate::http::public::steps;
use crate::http::render;
use crate::http::visit::Visit;
use abri_app::model::{EmployerPage, MessageKind, Screen, StepMessage, StepPage};
use abri_app::paths::Page;
use abri_domain::form::{EMPLOYERS_MAX, EmployerForm, FieldCode, FieldErrors, Step};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use time::Date;

/// One employer's page: one of the list, or the next new one.
pub async fn show(visit: Visit, Path(number): Path<usize>) -> Result<Response, Failure> {
    let employers = draft_so_far(&visit).await?.0.form.employers;
    if number == 0 || number > employers.len() + 1 || number > EMPLOYERS_MAX {
        return Err(Failure::Say(MessageKind::NotFound));
    }
    let known = number.checked_sub(1).and_then(|index| employers.get(index)).cloned();
    let entry = known.as_ref().map(draft::print).unwrap_or_default();
    Ok(draw(&visit, StatusCode::OK, page(number, entry, known.unwrap_or_default())))
}

/// The page with nothing said yet.
fn page(number: usize, entry: String, form: EmployerForm) -> EmployerPage {
    let (is_new, errors) = (entry.is_empty(), FieldErrors::default());
    EmployerPage { number, is_new, form, errors, message: None, entry, stored: None }
}

fn draw(visit: &Visit, status: StatusCode, page: EmployerPage) -> Response {
    render::page(visit, status, Screen::Employer(Box::new(page)))
}

/// Keeps one employer.
pub async fn save(visit: Visit, Path(number): Path<usize>, fields: Fields) -> Result<Response, Failure> {
    if number == 0 {
        return Err(Failure::Say(MessageKind::NotFound));
    }
    if number > EMPLOYERS_MAX {
        return one_too_many(&visit).await;
    }
    // Read away or not: what was typed is kept below, or shown again.
    let so_far = draft_so_far(&visit).await.ok();
    let first_day = so_far.and_then(|(draft, _)| draft.form.start_date().ok());
    let (form, errors) = read(&fields, first_day);
    let page = page(number, fields.get("entry").to_owned(), form);
    if !errors.is_empty() {
        return Ok(draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, EmployerPage { errors, ..page }));
    }
    let mut kept = Kept::Gone;
    let saved = draft::change(&visit, Step::Employers, |draft| {
        // In a draft that begins only now, every entry is a new one.
        let is_new = page.is_new || draft.version == 0;
        kept = keep(&mut draft.form.employers, &page, is_new);
        kept == Kept::Done
    });
    let saved = match saved.await {
        Err(failure) if failure.is_unavailable() => return Ok(not_recorded(&visit, page)),
        saved => saved?,
    };
    answer(&visit, kept, page, saved)
}

/// What was typed, and what is wrong with it.
fn read(fields: &Fields, first_day: Option<Date>) -> (EmployerForm, FieldErrors) {
    let (mut typed, mut body) = (EmployerForm::default(), FieldErrors::default());
    for name in EmployerForm::FIELDS {
        typed.set(name, fields.kept(name));
    }
    draft::body_faults(EmployerForm::FIELDS, fields, &mut body);
    let errors = draft::merged(body, typed.check(first_day), EmployerForm::FIELDS);
    (typed, errors)
}

/// What became of an entry that was posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kept {
    /// It is in the list.
    Done,
    /// The list is full.
    Full,
    /// The entry it was drawn from is not in the list any more: another tab changed it or took it off.
    Gone,
}

/// Puts an entry where the one it was drawn from stands, or at the end. Sent twice, it stands there once.
fn keep(employers: &mut Vec<EmployerForm>, page: &EmployerPage, is_new: bool) -> Kept {
    if let Some(known) = employers.iter_mut().find(|known| draft::print(known) == page.entry) {
        *known = page.form.clone();
    } else if !employers.contains(&page.form) {
        match (is_new, employers.len() < EMPLOYERS_MAX) {
            (false, _) => return Kept::Gone,
            (true, false) => return Kept::Full,
            (true, true) => employers.push(page.form.clone()),
        }
    }
    Kept::Done
}

fn answer(visit: &Visit, kept: Kept, page: EmployerPage, saved: Saved) -> Result<Response, Failure> {
    if saved.draft.claim_id.is_some() {
        return Ok(Redirect::to(Page::Receipt.path(visit.lang)).into_response());
    }
    Ok(match kept {
        Kept::Full => draw(visit, StatusCode::UNPROCESSABLE_ENTITY, full(page)),
        Kept::Gone => draw(visit, StatusCode::CONFLICT, changed_elsewhere(page, &saved.draft.form.employers)),
        Kept::Done if saved.cookie.is_some() => return begun_again(visit, saved),
        Kept::Done => Redirect::to(steps::path(visit, Step::Employers)).into_response(),
    })
}

/// The database is away: the page again, with what was typed.
fn not_recorded(visit: &Visit, page: EmployerPage) -> Response {
    let page = EmployerPage { message: Some(StepMessage::NotRecorded), ..page };
    draw(visit, StatusCode::SERVICE_UNAVAILABLE, page)
}

fn full(mut page: EmployerPage) -> EmployerPage {
    page.errors.add("employer_name", FieldCode::TooManyEmployers { max: EMPLOYERS_MAX as u64 });
    page
}

/// The page again, with what was typed and what is stored of the same employer: sent once more, it replaces that. Taken
/// off the list, it is a new one.
fn changed_elsewhere(page: EmployerPage, employers: &[EmployerForm]) -> EmployerPage {
    let same = |known: &&EmployerForm| {
        let named = |of: fn(&EmployerForm) -> &str| !of(known).is_empty() && of(known) == of(&page.form);
        named(|form| form.employer_siret.trim()) || named(|form| form.employer_name.trim())
    };
    let stored = employers.iter().find(same).cloned();
    let entry = stored.as_ref().map(draft::print).unwrap_or_default();
    let message = if stored.is_some() { StepMessage::SavedElsewhere } else { StepMessage::TakenOffElsewhere };
    EmployerPage { is_new: entry.is_empty(), message: Some(message), entry, stored, ..page }
}

/// The draft was gone: this employer is kept in a new one, and the pages before are asked again.
fn begun_again(visit: &Visit, saved: Saved) -> Result<Response, Failure> {
    let rules = draft::rules(visit, &saved.draft.form.scheme)?;
    let message = Some(if visit.form_session.is_some() {
        StepMessage::DraftExpired
    } else {
        StepMessage::FinishThisFirst
    });
    let version = saved.draft.version;
    let page = StepPage { message, version, ..steps::blank(Step::Terms, saved.draft.form, rules) };
    Ok(steps::with_cookie(steps::draw(visit, StatusCode::UNPROCESSABLE_ENTITY, page), saved.cookie))
}
