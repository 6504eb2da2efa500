//! The database stops while a claim is sent: nothing is said to be recorded that is not, and nothing typed is lost.

use super::*;
use crate::form::{EMPLOYERS, RECEIPT, REVIEW, answers, count, employee, leads_to, send_shown, shows};
use abri_domain::reference::ClaimReference;
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

/// A form that is posted while the database is away: its path and what is typed.
type Typed<'a> = (&'a str, Vec<(&'a str, &'a str)>);

#[tokio::test]
async fn every_form_keeps_what_was_typed_while_the_database_is_away() {
    let folder = tempfile::tempdir().unwrap();
    let cluster = start(&folder);
    let owner = PgPool::connect(&cluster.connect_url("postgres", "postgres")).await.unwrap();
    abri_server::persistence::MIGRATOR.run(&owner).await.unwrap();
    let app = TestApp::new(owner).await;
    let (mut browser, employee) = (app.browser(), employee(&app));
    browser.fill(&employee).await;
    let entry = "/fr/demande/employeurs/fiche/2";
    let shown = browser.get(entry).await;
    browser.cookies.insert("abri-follow-up".to_owned(), "a session that nobody can look up".to_owned());
    cluster.stop().unwrap();

    let private = [("employer_name", "Madame Essai"), ("employer_private", "yes")];
    let lost = send_shown(&mut browser, entry, &shown, &private).await;
    let reference = ClaimReference::from_random([7; 16]).to_string();
    let birth = [("birth_day", "12"), ("birth_month", "mai"), ("birth_year", "1955")];
    let back = [("return_day", "2"), ("return_month", "avril"), ("return_year", "2020")];
    let forms: [Typed<'_>; 5] = [
        ("/fr/suivi", [&[("reference", reference.as_str())], &birth[..]].concat()),
        ("/fr/suivi/code", vec![("code", "1234 5678")]),
        ("/fr/suivi/reponse", vec![("answer", "Oui, depuis lundi."), ("token", "t")]),
        ("/fr/suivi/reprise", [&back[..], &[("token", "t")]].concat()),
        ("/fr/verifier", vec![("code", "C4D6-FGH7-JKMN"), ("last_name", "Le Goff")]),
    ];
    says_nothing_was_recorded(&lost);
    assert_eq!(answers(&lost)["employer_name"], "Madame Essai");
    for (path, typed) in forms {
        let page = browser.post(path, &typed).await;
        says_nothing_was_recorded(&page);
        let kept = answers(&page);
        for (name, value) in typed {
            assert_eq!(kept.get(name).map(String::as_str), Some(value), "{name} on {path}");
        }
    }

    let cluster = start(&folder);
    leads_to(&send_shown(&mut browser, entry, &lost, &[]).await, EMPLOYERS);
    assert!(browser.get(EMPLOYERS).await.main().contains("Madame Essai"));
    app.service.pools.close().await;
    app.owner.close().await;
    cluster.stop().unwrap();
}
