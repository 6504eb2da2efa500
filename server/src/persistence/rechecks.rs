//! Automatic approvals that a person re-checks: drawn, taken with a lease, decided once.

mod counts;

pub use counts::{Counts, all_counts, count, count_drawn, ring, ringing, tally};

use super::{PersistenceError, ensure_rows};
use abri_domain::lease::LEASE;
use abri_domain::recheck::{OverturnReason, RecheckOutcome, WhyRechecked};
use abri_domain::zone::Side;
use sqlx::PgConnection;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// An approval that was drawn.
pub struct Drawn<'a> {
    /// The claim.
    pub claim_id: Uuid,
    /// Why this one.
    pub why: WhyRechecked,
    /// Id of the scheme.
    pub scheme: &'a str,
    /// Id of the first version that judged it.
    pub rule_version: &'a str,
    /// The side that re-checks.
    pub side: Side,
    /// Re-check before that day.
    pub due_on: Date,
}

/// A re-check someone holds.
#[derive(Debug, Clone)]
pub struct HeldRecheck {
    /// The claim.
    pub claim_id: Uuid,
    /// Its reference, canonical.
    pub reference: String,
    /// Why it was drawn.
    pub why: WhyRechecked,
    /// Id of the version that approved.
    pub rule_version: String,
    /// Re-check before that day.
    pub due_on: Date,
}

/// Puts an approval into the queue of re-checks.
pub async fn draw(
    connection: &mut PgConnection,
    drawn: &Drawn<'_>,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let done = sqlx::query!(
        "INSERT INTO rechecks (claim_id, why, scheme, rule_version, side, drawn_at, due_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        drawn.claim_id,
        drawn.why.code(),
        drawn.scheme,
        drawn.rule_version,
        drawn.side.code(),
        now,
        drawn.due_on
    )
    .execute(connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)
}

/// Takes the re-check of that side that is due first, for [`LEASE`]; answers with its claim.
pub async fn take_next(
    connection: &mut PgConnection,
    staff_id: Uuid,
    side: Side,
    now: OffsetDateTime,
) -> Result<Option<Uuid>, PersistenceError> {
    let claim_id = sqlx::query_scalar!(
        "UPDATE rechecks SET held_by = $1, held_until = $4
         WHERE claim_id = (
             SELECT claim_id FROM rechecks
             WHERE outcome IS NULL AND side = $2 AND COALESCE(held_until, '-infinity') <= $3
               -- Nobody re-checks the claim of someone they declared.
               AND (SELECT nir_index FROM claims WHERE claims.claim_id = rechecks.claim_id)
                   <> ALL (SELECT nir_index FROM staff_conflicts WHERE staff_id = $1)
             ORDER BY due_on, drawn_at, claim_id LIMIT 1 FOR UPDATE SKIP LOCKED)
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

struct RawHeld {
    claim_id: Uuid,
    reference: String,
    why: String,
    rule_version: String,
    due_on: Date,
}

impl TryFrom<RawHeld> for HeldRecheck {
    type Error = PersistenceError;

    fn try_from(raw: RawHeld) -> Result<Self, PersistenceError> {
        let bad = PersistenceError::Inconsistency { table: "rechecks", column: "why", id: raw.claim_id };
        let why = WhyRechecked::from_code(&raw.why).ok_or(bad)?;
        let RawHeld { claim_id, reference, rule_version, due_on, .. } = raw;
        Ok(Self { claim_id, reference, why, rule_version, due_on })
    }
}

/// The re-checks a person holds.
pub async fn held_by(
    connection: &mut PgConnection,
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<Vec<HeldRecheck>, PersistenceError> {
    let rows = sqlx::query_as!(
        RawHeld,
        "SELECT claim_id, reference, why, rechecks.rule_version, rechecks.due_on FROM rechecks JOIN claims USING (claim_id)
         WHERE rechecks.held_by = $1 AND rechecks.held_until > $2 ORDER BY rechecks.due_on, claim_id LIMIT 50",
        staff_id,
        now
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(HeldRecheck::try_from).collect()
}

/// Gives back every re-check a person holds.
pub async fn release_all(connection: &mut PgConnection, staff_id: Uuid) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE rechecks SET held_by = NULL, held_until = NULL WHERE held_by = $1 AND outcome IS NULL",
        staff_id
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The re-check of a claim, if this person holds it; the lease starts again.
pub async fn renew(
    connection: &mut PgConnection,
    claim_id: Uuid,
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<Option<HeldRecheck>, PersistenceError> {
    let row = sqlx::query_as!(
        RawHeld,
        "UPDATE rechecks SET held_until = $4 FROM claims
         WHERE rechecks.claim_id = $1 AND claims.claim_id = $1 AND rechecks.held_by = $2 AND rechecks.held_until > $3
         RETURNING rechecks.claim_id, reference, why, rechecks.rule_version, rechecks.due_on",
        claim_id,
        staff_id,
        now,
        now + LEASE
    )
    .fetch_optional(connection)
    .await?;
    row.map(HeldRecheck::try_from).transpose()
}

/// Writes what the person who holds a re-check found; answers with the version that had approved, or with nothing when
/// they don't hold it, or it was decided.
pub async fn settle(
    connection: &mut PgConnection,
    (claim_id, staff_id): (Uuid, Uuid),
    outcome: RecheckOutcome,
    reason: Option<OverturnReason>,
    now: OffsetDateTime,
) -> Result<Option<String>, PersistenceError> {
    let rule_version = sqlx::query_scalar!(
        "UPDATE rechecks SET outcome = $3, reason = $4, decided_by = $2, decided_at = $5, held_by = NULL, held_until = NULL
         WHERE claim_id = $1 AND held_by = $2 AND held_until > $5 AND outcome IS NULL
         RETURNING rule_version",
        claim_id,
        staff_id,
        outcome.code(),
        reason.map(OverturnReason::code),
        now
    )
    .fetch_optional(connection)
    .await?;
    Ok(rule_version)
}

/// The decision is looked at again for another cause: an open re-check of it has no object any more.
pub async fn overtake(
    connection: &mut PgConnection,
    (claim_id, staff_id): (Uuid, Uuid),
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let overtaken = sqlx::query_scalar!(
        "UPDATE rechecks SET outcome = 'overtaken', decided_by = $2, decided_at = $3, held_by = NULL, held_until = NULL
         WHERE claim_id = $1 AND outcome IS NULL RETURNING rule_version",
        claim_id,
        staff_id,
        now
    )
    .fetch_optional(&mut *connection)
    .await?;
    match overtaken {
        Some(rule_version) => count(connection, &rule_version, RecheckOutcome::Overtaken).await,
        None => Ok(()),
    }
}
