//! What the re-checks of each version come to: counted as they happen, one small row a version.

use crate::persistence::{PersistenceError, ensure_rows};
use abri_domain::recheck::{RecheckOutcome, Tally};
use sqlx::PgConnection;
use time::OffsetDateTime;

/// The re-checks of one version.
#[derive(Debug, Clone)]
pub struct Counts {
    /// Id of the scheme.
    pub scheme: String,
    /// Id of the version.
    pub rule_version: String,
    /// Approvals drawn.
    pub drawn: i64,
    /// Found right.
    pub upheld: i64,
    /// Looked at again.
    pub overturned: i64,
    /// Looked at again for another cause.
    pub overtaken: i64,
    /// Since when the alarm rings.
    pub ringing_since: Option<OffsetDateTime>,
}

/// Counts one approval drawn.
pub async fn count_drawn(
    connection: &mut PgConnection,
    scheme: &str,
    rule_version: &str,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO recheck_counts (rule_version, scheme, drawn) VALUES ($1, $2, 1)
         ON CONFLICT (rule_version) DO UPDATE SET drawn = recheck_counts.drawn + 1",
        rule_version,
        scheme
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Counts one outcome. The row of the version is held until the transaction ends: the next to decide waits, and then
/// sees this one in [`tally`].
pub async fn count(
    connection: &mut PgConnection,
    rule_version: &str,
    outcome: RecheckOutcome,
) -> Result<(), PersistenceError> {
    let one = |counted| i64::from(outcome == counted);
    let done = sqlx::query!(
        "UPDATE recheck_counts SET upheld = upheld + $2, overturned = overturned + $3, overtaken = overtaken + $4
         WHERE rule_version = $1",
        rule_version,
        one(RecheckOutcome::Upheld),
        one(RecheckOutcome::Overturned),
        one(RecheckOutcome::Overtaken)
    )
    .execute(connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)
}

/// What the last `window` re-checks of a version came to: no more rows than that are read.
pub async fn tally(
    connection: &mut PgConnection,
    rule_version: &str,
    window: u16,
) -> Result<Tally, PersistenceError> {
    let row = sqlx::query!(
        r#"SELECT count(*) AS "decided!", count(*) FILTER (WHERE outcome = 'overturned') AS "overturned!"
           FROM (SELECT outcome FROM rechecks WHERE rule_version = $1 AND outcome IN ('upheld', 'overturned')
                 ORDER BY decided_at DESC LIMIT $2) AS last"#,
        rule_version,
        i64::from(window)
    )
    .fetch_one(connection)
    .await?;
    let small = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(Tally { decided: small(row.decided), overturned: small(row.overturned) })
}

/// Notes whether the alarm of a version rings now; true when it did not before.
pub async fn ring(
    connection: &mut PgConnection,
    rule_version: &str,
    rings: bool,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "UPDATE recheck_counts SET ringing_since = CASE WHEN $2 THEN $3::timestamptz END
         WHERE rule_version = $1 AND (ringing_since IS NULL) = $2",
        rule_version,
        rings,
        now
    )
    .execute(connection)
    .await?;
    Ok(rings && done.rows_affected() == 1)
}

/// The counts of every version, by scheme and version.
pub async fn all_counts(connection: &mut PgConnection) -> Result<Vec<Counts>, PersistenceError> {
    let rows = sqlx::query_as!(
        Counts,
        "SELECT scheme, rule_version, drawn, upheld, overturned, overtaken, ringing_since
         FROM recheck_counts ORDER BY scheme, rule_version"
    )
    .fetch_all(connection)
    .await?;
    Ok(rows)
}

/// Ids of the versions whose alarm rings.
pub async fn ringing(connection: &mut PgConnection) -> Result<Vec<String>, PersistenceError> {
    let versions = sqlx::query_scalar!(
        "SELECT rule_version FROM recheck_counts WHERE ringing_since IS NOT NULL ORDER BY rule_version"
    )
    .fetch_all(connection)
    .await?;
    Ok(versions)
}
