//! What a claim's forecast rests on: what waits in a lane, by the day it came in, and what people decided there.

use crate::persistence::PersistenceError;
use abri_domain::zone::Side;
use sqlx::PgConnection;
use time::Date;

/// How many claims of a lane, on a day: those that came in then and wait, or those that were decided then.
pub struct LaneCount {
    /// Fund.
    pub fund: String,
    /// Side.
    pub side: Side,
    /// The day.
    pub day: Date,
    /// How many.
    pub n: u64,
}

/// What waits for people in these funds.
pub async fn waiting(
    connection: &mut PgConnection,
    funds: &[String],
) -> Result<Vec<LaneCount>, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT fund, stage, received_on, n FROM board_open
         WHERE fund = ANY($1) AND stage IN ('administrative', 'medical') AND n > 0",
        funds
    );
    let counts = rows.fetch_all(connection).await?.into_iter();
    Ok(counts.filter_map(|row| lane(row.fund, &row.stage, row.received_on, row.n)).collect())
}

/// What people decided in these funds since that day.
pub async fn decided(
    connection: &mut PgConnection,
    funds: &[String],
    since: Date,
) -> Result<Vec<LaneCount>, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT fund, side, day, n FROM board_paces WHERE fund = ANY($1) AND day >= $2",
        funds,
        since
    );
    let counts = rows.fetch_all(connection).await?.into_iter();
    Ok(counts.filter_map(|row| lane(row.fund, &row.side, row.day, row.n)).collect())
}

fn lane(fund: String, side: &str, day: Date, n: i64) -> Option<LaneCount> {
    Some(LaneCount { fund, side: Side::from_code(side)?, day, n: n.unsigned_abs() })
}
