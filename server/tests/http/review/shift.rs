//! The end of a shift: nothing stays in the hands of someone who went home, and what they knew is not lost.

use super::{agent, case, in_hand};
use crate::app::{Browser, Page, TestApp};
use abri_server::persistence::staff::funds;
use axum::http::StatusCode;
use uuid::Uuid;

const STOP: &str = "/agent/fin-de-service";

/// Hands that claim over.
async fn stop(browser: &mut Browser<'_>, claim_id: Uuid, to: &str, words: &str) -> Page {
    let token = browser.get(STOP).await.value_of("token");
    let (to_name, words_name) = (format!("to-{claim_id}"), format!("words-{claim_id}"));
    browser.post(STOP, &[("token", &token), (&to_name, to), (&words_name, words)]).await
}

async fn id_of(app: &TestApp, login: &str) -> String {
    let id: Uuid = sqlx::query_scalar("SELECT staff_id FROM staff WHERE login = $1")
        .bind(login)
        .fetch_one(&app.owner)
        .await
        .unwrap();
    id.to_string()
}

/// A word left with a claim of that role's side, as somebody else of the role reads it.
async fn word_left(app: &TestApp, role: &str) -> Uuid {
    let (claim_id, mut anne) = in_hand(app, role).await;
    let page = stop(&mut anne, claim_id, "", "Mirabelle-7 : rappeler demain.").await;
    assert_eq!(page.location.as_deref(), Some("/agent?stopped"));
    let mut other = agent(app, "suivante", role).await;
    assert_eq!(other.take_next().await, case(claim_id));
    let page = other.get(&case(claim_id)).await.main();
    assert!(page.contains("holder de test a laissé un mot"), "{page}");
    assert!(page.contains("Mirabelle-7 : rappeler demain."));
    claim_id
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_word_goes_with_the_claim_to_whoever_takes_it_next(pool: sqlx::PgPool) {
    word_left(&TestApp::new(pool).await, "caseworker").await;
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_word_of_the_medical_side_stays_there(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = word_left(&app, "medical-officer").await;
    let mut caseworker = agent(&app, "cote-a", "caseworker").await;
    assert!(!caseworker.get(&case(claim_id)).await.html().contains("Mirabelle-7"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_colleague_gets_it_and_the_move_is_written_down(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = in_hand(&app, "caseworker").await;
    let mut berthe = agent(&app, "berthe", "caseworker").await;
    let (mut other, berthe_id) = (agent(&app, "autre", "caseworker").await, id_of(&app, "berthe").await);
    let page = stop(&mut anne, claim_id, &berthe_id, "").await;
    assert_eq!(page.location.as_deref(), Some("/agent?stopped"), "{}", page.main());
    assert_eq!(other.take_next().await, "/agent?rien");
    assert!(berthe.get(&case(claim_id)).await.main().contains("réservé pour vous"));
    let moved: (String, bool) =
        sqlx::query_as("SELECT kind, from_staff = by_staff FROM lease_moves WHERE claim_id = $1")
            .bind(claim_id)
            .fetch_one(&app.owner)
            .await
            .unwrap();
    assert_eq!(moved, ("given".to_owned(), true));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn who_may_not_have_it_does_not_get_it_and_no_word_is_lost(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = in_hand(&app, "caseworker").await;
    agent(&app, "docteur", "medical-officer").await;
    let docteur = id_of(&app, "docteur").await;
    for to in [docteur.as_str(), "00000000-0000-7000-8000-000000000000", "personne"] {
        let page = stop(&mut anne, claim_id, to, "Quetsche-8").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{to}");
        assert!(page.text_of(".error-summary").contains("n’examine pas"), "{}", page.main());
        assert!(page.main().contains("Quetsche-8"));
    }
    let long = "é".repeat(1001);
    let page = stop(&mut anne, claim_id, "", &long).await;
    assert_eq!(
        (page.status, page.faults()),
        (StatusCode::UNPROCESSABLE_ENTITY, vec![format!("words-{claim_id}")])
    );
    assert!(page.main().contains(&long), "nothing that was typed is cut");
    assert_eq!(app.state(claim_id).await, "in-review administrative");
    assert!(anne.get(&case(claim_id)).await.main().contains("réservé pour vous"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_colleague_of_another_fund_does_not_get_it(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = in_hand(&app, "caseworker").await;
    agent(&app, "berthe", "caseworker").await;
    let berthe = id_of(&app, "berthe").await;
    let fund = app.claim(claim_id).await.fund;
    let belongs = async |fund: &str| {
        let (mut owner, staff_id) = (app.owner.acquire().await.unwrap(), berthe.parse().unwrap());
        funds::set(&mut owner, staff_id, Some(fund), None, app.service.clock.now()).await.unwrap();
        app.service.clock.advance(time::Duration::SECOND);
    };
    let other = app.service.funds.iter().map(|one| one.code.to_string()).find(|code| *code != fund).unwrap();
    belongs(&other).await;
    let page = stop(&mut anne, claim_id, &berthe, "Reine-Claude-9").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = page.text_of(".error-summary");
    assert!(said.contains("d’une autre caisse") && page.main().contains("Reine-Claude-9"), "{said}");
    assert!(anne.get(&case(claim_id)).await.main().contains("réservé pour vous"), "it stays where it was");
    assert_eq!(app.count("SELECT count(*) FROM lease_moves").await, 0);

    belongs(&fund).await;
    let page = stop(&mut anne, claim_id, &berthe, "").await;
    assert_eq!(page.location.as_deref(), Some("/agent?stopped"), "{}", page.main());
}
