//! The insured corrects where an employer is reached.

use super::{to_employer, told};
use crate::app::follow::OWN;
use crate::app::{Browser, TestApp};
use crate::employer_space;
use abri_domain::delivery::Report;
use abri_server::demo::people::SyntheticClaim;
use abri_server::mail::bounce::Bounce;
use abri_server::pipeline::deliveries::report;
use uuid::Uuid;

const PAGE: &str = "/fr/suivi/adresse-employeur/1";

/// A claim whose employer has an e-mail that turned out dead, and no address.
async fn dead(app: &TestApp) -> (Uuid, SyntheticClaim) {
    let mut person = app.employee(1, "service");
    for name in ["employer_street", "employer_postal_code", "employer_city"] {
        person.form.employers[0].set(name, String::new());
    }
    let claim_id = app.filed(&person).await;
    let bounce = Bounce {
        id: to_employer(app, claim_id).await,
        report: Some(Report::Refused),
        status: "5.1.1".into(),
    };
    report(&app.service, &bounce).await.unwrap();
    app.work().await;
    (claim_id, person)
}

async fn correct(insured: &mut Browser<'_>, fields: &[(&str, &str)]) -> crate::app::Page {
    let token = insured.get(PAGE).await.value_of("token");
    let typed: Vec<_> = [("token", token.as_str())].into_iter().chain(fields.iter().copied()).collect();
    insured.post(PAGE, &typed).await
}

fn sent_to(app: &TestApp, address: &str) -> usize {
    app.inbox().iter().filter(|mail| mail.to == address).count()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_notice_goes_where_the_insured_says_after_an_address_failed(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, person) = dead(&app).await;
    let old = person.form.employers[0].employer_email.clone();
    assert_eq!(sent_to(&app, &old), 1);
    let mut insured = app.insured(claim_id, &person).await;
    let own = insured.get(OWN).await.main();
    assert!(own.contains("L’envoi a échoué") && own.contains("Corriger l’adresse de"), "{own}");
    assert_eq!(insured.get(PAGE).await.value_of("employer_email"), old);

    let page = correct(&mut insured, &[("employer_email", "paie@nouvelle.example")]).await;
    assert_eq!(page.status, 303);
    app.work().await;
    assert_eq!((sent_to(&app, "paie@nouvelle.example"), sent_to(&app, &old)), (1, 1));
    // The notice is in the space of the new address, and no more in that of the old one.
    let employer = &person.form.employers[0];
    let mut moved = employer.clone();
    moved.set("employer_email", "paie@nouvelle.example".to_owned());
    for (employer, shown) in [(employer, false), (&moved, true)] {
        let list = employer_space::of(&app, employer).await.get("/fr/employeur/volets").await.main();
        assert_eq!(list.contains("25 mars 2020"), shown, "{list}");
    }
    let own = insured.get(OWN).await.main();
    assert!(own.contains("Vous avez corrigé l’adresse d’un employeur") && !own.contains("L’envoi a échoué"));
    assert_eq!(app.count("SELECT count(*) FROM deliveries WHERE watched").await, 0);
    // By post the next time, and never again to the dead address.
    let address = [
        ("employer_email", ""),
        ("employer_street", "1 rue des Essais"),
        ("employer_postal_code", "32000"),
        ("employer_city", "Auch"),
    ];
    assert_eq!(correct(&mut insured, &address).await.status, 303);
    app.work().await;
    assert!(told(&app).await.contains(&"employer letter queued".to_owned()), "{:?}", told(&app).await);
    assert_eq!((sent_to(&app, "paie@nouvelle.example"), sent_to(&app, &old)), (1, 1));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn nothing_typed_is_lost_and_nobody_is_flooded(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, person) = dead(&app).await;
    let mut insured = app.insured(claim_id, &person).await;
    let wrong = correct(&mut insured, &[("employer_email", "paie@"), ("employer_city", "Auch")]).await;
    assert_eq!((wrong.status.as_u16(), wrong.faults()), (422, vec!["employer_email".to_owned()]));
    assert_eq!(
        (wrong.value_of("employer_email"), wrong.value_of("employer_city")),
        ("paie@".into(), "Auch".into())
    );
    let nowhere = correct(&mut insured, &[("employer_email", "")]).await;
    assert_eq!((nowhere.status.as_u16(), nowhere.faults()), (422, vec!["employer_email".to_owned()]));
    for number in 0..5 {
        let email = format!("paie-{number}@entreprise.example");
        assert_eq!(correct(&mut insured, &[("employer_email", &email)]).await.status, 303);
    }
    let refused = correct(&mut insured, &[("employer_email", "paie-5@entreprise.example")]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.main().contains("Rien n’a été envoyé"));
    assert_eq!(refused.value_of("employer_email"), "paie-5@entreprise.example");
    app.work().await;
    // What had not left yet went to the last address alone.
    assert_eq!(
        (sent_to(&app, "paie-4@entreprise.example"), sent_to(&app, "paie-0@entreprise.example")),
        (1, 0)
    );
    assert_eq!(sent_to(&app, "paie-5@entreprise.example"), 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn who_hands_the_notice_over_has_no_address_to_correct(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let person = app.employee(1, "self");
    let claim_id = app.filed(&person).await;
    let mut insured = app.insured(claim_id, &person).await;
    assert!(!insured.get(OWN).await.main().contains("Corriger l’adresse"));
    assert_eq!(insured.get(PAGE).await.status, 404);
}
