//! Zone E: where partners want to be called, and what signs the calls.

use crate::crypto::{Keys, Place};
use crate::persistence::PersistenceError;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;
use zeroize::Zeroizing;

/// Where a partner is called.
pub struct Webhook {
    /// Address.
    pub url: String,
    /// What signs the calls.
    pub secret: Zeroizing<Vec<u8>>,
    /// Since when.
    pub set_at: OffsetDateTime,
}

fn place(partner_id: Uuid) -> Place {
    Place::of("employer.webhooks.sealed_secret", partner_id)
}

/// Where a partner is called, if it is.
pub async fn find(
    connection: &mut PgConnection,
    keys: &Keys,
    partner_id: Uuid,
) -> Result<Option<Webhook>, PersistenceError> {
    let row = sqlx::query!(
        "SELECT url, sealed_secret, set_at FROM employer.webhooks WHERE partner_id = $1",
        partner_id
    )
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let secret = keys.zone_a.open(place(partner_id), &row.sealed_secret)?;
    Ok(Some(Webhook { url: row.url, secret, set_at: row.set_at }))
}

/// Sets where a partner is called, and what signs the calls from now on.
pub async fn set(
    connection: &mut PgConnection,
    keys: &Keys,
    partner_id: Uuid,
    webhook: &Webhook,
) -> Result<(), PersistenceError> {
    let sealed = keys.zone_a.seal(place(partner_id), &webhook.secret)?;
    sqlx::query!(
        "INSERT INTO employer.webhooks (partner_id, url, sealed_secret, set_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (partner_id) DO UPDATE SET (url, sealed_secret, set_at) = (EXCLUDED.url, EXCLUDED.sealed_secret, EXCLUDED.set_at)",
        partner_id,
        webhook.url,
        sealed,
        webhook.set_at
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A partner is called no more; false if it was not.
pub async fn remove(connection: &mut PgConnection, partner_id: Uuid) -> Result<bool, PersistenceError> {
    let done = sqlx::query!("DELETE FROM employer.webhooks WHERE partner_id = $1", partner_id)
        .execute(connection)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// The partners to call about a notice: those of its establishment, with an address.
pub async fn to_call(connection: &mut PgConnection, notice_id: Uuid) -> Result<Vec<Uuid>, PersistenceError> {
    let partners = sqlx::query_scalar!(
        "SELECT partner_id FROM employer.notices JOIN employer.partner_sirets USING (siret_index)
         JOIN employer.webhooks USING (partner_id) WHERE notice_id = $1 ORDER BY partner_id",
        notice_id
    )
    .fetch_all(connection)
    .await?;
    Ok(partners)
}

/// May that partner still be called about that notice: has it a key for it that works, and the establishment?
pub async fn may_be_told(
    connection: &mut PgConnection,
    partner_id: Uuid,
    notice_id: Uuid,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let may = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM employer.partner_keys WHERE partner_id = $1 AND 'webhooks' = ANY(scopes)
                          AND expires_at > $3 AND (revoked_at IS NULL OR revoked_at > $3))
              AND EXISTS (SELECT FROM employer.notices JOIN employer.partner_sirets USING (siret_index)
                          WHERE partner_id = $1 AND notice_id = $2) AS "may!""#,
        partner_id,
        notice_id,
        now
    )
    .fetch_one(connection)
    .await?;
    Ok(may)
}
