//! What the owner of the database can do behind the triggers, and how the trail tells.

use super::{days, some_days, verified};
use crate::app::TestApp;
use abri_domain::audit::{Fault, PublishedHead};
use abri_server::pipeline::audit::export;
use sqlx::{AssertSqlSafe, PgPool};
use time::macros::date;
use uuid::Uuid;

/// Does that as the owner, with the triggers of a table away.
async fn behind_the_triggers(app: &TestApp, table: &str, statement: &str) {
    let all = format!(
        "ALTER TABLE {table} DISABLE TRIGGER USER; {statement}; ALTER TABLE {table} ENABLE TRIGGER USER;"
    );
    sqlx::raw_sql(AssertSqlSafe(all)).execute(&app.owner).await.unwrap();
}

async fn after(app: &TestApp, table: &str, statement: &str) -> Vec<Fault> {
    behind_the_triggers(app, table, statement).await;
    verified(app, &[]).await.0
}

fn day(closed: (u64, u64), found: (u64, u64)) -> Fault {
    Fault::Day { day: date!(2020 - 03 - 25), closed, found }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_changed_event_is_named(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = some_days(&app, 2).await[1];
    let change =
        format!("UPDATE claim_events SET actor_id = NULL WHERE claim_id = '{claim_id}' AND sequence = 2");
    assert_eq!(after(&app, "claim_events", &change).await, [Fault::Changed { claim_id, sequence: 2 }]);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_deleted_event_is_named_wherever_it_stood(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let claims = some_days(&app, 2).await;
    let delete = |claim: Uuid, sequence: i32| {
        format!("DELETE FROM claim_events WHERE claim_id = '{claim}' AND sequence = {sequence}")
    };
    let middle = after(&app, "claim_events", &delete(claims[0], 1)).await;
    let gap = Fault::Sequence { claim_id: claims[0], expected: 1, found: 2 };
    assert_eq!(middle, [gap.clone(), day((9, 3), (8, 3))]);
    let last = after(&app, "claim_events", &delete(claims[1], 2)).await;
    let end = Fault::End { claim_id: claims[1], sequence: 2 };
    // Claims come by id, whose order within a millisecond is left to chance.
    assert!(last.len() == 3 && last.contains(&gap) && last.contains(&end), "{last:?}");
    assert_eq!(last[2], day((9, 3), (7, 3)));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn two_events_that_changed_places_are_named(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = some_days(&app, 2).await[0];
    let swap = format!(
        "UPDATE claim_events AS one SET event = other.event, hash = other.hash FROM claim_events AS other
         WHERE one.claim_id = '{claim_id}' AND other.claim_id = one.claim_id AND one.sequence IN (1, 2)
           AND other.sequence = 3 - one.sequence"
    );
    let faults = after(&app, "claim_events", &swap).await;
    for sequence in [1, 2] {
        assert!(faults.contains(&Fault::Changed { claim_id, sequence }), "{faults:?}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_event_that_says_what_no_event_can_is_named_and_is_not_exported(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = some_days(&app, 2).await[0];
    let nonsense = format!(
        r#"UPDATE claim_events SET event = '{{"event": "forgotten"}}' WHERE claim_id = '{claim_id}' AND sequence = 1"#
    );
    let faults = after(&app, "claim_events", &nonsense).await;
    assert_eq!(faults[0], Fault::Unreadable { place: format!("event 1 of claim {claim_id}") });
    let mut owner = app.owner.acquire().await.unwrap();
    assert!(export(&mut owner, Vec::new()).await.is_err());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_reading_of_zone_m_that_is_gone_or_changed_is_missed(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let claims = some_days(&app, 2).await;
    let change = format!("UPDATE medical.reads SET by_role = 'x' WHERE claim_id = '{}'", claims[0]);
    assert_eq!(after(&app, "medical.reads", &change).await, [day((9, 3), (9, 3))]);
    let delete = format!("DELETE FROM medical.reads WHERE claim_id = '{}'", claims[0]);
    assert_eq!(after(&app, "medical.reads", &delete).await, [day((9, 3), (9, 2))]);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_head_that_is_changed_or_gone_is_named_with_its_day(pool: PgPool) {
    let app = TestApp::new(pool).await;
    some_days(&app, 4).await;
    let change = "UPDATE audit_days SET head = sha256('x') WHERE day = '2020-03-26'";
    let faults = after(&app, "audit_days", change).await;
    let second = date!(2020 - 03 - 26);
    assert_eq!(
        faults,
        [
            Fault::Day { day: second, closed: (0, 0), found: (0, 0) },
            Fault::Unchained { day: date!(2020 - 03 - 27) },
        ]
    );
    let faults = after(&app, "audit_days", "DELETE FROM audit_days WHERE day = '2020-03-26'").await;
    assert_eq!(faults, [Fault::NoDay { day: second }, Fault::Unchained { day: date!(2020 - 03 - 27) }]);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn days_made_anew_do_not_match_the_head_that_someone_noted(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = some_days(&app, 3).await[0];
    let noted: Vec<_> = days(&app).await.iter().map(PublishedHead::from).collect();
    assert_eq!(verified(&app, &noted).await.0, []);
    // A reading is taken away, and every day closed again as if it had never been.
    behind_the_triggers(
        &app,
        "medical.reads",
        &format!("DELETE FROM medical.reads WHERE claim_id = '{claim_id}'"),
    )
    .await;
    behind_the_triggers(&app, "audit_days", "DELETE FROM audit_days").await;
    sqlx::query("DELETE FROM jobs WHERE kind = 'close-day'").execute(&app.owner).await.unwrap();
    super::sleep(&app, 0).await;
    assert_eq!(verified(&app, &[]).await.0, [], "without a noted head nobody can tell");
    let (faults, found) = verified(&app, &noted[2..]).await;
    assert!(matches!(faults[..], [Fault::Noted { .. }]), "one head covers all that came before: {faults:?}");
    assert_eq!(found.days_at_fault, [date!(2020 - 03 - 27)].into());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_is_written_down_of_audits_cannot_be_changed_even_by_the_owner(pool: PgPool) {
    let app = TestApp::new(pool).await;
    for table in ["audit_days", "audit_checks", "audit_lookups"] {
        let statement = format!("TRUNCATE {table}");
        let error = sqlx::query(AssertSqlSafe(statement)).execute(&app.owner).await.unwrap_err();
        assert!(error.to_string().contains("append only"), "{error}");
    }
    some_days(&app, 2).await;
    for statement in ["DELETE FROM audit_days", "UPDATE audit_days SET events = 0"] {
        let error = sqlx::query(statement).execute(&app.owner).await.unwrap_err();
        assert!(error.to_string().contains("audit_days is append only"), "{error}");
    }
}
