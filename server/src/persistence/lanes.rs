//! The lanes of each member of staff.

use super::PersistenceError;
use crate::random;
use abri_domain::lane::{LaneKind, Lanes};
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// One kind of claim that someone works.
#[derive(Debug, Clone)]
pub struct LaneRow {
    /// Id.
    pub lane_id: Uuid,
    /// Whose.
    pub staff_id: Uuid,
    /// What it names.
    pub kind: LaneKind,
}

struct RawLane {
    lane_id: Uuid,
    staff_id: Uuid,
    fund: Option<String>,
    scheme: Option<String>,
    language: Option<String>,
}

impl From<RawLane> for LaneRow {
    fn from(raw: RawLane) -> Self {
        let RawLane { lane_id, staff_id, fund, scheme, language } = raw;
        Self { lane_id, staff_id, kind: LaneKind { fund, scheme, language } }
    }
}

/// The lanes a member of staff works.
pub async fn of(connection: &mut PgConnection, staff_id: Uuid) -> Result<Lanes, PersistenceError> {
    let rows = sqlx::query_as!(
        RawLane,
        "SELECT lane_id, staff_id, fund, scheme, language FROM staff_lanes WHERE staff_id = $1",
        staff_id
    )
    .fetch_all(connection)
    .await?;
    Ok(Lanes::of(rows.into_iter().map(|raw| LaneRow::from(raw).kind).collect()))
}

/// The lanes of everyone.
pub async fn all(connection: &mut PgConnection) -> Result<Vec<LaneRow>, PersistenceError> {
    let rows = sqlx::query_as!(
        RawLane,
        "SELECT lane_id, staff_id, fund, scheme, language FROM staff_lanes ORDER BY staff_id, fund, scheme, language"
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(LaneRow::from).collect())
}

/// Gives someone a kind of claim more; the same twice is once.
pub async fn add(
    connection: &mut PgConnection,
    staff_id: Uuid,
    kind: &LaneKind,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO staff_lanes (lane_id, staff_id, fund, scheme, language) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING",
        random::id(now)?,
        staff_id,
        kind.fund,
        kind.scheme,
        kind.language
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Takes a kind of claim off someone.
pub async fn remove(connection: &mut PgConnection, lane_id: Uuid) -> Result<(), PersistenceError> {
    sqlx::query!("DELETE FROM staff_lanes WHERE lane_id = $1", lane_id).execute(connection).await?;
    Ok(())
}
