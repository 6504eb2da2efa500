//! Where a partner is called: set and taken back by the partner, and confirmed once it is on the disk.

use crate::persistence::partners::webhooks::{self, Webhook};
use crate::persistence::pools::wait_for_disk;
use crate::pipeline::UseCaseError;
use crate::state::Service;
use crate::webhook::Secret;
use uuid::Uuid;

/// Where a partner is called, if it is.
pub async fn webhook(service: &Service, partner_id: Uuid) -> Result<Option<Webhook>, UseCaseError> {
    let mut connection = service.pools.employer.acquire().await?;
    Ok(webhooks::find(&mut connection, &service.keys, partner_id).await?)
}

/// Calls a partner there from now on, signed with a new secret; `None` for an address that is not called.
pub async fn set_webhook(
    service: &Service,
    partner_id: Uuid,
    url: String,
) -> Result<Option<(Webhook, Secret)>, UseCaseError> {
    if service.calls.address(&url).is_err() {
        return Ok(None);
    }
    let secret = Secret::draw()?;
    let webhook = Webhook { url, secret: secret.0.clone(), set_at: service.clock.now() };
    let mut transaction = service.pools.employer.begin().await?;
    wait_for_disk(&mut transaction).await?;
    webhooks::set(&mut transaction, &service.keys, partner_id, &webhook).await?;
    transaction.commit().await?;
    Ok(Some((webhook, secret)))
}

/// Calls a partner no more; false if it was not called.
pub async fn remove_webhook(service: &Service, partner_id: Uuid) -> Result<bool, UseCaseError> {
    let mut transaction = service.pools.employer.begin().await?;
    wait_for_disk(&mut transaction).await?;
    let removed = webhooks::remove(&mut transaction, partner_id).await?;
    transaction.commit().await?;
    Ok(removed)
}
