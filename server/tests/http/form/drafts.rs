//! The draft: kept page by page, shown again, resumed, changed from the review, gone after 72 hours.

use super::*;
use sqlx::PgPool;
use time::Duration;

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn every_page_shows_again_what_was_typed_on_it(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, employee) = (app.browser(), employee(&app));
    browser.fill(&employee).await;
    for step in Step::ALL.iter().filter(|step| **step != Step::Review) {
        shows(&browser.get(fr(*step)).await, *step, &employee.form);
    }
    let entry = answers(&browser.get("/fr/demande/employeurs/fiche/1").await);
    for name in EmployerForm::FIELDS.iter().filter(|name| **name != "employer_private") {
        assert_eq!(entry[*name], employee.form.employers[0].get(name), "{name}");
    }
    let review = browser.get(REVIEW).await;
    assert!(review.main().contains(&employee.form.street) && review.main().contains("Nadia"));
    assert!(!review.html().contains(&employee.form.nir), "the number is masked on the review");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn going_back_and_forth_loses_nothing(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, form) = (app.browser(), farmer(&app).form);
    for step in [Step::Terms, Step::Identity, Step::Contact] {
        send(&mut browser, step, &form, &[]).await;
    }
    // Back to the identity, in another browser window or by the back button, and another name there.
    leads_to(&send(&mut browser, Step::Identity, &form, &[("usual_name", "Autre")]).await, fr(Step::Contact));
    shows(&browser.get(fr(Step::Contact)).await, Step::Contact, &form);
    assert_eq!(browser.get(fr(Step::Identity)).await.value_of("usual_name"), "Autre");
    assert_eq!(count(&app, "drafts").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_page_that_is_wrong_keeps_what_was_typed(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, form) = (app.browser(), farmer(&app).form);
    send(&mut browser, Step::Terms, &form, &[]).await;
    let page = send(&mut browser, Step::Identity, &form, &[("nir", "12 34"), ("birth_year", "55")]).await;
    assert_eq!(page.faults(), ["nir", "birth_day"]);
    assert_eq!(
        (page.value_of("nir").as_str(), page.value_of("first_names")),
        ("12 34", form.first_names.clone())
    );
    assert_eq!(browser.get(fr(Step::Identity)).await.value_of("nir"), "12 34");
    leads_to(&browser.get(fr(Step::Contact)).await, fr(Step::Identity));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_change_from_the_review_leads_back_to_it(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, farmer) = (app.browser(), farmer(&app));
    browser.fill(&farmer).await;
    let links = browser.get(REVIEW).await.html();
    assert!(links.contains("/fr/demande/coordonnees?from=review"));
    let path = format!("{}?from=review", fr(Step::Contact));
    let page = browser.get(&path).await;
    assert!(
        page.html().contains("action=\"/fr/demande/coordonnees?from=review\""),
        "the form keeps the way back"
    );
    let mut fields = answers(&page);
    fields.insert("city".to_owned(), "Autreville".to_owned());
    let pairs: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    leads_to(&browser.post(&path, &pairs).await, REVIEW);
    assert!(browser.get(REVIEW).await.main().contains("Autreville"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_change_of_status_from_the_review_asks_for_what_it_opens(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, farmer) = (app.browser(), farmer(&app));
    browser.fill(&farmer).await;
    let path = format!("{}?from=review", fr(Step::Situation));
    let sent = browser.post(&path, &[("status", "employee"), ("health_worker", "no")]).await;
    leads_to(&sent, fr(Step::Period));
    leads_to(&browser.get(REVIEW).await, fr(Step::Period));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn home_offers_to_resume_what_was_begun_and_not_what_was_sent(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, farmer) = (app.browser(), farmer(&app));
    assert!(!browser.get("/fr").await.main().contains("Reprendre ma demande"));
    send(&mut browser, Step::Terms, &farmer.form, &[]).await;
    let home = browser.get("/fr").await;
    assert!(home.main().contains("Reprendre ma demande") && home.html().contains(REVIEW));
    leads_to(&browser.get(REVIEW).await, fr(Step::Identity));
    assert!(
        !app.browser().get("/fr").await.main().contains("Reprendre"),
        "another browser knows nothing of it"
    );
    browser.file(&farmer).await;
    assert!(!browser.get("/fr").await.main().contains("Reprendre ma demande"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_draft_of_72_hours_is_gone_but_what_was_just_typed_is_not(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, form) = (app.browser(), farmer(&app).form);
    for step in [Step::Terms, Step::Identity, Step::Contact] {
        send(&mut browser, step, &form, &[]).await;
    }
    app.service.clock.advance(Duration::hours(71));
    leads_to(&send(&mut browser, Step::Contact, &form, &[]).await, fr(Step::Situation));
    app.service.clock.advance(Duration::hours(71));
    assert!(browser.get("/fr").await.main().contains("Reprendre"), "each save lasts 72 hours");
    app.service.clock.advance(Duration::hours(1));
    assert!(!browser.get("/fr").await.main().contains("Reprendre"));
    leads_to(&browser.get(fr(Step::Situation)).await, fr(Step::Terms));

    let old = browser.cookies.clone();
    let page = send(&mut browser, Step::Situation, &form, &[]).await;
    assert_eq!(page.status, 422);
    assert!(page.main().contains("Votre brouillon a expiré") && page.main().contains("est gardé"));
    shows(&page, Step::Situation, &form);
    assert_ne!(browser.cookies, old, "a new draft has a new session");
    // From here the person goes on as told: the pages before, then the one that was kept.
    leads_to(&send(&mut browser, Step::Situation, &form, &[]).await, fr(Step::Ground));
    leads_to(&browser.get(fr(Step::Ground)).await, fr(Step::Terms));
    for step in [Step::Terms, Step::Identity, Step::Contact] {
        send(&mut browser, step, &form, &[]).await;
    }
    shows(&browser.get(fr(Step::Situation)).await, Step::Situation, &form);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_employer_typed_on_a_draft_that_is_gone_is_kept_too(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, employee) = (app.browser(), employee(&app));
    browser.fill(&employee).await;
    app.service.clock.advance(Duration::hours(72));
    let page = send_employer(&mut browser, 1, &employee.form.employers[0]).await;
    assert_eq!(page.status, 422);
    assert!(page.main().contains("Votre brouillon a expiré"));
    for step in [Step::Terms, Step::Identity, Step::Contact, Step::Situation, Step::Ground, Step::Period] {
        send(&mut browser, step, &employee.form, &[]).await;
    }
    assert!(browser.get(EMPLOYERS).await.main().contains(&employee.form.employers[0].employer_name));
}
