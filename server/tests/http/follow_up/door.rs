//! The door: reference and birth date, then a one-time code. It tells a stranger nothing.

use crate::app::TestApp;
use crate::app::follow::OWN;
use axum::http::StatusCode;
use time::Duration;

const CODE: &str = "/fr/suivi/code";
const WRONG_DAY: [&str; 3] = ["1", "1", "1970"];

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn reference_birth_date_and_code_open_the_claim(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let farmer = app.farmer();
    let claim_id = app.filed(&farmer).await;
    let reference = app.reference(claim_id).await;
    let mut browser = app.browser();
    let knocked = browser.knock(&reference.to_lowercase().replace('-', " "), &farmer).await;
    assert_eq!(knocked.location.as_deref(), Some(CODE));
    let waiting = browser.cookies["abri-follow-up"].clone();
    assert_eq!(browser.get(OWN).await.location.as_deref(), Some("/fr/suivi"), "not before the code");
    app.work().await;
    let mail = app.inbox().pop().unwrap();
    assert_eq!((mail.to.as_str(), mail.subject.as_str()), (farmer.form.email.as_str(), "Votre code"));
    assert!(!mail.everything().contains(&reference), "the e-mail alone opens nothing");
    assert_eq!(browser.give_code(&app.last_code()).await.location.as_deref(), Some(OWN));
    assert_ne!(
        browser.cookies["abri-follow-up"], waiting,
        "the session that opens the claim has a new token"
    );
    let page = browser.get(OWN).await;
    assert!(page.status == StatusCode::OK && page.main().contains(&reference));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_wrong_birth_date_looks_the_same_and_sends_nothing(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let farmer = app.farmer();
    let claim_id = app.filed(&farmer).await;
    let reference = app.reference(claim_id).await;
    let (mut right, mut wrong, mut nobody) = (app.browser(), app.browser(), app.browser());
    let answers = [
        right.knock(&reference, &farmer).await,
        wrong.knock_with(&reference, WRONG_DAY).await,
        // A reference that could be one and is nobody's.
        nobody.knock("2222-2222", &farmer).await,
    ];
    for answer in &answers {
        assert_eq!((answer.status, answer.location.as_deref()), (StatusCode::SEE_OTHER, Some(CODE)));
        assert_eq!(answer.headers["set-cookie"].len(), answers[0].headers["set-cookie"].len());
        assert_eq!(answer.bytes, answers[0].bytes);
    }
    app.work().await;
    assert_eq!(app.codes_sent(), 1);
    let code = app.last_code();
    let pages = [right.get(CODE).await.main(), wrong.get(CODE).await.main(), nobody.get(CODE).await.main()];
    assert!(pages.iter().all(|page| *page == pages[0]));
    // The right code in the wrong session opens nothing, in the words of any wrong code.
    let (mistyped, stolen) = (wrong.give_code("0000 0000").await, wrong.give_code(&code).await);
    assert_eq!((stolen.status, stolen.main()), (mistyped.status, mistyped.main()));
    assert_eq!(right.give_code(&code).await.location.as_deref(), Some(OWN));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_code_opens_once_only(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let farmer = app.farmer();
    let claim_id = app.filed(&farmer).await;
    app.insured(claim_id, &farmer).await;
    let used = app.last_code();
    let mut thief = app.browser();
    thief.knock(&app.reference(claim_id).await, &farmer).await;
    let page = thief.give_code(&used).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.main().contains("Ce code ne marche pas"), "{}", page.main());
    assert!(!page.html().contains(&used));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn five_wrong_codes_end_the_session(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let farmer = app.farmer();
    let claim_id = app.filed(&farmer).await;
    let reference = app.reference(claim_id).await;
    for (wrong, opens) in [(4, true), (5, false)] {
        let mut browser = app.browser();
        browser.knock(&reference, &farmer).await;
        app.work().await;
        for _ in 0..wrong {
            assert_eq!(browser.give_code("0000 0000").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let page = browser.give_code(&app.last_code()).await;
        assert_eq!(page.location.is_some(), opens, "after {wrong} wrong codes");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_code_lives_for_a_quarter_of_an_hour(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let farmer = app.farmer();
    let claim_id = app.filed(&farmer).await;
    let reference = app.reference(claim_id).await;
    for (minutes, opens) in [(14, true), (15, false)] {
        let mut browser = app.browser();
        browser.knock(&reference, &farmer).await;
        app.work().await;
        app.service.clock.advance(Duration::minutes(minutes));
        assert_eq!(
            browser.give_code(&app.last_code()).await.location.is_some(),
            opens,
            "after {minutes} minutes"
        );
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn ten_knocks_lock_that_network_and_no_other(pool: sqlx::PgPool) {
    let app = TestApp::behind_a_proxy(pool).await;
    let farmer = app.farmer();
    let claim_id = app.filed(&farmer).await;
    let reference = app.reference(claim_id).await;
    let from = |network: &str| app.browser_from(network);
    for _ in 0..10 {
        assert_eq!(from("192.0.2.1").knock_with(&reference, WRONG_DAY).await.status, StatusCode::SEE_OTHER);
    }
    let locked = from("192.0.2.1").knock(&reference, &farmer).await;
    assert_eq!(locked.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(from("192.0.2.2").knock(&reference, &farmer).await.status, StatusCode::SEE_OTHER);
    // Other claims can still be followed from there: a family, a town hall.
    assert_eq!(from("192.0.2.1").knock("2222-2222", &farmer).await.status, StatusCode::SEE_OTHER);
    app.service.clock.advance(Duration::minutes(16));
    assert_eq!(from("192.0.2.1").knock(&reference, &farmer).await.status, StatusCode::SEE_OTHER);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_reference_with_a_typing_mistake_is_said_to_be_one(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let farmer = app.farmer();
    for (reference, faults) in [("", vec!["reference"]), ("AEIO-U000", vec![]), ("2222-2223", vec![])] {
        let page = app.browser().knock(reference, &farmer).await;
        assert_eq!(
            (page.status, page.faults()),
            (StatusCode::UNPROCESSABLE_ENTITY, faults.iter().map(ToString::to_string).collect())
        );
        assert_eq!(page.value_of("reference"), reference);
        assert_eq!(page.value_of("birth_year"), farmer.form.birth_year);
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_session_left_alone_for_half_an_hour_is_over(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let farmer = app.farmer();
    let claim_id = app.filed(&farmer).await;
    let mut insured = app.insured(claim_id, &farmer).await;
    app.service.clock.advance(Duration::minutes(29));
    assert_eq!(insured.get(OWN).await.status, StatusCode::OK);
    app.service.clock.advance(Duration::minutes(30));
    assert_eq!(insured.get(OWN).await.location.as_deref(), Some("/fr/suivi"));
}
