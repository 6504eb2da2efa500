//! Figures of deliveries: added to as deliveries move, never counted anew.

use crate::persistence::PersistenceError;
use sqlx::PgConnection;
use time::OffsetDateTime;

/// Moves added up in one transaction.
const ROLL: i64 = 20_000;
/// One process at a time takes moves away.
const LOCK: i64 = 0x00AB_0DE1;
/// The most jobs that are counted as waiting: the screen says "or more" from there on.
pub const WAITING_MAX: i64 = 1000;

/// How often something happened by one way.
pub struct Count {
    /// Code of the way.
    pub rung: String,
    /// A state, or `quick`.
    pub measure: String,
    /// How often.
    pub n: i64,
}

/// Adds moves to the hours and takes them away; says how many there were. Nothing when another process is at it.
pub async fn roll(connection: &mut PgConnection) -> Result<i64, PersistenceError> {
    let mine = sqlx::query_scalar!(r#"SELECT pg_try_advisory_xact_lock($1) AS "mine!""#, LOCK);
    if !mine.fetch_one(&mut *connection).await? {
        return Ok(0);
    }
    let rolled = sqlx::query_scalar!(
        r#"WITH gone AS (
               DELETE FROM delivery_moves WHERE ctid = ANY(ARRAY(SELECT ctid FROM delivery_moves LIMIT $1)) RETURNING *),
           hours AS (
               INSERT INTO delivery_hours (hour, rung, measure, n)
               SELECT date_trunc('hour', at, 'UTC'), rung, measure, count(*)
               FROM (SELECT at, rung, to_state AS measure FROM gone
                     UNION ALL SELECT at, rung, 'quick' FROM gone WHERE quick) AS measured
               GROUP BY date_trunc('hour', at, 'UTC'), rung, measure
               ON CONFLICT (hour, rung, measure) DO UPDATE SET n = delivery_hours.n + EXCLUDED.n)
           SELECT count(*) AS "rolled!" FROM gone"#,
        ROLL
    )
    .fetch_one(connection)
    .await?;
    Ok(rolled)
}

/// What happened since then, by way and measure.
pub async fn since(
    connection: &mut PgConnection,
    since: OffsetDateTime,
) -> Result<Vec<Count>, PersistenceError> {
    let rows = sqlx::query_as!(
        Count,
        r#"SELECT rung, measure, sum(n)::bigint AS "n!" FROM delivery_hours WHERE hour >= $1
           GROUP BY rung, measure ORDER BY rung, measure"#,
        since
    );
    Ok(rows.fetch_all(connection).await?)
}

/// Jobs that wait to be done, [`WAITING_MAX`] at most: read from the index of what is due, so many entries and no more.
pub async fn waiting(connection: &mut PgConnection) -> Result<i64, PersistenceError> {
    let waiting = sqlx::query_scalar!(
        r#"SELECT count(*) AS "waiting!" FROM (SELECT FROM jobs WHERE state = 'queued' ORDER BY due_at LIMIT $1) AS waiting"#,
        WAITING_MAX
    );
    Ok(waiting.fetch_one(connection).await?)
}
