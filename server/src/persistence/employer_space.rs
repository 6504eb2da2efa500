//! Zone E: the space of an employer. Which notices went to a mailbox, and what its employer answered.

pub mod answers;
pub mod links;
pub mod sessions;

use super::PersistenceError;
use super::notices::{self, StoredNotice};
use crate::crypto::Keys;
use abri_domain::notice::NoticeAnswer;
use sqlx::PgConnection;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// The most notices that are shown at once: the latest.
pub const SHOWN: i64 = 500;

/// HMAC of a SIRET with an e-mail address.
pub type Mailbox = [u8; 32];

/// A notice as its employer has it.
#[derive(Clone)]
pub struct Received {
    /// The notice as it stands now.
    pub notice: StoredNotice,
    /// When it went to the mailbox.
    pub sent_at: OffsetDateTime,
    /// Last day worked before the first of the days that follow each other.
    pub last_worked: Date,
    /// What the employer answered last.
    pub answer: Option<(NoticeAnswer, OffsetDateTime)>,
}

/// Writes down where a notice went. Sent there again, it stays the first time; sent elsewhere, it is nobody else's any more.
pub async fn add(
    connection: &mut PgConnection,
    notice_id: Uuid,
    mailbox: &Mailbox,
    last_worked: Date,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO employer.notice_mailboxes (notice_id, mailbox_index, sent_at, last_worked) VALUES ($1, $2, $3, $4)
         ON CONFLICT (notice_id) DO UPDATE SET mailbox_index = EXCLUDED.mailbox_index, sent_at = EXCLUDED.sent_at
             WHERE notice_mailboxes.mailbox_index <> EXCLUDED.mailbox_index",
        notice_id,
        mailbox.as_slice(),
        now,
        last_worked
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The notice from which the days of this one follow each other without a gap: itself, for a stoppage that begins. Zone A.
pub async fn first_of(
    connection: &mut PgConnection,
    keys: &Keys,
    notice_id: Uuid,
) -> Result<Option<StoredNotice>, PersistenceError> {
    let first = sqlx::query_scalar!(
        r#"WITH RECURSIVE before AS (
               SELECT notice_id, follows FROM claim_notices WHERE notice_id = $1
               UNION SELECT earlier.notice_id, earlier.follows FROM before JOIN claim_notices AS earlier ON earlier.notice_id = before.follows)
           SELECT notice_id AS "notice_id!" FROM before WHERE follows IS NULL"#,
        notice_id
    )
    .fetch_optional(&mut *connection)
    .await?;
    match first {
        Some(first) => notices::find(connection, keys, first).await,
        None => Ok(None),
    }
}

/// The notices that went to a mailbox, the latest first, [`SHOWN`] at most; `only` asks for one of them.
pub async fn received(
    connection: &mut PgConnection,
    keys: &Keys,
    mailbox: &Mailbox,
    only: Option<Uuid>,
) -> Result<Vec<Received>, PersistenceError> {
    let rows = sqlx::query!(
        r#"SELECT notice_id, sealed, state, last_day, sent_at, last_worked, answered.answer AS "answer?", answered.at AS "answered_at?"
           FROM employer.notice_mailboxes JOIN employer.notices USING (notice_id)
           LEFT JOIN LATERAL (SELECT answer, at FROM employer.notice_answers AS a
               WHERE a.notice_id = notices.notice_id ORDER BY at DESC, answer_id DESC LIMIT 1) AS answered ON true
           WHERE mailbox_index = $1 AND ($2::uuid IS NULL OR notice_id = $2)
           ORDER BY sent_at DESC, notice_id DESC LIMIT $3"#,
        mailbox.as_slice(),
        only,
        SHOWN
    )
    .fetch_all(connection)
    .await?;
    let opened = rows.into_iter().map(|row| {
        Ok(Received {
            notice: notices::opened(keys, row.notice_id, (&row.sealed, &row.state), row.last_day)?,
            sent_at: row.sent_at,
            last_worked: row.last_worked,
            answer: row.answer.as_deref().and_then(NoticeAnswer::from_code).zip(row.answered_at),
        })
    });
    opened.collect()
}
