//! Those who have no e-mail: codes on the receipt, each good once.

use crate::app::follow::{OWN, codes_in};
use crate::app::mail::pdf_text;
use crate::app::{Browser, TestApp};
use abri_server::demo::people::SyntheticClaim;
use abri_server::pipeline::intake::PRINTED_CODES;
use axum::http::StatusCode;

fn without_email(app: &TestApp) -> SyntheticClaim {
    let mut farmer = app.farmer();
    farmer.form.email.clear();
    "yes".clone_into(&mut farmer.form.no_email);
    farmer
}

/// Files a claim; the browser that did, the reference, the codes on the receipt.
async fn filed<'a>(app: &'a TestApp, person: &SyntheticClaim) -> (Browser<'a>, String, Vec<String>) {
    app.know(person).await;
    let mut browser = app.browser();
    let reference = browser.file(person).await;
    app.work().await;
    let codes = codes_in(&browser.get("/fr/demande/recu").await.main());
    (browser, reference, codes)
}

async fn opens(app: &TestApp, reference: &str, person: &SyntheticClaim, code: &str) -> bool {
    let mut browser = app.browser();
    browser.knock(reference, person).await;
    browser.give_code(code).await.location.as_deref() == Some(OWN)
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_receipt_has_codes_that_each_open_once(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let person = without_email(&app);
    let (mut browser, reference, codes) = filed(&app, &person).await;
    assert_eq!(codes.len(), PRINTED_CODES);
    let pdf = pdf_text(&browser.get("/fr/demande/recu.pdf").await.bytes);
    assert!(codes.iter().all(|code| pdf.contains(code)), "{pdf}");
    for code in &codes {
        assert!(opens(&app, &reference, &person, code).await);
        assert!(!opens(&app, &reference, &person, code).await, "a code opens once");
        app.service.clock.advance(time::Duration::minutes(16));
    }
    assert_eq!(app.mails().len(), 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_receipt_with_e_mail_has_no_codes(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (_, _, codes) = filed(&app, &app.farmer()).await;
    assert!(codes.is_empty());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_new_list_is_shown_once_and_replaces_the_old_one(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let person = without_email(&app);
    let (mut browser, reference, old) = filed(&app, &person).await;
    browser.knock(&reference, &person).await;
    browser.give_code(&old[0]).await;
    let page = browser.on_own("/fr/suivi/nouveaux-codes", &[]).await;
    assert_eq!(page.status, StatusCode::OK);
    let new = codes_in(&page.main());
    assert_eq!(new.len(), PRINTED_CODES);
    assert!(codes_in(&browser.get(OWN).await.main()).is_empty(), "shown once");
    assert!(opens(&app, &reference, &person, &new[0]).await);
    assert!(
        !opens(&app, &reference, &person, &old[1]).await,
        "the page says that the old ones no longer work"
    );
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_code_of_one_claim_does_not_open_another(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let mut people: Vec<_> = app.clear_people().take(2).collect();
    for person in &mut people {
        person.form.email.clear();
        "yes".clone_into(&mut person.form.no_email);
    }
    let (_, _, codes) = filed(&app, &people[0]).await;
    let (_, reference, _) = filed(&app, &people[1]).await;
    assert!(!opens(&app, &reference, &people[1], &codes[0]).await);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn news_comes_as_a_letter(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let person = without_email(&app);
    filed(&app, &person).await;
    let letters = app.printed();
    assert_eq!(letters.len(), 1);
    let text = pdf_text(&letters[0]);
    assert!(text.contains("Marcel") && text.contains("35270") && !text.contains(&person.form.nir), "{text}");
}
