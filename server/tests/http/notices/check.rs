//! The check page, by the code on the paper or from its QR code.

use super::of_claim;
use crate::app::{Page, TestApp};
use abri_domain::claim::{ClaimEvent, RefusalReason};
use abri_domain::zone::Side;
use abri_server::persistence::claims;
use abri_server::pipeline::follow_up;
use abri_server::pipeline::transition::{Actor, apply};
use axum::http::StatusCode;
use time::macros::date;
use uuid::Uuid;

async fn checked(app: &TestApp, code: &str) -> Page {
    let page = app.browser().post("/fr/verifier", &[("code", code)]).await;
    assert_eq!(page.status, StatusCode::OK);
    page
}

/// Someone of the service does it to the claim.
async fn happens(app: &TestApp, claim_id: Uuid, event: ClaimEvent) {
    let mut transaction = app.service.pools.pipeline.begin().await.unwrap();
    let claim = claims::lock(&mut transaction, claim_id).await.unwrap().unwrap();
    apply(&app.service, &mut transaction, &claim, event, Actor::RULE).await.unwrap();
    transaction.commit().await.unwrap();
    app.work().await;
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_notice_says_what_it_is_worth_at_each_moment(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "self");
    let claim_id = app.filed(&employee).await;
    let code = of_claim(&app, claim_id).await[0].notice.issued.code.to_string();
    let valid = checked(&app, &code).await.main();
    for words in [
        "Ce volet est valable",
        "Nadia",
        &employee.form.employers[0].employer_name,
        "25 mars 2020",
        "14 avril 2020",
    ] {
        assert!(valid.contains(words), "{words}: {valid}");
    }
    assert!(!valid.contains("annoncé d’abord"));
    follow_up::return_earlier(&app.service, claim_id, date!(2020 - 04 - 02)).await.unwrap();
    app.work().await;
    let shortened = checked(&app, &code).await.main();
    assert!(shortened.contains("1er avril 2020") && shortened.contains("annoncé d’abord"), "{shortened}");
    assert!(shortened.contains("reprise anticipée") && shortened.contains("14 avril 2020"), "{shortened}");
    happens(&app, claim_id, ClaimEvent::Reopened { side: Side::Administrative }).await;
    let review = checked(&app, &code).await.main();
    assert!(
        review.contains("Ne changez rien à vos déclarations") && review.contains("1er avril 2020"),
        "{review}"
    );
    let refused = ClaimEvent::Refused {
        side: Side::Administrative,
        reason: RefusalReason::AlreadyCovered,
        proposed_by: None,
    };
    happens(&app, claim_id, refused).await;
    let cancelled = checked(&app, &code).await.main();
    assert!(cancelled.contains("Ne signalez pas cet arrêt"), "{cancelled}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_code_is_read_however_it_is_typed(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.employee(1, "self")).await;
    let code = of_claim(&app, claim_id).await[0].notice.issued.code.to_string();
    for typed in
        [code.clone(), code.to_lowercase(), code.replace('-', ""), format!(" {} ", code.replace('-', " "))]
    {
        assert!(checked(&app, &typed).await.main().contains("Ce volet est valable"), "{typed}");
    }
    let by_qr = app.browser().get(&format!("/v/{code}")).await;
    assert!(by_qr.main().contains("Ce volet est valable"));
    let english = app.browser().post("/en/verify", &[("code", &code)]).await;
    assert!(english.main().contains("This notice is valid"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn wrong_and_malformed_codes_get_the_same_words(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.employee(1, "self")).await;
    let code = of_claim(&app, claim_id).await[0].notice.issued.code.to_string();
    let reference = app.reference(claim_id).await;
    let mistyped = code.replacen(|c: char| c != '-', if code.starts_with('2') { "3" } else { "2" }, 1);
    let unknown = checked(&app, "2222-2222-2222").await;
    assert!(unknown.main().contains("Aucun volet ne répond à ce code"));
    for typed in [mistyped.as_str(), reference.as_str(), "x", "<script>", "' OR 1=1", "é"] {
        let page = checked(&app, typed).await;
        assert_eq!(page.main(), unknown.main(), "{typed}");
        assert_eq!(page.value_of("code"), typed);
    }
    for path in ["/v/2222-2222-2222", "/v/x", "/v/%3Cscript%3E", &format!("/v/{}", "A".repeat(500))] {
        assert_eq!(app.browser().get(path).await.main(), unknown.main(), "{path}");
    }
    assert_eq!(app.browser().get("/v/%FF").await.status, StatusCode::NOT_FOUND, "no text, so no code");
    let empty = app.browser().post("/fr/verifier", &[("code", " ")]).await;
    assert_eq!((empty.status, empty.faults()), (StatusCode::UNPROCESSABLE_ENTITY, vec!["code".to_owned()]));
}
