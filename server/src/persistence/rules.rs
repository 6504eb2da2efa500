//! Rules published by two people: the texts by their hash, and, each in a module, drafts, publications, the journal and
//! simulations.

pub mod drafts;
pub mod journal;
pub mod publications;
pub mod simulations;

use super::PersistenceError;
use abri_domain::rules::{RuleFiles, Schemes, text_sha256};
use sqlx::PgConnection;

/// Keeps texts under their hash, for ever; those that are there already stay as they are.
pub async fn keep_texts(connection: &mut PgConnection, files: &RuleFiles) -> Result<(), PersistenceError> {
    let (hashes, texts): (Vec<Vec<u8>>, Vec<String>) =
        files.iter().map(|(_, text)| (text_sha256(text).to_vec(), text.to_owned())).unzip();
    sqlx::query!(
        "INSERT INTO rule_files (sha256, text) SELECT * FROM unnest($1::bytea[], $2::text[]) ON CONFLICT DO NOTHING",
        &hashes,
        &texts
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Keeps what decisions under these rules will name (the hash of a version covers its scheme's text and its own), so that
/// both texts are found again by it.
pub async fn keep_stamps(
    connection: &mut PgConnection,
    schemes: &Schemes,
    files: &RuleFiles,
) -> Result<(), PersistenceError> {
    for book in schemes.books() {
        let scheme_file = files.get(&format!("{}/scheme.toml", book.scheme().id())).map(text_sha256);
        for version in book.versions() {
            let version_file = files.get(version.file()).map(text_sha256);
            let (Some(scheme_file), Some(version_file)) = (scheme_file, version_file) else { continue };
            sqlx::query!(
                "INSERT INTO rule_stamps (sha256, version, scheme_file, version_file) VALUES ($1, $2, $3, $4)
                 ON CONFLICT DO NOTHING",
                version.sha256().as_slice(),
                version.id(),
                scheme_file.as_slice(),
                version_file.as_slice()
            )
            .execute(&mut *connection)
            .await?;
        }
    }
    Ok(())
}

/// What that hash stands for: one text, or the text of a scheme and that of the version a decision names.
pub async fn find_texts(
    connection: &mut PgConnection,
    sha256: &[u8],
) -> Result<Vec<String>, PersistenceError> {
    let text = sqlx::query_scalar!("SELECT text FROM rule_files WHERE sha256 = $1", sha256)
        .fetch_optional(&mut *connection)
        .await?;
    if let Some(text) = text {
        return Ok(vec![text]);
    }
    let stamp = sqlx::query!(
        "SELECT s.text AS scheme_text, v.text AS version_text FROM rule_stamps r
         JOIN rule_files s ON s.sha256 = r.scheme_file JOIN rule_files v ON v.sha256 = r.version_file
         WHERE r.sha256 = $1",
        sha256
    )
    .fetch_optional(connection)
    .await?;
    Ok(stamp.map(|row| vec![row.scheme_text, row.version_text]).unwrap_or_default())
}
