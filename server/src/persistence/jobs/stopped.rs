//! Jobs that can't be done and are no delivery: a person looks.

use crate::persistence::PersistenceError;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// The most that is shown at once: the oldest.
pub const SHOWN: i64 = 100;

/// One of them. Ids and codes only.
#[derive(Debug, Clone)]
pub struct Stopped {
    /// Id.
    pub job_id: Uuid,
    /// Unique per effect.
    pub key: String,
    /// What it does, as a code.
    pub kind: String,
    /// Why it can't, as a code.
    pub error: Option<String>,
    /// When it was due last.
    pub due_at: OffsetDateTime,
    /// Since when it is not tried any more.
    pub stopped_at: Option<OffsetDateTime>,
}

/// Those that nobody has seen to, oldest first, [`SHOWN`] at most.
pub async fn list(connection: &mut PgConnection) -> Result<Vec<Stopped>, PersistenceError> {
    let rows = sqlx::query_as!(
        Stopped,
        "SELECT job_id, key, kind, last_error AS error, due_at, done_at AS stopped_at FROM jobs WHERE watched ORDER BY done_at LIMIT $1",
        SHOWN
    );
    Ok(rows.fetch_all(connection).await?)
}

/// Owes one again, under its own id and key, and says who wanted it; false when it is not on the list any more.
pub async fn owe_again(
    connection: &mut PgConnection,
    job_id: Uuid,
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let owed = sqlx::query!(
        "UPDATE jobs SET state = 'queued', due_at = $3, lease_until = NULL, attempts = 0, done_at = NULL, watched = false,
                handled_by = $2, handled_at = $3
         WHERE job_id = $1 AND watched",
        job_id,
        staff_id,
        now
    )
    .execute(connection)
    .await?;
    Ok(owed.rows_affected() == 1)
}

/// Takes one off the list, and says who did; false when it is not on it any more.
pub async fn put_away(
    connection: &mut PgConnection,
    job_id: Uuid,
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "UPDATE jobs SET watched = false, handled_by = $2, handled_at = $3 WHERE job_id = $1 AND watched",
        job_id,
        staff_id,
        now
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}
