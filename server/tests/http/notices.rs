//! What employers get: issued once, kept up to date, checked by code, and never a reason.

mod check;
mod issue;
mod mixed;
mod proof;
mod scan;

use crate::app::TestApp;
use crate::app::mail::Mail;
use abri_server::persistence::notices::{self, ClaimNotice};
use uuid::Uuid;

/// The notices of a claim, unsealed.
pub async fn of_claim(app: &TestApp, claim_id: Uuid) -> Vec<ClaimNotice> {
    let mut owner = app.owner.acquire().await.unwrap();
    notices::of_claim(&mut owner, &app.service.keys, claim_id).await.unwrap()
}

/// The e-mails to employers, oldest first.
pub fn to_employers(app: &TestApp) -> Vec<Mail> {
    app.inbox().into_iter().filter(|mail| mail.attachment.is_some()).collect()
}
