//! The check page, by the code on the paper or from its QR code.

use super::of_claim;
use crate::app::follow::OWN;
use crate::app::{MORNING, Page, TestApp};
use abri_domain::claim::{ClaimEvent, RefusalReason};
use abri_domain::notice::NoticeKind;
use abri_domain::zone::Side;
use abri_server::demo::people::SyntheticClaim;
use abri_server::persistence::{claims, notice_checks};
use abri_server::pipeline::follow_up;
use abri_server::pipeline::transition::{Actor, apply};
use axum::http::StatusCode;
use time::Duration;
use time::macros::date;
use uuid::Uuid;

/// Asks about a code, knowing the last name of the employee.
async fn asked(app: &TestApp, code: &str, last_name: &str) -> Page {
    app.browser().post("/fr/verifier", &[("code", code), ("last_name", last_name)]).await
}

async fn checked(app: &TestApp, code: &str, person: &SyntheticClaim) -> Page {
    let page = asked(app, code, &person.form.birth_name).await;
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
    let valid = checked(&app, &code, &employee).await.main();
    for words in [
        "Ce volet est valable",
        "Nadia",
        &employee.form.employers[0].employer_name,
        "25 mars 2020",
        "14 avril 2020",
        "Arrêt initial",
    ] {
        assert!(valid.contains(words), "{words}: {valid}");
    }
    assert!(!valid.contains("annoncé d’abord"));
    follow_up::return_earlier(&app.service, claim_id, date!(2020 - 04 - 02)).await.unwrap();
    app.work().await;
    let shortened = checked(&app, &code, &employee).await.main();
    assert!(shortened.contains("1er avril 2020") && shortened.contains("annoncé d’abord"), "{shortened}");
    assert!(shortened.contains("reprise anticipée") && shortened.contains("14 avril 2020"), "{shortened}");
    // The shorter stoppage has a notice of its own, which stands.
    let second = code_of(&app, claim_id, 1).await;
    let new = checked(&app, &second, &employee).await.main();
    assert!(new.contains("Ce volet est valable") && new.contains("Arrêt raccourci"), "{new}");
    happens(&app, claim_id, ClaimEvent::Reopened { side: Side::Administrative }).await;
    let review = checked(&app, &second, &employee).await.main();
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
    for code in [&code, &second, &code_of(&app, claim_id, 2).await] {
        let cancelled = checked(&app, code, &employee).await.main();
        assert!(cancelled.contains("Ne signalez pas cet arrêt"), "{cancelled}");
    }
}

/// The code of the document of that place, counted from 0.
async fn code_of(app: &TestApp, claim_id: Uuid, place: usize) -> String {
    of_claim(app, claim_id).await[place].notice.issued.code.to_string()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_extension_takes_the_place_of_the_notice_before_it(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "service");
    let first = app.filed(&employee).await;
    let old = code_of(&app, first, 0).await;
    let mut next = employee.clone();
    [next.form.first_day, next.form.first_month] = ["15", "4"].map(str::to_owned);
    app.service.clock.advance(Duration::days(21));
    let second = app.filed(&next).await;
    assert_eq!(app.state(second).await, "approved");
    let new = &of_claim(&app, second).await[0];
    assert_eq!((new.notice.issued.kind, new.follows.is_some()), (NoticeKind::Extension, true));
    let page = checked(&app, &old, &employee).await.main();
    assert!(page.contains("Un autre volet remplace celui-ci") && page.contains("5 mai 2020"), "{page}");
    let page = checked(&app, &new.notice.issued.code.to_string(), &employee).await.main();
    assert!(page.contains("Ce volet est valable") && page.contains("Prolongation"), "{page}");
    // Once the extension is cancelled, the first notice stands again.
    happens(&app, second, ClaimEvent::Reopened { side: Side::Administrative }).await;
    let refused = ClaimEvent::Refused {
        side: Side::Administrative,
        reason: RefusalReason::AlreadyCovered,
        proposed_by: None,
    };
    happens(&app, second, refused).await;
    let page = checked(&app, &old, &employee).await.main();
    assert!(page.contains("Ce volet est valable") && page.contains("14 avril 2020"), "{page}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_code_is_read_however_it_is_typed(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "self");
    let claim_id = app.filed(&employee).await;
    let code = of_claim(&app, claim_id).await[0].notice.issued.code.to_string();
    for typed in
        [code.clone(), code.to_lowercase(), code.replace('-', ""), format!(" {} ", code.replace('-', " "))]
    {
        assert!(checked(&app, &typed, &employee).await.main().contains("Ce volet est valable"), "{typed}");
    }
    let in_address = app.browser().get(&format!("/v/{code}")).await;
    assert_eq!(in_address.value_of("code"), code);
    assert!(!in_address.main().contains("Ce volet est valable"), "a code alone says nothing");
    let name = employee.form.birth_name.as_str();
    let english = app.browser().post("/en/verify", &[("code", &code), ("last_name", name)]).await;
    assert!(english.main().contains("This notice is valid"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn wrong_and_malformed_codes_get_the_same_words(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "self");
    let claim_id = app.filed(&employee).await;
    let code = of_claim(&app, claim_id).await[0].notice.issued.code.to_string();
    let reference = app.reference(claim_id).await;
    let mistyped = code.replacen(|c: char| c != '-', if code.starts_with('2') { "3" } else { "2" }, 1);
    let unknown = asked(&app, "2222-2222-2222", "Nemo").await;
    assert!(unknown.main().contains("Aucun volet ne répond"));
    let name = employee.form.birth_name.as_str();
    let wrong_person = asked(&app, &code, "Nemo").await;
    assert_eq!(
        (wrong_person.status, wrong_person.main()),
        (unknown.status, unknown.main()),
        "wrong is unknown"
    );
    for typed in [mistyped.as_str(), reference.as_str(), "x", "<script>", "' OR 1=1", "é"] {
        let page = asked(&app, typed, name).await;
        assert_eq!(page.main(), unknown.main(), "{typed}");
        assert_eq!((page.value_of("code"), page.value_of("last_name")), (typed.to_owned(), name.to_owned()));
    }
    for path in ["/v/2222-2222-2222", "/v/x", "/v/%3Cscript%3E", &format!("/v/{}", "A".repeat(500))] {
        let page = app.browser().get(path).await;
        assert_eq!((page.status, page.main().contains("Aucun volet")), (StatusCode::OK, false), "{path}");
    }
    assert_eq!(app.browser().get("/v/%FF").await.status, StatusCode::NOT_FOUND, "no text, so no code");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_check_asks_for_the_code_and_for_the_person(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "self");
    let claim_id = app.filed(&employee).await;
    let code = of_claim(&app, claim_id).await[0].notice.issued.code.to_string();
    let form = &employee.form;
    let born = [&form.birth_day, &form.birth_month, &form.birth_year];
    let ask = async |fields: &[(&str, &str)]| app.browser().post("/fr/verifier", fields).await;
    for (fields, faults) in [
        (vec![("code", " ")], vec!["code", "last_name"]),
        (vec![("code", code.as_str())], vec!["last_name"]),
        (vec![("code", &code), ("birth_day", "31"), ("birth_month", "2")], vec!["birth_day"]),
    ] {
        let page = ask(&fields).await;
        assert_eq!(
            (page.status, page.faults()),
            (StatusCode::UNPROCESSABLE_ENTITY, faults.iter().map(|fault| (*fault).to_owned()).collect())
        );
    }
    let by_birth =
        [("code", code.as_str()), ("birth_day", born[0]), ("birth_month", born[1]), ("birth_year", born[2])];
    assert!(ask(&by_birth).await.main().contains("Ce volet est valable"));
    let mut both = by_birth.to_vec();
    both.push(("last_name", "Nemo"));
    assert!(ask(&both).await.main().contains("Aucun volet"), "what is said must be right");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn who_is_wrong_too_often_waits_and_the_insured_does_not(pool: sqlx::PgPool) {
    let app = TestApp::behind_a_proxy(pool).await;
    let employee = app.employee(1, "self");
    let claim_id = app.filed(&employee).await;
    let code = of_claim(&app, claim_id).await[0].notice.issued.code.to_string();
    let name = employee.form.birth_name.as_str();
    let from = async |network: String, code: &str, name: &str| {
        app.browser_from(&network).post("/fr/verifier", &[("code", code), ("last_name", name)]).await
    };
    // A code that exists and one that does not rest after as many wrong answers, whoever asks.
    for asked in [code.as_str(), "2222-2222-2222"] {
        for n in 0..10 {
            assert_eq!(
                from(format!("192.0.2.{n}"), asked, "Nemo").await.status,
                StatusCode::OK,
                "{asked} {n}"
            );
        }
        let rests = from("192.0.2.99".to_owned(), asked, name).await;
        assert_eq!(rests.status, StatusCode::TOO_MANY_REQUESTS, "{asked}");
        assert!(rests.main().contains("Trop d’essais") && !rests.main().contains("25 mars 2020"));
    }
    let mut insured = app.insured(claim_id, &employee).await;
    let own = insured.get(OWN).await.main();
    assert!(
        own.contains(&code) && own.contains("rien n’a été dit"),
        "the insured sees the notice and each check"
    );
    assert_eq!(insured.get("/fr/suivi/volet/1").await.status, StatusCode::OK);
    // An hour later it answers again.
    app.service.clock.advance(Duration::minutes(61));
    assert!(from("192.0.2.99".to_owned(), &code, name).await.main().contains("Ce volet est valable"));
    let own = app.insured(claim_id, &employee).await.get(OWN).await.main();
    assert!(own.contains("réponse donnée"), "{own}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_network_that_guesses_at_many_codes_waits_and_others_do_not(pool: sqlx::PgPool) {
    let app = TestApp::behind_a_proxy(pool).await;
    let employee = app.employee(1, "self");
    let claim_id = app.filed(&employee).await;
    let code = of_claim(&app, claim_id).await[0].notice.issued.code.to_string();
    let fields = [("code", code.as_str()), ("last_name", employee.form.birth_name.as_str())];
    for n in 0..30 {
        let guess = [("code", format!("guess {n}")), ("last_name", "Nemo".to_owned())];
        let guess: Vec<_> = guess.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(app.browser_from("192.0.2.1").post("/fr/verifier", &guess).await.status, StatusCode::OK);
    }
    let rests = app.browser_from("192.0.2.1").post("/fr/verifier", &fields).await;
    assert_eq!(rests.status, StatusCode::TOO_MANY_REQUESTS);
    let other = app.browser_from("192.0.2.2").post("/fr/verifier", &fields).await;
    assert!(other.main().contains("Ce volet est valable"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn networks_and_codes_of_nobody_are_forgotten_after_a_day(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "self");
    let claim_id = app.filed(&employee).await;
    let code = of_claim(&app, claim_id).await[0].notice.issued.code.to_string();
    checked(&app, &code, &employee).await;
    asked(&app, "2222-2222-2222", "Nemo").await;
    let purge = async |at| {
        let mut pipeline = app.service.pools.pipeline.acquire().await.unwrap();
        notice_checks::purge(&mut pipeline, at).await.unwrap();
    };
    purge(MORNING + Duration::hours(23)).await;
    assert_eq!(app.count("SELECT count(*) FROM employer.notice_checks").await, 2);
    purge(MORNING + Duration::hours(24)).await;
    assert_eq!(app.count("SELECT count(*) FROM employer.notice_checks").await, 1);
    assert_eq!(app.count("SELECT count(network_index) FROM employer.notice_checks").await, 0);
}
