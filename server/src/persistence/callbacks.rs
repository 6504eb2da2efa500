//! Calls back: who asked for which half hour. Whom to call is sealed; a half hour has as many places as there are, and the table
//! gives none of them twice.

mod desk;
mod hours;

pub use desk::{Line, finish, held, late, list, release, take_next, try_again};
pub use hours::{hours, set_hours};

use super::PersistenceError;
use crate::crypto::{Place, Sealer};
use abri_domain::callback::{Caller, KEPT_FOR};
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

fn place(callback_id: Uuid) -> Place {
    Place::of("callbacks.sealed", callback_id)
}

/// A call back that someone asks for.
pub struct NewCallback<'c> {
    /// Id.
    pub callback_id: Uuid,
    /// HMAC of its code.
    pub code_index: [u8; 32],
    /// HMAC of the number.
    pub phone_index: [u8; 32],
    /// Whom to call.
    pub caller: &'c Caller,
    /// Who of the desk books it.
    pub booked_by: Option<Uuid>,
}

/// What became of a wish for a half hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    /// It has a place there.
    Yes,
    /// Every place is taken, or the call can't be moved any more.
    No,
    /// That number has a call to come.
    SamePhone,
}

/// Gives it a place in the half hour that begins at `slot_at` and has `per_slot` of them.
pub async fn book(
    connection: &mut PgConnection,
    key: &Sealer,
    new: &NewCallback<'_>,
    (slot_at, per_slot): (OffsetDateTime, i16),
    now: OffsetDateTime,
) -> Result<Placed, PersistenceError> {
    let sealed = key.seal_json(place(new.callback_id), new.caller)?;
    // Each time another one was faster, there is one place less to try.
    for _ in 0..=per_slot {
        let done = sqlx::query!(
            "INSERT INTO callbacks (callback_id, slot_at, place, code_index, phone_index, sealed, state, booked_at, booked_by)
             SELECT $1, $2, free, $4, $5, $6, 'waiting', $7, $8 FROM generate_series(0, $3::integer - 1) AS free
             WHERE NOT EXISTS (SELECT FROM callbacks WHERE slot_at = $2 AND place = free AND state = 'waiting')
             ORDER BY free LIMIT 1",
            new.callback_id,
            slot_at,
            i32::from(per_slot),
            new.code_index.as_slice(),
            new.phone_index.as_slice(),
            sealed,
            now,
            new.booked_by
        )
        .execute(&mut *connection)
        .await;
        if let Some(placed) = placed(done)? {
            return Ok(placed);
        }
    }
    Ok(Placed::No)
}

/// What a statement that gives a place came to; nothing when someone was faster and it is worth another try.
fn placed(
    done: Result<sqlx::postgres::PgQueryResult, sqlx::Error>,
) -> Result<Option<Placed>, PersistenceError> {
    let error = match done {
        Ok(done) => return Ok(Some(if done.rows_affected() == 1 { Placed::Yes } else { Placed::No })),
        Err(error) => error,
    };
    match error.as_database_error().and_then(|error| error.constraint()) {
        Some("callbacks_place") => Ok(None),
        Some("callbacks_phone") => Ok(Some(Placed::SamePhone)),
        _ => Err(error.into()),
    }
}

/// How many places of each half hour after that instant are taken.
pub async fn taken(
    connection: &mut PgConnection,
    after: OffsetDateTime,
) -> Result<Vec<(OffsetDateTime, i64)>, PersistenceError> {
    let rows = sqlx::query!(
        r#"SELECT slot_at, count(*) AS "places!" FROM callbacks WHERE state = 'waiting' AND slot_at > $1 GROUP BY slot_at"#,
        after
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| (row.slot_at, row.places)).collect())
}

/// The call back of that code that is still to come: its id and its half hour.
pub async fn find_by_code(
    connection: &mut PgConnection,
    code_index: &[u8; 32],
) -> Result<Option<(Uuid, OffsetDateTime)>, PersistenceError> {
    let row = sqlx::query!(
        "SELECT callback_id, slot_at FROM callbacks WHERE code_index = $1 AND state = 'waiting'",
        code_index.as_slice()
    )
    .fetch_optional(connection)
    .await?;
    Ok(row.map(|row| (row.callback_id, row.slot_at)))
}

/// Moves it to another half hour; not while someone has it in hand.
pub async fn reschedule(
    connection: &mut PgConnection,
    callback_id: Uuid,
    (slot_at, per_slot): (OffsetDateTime, i16),
    now: OffsetDateTime,
) -> Result<Placed, PersistenceError> {
    for _ in 0..=per_slot {
        let done = sqlx::query!(
            "UPDATE callbacks SET slot_at = $2, place = free, held_by = NULL, held_until = NULL
             FROM (SELECT free FROM generate_series(0, $3::integer - 1) AS free
                   WHERE NOT EXISTS (SELECT FROM callbacks WHERE slot_at = $2 AND place = free AND state = 'waiting')
                   ORDER BY free LIMIT 1) AS places
             WHERE callback_id = $1 AND state = 'waiting' AND COALESCE(held_until, '-infinity') <= $4",
            callback_id,
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

/// Its person does not want it any more.
pub async fn cancel(
    connection: &mut PgConnection,
    callback_id: Uuid,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE callbacks SET state = 'cancelled', ended_at = $2, held_by = NULL, held_until = NULL
         WHERE callback_id = $1 AND state = 'waiting'",
        callback_id,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Erases the calls whose half hour is long over; says how many.
pub async fn purge(connection: &mut PgConnection, now: OffsetDateTime) -> Result<u64, PersistenceError> {
    let done = sqlx::query!("DELETE FROM callbacks WHERE slot_at <= $1", now - KEPT_FOR);
    Ok(done.execute(connection).await?.rows_affected())
}
