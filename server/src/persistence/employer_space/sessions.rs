//! Sessions of the space: the table knows the hash of their token, never the token.

use super::Mailbox;
use crate::persistence::PersistenceError;
use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};

/// A session lasts that long without a sign of life.
const SESSION: Duration = Duration::minutes(30);

/// A session that is open.
pub struct EmployerSession {
    /// The mailbox whose notices it opens.
    pub mailbox: Mailbox,
    /// Token its forms carry.
    pub form_token: String,
}

/// Opens a session with the token of a link; false when there is no such link, it was used or its time is over.
pub async fn open(
    connection: &mut PgConnection,
    link_hash: &[u8; 32],
    (token_hash, form_token): (&[u8; 32], &str),
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "INSERT INTO employer.sessions (request_id, token_hash, mailbox_index, form_token, expires_at)
         SELECT request_id, $2, mailbox_index, $3, $5 FROM employer.link_requests WHERE token_hash = $1 AND expires_at > $4
         ON CONFLICT (request_id) DO NOTHING",
        link_hash.as_slice(),
        token_hash.as_slice(),
        form_token,
        now,
        now + SESSION
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The session of that token, which lives on.
pub async fn find(
    connection: &mut PgConnection,
    token_hash: &[u8; 32],
    now: OffsetDateTime,
) -> Result<Option<EmployerSession>, PersistenceError> {
    let row = sqlx::query!(
        "UPDATE employer.sessions SET expires_at = $3 WHERE token_hash = $1 AND expires_at > $2
         RETURNING request_id, mailbox_index, form_token",
        token_hash.as_slice(),
        now,
        now + SESSION
    )
    .fetch_optional(connection)
    .await?;
    let session = row.map(|row| {
        let bad = PersistenceError::Inconsistency {
            table: "employer.sessions",
            column: "mailbox_index",
            id: row.request_id,
        };
        let mailbox = Mailbox::try_from(row.mailbox_index).map_err(|_| bad)?;
        Ok(EmployerSession { mailbox, form_token: row.form_token })
    });
    session.transpose()
}

/// Ends a session.
pub async fn end(
    connection: &mut PgConnection,
    token_hash: &[u8; 32],
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE employer.sessions SET expires_at = $2 WHERE token_hash = $1",
        token_hash.as_slice(),
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}
