//! The kill switch: a row each time it is turned. What is held now is asked of the last row of each criterion.

use super::PersistenceError;
use crate::crypto::{Place, Sealer};
use crate::random;
use abri_domain::assessment::Held;
use sqlx::PgConnection;
use std::collections::BTreeMap;
use time::OffsetDateTime;
use uuid::Uuid;

/// The last turn of a criterion's switch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastTurn {
    /// Place in the criterion's history.
    pub place: i32,
    /// Who turned it.
    pub by: Uuid,
    /// Is the criterion held since?
    pub holds: bool,
}

/// One turn, for the journal. The reason is opened; it is shown to rules officers and printed nowhere else.
pub struct Turn {
    /// Id of the scheme.
    pub scheme: String,
    /// Code of the criterion.
    pub criterion: String,
    /// Held from then on, or let go?
    pub holds: bool,
    /// Is it the last turn of this criterion?
    pub is_last: bool,
    /// Name of the person who turned it.
    pub by: String,
    /// When.
    pub at: OffsetDateTime,
    /// Why, as typed.
    pub reason: String,
}

/// A turn to record.
pub struct NewTurn<'a> {
    /// Id of the scheme.
    pub scheme: &'a str,
    /// Code of the criterion.
    pub criterion: &'a str,
    /// Place in its history.
    pub place: i32,
    /// Who turns it.
    pub by: Uuid,
    /// Who had held it, if this lets it go.
    pub held_by: Option<Uuid>,
    /// Why.
    pub reason: &'a str,
}

fn reason_place(switch_id: Uuid) -> Place {
    Place::of("criterion_switches.sealed_reason", switch_id)
}

/// The criteria of a scheme that are held now.
pub async fn held(connection: &mut PgConnection, scheme: &str) -> Result<Held, PersistenceError> {
    Ok(all_held(connection).await?.remove(scheme).unwrap_or_default())
}

/// The criteria that are held now, by scheme; a scheme of which nothing is held is not in it.
pub async fn all_held(connection: &mut PgConnection) -> Result<BTreeMap<String, Held>, PersistenceError> {
    let rows = sqlx::query!(
        r#"SELECT scheme, array_agg(criterion) AS "criteria!" FROM criterion_switches AS last
           WHERE held_by IS NULL AND NOT EXISTS (
               SELECT FROM criterion_switches AS next
               WHERE next.scheme = last.scheme AND next.criterion = last.criterion AND next.place > last.place)
           GROUP BY scheme"#
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| (row.scheme, row.criteria.into_iter().collect())).collect())
}

/// The last turn of a criterion's switch, if it was ever turned.
pub async fn last_turn(
    connection: &mut PgConnection,
    scheme: &str,
    criterion: &str,
) -> Result<Option<LastTurn>, PersistenceError> {
    let last = sqlx::query_as!(
        LastTurn,
        r#"SELECT place, by_staff AS by, held_by IS NULL AS "holds!" FROM criterion_switches
           WHERE scheme = $1 AND criterion = $2 ORDER BY place DESC LIMIT 1"#,
        scheme,
        criterion
    )
    .fetch_optional(connection)
    .await?;
    Ok(last)
}

/// Records a turn; false when someone else turned the same switch in the meantime.
pub async fn turn(
    connection: &mut PgConnection,
    key: &Sealer,
    turn: &NewTurn<'_>,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let switch_id = random::id(now)?;
    let done = sqlx::query!(
        "INSERT INTO criterion_switches (switch_id, scheme, criterion, place, before, by_staff, held_by, at, sealed_reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (scheme, criterion, place) DO NOTHING",
        switch_id,
        turn.scheme,
        turn.criterion,
        turn.place,
        turn.place - 1,
        turn.by,
        turn.held_by,
        now,
        key.seal(reason_place(switch_id), turn.reason.as_bytes())?
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Every turn of every switch, the newest first: people turn them by hand, a few times a year.
pub async fn journal(connection: &mut PgConnection, key: &Sealer) -> Result<Vec<Turn>, PersistenceError> {
    let rows = sqlx::query!(
        r#"SELECT switch_id, scheme, criterion, held_by IS NULL AS "holds!", display_name, at, sealed_reason,
                  place = max(place) OVER (PARTITION BY scheme, criterion) AS "is_last!"
           FROM criterion_switches JOIN staff ON staff_id = by_staff ORDER BY at DESC, place DESC"#
    )
    .fetch_all(connection)
    .await?;
    let mut turns = Vec::with_capacity(rows.len());
    for row in rows {
        let plain = key.open(reason_place(row.switch_id), &row.sealed_reason)?;
        turns.push(Turn {
            scheme: row.scheme,
            criterion: row.criterion,
            holds: row.holds,
            is_last: row.is_last,
            by: row.display_name,
            at: row.at,
            reason: String::from_utf8_lossy(&plain).into_owned(),
        });
    }
    Ok(turns)
}
