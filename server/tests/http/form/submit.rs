//! Sent twice, replayed, at the same instant: one claim.

use super::*;
use sqlx::PgPool;

/// Rows of everything that one submission writes.
async fn rows(app: &TestApp) -> [i64; 4] {
    let mut rows = [0; 4];
    for (row, table) in rows.iter_mut().zip(["claims", "medical.grounds", "claim_events", "jobs"]) {
        *row = count(app, table).await;
    }
    rows
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_second_press_of_the_button_gives_the_same_receipt(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, farmer) = (app.browser(), farmer(&app));
    browser.fill(&farmer).await;
    let key = browser.get(REVIEW).await.value_of("submit_key");
    let sworn = [("honour", "yes"), ("submit_key", key.as_str())];
    leads_to(&browser.post(REVIEW, &sworn).await, RECEIPT);
    let (written, first) = (rows(&app).await, browser.get(RECEIPT).await);
    assert_eq!(written, [1, 1, 1, 2]);
    for _ in 0..3 {
        leads_to(&browser.post(REVIEW, &sworn).await, RECEIPT);
    }
    assert_eq!(rows(&app).await, written);
    let again = browser.get(RECEIPT).await;
    assert_eq!((again.reference(), again.main()), (first.reference(), first.main()));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn submissions_at_the_same_instant_are_one_claim(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, farmer) = (app.browser(), farmer(&app));
    browser.fill(&farmer).await;
    let key = browser.get(REVIEW).await.value_of("submit_key");
    let sworn = [("honour", "yes"), ("submit_key", key.as_str())];
    let (mut a, mut b, mut c) = (browser.clone(), browser.clone(), browser.clone());
    let sent = tokio::join!(a.post(REVIEW, &sworn), b.post(REVIEW, &sworn), c.post(REVIEW, &sworn));
    for page in [&sent.0, &sent.1, &sent.2] {
        leads_to(page, RECEIPT);
    }
    assert_eq!(rows(&app).await, [1, 1, 1, 2]);
    let receipts = [
        a.get(RECEIPT).await.reference(),
        b.get(RECEIPT).await.reference(),
        c.get(RECEIPT).await.reference(),
    ];
    assert!(receipts.iter().all(|reference| *reference == receipts[0]));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn after_the_receipt_the_form_is_closed_until_another_claim_begins(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, farmer) = (app.browser(), farmer(&app));
    let reference = browser.file(&farmer).await;
    for step in [Step::Identity, Step::Contact, Step::Review] {
        leads_to(&browser.get(fr(step)).await, RECEIPT);
    }
    leads_to(&send(&mut browser, Step::Contact, &farmer.form, &[("city", "Ailleurs")]).await, RECEIPT);
    // The first page begins another claim, in a session of its own.
    assert!(!answers(&browser.get(fr(Step::Terms)).await).contains_key("terms_accepted"));
    let other = browser.file(&farmer).await;
    assert_ne!(other, reference);
    assert_eq!((count(&app, "claims").await, count(&app, "drafts").await), (2, 2));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_made_up_key_or_a_machine_records_nothing(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, farmer) = (app.browser(), farmer(&app));
    browser.fill(&farmer).await;
    for key in ["", "x", "00000000-0000-0000-0000-000000000000"] {
        let page = browser.post(REVIEW, &[("honour", "yes"), ("submit_key", key)]).await;
        assert_eq!(page.status, 409, "{key}");
    }
    // The field that only machines see and fill.
    let key = browser.get(REVIEW).await.value_of("submit_key");
    let trapped =
        browser.post(REVIEW, &[("honour", "yes"), ("submit_key", &key), ("second_reference", "x")]).await;
    assert_eq!(trapped.status, 409);
    assert_eq!(count(&app, "claims").await, 0);
    leads_to(&submit(&mut browser).await, RECEIPT);
}
