//! Asking: the claim leaves the hands of who asked, comes back with the conclusion, and the insured sees it.

use super::{SECRET, agent, answered, asked, case, person};
use crate::app::TestApp;
use crate::app::follow::OWN;
use axum::http::StatusCode;
use sqlx::PgPool;

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn while_a_question_is_open_nobody_decides_and_nobody_is_given_the_claim(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = asked(&app, "length").await;
    assert_eq!(app.state(claim_id).await, "awaiting-opinion administrative");
    assert_eq!(app.claim(claim_id).await.held_by, None, "it left her hands");
    assert_eq!(anne.take_next().await, "/agent?rien");
    let page = anne.get(&case(claim_id)).await;
    assert!(page.main().contains("Attend l’avis du service médical"), "{}", page.main());
    assert!(!page.html().contains(&format!("{}/decision", case(claim_id))), "no decision is offered");
    let typed = [("verdict", "approve"), ("explanation", "mirabelle")];
    let refused = anne.act(&case(claim_id), "decision", &typed).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.main().contains("mirabelle"), "what was typed is kept");
    assert_eq!(app.acts(claim_id).await.last().unwrap(), "caseworker opinion-asked");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_conclusion_comes_back_and_never_the_reasons(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = asked(&app, "situation").await;
    let due = app.claim(claim_id).await.deadline.due_on;
    let mut doctor = answered(&app, "doctor", &[("conclusion", "favourable")]).await;
    assert_eq!(app.state(claim_id).await, "in-review administrative");
    assert_eq!(app.claim(claim_id).await.deadline.due_on, due, "the fund asks itself: its clock runs on");
    assert_eq!(app.acts(claim_id).await.last().unwrap(), "medical-officer opinion-given");
    assert_eq!(anne.take_next().await, case(claim_id));
    let page = anne.get(&case(claim_id)).await.html();
    assert!(page.contains("Favorable") && page.contains("Merci de votre avis."));
    assert!(!page.contains(SECRET));
    assert!(doctor.get(&case(claim_id)).await.main().contains(SECRET), "the medical side reads its own");
    // Neither in clear anywhere, nor in zone A at all.
    let zone_a: String = sqlx::query_scalar("SELECT string_agg(opinions::text, '') FROM opinions")
        .fetch_one(&app.owner)
        .await
        .unwrap();
    assert!(!zone_a.contains(SECRET) && !zone_a.contains("Merci"), "{zone_a}");
    assert_eq!(app.count("SELECT count(*) FROM medical.opinion_reasons").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_insured_sees_that_an_opinion_was_asked_given_and_read_for(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, _anne) = asked(&app, "work").await;
    let mut own = app.insured(claim_id, &person(&app)).await;
    assert!(own.get(OWN).await.main().contains("Le service médical donne un avis sur votre demande"));
    answered(&app, "doctor", &[("conclusion", "needs-document")]).await;
    let page = own.get(OWN).await.main();
    for said in
        ["Un gestionnaire a demandé l’avis du service médical", "a rendu son avis", "Un médecin-conseil"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("Merci de votre avis") && !page.contains("doctor de test"), "{page}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_question_is_taken_back_by_who_asked_and_goes_with_the_claim(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = asked(&app, "start").await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    let question = super::take_question(&mut doctor).await;
    let back = anne.act(&case(claim_id), "avis-retrait", &[]).await;
    assert_eq!(back.location.as_deref(), Some("/agent?opinion-withdrawn"), "{}", back.main());
    assert_eq!(app.state(claim_id).await, "in-review administrative");
    let late = [("conclusion", "unfavourable"), ("reasons", SECRET)];
    let page = super::answer(&mut doctor, &question, &late).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.main().contains("n’est plus ouverte") && page.main().contains(SECRET), "{}", page.main());
    // Asked again, and the insured takes the whole claim back.
    assert_eq!(anne.take_next().await, case(claim_id));
    super::ask(&mut anne, claim_id, "length").await;
    let mut own = app.insured(claim_id, &person(&app)).await;
    own.on_own("/fr/suivi/retrait", &[("confirm", "yes")]).await;
    assert_eq!(app.state(claim_id).await, "withdrawn");
    assert_eq!(app.count("SELECT count(*) FROM opinions WHERE state = 'withdrawn'").await, 2);
    assert_eq!(super::take_question(&mut doctor).await, "/agent/avis?rien");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_question_that_is_none_is_a_fault_and_loses_nothing_typed(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&person(&app)).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    anne.take_next().await;
    for question in ["", "diagnosis"] {
        let fields = [("opinion_question", question), ("opinion_words", "mirabelle")];
        let page = anne.act(&case(claim_id), "avis", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.faults(), ["opinion_question"]);
        assert!(page.text_of("textarea[name=opinion_words]").contains("mirabelle"));
    }
    // Not in her hands any more: nothing is asked, the words are shown.
    anne.act(&case(claim_id), "liberer", &[]).await;
    let late = [("opinion_question", "length"), ("opinion_words", "mirabelle")];
    let page = anne.act(&case(claim_id), "avis", &late).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.main().contains("mirabelle"));
    assert_eq!(app.count("SELECT count(*) FROM opinions").await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_medical_side_neither_asks_itself_nor_takes_a_question_back(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, _anne) = asked(&app, "length").await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    let token = doctor.get("/agent").await.value_of("token");
    let version = app.claim(claim_id).await.version.to_string();
    let fields = [("token", token.as_str()), ("version", version.as_str())];
    let page = doctor.post(&format!("{}/avis-retrait", case(claim_id)), &fields).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    let theirs = app.filed(&app.for_medical_officers().nth(1).unwrap()).await;
    super::take_claim(&mut doctor, theirs).await;
    let page = doctor.act(&case(theirs), "avis", &[("opinion_question", "length")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert_eq!(app.count("SELECT count(*) FROM opinions").await, 1);
}
