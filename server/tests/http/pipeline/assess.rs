//! One claim at a time: approved, sent to a person, never refused.

use crate::app::TestApp;
use crate::app::claims::{ald, unconfirmed, with_ground};
use abri_domain::claim::GENESIS_HASH;
use abri_domain::ground::Ground;
use abri_domain::zone::Zone;
use abri_server::demo::people::SyntheticClaim;
use abri_server::persistence::{events, medical};

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_clear_claim_is_approved_by_the_rule_and_its_history_holds_together(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.farmer()).await;
    assert_eq!(app.state(claim_id).await, "approved");
    assert_eq!(app.acts(claim_id).await, ["insured submitted", "rule approved-by-rule"]);
    let claim = app.claim(claim_id).await;
    assert_eq!(claim.decided_at, Some(app.service.clock.now()));
    let granted = claim.state.granted().unwrap();
    assert_eq!((granted.first_day(), granted.last_day()), (claim.first_day, claim.last_day));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_event_changed_behind_our_back_breaks_the_chain(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.farmer()).await;
    for statement in [
        "ALTER TABLE claim_events DISABLE TRIGGER claim_events_append_only",
        "UPDATE claim_events SET at = at - interval '1 day' WHERE sequence = 0",
    ] {
        sqlx::query(statement).execute(&app.owner).await.unwrap();
    }
    let mut owner = app.owner.acquire().await.unwrap();
    let rows = events::of_claim(&mut owner, claim_id).await.unwrap();
    assert_ne!(rows[0].0.hash(&GENESIS_HASH).as_slice(), rows[0].1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_decision_keeps_the_rule_it_was_taken_under(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.farmer()).await;
    let (version, sha256): (String, Vec<u8>) =
        sqlx::query_as("SELECT rule_version, rule_sha256 FROM claims WHERE claim_id = $1")
            .bind(claim_id)
            .fetch_one(&app.owner)
            .await
            .unwrap();
    let schemes = app.service.rules.current();
    let rule = schemes.version(&version).expect("a rule of ours");
    assert_eq!(rule.sha256().as_slice(), sha256);
    assert_eq!(app.claim(claim_id).await.assessment.unwrap().versions[0].id, version);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn zone_a_holds_no_medical_finding_and_zone_m_holds_them_all(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    for person in [app.farmer(), unconfirmed(app.employee(1, "self"))] {
        let claim_id = app.filed(&person).await;
        let administrative = app.claim(claim_id).await.assessment.unwrap();
        assert!(administrative.findings.iter().all(|finding| finding.zone == Zone::Administrative));
        assert!(!administrative.findings.is_empty());
        let mut zone_m = app.service.pools.medical.acquire().await.unwrap();
        let (key, _) = medical::open(&mut zone_m, &app.service.keys.zone_m, claim_id).await.unwrap();
        let whole = medical::assessment(&mut zone_m, &key, claim_id).await.unwrap().unwrap();
        assert!(whole.findings.iter().any(|finding| finding.zone == Zone::Medical));
        assert_eq!(whole.for_zone(Zone::Administrative), administrative);
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_the_register_does_not_confirm_goes_to_the_right_side_and_is_never_refused(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let unknown = |person: SyntheticClaim| SyntheticClaim { register: None, ..person };
    let people: Vec<_> = app.clear_people().take(5).collect();
    let [ref a, ref b, ref c, ref d, ref e] = people[..] else { panic!("five people") };
    for (person, state, then_medical) in [
        // Nobody's: identity and affiliation come first, the medical part is not opened for it.
        (unknown(with_ground(a.clone(), &ald(8))), "in-review administrative", true),
        (unconfirmed(with_ground(b.clone(), &ald(8))), "in-review medical", false),
        (with_ground(c.clone(), &Ground::new("ald")), "in-review medical", false),
        (with_ground(d.clone(), &Ground::new("other-condition")), "in-review medical", false),
        (with_ground(e.clone(), &Ground::new("cohabitant")), "in-review medical", false),
    ] {
        let claim_id = app.filed(&person).await;
        assert_eq!(app.state(claim_id).await, state);
        assert_eq!(app.claim(claim_id).await.assessment.unwrap().then_medical, then_medical);
        assert_eq!(app.acts(claim_id).await, ["insured submitted", "rule sent-to-review"]);
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_second_claim_on_the_same_days_goes_to_a_person(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let first = app.filed(&app.farmer()).await;
    let second = app.filed(&app.farmer()).await;
    assert_ne!(first, second);
    assert_eq!(app.state(first).await, "approved");
    assert_eq!(app.state(second).await, "in-review administrative");
    let found = app.claim(second).await.assessment.unwrap().findings;
    assert!(found.iter().any(|finding| finding.code == "no-overlap" && finding.blocks));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn two_claims_of_one_person_at_the_same_time_are_not_both_approved(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    app.know(&app.farmer()).await;
    let farmer = app.farmer();
    tokio::join!(app.submit(&farmer), app.submit(&farmer));
    app.work().await;
    assert!(app.count("SELECT count(*) FROM claims WHERE state = 'approved'").await <= 1);
    assert_eq!(app.count("SELECT count(*) FROM claims WHERE state IN ('approved', 'in-review')").await, 2);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_taken_back_before_the_machine_came_is_left_alone(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    app.know(&app.farmer()).await;
    let claim_id = app.submit(&app.farmer()).await;
    abri_server::pipeline::follow_up::withdraw(&app.service, claim_id).await.unwrap();
    app.work().await;
    assert_eq!(app.state(claim_id).await, "withdrawn");
    assert_eq!(app.count("SELECT count(*) FROM jobs WHERE state <> 'done'").await, 0);
    // The days are free again.
    let again = app.filed(&app.farmer()).await;
    assert_eq!(app.state(again).await, "approved");
}
