//! The autosave: keeps what is typed between two pages, never an oath, never an older answer.

use super::*;
use axum::body::Body;
use axum::http::Method;
use sqlx::PgPool;

/// What the island of a page sends; `version` is the one its form holds.
async fn autosave(browser: &mut Browser<'_>, version: i32, fields: &str) -> Page {
    let body = format!(r#"{{"lang":"fr","version":{version},"fields":{fields}}}"#);
    browser.send(Method::POST, "/api/autosave", Some("application/json"), Body::from(body)).await
}

/// The version of the draft that a page is drawn from now.
async fn version_of(browser: &mut Browser<'_>, step: Step) -> i32 {
    browser.get(fr(step)).await.value_of("version").parse().unwrap()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn autosave_keeps_a_page_and_never_an_oath(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, farmer) = (app.browser(), farmer(&app));
    let nothing = autosave(&mut browser, 0, r#"[["city","Dax"]]"#).await;
    assert_eq!((nothing.status.as_u16(), nothing.html().as_str()), (200, "null"));
    assert_eq!((count(&app, "drafts").await, browser.cookies.len()), (0, 0));

    browser.fill(&farmer).await;
    let version = version_of(&mut browser, Step::Contact).await;
    let kept = autosave(
        &mut browser,
        version,
        r#"[["street","2 rue Neuve"],["city","Dax"],["honour","yes"],["nir","1"]]"#,
    )
    .await;
    assert_eq!((kept.status.as_u16(), kept.html().as_str()), (200, "\"8\u{a0}h\u{a0}00\""));
    let contact = browser.get(fr(Step::Contact)).await;
    assert_eq!(
        (contact.value_of("street").as_str(), contact.value_of("city").as_str()),
        ("2 rue Neuve", "Dax")
    );
    assert_eq!(browser.get(fr(Step::Identity)).await.value_of("nir"), farmer.form.nir);

    autosave(&mut browser, version, r#"[["honour","yes"],["terms_accepted",""],["terms_version",""]]"#).await;
    for step in [Step::Contact, Step::Ground] {
        send(&mut browser, step, &farmer.form, &[]).await;
    }
    let review = browser.get(REVIEW).await;
    assert_eq!(review.status, 200, "the terms stay accepted");
    assert!(!answers(&review).contains_key("honour"), "nothing is sworn beforehand");
    let unsworn = browser.post(REVIEW, &[("submit_key", &review.value_of("submit_key"))]).await;
    assert_eq!((unsworn.status.as_u16(), unsworn.faults()), (422, vec!["honour".to_owned()]));
    assert_eq!(count(&app, "claims").await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_autosave_that_arrives_after_its_page_was_sent_changes_nothing(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, form) = (app.browser(), farmer(&app).form);
    for step in [Step::Terms, Step::Identity] {
        send(&mut browser, step, &form, &[]).await;
    }
    let typing = version_of(&mut browser, Step::Contact).await;
    let kept = autosave(&mut browser, typing, r#"[["city","D"]]"#).await;
    assert_eq!(kept.html(), "\"8\u{a0}h\u{a0}00\"");
    assert_eq!(version_of(&mut browser, Step::Contact).await, typing, "an autosave makes no new version");
    leads_to(&send(&mut browser, Step::Contact, &form, &[("city", "Dax")]).await, fr(Step::Situation));

    // Sent while "Dax" was half typed, and slow on its way.
    let late = autosave(&mut browser, typing, r#"[["city","Da"],["phone","0100000000"]]"#).await;
    assert_eq!((late.status.as_u16(), late.html().as_str()), (200, "null"));
    let contact = browser.get(fr(Step::Contact)).await;
    assert_eq!((contact.value_of("city").as_str(), contact.value_of("phone")), ("Dax", form.phone.clone()));

    let again = version_of(&mut browser, Step::Contact).await;
    assert_eq!(autosave(&mut browser, again, r#"[["city","Pau"]]"#).await.html(), "\"8\u{a0}h\u{a0}00\"");
    assert_eq!(browser.get(fr(Step::Contact)).await.value_of("city"), "Pau");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn another_page_sent_meanwhile_does_not_make_an_autosave_late(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, form) = (app.browser(), farmer(&app).form);
    for step in [Step::Terms, Step::Identity, Step::Contact] {
        send(&mut browser, step, &form, &[]).await;
    }
    let drawn = version_of(&mut browser, Step::Contact).await;
    send(&mut browser.clone(), Step::Situation, &form, &[]).await;
    assert!(version_of(&mut browser, Step::Contact).await > drawn);
    autosave(&mut browser, drawn, r#"[["city","Pau"]]"#).await;
    assert_eq!(browser.get(fr(Step::Contact)).await.value_of("city"), "Pau");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_page_that_saved_itself_is_sent_like_any_other(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, form) = (app.browser(), farmer(&app).form);
    for step in [Step::Terms, Step::Identity, Step::Contact] {
        send(&mut browser, step, &form, &[]).await;
    }
    let shown = browser.get(fr(Step::Contact)).await;
    let version = shown.value_of("version").parse().unwrap();
    autosave(&mut browser, version, r#"[["city","Pa"]]"#).await;
    let sent = send_shown(&mut browser, fr(Step::Contact), &shown, &[("city", "Pau")]).await;
    leads_to(&sent, fr(Step::Situation));
    assert_eq!(browser.get(fr(Step::Contact)).await.value_of("city"), "Pau");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_page_shown_again_with_its_faults_goes_on_saving_itself(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, form) = (app.browser(), farmer(&app).form);
    for step in [Step::Terms, Step::Identity] {
        send(&mut browser, step, &form, &[]).await;
    }
    let page = send(&mut browser, Step::Contact, &form, &[("city", "")]).await;
    assert_eq!(page.status, 422);
    let version = page.value_of("version").parse().unwrap();
    assert_eq!(autosave(&mut browser, version, r#"[["city","Pau"]]"#).await.html(), "\"8\u{a0}h\u{a0}00\"");
    assert_eq!(browser.get(fr(Step::Contact)).await.value_of("city"), "Pau");
}
