//! A decision looked at again: employers hear of it, and of its end.

use super::{agent, approve, case, confirmed, take};
use crate::app::TestApp;
use crate::app::claims::{another, unconfirmed};
use crate::app::follow::OWN;
use axum::http::StatusCode;
use uuid::Uuid;

/// The states of the claim's notices, as the check page would say them.
async fn notices(app: &TestApp) -> Vec<String> {
    sqlx::query_scalar("SELECT state FROM employer.notices").fetch_all(&app.owner).await.unwrap()
}

/// A claim with two notices, approved by the rule, reopened by a caseworker who then holds it.
async fn reopened(app: &TestApp) -> (Uuid, crate::app::Browser<'_>) {
    let claim_id = app.filed(&app.employee(2, "service")).await;
    assert_eq!(notices(app).await, ["valid", "valid"]);
    let mut anne = agent(app, "anne", "caseworker").await;
    let page = anne.act(&case(claim_id), "reexamen", &[]).await;
    assert_eq!(page.location.as_deref(), Some("/agent?reopened"));
    app.work().await;
    assert_eq!(app.state(claim_id).await, "in-review administrative");
    assert_eq!(notices(app).await, ["under-review", "under-review"]);
    take(&mut anne, claim_id).await;
    (claim_id, anne)
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_same_yes_again_makes_the_notices_valid_again(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = reopened(&app).await;
    let before = app.mails().len();
    approve(&mut anne, claim_id).await;
    app.work().await;
    assert_eq!(app.state(claim_id).await, "approved");
    assert_eq!(notices(&app).await, ["valid", "valid"]);
    assert_eq!(app.mails().len(), before + 3, "news, and both employers are told");
    let acts = app.acts(claim_id).await;
    assert_eq!(acts[1..], ["rule approved-by-rule", "caseworker reopened", "caseworker approved"]);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_no_after_all_cancels_the_notices(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = reopened(&app).await;
    let fields =
        [("verdict", "refuse"), ("reason", "already-covered"), ("explanation", "Vous aviez déjà un arrêt.")];
    confirmed(&app, &mut anne, claim_id, &fields, "caseworker").await;
    app.work().await;
    assert_eq!(app.state(claim_id).await, "refused");
    assert_eq!(notices(&app).await, ["cancelled"; 4], "each employer has a notice that says so");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_refusal_looked_at_again_can_become_a_yes(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let mut employee = app.employee(1, "service");
    "partial".clone_into(&mut employee.form.telework);
    let claim_id = app.filed(&employee).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    anne.take_next().await;
    let fields = [("verdict", "refuse"), ("reason", "telework-possible"), ("explanation", "De chez vous.")];
    anne.act(&case(claim_id), "decision", &fields).await;
    app.work().await;
    assert!(notices(&app).await.is_empty());
    anne.act(&case(claim_id), "reexamen", &[]).await;
    take(&mut anne, claim_id).await;
    confirmed(&app, &mut anne, claim_id, &[("verdict", "approve")], "caseworker").await;
    app.work().await;
    assert_eq!(notices(&app).await, ["valid"]);
    assert_eq!(app.state(claim_id).await, "approved");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_words_of_a_decision_do_not_outlive_it(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (mut administrative, medical) =
        (app.employee(1, "self"), unconfirmed(another(app.employee(1, "self"), 977)));
    "partial".clone_into(&mut administrative.form.telework);
    for (login, role, reason, person) in [
        ("anne", "caseworker", "telework-possible", administrative),
        ("doctor", "medical-officer", "not-at-risk", medical),
    ] {
        let claim_id = app.filed(&person).await;
        let mut agent = agent(&app, login, role).await;
        agent.take_next().await;
        let no = [("verdict", "refuse"), ("reason", reason), ("explanation", "Hélas, non.")];
        if role == "caseworker" {
            agent.act(&case(claim_id), "decision", &no).await;
        } else {
            confirmed(&app, &mut agent, claim_id, &no, role).await;
        }
        let mut insured = app.insured(claim_id, &person).await;
        assert!(insured.get(OWN).await.main().contains("Hélas, non."), "{login}");
        agent.act(&case(claim_id), "reexamen", &[]).await;
        take(&mut agent, claim_id).await;
        // In another second, as people do.
        app.service.clock.advance(time::Duration::minutes(1));
        confirmed(&app, &mut agent, claim_id, &[("verdict", "approve")], role).await;
        let page = insured.get(OWN).await.main();
        assert!(
            page.contains("Votre demande est acceptée") && !page.contains("Hélas, non."),
            "{login}: {page}"
        );
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn why_it_was_reopened_is_read_by_the_zone_that_may(pool: sqlx::PgPool) {
    const WHY: &str = "Une pièce est arrivée par la poste.";
    const MEDICAL_WHY: &str = "Un compte rendu de cardiologie est arrivé.";
    let app = TestApp::new(pool).await;
    let (mut anne, mut doctor) =
        (agent(&app, "anne", "caseworker").await, agent(&app, "doctor", "medical-officer").await);
    let by_rule = app.filed(&app.farmer()).await;
    anne.act(&case(by_rule), "reexamen", &[("explanation", WHY)]).await;
    for reader in [&mut anne, &mut doctor] {
        assert!(reader.get(&case(by_rule)).await.main().contains(WHY));
    }
    let by_doctor = app.filed(&app.for_medical_officers().next().unwrap()).await;
    take(&mut doctor, by_doctor).await;
    approve(&mut doctor, by_doctor).await;
    doctor.act(&case(by_doctor), "reexamen", &[("explanation", MEDICAL_WHY)]).await;
    assert_eq!(app.state(by_doctor).await, "in-review medical");
    assert!(doctor.get(&case(by_doctor)).await.text_of(".medical-part").contains(MEDICAL_WHY));
    assert!(!anne.get(&case(by_doctor)).await.html().contains("cardiologie"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_that_is_open_or_taken_back_is_not_reopened(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.for_caseworkers().next().unwrap()).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    for state in ["in-review administrative", "withdrawn"] {
        assert_eq!(app.state(claim_id).await, state);
        let version = app.claim(claim_id).await.version.to_string();
        let token = anne.get("/agent").await.value_of("token");
        let fields = [("token", token.as_str()), ("version", version.as_str())];
        let page = anne.post(&format!("{}/reexamen", case(claim_id)), &fields).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert_eq!(app.state(claim_id).await, state);
        let _ = abri_server::pipeline::follow_up::withdraw(&app.service, claim_id).await;
    }
}
