//! The list: filters, orders, pages, and who sees which claims.

use super::{LIST, agent, file_some, list, listed, set};
use crate::app::TestApp;
use axum::http::StatusCode;
use scraper::{Html, Selector};
use sqlx::PgPool;
use uuid::Uuid;

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn each_filter_shows_what_it_says_and_nothing_else(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let filed = file_some(&app, 3).await;
    let [a, b, c] = filed[..] else { panic!("three") };
    set(
        &app,
        a,
        "fund = 'msa-32', language = 'en', due_on = '2020-03-24', submitted_at = '2020-03-20T10:00:00Z'",
    )
    .await;
    set(&app, b, "fund = 'msa-11', scheme = 'contact-case', due_on = '2020-03-25', submitted_at = '2020-03-22T23:30:00Z'").await;
    set(&app, c, "fund = 'msa-11', due_on = '2020-03-26', state = 'awaiting-insured', paused_on = '2020-03-25',
                  state_detail = '{\"state\": \"awaiting-insured\", \"side\": \"administrative\", \"granted\": null}'").await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let mut berthe = agent(&app, "berthe", "caseworker").await;
    assert_eq!(anne.act(&format!("{LIST}/{b}"), "prendre", &[]).await.status, StatusCode::SEE_OTHER);
    let none: Vec<Uuid> = Vec::new();
    for (query, expected) in [
        ("", vec![a, b]),
        ("state=in-review", vec![a, b]),
        ("state=awaiting-insured", vec![c]),
        ("state=approved", none.clone()),
        ("fund=msa-32", vec![a]),
        ("fund=msa-32&language=fr", none.clone()),
        ("scheme=contact-case", vec![b]),
        ("language=en", vec![a]),
        ("risk=late", vec![a]),
        ("risk=today", vec![b]),
        ("risk=soon", none.clone()),
        ("hands=somebody", vec![b]),
        ("hands=nobody", vec![a]),
        ("hands=me", none.clone()),
        // Half past eleven in the evening in London is the next day in Paris.
        ("from=2020-03-23", vec![b]),
        ("until=2020-03-22", vec![a]),
        ("from=20/03/2020&until=2020-03-23", vec![a, b]),
        ("sort=newest", vec![b, a]),
        ("sort=oldest", vec![a, b]),
        ("size=500&unknown=x", vec![a, b]),
    ] {
        assert_eq!(list(&mut berthe, query).await, expected, "{query}");
    }
    assert_eq!(list(&mut anne, "hands=me").await, [b]);
    let shown = berthe.get(&format!("{LIST}?state=awaiting-insured")).await.main();
    assert!(shown.contains("(suspendu)"), "{shown}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_filter_that_is_none_is_said_and_everything_typed_is_there(pool: PgPool) {
    let app = TestApp::new(pool).await;
    file_some(&app, 1).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    for (query, fault) in [
        ("state=lost&fund=msa-32", "state"),
        ("from=31/02/2020", "from"),
        ("from=2020-03-25&until=2020-03-24", "until"),
        ("state=approved&risk=late", "risk"),
        ("label=00000000-0000-0000-0000-000000000001", "label"),
        ("size=501", "size"),
        ("fund=%27%3B+DROP+TABLE+claims", "fund"),
    ] {
        let page = anne.get(&format!("{LIST}?{query}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert_eq!(page.faults(), [fault], "{query}");
        assert!(listed(&page).is_empty(), "{query}");
    }
    let page = anne.get(&format!("{LIST}?from=31/02/2020&until=2020-03-28")).await;
    assert_eq!(
        (page.value_of("from").as_str(), page.value_of("until").as_str()),
        ("31/02/2020", "2020-03-28")
    );
    let odd = anne.get(&format!("{LIST}?after=x&&&=%00&state")).await;
    assert_eq!(
        (odd.status, listed(&odd).len()),
        (StatusCode::OK, 1),
        "what is no filter of ours is left out"
    );
}

/// A claim is taken back behind the list's back, and comes back to it.
const GONE: &str =
    r#"state = 'withdrawn', state_detail = '{"state": "withdrawn"}', side = NULL, decided_at = now()"#;
const BACK: &str = r#"state = 'in-review', state_detail = '{"state": "in-review", "side": "administrative", "granted": null}',
                      side = 'administrative', decided_at = NULL"#;

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn pages_show_every_claim_once_whatever_comes_in_between(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut filed = file_some(&app, 27).await;
    // All due on one day and recorded at one instant: the id alone tells them apart.
    sqlx::query("UPDATE claims SET due_on = '2020-03-30', submitted_at = '2020-03-25T07:00:00Z'")
        .execute(&app.owner)
        .await
        .unwrap();
    filed.sort();
    let mut anne = agent(&app, "anne", "caseworker").await;
    for (sort, mut expected) in [("due", filed.clone()), ("oldest", filed.clone()), ("newest", filed.clone())]
    {
        if sort == "newest" {
            expected.reverse();
        }
        let first = anne.get(&format!("{LIST}?sort={sort}")).await;
        let mut seen = listed(&first);
        assert_eq!(seen.len(), 25, "{sort}");
        // The first of the page is gone when the second page is asked for: none is left out, none comes twice.
        set(&app, seen[0], GONE).await;
        let html = Html::parse_document(&first.html());
        let next = html.select(&Selector::parse("a[rel='next']").unwrap()).next().unwrap();
        let second = anne.get(next.value().attr("href").unwrap()).await;
        assert!(!second.html().contains("rel=\"next\""), "{sort}");
        seen.extend(listed(&second));
        assert_eq!(seen, expected, "{sort}");
        set(&app, seen[0], BACK).await;
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn each_sees_the_claims_of_their_side_and_a_supervisor_zone_a_of_all(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let administrative = file_some(&app, 1).await[0];
    let medical = app.filed(&app.for_medical_officers().nth(1).unwrap()).await;
    let approved = app.filed(&app.farmer()).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    let mut lead = agent(&app, "chef", "supervisor").await;
    assert_eq!(list(&mut anne, "").await, [administrative]);
    assert_eq!(list(&mut doctor, "").await, [medical]);
    let mut both = list(&mut lead, "").await;
    both.sort();
    let mut expected = [administrative, medical];
    expected.sort();
    assert_eq!(both, expected);
    assert_eq!(list(&mut lead, "side=medical").await, [medical]);
    assert!(list(&mut anne, "side=medical").await.is_empty(), "not by asking for it either");
    for browser in [&mut anne, &mut doctor, &mut lead] {
        assert_eq!(list(browser, "state=approved").await, [approved]);
    }
    // A supervisor reads the list, and opens no file.
    let page = lead.get(LIST).await;
    assert!(!page.html().contains(&format!("href=\"{LIST}/{administrative}\"")));
    assert_eq!(lead.get(&format!("{LIST}/{administrative}")).await.status, StatusCode::NOT_FOUND);
    assert!(!page.html().contains("pregnan") && !page.html().contains("ald-"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn whoever_someone_declared_is_on_none_of_their_lists(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let filed = file_some(&app, 2).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    sqlx::query("INSERT INTO staff_conflicts SELECT staff_id, nir_index, submitted_at FROM claims, staff WHERE claim_id = $1")
        .bind(filed[0])
        .execute(&app.owner)
        .await
        .unwrap();
    assert_eq!(list(&mut anne, "").await, [filed[1]]);
    let mut berthe = agent(&app, "berthe", "caseworker").await;
    assert_eq!(list(&mut berthe, "").await.len(), 2);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_file_that_can_not_be_opened_keeps_its_line_and_no_other_from_being_shown(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let filed = file_some(&app, 2).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let take = format!("{LIST}/{}", filed[0]);
    anne.act(&take, "prendre", &[]).await;
    set(&app, filed[0], "sealed = sealed || '\\x00'").await;
    let reference = app.reference(filed[0]).await;
    for path in [LIST, "/agent", "/agent/fin-de-service"] {
        let page = anne.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        let unreadable = page.main().matches("Dossier illisible").count();
        assert_eq!(
            unreadable,
            if path == "/agent/fin-de-service" { 0 } else { page.main().matches(&reference).count() },
            "{path}"
        );
        assert!(page.main().contains(&reference), "{path}: {}", page.main());
    }
    assert_eq!(listed(&anne.get(LIST).await).len(), 2);
}
