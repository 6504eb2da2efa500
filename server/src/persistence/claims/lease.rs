//! Take next, and the lease: two people never work on one claim, and what someone leaves alone goes back by itself.

use super::PersistenceError;
use abri_domain::lane::Lane;
use abri_domain::lease::LEASE;
use abri_domain::zone::Side;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// The ids of claims that a person may be given: what follows `$before` in the condition, `$1` being the person. Nobody is given
/// the claim of someone they declared, nor their own decision that someone else reopened (see `conflicts::ties`). Scalar
/// subqueries on purpose: as joins they would be read for the whole queue before its first claim.
macro_rules! without_conflict {
    ($before:literal, [$($after:literal)+], $($argument:expr),+ $(,)?) => {
        sqlx::query_scalar!(
            $before + " AND claims.nir_index <> ALL (SELECT nir_index FROM staff_conflicts WHERE staff_id = $1)
                 AND (SELECT max(sequence) FILTER (WHERE event->>'event' = 'reopened' AND actor_id <> $1)
                             > min(sequence) FILTER (WHERE event->>'event' IN ('approved', 'refused', 'redirected') AND actor_id = $1)
                      FROM claim_events WHERE claim_events.claim_id = claims.claim_id) IS NOT TRUE" $(+ $after)+,
            $($argument),+
        )
    };
}

/// Takes the claim of that side that most needs someone, in whatever lane, for [`LEASE`].
pub async fn take_next(
    connection: &mut PgConnection,
    staff_id: Uuid,
    side: Side,
    now: OffsetDateTime,
) -> Result<Option<Uuid>, PersistenceError> {
    let taken = without_conflict!(
        // As the index claims_take says it: an OR would read the row of every claim that is held.
        "UPDATE claims SET held_by = $1, held_since = $3, held_until = $4
         WHERE claim_id = (
             SELECT claim_id FROM claims
             WHERE state = 'in-review' AND side = $2 AND COALESCE(held_until, '-infinity') <= $3",
        [" ORDER BY due_on, submitted_at, claim_id LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING claim_id"],
        staff_id,
        side.code(),
        now,
        now + LEASE
    );
    Ok(taken.fetch_optional(connection).await?)
}

/// The first free claims of each lane, merged: so many as `$limit` says. A literal, as the planner can't know what a parameter
/// will say and would prepare for a tenth of the queue.
macro_rules! first_of_lanes {
    ($limit:literal, $($argument:expr),+) => {
        without_conflict!(
            "SELECT free.claim_id FROM unnest($4::text[], $5::text[], $6::text[]) AS lane (fund, scheme, language)
             CROSS JOIN LATERAL (
                 SELECT claim_id, due_on, submitted_at FROM claims
                 WHERE state = 'in-review' AND side = $2 AND claims.fund = lane.fund AND claims.scheme = lane.scheme
                   AND claims.language = lane.language AND COALESCE(held_until, '-infinity') <= $3",
            [" ORDER BY due_on, submitted_at, claim_id LIMIT " $limit ") AS free
             ORDER BY free.due_on, free.submitted_at, free.claim_id LIMIT " $limit],
            $($argument),+
        )
    };
}

/// How far to look for a claim that nobody is just taking.
#[derive(Debug, Clone, Copy)]
enum Reach {
    /// Enough for one person.
    Near,
    /// Enough for dozens who take at the same instant.
    Far,
    /// Enough for everyone.
    All,
}

/// Takes the claim of these lanes that most needs someone, for [`LEASE`].
pub async fn take_next_in(
    connection: &mut PgConnection,
    staff_id: Uuid,
    side: Side,
    lanes: &[Lane],
    now: OffsetDateTime,
) -> Result<Option<Uuid>, PersistenceError> {
    for reach in [Reach::Near, Reach::Far, Reach::All] {
        let candidates = candidates(connection, (staff_id, side), lanes, reach, now).await?;
        if candidates.is_empty() {
            return Ok(None);
        }
        let taken = take_first(connection, (staff_id, side), &candidates, now).await?;
        if taken.is_some() {
            return Ok(taken);
        }
    }
    Ok(None)
}

async fn candidates(
    connection: &mut PgConnection,
    (staff_id, side): (Uuid, Side),
    lanes: &[Lane],
    reach: Reach,
    now: OffsetDateTime,
) -> Result<Vec<Uuid>, PersistenceError> {
    let [funds, schemes, languages] = lanes_as_columns(lanes);
    let side = side.code();
    let found = match reach {
        Reach::Near => {
            first_of_lanes!("8", staff_id, side, now, &funds, &schemes, &languages)
                .fetch_all(connection)
                .await
        }
        Reach::Far => {
            first_of_lanes!("64", staff_id, side, now, &funds, &schemes, &languages)
                .fetch_all(connection)
                .await
        }
        Reach::All => {
            first_of_lanes!("512", staff_id, side, now, &funds, &schemes, &languages)
                .fetch_all(connection)
                .await
        }
    };
    Ok(found?)
}

/// Takes the first of these claims that is still free and that nobody else is just taking.
async fn take_first(
    connection: &mut PgConnection,
    (staff_id, side): (Uuid, Side),
    candidates: &[Uuid],
    now: OffsetDateTime,
) -> Result<Option<Uuid>, PersistenceError> {
    let taken = sqlx::query_scalar!(
        "UPDATE claims SET held_by = $1, held_since = $3, held_until = $4
         WHERE claim_id = (
             SELECT claim_id FROM claims
             WHERE claim_id = ANY($5) AND state = 'in-review' AND side = $2 AND COALESCE(held_until, '-infinity') <= $3
             ORDER BY array_position($5, claim_id) LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING claim_id",
        staff_id,
        side.code(),
        now,
        now + LEASE,
        candidates
    );
    Ok(taken.fetch_optional(connection).await?)
}

/// Funds, schemes and languages of lanes, as `unnest` takes them.
pub(super) fn lanes_as_columns(lanes: &[Lane]) -> [Vec<String>; 3] {
    let column = |part: fn(&Lane) -> &String| lanes.iter().map(part).cloned().collect();
    [column(|lane| &lane.fund), column(|lane| &lane.scheme), column(|lane| &lane.language)]
}

/// Puts a claim, whose row the transaction holds, into someone's hands until then.
pub async fn hold(
    connection: &mut PgConnection,
    claim_id: Uuid,
    staff_id: Uuid,
    until: OffsetDateTime,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE claims SET held_by = $2, held_until = $3,
                held_since = CASE WHEN held_by = $2 AND held_until > $4 THEN held_since ELSE $4 END
         WHERE claim_id = $1",
        claim_id,
        staff_id,
        until,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
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
        "UPDATE claims SET held_by = NULL, held_until = NULL, held_since = NULL WHERE claim_id = $1 AND held_by = $2",
        claim_id,
        staff_id
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Puts a claim, whose row the transaction holds, back into the queue, whoever held it.
pub async fn put_back(connection: &mut PgConnection, claim_id: Uuid) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE claims SET held_by = NULL, held_until = NULL, held_since = NULL WHERE claim_id = $1",
        claim_id
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Gives back everything a person holds; answers with how many claims that were.
pub async fn release_all(connection: &mut PgConnection, staff_id: Uuid) -> Result<u64, PersistenceError> {
    let done = sqlx::query!(
        "UPDATE claims SET held_by = NULL, held_until = NULL, held_since = NULL WHERE held_by = $1",
        staff_id
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// Gives back what a person holds of someone they must not decide for.
pub async fn release_of(
    connection: &mut PgConnection,
    staff_id: Uuid,
    nir_index: &[u8],
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE claims SET held_by = NULL, held_until = NULL, held_since = NULL WHERE held_by = $1 AND nir_index = $2",
        staff_id,
        nir_index
    )
    .execute(connection)
    .await?;
    Ok(())
}
