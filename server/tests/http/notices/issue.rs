//! Issued once per employer, sent as the insured chose.

use super::{of_claim, to_employers};
use crate::app::TestApp;
use crate::app::follow::OWN;
use crate::app::mail::pdf_text;
use abri_domain::notice::NoticeState;

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn each_employer_gets_a_notice_of_its_own_by_e_mail(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(2, "service");
    let claim_id = app.filed(&employee).await;
    let notices = of_claim(&app, claim_id).await;
    assert_eq!(notices.iter().map(|notice| notice.employer_number).collect::<Vec<_>>(), [1, 2]);
    assert_ne!(notices[0].notice.issued.code, notices[1].notice.issued.code);
    let mut mails = to_employers(&app);
    assert_eq!(mails.len(), 2);
    mails
        .sort_by_key(|mail| employee.form.employers.iter().position(|known| known.employer_email == mail.to));
    for ((mail, employer), (notice, other)) in mails
        .iter()
        .zip(&employee.form.employers)
        .zip([(&notices[0], &notices[1]), (&notices[1], &notices[0])])
    {
        assert_eq!(mail.to, employer.employer_email);
        let (code, others) = (notice.notice.issued.code.to_string(), other.notice.issued.code.to_string());
        let pdf = pdf_text(mail.attachment.as_deref().unwrap());
        for text in [&mail.everything(), &pdf] {
            assert!(text.contains(&code) && !text.contains(&others), "{text}");
        }
        assert!(
            pdf.contains(&employer.employer_name)
                && pdf.contains("25 mars 2020")
                && pdf.contains("14 avril 2020"),
            "{pdf}"
        );
        assert_eq!((notice.delivery.as_str(), notice.notice.state), ("sent", NoticeState::Valid));
        assert!(notice.sent_at.is_some());
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_notice_handed_over_by_the_insured_is_sent_to_nobody(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(2, "self");
    let claim_id = app.filed(&employee).await;
    assert!(to_employers(&app).is_empty() && app.printed().is_empty());
    let recipients: Vec<_> = app.inbox().into_iter().map(|mail| mail.to).collect();
    assert!(recipients.iter().all(|to| *to == employee.form.email), "{recipients:?}");
    let notices = of_claim(&app, claim_id).await;
    assert!(notices.len() == 2 && notices.iter().all(|notice| notice.delivery == "by-hand"));
    let mut insured = app.insured(claim_id, &employee).await;
    for (number, notice) in (1..).zip(&notices) {
        let code = notice.notice.issued.code.to_string();
        assert!(insured.get(OWN).await.main().contains(&code));
        let pdf = insured.get(&format!("/fr/suivi/volet/{number}")).await;
        assert!(pdf_text(&pdf.bytes).contains(&code));
    }
    assert!(insured.get("/fr/suivi/volet/3").await.location.is_none());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_employer_without_e_mail_gets_a_letter(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let mut employee = app.employee(1, "service");
    employee.form.employers[0].employer_email.clear();
    let claim_id = app.filed(&employee).await;
    assert!(to_employers(&app).is_empty());
    let letters = app.printed();
    assert_eq!(letters.len(), 1);
    let text = pdf_text(&letters[0]);
    assert!(text.contains(&employee.form.employers[0].employer_city), "the address for the envelope: {text}");
    assert_eq!(of_claim(&app, claim_id).await[0].delivery, "waiting", "a letter leaves with the post");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn people_without_employer_have_no_notice(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.farmer()).await;
    assert!(of_claim(&app, claim_id).await.is_empty());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_that_waits_has_no_notice(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let mut employee = app.employee(1, "service");
    "partial".clone_into(&mut employee.form.telework);
    let claim_id = app.filed(&employee).await;
    assert!(of_claim(&app, claim_id).await.is_empty() && to_employers(&app).is_empty());
}
