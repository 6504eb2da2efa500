//! The second factor: set up, asked for, used once, lost.

use super::{act, agent, said, signed_in};
use crate::app::{Browser, PASSWORD, Page, TestApp};
use axum::http::StatusCode;
use data_encoding::BASE32_NOPAD;
use scraper::{Html, Selector};
use sqlx::PgPool;
use time::Duration;
use totp_rs::Builder;

const PATH: &str = "/agent/second-facteur";
const CODE: &str = "/agent/connexion/code";

/// The code a device that knows the secret shows now.
fn code_at(app: &TestApp, secret: &[u8]) -> String {
    let device = Builder::new().with_secret(<[u8; 20]>::try_from(secret).unwrap()).build().unwrap();
    device.generate(app.service.clock.now().unix_timestamp().try_into().unwrap()).to_string()
}

fn secret_on(page: &Page) -> Vec<u8> {
    let shown = page.text_of(".second-factor__key").replace(' ', "");
    BASE32_NOPAD.decode(shown.as_bytes()).unwrap()
}

/// Sets a second factor up; answers with its secret and the recovery codes.
async fn set_up(app: &TestApp, browser: &mut Browser<'_>) -> (Vec<u8>, Vec<String>) {
    let page = browser.get(PATH).await;
    let secret = secret_on(&page);
    let code = code_at(app, &secret);
    let page = browser.post(PATH, &[("token", &page.value_of("token")), ("code", &code)]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.main());
    let html = Html::parse_document(&page.html());
    let each = Selector::parse(".codes__code").unwrap();
    (secret, html.select(&each).map(|code| code.text().collect()).collect())
}

/// Gives the right password; a code is owed.
async fn half<'a>(app: &'a TestApp, login: &str) -> Browser<'a> {
    let mut browser = app.browser();
    let page = browser.post("/agent/connexion", &[("login", login), ("password", PASSWORD)]).await;
    assert_eq!(page.location.as_deref(), Some(CODE));
    browser
}

async fn give(browser: &mut Browser<'_>, code: &str) -> Page {
    browser.post(CODE, &[("code", code)]).await
}

fn is_in(page: &Page) -> bool {
    page.location.as_deref() == Some("/agent")
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_second_factor_is_confirmed_by_a_code_and_asked_for_from_then_on(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let page = anne.get(PATH).await;
    assert_eq!(secret_on(&page), secret_on(&anne.get(PATH).await), "two pages show the same key");
    assert!(page.html().contains("<svg") && page.html().contains("otpauth://totp/Abri:"));
    let wrong = anne.post(PATH, &[("token", &page.value_of("token")), ("code", "12345")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(is_in(
        &app.browser().post("/agent/connexion", &[("login", "anne"), ("password", PASSWORD)]).await
    ));
    let (secret, codes) = set_up(&app, &mut anne).await;
    assert_eq!(codes.len(), 8);
    let after = anne.get(PATH).await;
    assert!(after.main().contains("Il reste 8 codes de secours"), "{}", after.main());
    assert!(!after.html().contains(&codes[0]) && !after.html().contains("otpauth"));
    let mut browser = half(&app, "anne").await;
    // Half signed in opens nothing.
    assert_eq!(browser.get("/agent").await.location.as_deref(), Some("/agent/connexion"));
    assert!(!browser.cookies.contains_key("abri-staff"));
    assert_eq!(browser.get(CODE).await.status, StatusCode::OK);
    app.service.clock.advance(Duration::seconds(30));
    assert!(is_in(&give(&mut browser, &code_at(&app, &secret)).await));
    assert_eq!(browser.get("/agent").await.status, StatusCode::OK);
    assert!(!browser.cookies.contains_key("abri-staff-code"));
    let stored: Vec<u8> =
        sqlx::query_scalar("SELECT sealed_secret FROM staff_totp").fetch_one(&app.owner).await.unwrap();
    assert!(!stored.windows(secret.len()).any(|bytes| bytes == secret), "the secret is sealed");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn no_code_counts_twice(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (secret, codes) = set_up(&app, &mut agent(&app, "anne", "caseworker").await).await;
    let code = code_at(&app, &secret);
    let replayed = give(&mut half(&app, "anne").await, &code).await;
    assert_eq!(replayed.status, StatusCode::UNPROCESSABLE_ENTITY, "it confirmed the second factor");
    assert!(replayed.main().contains("n’est pas le bon, ou il a déjà servi"));
    app.service.clock.advance(Duration::seconds(30));
    let code = code_at(&app, &secret);
    let (mut one, mut two) = (half(&app, "anne").await, half(&app, "anne").await);
    assert!(is_in(&give(&mut one, &code).await));
    assert!(!is_in(&give(&mut two, &code).await));
    // A recovery code, typed by hand; once.
    let typed = codes[3].replace('-', " ").to_lowercase();
    assert!(is_in(&give(&mut two, &typed).await));
    assert!(!is_in(&give(&mut half(&app, "anne").await, &codes[3]).await));
    assert_eq!(app.count("SELECT count(*) FROM staff_recovery_codes").await, 7);
    assert_eq!(app.count("SELECT count(*) FROM staff_acts WHERE act = 'recovery-code-used'").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn wrong_codes_are_counted_wherever_they_come_from(pool: PgPool) {
    let app = TestApp::behind_a_proxy(pool).await;
    let (secret, _) = set_up(&app, &mut agent(&app, "anne", "caseworker").await).await;
    app.service.clock.advance(Duration::seconds(30));
    for number in 1..=5 {
        let mut browser = app.browser_from(&format!("192.0.2.{number}"));
        browser.post("/agent/connexion", &[("login", "anne"), ("password", PASSWORD)]).await;
        assert_eq!(give(&mut browser, "000").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let mut browser = half(&app, "anne").await;
    let right = give(&mut browser, &code_at(&app, &secret)).await;
    assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS);
    app.service.clock.advance(Duration::minutes(16));
    let late = give(&mut browser, &code_at(&app, &secret)).await;
    assert_eq!(late.location.as_deref(), Some("/agent/connexion"), "a half sign-in lives five minutes");
    assert!(is_in(&give(&mut half(&app, "anne").await, &code_at(&app, &secret)).await));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn where_it_is_required_a_session_opens_nothing_else_first(pool: PgPool) {
    let app = TestApp::with_second_factor(pool).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    for path in ["/agent", "/agent/controles", "/agent/mot-de-passe"] {
        assert_eq!(anne.get(path).await.location.as_deref(), Some(PATH), "{path}");
    }
    assert!(anne.get(PATH).await.main().contains("Pour continuer"));
    set_up(&app, &mut anne).await;
    assert_eq!(anne.get("/agent").await.status, StatusCode::OK);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_lost_device_is_taken_away_by_an_administrator(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut ada = agent(&app, "ada", "administrator").await;
    let anne_id = app.hire("anne", "caseworker").await;
    let mut anne = signed_in(&app, "anne").await;
    let (old, _) = set_up(&app, &mut anne).await;
    let waiting = half(&app, "anne").await;
    let reset = act(&mut ada, anne_id, "second-facteur", &[]).await;
    assert_eq!(reset.location, Some(said(anne_id, "second-factor-reset")));
    assert_eq!(anne.get("/agent").await.location.as_deref(), Some("/agent/connexion"), "sessions end");
    app.service.clock.advance(Duration::seconds(30));
    let late = give(&mut waiting.clone(), &code_at(&app, &old)).await;
    assert_eq!(late.location.as_deref(), Some("/agent/connexion"), "so do half ones");
    let mut anne = signed_in(&app, "anne").await;
    assert_ne!(secret_on(&anne.get(PATH).await), old);
    assert_eq!(act(&mut ada, anne_id, "second-facteur", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.count("SELECT count(*) FROM staff_recovery_codes").await, 0);
}
