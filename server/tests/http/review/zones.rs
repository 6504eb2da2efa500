//! What each role may read. A caseworker's pages do not depend on the ground by one byte; a medical officer's say it,
//! and each reading is written down.

use super::{agent, case};
use crate::app::claims::{ald, another, unconfirmed, with_ground};
use crate::app::{Browser, TestApp};
use abri_domain::ground::Ground;
use abri_server::demo::people::SyntheticClaim;
use time::macros::date;
use uuid::Uuid;

fn grounds() -> [Ground; 6] {
    [
        ald(8),
        ald(23),
        Ground::new("ald"),
        crate::app::claims::pregnancy(date!(2020 - 05 - 20)),
        Ground::new("other-condition"),
        Ground::new("cohabitant"),
    ]
}

/// The same employee with each ground, none of which the fund confirms: all on the medical side.
fn for_doctors(app: &TestApp) -> Vec<SyntheticClaim> {
    let with =
        |(order, ground)| another(unconfirmed(with_ground(app.employee(1, "service"), &ground)), order);
    (950..).zip(grounds()).map(with).collect()
}

/// A page without what tells one claim from another: ids, reference, token.
async fn masked(app: &TestApp, browser: &mut Browser<'_>, claim_id: Uuid) -> String {
    let page = browser.get(&case(claim_id)).await;
    let (reference, nonce) = (app.reference(claim_id).await, nonce(&page.html()));
    page.html().replace(&reference, "REFERENCE").replace(&claim_id.to_string(), "ID").replace(&nonce, "NONCE")
}

fn nonce(html: &str) -> String {
    html.split("nonce=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("no nonce").to_owned()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_caseworkers_page_does_not_depend_on_the_ground(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let mut pages = Vec::new();
    for person in for_doctors(&app) {
        let claim_id = app.filed(&person).await;
        assert_eq!(app.state(claim_id).await, "in-review medical");
        pages.push(masked(&app, &mut anne, claim_id).await);
    }
    for (page, ground) in pages.iter().zip(grounds()) {
        assert_eq!(page, &pages[0], "{}", ground.code());
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn no_page_of_a_caseworker_has_a_medical_word(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let (mut doctor, mut html) = (agent(&app, "doctor", "medical-officer").await, String::new());
    for mut person in for_doctors(&app) {
        // On the caseworker's side first, then decided by both.
        "partial".clone_into(&mut person.form.telework);
        let claim_id = app.filed(&person).await;
        html += &anne.get("/agent").await.html();
        super::take(&mut anne, claim_id).await;
        html += &anne.get(&case(claim_id)).await.html();
        super::approve(&mut anne, claim_id).await;
        super::take(&mut doctor, claim_id).await;
        let note = [("verdict", "approve"), ("note", "antécédents cardiaques")];
        doctor.act(&case(claim_id), "decision", &note).await;
        html += &anne.get(&case(claim_id)).await.html();
    }
    // The title of the service's own announcement is a source of every claim.
    let html = html.to_lowercase().replace("téléservice aux personnes à risque", "");
    for word in [
        "affection",
        "longue durée",
        "long-term",
        "grossesse",
        "pregnan",
        "enceinte",
        "trimestre",
        "accouchement",
        "cohabit",
        "vit avec",
        "à risque",
        "diabète",
        "condition",
        "cardiaque",
        "maladie",
        "motif déclaré",
        "registre\u{a0}:",
        "other-condition",
        "note médicale",
        "partie médicale",
        "2020-05-20",
        "20/05/2020",
        "20 mai",
    ] {
        let found =
            html.find(word).map(|at| html.get(at.saturating_sub(60)..at + 40).unwrap_or_default().to_owned());
        assert_eq!(found, None, "{word} on a caseworker's page");
    }
    // As a whole word only: the tokens of a page, drawn at random, may spell three letters.
    assert!(!html.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == "ald"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_medical_officer_reads_the_ground_and_each_reading_is_written_down(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let officer = app.hire("doctor", "medical-officer").await;
    let mut doctor = app.browser();
    doctor.sign_in("doctor").await;
    let reads = "SELECT count(*) FROM medical.reads";
    for (person, ground) in for_doctors(&app).into_iter().zip(grounds()) {
        let claim_id = app.filed(&person).await;
        let before = app.count(reads).await;
        let page = doctor.get(&case(claim_id)).await.main();
        let scheme = app.rules().scheme;
        assert!(page.contains(scheme.ground(ground.code()).unwrap().name().fr.as_ref()), "{page}");
        match (ground.ald(), ground.due()) {
            (Some(number), _) => assert!(page.contains(&format!("{}. ", number.expose())), "{page}"),
            (_, Some(_)) => assert!(page.contains("20 mai 2020"), "{page}"),
            _ => {}
        }
        doctor.get(&case(claim_id)).await;
        assert_eq!(app.count(reads).await, before + 2, "one row a view");
    }
    let others = sqlx::query_scalar::<_, i64>(
        "SELECT count(*) FROM medical.reads WHERE staff_id <> $1 OR by_role <> 'medical-officer'",
    );
    assert_eq!(others.bind(officer).fetch_one(&app.owner).await.unwrap(), 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_caseworkers_view_is_in_the_history_and_is_no_reading_of_zone_m(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.farmer()).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    anne.get(&case(claim_id)).await;
    let history = app.history(claim_id).await;
    assert_eq!(history.last().unwrap().event.code(), "file-read");
    assert_eq!(app.count("SELECT count(*) FROM medical.reads").await, 0);
}
