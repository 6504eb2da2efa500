//! Publications: what runs over the files of the program, from an hour on. Append only.

use crate::persistence::PersistenceError;
use abri_domain::rules::{Publication, RuleFiles};
use data_encoding::HEXLOWER_PERMISSIVE;
use sqlx::PgConnection;
use sqlx::types::Json;
use std::collections::BTreeMap;
use time::OffsetDateTime;
use uuid::Uuid;

/// The channel that says that something was published or cancelled; every instance polls as well.
pub const CHANNEL: &str = "abri_rules";

/// A publication that was not cancelled.
#[derive(Debug, Clone)]
pub struct PublicationRow {
    /// Id.
    pub publication_id: Uuid,
    /// The draft.
    pub draft_id: Uuid,
    /// The SHA-256 of each file, in hexadecimal, by path.
    pub files: BTreeMap<String, String>,
    /// From when on.
    pub effective_at: OffsetDateTime,
    /// When it was published.
    pub published_at: OffsetDateTime,
    /// Who began the draft.
    pub drafted_by: Uuid,
    /// Who proposed it.
    pub proposed_by: Uuid,
    /// Who published it.
    pub published_by: Uuid,
    /// Why, as the draft said it.
    pub why: String,
}

/// Adds a publication. The schema refuses an author of the draft, whatever the program says.
pub async fn insert(
    connection: &mut PgConnection,
    publication: &PublicationRow,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO rule_publications (publication_id, draft_id, files, effective_at, published_at, drafted_by, proposed_by,
             published_by, why)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        publication.publication_id,
        publication.draft_id,
        Json(&publication.files) as _,
        publication.effective_at,
        publication.published_at,
        publication.drafted_by,
        publication.proposed_by,
        publication.published_by,
        publication.why
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Cancels a publication before its hour; the schema refuses it afterwards.
pub async fn cancel(
    connection: &mut PgConnection,
    publication_id: Uuid,
    by: Uuid,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO rule_cancellations (publication_id, cancelled_by, cancelled_at) VALUES ($1, $2, $3)",
        publication_id,
        by,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Those that stand, in the order in which they were made.
pub async fn standing(connection: &mut PgConnection) -> Result<Vec<PublicationRow>, PersistenceError> {
    let rows = sqlx::query!(
        r#"SELECT publication_id, draft_id, files AS "files: Json<BTreeMap<String, String>>", effective_at, published_at,
               drafted_by, proposed_by, published_by, why
           FROM rule_publications WHERE publication_id NOT IN (SELECT publication_id FROM rule_cancellations)
           ORDER BY published_at, publication_id"#
    )
    .fetch_all(connection)
    .await?;
    let all = rows.into_iter().map(|row| PublicationRow {
        publication_id: row.publication_id,
        draft_id: row.draft_id,
        files: row.files.0,
        effective_at: row.effective_at,
        published_at: row.published_at,
        drafted_by: row.drafted_by,
        proposed_by: row.proposed_by,
        published_by: row.published_by,
        why: row.why,
    });
    Ok(all.collect())
}

/// The same publications with their texts.
pub async fn with_texts(
    connection: &mut PgConnection,
    rows: &[PublicationRow],
) -> Result<Vec<Publication>, PersistenceError> {
    let mut publications = Vec::with_capacity(rows.len());
    for row in rows {
        let mut files = RuleFiles::default();
        for (path, hash) in &row.files {
            let bad = PersistenceError::Inconsistency {
                table: "rule_publications",
                column: "files",
                id: row.publication_id,
            };
            let hash = HEXLOWER_PERMISSIVE.decode(hash.as_bytes()).unwrap_or_default();
            let text = sqlx::query_scalar!("SELECT text FROM rule_files WHERE sha256 = $1", hash)
                .fetch_optional(&mut *connection)
                .await?;
            files.insert(path, text.ok_or(bad)?);
        }
        publications.push(Publication { id: row.publication_id, effective_at: row.effective_at, files });
    }
    Ok(publications)
}

/// The ids of those that have begun, in the order in which they run over each other; and when the next one begins.
pub async fn begun(
    connection: &mut PgConnection,
    now: OffsetDateTime,
) -> Result<(Vec<Uuid>, Option<OffsetDateTime>), PersistenceError> {
    let rows = sqlx::query!(
        "SELECT publication_id, effective_at FROM rule_publications
         WHERE publication_id NOT IN (SELECT publication_id FROM rule_cancellations)
         ORDER BY effective_at, published_at, publication_id"
    )
    .fetch_all(connection)
    .await?;
    let next = rows.iter().map(|row| row.effective_at).find(|at| *at > now);
    let begun = rows.into_iter().filter(|row| row.effective_at <= now).map(|row| row.publication_id);
    Ok((begun.collect(), next))
}

/// Wakes every instance when the transaction commits.
pub async fn announce(connection: &mut PgConnection) -> Result<(), PersistenceError> {
    sqlx::query("SELECT pg_notify('abri_rules', '')").execute(connection).await?;
    Ok(())
}
