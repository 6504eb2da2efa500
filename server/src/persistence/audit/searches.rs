//! Who searched for a person: append only, without the person.

use crate::persistence::PersistenceError;
use crate::random;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// What someone searched by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SoughtBy {
    /// A name.
    Name,
    /// A NIR.
    Nir,
}

impl SoughtBy {
    /// The code kept in the table.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Nir => "nir",
        }
    }
}

/// Writes a search down: who, by what, the index of what was typed, how many claims were shown.
pub async fn add(
    connection: &mut PgConnection,
    by: Uuid,
    (by_what, subject): (SoughtBy, &[u8; 32]),
    found: usize,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO claim_searches (search_id, at, by_staff, by_what, subject, found) VALUES ($1, $2, $3, $4, $5, $6)",
        random::id(now)?,
        now,
        by,
        by_what.code(),
        subject.as_slice(),
        i32::try_from(found).unwrap_or(i32::MAX)
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A search, as auditors read it.
pub struct Search {
    /// When.
    pub at: OffsetDateTime,
    /// Name of who searched.
    pub by: String,
    /// By a NIR; else by a name.
    pub by_nir: bool,
    /// Claims shown.
    pub found: i32,
    /// How often the same person was searched for by the same member of staff, this one included.
    pub times: i64,
}

/// The last searches of all staff, the newest first.
pub async fn last(connection: &mut PgConnection, limit: i64) -> Result<Vec<Search>, PersistenceError> {
    let rows = sqlx::query_as!(
        Search,
        r#"SELECT at, display_name AS by, by_what = 'nir' AS "by_nir!", found,
                  (SELECT count(*) FROM claim_searches AS same
                   WHERE same.by_staff = last.by_staff AND same.subject = last.subject AND same.at <= last.at) AS "times!"
           FROM (SELECT * FROM claim_searches ORDER BY at DESC, search_id DESC LIMIT $1) AS last
           JOIN staff ON staff_id = by_staff ORDER BY at DESC, search_id DESC"#,
        limit
    )
    .fetch_all(connection)
    .await?;
    Ok(rows)
}
