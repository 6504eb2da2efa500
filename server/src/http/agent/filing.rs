//! Filing for others: the form on one page, with the checks of its screens. Nothing typed is lost, nothing of the ground comes
//! back once it is sent.

mod typed;

use super::session::FilingDesk;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::public::receipt::download;
use crate::http::render;
use crate::pipeline::filing::{self, Filer, FilingError, ToFile};
use crate::pipeline::intake::IntakeError;
use crate::pipeline::scans;
use crate::state::Service;
use crate::{letters, random, views};
use abri_app::lang::Lang;
use abri_app::model::{FilingDeskPage, FilingPage, MessageKind, ScansPart, Screen, StepMessage};
use abri_app::paths::agent;
use abri_domain::assisted::RECEIVED_WITHIN;
use abri_domain::form::FormRules;
use abri_domain::scan::ScanFault;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use time::Duration;
use typed::Typed;
use uuid::Uuid;

/// What this person typed lately, and the schemes they can file for.
pub async fn desk(desk: FilingDesk) -> Result<Response, Failure> {
    let (service, lang) = (&desk.visit.web.service, desk.visit.lang);
    let filed = filing::filed_lately(service, &desk.who).await?;
    let page = FilingDeskPage {
        agent: views::badge(desk.who.person()),
        channel: desk.who.channel(),
        schemes: offered(service, &desk.who).iter().map(|rules| views::filing_scheme(rules, lang)).collect(),
        filed: filed.iter().map(|filed| views::filed_row(filed, lang)).collect(),
    };
    Ok(render::page(&desk.visit, StatusCode::OK, Screen::FilingDesk(Box::new(page))))
}

/// The schemes that take claims now; on paper, those that took some on a day a paper may be stamped with.
fn offered(service: &Service, filer: &Filer) -> Vec<FormRules> {
    if !filer.seals() {
        return service.open_forms();
    }
    let (schemes, today) = (service.rules.current(), service.clock.today());
    let days = || (0..=RECEIVED_WITHIN.whole_days()).map(|back| today - Duration::days(back));
    let last = |scheme: &str| days().find_map(|day| filing::rules_on(service, scheme, day));
    schemes.books().iter().filter_map(|book| last(book.scheme().id())).collect()
}

fn rules_of_path(desk: &FilingDesk, path: &str) -> Result<FormRules, Failure> {
    let offered = offered(&desk.visit.web.service, &desk.who);
    let mut found = offered.into_iter().filter(|rules| rules.scheme.path() == path);
    found.next().ok_or(Failure::Say(MessageKind::NotFound))
}

/// The empty form.
pub async fn show(desk: FilingDesk, Path(scheme): Path<String>) -> Result<Response, Failure> {
    let rules = rules_of_path(&desk, &scheme)?;
    let typed = Typed::blank(rules, random::id(desk.visit.web.service.clock.now())?, desk.visit.lang);
    Ok(draw(&desk, StatusCode::OK, typed.page(&desk.who)))
}

fn draw(desk: &FilingDesk, status: StatusCode, page: FilingPage) -> Response {
    render::page(&desk.visit, status, Screen::Filing(Box::new(page)))
}

/// Records what was typed, or shows it again: with its faults, or with one employer more.
pub async fn file(desk: FilingDesk, Path(scheme): Path<String>, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let service = &desk.visit.web.service;
    let mut typed = Typed::read(service, &desk.who, rules_of_path(&desk, &scheme)?, &fields)?;
    if !fields.get("add").is_empty() {
        typed.add_employer();
        return Ok(draw(&desk, StatusCode::OK, typed.page(&desk.who)));
    }
    let Some(to_file) = typed.check(&desk.who) else {
        return Ok(draw(&desk, StatusCode::UNPROCESSABLE_ENTITY, typed.page(&desk.who)));
    };
    match record(service, &desk.who, to_file).await {
        Ok(claim_id) => Ok(Redirect::to(&agent::filed(&claim_id.to_string())).into_response()),
        Err(failure) if failure.is_unavailable() => {
            let page = FilingPage { message: Some(StepMessage::NotRecorded), ..typed.page(&desk.who) };
            Ok(draw(&desk, StatusCode::SERVICE_UNAVAILABLE, page))
        }
        Err(failure) => Err(failure),
    }
}

async fn record(service: &Service, filer: &Filer, to_file: ToFile) -> Result<Uuid, Failure> {
    filing::file(service, filer, to_file).await.map_err(|error| match error {
        FilingError::UseCase(error) => error.into(),
        FilingError::Intake(IntakeError::Unavailable) => Failure::Say(MessageKind::Unavailable),
        FilingError::Intake(error) => error.into(),
    })
}

/// A claim that this person typed lately.
pub async fn filed(desk: FilingDesk, Path(path): Path<String>) -> Result<Response, Failure> {
    filed_page(&desk, super::case::claim_id(&path)?, StatusCode::OK, None).await
}

/// Its page, with why scans were not attached.
pub async fn filed_page(
    desk: &FilingDesk,
    claim_id: Uuid,
    status: StatusCode,
    fault: Option<ScanFault>,
) -> Result<Response, Failure> {
    let (service, lang) = (&desk.visit.web.service, desk.visit.lang);
    let (claim, file) = filing::filed(service, &desk.who, claim_id).await?;
    let mut page = views::filed(service, desk.who.person(), &claim, &file, lang);
    page.scans_attached = fault.is_none() && desk.visit.query == "scans";
    if desk.who.seals() {
        let scans = scans::of_sheet(service, &desk.who, &claim).await?;
        let me = desk.who.person().staff_id;
        page.scans =
            Some(ScansPart { fault, ..views::of_sheet(&claim, &scans, me, service.clock.now(), lang) });
    }
    Ok(render::page(&desk.visit, status, Screen::Filed(Box::new(page))))
}

/// Its receipt, in the language of the person. Codes leave by post, not by this desk.
pub async fn filed_pdf(desk: FilingDesk, Path(path): Path<String>) -> Result<Response, Failure> {
    let service = &desk.visit.web.service;
    let (claim, file) = filing::filed(service, &desk.who, super::case::claim_id(&path)?).await?;
    let lang = Lang::from_code(&claim.language).unwrap_or_default();
    let page = views::receipt(service, &claim, &file, Vec::new(), lang);
    let letter = letters::receipt(service, &page, &file, lang);
    let bytes = letters::render(service, letter, lang, claim.requested_at().date()).await?;
    Ok(download(bytes, &format!("abri-{}.pdf", page.reference)))
}
