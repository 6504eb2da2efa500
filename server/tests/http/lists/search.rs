//! Searching: by reference, name and NIR; what stays out of sight; what is written down, and what is not.

use super::{LIST, agent, file_some, listed, post};
use crate::app::claims::another;
use crate::app::{Browser, Page, TestApp};
use abri_server::demo::people::SyntheticClaim;
use abri_server::pipeline::lists::index_names;
use axum::http::StatusCode;
use sqlx::PgPool;
use uuid::Uuid;

const SEARCH: &str = "/agent/dossiers/recherche";

async fn search(browser: &mut Browser<'_>, sought: &str) -> Page {
    post(browser, SEARCH, &[("sought", sought)]).await
}

async fn found(browser: &mut Browser<'_>, sought: &str) -> Vec<Uuid> {
    let page = search(browser, sought).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text_of(".error-summary"));
    listed(&page)
}

/// Someone with a name at birth and one in use.
fn renamed(app: &TestApp, order: usize) -> SyntheticClaim {
    let mut person = app.for_caseworkers().nth(order).unwrap();
    person.form.birth_name = "Ker-Modèle".into();
    person.form.usual_name = "D’Essai".into();
    person
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_is_found_by_reference_name_and_nir_however_they_are_written(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let person = renamed(&app, 0);
    let claim_id = app.filed(&person).await;
    app.filed(&app.for_caseworkers().nth(1).unwrap()).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let reference = app.reference(claim_id).await;
    let nir = &person.form.nir;
    let spaced = format!("{} {} {}", &nir[..1], &nir[1..13], &nir[13..]);
    for sought in [
        reference.as_str(),
        &reference.to_lowercase(),
        nir,
        &spaced,
        "KER MODELE",
        "ker-modèle",
        "modele",
        "d'essai",
        "Essai",
    ] {
        assert_eq!(found(&mut anne, sought).await, [claim_id], "{}", sought.len());
    }
    for sought in ["Kermod", "de", "Inconnue"] {
        let page = search(&mut anne, sought).await;
        assert!(listed(&page).is_empty(), "{sought}");
        assert!(page.main().contains("le nom de naissance"), "it says what to try: {}", page.main());
        assert_eq!(page.value_of("sought"), sought);
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_cannot_be_searched_is_said_and_stays_typed(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    for (sought, faults) in [
        ("", vec!["sought"]),
        ("  ", vec!["sought"]),
        ("123456789012345", vec!["sought"]),
        ("Modèle 3", vec![]),
    ] {
        let page = search(&mut anne, sought).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{sought}");
        assert_eq!(
            (page.faults(), page.value_of("sought").as_str()),
            (faults.iter().map(ToString::to_string).collect(), sought)
        );
    }
    assert_eq!(app.count("SELECT count(*) FROM claim_searches").await, 0, "nothing was searched for");
    let hostile = search(&mut anne, "<script>alert(1)</script>").await;
    assert!(!hostile.html().contains("<script>alert"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_search_finds_nothing_that_is_out_of_sight(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mine = renamed(&app, 0);
    let administrative = app.filed(&mine).await;
    let mut theirs = app.for_medical_officers().nth(1).unwrap();
    theirs.form.birth_name = "Ker-Modèle".into();
    let medical = app.filed(&theirs).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    let mut lead = agent(&app, "chef", "supervisor").await;
    let references = [app.reference(administrative).await, app.reference(medical).await];
    for (browser, expected) in [(&mut anne, administrative), (&mut doctor, medical)] {
        assert_eq!(found(browser, "modele").await, [expected]);
        let mut by_reference = found(browser, &references[0]).await;
        by_reference.extend(found(browser, &references[1]).await);
        assert_eq!(by_reference, [expected]);
        let mut by_nir = found(browser, &mine.form.nir).await;
        by_nir.extend(found(browser, &theirs.form.nir).await);
        assert_eq!(by_nir, [expected]);
    }
    assert_eq!(found(&mut lead, "modele").await.len(), 2);
    let token = anne.get("/agent").await.value_of("token");
    anne.post("/agent/deport", &[("token", &token), ("nir", &mine.form.nir)]).await;
    for sought in ["modele", &mine.form.nir, &references[0]] {
        assert!(found(&mut anne, sought).await.is_empty(), "declared since");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn who_searched_for_a_person_is_written_down_without_the_person(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let person = renamed(&app, 0);
    let claim_id = app.filed(&person).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    found(&mut anne, "Modele").await;
    found(&mut anne, "MODÈLE").await;
    found(&mut anne, &person.form.nir).await;
    found(&mut doctor, "modele").await;
    let reference = app.reference(claim_id).await;
    found(&mut anne, &reference).await;
    let rows: Vec<(String, String, i32)> = sqlx::query_as(
        "SELECT login, by_what, found FROM claim_searches JOIN staff ON staff_id = by_staff ORDER BY 1, 2",
    )
    .fetch_all(&app.owner)
    .await
    .unwrap();
    let expected = [("anne", "name", 1), ("anne", "name", 1), ("anne", "nir", 1), ("doctor", "name", 0)];
    let rows: Vec<_> = rows.iter().map(|(who, what, found)| (who.as_str(), what.as_str(), *found)).collect();
    assert_eq!(rows, expected, "a reference names a claim, and is not written down");
    let mut auditor = agent(&app, "audit", "auditor").await;
    let page = auditor.get("/agent/audit").await;
    let table = page.main();
    assert!(table.contains("Recherches de personnes") && table.contains("anne de test"), "{table}");
    assert!(!page.html().contains("odele") && !page.html().contains(&person.form.nir[..13]));
    // Twice the same person, once someone else's search for them.
    let times: Vec<i64> =
        sqlx::query_scalar("SELECT count(*) FROM claim_searches GROUP BY by_staff, subject ORDER BY 1")
            .fetch_all(&app.owner)
            .await
            .unwrap();
    assert_eq!(times, [1, 1, 2]);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_is_searched_for_stands_in_no_address(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let person = renamed(&app, 0);
    app.filed(&person).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let page = search(&mut anne, "modele").await;
    assert_eq!((page.status, page.location.as_deref()), (StatusCode::OK, None));
    for link in page.html().split("href=\"").skip(1) {
        let link = link.split('"').next().unwrap_or_default();
        assert!(!link.to_lowercase().contains("model"), "{link}");
    }
    assert_eq!(anne.get(&format!("{SEARCH}?sought=modele")).await.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(anne.get(&format!("{LIST}?sought=modele")).await.value_of("sought"), "");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn claims_from_before_the_index_are_found_once_the_workers_caught_up(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let person = renamed(&app, 0);
    let claim_id = app.filed(&person).await;
    let broken = app.filed(&another(person, 77)).await;
    sqlx::query("UPDATE claims SET named = false").execute(&app.owner).await.unwrap();
    sqlx::query("DELETE FROM claim_names").execute(&app.owner).await.unwrap();
    sqlx::query("UPDATE claims SET sealed = '\\x00', state = 'withdrawn', state_detail = '{\"state\": \"withdrawn\"}',
                 side = NULL, decided_at = now() WHERE claim_id = $1")
        .bind(broken)
        .execute(&app.owner)
        .await
        .unwrap();
    let mut anne = agent(&app, "anne", "caseworker").await;
    assert!(found(&mut anne, "modele").await.is_empty());
    assert_eq!(index_names(&app.service).await.unwrap(), 2);
    assert_eq!(index_names(&app.service).await.unwrap(), 0, "each once, one that does not open too");
    assert_eq!(found(&mut anne, "modele").await, [claim_id]);
    assert_eq!(file_some(&app, 3).await.len(), 3);
    assert_eq!(index_names(&app.service).await.unwrap(), 0, "the intake writes them by itself");
}
