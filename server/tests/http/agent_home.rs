//! What every member of staff is told: the banner of the crisis cell, what changes in the rules, procedures.

use crate::app::{Browser, TestApp};
use axum::http::StatusCode;
use sqlx::PgPool;
use time::Duration;
use time::macros::datetime;

const DESK: &str = "/agent/annonce";
const SAID: &str = "Règle du 23 mars : lire <la note>";

async fn signed_in<'a>(app: &'a TestApp, login: &str, role: &str) -> Browser<'a> {
    app.hire(login, role).await;
    let mut browser = app.browser();
    browser.sign_in(login).await;
    browser
}

/// Writes on the banner until the last of March.
async fn announce(lead: &mut Browser<'_>, fr: &str, en: &str) -> crate::app::Page {
    let token = lead.get(DESK).await.value_of("token");
    let until = [("last_day", "31"), ("last_month", "3"), ("last_year", "2020")];
    lead.post(
        DESK,
        &[&[("token", token.as_str()), ("text_fr", fr), ("text_en", en)], until.as_slice()].concat(),
    )
    .await
}

/// What the banner says on a page.
async fn banner(browser: &mut Browser<'_>, path: &str) -> String {
    browser.get(path).await.text_of(".banner--crisis")
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_banner_stands_on_every_page_of_staff_and_on_no_other_until_its_end(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut lead = signed_in(&app, "chef", "supervisor").await;
    let mut anne = signed_in(&app, "anne", "caseworker").await;
    let mut audit = signed_in(&app, "audit", "auditor").await;
    assert_eq!(banner(&mut anne, "/agent").await, "");
    let page = announce(&mut lead, &format!("  {SAID}\r\n"), "").await;
    assert_eq!(page.location.as_deref(), Some("/agent/annonce?announced"), "{}", page.main());
    for (browser, path) in
        [(&mut anne, "/agent"), (&mut audit, "/agent/audit"), (&mut lead, "/agent/pilotage")]
    {
        assert_eq!(banner(browser, path).await, SAID, "{path}");
    }
    assert!(anne.get("/agent").await.html().contains("lire &lt;la note&gt;"), "words, not markup");
    assert_eq!(banner(&mut app.browser(), "/fr").await, "");
    assert_eq!(banner(&mut app.browser(), "/agent/connexion").await, "");
    app.service.clock.advance(datetime!(2020-04-01 00:00 +2) - app.service.clock.now());
    let mut again = app.browser();
    again.sign_in("anne").await;
    assert_eq!(banner(&mut again, "/agent").await, "", "its last day is over");
    let kept: Vec<u8> =
        sqlx::query_scalar("SELECT sealed FROM announcements").fetch_one(&app.owner).await.unwrap();
    assert!(!String::from_utf8_lossy(&kept).contains("lire"), "sealed, as what people type");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_banner_costs_no_query_a_page_and_is_never_old(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut lead = signed_in(&app, "chef", "supervisor").await;
    announce(&mut lead, "Un", "One").await;
    assert_eq!(banner(&mut lead, DESK).await, "Un");
    // Another process takes it down.
    sqlx::query("INSERT INTO announcement_ends SELECT announcement_id, from_at, by_staff FROM announcements")
        .execute(&app.owner)
        .await
        .unwrap();
    assert_eq!(banner(&mut lead, DESK).await, "Un", "from memory");
    app.service.clock.advance(Duration::seconds(5));
    assert_eq!(banner(&mut lead, DESK).await, "");
    announce(&mut lead, "Deux", "").await;
    let token = lead.get(DESK).await.value_of("token");
    let id: uuid::Uuid = sqlx::query_scalar(
        "SELECT announcement_id FROM announcements ORDER BY from_at DESC, announcement_id DESC LIMIT 1",
    )
    .fetch_one(&app.owner)
    .await
    .unwrap();
    for (said, shown) in [("taken-down", ""), ("over", "")] {
        let page = lead.post(&format!("{DESK}/{id}/fin"), &[("token", &token)]).await;
        assert_eq!(page.location, Some(format!("{DESK}?{said}")));
        assert_eq!(banner(&mut lead, DESK).await, shown);
    }
    let history = lead.get(DESK).await.main();
    assert!(history.contains("retirée par chef de test") && history.contains("Deux"), "{history}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_banner_without_words_or_end_is_not_shown_and_nothing_typed_is_lost(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut lead = signed_in(&app, "chef", "supervisor").await;
    let token = lead.get(DESK).await.value_of("token");
    let long = "x".repeat(301);
    for (fr, en, day, field) in [
        ("", "", "31", "text_fr"),
        (long.as_str(), "", "31", "text_fr"),
        ("Un", long.as_str(), "31", "text_en"),
        ("Un", "", "", "last_day"),
        ("Un", "", "24", "last_day"),
    ] {
        let fields = [
            ("token", token.as_str()),
            ("text_fr", fr),
            ("text_en", en),
            ("last_day", day),
            ("last_month", "3"),
            ("last_year", "2020"),
        ];
        let page = lead.post(DESK, &fields).await;
        assert_eq!((page.status, page.faults()), (StatusCode::UNPROCESSABLE_ENTITY, vec![field.to_owned()]));
        assert!(page.html().contains(if fr.is_empty() { "2020" } else { fr }), "kept");
    }
    assert_eq!(app.count("SELECT count(*) FROM announcements").await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_home_page_says_what_changes_in_the_rules_today_and_tomorrow(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut anne = signed_in(&app, "anne", "caseworker").await;
    assert!(anne.get("/agent").await.main().contains("Rien aujourd’hui ni demain."));
    app.service.clock.advance(datetime!(2020-04-30 08:00 +2) - app.service.clock.now());
    anne.sign_in("anne").await;
    let page = anne.get("/agent").await;
    assert!(page.main().contains("En vigueur dès demain"), "{}", page.main());
    assert!(page.html().contains("href=\"/fr/regles/at-risk-v3\""));
    app.service.clock.advance(Duration::DAY);
    anne.sign_in("anne").await;
    assert!(anne.get("/agent").await.main().contains("En vigueur dès aujourd’hui"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn each_screen_leads_to_its_procedure(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.for_caseworkers().next().unwrap()).await;
    let mut anne = signed_in(&app, "anne", "caseworker").await;
    for (path, slug) in [("/agent".to_owned(), "file"), (format!("/agent/dossiers/{claim_id}"), "dossier")] {
        let page = anne.get(&path).await.html();
        assert!(page.contains(&format!("href=\"/agent/procedures/{slug}\"")), "{path}");
    }
    let page = anne.get("/agent/procedures/dossier").await;
    assert!(page.main().contains("À ne pas faire") && page.status == StatusCode::OK);
    assert_eq!(anne.get("/agent/procedures/rien").await.status, StatusCode::NOT_FOUND);
    assert!(anne.get("/agent/procedures").await.html().contains("/agent/procedures/entraide"));
}
