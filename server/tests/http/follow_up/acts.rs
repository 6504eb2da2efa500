//! What the insured may do: take back, return earlier, answer, leave; and that nobody does it for them.

use crate::app::TestApp;
use crate::app::follow::OWN;
use axum::http::StatusCode;
use time::macros::date;

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_under_review_can_be_taken_back(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let person = app.for_caseworkers().find(|person| !person.form.email.is_empty()).unwrap();
    let claim_id = app.filed(&person).await;
    let mut insured = app.insured(claim_id, &person).await;
    let unsure = insured.on_own("/fr/suivi/retrait", &[]).await;
    assert_eq!(
        (unsure.status, unsure.faults()),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["confirm".to_owned()])
    );
    assert_eq!(app.state(claim_id).await, "in-review administrative");
    let done = insured.on_own("/fr/suivi/retrait", &[("confirm", "yes")]).await;
    assert_eq!(done.location.as_deref(), Some(OWN));
    assert_eq!(app.state(claim_id).await, "withdrawn");
    assert_eq!(app.acts(claim_id).await.last().unwrap(), "insured withdrawn");
    assert!(insured.get(OWN).await.main().contains("Vous avez retiré votre demande"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_that_was_decided_cannot_be_taken_back(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let farmer = app.farmer();
    let claim_id = app.filed(&farmer).await;
    let mut insured = app.insured(claim_id, &farmer).await;
    assert!(!insured.get(OWN).await.html().contains("/fr/suivi/retrait"));
    insured.on_own("/fr/suivi/retrait", &[("confirm", "yes")]).await;
    assert_eq!(app.state(claim_id).await, "approved");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn going_back_earlier_shortens_the_stoppage_and_the_notices(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(2, "service");
    let claim_id = app.filed(&employee).await;
    let mut insured = app.insured(claim_id, &employee).await;
    let back_on = |day: &'static str, month: &'static str| {
        [("return_day", day), ("return_month", month), ("return_year", "2020")]
    };
    // Not before the second day, not after the end, not on a day that does not exist.
    for (day, month) in [("25", "3"), ("15", "4"), ("31", "4"), ("", "")] {
        let page = insured.on_own("/fr/suivi/reprise", &back_on(day, month)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{day} {month}");
        assert_eq!(page.faults(), ["return_day"], "{day} {month}");
        assert_eq!(
            (page.value_of("return_day"), page.value_of("return_month")),
            (day.to_owned(), month.to_owned())
        );
    }
    let done = insured.on_own("/fr/suivi/reprise", &back_on("2", "4")).await;
    assert_eq!(done.location.as_deref(), Some(OWN));
    app.work().await;
    assert_eq!(app.claim(claim_id).await.state.granted().unwrap().last_day(), date!(2020 - 04 - 01));
    let shortened =
        "SELECT count(*) FROM employer.notices WHERE state = 'shortened' AND last_day = '2020-04-01'";
    assert_eq!(app.count(shortened).await, 2);
    assert_eq!(app.acts(claim_id).await.last().unwrap(), "insured shortened");
    assert!(insured.get(OWN).await.main().contains("Arrêt raccourci"));
    // Both employers were told: first of the days, then of the change.
    let told = app.mails().iter().filter(|mail| mail.contains("application/pdf")).count();
    assert_eq!(told, 4);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_answer_needs_words_and_a_question(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let person = app.for_caseworkers().find(|person| !person.form.email.is_empty()).unwrap();
    let claim_id = app.filed(&person).await;
    app.hire("anne", "caseworker").await;
    let mut anne = app.browser();
    anne.sign_in("anne").await;
    let case = anne.take_next().await;
    let mut insured = app.insured(claim_id, &person).await;
    insured.on_own("/fr/suivi/reponse", &[("answer", "Personne ne m’a rien demandé")]).await;
    assert_eq!(app.state(claim_id).await, "in-review administrative");
    anne.act(&case, "question", &[("question", "Depuis quand ?")]).await;
    let empty = insured.on_own("/fr/suivi/reponse", &[("answer", "  ")]).await;
    assert_eq!((empty.status, empty.faults()), (StatusCode::UNPROCESSABLE_ENTITY, vec!["answer".to_owned()]));
    let long = "a".repeat(4001);
    let page = insured.on_own("/fr/suivi/reponse", &[("answer", &long)]).await;
    assert_eq!((page.status, page.faults()), (StatusCode::UNPROCESSABLE_ENTITY, vec!["answer".to_owned()]));
    assert_eq!(page.text_of("textarea[name=answer]").trim().len(), 4001);
    insured.on_own("/fr/suivi/reponse", &[("answer", "Depuis lundi.")]).await;
    assert_eq!(app.state(claim_id).await, "in-review administrative");
    assert_eq!(app.acts(claim_id).await.last().unwrap(), "insured insured-answered");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_session_of_one_claim_does_nothing_to_another(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let people: Vec<_> =
        app.for_caseworkers().filter(|person| !person.form.email.is_empty()).take(2).collect();
    let (mine, theirs) = (app.filed(&people[0]).await, app.filed(&people[1]).await);
    let mut me = app.insured(mine, &people[0]).await;
    let mut them = app.insured(theirs, &people[1]).await;
    let their_token = them.get(OWN).await.value_of("token");
    let forged = me.post("/fr/suivi/retrait", &[("token", &their_token), ("confirm", "yes")]).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    for claim_id in [mine, theirs] {
        assert_eq!(app.state(claim_id).await, "in-review administrative");
    }
    // A reference in the form, or in the address, chooses nothing: the session does.
    let reference = app.claim(theirs).await.reference.to_string();
    let extra = [("confirm", "yes"), ("reference", reference.as_str())];
    me.on_own("/fr/suivi/retrait", &extra).await;
    assert_eq!(app.state(theirs).await, "in-review administrative");
    assert!(!me.get(&format!("{OWN}?reference={reference}")).await.main().contains(&reference));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn without_a_session_every_act_leads_to_the_door(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    for path in ["retrait", "reprise", "reponse", "nouveaux-codes", "sortie"] {
        for cookie in [None, Some("guessed")] {
            let mut stranger = app.browser();
            stranger.cookies.extend(cookie.map(|value| ("abri-follow-up".to_owned(), value.to_owned())));
            let page =
                stranger.post(&format!("/fr/suivi/{path}"), &[("token", ""), ("confirm", "yes")]).await;
            assert_eq!(page.location.as_deref(), Some("/fr/suivi"), "{path}");
        }
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn leaving_ends_the_session_for_every_copy_of_its_token(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let farmer = app.farmer();
    let claim_id = app.filed(&farmer).await;
    let mut insured = app.insured(claim_id, &farmer).await;
    let mut copy = insured.clone();
    assert_eq!(insured.on_own("/fr/suivi/sortie", &[]).await.location.as_deref(), Some("/fr"));
    assert!(!insured.cookies.contains_key("abri-follow-up"));
    assert_eq!(copy.get(OWN).await.location.as_deref(), Some("/fr/suivi"));
}
