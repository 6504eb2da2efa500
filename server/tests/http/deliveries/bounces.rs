//! What comes back, read from a maildir: the next rung of the ladder, once.

use super::{to_employer, to_insured, told};
use crate::app::TestApp;
use crate::app::follow::OWN;
use crate::app::mail::pdf_text;
use abri_server::jobs::{Emptied, empty};
use abri_server::mail::bounce::token;
use std::fs;
use tempfile::TempDir;
use uuid::Uuid;

/// A report on that e-mail.
fn report(app: &TestApp, id: Uuid, action: &str, status: &str) -> String {
    let to = format!("retours+{}@abri.test", token(&app.service.keys, id));
    format!(
        "To: {to}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n\
         Final-Recipient: rfc822; x@y.example\r\nAction: {action}\r\nStatus: {status}\r\n\r\n--b--\r\n"
    )
}

/// A maildir with these files.
fn maildir(files: &[String]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("new")).unwrap();
    for (number, source) in files.iter().enumerate() {
        fs::write(folder.path().join(format!("new/{number}")), source).unwrap();
    }
    folder
}

pub async fn comes_back(app: &TestApp, id: Uuid, action: &str, status: &str) -> Emptied {
    let folder = maildir(&[report(app, id, action, status)]);
    let emptied = empty(&app.service, folder.path()).await.unwrap();
    app.work().await;
    emptied
}

const ONE: Emptied = Emptied { read: 1, recorded: 1, unmatched: 0 };

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_employers_address_that_bounces_becomes_one_letter(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "service");
    let claim_id = app.filed(&employee).await;
    let id = to_employer(&app, claim_id).await;
    assert_eq!(comes_back(&app, id, "failed", "5.1.1").await, ONE);
    assert_eq!(
        told(&app).await,
        [
            "employer e-mail permanent-failure",
            "employer letter queued",
            "insured e-mail sent",
            "insured e-mail sent"
        ]
    );
    let again = comes_back(&app, id, "failed", "5.1.1").await;
    assert_eq!(again, Emptied { recorded: 0, ..ONE }, "the same report says nothing new");
    let letters = app.printed();
    assert_eq!(letters.len(), 1, "one letter");
    assert!(pdf_text(&letters[0]).contains(&employee.form.employers[0].employer_city));
    let mut insured = app.insured(claim_id, &employee).await;
    let page = insured.get(OWN).await.main();
    assert!(page.contains("l’adresse ne fonctionne pas") && page.contains("Attend l’impression"), "{page}");
    assert_eq!(app.count("SELECT count(*) FROM deliveries WHERE watched").await, 0, "the ladder took it up");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_employer_nobody_can_write_to_becomes_a_task_and_the_insured_is_told_once(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let mut employee = app.employee(1, "service");
    let employer = &mut employee.form.employers[0];
    for field in
        [&mut employer.employer_street, &mut employer.employer_postal_code, &mut employer.employer_city]
    {
        field.clear();
    }
    let claim_id = app.filed(&employee).await;
    let before = app.mails().len();
    let id = to_employer(&app, claim_id).await;
    assert_eq!(comes_back(&app, id, "failed", "5.1.1").await, ONE);
    comes_back(&app, id, "failed", "5.1.1").await;
    assert_eq!(app.mails().len(), before + 1, "told once that there is news");
    assert!(app.printed().is_empty());
    assert_eq!(
        app.count("SELECT count(*) FROM deliveries WHERE watched AND recipient = 'employer'").await,
        1
    );
    let mut insured = app.insured(claim_id, &employee).await;
    let page = insured.get(OWN).await.main();
    assert!(page.contains("L’envoi a échoué"), "{page}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_insured_whose_address_bounces_gets_paper_with_codes_and_paper_from_then_on(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.farmer()).await;
    let (receipt, news) =
        (to_insured(&app, claim_id, "send-receipt").await, to_insured(&app, claim_id, "send-news").await);
    let codes = "SELECT count(*) FROM access_codes WHERE kind = 'printed'";
    assert_eq!(app.count(codes).await, 0);
    assert_eq!(comes_back(&app, news, "failed", "5.1.1").await, ONE);
    assert_eq!(app.printed().len(), 2, "the decision, and a receipt with codes");
    assert!(app.count(codes).await > 0);
    comes_back(&app, receipt, "failed", "4.4.7").await;
    assert_eq!(app.printed().len(), 2, "codes go out once");
    let page = app.printed().iter().map(|pdf| pdf_text(pdf)).collect::<String>();
    assert!(page.contains("code"), "{page}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_report_of_success_says_delivered_and_a_delay_says_nothing(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.farmer()).await;
    let id = to_insured(&app, claim_id, "send-receipt").await;
    let delayed = comes_back(&app, id, "delayed", "4.4.1").await;
    assert_eq!(delayed, Emptied { read: 1, recorded: 0, unmatched: 0 });
    comes_back(&app, id, "delivered", "2.0.0").await;
    assert_eq!(told(&app).await, ["insured e-mail sent", "insured e-mail delivered"]);
    comes_back(&app, id, "delivered", "2.0.0").await;
    assert!(app.printed().is_empty());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_nobody_knows_is_put_aside_and_nothing_else_is_touched(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    app.filed(&app.farmer()).await;
    let before = told(&app).await;
    let folder = maildir(&[
        "Subject: hello\r\n\r\nno report".to_owned(),
        report(&app, Uuid::from_u128(9), "failed", "5.1.1"),
    ]);
    let secret = folder.path().join("secret");
    fs::write(&secret, "not yours").unwrap();
    std::os::unix::fs::symlink(&secret, folder.path().join("new/link")).unwrap();
    let emptied = empty(&app.service, folder.path()).await.unwrap();
    assert_eq!(emptied, Emptied { read: 2, recorded: 0, unmatched: 2 });
    assert_eq!(fs::read_dir(folder.path().join("unmatched")).unwrap().count(), 2);
    assert!(secret.exists(), "a link is not followed");
    assert_eq!(told(&app).await, before);
}
