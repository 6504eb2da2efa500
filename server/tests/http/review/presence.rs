//! An open page keeps its claim and says who is there; what nobody looks at any more is free soon.

use super::{agent, case, in_hand};
use crate::app::{Browser, Page, TestApp};
use axum::http::StatusCode;
use serde_json::Value;
use time::Duration;
use uuid::Uuid;

/// What the script of an open page sends, and gets.
async fn beat(browser: &mut Browser<'_>, claim_id: Uuid, version: &str) -> Page {
    let token = browser.get("/agent").await.value_of("token");
    browser.post(&format!("{}/presence", case(claim_id)), &[("token", &token), ("version", version)]).await
}

/// What it says of that.
async fn says(browser: &mut Browser<'_>, claim_id: Uuid, what: &str) -> String {
    let version = browser.get(&case(claim_id)).await;
    let version =
        version.html().split("data-version=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let page = beat(browser, claim_id, &version).await;
    assert_eq!(page.status, StatusCode::OK);
    serde_json::from_slice::<Value>(&page.bytes).unwrap()[what].as_str().unwrap().to_owned()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_open_page_keeps_its_claim_and_a_dead_browser_frees_it_within_minutes(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = in_hand(&app, "caseworker").await;
    // An hour with the page open, without a page asked for.
    for _ in 0..20 {
        app.service.clock.advance(Duration::minutes(3));
        assert_eq!(beat(&mut anne, claim_id, "0").await.status, StatusCode::OK);
    }
    let mut berthe = agent(&app, "berthe", "caseworker").await;
    assert_eq!(berthe.take_next().await, "/agent?rien");
    // Her browser dies: five minutes later the claim is the next of somebody else.
    app.service.clock.advance(Duration::minutes(5));
    assert_eq!(berthe.take_next().await, case(claim_id));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_lid_closed_over_lunch_loses_nothing_unless_someone_took_the_claim(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = in_hand(&app, "caseworker").await;
    let mut berthe = agent(&app, "berthe", "caseworker").await;
    app.service.clock.advance(Duration::minutes(25));
    assert_eq!(beat(&mut anne, claim_id, "0").await.status, StatusCode::OK);
    assert_eq!(berthe.take_next().await, "/agent?rien", "nobody had taken it: it is hers again");
    app.service.clock.advance(Duration::minutes(25));
    assert_eq!(berthe.take_next().await, case(claim_id));
    berthe.get(&case(claim_id)).await;
    assert!(says(&mut anne, claim_id, "lease").await.is_empty());
    assert!(says(&mut anne, claim_id, "held").await.contains("berthe de test"));
    assert!(says(&mut berthe, claim_id, "lease").await.contains("réservé pour vous"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_page_left_open_holds_nothing_longer_than_a_shift(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, anne) = in_hand(&app, "caseworker").await;
    sqlx::query("UPDATE claims SET held_since = held_since - interval '10 hours' WHERE claim_id = $1")
        .bind(claim_id)
        .execute(&app.owner)
        .await
        .unwrap();
    app.service.clock.advance(Duration::minutes(20));
    let mut anne = anne;
    assert!(beat(&mut anne, claim_id, "0").await.html().contains("\"lease\":\"\""));
    let mut berthe = agent(&app, "berthe", "caseworker").await;
    assert_eq!(berthe.take_next().await, case(claim_id));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn whoever_else_reads_it_is_named_for_a_while(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = in_hand(&app, "caseworker").await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    doctor.get(&case(claim_id)).await;
    assert!(says(&mut anne, claim_id, "others").await.contains("doctor de test"));
    assert!(anne.get(&case(claim_id)).await.main().contains("Ouvert aussi par\u{a0}: doctor de test"));
    let seen = says(&mut doctor, claim_id, "others").await;
    assert!(seen.is_empty(), "who holds it is said as that: {seen}");
    app.service.clock.advance(Duration::minutes(5));
    assert!(says(&mut anne, claim_id, "others").await.is_empty());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_open_page_learns_that_the_claim_changed(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = in_hand(&app, "caseworker").await;
    assert!(says(&mut anne, claim_id, "changed").await.is_empty());
    let stale = beat(&mut anne, claim_id, "0").await.html();
    assert!(stale.contains("vient de changer"), "{stale}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_sign_of_life_needs_a_token_and_a_claim(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = in_hand(&app, "caseworker").await;
    let path = format!("{}/presence", case(claim_id));
    assert_eq!(anne.post(&path, &[("token", "no")]).await.status, StatusCode::FORBIDDEN);
    for id in ["00000000-0000-7000-8000-000000000000", "%00"] {
        let token = anne.get("/agent").await.value_of("token");
        let path = format!("/agent/dossiers/{id}/presence");
        assert_eq!(anne.post(&path, &[("token", &token)]).await.status, StatusCode::NOT_FOUND);
    }
}
