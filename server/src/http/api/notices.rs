//! Notices by establishment, one by one, and checked by the hundred.

use super::partner::Partner;
use super::problem::Problem;
use super::wire::{self, Notice};
use super::{Answer, On};
use crate::persistence::notices::shared::{self, After};
use crate::persistence::partners as stored;
use crate::pipeline::partners::{self, Check, Checked};
use abri_domain::notice::Claimed;
use abri_domain::partner::{PAGE_MAX, SETTLED, Scope, VERIFY_MAX};
use axum::Json;
use axum::extract::{Path, Query};
use serde::{Deserialize, Serialize};
use time::format_description::well_known::Rfc3339;
use time::{Date, OffsetDateTime};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Notices in one answer unless the partner says how many.
const PAGE: u16 = 100;
/// The longest code or name that is looked at, in characters.
const TEXT_MAX: usize = 200;

/// Which notices.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// The establishment: fourteen digits, one that the key is bound to.
    #[param(pattern = "^[0-9]{14}$")]
    siret: String,
    /// Only what changed after that instant (RFC 3339). The cursor goes before it.
    #[param(format = DateTime)]
    since: Option<String>,
    /// The `cursor` of an earlier answer: only what changed after it.
    #[param(pattern = "^[A-Za-z0-9_-]{32}$")]
    cursor: Option<String>,
    /// The most notices wanted.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<u16>,
}

/// Notices of an establishment, in the order in which they last changed, the oldest change first.
#[derive(Serialize, ToSchema)]
pub struct NoticeList {
    notices: Vec<Notice>,
    /// Where to go on, now or later; none while the establishment has no notice.
    cursor: Option<String>,
    /// There is more already.
    more: bool,
}

/// Notices of one of the key's establishments that the insured lets the service send there, in the order in which they last changed.
/// A change is listed half a minute after it.
#[utoipa::path(get, path = "/api/v1/notices", tag = "notices", operation_id = "listNotices", params(ListQuery),
    security(("key" = ["notices:read"])),
    responses((status = 200, description = "The notices", body = NoticeList)))]
pub async fn list(web: On, partner: Partner, Query(query): Query<ListQuery>) -> Answer<Json<NoticeList>> {
    let key = partner.with(Scope::NoticesRead)?;
    let (after, limit) = (after(&query)?, query.limit.unwrap_or(PAGE));
    if query.siret.len() != 14 || !query.siret.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(Problem::INVALID);
    }
    if !(1..=PAGE_MAX).contains(&limit) {
        return Err(Problem::INVALID);
    }
    let service = &web.service;
    let siret = stored::siret_index(&service.keys.index, &query.siret);
    let mut connection = service.pools.employer.acquire().await?;
    if stored::bound(&mut connection, key.partner_id, &[siret.to_vec()]).await?.is_empty() {
        return Err(Problem::NOT_BOUND);
    }
    let span = (after.unwrap_or(BEFORE_ALL), service.clock.now() - SETTLED);
    let mut found =
        shared::changes(&mut connection, &service.keys, &siret, span, i64::from(limit) + 1).await?;
    let more = found.len() > usize::from(limit);
    found.truncate(usize::from(limit));
    let last = found.last().map(|one| After { at: one.at, notice_id: one.notice.notice_id });
    let cursor = last.or(after).map(wire::cursor);
    Ok(Json(NoticeList { notices: found.into_iter().map(Notice::from).collect(), cursor, more }))
}

/// Where a list begins.
const BEFORE_ALL: After = After { at: OffsetDateTime::UNIX_EPOCH, notice_id: Uuid::nil() };

fn after(query: &ListQuery) -> Answer<Option<After>> {
    let read = |since: &String| OffsetDateTime::parse(since, &Rfc3339).map_err(|_| Problem::INVALID);
    let since = query.since.as_ref().map(read).transpose()?;
    if let Some(cursor) = &query.cursor {
        return Ok(Some(wire::place(cursor).ok_or(Problem::INVALID)?));
    }
    Ok(since.map(|at| After { at: at.max(OffsetDateTime::UNIX_EPOCH), notice_id: Uuid::max() }))
}

/// A notice by its id, as a call says it. One of an establishment that is not the key's is not found.
#[utoipa::path(get, path = "/api/v1/notices/{notice_id}", tag = "notices", operation_id = "readNotice",
    params(("notice_id" = Uuid, Path, description = "Id of the notice")),
    security(("key" = ["notices:read"])),
    responses((status = 200, description = "The notice", body = Notice)))]
pub async fn one(web: On, partner: Partner, Path(notice_id): Path<Uuid>) -> Answer<Json<Notice>> {
    let key = partner.with(Scope::NoticesRead)?;
    let mut connection = web.service.pools.employer.acquire().await?;
    let found = shared::one(&mut connection, &web.service.keys, key.partner_id, notice_id).await?;
    Ok(Json(found.ok_or(Problem::NOT_FOUND)?.into()))
}

/// Notices to check.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VerifyRequest {
    /// At most five hundred.
    #[schema(min_items = 1, max_items = 500)]
    checks: Vec<NoticeCheck>,
}

/// A notice that someone handed over: its code, and whose it is as far as the partner knows.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeCheck {
    /// Code on the notice, with or without its hyphens.
    #[schema(min_length = 1, max_length = 200)]
    code: String,
    /// Last name of the person.
    #[schema(min_length = 1, max_length = 200)]
    last_name: String,
    /// Their date of birth.
    birth_date: Date,
}

/// What came of each check, in the order of the request.
#[derive(Serialize, ToSchema)]
pub struct VerifyAnswer {
    results: Vec<VerifyResult>,
}

/// What came of a check. `unknown` says the same of a code that is nobody's, of another person's, and of a notice for an
/// establishment that is not the key's.
#[derive(Serialize, ToSchema)]
pub struct VerifyResult {
    outcome: Outcome,
    /// The notice as it stands now, if it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<Notice>,
}

/// What came of a check.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The notice is the one of that person: see its state and its days.
    Known,
    /// There is none, or not for you.
    Unknown,
    /// That code was asked for wrongly too often: ask again in an hour.
    Wait,
}

/// Checks notices that were handed over, also those that the service did not send. Each check is written down, and the person sees
/// that their notice was checked.
#[utoipa::path(post, path = "/api/v1/notices/verify", tag = "notices", operation_id = "verifyNotices",
    request_body = VerifyRequest, security(("key" = ["notices:verify"])),
    responses((status = 200, description = "What came of each", body = VerifyAnswer)))]
pub async fn verify(
    web: On,
    partner: Partner,
    Json(request): Json<VerifyRequest>,
) -> Answer<Json<VerifyAnswer>> {
    let key = partner.with(Scope::NoticesVerify)?;
    let fits = |text: &str| (1..=TEXT_MAX).contains(&text.chars().count());
    let all_fit = request.checks.iter().all(|check| fits(&check.code) && fits(&check.last_name));
    if !(1..=VERIFY_MAX).contains(&request.checks.len()) || !all_fit {
        return Err(Problem::INVALID);
    }
    let checks: Vec<Check> = request.checks.into_iter().map(Check::from).collect();
    let checked = partners::verify(&web.service, key, &checks).await?.ok_or(Problem::TOO_WRONG)?;
    Ok(Json(VerifyAnswer { results: checked.into_iter().map(VerifyResult::from).collect() }))
}

impl From<NoticeCheck> for Check {
    fn from(check: NoticeCheck) -> Self {
        let claimed = Claimed { last_name: check.last_name, birth_date: Some(check.birth_date) };
        Self { code: check.code, claimed }
    }
}

impl From<Checked> for VerifyResult {
    fn from(checked: Checked) -> Self {
        match checked {
            Checked::Known(found) => Self { outcome: Outcome::Known, notice: Some((*found).into()) },
            Checked::Unknown => Self { outcome: Outcome::Unknown, notice: None },
            Checked::Wait => Self { outcome: Outcome::Wait, notice: None },
        }
    }
}
