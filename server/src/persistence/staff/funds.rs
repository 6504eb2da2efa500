//! The fund each member of staff belongs to, append only: the last row says it.

use super::PersistenceError;
use crate::random;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// The fund of a person as it was said, with when and by whom.
#[derive(Debug, Clone)]
pub struct FundLine {
    /// Code of the fund; none is every fund.
    pub fund: Option<String>,
    /// When.
    pub at: OffsetDateTime,
    /// By whom; nobody at the command line.
    pub by: Option<String>,
}

/// Says which fund a person belongs to from now on; none works for every fund.
pub async fn set(
    connection: &mut PgConnection,
    staff_id: Uuid,
    fund: Option<&str>,
    by: Option<Uuid>,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO staff_funds (set_id, staff_id, fund, at, by_staff) VALUES ($1, $2, $3, $4, $5)",
        random::id(now)?,
        staff_id,
        fund,
        now,
        by
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Code of the fund a person belongs to; none is every fund.
pub async fn fund_of(
    connection: &mut PgConnection,
    staff_id: Uuid,
) -> Result<Option<String>, PersistenceError> {
    let last = sqlx::query_scalar!(
        "SELECT fund FROM staff_funds WHERE staff_id = $1 ORDER BY at DESC, set_id DESC LIMIT 1",
        staff_id
    );
    Ok(last.fetch_optional(connection).await?.flatten())
}

/// Everything that was said of a person's fund, the newest first.
pub async fn of(connection: &mut PgConnection, staff_id: Uuid) -> Result<Vec<FundLine>, PersistenceError> {
    let rows = sqlx::query_as!(
        FundLine,
        r#"SELECT fund, at, display_name AS "by?" FROM staff_funds LEFT JOIN staff ON staff.staff_id = by_staff
           WHERE staff_funds.staff_id = $1 ORDER BY at DESC, set_id DESC LIMIT 20"#,
        staff_id
    )
    .fetch_all(connection)
    .await?;
    Ok(rows)
}
