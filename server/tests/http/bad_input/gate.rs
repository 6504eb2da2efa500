//! Before any handler: where a form comes from, how often, which address, which session.

use super::*;
use crate::form::{REVIEW, count, leads_to, submit};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use sqlx::PgPool;

const FORM: &str = "application/x-www-form-urlencoded";

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_form_from_another_site_is_not_read(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, form) = up_to(&app, Step::Contact).await;
    for origin in [Some("http://evil.test"), Some("null"), Some("http://abri.test.evil.test"), None] {
        browser.origin = origin.map(str::to_owned);
        let page = send(&mut browser, Step::Contact, &form, &[]).await;
        assert_eq!(
            (page.status.as_u16(), page.text_of("h1").as_str()),
            (403, "Rien n’a été enregistré"),
            "{origin:?}"
        );
        assert_eq!(browser.get("/fr").await.status, 200, "reading needs no origin");
    }
    browser.origin = Some("http://abri.test".to_owned());
    leads_to(&browser.get(fr(Step::Situation)).await, fr(Step::Contact));
    accepted(&send(&mut browser, Step::Contact, &form, &[]).await, Step::Situation);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_the_browser_says_of_the_site_outweighs_the_origin(pool: PgPool) {
    let app = TestApp::new(pool).await;
    for (site, status) in [("cross-site", 403), ("same-site", 403), ("none", 403), ("same-origin", 422)] {
        let request =
            Request::post(fr(Step::Terms)).header("host", "abri.test").header("origin", "http://abri.test");
        let request =
            request.header("sec-fetch-site", site).header("content-type", FORM).body(Body::empty()).unwrap();
        let page = app.browser().deliver(request).await;
        assert_eq!(page.status.as_u16(), status, "{site}");
    }
    assert_eq!(count(&app, "drafts").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_flood_is_slowed_and_pages_stay_readable(pool: PgPool) {
    let app = TestApp::with_limit(pool, 3).await;
    let mut browser = app.browser();
    for _ in 0..3 {
        assert_eq!(browser.post("/en/am-i-concerned", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    for path in ["/en/am-i-concerned", "/api/autosave", "/agent/connexion"] {
        assert_eq!(browser.post(path, &[]).await.status, StatusCode::TOO_MANY_REQUESTS, "{path}");
    }
    let page = browser.post("/en/claim/terms", &[]).await;
    assert_eq!(page.text_of("h1"), "Too many attempts in a short time");
    assert_eq!(browser.get("/en").await.status, StatusCode::OK);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_address_that_is_none_is_a_page_in_both_languages(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut browser = app.browser();
    for (path, title) in [
        ("/nulle-part", "Cette page n’existe pas"),
        ("/fr/nulle-part", "Cette page n’existe pas"),
        ("/fr/../etc/passwd", "Cette page n’existe pas"),
        ("/fr/suivi/volet/%FF", "Cette page n’existe pas"),
        ("/en/nowhere", "There is no such page"),
        ("/en/claim/employers/entry/x", "There is no such page"),
    ] {
        let page = browser.get(path).await;
        assert_eq!((page.status.as_u16(), page.text_of("h1").as_str()), (404, title), "{path}");
        assert!(page.headers.contains_key("content-security-policy"), "{path}");
    }
    for (method, path) in
        [(Method::POST, "/fr"), (Method::PUT, fr(Step::Terms)), (Method::GET, "/fr/suivi/retrait")]
    {
        let page = browser.send(method, path, Some(FORM), Body::empty()).await;
        assert_eq!(
            (page.status.as_u16(), page.text_of("h1").as_str()),
            (405, "Cette page n’existe pas"),
            "{path}"
        );
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_page_sent_without_or_with_a_forged_session_keeps_what_was_typed(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let form = farmer(&app).form;
    for (forged, words) in [(None, "Cette page d’abord"), (Some("AAAA"), "Votre brouillon a expiré")] {
        let mut browser = app.browser();
        if let Some(token) = forged {
            browser.cookies.insert("abri-form".to_owned(), token.to_owned());
        }
        let page = send(&mut browser, Step::Contact, &form, &[]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.main().contains(words), "{words}");
        crate::form::shows(&page, Step::Contact, &form);
        assert_ne!(browser.cookies["abri-form"], "AAAA", "the session is ours, not the one proposed");
    }
    for cookie in ["", "\u{1}", "%00", "'; DROP TABLE drafts; --", "a; abri-form=b", &"x".repeat(5000)] {
        let mut browser = app.browser();
        for name in ["abri-form", "abri-follow-up", "abri-staff"] {
            browser.cookies.insert(name.to_owned(), cookie.chars().filter(|c| !c.is_control()).collect());
        }
        for path in ["/fr", REVIEW, "/fr/suivi/dossier", "/agent"] {
            assert!(browser.get(path).await.status.as_u16() < 400, "{path}");
        }
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_replayed_submission_in_a_stranger_browser_records_nothing(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, farmer) = (app.browser(), farmer(&app));
    browser.fill(&farmer).await;
    let key = browser.get(REVIEW).await.value_of("submit_key");
    leads_to(&submit(&mut browser).await, crate::form::RECEIPT);
    let replayed = app.browser().post(REVIEW, &[("honour", "yes"), ("submit_key", &key)]).await;
    leads_to(&replayed, fr(Step::Terms));
    assert_eq!(count(&app, "claims").await, 1);
}
