//! Links to the space: asked for by anyone, owed to mailboxes that a notice went to.

use super::Mailbox;
use crate::crypto::{Keys, Place};
use crate::persistence::PersistenceError;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// A link opens for that long.
pub const LIVES: Duration = Duration::minutes(15);
/// Over that long, links are counted.
const WINDOW: Duration = Duration::minutes(15);
/// Links a network may ask for within the window.
pub const NETWORK_MAX: i64 = 10;
/// Links that are e-mailed to one mailbox within the window.
const MAILBOX_MAX: i64 = 3;
/// Requests seen in one transaction.
const AT_ONCE: i64 = 50;
/// Requests are kept that long.
const KEPT: Duration = Duration::days(1);

/// What the e-mail needs. No `Debug`: it opens the space.
#[derive(Serialize, Deserialize)]
pub struct LinkMail {
    /// Address, as typed.
    pub to: String,
    /// Token of the link.
    pub token: String,
}

/// A link that is asked for.
pub struct NewLink<'a> {
    /// Id.
    pub request_id: Uuid,
    /// For which mailbox.
    pub mailbox: Mailbox,
    /// From which network.
    pub network: [u8; 32],
    /// Hash of its token.
    pub token_hash: [u8; 32],
    /// What the e-mail needs.
    pub mail: &'a LinkMail,
    /// `fr` or `en`.
    pub language: &'a str,
}

fn place(request_id: Uuid) -> Place {
    Place::of("employer.link_requests.sealed", request_id)
}

/// Links that a network asked for of late.
pub async fn recent(
    connection: &mut PgConnection,
    network: &[u8; 32],
    now: OffsetDateTime,
) -> Result<i64, PersistenceError> {
    let count = sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "count!" FROM (SELECT FROM employer.link_requests WHERE network_index = $1 AND requested_at > $2 LIMIT 100) AS few"#,
        network.as_slice(),
        now - WINDOW
    );
    Ok(count.fetch_one(connection).await?)
}

/// Writes down that a link was asked for. The same row whether the mailbox is known or not.
pub async fn ask(
    connection: &mut PgConnection,
    keys: &Keys,
    link: &NewLink<'_>,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO employer.link_requests (request_id, mailbox_index, network_index, token_hash, sealed, language, requested_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        link.request_id,
        link.mailbox.as_slice(),
        link.network.as_slice(),
        link.token_hash.as_slice(),
        keys.zone_a.seal_json(place(link.request_id), link.mail)?,
        link.language,
        now,
        now + LIVES
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Takes the requests nobody has seen, so many at most; the ids of those that are owed an e-mail: a notice went to their mailbox,
/// and it is not being flooded.
pub async fn take(connection: &mut PgConnection) -> Result<Vec<Uuid>, PersistenceError> {
    let owed = sqlx::query_scalar!(
        r#"WITH seen AS (
               UPDATE employer.link_requests SET taken = true WHERE request_id IN (
                   SELECT request_id FROM employer.link_requests WHERE NOT taken ORDER BY requested_at LIMIT $1 FOR UPDATE SKIP LOCKED)
               RETURNING request_id, mailbox_index, requested_at)
           SELECT request_id AS "request_id!" FROM seen
           WHERE EXISTS (SELECT FROM employer.notice_mailboxes AS known WHERE known.mailbox_index = seen.mailbox_index)
             AND (SELECT COUNT(*) FROM employer.link_requests AS others WHERE others.mailbox_index = seen.mailbox_index
                  AND others.requested_at > seen.requested_at - make_interval(secs => $2)
                  AND (others.requested_at, others.request_id) <= (seen.requested_at, seen.request_id)) <= $3"#,
        AT_ONCE,
        WINDOW.as_seconds_f64(),
        MAILBOX_MAX
    );
    Ok(owed.fetch_all(connection).await?)
}

/// A link to be e-mailed.
pub struct Owed {
    /// To whom, and its token.
    pub mail: LinkMail,
    /// `fr` or `en`.
    pub language: String,
    /// Until when it opens.
    pub expires_at: OffsetDateTime,
}

/// The link of a request; none once it was erased.
pub async fn owed(
    connection: &mut PgConnection,
    keys: &Keys,
    request_id: Uuid,
) -> Result<Option<Owed>, PersistenceError> {
    let row = sqlx::query!(
        "SELECT sealed, language, expires_at FROM employer.link_requests WHERE request_id = $1",
        request_id
    )
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let mail = keys.zone_a.open_json(place(request_id), &row.sealed)?;
    Ok(Some(Owed { mail, language: row.language, expires_at: row.expires_at }))
}

/// Erases requests after a day, and their sessions with them.
pub async fn purge(connection: &mut PgConnection, now: OffsetDateTime) -> Result<(), PersistenceError> {
    sqlx::query!("DELETE FROM employer.link_requests WHERE requested_at <= $1", now - KEPT)
        .execute(connection)
        .await?;
    Ok(())
}
