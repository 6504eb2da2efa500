//! Filing for others: the form's own checks, nothing lost, nothing of the ground read back.

use super::{FORM, agent, post, send, set, stamped, typed};
use crate::app::TestApp;
use abri_domain::claim::ActorKind;
use abri_domain::status::Channel;
use axum::http::StatusCode;
use sqlx::PgPool;
use time::Duration;
use time::macros::date;
use uuid::Uuid;

fn id_of(location: Option<&str>) -> Uuid {
    location.and_then(|path| path.rsplit('/').next()).unwrap().parse().unwrap()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_said_on_the_phone_is_like_any_other_and_says_who_typed_it(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut desk = agent(&app, "chloe", "call-desk").await;
    let person = app.employee(2, "service");
    app.know(&person).await;
    let page = send(&mut desk, typed(&person)).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text_of(".error-summary"));
    let path = page.location.unwrap();
    let claim_id = id_of(Some(&path));
    let filed = desk.get(&path).await;
    assert!(filed.main().contains(&app.reference(claim_id).await), "{}", filed.main());
    assert!(!filed.main().contains("enveloppe"));
    app.work().await;
    let claim = app.claim(claim_id).await;
    assert_eq!((claim.channel, claim.language.as_str()), (Channel::Phone, "fr"));
    assert_eq!(claim.state.code(), "approved", "the machine looks as at any other");
    let first = &app.history(claim_id).await[0];
    assert_eq!(
        (first.actor_kind, first.actor_id),
        (ActorKind::CallDesk, Some(claim.assisted.unwrap().typed_by))
    );
    assert_eq!(app.mails().iter().filter(|mail| mail.contains("enregistr")).count(), 1, "the receipt");
    let mut anne = agent(&app, "anne", "caseworker").await;
    let case = anne.get(&format!("/agent/dossiers/{claim_id}")).await.main();
    assert!(case.contains("déposée par téléphone") && case.contains("chloe de test"), "{case}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_was_typed_of_the_ground_cannot_be_read_back(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut desk = agent(&app, "chloe", "call-desk").await;
    let person = app.for_medical_officers().next().unwrap();
    let scheme = app.rules().scheme;
    let label = scheme.ground(&person.form.ground).unwrap().name().fr.clone().into_owned();
    let path = send(&mut desk, typed(&person)).await.location.unwrap();
    let claim_id = id_of(Some(&path));
    app.work().await;
    let (code, name) = (format!("\"{}\"", person.form.ground), label.as_str());
    for page in [path.as_str(), "/agent/courrier", "/agent/accueil"] {
        let html = desk.get(page).await.html();
        assert!(!html.contains(name) && !html.contains(&code), "{page}");
    }
    assert_eq!(desk.get(&format!("/agent/dossiers/{claim_id}")).await.status, StatusCode::NOT_FOUND);
    let pdf = desk.get(&format!("{path}/recu.pdf")).await;
    assert_eq!(pdf.status, StatusCode::OK);
    let text = crate::app::mail::pdf_text(&pdf.bytes);
    assert!(text.contains(&app.reference(claim_id).await) && !text.contains(name));
    let mut other = agent(&app, "denis", "call-desk").await;
    assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND, "what a colleague typed is theirs");
    app.service.clock.advance(Duration::hours(12));
    desk.sign_in("chloe").await;
    assert_eq!(
        desk.get(&path).await.status,
        StatusCode::NOT_FOUND,
        "the day after it takes the person again"
    );
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn faults_are_those_of_the_form_and_nothing_typed_is_lost(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut desk = agent(&app, "chloe", "call-desk").await;
    let person = app.employee(2, "service");
    let mut fields = typed(&person);
    for (name, value) in [
        ("nir", "1 23"),
        ("city", ""),
        ("employer_siret-2", "12345"),
        ("honour", ""),
        ("language", "de"),
        ("first_year", "2021"),
    ] {
        set(&mut fields, name, value);
    }
    let page = send(&mut desk, fields.clone()).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let faults = page.faults();
    for name in ["nir", "city", "employer_siret-2", "honour", "language", "first_day"] {
        assert!(faults.iter().any(|fault| fault == name), "{name}: {faults:?}");
    }
    assert_eq!(faults.len(), 6, "{faults:?}");
    let summary = page.text_of(".error-summary");
    assert!(summary.contains("SIRET"), "the numbered field has the words of the form: {summary}");
    let form = &person.form;
    for (name, value) in [
        ("nir", "1 23"),
        ("birth_name", form.birth_name.as_str()),
        ("employer_name-1", &form.employers[0].employer_name),
        ("employer_siret-2", "12345"),
        ("first_year", "2021"),
    ] {
        assert_eq!(page.value_of(name), value, "{name}");
    }
    let html = page.html();
    let ground = html.split("name=\"ground\" value=\"ald\"").nth(1).unwrap();
    assert!(ground.split('>').next().unwrap().contains("checked"), "the ground chosen too");
    assert_eq!(app.count("SELECT count(*) FROM claims").await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn one_employer_more_is_one_block_more(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut desk = agent(&app, "chloe", "call-desk").await;
    let person = app.employee(1, "service");
    let mut fields = typed(&person);
    set(&mut fields, "add", "employer");
    let page = send(&mut desk, fields).await;
    assert_eq!((page.status, page.faults().len()), (StatusCode::OK, 0), "nothing is judged yet");
    assert_eq!(page.value_of("employer_name-1"), person.form.employers[0].employer_name);
    assert!(page.html().contains("name=\"employer_name-2\""));
    assert_eq!(app.count("SELECT count(*) FROM claims").await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_same_page_sent_twice_is_one_claim(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut desk = agent(&app, "chloe", "call-desk").await;
    let page = desk.get(FORM).await;
    let mut fields = typed(&app.farmer());
    for name in ["token", "submit_key", "terms_version", "scheme"] {
        set(&mut fields, name, &page.value_of(name));
    }
    let (first, second) = (post(&mut desk, &fields).await, post(&mut desk, &fields).await);
    assert_eq!((first.status, &first.location), (StatusCode::SEE_OTHER, &second.location));
    assert_eq!(app.count("SELECT count(*) FROM claims").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_paper_counts_from_the_day_of_its_stamp(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut desk = agent(&app, "marc", "mail-desk").await;
    for (day, fault) in [("26", true), ("", true), ("20", false)] {
        let mut fields = typed(&app.farmer());
        stamped(&mut fields, day);
        // The first day off must be within what the rules of the stamped day allow.
        for (name, value) in [("first_day", "19"), ("first_month", "3"), ("first_year", "2020")] {
            set(&mut fields, name, value);
        }
        let page = send(&mut desk, fields).await;
        assert_eq!(page.faults().contains(&"received_day".to_owned()), fault, "{day}: {:?}", page.faults());
        if fault {
            continue;
        }
        let path = page.location.unwrap();
        let claim = app.claim(id_of(Some(&path))).await;
        assert_eq!(
            (claim.channel, claim.assisted.unwrap().received_on),
            (Channel::Paper, date!(2020 - 03 - 20))
        );
        assert_eq!(claim.requested_at().date(), date!(2020 - 03 - 20));
        assert_eq!(claim.deadline.due_on, date!(2020 - 03 - 25), "three working days from the stamp");
        let text = desk.get(&path).await.main();
        assert!(text.contains("20 mai 2020"), "two months of silence from the stamp: {text}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_day_after_the_stamp_is_measured_by_the_stamp_and_not_by_today(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut desk = agent(&app, "marc", "mail-desk").await;
    // It is the 25th: the 24th is not after today.
    for (stamp, said) in [("20", Some("après le jour du cachet d’arrivée (20 mars 2020)")), ("25", None)]
    {
        let mut fields = typed(&app.farmer());
        stamped(&mut fields, stamp);
        for (name, value) in [("first_day", "24"), ("first_month", "3"), ("first_year", "2020")] {
            set(&mut fields, name, value);
        }
        let page = send(&mut desk, fields).await;
        assert_eq!(page.faults().contains(&"first_day".to_owned()), said.is_some(), "{:?}", page.faults());
        let summary = said.map(|words| (words, page.text_of(".error-summary")));
        assert!(summary.as_ref().is_none_or(|(words, summary)| summary.contains(words)), "{summary:?}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn without_an_email_the_receipt_leaves_by_post_with_codes(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut desk = agent(&app, "chloe", "call-desk").await;
    let mut farmer = app.farmer();
    farmer.form.email.clear();
    "yes".clone_into(&mut farmer.form.no_email);
    app.know(&farmer).await;
    let path = send(&mut desk, typed(&farmer)).await.location.unwrap();
    app.work().await;
    let reference = app.reference(id_of(Some(&path))).await;
    let letters: Vec<_> = app.printed().iter().map(|pdf| crate::app::mail::pdf_text(pdf)).collect();
    let receipt = letters.iter().find(|text| crate::app::follow::codes_in(text).len() == 6).unwrap();
    assert!(receipt.contains(&reference), "{receipt}");
    let mut insured = app.browser();
    insured.knock(&reference, &farmer).await;
    let code = crate::app::follow::codes_in(receipt)[0].clone();
    assert_eq!(insured.give_code(&code).await.location.as_deref(), Some("/fr/suivi/dossier"));
    let own = insured.get("/fr/suivi/dossier").await.main();
    assert!(own.contains("déposée par téléphone"), "{own}");
}
