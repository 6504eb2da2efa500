//! Who has a claim open right now: signs of life, not a record. What someone read is an event of the claim.

use super::PersistenceError;
use abri_domain::lease::kept_until;
use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// The lease of a claim in review.
struct Lease {
    held_by: Option<Uuid>,
    held_since: Option<OffsetDateTime>,
}

/// The page of this claim is open at this person's: what they hold stays theirs. A lease that ran out meanwhile, a lid closed over lunch,
/// is theirs again unless someone else took the claim. Answers until when; `None` when they don't hold it.
pub async fn keep(
    connection: &mut PgConnection,
    (claim_id, staff_id): (Uuid, Uuid),
    alive: Duration,
    now: OffsetDateTime,
) -> Result<Option<OffsetDateTime>, PersistenceError> {
    let lease = sqlx::query_as!(
        Lease,
        "SELECT held_by, held_since FROM claims WHERE claim_id = $1 AND state = 'in-review' FOR UPDATE",
        claim_id
    );
    let lease = lease.fetch_optional(&mut *connection).await?.filter(|lease| lease.held_by == Some(staff_id));
    let until = lease.and_then(|lease| kept_until(lease.held_since.unwrap_or(now), now, alive));
    if until.is_some() {
        sqlx::query!("UPDATE claims SET held_until = $2 WHERE claim_id = $1", claim_id, until)
            .execute(connection)
            .await?;
    }
    Ok(until)
}

/// Writes the sign of life down, and forgets this person's old ones.
pub async fn see(
    connection: &mut PgConnection,
    (claim_id, staff_id): (Uuid, Uuid),
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "WITH old AS (DELETE FROM case_presence WHERE staff_id = $2 AND claim_id <> $1 AND seen_at < $4)
         INSERT INTO case_presence (claim_id, staff_id, seen_at) VALUES ($1, $2, $3)
         ON CONFLICT (staff_id, claim_id) DO UPDATE SET seen_at = EXCLUDED.seen_at",
        claim_id,
        staff_id,
        now,
        now - Duration::hours(1)
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The names of those, besides this person and whoever holds it, who had the claim open since then.
pub async fn others(
    connection: &mut PgConnection,
    (claim_id, staff_id): (Uuid, Uuid),
    since: OffsetDateTime,
) -> Result<Vec<String>, PersistenceError> {
    let names = sqlx::query_scalar!(
        "SELECT display_name FROM case_presence JOIN staff USING (staff_id) JOIN claims USING (claim_id)
         WHERE claim_id = $1 AND staff_id <> $2 AND seen_at > $3 AND staff_id IS DISTINCT FROM held_by
         ORDER BY display_name LIMIT 5",
        claim_id,
        staff_id,
        since
    );
    Ok(names.fetch_all(connection).await?)
}
