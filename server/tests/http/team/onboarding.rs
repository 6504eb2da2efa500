//! Onboarding: set by someone else until a day, ended before it, written down.

use super::{TEAM, act, agent, said, signed_in};
use crate::app::{Browser, Page, TestApp};
use axum::http::StatusCode;
use sqlx::PgPool;
use time::Duration;
use uuid::Uuid;

async fn onboard(admin: &mut Browser<'_>, staff_id: Uuid, day: &str) -> Page {
    let fields = [("until_day", day), ("until_month", "3"), ("until_year", "2020")];
    act(admin, staff_id, "formation", &fields).await
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn someone_is_new_to_the_end_of_the_last_day(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut ada = agent(&app, "ada", "administrator").await;
    let bo_id = app.hire("bo", "caseworker").await;
    // It is the 25th, 8 in the morning.
    assert_eq!(onboard(&mut ada, bo_id, "25").await.location, Some(said(bo_id, "onboarding-set")));
    let page = ada.get(&format!("{TEAM}/{bo_id}")).await.main();
    assert!(page.contains("Actif, en formation jusqu’au 25 mars 2020"), "{page}");
    app.service.clock.advance(Duration::hours(16) - Duration::seconds(1));
    let mut bo = signed_in(&app, "bo").await;
    assert!(bo.get("/agent").await.html().contains("en formation"));
    app.service.clock.advance(Duration::seconds(1));
    assert!(!bo.get("/agent").await.html().contains("en formation"));
    let mut ada = signed_in(&app, "ada").await;
    assert_eq!(act(&mut ada, bo_id, "fin-de-formation", &[]).await.status, StatusCode::CONFLICT);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn nobody_sets_their_own_and_what_can_not_be_is_refused_with_what_was_typed(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let ada_id = app.hire("ada", "administrator").await;
    let mut ada = signed_in(&app, "ada").await;
    let bo_id = app.hire("bo", "caseworker").await;
    let own = onboard(&mut ada, ada_id, "31").await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(own.main().contains("un autre administrateur doit le faire"));
    for day in ["24", "", "32"] {
        let page = onboard(&mut ada, bo_id, day).await;
        assert_eq!(
            (page.status, page.faults()),
            (StatusCode::UNPROCESSABLE_ENTITY, vec!["until_day".to_owned()])
        );
        assert_eq!(page.value_of("until_day"), day);
    }
    assert_eq!(app.count("SELECT count(*) FROM staff_acts").await, 0);
    assert_eq!(app.count("SELECT count(*) FROM staff WHERE onboarding_until IS NOT NULL").await, 0);
}
