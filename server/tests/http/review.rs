//! The back office: who gets in, who gets which claim, what they may do with it and what they may read.

mod acts;
mod assignments;
mod clock;
mod decide;
mod deciding;
mod four_eyes;
mod lanes;
mod presence;
mod queue;
mod reopen;
mod shift;
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

/// A claim that only that role has to look at, and someone of that role who took it.
async fn in_hand<'a>(app: &'a TestApp, role: &str) -> (Uuid, Browser<'a>) {
    let person = match role {
        "caseworker" => app.for_caseworkers().next(),
        _ => app.for_medical_officers().next(),
    };
    let claim_id = app.filed(&person.unwrap()).await;
    let mut holder = agent(app, "holder", role).await;
    assert_eq!(holder.take_next().await, case(claim_id));
    (claim_id, holder)
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

/// Does what a second person has to confirm, and has one of that role, hired for the occasion, confirm it.
async fn confirmed(
    app: &TestApp,
    browser: &mut Browser<'_>,
    claim_id: Uuid,
    fields: &[(&str, &str)],
    role: &str,
) {
    let page = browser.act(&case(claim_id), "decision", fields).await;
    assert_eq!(page.location.as_deref(), Some("/agent?proposed"), "{}", page.main());
    let mut second =
        agent(app, &format!("second-{}", app.count("SELECT count(*) FROM staff").await), role).await;
    take(&mut second, claim_id).await;
    let page = second.act(&case(claim_id), "confirmation", &[("verdict", "confirm")]).await;
    assert_eq!(page.location.as_deref(), Some("/agent?confirmed"), "{}", page.main());
}

/// Approves a claim that the agent holds.
async fn approve(browser: &mut Browser<'_>, claim_id: Uuid) {
    let page = browser.act(&case(claim_id), "decision", &[("verdict", "approve")]).await;
    assert_eq!(page.location.as_deref(), Some("/agent?decided"), "{}", page.main());
}
