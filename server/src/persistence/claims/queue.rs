//! The queue: pull next with a lease, so that two people never work on one claim.

use super::PersistenceError;
use abri_domain::claim::ClaimState;
use abri_domain::zone::Side;
use sqlx::PgConnection;
use time::{Date, Duration, OffsetDateTime};
use uuid::Uuid;

/// How long a claim stays with the person who took it, without a sign of life.
pub const LEASE: Duration = Duration::minutes(20);

/// One line of the queue.
pub struct QueueEntry {
    /// Claim.
    pub claim_id: Uuid,
    /// Reference, canonical.
    pub reference: String,
    /// Sealed file, for the name.
    pub sealed: Vec<u8>,
    /// Fund.
    pub fund: String,
    /// State.
    pub state: ClaimState,
    /// Recorded at.
    pub submitted_at: OffsetDateTime,
    /// Decide by.
    pub due_on: Date,
    /// Name of the person who holds it now.
    pub holder: Option<String>,
}

/// Takes the claim of that side that most needs someone, for [`LEASE`].
pub async fn take_next(
    connection: &mut PgConnection,
    staff_id: Uuid,
    side: Side,
    now: OffsetDateTime,
) -> Result<Option<Uuid>, PersistenceError> {
    let claim_id = sqlx::query_scalar!(
        "UPDATE claims SET held_by = $1, held_until = $4
         WHERE claim_id = (
             SELECT claim_id FROM claims
             -- As the index claims_take says it: an OR would read the row of every claim that is held.
             WHERE state = 'in-review' AND side = $2 AND COALESCE(held_until, '-infinity') <= $3
             ORDER BY due_on, submitted_at, claim_id LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING claim_id",
        staff_id,
        side.code(),
        now,
        now + LEASE
    )
    .fetch_optional(connection)
    .await?;
    Ok(claim_id)
}

/// Takes that very claim, if it waits for that side and nobody holds it.
pub async fn take_this(
    connection: &mut PgConnection,
    claim_id: Uuid,
    staff_id: Uuid,
    side: Side,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "UPDATE claims SET held_by = $2, held_until = $5
         WHERE claim_id = $1 AND state = 'in-review' AND side = $3 AND (held_until IS NULL OR held_until <= $4 OR held_by = $2)",
        claim_id,
        staff_id,
        side.code(),
        now,
        now + LEASE
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The person shows a sign of life: the lease starts again. False when they no longer hold the claim.
pub async fn renew_lease(
    connection: &mut PgConnection,
    claim_id: Uuid,
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "UPDATE claims SET held_until = $4 WHERE claim_id = $1 AND held_by = $2 AND held_until > $3",
        claim_id,
        staff_id,
        now,
        now + LEASE
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Gives a claim back.
pub async fn release(
    connection: &mut PgConnection,
    claim_id: Uuid,
    staff_id: Uuid,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE claims SET held_by = NULL, held_until = NULL WHERE claim_id = $1 AND held_by = $2",
        claim_id,
        staff_id
    )
    .execute(connection)
    .await?;
    Ok(())
}

struct RawEntry {
    claim_id: Uuid,
    reference: String,
    sealed: Vec<u8>,
    fund: String,
    state_detail: serde_json::Value,
    submitted_at: OffsetDateTime,
    due_on: Date,
    holder: Option<String>,
}

impl TryFrom<RawEntry> for QueueEntry {
    type Error = PersistenceError;

    fn try_from(raw: RawEntry) -> Result<Self, PersistenceError> {
        let bad =
            PersistenceError::Inconsistency { table: "claims", column: "state_detail", id: raw.claim_id };
        let state = serde_json::from_value(raw.state_detail).map_err(|_| bad)?;
        let RawEntry { claim_id, reference, sealed, fund, submitted_at, due_on, holder, .. } = raw;
        Ok(Self { claim_id, reference, sealed, fund, state, submitted_at, due_on, holder })
    }
}

/// The first claims that wait for a side, most urgent first. Ask for one more than is shown to know if there are more:
/// nothing is counted.
pub async fn list_waiting(
    connection: &mut PgConnection,
    side: Side,
    limit: i64,
    now: OffsetDateTime,
) -> Result<Vec<QueueEntry>, PersistenceError> {
    let rows = sqlx::query_as!(
        RawEntry,
        r#"SELECT claim_id, reference, sealed, fund, state_detail, submitted_at, due_on, staff.display_name AS "holder?"
           FROM claims LEFT JOIN staff ON staff.staff_id = claims.held_by AND claims.held_until > $3
           WHERE state = 'in-review' AND side = $1
           ORDER BY due_on, submitted_at, claim_id LIMIT $2"#,
        side.code(),
        limit,
        now
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(QueueEntry::try_from).collect()
}

/// The claims a person holds.
pub async fn held_by(
    connection: &mut PgConnection,
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<Vec<QueueEntry>, PersistenceError> {
    let rows = sqlx::query_as!(
        RawEntry,
        r#"SELECT claim_id, reference, sealed, fund, state_detail, submitted_at, due_on, NULL AS "holder?: String"
           FROM claims WHERE held_by = $1 AND held_until > $2 ORDER BY due_on, submitted_at LIMIT 50"#,
        staff_id,
        now
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(QueueEntry::try_from).collect()
}
