//! The phone desk says where a claim is, and nothing that tells why or whose.

use super::{CALL, LOOKUPS, agent, birth, look_up};
use crate::app::claims::with_ground;
use crate::app::follow::codes_in;
use crate::app::mail::pdf_text;
use crate::app::{Browser, TestApp};
use abri_domain::ground::Ground;
use axum::http::StatusCode;
use sqlx::PgPool;
use time::Duration;
use uuid::Uuid;

const REFUSED: &str = "aucune demande ne porte à la fois";

/// The answer of the desk on a claim, without what tells one claim from another.
async fn said(app: &TestApp, desk: &mut Browser<'_>, claim_id: Uuid, birth: [&str; 3]) -> String {
    let reference = app.reference(claim_id).await;
    let found = look_up(desk, &reference, birth).await;
    let path = found.location.unwrap_or_else(|| panic!("{}", found.status));
    assert!(!path.contains(&reference) && !path.contains(&claim_id.to_string()), "{path}");
    desk.get(&path).await.main().replace(&reference, "REFERENCE")
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_desk_says_where_a_claim_is_and_nothing_of_its_person(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut desk = agent(&app, "chloe", "call-desk").await;
    assert_eq!(desk.get("/agent").await.location.as_deref(), Some(CALL), "the work of a role begins there");
    let person = app.for_medical_officers().next().unwrap();
    let claim_id = app.filed(&person).await;
    assert_eq!(app.state(claim_id).await, "in-review medical");
    let text = said(&app, &mut desk, claim_id, birth(&person.form)).await;
    for words in ["Une personne examine votre demande", "au plus tard le 30 mars 2020", "25 mai 2020"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let scheme = app.rules().scheme;
    let ground = scheme.ground(&person.form.ground).unwrap().name().fr.clone().into_owned();
    let form = &person.form;
    for secret in [&form.birth_name, &form.first_names, &form.nir, &form.street, &form.email, &ground] {
        assert!(!text.contains(secret.as_str()), "the desk needs none of it");
    }
    // The help names every key of the back office, those of other desks too.
    let said = text.replace("Avis médicaux", "").to_lowercase();
    assert!(!said.contains("médic"), "which side looks tells of the ground: {text}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_is_said_does_not_depend_on_the_ground_or_the_side(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut desk = agent(&app, "chloe", "call-desk").await;
    let person = app.for_caseworkers().next().unwrap();
    let mut said_of = Vec::new();
    for ground in ["ald", "other-condition"] {
        let person = with_ground(person.clone(), &Ground::new(ground));
        let claim_id = app.submit(&person).await;
        for state in [
            r#"{"state": "in-review", "side": "administrative", "granted": null}"#,
            r#"{"state": "in-review", "side": "medical", "granted": null}"#,
        ] {
            let query = "UPDATE claims SET state = 'in-review', side = $2::jsonb ->> 'side', state_detail = $2::jsonb WHERE claim_id = $1";
            sqlx::query(query).bind(claim_id).bind(state).execute(&app.owner).await.unwrap();
            said_of.push(said(&app, &mut desk, claim_id, birth(&person.form)).await);
        }
    }
    assert!(said_of.iter().all(|text| *text == said_of[0]), "{said_of:#?}");
    let mut refusals = Vec::new();
    let claim_id = app.submit(&person).await;
    for state in [
        r#"{"state": "refused", "side": "medical", "reason": "medical-conclusion"}"#,
        r#"{"state": "refused", "side": "administrative", "reason": "telework-possible"}"#,
    ] {
        let query = "UPDATE claims SET state = 'refused', side = NULL, decided_at = now(), state_detail = $2::jsonb WHERE claim_id = $1";
        sqlx::query(query).bind(claim_id).bind(state).execute(&app.owner).await.unwrap();
        refusals.push(said(&app, &mut desk, claim_id, birth(&person.form)).await);
    }
    assert_eq!(refusals[0], refusals[1], "a reason would tell of the ground");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_wrong_pair_and_an_unknown_one_read_the_same_and_are_limited(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut desk = agent(&app, "chloe", "call-desk").await;
    let farmer = app.farmer();
    let claim_id = app.filed(&farmer).await;
    let reference = app.reference(claim_id).await;
    let mut pages = Vec::new();
    for (reference, date) in [
        (reference.as_str(), ["1", "1", "1970"]),
        ("2222-2222", birth(&farmer.form)),
        ("ABC", ["1", "1", "1970"]),
    ] {
        let page = look_up(&mut desk, reference, date).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.value_of("reference"), reference, "what was typed is kept");
        pages.push(page.text_of(".error-summary"));
    }
    assert!(
        pages.iter().all(|text| *text == pages[0] && text.to_lowercase().contains(REFUSED)),
        "{pages:#?}"
    );
    for _ in 0..8 {
        look_up(&mut desk, &reference, ["1", "1", "1970"]).await;
    }
    let page = look_up(&mut desk, &reference, birth(&farmer.form)).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS, "the right pair too, after ten wrong ones");
    let mut other = agent(&app, "denis", "call-desk").await;
    assert_eq!(look_up(&mut other, &reference, birth(&farmer.form)).await.status, StatusCode::SEE_OTHER);
    app.service.clock.advance(Duration::minutes(16));
    assert_eq!(look_up(&mut desk, &reference, birth(&farmer.form)).await.status, StatusCode::SEE_OTHER);
    let mut ada = agent(&app, "ada", "auditor").await;
    let audited = ada.get("/agent/audit").await.main();
    for words in ["chloe de test", "denis de test", "Accueil téléphonique", "2222-2222", &reference] {
        assert!(audited.contains(words), "{words}: {audited}");
    }
    assert_eq!(app.count("SELECT count(*) FROM audit_lookups WHERE desk = 'call'").await, 12);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_was_found_is_open_to_one_agent_for_an_hour(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut chloe, mut denis) =
        (agent(&app, "chloe", "call-desk").await, agent(&app, "denis", "call-desk").await);
    let mut ada = agent(&app, "ada", "auditor").await;
    let farmer = app.farmer();
    let claim_id = app.filed(&farmer).await;
    let reference = app.reference(claim_id).await;
    let path = look_up(&mut chloe, &reference, birth(&farmer.form)).await.location.unwrap();
    assert_eq!(denis.get(&path).await.status, StatusCode::NOT_FOUND);
    let trail = path.replace(LOOKUPS, "/agent/audit/recherches");
    assert_eq!(ada.get(&trail).await.status, StatusCode::NOT_FOUND, "a lookup of the phone opens no trail");
    for (minutes, status) in [(29, 200), (29, 200), (3, 404)] {
        app.service.clock.advance(Duration::minutes(minutes));
        assert_eq!(chloe.get(&path).await.status, status);
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn lost_codes_are_posted_again_once_a_day_to_the_address_of_the_claim(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut desk = agent(&app, "chloe", "call-desk").await;
    let mut farmer = app.farmer();
    farmer.form.email.clear();
    "yes".clone_into(&mut farmer.form.no_email);
    app.know(&farmer).await;
    let mut browser = app.browser();
    let reference = browser.file(&farmer).await;
    let old = codes_in(&browser.get("/fr/demande/recu").await.main());
    app.work().await;
    let before = app.printed().len();
    let path = look_up(&mut desk, &reference, birth(&farmer.form)).await.location.unwrap();
    let token = desk.get(&path).await.value_of("token");
    for _ in 0..2 {
        let page = desk.post(&format!("{path}/codes"), &[("token", &token)]).await;
        assert_eq!(page.location, Some(format!("{path}?codes")));
    }
    app.work().await;
    let letters = app.printed();
    assert_eq!(letters.len(), before + 1, "one letter a day");
    let fresh = codes_in(&pdf_text(letters.last().unwrap()));
    assert_eq!(fresh.len(), 6);
    let mut insured = app.browser();
    insured.knock(&reference, &farmer).await;
    assert_eq!(insured.give_code(&old[0]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(insured.give_code(&fresh[0]).await.status, StatusCode::SEE_OTHER);
    for code in &fresh {
        assert!(!desk.get(&path).await.html().contains(code.as_str()), "the desk never sees a code");
    }
}
