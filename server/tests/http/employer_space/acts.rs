//! What an employer sees and answers, and who hears of it.

use super::{NOTICES, act, notices_on, of};
use crate::app::follow::OWN;
use crate::app::{Browser, TestApp};
use crate::deliveries::{bounces::comes_back, to_employer};
use abri_server::pipeline::follow_up;
use axum::http::StatusCode;
use time::Duration;
use time::macros::date;

/// The text of the first notice on the list.
async fn first(browser: &mut Browser<'_>) -> (String, String) {
    let path = notices_on(&browser.get(NOTICES).await)[0].clone();
    let text = browser.get(&path).await.main();
    (path, text)
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn each_change_is_a_notice_with_what_to_report_and_by_when(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "service");
    let claim_id = app.filed(&employee).await;
    let mut space = of(&app, &employee.form.employers[0]).await;
    let (_, initial) = first(&mut space).await;
    for words in [
        "Nadia",
        "du 25 mars 2020 au 14 avril 2020",
        "Signalez l’arrêt",
        "30 mars 2020",
        "S20.G00.05.001,'04'",
    ] {
        assert!(initial.contains(words), "{words}: {initial}");
    }
    app.service.clock.advance(Duration::minutes(1));
    follow_up::return_earlier(&app.service, claim_id, date!(2020 - 04 - 02)).await.unwrap();
    app.work().await;
    assert_eq!(notices_on(&space.get(NOTICES).await).len(), 2);
    let (_, shortened) = first(&mut space).await;
    for words in ["Arrêt raccourci", "reprise anticipée", "S20.G00.05.001,'05'", "S21.G00.60.010,'02042020'"]
    {
        assert!(shortened.contains(words), "{words}: {shortened}");
    }
    let old = notices_on(&space.get(NOTICES).await)[1].clone();
    let old = space.get(&old).await.main();
    assert!(old.contains("Rien à déclarer") && old.contains("Fin annoncée d’abord"), "{old}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_extension_is_reported_with_the_last_day_worked_of_the_first_notice(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "service");
    app.filed(&employee).await;
    let mut next = employee.clone();
    [next.form.first_day, next.form.first_month] = ["15", "4"].map(str::to_owned);
    app.service.clock.advance(Duration::days(21));
    app.filed(&next).await;
    let mut space = of(&app, &employee.form.employers[0]).await;
    let worked = |text: &str| text.split("S21.G00.60.002,'").nth(1).unwrap()[..8].to_owned();
    let list = notices_on(&space.get(NOTICES).await);
    assert_eq!(list.len(), 2);
    let (_, extension) = first(&mut space).await;
    assert!(
        extension.contains("seule la date de fin change") && extension.contains("S21.G00.60.003,'05052020'")
    );
    assert!(worked(&extension).ends_with("032020"), "of March, before the first notice: {extension}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_acknowledgement_is_seen_by_the_insured_and_stops_the_ladder(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "service");
    let claim_id = app.filed(&employee).await;
    let message = to_employer(&app, claim_id).await;
    let mut space = of(&app, &employee.form.employers[0]).await;
    let (path, _) = first(&mut space).await;
    let id = path.rsplit('/').next().unwrap();
    let done = act(&mut space, "/fr/employeur/reponse", &[("notice", id), ("answer", "acknowledged")]).await;
    assert_eq!(done.location.as_deref(), Some(path.as_str()));
    assert!(space.get(&path).await.main().contains("Réception accusée le"));
    app.work().await;
    // Its server gives the message back later: no letter, nothing to look at.
    comes_back(&app, message, "failed", "5.1.1").await;
    assert!(app.printed().is_empty());
    assert_eq!(app.count("SELECT count(*) FROM deliveries WHERE watched").await, 0);
    let mut insured = app.insured(claim_id, &employee).await;
    let own = insured.get(OWN).await.main();
    assert!(own.contains("A accusé réception le"), "{own}");
    act(&mut space, "/fr/employeur/reponse", &[("notice", id), ("answer", "acknowledged")]).await;
    assert_eq!(
        app.count("SELECT count(*) FROM employer.notice_answers").await,
        1,
        "the same again is nothing"
    );
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn without_an_acknowledgement_the_ladder_climbs(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.employee(1, "service")).await;
    comes_back(&app, to_employer(&app, claim_id).await, "failed", "5.1.1").await;
    assert_eq!(app.printed().len(), 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn not_our_employee_is_a_task_for_staff_and_news_for_the_insured_and_deletes_nothing(
    pool: sqlx::PgPool,
) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "service");
    let claim_id = app.filed(&employee).await;
    let mut space = of(&app, &employee.form.employers[0]).await;
    let (path, _) = first(&mut space).await;
    let id = path.rsplit('/').next().unwrap();
    let unsure = act(&mut space, "/fr/employeur/reponse", &[("notice", id), ("answer", "not-ours")]).await;
    assert_eq!(
        (unsure.status, unsure.faults()),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["confirm".to_owned()])
    );
    assert_eq!(app.count("SELECT count(*) FROM employer.notice_answers").await, 0);
    let before = app.mails().len();
    let fields = [("notice", id), ("answer", "not-ours"), ("confirm", "yes")];
    assert_eq!(act(&mut space, "/fr/employeur/reponse", &fields).await.status, StatusCode::SEE_OTHER);
    app.work().await;
    assert_eq!(app.mails().len(), before + 1, "the insured is told that there is news");
    assert_eq!(app.state(claim_id).await, "approved", "a person decides, not an employer");
    let mut insured = app.insured(claim_id, &employee).await;
    let own = insured.get(OWN).await.main();
    assert!(own.contains("que vous n’êtes pas son salarié") && own.contains("Rien n’est annulé"), "{own}");
    app.hire("ada", "administrator").await;
    let mut ada = app.browser();
    ada.sign_in("ada").await;
    let desk = ada.get("/agent/envois").await.main();
    assert!(desk.contains("n’est pas sa salariée"), "{desk}");
    assert_eq!(notices_on(&space.get(NOTICES).await).len(), 1);
    // A mistake is mended by the other answer.
    app.service.clock.advance(Duration::minutes(1));
    act(&mut space, "/fr/employeur/reponse", &[("notice", id), ("answer", "acknowledged")]).await;
    app.work().await;
    assert_eq!(app.count("SELECT count(*) FROM deliveries WHERE watched").await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn leaving_ends_the_session(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "service");
    app.filed(&employee).await;
    let mut space = of(&app, &employee.form.employers[0]).await;
    let kept = space.clone();
    assert_eq!(act(&mut space, "/fr/employeur/sortie", &[]).await.location.as_deref(), Some("/fr/employeur"));
    assert!(space.cookies.is_empty());
    assert_eq!(
        kept.clone().get(NOTICES).await.location.as_deref(),
        Some("/fr/employeur"),
        "a copy of the cookie too"
    );
}
