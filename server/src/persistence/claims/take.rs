//! Take next: two people never get one claim, and nobody waits for another.

use super::PersistenceError;
use abri_domain::lane::{Lane, Share, Waiting};
use abri_domain::lease::LEASE;
use abri_domain::zone::Side;
use sqlx::PgConnection;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// A query for claims that a person may be given: what follows `$before` in the condition, `$1` being the person. Nobody is given
/// the claim of someone they declared, nor their own decision that someone else reopened, nor their own proposal; a newcomer confirms
/// nothing (see `conflicts::ties`). A technician is not given again what they left to a doctor. Scalar subqueries on purpose: as joins
/// they would be read for the whole queue before its first claim.
macro_rules! without_conflict {
    ($query:ident($($row:ident)?), $before:literal, [$($after:literal)+], $($argument:expr),+ $(,)?) => {
        sqlx::$query!(
            $($row,)?
            $before + " AND claims.nir_index <> ALL (SELECT nir_index FROM staff_conflicts WHERE staff_id = $1)
                 AND (SELECT max(sequence) FILTER (WHERE event->>'event' = 'reopened' AND actor_id <> $1)
                             > min(sequence) FILTER (WHERE event->>'event' IN ('approved', 'refused', 'redirected') AND (actor_id = $1 OR event->>'proposed_by' = $1::text))
                      FROM claim_events WHERE claim_events.claim_id = claims.claim_id) IS NOT TRUE
                 AND NOT EXISTS (SELECT FROM claim_preparations
                                 WHERE claim_preparations.claim_id = claims.claim_id AND claim_preparations.staff_id = $1)
                 AND (claims.proposed_by IS NULL OR (claims.proposed_by <> $1
                      AND NOT EXISTS (SELECT FROM staff WHERE staff_id = $1 AND onboarding_until > $3)))" $(+ $after)+,
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
        query_scalar(),
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

/// A claim that may be taken, in the order of the queue.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    due_on: Date,
    submitted_at: OffsetDateTime,
    claim_id: Uuid,
}

/// The first free claims of each lane, merged: so many as `$limit` says. A literal, as the planner can't know what a parameter
/// will say and would prepare for a tenth of the queue.
macro_rules! first_of_lanes {
    ($limit:literal, $($argument:expr),+) => {
        without_conflict!(
            query_as(Candidate),
            r#"SELECT free.claim_id AS "claim_id!", free.due_on AS "due_on!", free.submitted_at AS "submitted_at!"
             FROM unnest($4::text[], $5::text[], $6::text[]) AS lane (fund, scheme, language)
             CROSS JOIN LATERAL (
                 SELECT claim_id, due_on, submitted_at FROM claims
                 WHERE state = 'in-review' AND side = $2 AND claims.fund = lane.fund AND claims.scheme = lane.scheme
                   AND claims.language = lane.language AND COALESCE(held_until, '-infinity') <= $3"#,
            [" ORDER BY due_on, submitted_at, claim_id LIMIT " $limit ") AS free
             ORDER BY free.due_on, free.submitted_at, free.claim_id LIMIT " $limit],
            $($argument),+
        )
    };
}

/// The same of tenths of lanes, by the index claims_tenths.
macro_rules! first_of_shares {
    ($limit:literal, $($argument:expr),+) => {
        without_conflict!(
            query_as(Candidate),
            r#"SELECT free.claim_id AS "claim_id!", free.due_on AS "due_on!", free.submitted_at AS "submitted_at!"
             FROM unnest($4::text[], $5::text[], $6::text[], $7::smallint[], $8::bool[])
                  AS share (fund, scheme, language, tenth, prepared)
             CROSS JOIN LATERAL (
                 SELECT claim_id, due_on, submitted_at FROM claims
                 WHERE state = 'in-review' AND side = $2 AND claims.fund = share.fund AND claims.scheme = share.scheme
                   AND claims.language = share.language AND claim_tenth(claim_id) = share.tenth
                   AND claims.prepared = share.prepared AND COALESCE(held_until, '-infinity') <= $3"#,
            [" ORDER BY due_on, submitted_at, claim_id LIMIT " $limit ") AS free
             ORDER BY free.due_on, free.submitted_at, free.claim_id LIMIT " $limit],
            $($argument),+
        )
    };
}

/// The very first of them: a few are looked at in their order until eight are found that this person may be given. Nothing when
/// none of those few may, which says nothing of the others.
macro_rules! near_of_lanes {
    ($($argument:expr),+) => {
        without_conflict!(
            query_as(Candidate),
            r#"SELECT near.claim_id AS "claim_id!", near.due_on AS "due_on!", near.submitted_at AS "submitted_at!"
             FROM (SELECT free.* FROM unnest($4::text[], $5::text[], $6::text[]) AS lane (fund, scheme, language)
                   CROSS JOIN LATERAL (
                       SELECT claim_id, due_on, submitted_at FROM claims
                       WHERE state = 'in-review' AND side = $2 AND claims.fund = lane.fund AND claims.scheme = lane.scheme
                         AND claims.language = lane.language AND COALESCE(held_until, '-infinity') <= $3
                       ORDER BY due_on, submitted_at, claim_id LIMIT 16) AS free
                   ORDER BY free.due_on, free.submitted_at, free.claim_id LIMIT 16) AS near
             JOIN claims ON claims.claim_id = near.claim_id WHERE true"#,
            [" ORDER BY near.due_on, near.submitted_at, near.claim_id LIMIT 8"],
            $($argument),+
        )
    };
}

/// The very first of tenths of lanes, in the same way.
macro_rules! near_of_shares {
    ($($argument:expr),+) => {
        without_conflict!(
            query_as(Candidate),
            r#"SELECT near.claim_id AS "claim_id!", near.due_on AS "due_on!", near.submitted_at AS "submitted_at!"
             FROM (SELECT free.* FROM unnest($4::text[], $5::text[], $6::text[], $7::smallint[], $8::bool[])
                        AS share (fund, scheme, language, tenth, prepared)
                   CROSS JOIN LATERAL (
                       SELECT claim_id, due_on, submitted_at FROM claims
                       WHERE state = 'in-review' AND side = $2 AND claims.fund = share.fund AND claims.scheme = share.scheme
                         AND claims.language = share.language AND claim_tenth(claim_id) = share.tenth
                         AND claims.prepared = share.prepared AND COALESCE(held_until, '-infinity') <= $3
                       ORDER BY due_on, submitted_at, claim_id LIMIT 16) AS free
                   ORDER BY free.due_on, free.submitted_at, free.claim_id LIMIT 16) AS near
             JOIN claims ON claims.claim_id = near.claim_id WHERE true"#,
            [" ORDER BY near.due_on, near.submitted_at, near.claim_id LIMIT 8"],
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

/// Takes the claim that most needs someone, of those that wait there, for [`LEASE`].
pub async fn take_next_in(
    connection: &mut PgConnection,
    staff_id: Uuid,
    side: Side,
    waiting: &Waiting,
    now: OffsetDateTime,
) -> Result<Option<Uuid>, PersistenceError> {
    for reach in [Reach::Near, Reach::Far, Reach::All] {
        let mut candidates = of_lanes(connection, (staff_id, side), &waiting.lanes, reach, now).await?;
        candidates.extend(of_shares(connection, (staff_id, side), &waiting.shares, reach, now).await?);
        if candidates.is_empty() {
            return Ok(None);
        }
        candidates.sort();
        let candidates: Vec<_> = candidates.into_iter().map(|found| found.claim_id).collect();
        let taken = take_first(connection, (staff_id, side), &candidates, now).await?;
        if taken.is_some() {
            return Ok(taken);
        }
    }
    Ok(None)
}

async fn of_lanes(
    connection: &mut PgConnection,
    (staff_id, side): (Uuid, Side),
    lanes: &[Lane],
    reach: Reach,
    now: OffsetDateTime,
) -> Result<Vec<Candidate>, PersistenceError> {
    if lanes.is_empty() {
        return Ok(Vec::new());
    }
    let [funds, schemes, languages] = lanes_as_columns(lanes);
    let side = side.code();
    macro_rules! first {
        ($limit:literal) => {
            first_of_lanes!($limit, staff_id, side, now, &funds, &schemes, &languages)
                .fetch_all(&mut *connection)
                .await
        };
    }
    if let Reach::Near = reach {
        let near = near_of_lanes!(staff_id, side, now, &funds, &schemes, &languages);
        let near = near.fetch_all(&mut *connection).await?;
        if !near.is_empty() {
            return Ok(near);
        }
    }
    Ok(match reach {
        Reach::Near => first!("8"),
        Reach::Far => first!("64"),
        Reach::All => first!("512"),
    }?)
}

async fn of_shares(
    connection: &mut PgConnection,
    (staff_id, side): (Uuid, Side),
    shares: &[Share],
    reach: Reach,
    now: OffsetDateTime,
) -> Result<Vec<Candidate>, PersistenceError> {
    if shares.is_empty() {
        return Ok(Vec::new());
    }
    let ([funds, schemes, languages], tenths, prepared) = shares_as_columns(shares);
    let side = side.code();
    macro_rules! first {
        ($limit:literal) => {
            first_of_shares!($limit, staff_id, side, now, &funds, &schemes, &languages, &tenths, &prepared)
                .fetch_all(&mut *connection)
                .await
        };
    }
    if let Reach::Near = reach {
        let near = near_of_shares!(staff_id, side, now, &funds, &schemes, &languages, &tenths, &prepared);
        let near = near.fetch_all(&mut *connection).await?;
        if !near.is_empty() {
            return Ok(near);
        }
    }
    Ok(match reach {
        Reach::Near => first!("8"),
        Reach::Far => first!("64"),
        Reach::All => first!("512"),
    }?)
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

/// The same of shares, with their tenths and whether it is what was prepared.
pub(super) fn shares_as_columns(shares: &[Share]) -> ([Vec<String>; 3], Vec<i16>, Vec<bool>) {
    let lanes: Vec<_> = shares.iter().map(|share| share.lane.clone()).collect();
    let tenths = shares.iter().map(|share| i16::from(share.tenth)).collect();
    (lanes_as_columns(&lanes), tenths, shares.iter().map(|share| share.prepared).collect())
}
