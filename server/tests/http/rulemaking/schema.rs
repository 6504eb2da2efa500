//! What the database itself refuses, whatever the program says.

use super::{V2A, begin_draft, changed, officer, proposed, save};
use crate::app::TestApp;
use abri_domain::rules::text_sha256;
use abri_server::persistence::rules::journal;
use sqlx::{AssertSqlSafe, PgPool};

/// The constraint or the words with which a statement is refused.
async fn refused(app: &TestApp, statement: &str) -> String {
    let answer = sqlx::query(AssertSqlSafe(statement.to_owned())).execute(&app.owner).await;
    let Err(sqlx::Error::Database(error)) = answer else { panic!("allowed: {statement}") };
    error.constraint().map_or_else(|| error.message().to_owned(), str::to_owned)
}

fn published_by(login: &str, proposed_by: &str) -> String {
    format!(
        "INSERT INTO rule_publications SELECT gen_random_uuid(), draft_id, '{{}}', '2020-03-26', '2020-03-25', drafted_by,
             (SELECT staff_id FROM staff WHERE login = '{proposed_by}'),
             (SELECT staff_id FROM staff WHERE login = '{login}'), 'x' FROM rule_drafts"
    )
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_author_cannot_be_the_second_person(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut anne, mut berthe) = (officer(&app, "anne").await, officer(&app, "berthe").await);
    app.hire("carole", "rules-officer").await;
    let draft = begin_draft(&mut anne, V2A).await;
    save(&mut berthe, &draft, V2A, &changed(V2A, "per_mille = 50", "per_mille = 60")).await;
    // The one who drafted, the one who proposed, and one who only changed a line: the journal knows.
    for (second, proposed) in [("anne", "berthe"), ("carole", "carole"), ("berthe", "anne")] {
        let answer = refused(&app, &published_by(second, proposed)).await;
        assert_eq!(answer, "rule_publications_two_people", "{second}");
    }
    sqlx::query(AssertSqlSafe(published_by("carole", "anne"))).execute(&app.owner).await.unwrap();
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_happened_cannot_be_changed(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut anne, mut berthe) = (officer(&app, "anne").await, officer(&app, "berthe").await);
    let draft = proposed(&app, &mut anne, V2A, &changed(V2A, "per_mille = 50", "per_mille = 60")).await;
    super::publish(&mut berthe, &draft, "12:00").await;
    for table in ["rule_files", "rule_events", "rule_publications"] {
        for statement in [format!("DELETE FROM {table}"), format!("TRUNCATE {table} CASCADE")] {
            assert!(refused(&app, &statement).await.ends_with("is append only"), "{statement}");
        }
    }
    assert!(refused(&app, "UPDATE rule_files SET text = 'x'").await.ends_with("is append only"));
    let other = text_sha256("other");
    let wrong =
        sqlx::query("INSERT INTO rule_files VALUES ($1, 'text')").bind(other.as_slice()).execute(&app.owner);
    assert!(wrong.await.is_err(), "a text under the hash of another");
    let late = "INSERT INTO rule_cancellations SELECT publication_id, published_by, effective_at FROM rule_publications";
    assert_eq!(refused(&app, late).await, "rule_cancellations_before_its_hour");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_journal_that_was_tampered_with_does_not_verify(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut anne = officer(&app, "anne").await;
    for _ in 0..3 {
        begin_draft(&mut anne, V2A).await;
    }
    let mut owner = app.owner.acquire().await.unwrap();
    let before = journal::verify(&mut owner, |_| ()).await.unwrap();
    assert_eq!((before.records, before.broken_at), (3, None));
    // The owner of the database can do what its triggers forbid; the chain tells.
    for statement in [
        "ALTER TABLE rule_events DISABLE TRIGGER USER",
        "UPDATE rule_events SET at = at + interval '1 second' WHERE sequence = 1",
    ] {
        sqlx::query(statement).execute(&mut *owner).await.unwrap();
    }
    assert_eq!(journal::verify(&mut owner, |_| ()).await.unwrap().broken_at, Some(1));
    assert!(anne.get(super::DESK).await.main().contains("ne se vérifie plus à partir de la ligne 1"));
}
