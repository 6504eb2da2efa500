//! Passwords: the one somebody else chose opens one page only.

use super::{TEAM, act, agent, shown_password, signed_in};
use crate::app::{Browser, PASSWORD, Page, TestApp};
use axum::http::StatusCode;
use sqlx::PgPool;

const PATH: &str = "/agent/mot-de-passe";
const NEW: &str = "quatre mots sans rapport";

async fn change(browser: &mut Browser<'_>, current: &str, new: &str) -> Page {
    let token = browser.get(PATH).await.value_of("token");
    browser.post(PATH, &[("token", &token), ("password", current), ("new_password", new)]).await
}

async fn sign_in(app: &TestApp, password: &str) -> Page {
    app.browser().post("/agent/connexion", &[("login", "bo"), ("password", password)]).await
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_given_password_opens_one_page_until_it_is_changed(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut ada = agent(&app, "ada", "administrator").await;
    let bo_id = app.hire("bo", "caseworker").await;
    let mut before = signed_in(&app, "bo").await;
    let given = act(&mut ada, bo_id, "mot-de-passe", &[]).await;
    let password = shown_password(&given);
    assert_eq!(before.get("/agent").await.location.as_deref(), Some("/agent/connexion"), "sessions end");
    assert!(!ada.get(&format!("{TEAM}/{bo_id}")).await.html().contains(&password));
    assert_eq!(sign_in(&app, PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut bo = app.browser();
    bo.post("/agent/connexion", &[("login", "bo"), ("password", &password)]).await;
    for path in ["/agent", "/agent/controles", "/agent/second-facteur"] {
        assert_eq!(bo.get(path).await.location.as_deref(), Some(PATH), "{path}");
    }
    assert_eq!(bo.post("/agent/suivant", &[]).await.location.as_deref(), Some(PATH));
    let changed = change(&mut bo, &password, NEW).await;
    assert_eq!(changed.status, StatusCode::OK);
    assert!(changed.main().contains("Mot de passe changé"));
    assert_eq!(bo.get("/agent").await.status, StatusCode::OK, "this session goes on");
    assert_eq!(sign_in(&app, NEW).await.location.as_deref(), Some("/agent"));
    assert_eq!(app.count("SELECT count(*) FROM staff_acts WHERE by_staff = staff_id").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_password_that_will_not_do_changes_nothing_and_is_not_shown(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut bo = agent(&app, "bo", "caseworker").await;
    for (current, new, words) in [
        (PASSWORD, "short", "trop court"),
        (PASSWORD, PASSWORD, "est l’actuel"),
        ("not my password", NEW, "n’est pas le bon"),
    ] {
        let page = change(&mut bo, current, new).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(page.main().contains(words), "{}", page.main());
        assert!(!page.html().contains(current) && !page.html().contains(new));
    }
    for _ in 0..4 {
        change(&mut bo, "not my password", NEW).await;
    }
    assert_eq!(change(&mut bo, PASSWORD, NEW).await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(sign_in(&app, PASSWORD).await.location.as_deref(), Some("/agent"));
}
