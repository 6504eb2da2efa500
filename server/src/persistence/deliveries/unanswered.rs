//! E-mails to employers of which nothing was heard.

use super::{Delivery, Row};
use crate::persistence::PersistenceError;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// Takes those that left before, so many at most: each is taken once. Held until the transaction ends.
pub async fn take(
    connection: &mut PgConnection,
    before: OffsetDateTime,
    most: i64,
) -> Result<Vec<Delivery>, PersistenceError> {
    let rows = sqlx::query_as!(
        Row,
        "UPDATE deliveries SET awaits_answer = false WHERE (job_id, rung) IN (
             SELECT job_id, rung FROM deliveries WHERE awaits_answer AND sent_at <= $1
             ORDER BY sent_at LIMIT $2 FOR UPDATE SKIP LOCKED)
         RETURNING job_id, rung, effect_key, kind, claim_id, recipient, notice_id, state, error, owed_at, sent_at, changed_at",
        before,
        most
    );
    rows.fetch_all(connection).await?.into_iter().map(Delivery::try_from).collect()
}

/// Was that notice checked by someone who had it in hand, or did another one take its place?
pub async fn is_settled(connection: &mut PgConnection, notice_id: Uuid) -> Result<bool, PersistenceError> {
    let settled = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM employer.notices WHERE notice_id = $1 AND (
               EXISTS (SELECT FROM claim_notices AS own JOIN claim_notices AS later USING (claim_id, employer_number)
                       WHERE own.notice_id = $1 AND later.document > own.document)
               OR state = 'superseded'
               OR EXISTS (SELECT FROM employer.notice_checks WHERE notice_checks.code_index = notices.code_index AND told))) AS "settled!""#,
        notice_id
    );
    Ok(settled.fetch_one(connection).await?)
}
