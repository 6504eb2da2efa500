//! The door: one answer for known and unknown, a link that opens once, and nothing in the logs.

use super::{DOOR, NOTICES, ask, links_sent, of};
use crate::app::TestApp;
use crate::wall::logs;
use axum::http::StatusCode;
use time::Duration;

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_address_that_received_a_notice_opens_the_space_with_the_siret(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "service");
    app.filed(&employee).await;
    let employer = &employee.form.employers[0];
    let mut browser = app.browser();
    // As people type them: grouped, in capitals.
    let siret = format!("{} {}", &employer.employer_siret[..9], &employer.employer_siret[9..]);
    let asked = ask(&mut browser, &siret, &employer.employer_email.to_uppercase()).await;
    assert_eq!(asked.location.as_deref(), Some("/fr/employeur?sent"));
    assert!(browser.get("/fr/employeur?sent").await.main().contains("Regardez votre messagerie"));
    app.work().await;
    let (_, link) = links_sent(&app).pop().unwrap();
    let page = browser.get(&link).await;
    assert!(page.main().contains("Ce lien marche une fois"), "{}", page.main());
    assert!(browser.cookies.is_empty(), "a link that is followed opens nothing");
    let token = page.value_of("link");
    let entered = browser.post("/fr/employeur/entree", &[("link", &token)]).await;
    assert_eq!(entered.location.as_deref(), Some(NOTICES));
    assert!(browser.get(NOTICES).await.main().contains("Nadia"));
    let again = app.browser().post("/fr/employeur/entree", &[("link", &token)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "once");
    assert!(again.main().contains("Ce lien n’ouvre plus rien"));
    // Half an hour without a sign of life ends it.
    app.service.clock.advance(Duration::minutes(29));
    assert_eq!(browser.get(NOTICES).await.status, StatusCode::OK);
    app.service.clock.advance(Duration::minutes(30));
    assert_eq!(browser.get(NOTICES).await.location.as_deref(), Some(DOOR));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_link_is_over_after_a_quarter_of_an_hour(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "service");
    app.filed(&employee).await;
    let employer = &employee.form.employers[0];
    ask(&mut app.browser(), &employer.employer_siret, &employer.employer_email).await;
    app.work().await;
    let (_, link) = links_sent(&app).pop().unwrap();
    app.service.clock.advance(Duration::minutes(15));
    let token = link.rsplit('/').next().unwrap();
    let page = app.browser().post("/fr/employeur/entree", &[("link", token)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn known_and_unknown_get_the_same_answer_and_only_the_known_an_e_mail(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(2, "service");
    let by_hand = app.employee(3, "self");
    app.filed(&employee).await;
    app.filed(&crate::app::claims::another(by_hand.clone(), 77)).await;
    let [first, second] = [&employee.form.employers[0], &employee.form.employers[1]];
    let third = &by_hand.form.employers[2];
    let mut answers = Vec::new();
    for (siret, email) in [
        (&first.employer_siret, &first.employer_email),
        // The SIRET of one with the address of another; an address that received nothing; a notice handed over by its person.
        (&first.employer_siret, &second.employer_email),
        (&first.employer_siret, &"paie@ailleurs.example".to_owned()),
        (&third.employer_siret, &third.employer_email),
    ] {
        let mut browser = app.browser();
        let page = ask(&mut browser, siret, email).await;
        answers.push((page.status, page.location.clone(), page.bytes.len(), browser.cookies.len()));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
    app.work().await;
    let sent: Vec<_> = links_sent(&app).into_iter().map(|(to, _)| to).collect();
    assert_eq!(sent, [first.employer_email.as_str()]);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn nobody_floods_a_mailbox_nor_asks_without_end_and_a_spoofed_header_changes_nothing(
    pool: sqlx::PgPool,
) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "service");
    app.filed(&employee).await;
    let employer = &employee.form.employers[0];
    for n in 0..10 {
        // No proxy is in front: whatever the header says, it is one network.
        let mut browser = app.browser_from(&format!("203.0.113.{n}"));
        let page = ask(&mut browser, &employer.employer_siret, &employer.employer_email).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{n}");
    }
    let mut browser = app.browser_from("198.51.100.1");
    let over = ask(&mut browser, &employer.employer_siret, &employer.employer_email).await;
    assert_eq!(over.status, StatusCode::TOO_MANY_REQUESTS);
    app.work().await;
    assert_eq!(links_sent(&app).len(), 3, "three links to one mailbox in a quarter of an hour");
    app.service.clock.advance(Duration::minutes(16));
    let later = ask(&mut browser, &employer.employer_siret, &employer.employer_email).await;
    assert_eq!(later.status, StatusCode::SEE_OTHER);
    app.work().await;
    assert_eq!(links_sent(&app).len(), 4);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_is_typed_wrongly_is_said_and_kept(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    for (siret, email, faults) in [
        ("", "", vec!["space_siret", "space_email"]),
        ("732829320", "paie@abri.test", vec!["space_siret"]),
        ("73282932000074", "paie", vec!["space_email"]),
        ("73282932000074", "paie@abri.test\r\nBcc: x@y.example", vec!["space_email"]),
    ] {
        let page = ask(&mut app.browser(), siret, email).await;
        let expected = faults.iter().map(|fault| (*fault).to_owned()).collect();
        assert_eq!((page.status, page.faults()), (StatusCode::UNPROCESSABLE_ENTITY, expected), "{siret}");
        assert_eq!(page.value_of("space_siret"), siret);
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn no_token_address_or_siret_is_logged(pool: sqlx::PgPool) {
    let kept = logs::keep();
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "service");
    app.filed(&employee).await;
    let employer = &employee.form.employers[0];
    let mut browser = app.browser();
    ask(&mut browser, &employer.employer_siret, &employer.employer_email).await;
    app.work().await;
    let (_, link) = links_sent(&app).pop().unwrap();
    let token = browser.get(&link).await.value_of("link");
    browser.post("/fr/employeur/entree", &[("link", &token)]).await;
    let mut other = of(&app, employer).await;
    other.get(NOTICES).await;
    let logs = kept.text();
    assert!(!logs.is_empty());
    for secret in browser.cookies.values().chain([&token, &employer.employer_email, &employer.employer_siret])
    {
        assert!(!logs.contains(secret.as_str()), "something personal is in the logs");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn requests_and_sessions_are_erased_after_a_day(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "service");
    app.filed(&employee).await;
    let mut inside = of(&app, &employee.form.employers[0]).await;
    assert_eq!(inside.get(NOTICES).await.status, StatusCode::OK);
    let purge = async |after: Duration| {
        let mut pipeline = app.service.pools.pipeline.acquire().await.unwrap();
        let at = crate::app::MORNING + after;
        abri_server::persistence::employer_space::links::purge(&mut pipeline, at).await.unwrap();
    };
    let rows =
        "SELECT (SELECT count(*) FROM employer.link_requests) + (SELECT count(*) FROM employer.sessions)";
    purge(Duration::hours(23)).await;
    assert_eq!(app.count(rows).await, 2);
    purge(Duration::hours(24)).await;
    assert_eq!(app.count(rows).await, 0);
    assert_eq!(app.count("SELECT count(*) FROM employer.notice_mailboxes").await, 1, "as long as the notice");
}
