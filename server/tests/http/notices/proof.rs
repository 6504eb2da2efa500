//! From the issue of a notice to its paper, and back from the paper with nothing but the published keys.

use super::of_claim;
use crate::app::TestApp;
use crate::app::claims::another;
use crate::app::mail::{pdf_info, pdf_qr, pdf_text};
use abri_server::demo::people::SyntheticClaim;
use abri_server::persistence::notice_keys;
use abri_server::pipeline::follow_up;
use abri_server::pipeline::notices::make_key;
use abri_server::proof::{KEYS_PATH, PublishedKeys, Verdict, find, verify};
use axum::http::StatusCode;
use time::Duration;
use time::macros::date;

/// The keys as anyone gets them.
async fn published(app: &TestApp) -> PublishedKeys {
    let answer = app.browser().get(KEYS_PATH).await;
    assert_eq!(answer.status, StatusCode::OK);
    serde_json::from_slice(&answer.bytes).unwrap()
}

fn authentic(proof: &str, keys: &PublishedKeys) -> abri_domain::notice::Statement {
    let Verdict::Authentic(said) = verify(proof, keys) else { panic!("authentic") };
    said
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_paper_is_read_back_by_a_phone_and_by_a_program(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "self");
    let claim_id = app.filed(&employee).await;
    let keys = published(&app).await;
    let issued = of_claim(&app, claim_id).await[0].notice.issued.clone();
    let mut insured = app.insured(claim_id, &employee).await;
    for (path, page) in [("/fr/suivi/volet/1", "/v/"), ("/en/follow-up/notice/1", "/en/v/")] {
        let pdf = insured.get(path).await.bytes;
        let scanned = pdf_qr(&pdf);
        let start = format!("{}{page}#", app.service.contact.public_url);
        let proof = scanned.strip_prefix(&start).unwrap_or_else(|| panic!("{scanned} {start}"));
        assert_eq!(find(&pdf), Some(proof), "the properties hold what the QR code holds");
        let said = authentic(proof, &keys);
        assert_eq!(said.code, issued.code);
        assert_eq!((said.stoppage, said.birth_date), (issued.stoppage, issued.birth_date));
        assert!(!pdf_text(&pdf).contains(proof) && pdf_info(&pdf).contains("Tagged:          yes"));
    }
    assert_eq!(insured.get("/fr/suivi/apercu-volet/1").await.status, StatusCode::OK);
    assert!(insured.get("/fr/suivi/apercu-volet/2").await.location.is_none());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_true_notice_shown_again_is_told_by_the_check_page_alone(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "self");
    let claim_id = app.filed(&employee).await;
    let (keys, old) = (published(&app).await, of_claim(&app, claim_id).await[0].notice.issued.clone());
    follow_up::return_earlier(&app.service, claim_id, date!(2020 - 04 - 02)).await.unwrap();
    app.work().await;
    // The signature of the replaced notice is as true as ever.
    assert!(authentic(old.proof.as_deref().unwrap(), &keys).stoppage == old.stoppage);
    let code = old.code.to_string();
    let fields = [("code", code.as_str()), ("last_name", employee.form.birth_name.as_str())];
    let page = app.browser().post("/fr/verifier", &fields).await.main();
    assert!(page.contains("raccourci") && page.contains("1er avril 2020"), "{page}");
    let new = of_claim(&app, claim_id).await[1].notice.issued.clone();
    let said = authentic(new.proof.as_deref().unwrap(), &keys);
    assert_eq!((said.kind.code(), said.stoppage.last_day()), ("shortened", date!(2020 - 04 - 01)));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_new_key_signs_and_the_old_one_still_verifies_until_it_is_revoked(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let mut people = (900..).map(|order| another(app.employee(1, "self"), order));
    let first = app.filed(&people.next().unwrap()).await;
    let mut owner = app.owner.acquire().await.unwrap();
    app.service.clock.advance(Duration::hours(1));
    let kid = make_key(&mut owner, &app.service.keys, app.service.clock.now()).await.unwrap();
    let second = app.filed(&people.next().unwrap()).await;
    let (old, new) = (proof_of(&app, first).await, proof_of(&app, second).await);
    let keys = published(&app).await;
    assert_eq!(authentic(&new, &keys).kid, kid);
    let old_kid = authentic(&old, &keys).kid;
    assert!(old_kid != kid && keys.keys.len() == 2);
    notice_keys::revoke(&mut owner, &old_kid, app.service.clock.now()).await.unwrap();
    let keys = published(&app).await;
    assert_eq!((verify(&old, &keys).code(), verify(&new, &keys).code()), ("key-out-of-use", "authentic"));
    // Without any key a notice still goes out, to be checked by its code.
    notice_keys::revoke(&mut owner, &kid, app.service.clock.now()).await.unwrap();
    let person = people.next().unwrap();
    let third = app.filed(&person).await;
    assert_eq!(of_claim(&app, third).await[0].notice.issued.proof, None);
    assert!(!sheet(&app, third, &person).await.contains("signature"), "nothing is said of what is not there");
    let person = people.next().unwrap();
    make_key(&mut owner, &app.service.keys, app.service.clock.now()).await.unwrap();
    let fourth = app.filed(&person).await;
    assert!(sheet(&app, fourth, &person).await.contains("porte notre signature"));
}

/// The notice as its insured sees it.
async fn sheet(app: &TestApp, claim_id: uuid::Uuid, person: &SyntheticClaim) -> String {
    let mut insured = app.insured(claim_id, person).await;
    insured.get("/fr/suivi/apercu-volet/1").await.main()
}

async fn proof_of(app: &TestApp, claim_id: uuid::Uuid) -> String {
    of_claim(app, claim_id).await[0].notice.issued.proof.clone().unwrap()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_page_that_reads_proofs_carries_the_keys(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let kid = published(&app).await.keys[0].kid.clone();
    for path in ["/v/", "/en/v/"] {
        assert!(app.browser().get(path).await.html().contains(&kid), "{path}");
    }
    let worker = app.browser().get("/v/sw.js").await;
    assert_eq!(worker.headers["service-worker-allowed"], "/");
}
