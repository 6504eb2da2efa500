//! The auditor's screen: who did what and when, never to whom or why; and looking is itself written down.

use super::{AUDIT, agent, look_up, some_days, verified};
use crate::app::{Browser, Page, TestApp};
use abri_domain::audit::Found;
use abri_server::persistence::audit::checks;
use axum::http::StatusCode;
use sqlx::PgPool;
use time::Duration;
use time::macros::date;

const ACTS: &str = "/agent/audit/actes";

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_auditor_sees_who_did_what_and_nothing_of_the_insured(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let person = app.for_medical_officers().next().unwrap();
    let claim_id = some_days(&app, 0).await[0];
    let reference = app.reference(claim_id).await;
    let mut ada = agent(&app, "ada", "auditor").await;
    assert_eq!(ada.get("/agent").await.location.as_deref(), Some(AUDIT));
    let found = look_up(&mut ada, &reference, "plainte reçue").await;
    assert_eq!(found.status, StatusCode::SEE_OTHER, "{}", found.main());
    let path = found.location.unwrap();
    assert!(!path.contains(&reference) && !path.contains(&claim_id.to_string()));
    let page = ada.get(&path).await;
    let text = page.main();
    for words in
        ["Demande enregistrée", "Envoyé à l’examen", "Dossier consulté", "doctor de test", "M (médicale)"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    let scheme = app.rules().scheme;
    let ground = scheme.ground(&person.form.ground).unwrap().name().fr.clone().into_owned();
    for secret in [&person.form.birth_name, &person.form.first_names, &person.form.nir, &ground] {
        assert!(!page.html().contains(secret.as_str()), "the trail says nothing of the insured");
    }
    assert_eq!(app.count("SELECT count(*) FROM medical.reads").await, 3, "an auditor reads no file");
    assert_eq!(ada.get(&format!("/agent/dossiers/{claim_id}")).await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn looking_up_is_written_down_sealed_and_open_to_one_auditor_for_an_hour(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = some_days(&app, 0).await[0];
    let reference = app.reference(claim_id).await;
    let (mut ada, mut bob) = (agent(&app, "ada", "auditor").await, agent(&app, "bob", "auditor").await);
    let path = look_up(&mut ada, &reference, "plainte reçue").await.location.unwrap();
    // One that no claim has is written down as well.
    let other = look_up(&mut ada, "2222-2222", "au hasard").await;
    assert_eq!(other.status, StatusCode::SEE_OTHER, "{}", other.main());
    assert!(
        ada.get(&other.location.unwrap()).await.main().contains("Aucun dossier ne porte cette référence")
    );
    let seen_by_the_other = bob.get(AUDIT).await.main();
    for words in ["plainte reçue", "au hasard", "ada de test", reference.as_str()] {
        assert!(seen_by_the_other.contains(words), "{words}");
    }
    let sealed: Vec<Vec<u8>> =
        sqlx::query_scalar("SELECT sealed FROM audit_lookups").fetch_all(&app.owner).await.unwrap();
    assert_eq!(sealed.len(), 2);
    assert!(sealed.iter().all(|sealed| !String::from_utf8_lossy(sealed).contains("plainte")));
    assert_eq!(bob.get(&path).await.status, StatusCode::NOT_FOUND, "it is the other auditor's");
    // Half an hour without a sign of life would end the session.
    for (minutes, status) in [(29, 200), (29, 200), (3, 404)] {
        app.service.clock.advance(Duration::minutes(minutes));
        assert_eq!(ada.get(&path).await.status, status);
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_form_that_is_not_right_says_so_and_loses_nothing(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut ada = agent(&app, "ada", "auditor").await;
    for (reference, reason, faults) in [
        ("", "", vec!["trail_reference", "trail_reason"]),
        ("2222-2223", "plainte", vec!["trail_reference"]),
        ("2222-2222", "  ", vec!["trail_reason"]),
        ("2222-2222", &"é".repeat(1001), vec!["trail_reason"]),
    ] {
        let page = look_up(&mut ada, reference, reason).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.faults(), faults);
        assert_eq!(page.value_of("trail_reference"), reference);
        assert!(page.html().contains(reason));
    }
    assert_eq!(app.count("SELECT count(*) FROM audit_lookups").await, 0);
    for ([from, until], faults) in [
        ([["", "", ""], ["1", "4", "2020"]], vec!["acts_from_day"]),
        ([["31", "2", "2020"], ["", "", ""]], vec!["acts_from_day", "acts_until_day"]),
        ([["25", "3", "2020"], ["24", "3", "2020"]], vec!["acts_until_day"]),
        ([["25", "3", "2020"], ["25", "4", "2020"]], vec!["acts_until_day"]),
    ] {
        let page = count(&mut ada, from, until).await;
        assert_eq!(
            (page.status, page.faults()),
            (StatusCode::UNPROCESSABLE_ENTITY, faults.iter().map(ToString::to_string).collect())
        );
        assert_eq!(page.value_of("acts_until_day"), until[0]);
    }
}

async fn count(browser: &mut Browser<'_>, from: [&str; 3], until: [&str; 3]) -> Page {
    let token = browser.get(AUDIT).await.value_of("token");
    let fields = [
        ("token", token.as_str()),
        ("acts_from_day", from[0]),
        ("acts_from_month", from[1]),
        ("acts_from_year", from[2]),
        ("acts_until_day", until[0]),
        ("acts_until_month", until[1]),
        ("acts_until_year", until[2]),
    ];
    browser.post(ACTS, &fields).await
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_acts_of_staff_are_counted_by_person_and_kind(pool: PgPool) {
    let app = TestApp::new(pool).await;
    some_days(&app, 0).await;
    let mut ada = agent(&app, "ada", "auditor").await;
    let day = ["25", "3", "2020"];
    let page = count(&mut ada, day, day).await;
    assert_eq!(page.status, StatusCode::OK);
    let row = page.text_of("table tbody tr");
    for words in ["doctor de test", "médecin-conseil", "Dossier consulté", "3"] {
        assert!(row.contains(words), "{words}: {row}");
    }
    let before = count(&mut ada, ["23", "3", "2020"], ["24", "3", "2020"]).await;
    assert!(before.main().contains("Aucun agent n’a rien fait"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_days_say_what_verifying_them_came_to(pool: PgPool) {
    let app = TestApp::new(pool).await;
    some_days(&app, 2).await;
    let mut ada = agent(&app, "ada", "auditor").await;
    let page = ada.get(AUDIT).await.main();
    assert!(page.contains("n’a pas encore été vérifiée"));
    assert_eq!(page.matches("pas encore vérifié").count(), 2, "{page}");
    let (_, found) = verified(&app, &[]).await;
    let mut owner = app.owner.acquire().await.unwrap();
    checks::keep(&mut owner, &found, app.service.clock.now()).await.unwrap();
    let page = ada.get(AUDIT).await.main();
    assert!(page.contains("9 actes lus, tout correspond"), "{page}");
    assert!(!page.contains("pas encore vérifié"));
    let days_at_fault = [date!(2020 - 03 - 26)].into();
    let now = app.service.clock.now() + Duration::seconds(1);
    checks::keep(&mut owner, &Found { faults: 1, days_at_fault, ..found }, now).await.unwrap();
    let page = ada.get(AUDIT).await.main();
    assert!(page.contains("défauts trouvés\u{a0}: 1"));
    assert_eq!(page.matches("en défaut").count(), 1);
}
