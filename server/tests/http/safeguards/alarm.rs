//! The drift alarm: rings when too many approvals are overturned, says so once, and falls silent by itself.

use super::{SAFEGUARDS, agent, case, officer, run_on, take_recheck};
use crate::app::{Browser, TestApp};
use crate::wall::logs;
use sqlx::PgPool;
use time::OffsetDateTime;

/// Files a claim that is drawn, and says what the doctor finds.
async fn rechecked(app: &TestApp, doctor: &mut Browser<'_>, order: usize, verdict: &str) {
    let person = app.clear_people().nth(order).unwrap();
    let claim_id = app.filed(&person).await;
    assert_eq!(take_recheck(doctor).await, case(claim_id));
    let fields = [("verdict", verdict), ("overturn_reason", "medical")];
    let fields = if verdict == "upheld" { &fields[..1] } else { &fields };
    let page = doctor.act(&case(claim_id), "controle", fields).await;
    assert_eq!(page.location, Some(format!("/agent/controles?{verdict}")), "{}", page.main());
}

async fn ringing_since(app: &TestApp) -> Option<OffsetDateTime> {
    let since = sqlx::query_scalar("SELECT ringing_since FROM recheck_counts");
    since.fetch_one(&app.owner).await.unwrap()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_alarm_rings_once_is_seen_by_all_and_falls_silent(pool: PgPool) {
    let kept = logs::keep();
    let app = TestApp::new(pool).await;
    run_on(
        &app,
        "per_mille = 50",
        "per_mille = 1000\nalarm_per_mille = 200\nalarm_at_least = 2\nalarm_window = 4",
    );
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let mut rita = officer(&app, "rita").await;
    rechecked(&app, &mut doctor, 0, "overturned").await;
    assert_eq!(ringing_since(&app).await, None, "one tells nothing");
    assert!(!anne.get("/agent").await.main().contains("Alerte de dérive"));
    rechecked(&app, &mut doctor, 1, "overturned").await;
    let since = ringing_since(&app).await.expect("two of two");
    for (browser, path) in [(&mut doctor, "/agent"), (&mut anne, "/agent"), (&mut rita, SAFEGUARDS)] {
        let page = browser.get(path).await.main();
        assert!(page.contains("Alerte de dérive") && page.contains("at-risk-v2a"), "{path}: {page}");
    }
    let page = rita.get(SAFEGUARDS).await.main();
    assert!(page.contains("1000 sur 1000") && page.contains("2 sur 2"), "{page}");
    app.service.clock.advance(time::Duration::minutes(1));
    rechecked(&app, &mut doctor, 2, "upheld").await;
    assert_eq!(ringing_since(&app).await, Some(since), "two of three: still the same ring");
    rechecked(&app, &mut doctor, 3, "upheld").await;
    assert_eq!(ringing_since(&app).await, None, "two of four may be chance");
    rechecked(&app, &mut doctor, 4, "upheld").await;
    rechecked(&app, &mut doctor, 5, "upheld").await;
    let page = rita.get(SAFEGUARDS).await.main();
    assert!(page.contains("0 sur 4"), "the window forgets: {page}");
    assert_eq!(kept.text().matches("the drift alarm rings").count(), 1);
    assert_eq!(app.count("SELECT count(*) FROM criterion_switches").await, 0, "the alarm pulls no switch");
}
