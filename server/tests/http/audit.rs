//! The trail: days closed under one chain of heads, verified as a whole, published, looked into by auditors.

mod days;
mod desk;
mod journal;
mod tampering;

use crate::app::{Browser, Page, TestApp};
use abri_domain::audit::{DayRecord, Fault, Found, PublishedHead};
use abri_server::persistence::audit::days as stored;
use abri_server::pipeline::audit::{enqueue_due, verify};
use time::Duration;
use uuid::Uuid;

/// A signed-in browser of someone hired for the occasion.
async fn agent<'a>(app: &'a TestApp, login: &str, role: &str) -> Browser<'a> {
    app.hire(login, role).await;
    let mut browser = app.browser();
    browser.sign_in(login).await;
    browser
}

/// The auditor's page.
const AUDIT: &str = "/agent/audit";

/// Looks a claim up.
pub async fn look_up(browser: &mut Browser<'_>, reference: &str, reason: &str) -> Page {
    let token = browser.get(AUDIT).await.value_of("token");
    let fields = [("token", token.as_str()), ("trail_reference", reference), ("trail_reason", reason)];
    browser.post("/agent/audit/recherches", &fields).await
}

/// Three claims for the medical side, each opened by a medical officer; then so many nights.
async fn some_days(app: &TestApp, nights: i64) -> Vec<Uuid> {
    let mut doctor = agent(app, "doctor", "medical-officer").await;
    let mut claims = Vec::new();
    for person in app.for_medical_officers().take(3) {
        let claim_id = app.filed(&person).await;
        assert_eq!(doctor.get(&format!("/agent/dossiers/{claim_id}")).await.status, 200);
        claims.push(claim_id);
    }
    sleep(app, nights).await;
    claims
}

/// So many nights pass; each day that is over is closed.
async fn sleep(app: &TestApp, nights: i64) {
    app.service.clock.advance(Duration::days(nights));
    enqueue_due(&app.service).await.unwrap();
    app.work().await;
}

/// The closed days, the oldest first.
async fn days(app: &TestApp) -> Vec<DayRecord> {
    let mut owner = app.owner.acquire().await.unwrap();
    let Some(span) = stored::span(&mut owner).await.unwrap() else { return Vec::new() };
    let mut days = stored::between(&mut owner, span).await.unwrap();
    days.reverse();
    days.into_iter().map(|(day, _)| day).collect()
}

/// Verifies the trail in the database.
async fn verified(app: &TestApp, noted: &[PublishedHead]) -> (Vec<Fault>, Found) {
    let (mut owner, mut faults) = (app.owner.acquire().await.unwrap(), Vec::new());
    let found = verify(&mut owner, noted, |fault| faults.push(fault.clone())).await.unwrap();
    (faults, found)
}
