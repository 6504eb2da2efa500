//! What the page shows: where the claim is, the decision with its reasons, who read the medical part.

use crate::app::TestApp;
use crate::app::follow::OWN;
use crate::app::mail::pdf_text;
use axum::http::StatusCode;
use uuid::Uuid;

async fn refuse(app: &TestApp, claim_id: Uuid) {
    app.hire("anne", "caseworker").await;
    let mut anne = app.browser();
    anne.sign_in("anne").await;
    let case = anne.take_next().await;
    assert!(case.ends_with(&claim_id.to_string()));
    let fields =
        [("verdict", "refuse"), ("reason", "telework-possible"), ("explanation", "Votre poste le permet.")];
    assert_eq!(anne.act(&case, "decision", &fields).await.status, StatusCode::SEE_OTHER);
    app.work().await;
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_approval_shows_the_days_the_facts_and_their_sources(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let farmer = app.farmer();
    let claim_id = app.filed(&farmer).await;
    let page = app.insured(claim_id, &farmer).await.get(OWN).await;
    let main = page.main();
    for words in [
        "Votre demande est acceptée",
        "25 mars 2020",
        "14 avril 2020",
        // Both zones: it is their own file.
        "Votre caisse connaît votre affection de longue durée.",
        "Votre travail ne peut pas se faire à distance.",
        "Décret n°\u{a0}2020-73",
        "at-risk-v2a",
        "Demande acceptée par la règle",
        "Personne pour l’instant.",
        "Contester une décision administrative",
    ] {
        assert!(main.contains(words), "{words} is not on the page: {main}");
    }
    assert!(page.html().contains("href=\"/fr/regles/at-risk-v2a\""), "the rule that judged can be read");
    assert!(!page.html().contains(&farmer.form.nir), "the NIR has no business on the page");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_refusal_shows_its_reason_the_words_and_the_way_to_appeal(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let person = app.for_caseworkers().find(|person| !person.form.email.is_empty()).unwrap();
    let claim_id = app.filed(&person).await;
    let mut insured = app.insured(claim_id, &person).await;
    let waiting = insured.get(OWN).await.main();
    assert!(
        waiting.contains("Une personne examine votre demande") && !waiting.contains("commission de recours")
    );
    refuse(&app, claim_id).await;
    let one_line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let refused = one_line(insured.get(OWN).await.main());
    let letter = insured.get("/fr/suivi/decision.pdf").await;
    assert_eq!(letter.headers["content-type"], "application/pdf");
    let letter = one_line(pdf_text(&letter.bytes));
    for words in [
        "Votre travail peut se faire de chez vous.",
        "Votre poste le permet.",
        "commission de recours amiable",
        "articles R. 142-1 et R. 142-6",
    ] {
        assert!(refused.contains(words), "{words} is not on the page: {refused}");
        assert!(letter.contains(words), "{words} is not in the letter: {letter}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn there_is_no_letter_before_a_decision_and_no_notice_before_days(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let mut employee = app.employee(1, "self");
    "partial".clone_into(&mut employee.form.telework);
    let claim_id = app.filed(&employee).await;
    let mut insured = app.insured(claim_id, &employee).await;
    for path in ["/fr/suivi/decision.pdf", "/fr/suivi/volet/1", "/fr/suivi/volet/0", "/fr/suivi/volet/-1"] {
        assert_eq!(insured.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn who_read_the_medical_part_is_shown_without_a_name(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let farmer = app.farmer();
    let claim_id = app.filed(&farmer).await;
    app.hire("doctor", "medical-officer").await;
    let mut doctor = app.browser();
    doctor.sign_in("doctor").await;
    doctor.get(&format!("/agent/dossiers/{claim_id}")).await;
    let main = app.insured(claim_id, &farmer).await.get(OWN).await.main();
    assert!(main.contains("Un médecin-conseil") && !main.contains("Personne pour l’instant."), "{main}");
    assert!(!main.contains("doctor de test"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_page_exists_in_english_too(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let farmer = app.farmer();
    let claim_id = app.filed(&farmer).await;
    let main = app.insured(claim_id, &farmer).await.get("/en/follow-up/claim").await.main();
    assert!(
        main.contains("Your claim is accepted")
            && main.contains("Your fund knows of your long-term condition."),
        "{main}"
    );
}
