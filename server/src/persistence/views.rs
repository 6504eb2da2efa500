//! Views of the list that people saved for themselves.

use super::PersistenceError;
use crate::crypto::{Place, Sealer};
use crate::random;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// The most views one person keeps.
pub const VIEWS_MAX: usize = 20;

/// A view, opened.
#[derive(Debug, Clone)]
pub struct View {
    /// Id.
    pub view_id: Uuid,
    /// Its name.
    pub name: String,
    /// Its filters, as they stand in an address.
    pub filters: String,
}

fn place(view_id: Uuid) -> Place {
    Place::of("staff_views.sealed_name", view_id)
}

/// The views of a person, in the order they were saved.
pub async fn of(
    connection: &mut PgConnection,
    key: &Sealer,
    staff_id: Uuid,
) -> Result<Vec<View>, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT view_id, sealed_name, filters FROM staff_views WHERE staff_id = $1 ORDER BY saved_at, view_id",
        staff_id
    )
    .fetch_all(connection)
    .await?;
    let opened = rows.into_iter().map(|row| {
        let name = key.open_json(place(row.view_id), &row.sealed_name)?;
        Ok(View { view_id: row.view_id, name, filters: row.filters })
    });
    opened.collect()
}

/// Saves one.
pub async fn save(
    connection: &mut PgConnection,
    key: &Sealer,
    staff_id: Uuid,
    (name, filters): (&str, &str),
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let view_id = random::id(now)?;
    sqlx::query!(
        "INSERT INTO staff_views (view_id, staff_id, sealed_name, filters, saved_at) VALUES ($1, $2, $3, $4, $5)",
        view_id,
        staff_id,
        key.seal_json(place(view_id), &name)?,
        filters,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Erases one of that person's.
pub async fn remove(
    connection: &mut PgConnection,
    staff_id: Uuid,
    view_id: Uuid,
) -> Result<(), PersistenceError> {
    sqlx::query!("DELETE FROM staff_views WHERE view_id = $1 AND staff_id = $2", view_id, staff_id)
        .execute(connection)
        .await?;
    Ok(())
}
