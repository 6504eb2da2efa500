//! The rules in public: what is in force by the clock, what is known by then, and nothing of what is not.

use crate::app::{Page, TestApp};
use abri_app::lang::Lang;
use abri_app::paths::Page as P;
use sqlx::PgPool;
use time::OffsetDateTime;
use time::macros::datetime;

/// The service at that instant.
async fn at(pool: PgPool, instant: OffsetDateTime) -> TestApp {
    let app = TestApp::new(pool).await;
    app.service.clock.advance(instant - crate::app::MORNING);
    app
}

fn links_to(page: &Page, path: &str) -> bool {
    page.html().contains(&format!("href=\"{path}\""))
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_version_in_force_goes_by_the_clock(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let page = app.browser().get("/fr/regles").await;
    let main = page.main();
    for words in [
        "Personnes à risque, du 18 mars au 5 avril 2020",
        "25 mars 2020",
        "21 jours",
        "13 mars 2020",
        "dialys",
    ] {
        assert!(main.contains(words), "{words} is not in {main}");
    }
    assert!(
        links_to(&page, "/fr/suis-je-concerne")
            && links_to(&page, "/fr/demande/conditions?scheme=personnes-a-risque")
    );
    assert!(links_to(&page, "/fr/regles/at-risk-v0") && links_to(&page, "/fr/regles/at-risk-v2a"));
    // Announced on 6 April.
    assert!(!links_to(&page, "/fr/regles/at-risk-v2b"));
    app.service.clock.advance(time::Duration::days(12));
    let april = app.browser().get("/en/rules").await;
    assert!(april.text_of("main h3").contains("6 to 30 April 2020"), "{}", april.main());
    assert!(links_to(&april, "/en/rules/at-risk-v2b"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_closed_scheme_says_where_to_go_and_offers_no_form(pool: PgPool) {
    let app = at(pool, datetime!(2023-03-01 08:00 +1)).await;
    let page = app.browser().get("/fr/regles").await;
    assert!(page.main().contains("L’arrêt de travail ordinaire") && page.main().contains("sans fin connue"));
    assert!(!links_to(&page, "/fr/demande/conditions") && links_to(&page, "/fr/suis-je-concerne"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_route_for_everyone_leads_there_and_not_to_the_form(pool: PgPool) {
    let app = at(pool, datetime!(2020-09-10 08:00 +2)).await;
    let page = app.browser().get("/en/rules").await;
    assert!(page.main().contains("a doctor writes the stoppage") && !links_to(&page, "/en/claim/terms"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_version_nobody_knows_yet_applies_to_nobody(pool: PgPool) {
    // The version of 1 October 2022 was announced on the 27th.
    let app = at(pool, datetime!(2022-10-05 08:00 +2)).await;
    let page = app.browser().get("/fr/regles").await;
    assert!(page.main().contains("Aucune règle connue n’est en vigueur"));
    assert!(!page.html().contains("at-risk-v8"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_is_unknown_or_not_announced_is_not_found(pool: PgPool) {
    let app = TestApp::new(pool).await;
    for id in ["at-risk-v2b", "at-risk-v9", "symptomatic-v1", "x", "%00", "%3Cscript%3E", "at-risk-v2a/x"] {
        for base in ["/fr/regles", "/en/rules"] {
            let page = app.browser().get(&format!("{base}/{id}")).await;
            assert_eq!(page.status, 404, "{base}/{id}");
            let title =
                if base == "/fr/regles" { "Cette page n’existe pas" } else { "There is no such page" };
            assert_eq!(page.text_of("h1"), title);
        }
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_end_is_shown_once_it_is_known(pool: PgPool) {
    let app = at(pool, datetime!(2020-04-10 08:00 +2)).await;
    let path = "/fr/regles/at-risk-v2b";
    let before = app.browser().get(path).await.main();
    assert!(before.contains("Depuis le 6 avril 2020, sans fin connue"), "{before}");
    assert!(!before.contains("Les arrêts qui se terminent plus tôt"));
    app.service.clock.advance(time::Duration::days(18));
    let after = app.browser().get(path).await.main();
    assert!(after.contains("Du 6 avril 2020 au 30 avril 2020 inclus"), "{after}");
    assert!(after.contains("Les arrêts qui se terminent plus tôt"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_version_shows_what_changed_and_who_comes_before_and_after(pool: PgPool) {
    let app = at(pool, datetime!(2021-10-10 08:00 +2)).await;
    let page = app.browser().get("/fr/regles/at-risk-v4").await;
    let main = page.main();
    for words in [
        "Ce qui a changé",
        "Points retirés",
        "Vous avez 65 ans ou plus.",
        "Guyane",
        "jusqu’au 18 septembre 2020 inclus",
        "Contester une décision médicale",
        "L’empreinte de cette règle",
        "Version d’avant",
    ] {
        assert!(main.contains(words), "{words} is not in {main}");
    }
    assert!(links_to(&page, "/fr/regles/at-risk-v3") && links_to(&page, "/fr/regles/at-risk-v5"));
    let schemes = app.service.rules.current();
    let sha256 = schemes.version("at-risk-v4").unwrap().sha256();
    assert!(main.contains(&data_encoding::HEXLOWER.encode(&sha256[..16])));
    // The list of 2020 left the page in 2021, though the file still needs its lines.
    let later = app.browser().get("/fr/regles/at-risk-v7").await.main();
    let (people, changes) = later.split_once("Ce qui a changé").unwrap();
    let removed = changes.split_once("Points retirés").unwrap().1.split("Points modifiés").next().unwrap();
    assert!(removed.contains("Vous avez 65 ans ou plus.") && !people.contains("Vous avez 65 ans ou plus."));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn every_version_reads_well_in_both_languages(pool: PgPool) {
    let app = at(pool, datetime!(2023-03-01 08:00 +1)).await;
    for lang in Lang::ALL {
        for version in app.service.rules.book("at-risk").unwrap().versions() {
            let path = P::rule_version(lang, version.id());
            let page = app.browser().get(&path).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(links_to(&page, &P::rule_version(lang.other(), version.id())), "{path}");
            let (html, main) = (page.html(), page.main());
            assert!(!html.contains('\u{2014}') && !html.contains("&amp;amp;"), "{path}");
            for fault in ["&lt;", "&amp;", "&#", "{", "None", "Some("] {
                assert!(!main.contains(fault), "{fault} on {path}");
            }
        }
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_check_leads_to_the_rule_that_judged(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let answers = [
        ("status", "farmer"),
        ("health_worker", "no"),
        ("ground", "ald"),
        ("answer-ald-number", "8"),
        ("telework", "impossible"),
    ];
    let page = app.browser().post("/fr/suis-je-concerne", &answers).await;
    assert_eq!(page.status, 200);
    assert!(links_to(&page, "/fr/regles/at-risk-v2a"));
}
