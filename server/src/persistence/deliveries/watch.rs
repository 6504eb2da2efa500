//! What a person has to look at, and sending it again.

use super::{Delivery, Row};
use crate::persistence::{PersistenceError, ensure_rows};
use abri_domain::delivery::Rung;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// The most that is shown at once: the oldest.
pub const SHOWN: i64 = 100;

/// Deliveries that failed or are uncertain and nobody has taken up, oldest first, [`SHOWN`] at most.
pub async fn list(connection: &mut PgConnection) -> Result<Vec<Delivery>, PersistenceError> {
    let rows = sqlx::query_as!(
        Row,
        "SELECT job_id, rung, effect_key, kind, claim_id, recipient, notice_id, state, error, owed_at, sent_at, changed_at
         FROM deliveries WHERE watched ORDER BY changed_at LIMIT $1",
        SHOWN
    );
    rows.fetch_all(connection).await?.into_iter().map(Delivery::try_from).collect()
}

/// Takes a delivery off the list, and says who did.
pub async fn handled_by(
    connection: &mut PgConnection,
    (job_id, rung): (Uuid, Rung),
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let done = sqlx::query!(
        "UPDATE deliveries SET watched = false, handled_by = $3, handled_at = $4 WHERE job_id = $1 AND rung = $2",
        job_id,
        rung.code(),
        staff_id,
        now
    )
    .execute(connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)
}

/// Is that delivery on the list?
pub async fn is_listed(
    connection: &mut PgConnection,
    (job_id, rung): (Uuid, Rung),
) -> Result<bool, PersistenceError> {
    let listed = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM deliveries WHERE job_id = $1 AND rung = $2 AND watched) AS "listed!""#,
        job_id,
        rung.code()
    );
    Ok(listed.fetch_one(connection).await?)
}

/// Owes the job of a delivery again, under its own id and key; false when it is owed already.
pub async fn owe_again(
    connection: &mut PgConnection,
    job_id: Uuid,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let owed = sqlx::query!(
        "UPDATE jobs SET state = 'queued', due_at = $2, lease_until = NULL, attempts = 0, done_at = NULL
         WHERE job_id = $1 AND state <> 'queued'",
        job_id,
        now
    )
    .execute(connection)
    .await?;
    Ok(owed.rows_affected() == 1)
}

/// The employer has the notice: what was uncertain of it is settled.
pub async fn settle(
    connection: &mut PgConnection,
    (claim_id, notice_id): (Uuid, Uuid),
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE deliveries SET watched = false WHERE claim_id = $1 AND notice_id = $2 AND watched",
        claim_id,
        notice_id
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The last delivery of a notice goes on the list: its employer says that the person is not theirs.
pub async fn list_again(
    connection: &mut PgConnection,
    (claim_id, notice_id): (Uuid, Uuid),
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE deliveries SET watched = true WHERE (job_id, rung) IN (
             SELECT job_id, rung FROM deliveries WHERE claim_id = $1 AND notice_id = $2
             ORDER BY owed_at DESC, sending_at DESC LIMIT 1)",
        claim_id,
        notice_id
    )
    .execute(connection)
    .await?;
    Ok(())
}
