//! Zone E: notices, found by their code; and, in zone A, which claim each belongs to.

pub mod shared;

use super::claims::ClaimRow;
use super::{PersistenceError, ensure_rows};
use crate::crypto::{Keys, Place};
use abri_domain::employer::Employer;
use abri_domain::notice::{EmployerNotice, NoticeState};
use abri_domain::reference::NoticeCode;
use sqlx::PgConnection;
use std::sync::OnceLock;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// A notice as it stands now.
#[derive(Clone)]
pub struct StoredNotice {
    /// Id.
    pub notice_id: Uuid,
    /// As first issued.
    pub issued: EmployerNotice,
    /// What it is worth.
    pub state: NoticeState,
    /// Last day off as it stands now.
    pub last_day: Date,
}

/// A notice with its place in the claim.
pub struct ClaimNotice {
    /// Which employer, from 1.
    pub employer_number: i32,
    /// Which notice of that employer, from 1: the last one says the days as they are.
    pub document: i32,
    /// The notice of an earlier claim whose days it extends.
    pub follows: Option<Uuid>,
    /// The notice.
    pub notice: StoredNotice,
    /// `by-hand`, `waiting`, `sent`, `failed`.
    pub delivery: String,
    /// Sent at.
    pub sent_at: Option<OffsetDateTime>,
}

/// The last notice of each employer.
pub fn latest(notices: &[ClaimNotice]) -> impl Iterator<Item = &ClaimNotice> {
    let is_last = |one: &ClaimNotice, next: Option<&ClaimNotice>| {
        next.is_none_or(|next| next.employer_number != one.employer_number)
    };
    (0..).zip(notices).filter(move |(place, one)| is_last(one, notices.get(place + 1))).map(|(_, one)| one)
}

/// The index a notice is found by.
pub fn code_index(keys: &Keys, code: &NoticeCode) -> [u8; 32] {
    keys.index.index("notice-code", code.as_str().as_bytes())
}

fn place(notice_id: Uuid) -> Place {
    Place::of("employer.notices.sealed", notice_id)
}

fn state_of(code: &str, id: Uuid) -> Result<NoticeState, PersistenceError> {
    NoticeState::from_code(code).ok_or(PersistenceError::Inconsistency {
        table: "employer.notices",
        column: "state",
        id,
    })
}

/// The notice of that code. Reads zone E and nothing else; takes as long when there is none.
pub async fn find_by_code(
    connection: &mut PgConnection,
    keys: &Keys,
    code: &NoticeCode,
) -> Result<Option<StoredNotice>, PersistenceError> {
    let index = code_index(keys, code);
    let row = sqlx::query!(
        "SELECT notice_id, sealed, state, last_day FROM employer.notices WHERE code_index = $1",
        index.as_slice()
    )
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else {
        unseal_decoy(keys);
        return Ok(None);
    };
    Ok(Some(opened(keys, row.notice_id, (&row.sealed, &row.state), row.last_day)?))
}

/// A notice as its row says it.
pub(in crate::persistence) fn opened(
    keys: &Keys,
    notice_id: Uuid,
    (sealed, state): (&[u8], &str),
    last_day: Date,
) -> Result<StoredNotice, PersistenceError> {
    let issued = keys.zone_a.open_json(place(notice_id), sealed)?;
    Ok(StoredNotice { notice_id, issued, state: state_of(state, notice_id)?, last_day })
}

/// The notice of that id.
pub async fn find(
    connection: &mut PgConnection,
    keys: &Keys,
    notice_id: Uuid,
) -> Result<Option<StoredNotice>, PersistenceError> {
    let row =
        sqlx::query!("SELECT sealed, state, last_day FROM employer.notices WHERE notice_id = $1", notice_id);
    let row = row.fetch_optional(connection).await?;
    row.map(|row| opened(keys, notice_id, (&row.sealed, &row.state), row.last_day)).transpose()
}

/// What a notice weighs when it is sealed, for codes that are nobody's.
static DECOY: OnceLock<Vec<u8>> = OnceLock::new();
/// Bytes of a notice as JSON.
const DECOY_BYTES: usize = 900;

fn unseal_decoy(keys: &Keys) {
    let place = place(Uuid::nil());
    let made = || keys.zone_a.seal_json(place, &"-".repeat(DECOY_BYTES)).unwrap_or_default();
    // Whether it opens matters to nobody.
    std::hint::black_box(keys.zone_a.open_json::<String>(place, DECOY.get_or_init(made)).ok());
}

/// The notice that stands of the same person's claim that ended on `last_day`, as far as it is for that employer.
pub async fn ending_on(
    connection: &mut PgConnection,
    keys: &Keys,
    claim: &ClaimRow,
    (employer, last_day): (&Employer, Date),
) -> Result<Option<Uuid>, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT notice_id, notices.sealed FROM claims JOIN claim_notices USING (claim_id) JOIN employer.notices USING (notice_id)
         WHERE nir_index = $1 AND claim_id <> $2 AND notices.state = 'valid' AND notices.last_day = $3 ORDER BY notice_id",
        claim.nir_index,
        claim.claim_id,
        last_day
    )
    .fetch_all(connection)
    .await?;
    for row in rows {
        let issued: EmployerNotice = keys.zone_a.open_json(place(row.notice_id), &row.sealed)?;
        if issued.is_for(employer) {
            return Ok(Some(row.notice_id));
        }
    }
    Ok(None)
}

/// The last day of the extension that stands after a notice; none while there is no such extension.
pub async fn extended_to(
    connection: &mut PgConnection,
    notice_id: Uuid,
) -> Result<Option<Date>, PersistenceError> {
    let last_day = sqlx::query_scalar!(
        "SELECT last_day FROM claim_notices JOIN employer.notices USING (notice_id)
         WHERE follows = $1 AND state IN ('valid', 'under-review') ORDER BY document DESC LIMIT 1",
        notice_id
    )
    .fetch_optional(connection)
    .await?;
    Ok(last_day)
}

/// The claim a notice belongs to.
pub async fn claim_of(
    connection: &mut PgConnection,
    notice_id: Uuid,
) -> Result<Option<Uuid>, PersistenceError> {
    let claim_id = sqlx::query_scalar!("SELECT claim_id FROM claim_notices WHERE notice_id = $1", notice_id)
        .fetch_optional(connection)
        .await?;
    Ok(claim_id)
}

/// The notices of a claim, by employer, the earlier ones first.
pub async fn of_claim(
    connection: &mut PgConnection,
    keys: &Keys,
    claim_id: Uuid,
) -> Result<Vec<ClaimNotice>, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT employer_number, document, follows, delivery, sent_at, notice_id, sealed, state, last_day
         FROM claim_notices JOIN employer.notices USING (notice_id) WHERE claim_id = $1
         ORDER BY employer_number, document",
        claim_id
    )
    .fetch_all(connection)
    .await?;
    let mut notices = Vec::with_capacity(rows.len());
    for row in rows {
        let notice = opened(keys, row.notice_id, (&row.sealed, &row.state), row.last_day)?;
        notices.push(ClaimNotice {
            employer_number: row.employer_number,
            document: row.document,
            follows: row.follows,
            notice,
            delivery: row.delivery,
            sent_at: row.sent_at,
        });
    }
    Ok(notices)
}

/// A notice to issue.
pub struct NewNotice<'a> {
    /// Id.
    pub notice_id: Uuid,
    /// Claim.
    pub claim_id: Uuid,
    /// Which employer, from 1.
    pub employer_number: i32,
    /// Which notice of that employer, from 1.
    pub document: i32,
    /// The notice of an earlier claim whose days it extends.
    pub follows: Option<Uuid>,
    /// What it says.
    pub notice: &'a EmployerNotice,
    /// What it is worth as it is issued.
    pub state: NoticeState,
    /// `by-hand` or `waiting`.
    pub delivery: &'a str,
}

/// Issues a notice.
pub async fn insert(
    connection: &mut PgConnection,
    keys: &Keys,
    new: &NewNotice<'_>,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let index = code_index(keys, &new.notice.code);
    let sealed = keys.zone_a.seal_json(place(new.notice_id), new.notice)?;
    let found_by = shared::found_by(keys, new.notice_id, new.notice, new.delivery != "by-hand");
    sqlx::query!(
        "INSERT INTO employer.notices (notice_id, code_index, siret_index, sealed, state, last_day, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        new.notice_id,
        index.as_slice(),
        found_by.as_slice(),
        sealed,
        new.state.code(),
        new.notice.stoppage.last_day(),
        now
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!(
        "INSERT INTO claim_notices (claim_id, employer_number, document, follows, notice_id, delivery)
         VALUES ($1, $2, $3, $4, $5, $6)",
        new.claim_id,
        new.employer_number,
        new.document,
        new.follows,
        new.notice_id,
        new.delivery
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Brings a notice up to date; false when it already says so.
pub async fn update(
    connection: &mut PgConnection,
    notice_id: Uuid,
    state: NoticeState,
    last_day: Date,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "UPDATE employer.notices SET state = $2, last_day = $3, updated_at = $4
         WHERE notice_id = $1 AND (state, last_day) IS DISTINCT FROM ($2, $3::date)",
        notice_id,
        state.code(),
        last_day,
        now
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Says how far the delivery of a notice is.
pub async fn set_delivery(
    connection: &mut PgConnection,
    notice_id: Uuid,
    delivery: &str,
    sent_at: Option<OffsetDateTime>,
) -> Result<(), PersistenceError> {
    let done = sqlx::query!(
        "UPDATE claim_notices SET delivery = $2, sent_at = COALESCE($3, sent_at) WHERE notice_id = $1",
        notice_id,
        delivery,
        sent_at
    )
    .execute(connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)
}
