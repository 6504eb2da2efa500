//! Letters: gathered for the printer, and sent only when the printer says so.

use super::told;
use crate::app::TestApp;
use abri_server::pipeline::deliveries::print::{Reconciled, gather, reconcile};
use std::collections::BTreeSet;
use std::fs;
use uuid::Uuid;

/// Two employers without e-mail: two letters. Answers with their ids.
async fn two_letters(app: &TestApp) -> Vec<Uuid> {
    let mut employee = app.employee(2, "service");
    for employer in &mut employee.form.employers {
        employer.employer_email.clear();
    }
    app.filed(&employee).await;
    let ids = sqlx::query_scalar("SELECT job_id FROM deliveries WHERE rung = 'letter' ORDER BY job_id");
    ids.fetch_all(&app.owner).await.unwrap()
}

async fn letters(app: &TestApp) -> Vec<String> {
    told(app).await.into_iter().filter(|line| line.contains("letter")).collect()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn letters_are_sent_once_the_printer_says_so_and_what_is_missing_is_said(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let ids = two_letters(&app).await;
    assert_eq!(letters(&app).await, ["employer letter queued"; 2]);
    let made = gather(&app.service, &app.tools.data_dir).await.unwrap().unwrap();
    assert_eq!((made.batch, made.letters, made.pages, made.sheets), (1, 2, 2, 2));
    let manifest = fs::read_to_string(made.folder.join("manifest.csv")).unwrap();
    assert_eq!(manifest.lines().count(), 3);
    assert!(ids.iter().all(|id| manifest.contains(&id.to_string())));
    let pdf = fs::read(made.folder.join("batch.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF") && fs::read_dir(&made.folder).unwrap().count() == 2);
    assert_eq!(letters(&app).await, ["employer letter sending"; 2]);
    assert!(app.printed().is_empty(), "no letter lies in two places");
    assert!(gather(&app.service, &app.tools.data_dir).await.unwrap().is_none(), "no letter is printed twice");
    let said = BTreeSet::from([ids[0], Uuid::from_u128(9)]);
    let counted = reconcile(&app.service, 1, &said).await.unwrap();
    assert_eq!(counted, Reconciled { posted: 1, missing: 1, unknown: 1 });
    let mut now = letters(&app).await;
    now.sort();
    assert_eq!(now, ["employer letter sent", "employer letter technical-failure"]);
    assert_eq!(app.count("SELECT count(*) FROM deliveries WHERE watched AND error = 'not-posted'").await, 1);
    let notices = "SELECT count(*) FROM claim_notices WHERE delivery = 'sent' AND sent_at IS NOT NULL";
    assert_eq!(app.count(notices).await, 1);
    // A later file says that the other was posted too.
    let counted = reconcile(&app.service, 1, &ids.iter().copied().collect()).await.unwrap();
    assert_eq!(counted, Reconciled { posted: 2, missing: 0, unknown: 0 });
    assert_eq!(letters(&app).await, ["employer letter sent"; 2]);
    assert_eq!(app.count("SELECT count(*) FROM deliveries WHERE watched").await, 0);
    assert_eq!(app.count(notices).await, 2);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_letter_somebody_took_away_is_uncertain_not_lost(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let ids = two_letters(&app).await;
    fs::remove_file(app.tools.data_dir.join(format!("spool/letters/{}.pdf", ids[0]))).unwrap();
    let made = gather(&app.service, &app.tools.data_dir).await.unwrap().unwrap();
    assert_eq!(made.letters, 1);
    assert_eq!(app.count("SELECT count(*) FROM deliveries WHERE watched AND state = 'uncertain'").await, 1);
}
