//! What every answer carries: policies, no copy kept, no cookie but sessions.

use super::actors::{ask, cast};
use super::registered;
use crate::app::{Page, TestApp};
use crate::form::employee;
use sqlx::PgPool;
use std::collections::BTreeSet;

/// The nonce of an answer's policy.
fn nonce(page: &Page) -> String {
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    let script = policy.split(';').map(str::trim).find(|part| part.starts_with("script-src")).unwrap();
    assert!(!script.contains("unsafe-inline") && !script.contains("'unsafe-eval'"), "{script}");
    for part in ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"] {
        assert!(policy.contains(part), "{policy}");
    }
    script.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned()
}

/// What holds for an answer of any kind.
fn is_guarded(page: &Page, what: &str) {
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("x-frame-options", "DENY"),
    ] {
        assert_eq!(
            page.headers.get(name).map(|value| value.to_str().unwrap()),
            Some(value),
            "{name} of {what}"
        );
    }
    for cookie in page.headers.get_all("set-cookie") {
        let cookie = cookie.to_str().unwrap();
        let known = ["abri-form=", "abri-follow-up=", "abri-employer=", "abri-staff=", "abri-staff-code="]
            .iter()
            .any(|name| cookie.starts_with(name));
        assert!(
            known && cookie.contains("HttpOnly") && cookie.contains("SameSite=") && cookie.contains("Path=/"),
            "{what}: {cookie}"
        );
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn every_answer_is_guarded(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let cast = cast(&app).await;
    let (mut nonces, mut pages) = (BTreeSet::new(), 0);
    for (method, path) in registered() {
        for (name, browser) in &cast.actors {
            let what = format!("{method} {path}, {name}");
            let page = ask(browser, &method, &cast.concrete(&path)).await;
            is_guarded(&page, &what);
            let kept = page.headers["cache-control"].to_str().unwrap();
            assert!(kept == "no-store" || path == "/favicon.svg", "{what}: {kept}");
            let kind = page.headers.get("content-type").map_or("", |kind| kind.to_str().unwrap());
            if kind.starts_with("text/html") {
                pages += 1;
                let nonce = nonce(&page);
                assert!(nonce.len() >= 22, "{what}");
                assert!(scripts_bear(&page, &nonce), "{what}: a script without the nonce");
                assert!(nonces.insert(nonce), "{what}: a nonce used twice");
            }
        }
    }
    assert!(pages > 150, "{pages} pages");
}

/// Every script of the page may run under its policy, and none sits in an attribute.
fn scripts_bear(page: &Page, nonce: &str) -> bool {
    let html = scraper::Html::parse_document(&page.html());
    let all = scraper::Selector::parse("*").unwrap();
    html.select(&all).all(|element| {
        let inline = element.value().attrs().any(|(name, _)| name.starts_with("on") || name == "style");
        !inline && (element.value().name() != "script" || element.value().attr("nonce") == Some(nonce))
    })
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn messages_are_guarded_as_pages_are(pool: PgPool) {
    let app = TestApp::with_limit(pool, 1).await;
    let mut browser = app.browser();
    let mut stranger = app.browser();
    stranger.origin = None;
    let pages = [
        browser.get("/fr/nulle-part").await,
        browser.post("/fr", &[]).await,
        browser.post("/fr/verifier", &[]).await,
        stranger.post("/fr/verifier", &[]).await,
    ];
    assert_eq!(pages.each_ref().map(|page| page.status.as_u16()), [404, 405, 429, 403]);
    for page in &pages {
        is_guarded(page, "a message");
        assert_eq!(page.headers["cache-control"], "no-store");
        assert!(!nonce(page).is_empty());
    }
}

/// Every address a page leads to.
fn addresses(page: &Page) -> Vec<String> {
    let html = scraper::Html::parse_document(&page.html());
    let leading = scraper::Selector::parse("[href], [action], [src]").unwrap();
    let of = |element: scraper::ElementRef<'_>| {
        ["href", "action", "src"].map(|name| element.value().attr(name).map(str::to_owned))
    };
    html.select(&leading).flat_map(of).flatten().chain(page.location.clone()).collect()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn no_address_a_page_leads_to_holds_personal_data(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let cast = cast(&app).await;
    let form = employee(&app).form;
    let secrets =
        [&form.nir, &form.birth_name, &form.first_names, &form.email, &form.employers[0].employer_siret];
    let mut filling = app.browser();
    filling.fill(&employee(&app)).await;
    let mut met = 0;
    let is_paper =
        |path: &str| [".pdf", "formulaire-papier", "paper-form"].iter().any(|end| path.contains(end));
    for (method, path) in registered().into_iter().filter(|(_, path)| !is_paper(path)) {
        for browser in cast.actors.iter().map(|(_, browser)| browser).chain([&filling]) {
            let page = ask(browser, &method, &cast.concrete(&path)).await;
            let text = String::from_utf8_lossy(&page.bytes).into_owned();
            met += usize::from(secrets.iter().any(|secret| text.contains(secret.as_str())));
            let led = addresses(&page);
            assert!(
                led.iter().all(|to| !secrets.iter().any(|secret| to.contains(secret.as_str()))),
                "{method} {path}: {led:?}"
            );
        }
    }
    assert!(met > 5, "only {met} pages showed personal data at all");
}
