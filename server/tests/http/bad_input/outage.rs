//! The database stops while a claim is sent: nothing is said to be recorded that is not, and nothing typed is lost.

use super::*;
use crate::form::{RECEIPT, REVIEW, count, leads_to, shows};
use abri_server::cluster::{Cluster, ClusterOptions, Tuning};
use axum::body::Body;
use axum::http::Method;
use sqlx::PgPool;
use std::fs::{Permissions, set_permissions};
use std::os::unix::fs::PermissionsExt;
use tempfile::TempDir;

/// A cluster of this test's own, in a folder its user can reach.
fn start(folder: &TempDir) -> Cluster {
    set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    let options =
        ClusterOptions { data_dir: folder.path().join("pg"), binaries: None, tuning: Tuning::Throwaway };
    Cluster::start(&options).unwrap()
}

/// 503, when to come back, and the word that nothing was recorded.
fn says_nothing_was_recorded(page: &Page) {
    let told = page.headers.get("retry-after").and_then(|value| value.to_str().ok());
    assert_eq!((page.status.as_u16(), told), (503, Some("30")));
    let text = page.main();
    assert!(
        text.contains("Rien n’a été enregistré")
            || text.contains("Rien de ce que vous venez d’envoyer n’a été enregistré"),
        "{text}"
    );
}

#[tokio::test]
async fn a_database_that_stops_in_mid_submission_loses_nothing_and_promises_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let cluster = start(&folder);
    let owner = PgPool::connect(&cluster.connect_url("postgres", "postgres")).await.unwrap();
    abri_server::persistence::MIGRATOR.run(&owner).await.unwrap();
    let app = TestApp::new(owner).await;
    let (mut browser, farmer) = (app.browser(), farmer(&app));
    browser.fill(&farmer).await;
    let key = browser.get(REVIEW).await.value_of("submit_key");
    let sworn = [("honour", "yes"), ("submit_key", key.as_str())];
    cluster.stop().unwrap();

    says_nothing_was_recorded(&browser.post(REVIEW, &sworn).await);
    let typed = send(&mut browser, Step::Contact, &farmer.form, &[("city", "Autreville")]).await;
    says_nothing_was_recorded(&typed);
    assert_eq!(typed.value_of("city"), "Autreville", "what was just typed is on the page");
    let autosave = r#"{"lang":"fr","version":9,"fields":[["city","Dax"]]}"#;
    let autosave =
        browser.send(Method::POST, "/api/autosave", Some("application/json"), Body::from(autosave)).await;
    assert_eq!(autosave.status, 503);
    for (path, status) in
        [("/fr", 200), ("/fr/suis-je-concerne", 200), ("/healthz", 200), ("/readyz", 503), (REVIEW, 503)]
    {
        assert_eq!(browser.get(path).await.status, status, "{path}");
    }

    let cluster = start(&folder);
    shows(&browser.get(fr(Step::Contact)).await, Step::Contact, &farmer.form);
    leads_to(&browser.post(REVIEW, &sworn).await, RECEIPT);
    assert_eq!(browser.get(RECEIPT).await.text_of("h1"), "Votre demande est enregistrée");
    assert_eq!(count(&app, "claims").await, 1);
    app.service.pools.close().await;
    app.owner.close().await;
    cluster.stop().unwrap();
}
