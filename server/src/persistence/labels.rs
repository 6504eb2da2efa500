//! Labels on claims, of one side each: the administrative ones in zone A, the medical ones in zone M.

use super::{PersistenceError, ensure_rows};
use crate::crypto::{Place, Sealer};
use crate::random;
use abri_domain::zone::Side;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// A label, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Id.
    pub label_id: Uuid,
    /// Name.
    pub name: String,
}

fn place(side: Side, label_id: Uuid) -> Place {
    let column = match side {
        Side::Administrative => "labels.sealed_name",
        Side::Medical => "medical.labels.sealed_name",
    };
    Place::of(column, label_id)
}

/// The statement of a side: the same one on the tables of zone A or of zone M.
macro_rules! of_side {
    ($side:expr, $query:ident!($before:literal, $table:literal, $after:literal $(, $argument:expr)* $(,)?)) => {
        match $side {
            Side::Administrative => sqlx::$query!($before + $table + $after $(, $argument)*),
            Side::Medical => sqlx::$query!($before + "medical." + $table + $after $(, $argument)*),
        }
    };
}

/// The labels of a side that are not retired, by name.
pub async fn of_side(
    connection: &mut PgConnection,
    key: &Sealer,
    side: Side,
) -> Result<Vec<Label>, PersistenceError> {
    let rows: Vec<(Uuid, Vec<u8>)> = match side {
        Side::Administrative => {
            sqlx::query!("SELECT label_id, sealed_name FROM labels WHERE retired_at IS NULL")
                .map(|row| (row.label_id, row.sealed_name))
                .fetch_all(connection)
                .await?
        }
        Side::Medical => {
            sqlx::query!("SELECT label_id, sealed_name FROM medical.labels WHERE retired_at IS NULL")
                .map(|row| (row.label_id, row.sealed_name))
                .fetch_all(connection)
                .await?
        }
    };
    let opened = rows.into_iter().map(|(label_id, sealed)| {
        let name = key.open_json(place(side, label_id), &sealed)?;
        Ok(Label { label_id, name })
    });
    let mut labels = opened.collect::<Result<Vec<_>, PersistenceError>>()?;
    labels.sort_by_key(|label| label.name.to_lowercase());
    Ok(labels)
}

/// The labels on these claims, as pairs of claim and label.
pub async fn on_claims(
    connection: &mut PgConnection,
    side: Side,
    claims: &[Uuid],
) -> Result<Vec<(Uuid, Uuid)>, PersistenceError> {
    let pairs = match side {
        Side::Administrative => {
            sqlx::query!("SELECT claim_id, label_id FROM claim_labels WHERE claim_id = ANY($1)", claims)
                .map(|row| (row.claim_id, row.label_id))
                .fetch_all(connection)
                .await?
        }
        Side::Medical => {
            sqlx::query!(
                "SELECT claim_id, label_id FROM medical.claim_labels WHERE claim_id = ANY($1)",
                claims
            )
            .map(|row| (row.claim_id, row.label_id))
            .fetch_all(connection)
            .await?
        }
    };
    Ok(pairs)
}

/// Makes a label of that name.
pub async fn make(
    connection: &mut PgConnection,
    key: &Sealer,
    (side, made_by): (Side, Uuid),
    name: &str,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let label_id = random::id(now)?;
    let sealed = key.seal_json(place(side, label_id), &name)?;
    let done = of_side!(
        side,
        query!(
            "INSERT INTO ",
            "labels",
            " (label_id, sealed_name, made_by, made_at) VALUES ($1, $2, $3, $4)",
            label_id,
            sealed,
            made_by,
            now
        )
    )
    .execute(connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)
}

/// Retires a label: it is on no list any more. False when there is no such label.
pub async fn retire(
    connection: &mut PgConnection,
    side: Side,
    label_id: Uuid,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = of_side!(
        side,
        query!(
            "UPDATE ",
            "labels",
            " SET retired_at = $2 WHERE label_id = $1 AND retired_at IS NULL",
            label_id,
            now
        )
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Puts a label on a claim; false when it was on it already.
pub async fn put_on(
    connection: &mut PgConnection,
    (side, put_by): (Side, Uuid),
    (claim_id, label_id): (Uuid, Uuid),
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = of_side!(
        side,
        query!(
            "INSERT INTO ",
            "claim_labels",
            " (claim_id, label_id, put_by, put_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            claim_id,
            label_id,
            put_by,
            now
        )
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes a label off a claim; false when it was not on it.
pub async fn take_off(
    connection: &mut PgConnection,
    side: Side,
    (claim_id, label_id): (Uuid, Uuid),
) -> Result<bool, PersistenceError> {
    let done = of_side!(
        side,
        query!("DELETE FROM ", "claim_labels", " WHERE claim_id = $1 AND label_id = $2", claim_id, label_id)
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}
