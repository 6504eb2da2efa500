//! Views that people keep for themselves.

use super::{LIST, agent, post};
use crate::app::TestApp;
use axum::http::StatusCode;
use sqlx::PgPool;

const VIEWS: &str = "/agent/dossiers/vues";

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_view_is_kept_used_and_removed_by_its_owner_alone(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let mut berthe = agent(&app, "berthe", "caseworker").await;
    let query = "risk=late&state=in-review&after=1_2_3&done=x";
    let page = post(&mut anne, VIEWS, &[("query", query), ("view_name", " En retard <b> ")]).await;
    let kept = "/agent/dossiers?state=in-review&risk=late&done=view-saved";
    assert_eq!(page.location.as_deref(), Some(kept), "{}", page.main());
    let page = anne.get(kept).await;
    assert!(page.main().contains("Vue gardée.") && page.main().contains("En retard <b>"));
    assert!(
        page.html().contains("href=\"/agent/dossiers?state=in-review&amp;risk=late\""),
        "{}",
        page.html()
    );
    assert!(!berthe.get(LIST).await.main().contains("En retard"), "one's own alone");
    let view_id = page.value_of("view_id");
    let removal = [("view_id", view_id.as_str())];
    assert_eq!(
        post(&mut berthe, "/agent/dossiers/vues/retrait", &removal).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(anne.get(LIST).await.main().contains("En retard"), "nobody removes another's");
    post(&mut anne, "/agent/dossiers/vues/retrait", &removal).await;
    assert!(!anne.get(LIST).await.main().contains("En retard"));
    let stored = post(&mut anne, "/agent/dossiers/vues/retrait", &[("view_id", "x")]).await;
    assert_eq!(stored.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_view_needs_a_name_and_there_are_twenty_at_most(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    for name in ["", "  ", &"x".repeat(41)] {
        let page = post(&mut anne, VIEWS, &[("query", "state=approved"), ("view_name", name)]).await;
        assert_eq!(
            (page.status, page.faults()),
            (StatusCode::UNPROCESSABLE_ENTITY, vec!["view_name".to_owned()])
        );
        assert_eq!(
            (page.value_of("view_name").as_str(), page.value_of("query").as_str()),
            (name, "state=approved")
        );
    }
    for number in 0..20 {
        let page = post(&mut anne, VIEWS, &[("query", ""), ("view_name", &format!("Vue {number}"))]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
    }
    let page = post(&mut anne, VIEWS, &[("query", ""), ("view_name", "Encore une")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.main().contains("Vous gardez déjà 20 vues") && page.value_of("view_name") == "Encore une");
}
