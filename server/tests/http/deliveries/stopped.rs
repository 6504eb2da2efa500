//! Jobs that can't be done and are no delivery: seen, tried again under their own key, put away.

use crate::app::TestApp;
use crate::notices::of_claim;
use sqlx::PgPool;
use uuid::Uuid;

const DESK: &str = "/agent/envois";

/// A claim whose notices can't be issued, and the id of the job: what was sealed of it does not open.
async fn spoiled(app: &TestApp) -> (Uuid, Uuid, Vec<u8>) {
    let employee = app.employee(1, "service");
    app.know(&employee).await;
    let claim_id = app.submit(&employee).await;
    let job = "SELECT job_id FROM jobs WHERE kind = 'assess'";
    let job_id = sqlx::query_scalar(job).fetch_one(&app.owner).await.unwrap();
    let sealed = app.claim(claim_id).await.sealed;
    spoil(app, claim_id, &[0; 64]).await;
    app.work().await;
    (claim_id, job_id, sealed)
}

async fn spoil(app: &TestApp, claim_id: Uuid, sealed: &[u8]) {
    let query = sqlx::query("UPDATE claims SET sealed = $2 WHERE claim_id = $1").bind(claim_id).bind(sealed);
    query.execute(&app.owner).await.unwrap();
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_job_that_stopped_is_seen_and_done_once_its_cause_is_gone(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, job_id, sealed) = spoiled(&app).await;
    app.hire("ada", "administrator").await;
    let mut ada = app.browser();
    ada.sign_in("ada").await;
    let page = ada.get(DESK).await;
    let main = page.main();
    assert!(main.contains("Travaux arrêtés") && main.contains("Examen d’une demande"), "{main}");
    assert!(main.contains("inconsistent-row") && main.contains(&format!("assess:{claim_id}")), "{main}");

    let token = page.value_of("token");
    let again = format!("{DESK}/travaux/{job_id}/reprise");
    let tried = ada.post(&again, &[("token", &token)]).await;
    assert_eq!(tried.location.as_deref(), Some("/agent/envois?restarted"));
    app.work().await;
    assert!(ada.get(DESK).await.main().contains("inconsistent-row"), "the cause is still there");
    spoil(&app, claim_id, &sealed).await;
    ada.post(&again, &[("token", &token)]).await;
    app.work().await;
    assert_eq!(of_claim(&app, claim_id).await.len(), 1, "the employer has its notice after all");
    assert!(!ada.get(DESK).await.main().contains("Examen d’une demande"));
    let gone = ada.post(&again, &[("token", &token)]).await;
    assert_eq!(gone.status.as_u16(), 409, "it is done");
    assert_eq!(of_claim(&app, claim_id).await.len(), 1);
    for path in ["x", "00000000-0000-0000-0000-000000000000"] {
        let page = ada.post(&format!("{DESK}/travaux/{path}/reprise"), &[("token", &token)]).await;
        assert!([404, 409].contains(&page.status.as_u16()), "{path}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_job_is_put_away_by_someone(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (_, job_id, _) = spoiled(&app).await;
    let ada = app.hire("ada", "supervisor").await;
    let mut browser = app.browser();
    browser.sign_in("ada").await;
    let token = browser.get(DESK).await.value_of("token");
    let away = browser.post(&format!("{DESK}/travaux/{job_id}/classement"), &[("token", &token)]).await;
    assert_eq!(away.location.as_deref(), Some("/agent/envois?put-away"));
    assert!(!browser.get(DESK).await.main().contains("Examen d’une demande"));
    let by: Uuid = sqlx::query_scalar("SELECT handled_by FROM jobs WHERE job_id = $1")
        .bind(job_id)
        .fetch_one(&app.owner)
        .await
        .unwrap();
    assert_eq!(by, ada);
}
