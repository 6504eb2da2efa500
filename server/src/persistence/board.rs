//! The counts of the crisis board: added to as claims move, never counted anew.

pub mod lanes;

use super::PersistenceError;
use abri_domain::board::Stage;
use sqlx::PgConnection;
use time::{Date, OffsetDateTime};

/// All funds together.
pub const ALL: &str = "*";
/// Moves added to the counts in one transaction.
const ROLL: i64 = 20_000;
/// One process at a time takes moves away.
const LOCK: i64 = 0x00AB_0A5D;

/// How often something happened within an hour.
pub struct HourCount {
    /// When the hour begins.
    pub hour: OffsetDateTime,
    /// `received`, the code of a stage, `approved-by-rule`, or `refused/` and a reason.
    pub measure: String,
    /// How often.
    pub n: i64,
}

/// How many claims of a day are open at a stage.
pub struct OpenCount {
    /// Fund.
    pub fund: String,
    /// Stage.
    pub stage: Stage,
    /// The day they were recorded.
    pub received_on: Date,
    /// How many.
    pub n: i64,
}

/// How often something happened on a day, in Paris.
pub struct DayCount {
    /// The day.
    pub day: Date,
    /// As in [`HourCount`].
    pub measure: String,
    /// How often.
    pub n: i64,
}

/// Adds moves to the counts and takes them away; says how many there were. Nothing when another process is at it.
pub async fn roll(connection: &mut PgConnection) -> Result<i64, PersistenceError> {
    let mine = sqlx::query_scalar!(r#"SELECT pg_try_advisory_xact_lock($1) AS "mine!""#, LOCK);
    if !mine.fetch_one(&mut *connection).await? {
        return Ok(0);
    }
    let rolled = sqlx::query_scalar!(
        r#"WITH gone AS (
               DELETE FROM claim_moves WHERE ctid = ANY(ARRAY(SELECT ctid FROM claim_moves LIMIT $1)) RETURNING *),
           hours AS (
               INSERT INTO board_hours (hour, fund, measure, n)
               SELECT date_trunc('hour', at, 'UTC'), COALESCE(fund, '*'), measure, count(*)
               FROM (SELECT at, fund, CASE WHEN from_stage IS NULL THEN 'received' ELSE to_stage END AS measure
                     FROM gone WHERE to_stage IS DISTINCT FROM from_stage
                     UNION ALL SELECT at, fund, 'approved-by-rule' FROM gone
                     WHERE from_stage = 'submitted' AND to_stage = 'approved'
                     UNION ALL SELECT at, fund, 'refused/' || reason FROM gone WHERE reason IS NOT NULL) AS measured
               GROUP BY date_trunc('hour', at, 'UTC'), measure, GROUPING SETS ((fund), ())
               ON CONFLICT (fund, hour, measure) DO UPDATE SET n = board_hours.n + EXCLUDED.n),
           open AS (
               INSERT INTO board_open (fund, stage, received_on, n)
               SELECT COALESCE(fund, '*'), stage, received_on, sum(n)
               FROM (SELECT fund, to_stage AS stage, received_on, 1 AS n FROM gone
                     UNION ALL SELECT fund, from_stage, received_on, -1 FROM gone) AS moved
               WHERE stage IN ('submitted', 'administrative', 'medical', 'awaiting')
               GROUP BY stage, received_on, GROUPING SETS ((fund), ())
               ON CONFLICT (fund, stage, received_on) DO UPDATE SET n = board_open.n + EXCLUDED.n),
           times AS (
               INSERT INTO board_times (fund, day, bucket, n)
               SELECT COALESCE(fund, '*'), (at AT TIME ZONE 'Europe/Paris')::date, bucket, count(*)
               FROM gone WHERE bucket IS NOT NULL
               GROUP BY (at AT TIME ZONE 'Europe/Paris')::date, bucket, GROUPING SETS ((fund), ())
               ON CONFLICT (fund, day, bucket) DO UPDATE SET n = board_times.n + EXCLUDED.n),
           paces AS (
               INSERT INTO board_paces (fund, side, day, n)
               SELECT fund, from_stage, (at AT TIME ZONE 'Europe/Paris')::date, count(*)
               FROM gone WHERE from_stage IN ('administrative', 'medical') AND to_stage IN ('approved', 'refused', 'redirected')
               GROUP BY fund, from_stage, (at AT TIME ZONE 'Europe/Paris')::date
               ON CONFLICT (fund, side, day) DO UPDATE SET n = board_paces.n + EXCLUDED.n)
           SELECT count(*) AS "rolled!" FROM gone"#,
        ROLL
    )
    .fetch_one(connection)
    .await?;
    Ok(rolled)
}

/// What happened to the claims of a fund since then, hour by hour.
pub async fn hours(
    connection: &mut PgConnection,
    fund: &str,
    since: OffsetDateTime,
) -> Result<Vec<HourCount>, PersistenceError> {
    let rows = sqlx::query_as!(
        HourCount,
        "SELECT hour, measure, n FROM board_hours WHERE fund = $1 AND hour >= $2 ORDER BY hour, measure",
        fund,
        since
    );
    Ok(rows.fetch_all(connection).await?)
}

/// What is open: of one fund, or of each of them and of all together.
pub async fn open(
    connection: &mut PgConnection,
    fund: Option<&str>,
) -> Result<Vec<OpenCount>, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT fund, stage, received_on, n FROM board_open WHERE ($1::text IS NULL OR fund = $1) AND n > 0
         ORDER BY fund, stage, received_on",
        fund
    );
    let known = rows.fetch_all(connection).await?.into_iter().filter_map(|row| {
        let stage = Stage::from_code(&row.stage)?;
        Some(OpenCount { fund: row.fund, stage, received_on: row.received_on, n: row.n })
    });
    Ok(known.collect())
}

/// What each fund received since then.
pub async fn received(
    connection: &mut PgConnection,
    since: OffsetDateTime,
) -> Result<Vec<(String, i64)>, PersistenceError> {
    let rows = sqlx::query!(
        r#"SELECT fund, sum(n)::bigint AS "n!" FROM board_hours
           WHERE measure = 'received' AND hour >= $1 AND fund <> '*' GROUP BY fund ORDER BY fund"#,
        since
    );
    Ok(rows.fetch_all(connection).await?.into_iter().map(|row| (row.fund, row.n)).collect())
}

/// How long decisions of a fund took since that day: buckets in order, with how many are in each.
pub async fn times(
    connection: &mut PgConnection,
    fund: &str,
    since: Date,
) -> Result<Vec<(i16, u64)>, PersistenceError> {
    let rows = sqlx::query!(
        r#"SELECT bucket, sum(n)::bigint AS "n!" FROM board_times WHERE fund = $1 AND day >= $2 GROUP BY bucket ORDER BY bucket"#,
        fund,
        since
    );
    let rows = rows.fetch_all(connection).await?;
    Ok(rows.into_iter().map(|row| (row.bucket, row.n.unsigned_abs())).collect())
}

/// What happened in the whole country, day by day: the open data.
pub async fn days(connection: &mut PgConnection) -> Result<Vec<DayCount>, PersistenceError> {
    let rows = sqlx::query_as!(
        DayCount,
        r#"SELECT (hour AT TIME ZONE 'Europe/Paris')::date AS "day!", measure, sum(n)::bigint AS "n!" FROM board_hours
           WHERE fund = '*' AND measure NOT LIKE 'refused/%'
           GROUP BY (hour AT TIME ZONE 'Europe/Paris')::date, measure ORDER BY 1, 2"#
    );
    Ok(rows.fetch_all(connection).await?)
}
