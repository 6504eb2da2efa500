//! Deciding with what the scheme says: points to check, model words, a preview, one key for a clear file.

use super::{agent, case, in_hand, take};
use crate::app::TestApp;
use crate::app::claims::{another, unconfirmed};
use axum::http::StatusCode;
use sqlx::PgPool;

const TICKED: [(&str, &str); 3] =
    [("check-identity", "yes"), ("check-affiliation", "yes"), ("check-days", "yes")];

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_was_ticked_is_kept_with_the_decision_in_the_zone_of_its_side(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = in_hand(&app, "caseworker").await;
    let page = anne.get(&case(claim_id)).await;
    assert!(page.main().contains("Points à vérifier") && !page.html().contains("check-ald-evidence"));
    let fields = [&TICKED[..2], &[("verdict", "approve"), ("check-unknown", "yes")]].concat();
    anne.act(&case(claim_id), "decision", &fields).await;
    let kept: Vec<String> =
        sqlx::query_scalar("SELECT checks FROM decisions").fetch_one(&app.owner).await.unwrap();
    assert_eq!(kept, ["identity", "affiliation"], "and nothing that is no check");

    let medical = app.filed(&unconfirmed(another(app.employee(1, "self"), 955))).await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    take(&mut doctor, medical).await;
    assert!(doctor.get(&case(medical)).await.html().contains("check-ald-evidence"));
    let fields = [("verdict", "approve"), ("check-ald-evidence", "yes")];
    doctor.act(&case(medical), "decision", &fields).await;
    assert_eq!(app.state(medical).await, "approved");
    assert_eq!(app.count("SELECT count(*) FROM decisions WHERE cardinality(checks) = 0").await, 1);
    assert_eq!(app.count("SELECT count(*) FROM medical.notes WHERE kind = 'checks'").await, 1);
    assert!(doctor.get(&case(medical)).await.main().contains("Le protocole de soins"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn one_key_approves_a_clear_file_and_opens_the_next(pool: PgPool) {
    let app = TestApp::new(pool).await;
    // Nothing is in doubt: the rule approved it, and someone had it looked at again.
    let clear = app.filed(&app.farmer()).await;
    let next = app.filed(&app.for_caseworkers().next().unwrap()).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    anne.act(&case(clear), "reexamen", &[]).await;
    take(&mut anne, clear).await;
    assert!(anne.get(&case(clear)).await.html().contains("accesskey=\"a\""));
    let unticked = anne.act(&case(clear), "decision", &[("then", "next"), ("explanation", "Voilà.")]).await;
    assert_eq!(
        (unticked.status, unticked.faults()),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["checks".into()])
    );
    assert!(unticked.text_of("textarea[name=explanation]").contains("Voilà."), "what was typed stays");
    let contrary =
        [&TICKED[..], &[("then", "next"), ("verdict", "refuse"), ("explanation", "Non.")]].concat();
    let contrary = anne.act(&case(clear), "decision", &contrary).await;
    assert_eq!(contrary.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(app.state(clear).await, "in-review administrative");
    let page = anne.act(&case(clear), "decision", &[&TICKED[..], &[("then", "next")]].concat()).await;
    assert_eq!(page.location, Some(format!("{}?decided", case(next))));
    assert_eq!(app.state(clear).await, "approved");
    assert!(anne.get(&page.location.unwrap()).await.main().contains("Décision enregistrée"));
    // The next one can be done from home in part: a person weighs that, and no key skips it.
    assert!(!anne.get(&case(next)).await.html().contains("accesskey=\"a\""));
    let page = anne.act(&case(next), "decision", &[&TICKED[..], &[("then", "next")]].concat()).await;
    assert_eq!(page.faults(), ["checks"]);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn after_the_last_clear_file_comes_the_queue(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let clear = app.filed(&app.farmer()).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    anne.act(&case(clear), "reexamen", &[]).await;
    take(&mut anne, clear).await;
    let page = anne.act(&case(clear), "decision", &[&TICKED[..], &[("then", "next")]].concat()).await;
    assert_eq!(page.location.as_deref(), Some("/agent?decided"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn model_words_and_the_preview_are_those_of_this_case_and_store_nothing(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = in_hand(&app, "caseworker").await;
    let version = app.claim(claim_id).await.version;
    let reason = [("verdict", "refuse"), ("reason", "telework-possible"), ("explanation", "Bonjour.")];
    let with = |show: &'static str| [&reason[..], &[("show", show), ("check-days", "yes")]].concat();
    let page = anne.act(&case(claim_id), "apercu", &with("words")).await;
    assert_eq!(page.status, StatusCode::OK);
    let words = page.text_of("textarea[name=explanation]");
    assert!(words.contains("Bonjour.") && words.contains("peut se faire de chez vous du"), "{words}");
    assert!(words.contains("jusqu’au 25 mai 2020") && !words.contains('{'), "{words}");
    assert!(page.html().contains("name=\"check-days\" value=\"yes\" checked"));

    let page = anne.act(&case(claim_id), "apercu", &with("page")).await;
    let preview = page.text_of(".preview");
    for words in [
        "Bonjour.",
        "Votre travail peut se faire de chez vous.",
        "Il faut que votre travail ne puisse pas se faire de chez vous.",
        "attestation",
        "commission de recours amiable",
        "25 mai 2020",
    ] {
        assert!(preview.contains(words), "{words}: {preview}");
    }
    assert!(page.text_of("textarea[name=explanation]").contains("Bonjour."));
    let letter = anne.act(&case(claim_id), "apercu", &with("letter")).await;
    assert!(letter.bytes.starts_with(b"%PDF"), "{}", letter.status);
    let none = anne.act(&case(claim_id), "apercu", &[("show", "words")]).await;
    assert_eq!(none.faults(), ["reason"]);
    let empty = anne.act(&case(claim_id), "apercu", &[("show", "page")]).await;
    assert_eq!(empty.faults(), ["verdict"]);
    assert_eq!(app.state(claim_id).await, "in-review administrative");
    assert_eq!(app.claim(claim_id).await.version, version);
    assert_eq!(app.count("SELECT count(*) FROM explanations").await, 0);
    assert_eq!(app.count("SELECT count(*) FROM proposals").await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_caseworkers_preview_shows_nothing_of_zone_m(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut person = unconfirmed(app.employee(1, "self"));
    "partial".clone_into(&mut person.form.telework);
    let claim_id = app.filed(&person).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    take(&mut anne, claim_id).await;
    let fields =
        [("verdict", "refuse"), ("reason", "telework-possible"), ("explanation", "Non."), ("show", "page")];
    let page = anne.act(&case(claim_id), "apercu", &fields).await;
    assert_eq!(page.status, StatusCode::OK);
    let html = page.html().to_lowercase();
    for word in ["affection", "longue durée", "protocole", "registre\u{a0}:"] {
        assert!(!html.contains(word), "{word}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn only_reasons_that_the_rules_can_fail_are_offered_and_taken(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = in_hand(&app, "caseworker").await;
    let page = anne.get(&case(claim_id)).await.html();
    assert!(page.contains("value=\"telework-possible\"") && !page.contains("value=\"not-open\""));
    for reason in ["not-open", "not-at-risk", "medical-conclusion"] {
        let fields = [("verdict", "refuse"), ("reason", reason), ("explanation", "Non.")];
        assert_eq!(anne.act(&case(claim_id), "decision", &fields).await.faults(), ["reason"], "{reason}");
    }
}
