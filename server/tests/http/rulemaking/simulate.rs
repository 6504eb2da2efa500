//! What a draft would change: counts, and nothing that tells who.

use super::{SINCE, V2A, act, begin_draft, changed, leads_to, officer, save};
use crate::app::{Page, TestApp};
use sqlx::PgPool;

/// A draft under which nobody who works on a farm is approved any more, as far as one can see.
fn harsher() -> String {
    changed(V2A, "per_mille = 50", "per_mille = 60")
}

fn shown(page: &Page) -> String {
    page.text_of(".table-box")
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_page_shows_counts_of_the_current_text_only(pool: PgPool) {
    let app = TestApp::new(pool).await;
    for person in app.clear_people().take(13).collect::<Vec<_>>() {
        app.filed(&person).await;
    }
    let mut anne = officer(&app, "anne").await;
    let draft = begin_draft(&mut anne, V2A).await;
    assert!(anne.get(&draft).await.main().contains("La simulation n’a pas été lancée."));
    save(&mut anne, &draft, V2A, &harsher()).await;
    leads_to(&act(&mut anne, &draft, "simulation", &SINCE).await, &format!("{draft}?simulating"));
    assert!(anne.get(&draft).await.main().contains("La simulation est en cours"));
    app.work().await;
    let page = anne.get(&draft).await;
    assert!(page.main().contains("au moins 10."), "{}", page.main());
    assert!(shown(&page).contains("sans changement") && shown(&page).contains("13"), "{}", shown(&page));
    save(&mut anne, &draft, V2A, &(harsher() + "# autre\n")).await;
    assert!(anne.get(&draft).await.main().contains("porte sur un texte plus ancien"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn counts_that_could_tell_who_are_neither_shown_nor_kept(pool: PgPool) {
    let app = TestApp::new(pool).await;
    for person in app.clear_people().take(4).collect::<Vec<_>>() {
        app.filed(&person).await;
    }
    let mut anne = officer(&app, "anne").await;
    let draft = begin_draft(&mut anne, V2A).await;
    save(&mut anne, &draft, V2A, &harsher()).await;
    act(&mut anne, &draft, "simulation", &SINCE).await;
    app.work().await;
    let page = anne.get(&draft).await;
    assert!(
        page.main().contains("au moins 0.") && page.main().contains("ne sont pas montrés"),
        "{}",
        page.main()
    );
    let kept: serde_json::Value =
        sqlx::query_scalar("SELECT counts FROM rule_simulations").fetch_one(&app.owner).await.unwrap();
    let nothing = serde_json::json!({});
    assert_eq!([&kept["by_shift"], &kept["by_status"], &kept["by_ground"]], [&nothing; 3]);
    let jobs: String =
        sqlx::query_scalar("SELECT string_agg(payload::text, ' ') FROM jobs WHERE kind = 'simulate-rules'")
            .fetch_one(&app.owner)
            .await
            .unwrap();
    assert!(jobs.starts_with("{\"simulation\""), "{jobs}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_text_that_cannot_be_read_is_not_simulated_and_a_day_is_asked_for(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut anne = officer(&app, "anne").await;
    let draft = begin_draft(&mut anne, V2A).await;
    let page = act(
        &mut anne,
        &draft,
        "simulation",
        &[("since_day", "31"), ("since_month", "2"), ("since_year", "2020")],
    )
    .await;
    assert_eq!((page.status.as_u16(), page.faults()), (422, vec!["since_day".into()]));
    assert_eq!(page.value_of("since_day"), "31");
    save(&mut anne, &draft, V2A, "format = 2").await;
    let page = act(&mut anne, &draft, "simulation", &SINCE).await;
    assert_eq!(page.status, 422);
    assert!(page.text_of(".notice--danger").contains("at-risk/v2a.toml"), "{}", page.main());
    assert_eq!(app.count("SELECT count(*) FROM rule_simulations").await, 0);
}
