//! Signing in and out, and how a session ends.

use super::agent;
use crate::app::{Browser, PASSWORD, Page, TestApp};
use axum::http::StatusCode;
use time::Duration;

const SIGN_IN: &str = "/agent/connexion";
const COOKIE: &str = "abri-staff";

async fn try_password(browser: &mut Browser<'_>, login: &str, password: &str) -> Page {
    browser.post(SIGN_IN, &[("login", login), ("password", password)]).await
}

fn is_out(page: &Page) -> bool {
    page.location.as_deref() == Some(SIGN_IN)
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_wrong_password_and_an_unknown_login_get_the_same_words(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    app.hire("anne", "caseworker").await;
    let wrong = try_password(&mut app.browser(), "anne", "not the password").await;
    let unknown = try_password(&mut app.browser(), "nobody", "not the password").await;
    assert_eq!(
        (wrong.status, unknown.status),
        (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY)
    );
    assert_eq!(wrong.main(), unknown.main());
    assert!(wrong.main().contains("n’est pas le bon"));
    assert!(!wrong.html().contains("not the password"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn five_failures_lock_one_login_from_one_network_only(pool: sqlx::PgPool) {
    let app = TestApp::behind_a_proxy(pool).await;
    app.hire("anne", "caseworker").await;
    app.hire("berthe", "caseworker").await;
    let from = |network: &str| app.browser_from(network);
    for _ in 0..5 {
        assert_eq!(
            try_password(&mut from("192.0.2.1"), "anne", "wrong").await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
    let locked = try_password(&mut from("192.0.2.1"), "anne", PASSWORD).await;
    assert_eq!(locked.status, StatusCode::TOO_MANY_REQUESTS, "even the right password waits");
    assert!(locked.main().contains("15 minutes"));
    // The person herself, elsewhere; a colleague at the same place.
    from("192.0.2.2").sign_in("anne").await;
    from("192.0.2.1").sign_in("berthe").await;
    app.service.clock.advance(Duration::minutes(15) + Duration::seconds(1));
    from("192.0.2.1").sign_in("anne").await;
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_sign_in_forgets_the_failures_before_it(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    app.hire("anne", "caseworker").await;
    for _ in 0..2 {
        for _ in 0..4 {
            try_password(&mut app.browser(), "anne", "wrong").await;
        }
        app.browser().sign_in("Anne ").await;
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn each_sign_in_makes_a_session_of_its_own(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    app.hire("anne", "caseworker").await;
    let mut browser = app.browser();
    // A token someone planted in the browser beforehand.
    browser.cookies.insert(COOKIE.into(), "planted".into());
    browser.sign_in("anne").await;
    let first = browser.cookies[COOKIE].clone();
    let first_form = browser.get("/agent").await.value_of("token");
    browser.sign_in("anne").await;
    let second = browser.cookies[COOKIE].clone();
    assert!(first != "planted" && second != first);
    assert_ne!(browser.get("/agent").await.value_of("token"), first_form);
    browser.cookies.insert(COOKIE.into(), "planted".into());
    assert!(is_out(&browser.get("/agent").await));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    app.hire("anne", "caseworker").await;
    let page = try_password(&mut app.browser(), "anne", PASSWORD).await;
    let cookie = page.headers["set-cookie"].to_str().unwrap();
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"),
        "{cookie}"
    );
    let token = cookie.split(['=', ';']).nth(1).unwrap();
    let stored = "SELECT count(*) FROM staff_sessions WHERE length(token_hash) = 32";
    assert!(token.len() >= 43 && app.count(stored).await == 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_session_ends_after_half_an_hour_without_a_sign_of_life(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    for _ in 0..3 {
        app.service.clock.advance(Duration::minutes(29));
        assert_eq!(anne.get("/agent").await.status, StatusCode::OK);
    }
    app.service.clock.advance(Duration::minutes(31));
    assert!(is_out(&anne.get("/agent").await));
    assert!(anne.get(SIGN_IN).await.main().contains("Votre session est terminée"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_session_ends_after_ten_hours_in_any_case(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    for _ in 0..29 {
        app.service.clock.advance(Duration::minutes(20));
        assert_eq!(anne.get("/agent").await.status, StatusCode::OK);
    }
    app.service.clock.advance(Duration::minutes(20));
    assert!(is_out(&anne.get("/agent").await));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn someone_who_was_disabled_is_out_at_once(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    sqlx::query("UPDATE staff SET disabled_at = now()").execute(&app.owner).await.unwrap();
    assert!(is_out(&anne.get("/agent").await));
    let again = try_password(&mut app.browser(), "anne", PASSWORD).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.main().contains("n’est pas le bon"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_role_that_was_changed_counts_at_once(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.farmer()).await;
    let mut anne = agent(&app, "anne", "medical-officer").await;
    assert!(anne.get(&super::case(claim_id)).await.html().contains("medical-part"));
    sqlx::query("UPDATE staff SET role = 'caseworker'").execute(&app.owner).await.unwrap();
    assert!(!anne.get(&super::case(claim_id)).await.html().contains("medical-part"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn signing_out_ends_the_session_and_needs_its_form(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let copy = anne.clone();
    assert_eq!(anne.post("/agent/deconnexion", &[("token", "guessed")]).await.status, StatusCode::FORBIDDEN);
    let token = anne.get("/agent").await.value_of("token");
    assert!(is_out(&anne.post("/agent/deconnexion", &[("token", &token)]).await));
    assert!(!anne.cookies.contains_key(COOKIE));
    assert!(is_out(&copy.clone().get("/agent").await), "the token is dead, not only forgotten");
}
