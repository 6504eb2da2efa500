//! Roles lent for a while: when they hold, and what becomes of a page when they end.

use super::{TEAM, act, agent, lend, said, signed_in};
use crate::app::TestApp;
use axum::http::StatusCode;
use sqlx::PgPool;
use time::Duration;

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_lent_role_holds_from_the_next_page_to_its_last_day(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut ada = agent(&app, "ada", "administrator").await;
    let bo_id = app.hire("bo", "call-desk").await;
    let mut bo = signed_in(&app, "bo").await;
    assert_eq!(bo.get("/agent").await.location.as_deref(), Some("/agent/accueil"), "their own desk");
    // It is the 25th, 8 in the morning.
    assert_eq!(lend(&mut ada, bo_id, "caseworker", "25").await.location, Some(said(bo_id, "role-lent")));
    let queue = bo.get("/agent").await;
    assert_eq!(queue.status, StatusCode::OK);
    assert!(queue.html().contains("(gestionnaire)"));
    let page = ada.get(&format!("{TEAM}/{bo_id}")).await;
    assert!(page.main().contains("gestionnaire, jusqu’au 25 mars 2020"), "{}", page.main());
    app.service.clock.advance(Duration::hours(16) - Duration::seconds(1));
    let mut bo = signed_in(&app, "bo").await;
    assert_eq!(bo.get("/agent").await.status, StatusCode::OK, "one second before midnight");
    app.service.clock.advance(Duration::seconds(1));
    assert_eq!(bo.get("/agent").await.location.as_deref(), Some("/agent/accueil"));
    let mut ada = signed_in(&app, "ada").await;
    assert!(ada.get(TEAM).await.main().contains("Aucun"), "a loan that is over is not said");
    assert_eq!(act(&mut ada, bo_id, "fin-de-role", &[]).await.status, StatusCode::CONFLICT);
    assert_eq!(lend(&mut ada, bo_id, "supervisor", "26").await.location, Some(said(bo_id, "role-lent")));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_loan_is_ended_before_its_day(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut ada = agent(&app, "ada", "administrator").await;
    let bo_id = app.hire("bo", "caseworker").await;
    let mut bo = signed_in(&app, "bo").await;
    lend(&mut ada, bo_id, "rules-officer", "31").await;
    assert_eq!(bo.get("/agent").await.location.as_deref(), Some("/agent/regles"));
    let twice = lend(&mut ada, bo_id, "supervisor", "30").await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    assert!(twice.main().contains("Mettez fin à ce prêt d’abord"));
    assert_eq!(act(&mut ada, bo_id, "fin-de-role", &[]).await.location, Some(said(bo_id, "role-ended")));
    assert_eq!(bo.get("/agent").await.status, StatusCode::OK);
    assert_eq!(bo.get("/agent/regles").await.status, StatusCode::NOT_FOUND);
    let page = ada.get(&format!("{TEAM}/{bo_id}")).await;
    assert!(page.main().contains("Fin du prêt (responsable des règles, jusqu’au 31 mars 2020)"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_loan_that_can_not_be_is_refused_and_what_was_typed_stays(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let ada_id = app.hire("ada", "administrator").await;
    let mut ada = signed_in(&app, "ada").await;
    let bo_id = app.hire("bo", "caseworker").await;
    let own = lend(&mut ada, ada_id, "supervisor", "31").await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(own.main().contains("un autre administrateur doit le faire"));
    assert!(lend(&mut ada, bo_id, "caseworker", "31").await.main().contains("déjà le rôle de ce compte"));
    let late = lend(&mut ada, bo_id, "supervisor", "24").await;
    assert_eq!((late.faults(), late.value_of("last_day")), (vec!["last_day".to_owned()], "24".to_owned()));
    assert_eq!(lend(&mut ada, bo_id, "owner", "32").await.faults(), ["lent_role", "last_day"]);
    assert_eq!(app.count("SELECT count(*) FROM role_grants").await, 0);
    assert_eq!(app.count("SELECT count(*) FROM staff_acts").await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_page_typed_before_the_role_changed_does_nothing_and_loses_nothing(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut ada = agent(&app, "ada", "administrator").await;
    let claim_id = app.filed(&app.for_caseworkers().next().unwrap()).await;
    let bo_id = app.hire("bo", "auditor").await;
    let mut bo = signed_in(&app, "bo").await;
    lend(&mut ada, bo_id, "caseworker", "25").await;
    let case = bo.take_next().await;
    let page = bo.get(&case).await;
    let (token, version) = (page.value_of("token"), page.value_of("version"));
    act(&mut ada, bo_id, "fin-de-role", &[]).await;
    let typed = [
        ("token", token.as_str()),
        ("version", &version),
        ("verdict", "refuse"),
        ("explanation", "Une phrase <longue> et mûrie."),
    ];
    let late = bo.post(&format!("{case}/decision"), &typed).await;
    assert_eq!(late.status, StatusCode::FORBIDDEN);
    assert!(late.main().contains("Vous aviez ouvert cette page avec un autre rôle"), "{}", late.main());
    assert!(late.html().contains("Une phrase &lt;longue> et mûrie."), "{}", late.html());
    assert!(!late.main().contains(&token) && late.html().contains("(auditeur)"));
    assert_eq!(app.state(claim_id).await, "in-review administrative");
    // A token that was never this session's says nothing of roles.
    let other = bo.post(&format!("{case}/decision"), &[("token", "x"), ("explanation", "Mots.")]).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
    assert!(!other.main().contains("Mots."));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_page_typed_before_a_role_was_lent_is_not_taken_for_one_of_the_new_role(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut ada = agent(&app, "ada", "administrator").await;
    let claim_id = app.filed(&app.for_caseworkers().next().unwrap()).await;
    let bo_id = app.hire("bo", "caseworker").await;
    let mut bo = signed_in(&app, "bo").await;
    let case = bo.take_next().await;
    let page = bo.get(&case).await;
    let (token, version) = (page.value_of("token"), page.value_of("version"));
    lend(&mut ada, bo_id, "medical-officer", "25").await;
    let typed = [("token", token.as_str()), ("version", &version), ("verdict", "approve")];
    let late = bo.post(&format!("{case}/decision"), &typed).await;
    assert_eq!(late.status, StatusCode::FORBIDDEN);
    assert!(late.html().contains("(médecin-conseil)"));
    assert_eq!(app.state(claim_id).await, "in-review administrative");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_supervisor_gives_claims_to_the_role_one_has_now(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut ada = agent(&app, "ada", "administrator").await;
    let mut lead = agent(&app, "chef", "supervisor").await;
    let bo_id = app.hire("bo", "call-desk").await;
    let cy_id = app.hire("cy", "caseworker").await;
    lend(&mut ada, bo_id, "caseworker", "25").await;
    lend(&mut ada, cy_id, "auditor", "25").await;
    let desk = lead.get("/agent/repartition").await.main();
    assert!(desk.contains("bo de test") && !desk.contains("cy de test"), "{desk}");
}
