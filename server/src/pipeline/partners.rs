//! Partners of the API: their keys, what they check, and the calls they are owed.

mod calls;
mod verify;
mod webhooks;

pub use calls::{CALL_PARTNER, Call, Event, owe, owed};
pub use verify::{Check, Checked, verify};
pub use webhooks::{remove_webhook, set_webhook, webhook};

use super::UseCaseError;
use crate::crypto::sha256;
use crate::persistence::notices::shared;
use crate::persistence::partners::{self, PartnerKey};
use crate::random::{self, NoRandomness};
use crate::state::Service;
use abri_domain::partner::{KEY_PREFIX, KeyLife, Scope};
use data_encoding::BASE32_NOPAD;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;
use zeroize::Zeroizing;

/// Notices a transaction indexes.
const BATCH: i64 = 500;

/// A key as the partner holds it: shown once, kept by nobody here.
fn draw() -> Result<Zeroizing<String>, NoRandomness> {
    let letters = BASE32_NOPAD.encode(&random::bytes::<32>()?).to_ascii_lowercase();
    Ok(Zeroizing::new(format!("{KEY_PREFIX}{letters}")))
}

/// Makes a key for a partner; answers with its id and with the key, which can't be shown again. As the owner of the database.
pub async fn make_key(
    connection: &mut PgConnection,
    partner_id: Uuid,
    (scopes, expires_at): (Vec<Scope>, OffsetDateTime),
    now: OffsetDateTime,
) -> Result<(Uuid, Zeroizing<String>), UseCaseError> {
    let shown = draw()?;
    let life = KeyLife { expires_at, revoked_at: None };
    let key = PartnerKey { key_id: random::id(now)?, partner_id, scopes, life };
    partners::add_key(connection, &key, &sha256(shown.as_bytes()), now).await?;
    Ok((key.key_id, shown))
}

/// The key that was shown, if it works now.
pub async fn key(service: &Service, shown: &str) -> Result<Option<PartnerKey>, UseCaseError> {
    let mut connection = service.pools.employer.acquire().await?;
    let found = partners::find_key(&mut connection, &sha256(shown.as_bytes())).await?;
    Ok(found.filter(|key| key.life.works(service.clock.now())))
}

/// Fills what notices of an earlier program are found by; says of how many. A worker calls it until it answers with none.
pub async fn index_sirets(service: &Service) -> Result<usize, UseCaseError> {
    let mut transaction = service.pools.pipeline.begin().await?;
    let indexed = shared::index_sirets(&mut transaction, &service.keys, BATCH).await?;
    transaction.commit().await?;
    Ok(indexed)
}
