//! Two tabs of one browser: one draft, nothing of one lost to the other, and no oath on answers that were not shown.

mod employers;

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

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_page_saved_in_another_tab_is_not_replaced_unseen(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut first, form) = (app.browser(), farmer(&app).form);
    for step in [Step::Terms, Step::Identity, Step::Contact] {
        send(&mut first, step, &form, &[]).await;
    }
    let contact = fr(Step::Contact);
    let (mut second, shown) = (first.clone(), first.get(contact).await);
    leads_to(&send_shown(&mut second, contact, &shown, &[("city", "Autreville")]).await, fr(Step::Situation));

    let page = send_shown(&mut first, contact, &shown, &[("street", "2 rue Neuve")]).await;
    assert_eq!(page.status, 409);
    assert!(page.text_of(".notice").contains("Page enregistrée dans un autre onglet"));
    assert!(page.text_of(".notice").contains("Autreville"), "what is stored is shown");
    assert!(!page.text_of(".notice").contains(&form.email), "and nothing that is the same");
    assert_eq!((page.value_of("street"), page.value_of("city")), ("2 rue Neuve".into(), form.city.clone()));
    assert_eq!(first.get(contact).await.value_of("city"), "Autreville", "nothing was replaced");

    leads_to(&send_shown(&mut first, contact, &page, &[]).await, fr(Step::Situation));
    assert_eq!(first.get(contact).await.value_of("street"), "2 rue Neuve");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn another_page_or_the_same_answers_are_no_contradiction(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut first, form) = (app.browser(), farmer(&app).form);
    for step in [Step::Terms, Step::Identity, Step::Contact] {
        send(&mut first, step, &form, &[]).await;
    }
    let (contact, situation) = (fr(Step::Contact), fr(Step::Situation));
    let shown = first.get(contact).await;
    leads_to(&send(&mut first.clone(), Step::Situation, &form, &[]).await, fr(Step::Ground));
    for _ in 0..2 {
        leads_to(&send_shown(&mut first, contact, &shown, &[("city", "Dax")]).await, situation);
    }
    assert_eq!(first.get(contact).await.value_of("city"), "Dax");
}
