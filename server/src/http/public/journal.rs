//! The daily heads of the trail: a page for people, a file for programs. Whoever notes one can show later that the past was
//! changed.

use crate::http::Web;
use crate::http::failure::Failure;
use crate::http::render;
use crate::http::visit::Visit;
use crate::persistence::audit::days;
use abri_app::model::{JournalPage, MessageKind, Screen};
use abri_domain::audit::{DayRecord, PublishedHead};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use time::{Date, Duration, Month, OffsetDateTime};

/// Days on the first page.
const DAYS: Duration = Duration::days(90);

/// The heads of the last ninety days.
pub async fn show(visit: Visit) -> Result<Response, Failure> {
    let today = visit.web.service.clock.today();
    page(&visit, (today.saturating_sub(DAYS), today), None).await
}

/// The heads of a year.
pub async fn year(visit: Visit, Path(year): Path<String>) -> Result<Response, Failure> {
    let not_found = Failure::Say(MessageKind::NotFound);
    let year: i32 = year.parse().map_err(|_| Failure::Say(MessageKind::NotFound))?;
    let first = Date::from_calendar_date(year, Month::January, 1);
    let last = Date::from_calendar_date(year, Month::December, 31);
    let (Ok(first), Ok(last)) = (first, last) else { return Err(not_found) };
    page(&visit, (first, last), Some(year)).await
}

async fn page(visit: &Visit, days: (Date, Date), year: Option<i32>) -> Result<Response, Failure> {
    let mut connection = visit.web.service.pools.admin.acquire().await?;
    let span = days::span(&mut connection).await?;
    let heads = heads(&days::between(&mut connection, days).await?);
    let years: Vec<i32> =
        span.map(|(first, last)| (first.year()..=last.year()).rev().collect()).unwrap_or_default();
    if year.is_some_and(|year| !years.contains(&year)) {
        return Err(Failure::Say(MessageKind::NotFound));
    }
    let page = JournalPage { heads, year, years };
    Ok(render::page(visit, StatusCode::OK, Screen::Journal(Box::new(page))))
}

fn heads(days: &[(DayRecord, OffsetDateTime)]) -> Vec<PublishedHead> {
    days.iter().map(|(day, _)| PublishedHead::from(day)).collect()
}

/// Every head, the newest first.
pub async fn file(State(web): State<Web>) -> Result<Json<Vec<PublishedHead>>, Failure> {
    let mut connection = web.service.pools.admin.acquire().await?;
    let Some(span) = days::span(&mut connection).await? else { return Ok(Json(Vec::new())) };
    Ok(Json(heads(&days::between(&mut connection, span).await?)))
}
