//! From the home page to the receipt, following what each answer of the server says.

use super::*;
use crate::app::MORNING;
use axum::http::StatusCode;
use sqlx::PgPool;

/// Walks the form as a browser without JavaScript: opens where it is led, fills the page, sends it.
async fn walk(browser: &mut Browser<'_>, form: &ClaimForm) -> Vec<String> {
    let (mut path, mut walked) = (fr(Step::Terms).to_owned(), Vec::new());
    while path != RECEIPT {
        assert!(walked.len() < 30, "no way out: {walked:?}");
        let page = browser.get(&path).await;
        walked.push(path.clone());
        if let Some(elsewhere) = page.location {
            path = elsewhere;
            continue;
        }
        assert_eq!(page.status, StatusCode::OK, "{path}");
        let fields = filled(&path, &page, form);
        let pairs: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let sent = browser.post(&path, &pairs).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{path}: {}", sent.text_of(".error-summary"));
        path = sent.location.unwrap();
    }
    walked
}

/// The answers of the person for the inputs that stand on the page; hidden ones as they are.
fn filled(path: &str, page: &Page, form: &ClaimForm) -> BTreeMap<String, String> {
    let mut fields = answers(page);
    let employer =
        path.rsplit('/').next().unwrap().parse::<usize>().ok().map(|number| &form.employers[number - 1]);
    for name in ClaimForm::FIELDS.iter().filter(|name| !form.get(name).is_empty() && on_page(page, name)) {
        fields.insert((*name).to_owned(), form.get(name).to_owned());
    }
    for name in EmployerForm::FIELDS {
        if let Some(value) = employer.map(|employer| employer.get(name)).filter(|value| !value.is_empty()) {
            fields.insert((*name).to_owned(), value.to_owned());
        }
    }
    fields
}

fn on_page(page: &Page, name: &str) -> bool {
    let html = Html::parse_document(&page.html());
    html.select(&Selector::parse(&format!("main form [name='{name}']")).unwrap()).next().is_some()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_farmer_walks_through_without_meeting_an_employer_page(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut browser = app.browser();
    let walked = walk(&mut browser, &farmer(&app).form).await;
    let steps = [
        Step::Terms,
        Step::Identity,
        Step::Contact,
        Step::Situation,
        Step::Ground,
        Step::Period,
        Step::Review,
    ];
    assert_eq!(walked, steps.map(fr));
    let receipt = browser.get(RECEIPT).await;
    assert_eq!(receipt.text_of("h1"), "Votre demande est enregistrée");
    assert_eq!(count(&app, "claims").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_employee_names_the_employer_and_says_who_brings_the_notice(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut browser = app.browser();
    let walked = walk(&mut browser, &employee(&app).form).await;
    let work = walked.iter().skip_while(|path| *path != EMPLOYERS).map(String::as_str).collect::<Vec<_>>();
    let first = "/fr/demande/employeurs/fiche/1";
    assert_eq!(work, [EMPLOYERS, first, EMPLOYERS, "/fr/demande/volet-employeur", REVIEW]);
    assert_eq!(count(&app, "claims").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_whole_way_exists_in_english_too(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut browser = app.browser();
    browser.fill(&farmer(&app)).await;
    let review = browser.get("/en/claim/review").await;
    assert_eq!(review.text_of("h1"), "Check your answers");
    let key = review.value_of("submit_key");
    let sent = browser.post("/en/claim/review", &[("honour", "yes"), ("submit_key", &key)]).await;
    leads_to(&sent, "/en/claim/receipt");
    let language: String =
        sqlx::query_scalar("SELECT language FROM claims").fetch_one(&app.owner).await.unwrap();
    assert_eq!(language, "en", "the person is written to in the language of the page");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn nobody_skips_a_page(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let form = farmer(&app).form;
    let mut browser = app.browser();
    for step in [Step::Identity, Step::Period, Step::Employers, Step::Sharing, Step::Review] {
        leads_to(&browser.get(fr(step)).await, fr(Step::Terms));
    }
    leads_to(&send(&mut browser, Step::Terms, &form, &[]).await, fr(Step::Identity));
    leads_to(&browser.get(REVIEW).await, fr(Step::Identity));
    leads_to(&browser.post(REVIEW, &[("honour", "yes")]).await, fr(Step::Identity));
    leads_to(&browser.get(RECEIPT).await, fr(Step::Terms));
    assert_eq!(count(&app, "claims").await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_terms_accepted_are_kept_with_the_claim(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, farmer) = (app.browser(), farmer(&app));
    let stale = send(&mut browser, Step::Terms, &farmer.form, &[("terms_version", "2019-01")]).await;
    assert_eq!((stale.status.as_u16(), stale.faults()), (422, vec!["terms_accepted".to_owned()]));
    let refused = send(&mut browser, Step::Terms, &farmer.form, &[("terms_accepted", "")]).await;
    assert_eq!((refused.status.as_u16(), refused.faults()), (422, vec!["terms_accepted".to_owned()]));
    browser.file(&farmer).await;
    let kept: (String, Vec<u8>, time::OffsetDateTime) =
        sqlx::query_as("SELECT terms_version, terms_sha256, submitted_at FROM claims")
            .fetch_one(&app.owner)
            .await
            .unwrap();
    let terms = &app.service.terms;
    assert_eq!(
        (kept.0.as_str(), kept.1.as_slice(), kept.2),
        (terms.version.as_str(), &terms.sha256[..], MORNING)
    );
}
