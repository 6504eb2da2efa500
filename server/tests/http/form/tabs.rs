//! Two tabs of one browser: one draft, and no oath on answers that were not shown.

use super::*;
use sqlx::PgPool;

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn two_tabs_fill_one_draft(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut first, form) = (app.browser(), farmer(&app).form);
    for step in [Step::Terms, Step::Identity] {
        send(&mut first, step, &form, &[]).await;
    }
    let mut second = first.clone();
    let sent = tokio::join!(
        send(&mut first, Step::Contact, &form, &[]),
        send(&mut second, Step::Situation, &form, &[]),
    );
    leads_to(&sent.0, fr(Step::Situation));
    leads_to(&sent.1, fr(Step::Ground));
    shows(&second.get(fr(Step::Contact)).await, Step::Contact, &form);
    shows(&first.get(fr(Step::Situation)).await, Step::Situation, &form);
    assert_eq!(count(&app, "drafts").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn answers_changed_in_another_tab_are_shown_before_they_are_sworn(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut first, farmer) = (app.browser(), farmer(&app));
    first.fill(&farmer).await;
    let key = first.get(REVIEW).await.value_of("submit_key");
    let mut second = first.clone();
    send(&mut second, Step::Contact, &farmer.form, &[("city", "Autreville")]).await;

    let page = first.post(REVIEW, &[("honour", "yes"), ("submit_key", &key)]).await;
    assert_eq!(page.status, 409);
    assert!(
        page.main().contains("Réponses changées dans un autre onglet") && page.main().contains("Autreville")
    );
    assert!(!answers(&page).contains_key("honour"), "the oath is for the answers shown");
    assert_eq!(count(&app, "claims").await, 0);
    let key = page.value_of("submit_key");
    leads_to(&first.post(REVIEW, &[("honour", "yes"), ("submit_key", &key)]).await, RECEIPT);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_review_shown_twice_may_be_sent_from_either_tab(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut first, farmer) = (app.browser(), farmer(&app));
    first.fill(&farmer).await;
    let key = first.get(REVIEW).await.value_of("submit_key");
    let mut second = first.clone();
    leads_to(&submit(&mut second).await, RECEIPT);
    leads_to(&first.post(REVIEW, &[("honour", "yes"), ("submit_key", &key)]).await, RECEIPT);
    assert_eq!(count(&app, "claims").await, 1);
}
