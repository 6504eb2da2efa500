//! Jobs: effects recorded in the transaction that owes them, claimed with a lease, done at least once.

pub mod stopped;

use super::{PersistenceError, ensure_rows};
use crate::random;
use serde_json::Value;
use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// The channel that wakes the workers; they poll as well.
pub const CHANNEL: &str = "abri_jobs";

/// A job taken by a worker.
#[derive(Debug, Clone)]
pub struct Job {
    /// Id; also the id of the message it sends.
    pub job_id: Uuid,
    /// Unique per effect.
    pub key: String,
    /// Kind: see `jobs::Kind`.
    pub kind: String,
    /// The claim, if it is about one.
    pub claim_id: Option<Uuid>,
    /// Ids and codes.
    pub payload: Value,
    /// Since when it is due.
    pub due_at: OffsetDateTime,
    /// How many times it was tried, this one included.
    pub attempts: i32,
}

/// A job to record.
pub struct NewJob<'a> {
    /// Unique per effect.
    pub key: String,
    /// Kind.
    pub kind: &'a str,
    /// The claim, if it is about one.
    pub claim_id: Option<Uuid>,
    /// Ids and codes.
    pub payload: Value,
    /// Not before.
    pub due_at: OffsetDateTime,
}

/// Records a job; the same key a second time changes nothing.
pub async fn enqueue(
    connection: &mut PgConnection,
    job: NewJob<'_>,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO jobs (job_id, key, kind, claim_id, payload, due_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (key) DO NOTHING",
        random::id(now)?,
        job.key,
        job.kind,
        job.claim_id,
        job.payload,
        job.due_at,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Is a message about that notice of a claim still to leave, in nobody's hands yet?
pub async fn waits_for_notice(
    connection: &mut PgConnection,
    claim_id: Uuid,
    notice_id: Uuid,
) -> Result<bool, PersistenceError> {
    let waits = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM jobs WHERE claim_id = $1 AND state = 'queued' AND lease_until IS NULL
               AND payload->>'notice_id' = $2::uuid::text AND NOT payload ? 'by') AS "waits!""#,
        claim_id,
        notice_id
    );
    Ok(waits.fetch_one(connection).await?)
}

/// Wakes the workers when the transaction commits.
pub async fn wake(connection: &mut PgConnection) -> Result<(), PersistenceError> {
    sqlx::query("SELECT pg_notify('abri_jobs', '')").execute(connection).await?;
    Ok(())
}

/// Takes up to `count` jobs that are due, oldest first, for `lease`.
pub async fn take(
    connection: &mut PgConnection,
    count: i64,
    lease: Duration,
    now: OffsetDateTime,
) -> Result<Vec<Job>, PersistenceError> {
    let jobs = sqlx::query_as!(
        Job,
        "UPDATE jobs SET lease_until = $2, attempts = attempts + 1
         WHERE job_id IN (
             SELECT job_id FROM jobs
             WHERE state = 'queued' AND due_at <= $1 AND (lease_until IS NULL OR lease_until <= $1)
             ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
         RETURNING job_id, key, kind, claim_id, payload, due_at, attempts",
        now,
        now + lease,
        count
    )
    .fetch_all(connection)
    .await?;
    Ok(jobs)
}

/// The job is done.
pub async fn finish(
    connection: &mut PgConnection,
    job_id: Uuid,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let done = sqlx::query!(
        "UPDATE jobs SET state = 'done', done_at = $2, lease_until = NULL, last_error = NULL WHERE job_id = $1 AND state = 'queued'",
        job_id,
        now
    )
    .execute(connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)
}

/// The job failed in a way that may pass: it is due again at `due_at`.
pub async fn postpone(
    connection: &mut PgConnection,
    job_id: Uuid,
    error: &str,
    due_at: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE jobs SET due_at = $3, lease_until = NULL, last_error = $2 WHERE job_id = $1 AND state = 'queued'",
        job_id,
        error,
        due_at
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The job can't be done (`dead`) or may have been done (`uncertain`): a person looks. Or it came too late (`expired`).
pub async fn set_aside(
    connection: &mut PgConnection,
    job_id: Uuid,
    state: SetAside,
    error: &str,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        // A delivery that failed is on the list of deliveries.
        "UPDATE jobs SET state = $2, done_at = $4, lease_until = NULL, last_error = $3,
                watched = $2 = 'dead' AND NOT EXISTS (SELECT FROM deliveries WHERE deliveries.job_id = jobs.job_id)
         WHERE job_id = $1 AND state = 'queued'",
        job_id,
        state.code(),
        error,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Why a job is not tried any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetAside {
    /// It can't succeed: a person looks.
    Dead,
    /// It may have succeeded; doing it again might do it twice: a person looks.
    Uncertain,
    /// It would no longer be of use: a code that stopped working before it could leave.
    Expired,
}

impl SetAside {
    const fn code(self) -> &'static str {
        match self {
            Self::Dead => "dead",
            Self::Uncertain => "uncertain",
            Self::Expired => "expired",
        }
    }
}
