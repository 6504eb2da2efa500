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
        assert!(page.text_of(".notice[data-says]:not([hidden])").contains(door), "{door}");
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
    assert_eq!(page.faults(), ["status", "health_worker", "telework", "ground"]);
    assert_eq!(page.text_of("#answer"), "");
}

/// The service as it is at that instant.
async fn at(pool: PgPool, instant: time::OffsetDateTime) -> TestApp {
    let app = TestApp::new(pool).await;
    app.service.clock.advance(instant - MORNING);
    app
}

/// The lines of the answer that are shown, under a group.
fn shown(page: &crate::app::Page, group: &str) -> Vec<String> {
    let html = scraper::Html::parse_document(&page.html());
    let lines = format!("[data-says={group}]:not([hidden]) li:not([hidden])");
    let lines = scraper::Selector::parse(&lines).unwrap();
    html.select(&lines).map(|line| line.text().collect::<String>().trim().to_owned()).collect()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn from_may_on_the_check_asks_for_what_the_decree_reads(pool: PgPool) {
    let spring = TestApp::new(pool.clone()).await;
    let page = spring.browser().get(CHECK).await.html();
    assert!(
        !page.contains("answer-weight") && !page.contains("birth_day"),
        "the rules of March read neither"
    );
    let app = at(pool, datetime!(2020-05-04 09:00 +2)).await;
    let mut browser = app.browser();
    assert!(browser.get(CHECK).await.html().contains("answer-weight"));
    let mut farmer = with("status", "farmer");
    let unknown = browser.post(CHECK, &farmer).await;
    assert!(unknown.text_of("#answer").contains("une personne regardera"));
    assert_eq!(
        shown(&unknown, "missing"),
        ["Date de naissance", "Votre santé", "Combien pesez-vous\u{202f}?", "Combien mesurez-vous\u{202f}?"]
    );
    assert!(shown(&unknown, "profiles").is_empty());
    farmer.extend([("answer-weight", "90 kg"), ("answer-height", "170")]);
    let known = browser.post(CHECK, &farmer).await;
    assert_eq!(known.text_of("#answer"), "Oui, ce service est pour vous");
    let lines = shown(&known, "profiles");
    assert!(lines.len() == 1 && lines[0].contains("indice de masse corporelle"), "{lines:?}");
    assert!(lines[0].contains("Décret n°\u{a0}2020-521"), "{lines:?}");
    assert!(shown(&known, "missing").is_empty());
    assert_eq!(super::answers(&known)["answer-weight"], "90 kg", "what was typed stays");
    assert!(browser.cookies.is_empty());
    for table in ["drafts", "claims", "jobs", "claim_events"] {
        assert_eq!(count(&app, table).await, 0, "{table}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_slip_in_an_answer_is_named_and_loses_nothing(pool: PgPool) {
    let app = at(pool, datetime!(2020-05-04 09:00 +2)).await;
    let mut answers = with("status", "farmer");
    answers.extend([
        ("answer-weight", "lourd\u{0}"),
        ("answer-height", "1,70"),
        ("birth_day", "31"),
        ("birth_month", "2"),
        ("birth_year", "1950"),
        ("answer-dialysis", "yes"),
    ]);
    let page = app.browser().post(CHECK, &answers).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.faults(), ["birth_day", "answer-weight", "answer-height"]);
    let kept = super::answers(&page);
    assert_eq!((kept["answer-weight"].as_str(), kept["answer-height"].as_str()), ("lourd", "1,70"));
    assert_eq!((kept["birth_day"].as_str(), kept["answer-dialysis"].as_str()), ("31", "yes"));
    assert!(!page.main().contains("1,70 "), "no sentence repeats what was typed");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn when_several_schemes_are_open_one_is_chosen_first(pool: PgPool) {
    let app = at(pool, datetime!(2020-11-15 09:00 +1)).await;
    let mut browser = app.browser();
    let choice = browser.get(CHECK).await;
    for scheme in ["personnes-a-risque", "cas-contact"] {
        assert!(choice.html().contains(&format!("href=\"{CHECK}/{scheme}\"")), "{scheme}");
        let page = browser.get(&format!("{CHECK}/{scheme}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.html().contains(&format!("href=\"/en/am-i-concerned/{scheme}\"")), "the other language");
    }
    assert!(!choice.html().contains("/symptomes"), "it opens in January 2021");
    assert_eq!(
        browser.get(&format!("{CHECK}/symptomes")).await.text_of("#answer"),
        "Le dispositif est fermé aujourd’hui"
    );
    assert_eq!(browser.get(&format!("{CHECK}/rougeole")).await.status, StatusCode::NOT_FOUND);
    let contact = [
        ("status", "employee"),
        ("telework", "impossible"),
        ("ground", "contact"),
        ("answer-contacted-on-day", "13"),
        ("answer-contacted-on-month", "nov"),
        ("answer-contacted-on-year", "2020"),
    ];
    let page = browser.post(&format!("{CHECK}/cas-contact"), &contact).await;
    assert_eq!(page.text_of("#answer"), "Oui, ce service est pour vous");
    assert!(!page.html().contains("health_worker"), "its rules do not read that");
    let nobody =
        browser.post(&format!("{CHECK}/cas-contact"), &[contact[0], contact[1], ("ground", "none")]).await;
    assert!(nobody.text_of(".notice[data-says]:not([hidden])").contains("arrêt de travail ordinaire"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn rules_that_nobody_knows_yet_open_nothing(pool: PgPool) {
    for (instant, open) in [
        (datetime!(2022-09-30 09:00 +2), true),
        (datetime!(2022-10-01 09:00 +2), false),
        (datetime!(2022-10-26 09:00 +2), false),
        (datetime!(2022-10-27 09:00 +2), true),
    ] {
        let app = at(pool.clone(), instant).await;
        let (home, check) = (app.browser().get("/fr").await, app.browser().get(CHECK).await);
        assert_eq!(home.main().contains("Commencer ma demande"), open, "{instant}");
        assert_eq!(check.text_of("#answer").is_empty(), open, "{instant}");
    }
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
