//! The calls of the phone desk: take next with a lease, what came of it, the list of the day.

use super::{Placed, place, placed};
use crate::crypto::Sealer;
use crate::persistence::PersistenceError;
use abri_domain::callback::{CallbackState, Caller, SLOT};
use abri_domain::lease::LEASE;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// Calls listed at most.
const LISTED: i64 = 300;

/// Takes the call that is due first, for [`LEASE`]: nobody is called by two.
pub async fn take_next(
    connection: &mut PgConnection,
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<Option<Uuid>, PersistenceError> {
    let taken = sqlx::query_scalar!(
        "UPDATE callbacks SET held_by = $1, held_until = $3
         WHERE callback_id = (
             SELECT callback_id FROM callbacks
             WHERE state = 'waiting' AND slot_at <= $2 AND COALESCE(held_until, '-infinity') <= $2
             ORDER BY slot_at, place, callback_id LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING callback_id",
        staff_id,
        now,
        now + LEASE
    );
    Ok(taken.fetch_optional(connection).await?)
}

/// Whom someone has in hand; no one else is shown the number.
pub async fn held(
    connection: &mut PgConnection,
    key: &Sealer,
    (callback_id, staff_id): (Uuid, Uuid),
    now: OffsetDateTime,
) -> Result<Option<(Caller, Line)>, PersistenceError> {
    let row = sqlx::query!(
        "SELECT slot_at, tries, sealed FROM callbacks
         WHERE callback_id = $1 AND held_by = $2 AND held_until > $3 AND state = 'waiting'",
        callback_id,
        staff_id,
        now
    )
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let caller = key.open_json(place(callback_id), &row.sealed)?;
    let line = Line {
        callback_id,
        slot_at: row.slot_at,
        state: CallbackState::Waiting,
        tries: row.tries,
        held_by: Some(staff_id),
        holder: None,
    };
    Ok(Some((caller, line)))
}

/// Gives it back.
pub async fn release(
    connection: &mut PgConnection,
    callback_id: Uuid,
    staff_id: Uuid,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE callbacks SET held_by = NULL, held_until = NULL WHERE callback_id = $1 AND held_by = $2",
        callback_id,
        staff_id
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Ends it, after one call more; false when the caller does not hold it any more.
pub async fn finish(
    connection: &mut PgConnection,
    (callback_id, staff_id): (Uuid, Uuid),
    state: CallbackState,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "UPDATE callbacks SET state = $3, tries = LEAST(tries + 1, 3), held_by = NULL, held_until = NULL, ended_at = $4, ended_by = $2
         WHERE callback_id = $1 AND held_by = $2 AND held_until > $4 AND state = 'waiting'",
        callback_id,
        staff_id,
        state.code(),
        now
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Puts it into a later half hour, after a call that nobody took.
pub async fn try_again(
    connection: &mut PgConnection,
    (callback_id, staff_id): (Uuid, Uuid),
    (slot_at, per_slot): (OffsetDateTime, i16),
    now: OffsetDateTime,
) -> Result<Placed, PersistenceError> {
    for _ in 0..=per_slot {
        let done = sqlx::query!(
            "UPDATE callbacks SET slot_at = $3, place = free, tries = tries + 1, held_by = NULL, held_until = NULL
             FROM (SELECT free FROM generate_series(0, $4::integer - 1) AS free
                   WHERE NOT EXISTS (SELECT FROM callbacks WHERE slot_at = $3 AND place = free AND state = 'waiting')
                   ORDER BY free LIMIT 1) AS places
             WHERE callback_id = $1 AND held_by = $2 AND held_until > $5 AND state = 'waiting'",
            callback_id,
            staff_id,
            slot_at,
            i32::from(per_slot),
            now
        )
        .execute(&mut *connection)
        .await;
        if let Some(placed) = placed(done)? {
            return Ok(placed);
        }
    }
    Ok(Placed::No)
}

/// A call on the list: whom, nobody is told there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Id.
    pub callback_id: Uuid,
    /// Its half hour.
    pub slot_at: OffsetDateTime,
    /// Where it is.
    pub state: CallbackState,
    /// Calls made.
    pub tries: i16,
    /// Who has it in hand now.
    pub held_by: Option<Uuid>,
    /// Their name.
    pub holder: Option<String>,
}

/// The calls of a day, and those of days before that still wait, in order.
pub async fn list(
    connection: &mut PgConnection,
    (from, until): (OffsetDateTime, OffsetDateTime),
    now: OffsetDateTime,
) -> Result<Vec<Line>, PersistenceError> {
    let rows = sqlx::query!(
        r#"SELECT callback_id, slot_at, state, tries, staff.staff_id AS "held_by?", staff.display_name AS "holder?"
           FROM callbacks LEFT JOIN staff ON staff.staff_id = held_by AND held_until > $3
           WHERE slot_at < $2 AND (slot_at >= $1 OR state = 'waiting') ORDER BY slot_at, place, callback_id LIMIT $4"#,
        from,
        until,
        now,
        LISTED
    )
    .fetch_all(connection)
    .await?;
    let lines = rows.into_iter().map(|row| {
        let bad =
            PersistenceError::Inconsistency { table: "callbacks", column: "state", id: row.callback_id };
        Ok(Line {
            callback_id: row.callback_id,
            slot_at: row.slot_at,
            state: CallbackState::from_code(&row.state).ok_or(bad)?,
            tries: row.tries,
            held_by: row.held_by,
            holder: row.holder,
        })
    });
    lines.collect()
}

/// Calls whose half hour is over and that nobody made.
pub async fn late(connection: &mut PgConnection, now: OffsetDateTime) -> Result<i64, PersistenceError> {
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "late!" FROM callbacks WHERE state = 'waiting' AND slot_at <= $1"#,
        now - SLOT
    );
    Ok(count.fetch_one(connection).await?)
}
