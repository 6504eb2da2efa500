//! Zone E: who asked what a notice is worth, of codes that exist and of codes that do not.

use super::PersistenceError;
use crate::random;
use abri_domain::notice::{Tries, WINDOW};
use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// Networks, and checks of codes that are nobody's, are kept that long.
const KEPT: Duration = Duration::days(1);
/// The most checks of a notice that are shown.
const SHOWN: i64 = 50;

/// What is asked, as it is found by: the code, the network.
#[derive(Clone, Copy)]
pub struct Asked {
    /// Index of the code.
    pub code: [u8; 32],
    /// Index of the network.
    pub network: [u8; 32],
}

/// Wrong answers of late, to that code and from that network.
pub async fn tries(
    connection: &mut PgConnection,
    asked: Asked,
    now: OffsetDateTime,
) -> Result<Tries, PersistenceError> {
    // The caller stops far below a hundred: no more are counted.
    let row = sqlx::query!(
        r#"SELECT (SELECT COUNT(*) FROM (SELECT FROM employer.notice_checks
                   WHERE code_index = $1 AND at > $3 AND NOT told LIMIT 100) AS few) AS "code!",
                  (SELECT COUNT(*) FROM (SELECT FROM employer.notice_checks
                   WHERE network_index = $2 AND at > $3 AND NOT told LIMIT 100) AS few) AS "network!""#,
        asked.code.as_slice(),
        asked.network.as_slice(),
        now - WINDOW
    )
    .fetch_one(connection)
    .await?;
    Ok(Tries { code: row.code, network: row.network })
}

/// Writes a check down. Right or wrong, known or not, it is the same row.
pub async fn record(
    connection: &mut PgConnection,
    asked: Asked,
    told: bool,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO employer.notice_checks (check_id, code_index, network_index, told, at) VALUES ($1, $2, $3, $4, $5)",
        random::id(now)?,
        asked.code.as_slice(),
        asked.network.as_slice(),
        told,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Wrong answers of late to each of those codes, in their order, and to that partner; no more than `most` are counted.
pub async fn tries_of_many(
    connection: &mut PgConnection,
    codes: &[Vec<u8>],
    partner: [u8; 32],
    most: i64,
    now: OffsetDateTime,
) -> Result<(Vec<i64>, i64), PersistenceError> {
    let of_partner = sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "n!" FROM (SELECT FROM employer.notice_checks
           WHERE network_index = $1 AND at > $2 AND NOT told LIMIT $3) AS few"#,
        partner.as_slice(),
        now - WINDOW,
        most
    )
    .fetch_one(&mut *connection)
    .await?;
    let of_codes = sqlx::query_scalar!(
        r#"SELECT (SELECT COUNT(*) FROM (SELECT FROM employer.notice_checks
                   WHERE code_index = asked.code AND at > $2 AND NOT told LIMIT 100) AS few) AS "n!"
           FROM unnest($1::bytea[]) WITH ORDINALITY AS asked (code, place) ORDER BY place"#,
        codes,
        now - WINDOW
    )
    .fetch_all(connection)
    .await?;
    Ok((of_codes, of_partner))
}

/// Writes many checks of one partner down. Right or wrong, known or not, each is the same row.
pub async fn record_many(
    connection: &mut PgConnection,
    codes: &[Vec<u8>],
    told: &[bool],
    partner: [u8; 32],
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let ids = codes.iter().map(|_| random::id(now)).collect::<Result<Vec<_>, _>>()?;
    sqlx::query!(
        "INSERT INTO employer.notice_checks (check_id, code_index, network_index, told, at)
         SELECT id, code, $4, told, $5 FROM unnest($1::uuid[], $2::bytea[], $3::boolean[]) AS asked (id, code, told)",
        &ids,
        codes,
        told,
        partner.as_slice(),
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A check of a notice, as the insured may know it.
pub struct NoticeCheck {
    /// Which employer's notice, from 1.
    pub employer_number: i32,
    /// When.
    pub at: OffsetDateTime,
    /// Was an answer given? Otherwise the person was named wrongly.
    pub told: bool,
}

/// The checks of a claim's notices, the latest first.
pub async fn of_claim(
    connection: &mut PgConnection,
    claim_id: Uuid,
) -> Result<Vec<NoticeCheck>, PersistenceError> {
    let checks = sqlx::query_as!(
        NoticeCheck,
        "SELECT employer_number, at, told FROM claim_notices JOIN employer.notices USING (notice_id)
         JOIN employer.notice_checks USING (code_index) WHERE claim_id = $1 ORDER BY at DESC LIMIT $2",
        claim_id,
        SHOWN
    )
    .fetch_all(connection)
    .await?;
    Ok(checks)
}

/// Forgets networks, and checks of codes that are nobody's, after a day.
pub async fn purge(connection: &mut PgConnection, now: OffsetDateTime) -> Result<(), PersistenceError> {
    sqlx::query!(
        "DELETE FROM employer.notice_checks WHERE at <= $1 AND network_index IS NOT NULL
         AND NOT EXISTS (SELECT FROM employer.notices WHERE notices.code_index = notice_checks.code_index)",
        now - KEPT
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!(
        "UPDATE employer.notice_checks SET network_index = NULL WHERE at <= $1 AND network_index IS NOT NULL",
        now - KEPT
    )
    .execute(connection)
    .await?;
    Ok(())
}
