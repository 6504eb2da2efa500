//! Take next: the most urgent claim, one person each, for a while.

use super::{agent, case, take};
use crate::app::TestApp;
use abri_app::model::StaffRole;
use abri_domain::zone::Side;
use abri_server::pipeline::review::{self, Agent};
use std::collections::HashSet;
use time::Duration;
use tokio::task::JoinSet;
use uuid::Uuid;

async fn file_some(app: &TestApp, count: usize) -> Vec<Uuid> {
    let mut filed = Vec::new();
    for person in app.for_caseworkers().take(count) {
        filed.push(app.filed(&person).await);
    }
    filed
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_most_urgent_claim_comes_first(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let filed = file_some(&app, 3).await;
    // The second one filed must be decided first, the first one last.
    for (claim_id, days) in [(filed[1], 3), (filed[0], -2)] {
        sqlx::query("UPDATE claims SET due_on = due_on - $2 WHERE claim_id = $1")
            .bind(claim_id)
            .bind(days)
            .execute(&app.owner)
            .await
            .unwrap();
    }
    let mut anne = agent(&app, "anne", "caseworker").await;
    let list = anne.get("/agent").await.html();
    for expected in [filed[1], filed[2], filed[0]] {
        assert_eq!(anne.take_next().await, case(expected));
    }
    let place = |claim_id: Uuid| list.find(&claim_id.to_string()).unwrap();
    assert!(
        place(filed[1]) < place(filed[2]) && place(filed[2]) < place(filed[0]),
        "the list shows the same order"
    );
    assert_eq!(anne.take_next().await, "/agent?rien");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn twenty_people_who_take_at_once_take_twenty_claims(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let filed = file_some(&app, 20).await;
    let mut taking = JoinSet::new();
    for number in 0..20 {
        let staff_id = app.hire(&format!("agent{number}"), "caseworker").await;
        let service = app.service.clone();
        let agent = Agent {
            staff_id,
            name: String::new(),
            role: StaffRole::Caseworker,
            fund: None,
            side: Side::Administrative,
            language: "fr".into(),
            form_token: String::new(),
            is_onboarding: false,
        };
        taking.spawn(async move { review::take_next(&service, &agent).await.unwrap() });
    }
    let taken: Vec<_> =
        taking.join_all().await.into_iter().map(|taken| taken.expect("enough for all")).collect();
    assert_eq!(taken.len(), 20);
    assert_eq!(taken.into_iter().collect::<HashSet<_>>(), filed.into_iter().collect());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn each_side_is_given_its_own_claims(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let medical = app.filed(&app.for_medical_officers().next().unwrap()).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    assert_eq!(anne.take_next().await, "/agent?rien");
    assert!(!anne.get("/agent").await.html().contains(&medical.to_string()));
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    assert_eq!(doctor.take_next().await, case(medical));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_left_alone_goes_back_to_the_others(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let [claim_id] = file_some(&app, 1).await[..] else { panic!("one claim") };
    let (mut anne, mut berthe) =
        (agent(&app, "anne", "caseworker").await, agent(&app, "berthe", "caseworker").await);
    assert_eq!(anne.take_next().await, case(claim_id));
    app.service.clock.advance(Duration::minutes(19));
    // A look at the file is a sign of life: the twenty minutes start again.
    anne.get(&case(claim_id)).await;
    berthe.get("/agent").await;
    app.service.clock.advance(Duration::minutes(19));
    assert_eq!(berthe.take_next().await, "/agent?rien");
    app.service.clock.advance(Duration::minutes(1));
    assert_eq!(berthe.take_next().await, case(claim_id));
    // Anne's page still shows the form; it no longer decides anything.
    assert!(!anne.get(&case(claim_id)).await.html().contains("/decision\""));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_given_back_is_free_at_once(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let [claim_id] = file_some(&app, 1).await[..] else { panic!("one claim") };
    let (mut anne, mut berthe) =
        (agent(&app, "anne", "caseworker").await, agent(&app, "berthe", "caseworker").await);
    anne.take_next().await;
    let page = anne.act(&case(claim_id), "liberer", &[]).await;
    assert_eq!(page.location.as_deref(), Some("/agent?released"));
    assert_eq!(berthe.take_next().await, case(claim_id));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_can_be_taken_from_its_file_unless_someone_has_it(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = file_some(&app, 2).await[1];
    let (mut anne, mut berthe) =
        (agent(&app, "anne", "caseworker").await, agent(&app, "berthe", "caseworker").await);
    let mut late = berthe.get(&case(claim_id)).await.value_of("token");
    take(&mut anne, claim_id).await;
    let fields = [("token", late.as_mut_str() as &str), ("version", "1")];
    assert_eq!(
        berthe.post(&format!("{}/prendre", case(claim_id)), &fields).await.location,
        Some(case(claim_id))
    );
    let page = berthe.get(&case(claim_id)).await;
    assert!(page.main().contains("réservé par anne de test"), "{}", page.main());
    assert!(!page.html().contains("/decision\""));
    assert_eq!(app.claim(claim_id).await.held_by, anne_id(&app).await);
}

async fn anne_id(app: &TestApp) -> Option<Uuid> {
    sqlx::query_scalar("SELECT staff_id FROM staff WHERE login = 'anne'")
        .fetch_optional(&app.owner)
        .await
        .unwrap()
}
