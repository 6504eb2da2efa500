//! Conflicts of interest: whose claims a member of staff must not decide, and what they did to a claim before.

use super::PersistenceError;
use abri_domain::lane::{Proposed, Ties};
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// Notes that this member of staff must not decide for that person; the same twice is once.
pub async fn declare(
    connection: &mut PgConnection,
    staff_id: Uuid,
    nir_index: &[u8],
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO staff_conflicts (staff_id, nir_index, declared_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        staff_id,
        nir_index,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// What ties a member of staff to a claim. Take next leaves out the claims with such ties by the same conditions.
pub async fn ties(
    connection: &mut PgConnection,
    claim_id: Uuid,
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<Ties, PersistenceError> {
    let row = sqlx::query!(
        r#"SELECT EXISTS (SELECT FROM claims JOIN staff_conflicts USING (nir_index)
                          WHERE claim_id = $1 AND staff_id = $2) AS "related!",
                  COALESCE(max(sequence) FILTER (WHERE event->>'event' = 'reopened' AND actor_id <> $2)
                           > min(sequence) FILTER (WHERE event->>'event' IN ('approved', 'refused', 'redirected') AND (actor_id = $2 OR event->>'proposed_by' = $2::text)),
                           false) AS "decided_before!",
                  EXISTS (SELECT FROM claims WHERE claim_id = $1 AND proposed_by = $2) AS "own_proposal!",
                  EXISTS (SELECT FROM claims, staff WHERE claim_id = $1 AND proposed_by IS NOT NULL
                          AND staff_id = $2 AND onboarding_until > $3) AS "not_for_newcomers!",
                  COALESCE(max(sequence) FILTER (WHERE event->>'event' = 'reopened')
                           = max(sequence) FILTER (WHERE event->>'event' = 'reopened' AND actor_id = $2), false) AS "reopened!"
           FROM claim_events WHERE claim_id = $1"#,
        claim_id,
        staff_id,
        now
    )
    .fetch_one(connection)
    .await?;
    let proposed = match (row.own_proposal, row.not_for_newcomers) {
        (true, _) => Proposed::Own,
        (false, true) => Proposed::NotForNewcomers,
        (false, false) => Proposed::Free,
    };
    Ok(Ties { related: row.related, decided_before: row.decided_before, reopened: row.reopened, proposed })
}
