//! A claim that someone makes for another person: they swear to have a mandate, and the person hears of it.

use super::{RECEIPT, employee, fr, leads_to, send};
use crate::app::TestApp;
use crate::app::mail::pdf_text;
use abri_domain::form::Step;
use axum::http::StatusCode;
use sqlx::PgPool;

const NAME: &str = "Ada Aidante";

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_helper_stands_wherever_the_claim_is_read_and_the_person_gets_a_letter(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut person = app.employee(1, "service");
    for (name, value) in
        [("for_whom", "helper"), ("helper_name", NAME), ("helper_tie", "child"), ("mandate", "yes")]
    {
        person.form.set(name, value.to_owned());
    }
    app.know(&person).await;
    let mut browser = app.browser();
    browser.fill(&person).await;
    let review = browser.get(fr(Step::Review)).await.main();
    assert!(review.contains(NAME) && review.contains("avoir reçu mandat"), "{review}");
    let reference = browser.file(&person).await;
    assert!(browser.get(RECEIPT).await.main().contains("Ada Aidante (fille ou fils)"));
    let pdf = pdf_text(&browser.get("/fr/demande/recu.pdf").await.bytes);
    assert!(pdf.contains(NAME), "{pdf}");
    app.work().await;
    let letters: Vec<_> = app.printed().iter().map(|pdf| pdf_text(pdf)).collect();
    let told = letters.iter().find(|text| text.contains(&reference) && text.contains(NAME)).unwrap();
    assert!(told.contains(&person.form.city.to_uppercase()) || told.contains(&person.form.city), "{told}");
    let receipt = app.inbox().into_iter().find(|mail| mail.text.contains("en votre nom")).unwrap();
    assert!(receipt.text.contains("Ada Aidante (fille ou fils)"), "{}", receipt.text);
    assert!(!receipt.headers.join(" ").contains("Aidante"), "a subject shows on a locked screen");
    assert!(!receipt.text.contains(&person.form.birth_name), "it names nobody else");
    let claim_id = app.claim_of(&reference).await;
    let mut owner = app.insured(claim_id, &person).await;
    assert!(owner.get("/fr/suivi/dossier").await.main().contains(NAME));
    assert!(pdf_text(&owner.get("/fr/suivi/decision.pdf").await.bytes).contains(NAME), "the decision too");
    app.hire("anne", "caseworker").await;
    let mut anne = app.browser();
    anne.sign_in("anne").await;
    assert!(anne.get(&format!("/agent/dossiers/{claim_id}")).await.main().contains(NAME));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn without_a_mandate_nobody_goes_on_for_another_and_nothing_typed_is_lost(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let person = employee(&app);
    let mut browser = app.browser();
    let helped = [("for_whom", "helper"), ("helper_name", NAME), ("helper_tie", ""), ("mandate", "")];
    let page = send(&mut browser, Step::Terms, &person.form, &helped).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.faults(), ["helper_tie", "mandate"]);
    assert_eq!(page.value_of("helper_name"), NAME);
    // Whoever makes it for themselves is asked nothing.
    leads_to(
        &send(&mut browser, Step::Terms, &person.form, &[("for_whom", "self")]).await,
        fr(Step::Identity),
    );
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_for_oneself_says_nothing_of_a_helper_and_sends_no_letter(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let person = employee(&app);
    app.know(&person).await;
    let mut browser = app.browser();
    let before = app.printed().len();
    browser.file(&person).await;
    assert!(!browser.get(RECEIPT).await.main().contains("en votre nom"));
    app.work().await;
    let receipts =
        app.printed().iter().skip(before).filter(|pdf| pdf_text(pdf).contains("en votre nom")).count();
    assert_eq!(receipts, 0);
}
