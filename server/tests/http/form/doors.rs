//! "Am I concerned?", and a scheme that is closed.

use super::*;
use crate::app::MORNING;
use axum::http::StatusCode;
use sqlx::PgPool;
use time::macros::datetime;

const CHECK: &str = "/fr/suis-je-concerne";

/// A clear yes; each test changes one answer.
const YES: [(&str, &str); 5] = [
    ("status", "agricultural-employee"),
    ("health_worker", "no"),
    ("ground", "ald"),
    ("answer-ald-number", "8"),
    ("telework", "impossible"),
];

fn with(name: &str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    YES.map(|(field, usual)| (field, if field == name { value } else { usual })).to_vec()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_check_shows_the_right_door_and_stores_nothing(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut browser = app.browser();
    let mut occupational = with("health_worker", "yes");
    occupational[0].1 = "employee";
    for (answers, heading, door) in [
        (YES.to_vec(), "Oui, ce service est pour vous", "Commencer ma demande"),
        (with("ground", "other-condition"), "Un autre chemin vous convient mieux", "Votre médecin"),
        (
            with("status", "civil-servant"),
            "Un autre chemin vous convient mieux",
            "autorisation spéciale d’absence",
        ),
        (occupational, "Un autre chemin vous convient mieux", "Le médecin du travail"),
    ] {
        let page = browser.post(CHECK, &answers).await;
        assert_eq!((page.status, page.text_of("#answer").as_str()), (StatusCode::OK, heading), "{answers:?}");
        assert!(page.text_of("section[aria-labelledby=answer]").contains(door), "{door}");
        assert!(page.headers.get("set-cookie").is_none());
        assert_eq!(super::answers(&page)["ground"], answers[2].1, "the answers stay to be changed");
    }
    assert!(browser.cookies.is_empty());
    for table in ["drafts", "claims", "jobs", "claim_events", "insured_sessions", "access_attempts"] {
        assert_eq!(count(&app, table).await, 0, "{table}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_check_answers_in_english_and_names_what_is_missing(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut browser = app.browser();
    let page = browser.post("/en/am-i-concerned", &YES).await;
    assert_eq!(page.text_of("#answer"), "Yes, this service is for you");
    let page = browser.post(CHECK, &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.faults(), ["status", "health_worker", "ground", "telework"]);
    assert_eq!(page.text_of("#answer"), "");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_closed_scheme_says_so_and_takes_nothing(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, farmer) = (app.browser(), farmer(&app));
    let reference = browser.file(&farmer).await;
    app.service.clock.advance(datetime!(2023-02-02 08:00 +1) - MORNING);

    let said = "Le service ne prend plus de nouvelles demandes";
    let home = browser.get("/fr").await;
    assert!(home.main().contains(said) && !home.main().contains("Commencer ma demande"));
    let check = browser.post(CHECK, &YES).await;
    assert_eq!(check.text_of("#answer"), "Le dispositif est fermé aujourd’hui");
    let before = count(&app, "drafts").await;
    for step in Step::ALL {
        let page = browser.get(fr(*step)).await;
        assert_eq!((page.status, page.text_of("h1").as_str()), (StatusCode::OK, said), "{step:?}");
        assert_eq!(send(&mut browser, *step, &farmer.form, &[]).await.text_of("h1"), said, "{step:?}");
    }
    assert_eq!((count(&app, "drafts").await, count(&app, "claims").await), (before, 1));
    // Claims already sent are still looked after.
    let [day, month, year] = [&farmer.form.birth_day, &farmer.form.birth_month, &farmer.form.birth_year];
    let known =
        [("reference", reference.as_str()), ("birth_day", day), ("birth_month", month), ("birth_year", year)];
    leads_to(&browser.post("/fr/suivi", &known).await, "/fr/suivi/code");
}
