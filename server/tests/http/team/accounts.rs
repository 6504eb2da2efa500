//! Making accounts, stopping them, and what is written down of it.

use super::{TEAM, act, agent, said, shown_password, signed_in};
use crate::app::{PASSWORD, TestApp};
use axum::http::StatusCode;
use sqlx::PgPool;

const NEW: [(&str, &str); 3] = [("new_login", "nora"), ("new_name", "Nora Neuve"), ("new_role", "call-desk")];

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_account_is_made_with_a_password_shown_once(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut ada = agent(&app, "ada", "administrator").await;
    let token = ada.get(TEAM).await.value_of("token");
    let made = ada.post(TEAM, &[&[("token", token.as_str())], &NEW[..]].concat()).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.main());
    let password = shown_password(&made);
    assert_eq!(password.len(), 19);
    let list = ada.get(TEAM).await;
    assert!(!list.html().contains(&password));
    for words in ["Nora Neuve", "nora", "plateforme téléphonique", "Mot de passe à changer", "Compte créé"]
    {
        assert!(list.main().contains(words), "{words}");
    }
    // The same form again makes no second one, and keeps what was typed.
    let again = ada.post(TEAM, &[&[("token", token.as_str())], &NEW[..]].concat()).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.main().contains("déjà pris") && again.value_of("new_name") == "Nora Neuve");
    assert_eq!(app.count("SELECT count(*) FROM staff_acts WHERE act = 'made'").await, 1);
    let signed = app.browser().post("/agent/connexion", &[("login", "nora"), ("password", &password)]).await;
    assert_eq!(signed.location.as_deref(), Some("/agent"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_is_typed_wrong_is_said_and_kept(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut ada = agent(&app, "ada", "administrator").await;
    let token = ada.get(TEAM).await.value_of("token");
    let fields =
        [("token", token.as_str()), ("new_login", "Nora N."), ("new_name", " "), ("new_role", "owner")];
    let page = ada.post(TEAM, &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.faults(), ["new_login", "new_name", "new_role"]);
    assert_eq!(page.value_of("new_login"), "Nora N.");
    let long = "n".repeat(81);
    let fields =
        [("token", token.as_str()), ("new_login", "nora"), ("new_name", &long), ("new_role", "auditor")];
    assert_eq!(ada.post(TEAM, &fields).await.faults(), ["new_name"]);
    assert_eq!(app.count("SELECT count(*) FROM staff").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_disabled_account_is_out_at_once_and_comes_back_with_its_password(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut ada = agent(&app, "ada", "administrator").await;
    let bo_id = app.hire("bo", "caseworker").await;
    let mut bo = signed_in(&app, "bo").await;
    assert_eq!(act(&mut ada, bo_id, "desactivation", &[]).await.location, Some(said(bo_id, "disabled")));
    assert_eq!(bo.get("/agent").await.location.as_deref(), Some("/agent/connexion"));
    let again = act(&mut ada, bo_id, "desactivation", &[]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.main().contains("déjà fait"));
    let out = app.browser().post("/agent/connexion", &[("login", "bo"), ("password", PASSWORD)]).await;
    assert_eq!(out.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(act(&mut ada, bo_id, "reactivation", &[]).await.location, Some(said(bo_id, "enabled")));
    assert_eq!(bo.get("/agent").await.location.as_deref(), Some("/agent/connexion"), "its session is gone");
    signed_in(&app, "bo").await;
    let page = ada.get(&format!("{TEAM}/{bo_id}?enabled")).await;
    assert!(page.text_of(".notice").contains("Compte réactivé"));
    assert_eq!(app.count("SELECT count(*) FROM staff_acts WHERE by_staff IS NOT NULL").await, 2);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn nobody_acts_on_their_own_account(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let ada_id = app.hire("ada", "administrator").await;
    let mut ada = signed_in(&app, "ada").await;
    for name in ["desactivation", "reactivation", "mot-de-passe", "second-facteur", "fin-de-role"] {
        let page = act(&mut ada, ada_id, name, &[]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(page.main().contains("un autre administrateur doit le faire"), "{name}");
    }
    let page = ada.get(&format!("{TEAM}/{ada_id}")).await;
    assert!(page.main().contains("C’est votre compte") && !page.html().contains("desactivation"));
    assert_eq!(app.count("SELECT count(*) FROM staff_acts").await, 0);
    assert_eq!(ada.get(TEAM).await.status, StatusCode::OK);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_account_that_is_not_there_is_not_found(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut ada = agent(&app, "ada", "administrator").await;
    let nobody = uuid::Uuid::from_u128(7);
    assert_eq!(ada.get(&format!("{TEAM}/{nobody}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ada.get(&format!("{TEAM}/x")).await.status, StatusCode::NOT_FOUND);
    for name in ["desactivation", "mot-de-passe", "second-facteur", "fin-de-role"] {
        assert_eq!(act(&mut ada, nobody, name, &[]).await.status, StatusCode::NOT_FOUND, "{name}");
    }
}
