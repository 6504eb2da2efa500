//! Zone M opened by way of exception, and what an auditor thought of it: append only. What was typed is sealed.

use super::{PersistenceError, ensure_rows};
use crate::crypto::{Place, Sealer};
use abri_domain::glass::{GlassReason, GlassVerdict};
use sqlx::PgConnection;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// An opening to record.
pub struct NewOpening<'a> {
    /// Id.
    pub glass_id: Uuid,
    /// The claim.
    pub claim_id: Uuid,
    /// Who opens it: id, code of the role.
    pub by: (Uuid, &'a str),
    /// Why.
    pub reason: GlassReason,
    /// In words.
    pub words: &'a str,
    /// When it closes.
    pub until: OffsetDateTime,
    /// An auditor looks at it by the end of that day.
    pub review_by: Date,
}

/// An opening of someone.
#[derive(Debug, Clone, Copy)]
pub struct Opening {
    /// The claim.
    pub claim_id: Uuid,
    /// When.
    pub at: OffsetDateTime,
}

/// An opening with what an auditor thought of it, if one looked. Shown to auditors and printed nowhere else.
pub struct OpeningRow {
    /// Id.
    pub glass_id: Uuid,
    /// Reference of the claim, canonical.
    pub reference: String,
    /// Name of who opened it.
    pub by: String,
    /// Code of their role then.
    pub by_role: String,
    /// Why.
    pub reason: GlassReason,
    /// In words.
    pub words: String,
    /// When.
    pub at: OffsetDateTime,
    /// An auditor looks at it by the end of that day.
    pub review_by: Date,
    /// What an auditor thought.
    pub review: Option<Review>,
}

/// What an auditor thought.
pub struct Review {
    /// Of it.
    pub verdict: GlassVerdict,
    /// In words.
    pub words: String,
    /// Name of the auditor.
    pub by: String,
    /// When.
    pub at: OffsetDateTime,
}

fn place(glass_id: Uuid) -> Place {
    Place::of("glass_openings.sealed_words", glass_id)
}

fn review_place(glass_id: Uuid) -> Place {
    Place::of("glass_reviews.sealed_words", glass_id)
}

/// Records an opening.
pub async fn open(
    connection: &mut PgConnection,
    key: &Sealer,
    new: &NewOpening<'_>,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let done = sqlx::query!(
        "INSERT INTO glass_openings (glass_id, claim_id, by_staff, by_role, reason, sealed_words, at, until_at, review_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        new.glass_id,
        new.claim_id,
        new.by.0,
        new.by.1,
        new.reason.code(),
        key.seal(place(new.glass_id), new.words.as_bytes())?,
        now,
        new.until,
        new.review_by
    )
    .execute(connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)
}

/// An opening of that person.
pub async fn find(
    connection: &mut PgConnection,
    (glass_id, by): (Uuid, Uuid),
) -> Result<Option<Opening>, PersistenceError> {
    let opening = sqlx::query_as!(
        Opening,
        "SELECT claim_id, at FROM glass_openings WHERE glass_id = $1 AND by_staff = $2",
        glass_id,
        by
    );
    Ok(opening.fetch_optional(connection).await?)
}

/// Openings nobody looked at, the first due first, then the last that somebody did.
pub async fn all(
    connection: &mut PgConnection,
    key: &Sealer,
    limit: i64,
) -> Result<Vec<OpeningRow>, PersistenceError> {
    let rows = sqlx::query!(
        r#"SELECT glass_openings.glass_id, reference, opener.display_name AS opened_by, by_role, reason,
                  glass_openings.sealed_words, glass_openings.at, review_by, verdict AS "verdict?",
                  glass_reviews.sealed_words AS "said?", auditor.display_name AS "auditor?", glass_reviews.at AS "reviewed_at?"
           FROM glass_openings JOIN claims USING (claim_id) JOIN staff AS opener ON opener.staff_id = glass_openings.by_staff
           LEFT JOIN glass_reviews ON glass_reviews.glass_id = glass_openings.glass_id
           LEFT JOIN staff AS auditor ON auditor.staff_id = reviewed_by
           ORDER BY verdict IS NOT NULL, CASE WHEN verdict IS NULL THEN review_by END, glass_openings.at DESC LIMIT $1"#,
        limit
    )
    .fetch_all(connection)
    .await?;
    let opened = rows.into_iter().map(|row| {
        let bad =
            |column| PersistenceError::Inconsistency { table: "glass_openings", column, id: row.glass_id };
        let review = match (row.verdict, row.said, row.auditor, row.reviewed_at) {
            (Some(verdict), Some(said), Some(by), Some(at)) => Some(Review {
                verdict: GlassVerdict::from_code(&verdict).ok_or_else(|| bad("verdict"))?,
                words: text(&key.open(review_place(row.glass_id), &said)?),
                by,
                at,
            }),
            _ => None,
        };
        Ok(OpeningRow {
            glass_id: row.glass_id,
            reference: row.reference,
            by: row.opened_by,
            by_role: row.by_role,
            reason: GlassReason::from_code(&row.reason).ok_or_else(|| bad("reason"))?,
            words: text(&key.open(place(row.glass_id), &row.sealed_words)?),
            at: row.at,
            review_by: row.review_by,
            review,
        })
    });
    opened.collect()
}

fn text(plain: &[u8]) -> String {
    String::from_utf8_lossy(plain).into_owned()
}

/// How many openings nobody looked at, and how many of these are late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unreviewed {
    /// Nobody looked at.
    pub open: i64,
    /// Should have been looked at before today.
    pub late: i64,
}

/// Counts them.
pub async fn unreviewed(connection: &mut PgConnection, today: Date) -> Result<Unreviewed, PersistenceError> {
    let counted = sqlx::query_as!(
        Unreviewed,
        r#"SELECT count(*) AS "open!", count(*) FILTER (WHERE review_by < $1) AS "late!" FROM glass_openings
           WHERE NOT EXISTS (SELECT FROM glass_reviews WHERE glass_reviews.glass_id = glass_openings.glass_id)"#,
        today
    );
    Ok(counted.fetch_one(connection).await?)
}

/// Writes down what an auditor thinks; false when someone did before, there is no such opening, or it is their own.
pub async fn review(
    connection: &mut PgConnection,
    key: &Sealer,
    (glass_id, by): (Uuid, Uuid),
    (verdict, words): (GlassVerdict, &str),
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "INSERT INTO glass_reviews (glass_id, by_staff, reviewed_by, verdict, sealed_words, at)
         SELECT glass_id, by_staff, $2, $3, $4, $5 FROM glass_openings WHERE glass_id = $1 AND by_staff <> $2
         ON CONFLICT DO NOTHING",
        glass_id,
        by,
        verdict.code(),
        key.seal(review_place(glass_id), words.as_bytes())?,
        now
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}
