//! The heads in public: everyone may note one, nobody learns a small count.

use super::{days, some_days};
use crate::app::TestApp;
use abri_domain::audit::PublishedHead;
use abri_domain::chain::hexadecimal;
use axum::http::StatusCode;
use sqlx::PgPool;

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn anyone_reads_the_heads_and_no_small_count(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut browser = app.browser();
    assert!(browser.get("/fr/journal").await.main().contains("Aucun jour n’est encore clos."));
    some_days(&app, 3).await;
    let days = days(&app).await;
    assert_eq!((days[0].events, days[0].reads), (9, 3));
    for (path, few) in
        [("/fr/journal", "moins de 11"), ("/en/journal", "fewer than 11"), ("/fr/journal/2020", "moins")]
    {
        let page = browser.get(path).await.main();
        for day in &days {
            assert!(page.replace(' ', "").contains(&hexadecimal::encode(&day.head)), "{path}");
        }
        assert_eq!(page.matches(few).count(), 6, "{path}: two counts of three days: {page}");
    }
    for year in ["2019", "2021", "x", "99999"] {
        assert_eq!(browser.get(&format!("/fr/journal/{year}")).await.status, StatusCode::NOT_FOUND, "{year}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_file_of_heads_is_what_verifying_takes(pool: PgPool) {
    let app = TestApp::new(pool).await;
    some_days(&app, 3).await;
    let file = app.browser().get("/journal/heads.json").await;
    let heads: Vec<PublishedHead> = serde_json::from_slice(&file.bytes).unwrap();
    let mut days = days(&app).await;
    days.reverse();
    assert_eq!(heads, days.iter().map(PublishedHead::from).collect::<Vec<_>>());
    assert!(heads.iter().all(|head| (head.events, head.reads) == (None, None)));
    assert_eq!(super::verified(&app, &heads).await.0, []);
}
