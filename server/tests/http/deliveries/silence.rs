//! No answer from an employer: a letter follows the e-mail, once, unless somebody had the notice in hand.

use super::{to_employer, told};
use crate::app::TestApp;
use crate::employer_space;
use crate::notices::of_claim;
use abri_domain::contact::Email;
use abri_domain::delivery::Report;
use abri_domain::dsn::DELAY;
use abri_domain::employer::EmployerContact;
use abri_server::mail::bounce::Bounce;
use abri_server::pipeline::deliveries::{follow_up_by_post, report};
use abri_server::pipeline::follow_up;
use abri_server::pipeline::notices::contacts;
use time::Duration;
use uuid::Uuid;

async fn letters(app: &TestApp) -> usize {
    follow_up_by_post(&app.service).await.unwrap();
    app.work().await;
    told(app).await.iter().filter(|line| line.starts_with("employer letter")).count()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn silence_is_followed_by_one_letter(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    app.filed(&app.employee(1, "service")).await;
    app.service.clock.advance(DELAY - Duration::SECOND);
    assert_eq!(letters(&app).await, 0, "not yet");
    app.service.clock.advance(Duration::SECOND);
    assert_eq!(letters(&app).await, 1);
    app.service.clock.advance(DELAY * 3);
    assert_eq!(letters(&app).await, 1, "once");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_notice_that_somebody_checked_or_that_another_replaced_needs_no_letter(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let person = app.employee(1, "service");
    let claim_id = app.filed(&person).await;
    let code = of_claim(&app, claim_id).await[0].notice.issued.code.to_string();
    let fields = [("code", code.as_str()), ("last_name", person.form.birth_name.as_str())];
    assert_eq!(app.browser().post("/fr/verifier", &fields).await.status, 200);
    app.service.clock.advance(DELAY);
    assert_eq!(letters(&app).await, 0, "it was checked");
    // Shortened: the notice of the new days is what counts, and it has its own time.
    let back = app.service.clock.today() + Duration::days(2);
    follow_up::return_earlier(&app.service, claim_id, back).await.unwrap();
    app.work().await;
    app.service.clock.advance(DELAY);
    assert_eq!(letters(&app).await, 1, "of the shortened one alone");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn without_a_postal_address_or_after_a_bounce_there_is_no_second_letter(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let mut person = app.employee(1, "service");
    person.form.employers[0].set("employer_city", String::new());
    app.filed(&person).await;
    app.service.clock.advance(DELAY);
    assert_eq!(letters(&app).await, 0);
    let bounced = app.filed(&crate::app::claims::another(app.employee(1, "service"), 77)).await;
    let id = to_employer(&app, bounced).await;
    let bounce = Bounce { id, report: Some(Report::Refused), status: "5.1.1".into() };
    report(&app.service, &bounce).await.unwrap();
    app.work().await;
    app.service.clock.advance(DELAY);
    assert_eq!(letters(&app).await, 1, "that of the bounce");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_employer_that_answered_gets_no_letter(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    for (order, answer) in [(0, "acknowledged"), (1, "not-ours")] {
        let person = crate::app::claims::another(app.employee(1, "service"), order);
        let claim_id = app.filed(&person).await;
        let mut space = employer_space::of(&app, &person.form.employers[0]).await;
        let notice_id = of_claim(&app, claim_id).await[0].notice.notice_id.to_string();
        let path = format!("/fr/employeur/volets/{notice_id}");
        let token = space.get(&path).await.value_of("token");
        let fields = [("token", &*token), ("notice", &*notice_id), ("answer", answer), ("confirm", "yes")];
        assert_eq!(space.post("/fr/employeur/reponse", &fields).await.status, 303, "{answer}");
    }
    app.service.clock.advance(DELAY);
    assert_eq!(letters(&app).await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn one_employer_gets_one_letter_whatever_was_sent_before(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let shortened = app.filed(&app.employee(1, "service")).await;
    let back = app.service.clock.today() + Duration::days(2);
    follow_up::return_earlier(&app.service, shortened, back).await.unwrap();
    app.work().await;
    app.service.clock.advance(DELAY);
    assert_eq!(letters(&app).await, 1, "about the days that count, not about those they replaced");
    let corrected = app.filed(&crate::app::claims::another(app.employee(1, "service"), 78)).await;
    let mut contact = known(&app, corrected).await;
    contact.email = Some(Email::parse("paie@nouvelle.example").unwrap());
    contacts::correct(&app.service, corrected, 1, &contact).await.unwrap();
    app.work().await;
    app.service.clock.advance(DELAY);
    assert_eq!(letters(&app).await, 2, "after the address that was corrected, and none after the one before");
}

async fn known(app: &TestApp, claim_id: Uuid) -> EmployerContact {
    contacts::employer_to_reach(&app.service, claim_id, 1).await.unwrap().unwrap().contact()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn one_claim_that_cannot_be_read_keeps_no_letter_of_another(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let spoiled = app.filed(&app.employee(1, "service")).await;
    app.filed(&crate::app::claims::another(app.employee(1, "service"), 78)).await;
    let query = sqlx::query("UPDATE claims SET sealed = '\\x00' WHERE claim_id = $1").bind(spoiled);
    query.execute(&app.owner).await.unwrap();
    app.service.clock.advance(DELAY);
    assert_eq!(letters(&app).await, 1);
}
