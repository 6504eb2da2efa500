//! The re-check of a sample: nothing changes for anyone, until a person overturns.

use super::{agent, case, hold, officer, on_a_stale_page, run_on, take_recheck};
use crate::app::follow::OWN;
use crate::app::{Browser, TestApp};
use abri_app::model::StaffRole;
use abri_domain::claim::ClaimEvent;
use abri_domain::recheck::WhyRechecked;
use abri_domain::zone::Side;
use abri_server::demo::people::SyntheticClaim;
use abri_server::pipeline::rechecks;
use abri_server::pipeline::review::Agent;
use axum::http::StatusCode;
use sqlx::PgPool;
use std::collections::HashSet;
use time::Duration;
use tokio::task::JoinSet;
use uuid::Uuid;

/// A lot that the rate of the version in force, 50 in a thousand, draws.
const DRAWN: u16 = 49;
/// The first one that it leaves alone.
const NOT_DRAWN: u16 = 50;

/// An employee's claim, approved and drawn, and the medical officer who took its re-check.
async fn in_hand(app: &TestApp) -> (Uuid, Browser<'_>) {
    app.service.lots.set(DRAWN);
    let claim_id = app.filed(&app.employee(1, "service")).await;
    let mut doctor = agent(app, "doctor", "medical-officer").await;
    assert_eq!(take_recheck(&mut doctor).await, case(claim_id));
    (claim_id, doctor)
}

async fn notices(app: &TestApp) -> Vec<String> {
    sqlx::query_scalar("SELECT state FROM employer.notices").fetch_all(&app.owner).await.unwrap()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_lot_decides_on_both_sides_of_the_rate(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut people = app.clear_people();
    app.service.lots.set(NOT_DRAWN);
    let left_alone = app.filed(&people.next().unwrap()).await;
    assert_eq!(app.acts(left_alone).await, ["insured submitted", "rule approved-by-rule"]);
    app.service.lots.set(DRAWN);
    let drawn = app.filed(&people.next().unwrap()).await;
    let history = app.history(drawn).await;
    let (side, why) = (Side::Medical, WhyRechecked::Random);
    assert_eq!(history.last().unwrap().event, ClaimEvent::DrawnForRecheck { side, why });
    let rows: Vec<(Uuid, String, String)> =
        sqlx::query_as("SELECT claim_id, rule_version, (due_on - drawn_at::date)::text FROM rechecks")
            .fetch_all(&app.owner)
            .await
            .unwrap();
    assert_eq!(rows, [(drawn, "at-risk-v2a".to_owned(), "7".to_owned())]);
    assert_eq!(app.count("SELECT drawn FROM recheck_counts").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_a_person_decides_anyway_is_not_drawn(pool: PgPool) {
    let app = TestApp::new(pool).await;
    app.service.lots.set(0);
    app.filed(&app.for_medical_officers().next().unwrap()).await;
    hold(&mut officer(&app, "rita").await, "affiliated").await;
    app.filed(&app.farmer()).await;
    assert_eq!(app.count("SELECT count(*) FROM rechecks").await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_approval_the_register_did_not_know_of_is_always_drawn(pool: PgPool) {
    let app = TestApp::new(pool).await;
    run_on(&app, "unknown = \"review\"", "unknown = \"approve-and-sample\"");
    // Nobody of that number in the register: it answers unknown to everything.
    let claim_id = app.filed(&SyntheticClaim { register: None, ..app.farmer() }).await;
    assert_eq!(app.state(claim_id).await, "approved");
    let last = app.history(claim_id).await.pop().unwrap().event;
    let why = WhyRechecked::RegisterUnknown;
    assert_eq!(last, ClaimEvent::DrawnForRecheck { side: Side::Medical, why });
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn nothing_changes_for_the_insured_and_the_employer_while_it_is_rechecked(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, _doctor) = in_hand(&app).await;
    assert_eq!(app.state(claim_id).await, "approved");
    assert_eq!(notices(&app).await, ["valid"]);
    let mails = app.mails().len();
    let own = app.insured(claim_id, &app.employee(1, "service")).await.get(OWN).await.main();
    assert!(own.contains("Une personne relira cet accord") && own.contains("Rien ne change pour vous"));
    assert!(!own.contains("réexamin"), "{own}");
    assert_eq!(app.mails().len(), mails + 1, "the code alone");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_approval_that_is_upheld_stays_as_it_is(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut doctor) = in_hand(&app).await;
    let page = doctor.get(&case(claim_id)).await;
    assert!(page.main().contains("Tiré au sort") && page.main().contains("at-risk-v2a"), "{}", page.main());
    let done = doctor.act(&case(claim_id), "controle", &[("verdict", "upheld")]).await;
    assert_eq!(done.location.as_deref(), Some("/agent/controles?upheld"), "{}", done.main());
    app.work().await;
    assert_eq!(app.state(claim_id).await, "approved");
    assert_eq!(notices(&app).await, ["valid"]);
    let acts = app.acts(claim_id).await;
    assert_eq!(acts[1..], ["rule approved-by-rule", "rule drawn-for-recheck", "medical-officer upheld"]);
    assert_eq!(app.count("SELECT upheld FROM recheck_counts").await, 1);
    let again = on_a_stale_page(&app, &mut doctor, claim_id).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "one outcome, once");
    assert_eq!(app.count("SELECT upheld FROM recheck_counts").await, 1);
    assert_eq!(take_recheck(&mut doctor).await, "/agent/controles?rien");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_approval_that_is_overturned_is_looked_at_again_and_the_insured_is_told_why(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut doctor) = in_hand(&app).await;
    let mails = app.mails().len();
    let fields =
        [("verdict", "overturned"), ("overturn_reason", "days"), ("explanation", "arrêt déjà en cours")];
    let done = doctor.act(&case(claim_id), "controle", &fields).await;
    assert_eq!(done.location.as_deref(), Some("/agent/controles?overturned"), "{}", done.main());
    app.work().await;
    assert_eq!(app.state(claim_id).await, "in-review medical", "a person decides, nothing is refused");
    assert_eq!(notices(&app).await, ["under-review"]);
    assert!(app.mails().len() > mails, "the insured is told that there is news");
    let acts = app.acts(claim_id).await;
    assert_eq!(acts[3..], ["medical-officer overturned", "medical-officer reopened"]);
    let own = app.insured(claim_id, &app.employee(1, "service")).await.get(OWN).await.main();
    assert!(own.contains("un point est à revoir\u{a0}: les jours demandés"), "{own}");
    assert!(!own.contains("déjà en cours"), "the words of the medical side stay there");
    assert!(doctor.get(&case(claim_id)).await.main().contains("arrêt déjà en cours"));
    assert_eq!(app.count("SELECT overturned FROM recheck_counts").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_recheck_that_is_not_whole_is_asked_for_again(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut doctor) = in_hand(&app).await;
    for (fields, fault) in [
        (vec![("explanation", "mirabelle")], "verdict"),
        (vec![("verdict", "overturned"), ("explanation", "mirabelle")], "overturn_reason"),
        (
            vec![("verdict", "overturned"), ("overturn_reason", "x"), ("explanation", "mirabelle")],
            "overturn_reason",
        ),
        (vec![("verdict", "approve"), ("explanation", "mirabelle")], "verdict"),
    ] {
        let page = doctor.act(&case(claim_id), "controle", &fields).await;
        assert_eq!((page.status, page.faults()), (StatusCode::UNPROCESSABLE_ENTITY, vec![fault.to_owned()]));
        assert!(page.text_of("textarea").contains("mirabelle"), "{fault}");
    }
    assert_eq!(app.count("SELECT count(*) FROM rechecks WHERE outcome IS NULL").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn only_who_holds_a_recheck_decides_it(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut doctor) = in_hand(&app).await;
    for (login, role) in [("berthe", "medical-officer"), ("anne", "caseworker")] {
        let mut other = agent(&app, login, role).await;
        assert_eq!(take_recheck(&mut other).await, "/agent/controles?rien", "{role}");
        let page = on_a_stale_page(&app, &mut other, claim_id).await;
        assert_eq!(page.status, StatusCode::CONFLICT, "{role}");
        assert!(page.text_of("main").contains("mirabelle"), "what was typed is kept");
    }
    app.service.clock.advance(Duration::minutes(21));
    let late = on_a_stale_page(&app, &mut doctor, claim_id).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "the lease is over");
    assert_eq!(take_recheck(&mut doctor).await, case(claim_id), "and can be taken again");
    assert_eq!(app.acts(claim_id).await.len(), 3);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn ten_people_who_take_at_once_take_ten_rechecks(pool: PgPool) {
    let app = TestApp::new(pool).await;
    app.service.lots.set(DRAWN);
    let mut filed = HashSet::new();
    for person in app.clear_people().take(10) {
        filed.insert(app.filed(&person).await);
    }
    let mut taking = JoinSet::new();
    for number in 0..10 {
        let staff_id = app.hire(&format!("doctor{number}"), "medical-officer").await;
        let (service, role, side) = (app.service.clone(), StaffRole::MedicalOfficer, Side::Medical);
        let (name, language, form_token) = (String::new(), "fr".to_owned(), String::new());
        let agent =
            Agent { staff_id, name, role, side, fund: None, language, form_token, is_onboarding: false };
        taking.spawn(async move { rechecks::take_next(&service, &agent).await.unwrap() });
    }
    let taken: HashSet<_> = taking.join_all().await.into_iter().flatten().collect();
    assert_eq!(taken, filed);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_decision_reopened_for_another_cause_needs_no_recheck(pool: PgPool) {
    let app = TestApp::new(pool).await;
    app.service.lots.set(DRAWN);
    let claim_id = app.filed(&app.farmer()).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let page = anne.act(&case(claim_id), "reexamen", &[]).await;
    assert_eq!(page.location.as_deref(), Some("/agent?reopened"));
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    assert_eq!(take_recheck(&mut doctor).await, "/agent/controles?rien");
    assert_eq!(app.count("SELECT overtaken FROM recheck_counts").await, 1);
    assert_eq!(app.count("SELECT count(*) FROM rechecks WHERE outcome = 'overtaken'").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn reading_the_medical_part_for_a_recheck_is_shown_to_the_insured(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut doctor) = in_hand(&app).await;
    assert_eq!(app.count("SELECT count(*) FROM medical.reads").await, 0, "taking is not reading");
    doctor.get(&case(claim_id)).await;
    assert_eq!(app.count("SELECT count(*) FROM medical.reads").await, 1);
}
