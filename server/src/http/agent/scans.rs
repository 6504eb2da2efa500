//! Scans: attached on the page that follows a filing, or on the case of an envelope; read as files that a browser only saves.

use super::session::{FilingDesk, Staff};
use super::{case, filing};
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::files::Upload;
use crate::pipeline::UseCaseError;
use crate::pipeline::scans::{self, ScanFile};
use abri_app::model::{CasePage, MessageKind, ScansPart};
use abri_app::paths::agent;
use abri_domain::scan::ScanFault;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

fn id(path: &str) -> Result<Uuid, Failure> {
    Uuid::try_parse(path).map_err(|_| Failure::Say(MessageKind::NotFound))
}

const fn status(fault: ScanFault) -> StatusCode {
    match fault {
        ScanFault::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        ScanFault::Twice => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// Attaches scans to a paper that this person typed.
pub async fn attach_sheet(
    desk: FilingDesk,
    Path(path): Path<String>,
    form: Upload,
) -> Result<Response, Failure> {
    desk.check_token(&form.fields)?;
    let (claim_id, service) = (id(&path)?, &desk.visit.web.service);
    let kept = if form.too_large {
        Err(ScanFault::TooLarge)
    } else {
        scans::attach_sheet(service, &desk.who, claim_id, &form.files).await?
    };
    match kept {
        Ok(()) => Ok(Redirect::to(&format!("{}?scans", agent::filed(&path))).into_response()),
        Err(fault) => filing::filed_page(&desk, claim_id, status(fault), Some(fault)).await,
    }
}

/// Withdraws a scan of the administrative sheet.
pub async fn withdraw_sheet(
    desk: FilingDesk,
    Path((path, scan)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    scans::withdraw_sheet(&desk.visit.web.service, &desk.who, (id(&path)?, id(&scan)?)).await?;
    Ok(Redirect::to(&agent::filed(&path)).into_response())
}

/// Attaches scans of the medical sheet.
pub async fn attach_medical(
    staff: Staff,
    Path(path): Path<String>,
    form: Upload,
) -> Result<Response, Failure> {
    staff.check_token(&form.fields)?;
    let (claim_id, service) = (case::claim_id(&path)?, &staff.visit.web.service);
    let kept = if form.too_large {
        Ok(Err(ScanFault::TooLarge))
    } else {
        scans::attach_medical(service, &staff.agent, claim_id, &form.files).await
    };
    let (status, fault) = match kept {
        Ok(Ok(())) => return Ok(to_case(&path)),
        Ok(Err(fault)) => (status(fault), Some(fault)),
        Err(UseCaseError::NotHeld) => (StatusCode::CONFLICT, None),
        Err(error) => return Err(error.into()),
    };
    let page = case::load(&staff, claim_id).await?;
    let lease_lost = fault.is_none() && page.lease_until.is_none();
    let medical_scans = page.medical_scans.map(|part| ScansPart { fault, ..part });
    Ok(case::draw(&staff, status, CasePage { lease_lost, medical_scans, ..page }))
}

fn to_case(path: &str) -> Response {
    Redirect::to(&format!("{}#scans", agent::case(path))).into_response()
}

/// Withdraws a scan of the medical sheet.
pub async fn withdraw_medical(
    staff: Staff,
    Path((path, scan)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Failure> {
    staff.check_token(&fields)?;
    scans::withdraw_medical(&staff.visit.web.service, &staff.agent, (id(&path)?, id(&scan)?)).await?;
    Ok(to_case(&path))
}

/// A scan of the administrative sheet, as a file.
pub async fn sheet(staff: Staff, Path((path, scan)): Path<(String, String)>) -> Result<Response, Failure> {
    let which = (id(&path)?, id(&scan)?);
    Ok(saved(&scans::read_sheet(&staff.visit.web.service, &staff.agent, which).await?))
}

/// A scan of the medical sheet, as a file.
pub async fn medical(staff: Staff, Path((path, scan)): Path<(String, String)>) -> Result<Response, Failure> {
    let which = (id(&path)?, id(&scan)?);
    Ok(saved(&scans::read_medical(&staff.visit.web.service, &staff.agent, which).await?))
}

/// A file that a browser saves and never shows as a page of ours, whatever is in it.
fn saved(file: &ScanFile) -> Response {
    let name = format!("attachment; filename=\"scan.{}\"", file.kind.code());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.kind.media_type())),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::try_from(name).unwrap_or(HeaderValue::from_static("attachment")),
        ),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    (headers, file.bytes.to_vec()).into_response()
}
