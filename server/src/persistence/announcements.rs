//! What the crisis cell tells every member of staff, append only: an announcement, and its end when it comes before its day.

use super::PersistenceError;
use crate::crypto::{Place, Sealer};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// Announcements that are listed.
const SHOWN: i64 = 20;

/// The words, sealed as one value: a person typed them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// In French.
    pub fr: String,
    /// In English; empty where there are none.
    pub en: String,
}

/// An announcement.
#[derive(Debug, Clone)]
pub struct Announcement {
    /// Id.
    pub announcement_id: Uuid,
    /// What it says.
    pub words: Words,
    /// From then on.
    pub from: OffsetDateTime,
    /// Until then, excluded; earlier than its day when someone took it down.
    pub until: OffsetDateTime,
    /// Who wrote it.
    pub by: String,
    /// Who took it down.
    pub ended_by: Option<String>,
}

fn place(announcement_id: Uuid) -> Place {
    Place::of("announcements.sealed", announcement_id)
}

/// The last announcements, the newest first.
pub async fn last(
    connection: &mut PgConnection,
    key: &Sealer,
) -> Result<Vec<Announcement>, PersistenceError> {
    let rows = sqlx::query!(
        r#"SELECT announcement_id, sealed, from_at, LEAST(until_at, ended_at) AS "until_at!",
                  author.display_name AS by, ender.display_name AS "ended_by?"
           FROM announcements JOIN staff AS author ON author.staff_id = by_staff
               LEFT JOIN announcement_ends USING (announcement_id) LEFT JOIN staff AS ender ON ender.staff_id = ended_by
           ORDER BY from_at DESC, announcement_id DESC LIMIT $1"#,
        SHOWN
    )
    .fetch_all(connection)
    .await?;
    let announcements = rows.into_iter().map(|row| {
        Ok(Announcement {
            announcement_id: row.announcement_id,
            words: key.open_json(place(row.announcement_id), &row.sealed)?,
            from: row.from_at,
            until: row.until_at,
            by: row.by,
            ended_by: row.ended_by,
        })
    });
    announcements.collect()
}

/// The words that stand on the banner at that instant: those of the last announcement, if it is not over.
pub async fn standing(
    connection: &mut PgConnection,
    key: &Sealer,
    at: OffsetDateTime,
) -> Result<Option<Words>, PersistenceError> {
    let row = sqlx::query!(
        r#"SELECT announcement_id, sealed, until_at > $1 AND ended_at IS NULL AS "stands!"
           FROM announcements LEFT JOIN announcement_ends USING (announcement_id)
           ORDER BY from_at DESC, announcement_id DESC LIMIT 1"#,
        at
    )
    .fetch_optional(connection)
    .await?;
    let Some(row) = row.filter(|row| row.stands) else { return Ok(None) };
    Ok(Some(key.open_json(place(row.announcement_id), &row.sealed)?))
}

/// Records an announcement: it takes the place of the one before.
pub async fn announce(
    connection: &mut PgConnection,
    key: &Sealer,
    (announcement_id, words): (Uuid, &Words),
    (from, until): (OffsetDateTime, OffsetDateTime),
    by: Uuid,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO announcements (announcement_id, sealed, from_at, until_at, by_staff) VALUES ($1, $2, $3, $4, $5)",
        announcement_id,
        key.seal_json(place(announcement_id), words)?,
        from,
        until,
        by
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Takes an announcement down; false when there is none of that id, it is over, or someone was faster.
pub async fn end(
    connection: &mut PgConnection,
    announcement_id: Uuid,
    by: Uuid,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "INSERT INTO announcement_ends (announcement_id, ended_at, ended_by)
         SELECT announcement_id, $2, $3 FROM announcements WHERE announcement_id = $1 AND until_at > $2
         ON CONFLICT DO NOTHING",
        announcement_id,
        now,
        by
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}
