//! The back office: who gets in, who gets which claim, what they may do with it and what they may read.

mod acts;
mod decide;
mod queue;
mod reopen;
mod sign_in;
mod zones;

use crate::app::{Browser, TestApp};
use uuid::Uuid;

/// A signed-in browser of someone hired for the occasion.
async fn agent<'a>(app: &'a TestApp, login: &str, role: &str) -> Browser<'a> {
    app.hire(login, role).await;
    let mut browser = app.browser();
    browser.sign_in(login).await;
    browser
}

/// The path of a claim's file.
fn case(claim_id: Uuid) -> String {
    format!("/agent/dossiers/{claim_id}")
}

/// Takes that very claim.
async fn take(browser: &mut Browser<'_>, claim_id: Uuid) {
    let page = browser.act(&case(claim_id), "prendre", &[]).await;
    assert_eq!(page.location, Some(case(claim_id)));
}

/// Approves a claim that the agent holds.
async fn approve(browser: &mut Browser<'_>, claim_id: Uuid) {
    let page = browser.act(&case(claim_id), "decision", &[("verdict", "approve")]).await;
    assert_eq!(page.location.as_deref(), Some("/agent?decided"), "{}", page.main());
}
