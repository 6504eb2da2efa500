//! Delegation: what a technician signs, under whom, until when; without it they prepare and a doctor signs.

use super::{SECRET, agent, answer, asked, case, staff_id, take_claim, take_question};
use crate::app::claims::unconfirmed;
use crate::app::{Browser, Page, TestApp};
use abri_domain::claim::ClaimEvent;
use axum::http::StatusCode;
use sqlx::PgPool;
use time::Duration;

/// Delegates by the form, until the end of that day of March 2020.
async fn delegate(doctor: &mut Browser<'_>, technician: &str, matter: &str, day: &str) -> Page {
    let token = doctor.get("/agent/delegations").await.value_of("token");
    let fields = [
        ("token", token.as_str()),
        ("technician", technician),
        ("matter", matter),
        ("until_day", day),
        ("until_month", "3"),
        ("until_year", "2020"),
    ];
    doctor.post("/agent/delegations", &fields).await
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn without_a_delegation_a_technician_prepares_and_a_doctor_signs(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, _anne) = asked(&app, "length").await;
    let mut tess = agent(&app, "tess", "medical-technician").await;
    let question = take_question(&mut tess).await;
    assert!(tess.get(&question).await.main().contains("vous préparez l’avis, il le signera"));
    let draft = [("conclusion", "unfavourable"), ("reasons", SECRET)];
    let page = answer(&mut tess, &question, &draft).await;
    assert_eq!(page.location.as_deref(), Some("/agent/avis?prepared"), "{}", page.main());
    assert_eq!(app.state(claim_id).await, "awaiting-opinion administrative", "nothing came back yet");
    assert_eq!(take_question(&mut tess).await, "/agent/avis?rien", "it is for who may sign");
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    assert_eq!(take_question(&mut doctor).await, question);
    let page = doctor.get(&question).await;
    assert!(page.main().contains("Projet préparé par tess de test") && page.main().contains(SECRET));
    assert!(page.html().contains("value=\"unfavourable\" checked"));
    // The doctor signs something else.
    answer(&mut doctor, &question, &[("conclusion", "favourable")]).await;
    assert_eq!(app.acts(claim_id).await.last().unwrap(), "medical-officer opinion-given");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn under_a_delegation_a_technician_signs_and_the_history_says_under_whom(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = asked(&app, "length").await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    let mut tess = agent(&app, "tess", "medical-technician").await;
    let id = staff_id(&app, "tess").await.to_string();
    let given = delegate(&mut doctor, &id, "opinion:length", "31").await;
    assert_eq!(given.location.as_deref(), Some("/agent/delegations?delegated"), "{}", given.main());
    let question = take_question(&mut tess).await;
    assert!(tess.get(&question).await.main().contains("Vous signez par délégation"));
    let page = answer(&mut tess, &question, &[("conclusion", "favourable")]).await;
    assert_eq!(page.location.as_deref(), Some("/agent/avis?given"), "{}", page.main());
    let acts = app.acts(claim_id).await;
    assert_eq!(
        acts[3..],
        ["medical-technician opinion-given", "medical-technician signed-under"],
        "{acts:?}"
    );
    let history = anne.get(&case(claim_id)).await.text_of(".timeline");
    assert!(history.contains("Par délégation de doctor de test."), "{history}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_delegation_is_for_its_matter_until_its_day_or_until_it_is_ended(pool: PgPool) {
    let app = TestApp::new(pool).await;
    asked(&app, "work").await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    let mut tess = agent(&app, "tess", "medical-technician").await;
    let id = staff_id(&app, "tess").await.to_string();
    let question = take_question(&mut tess).await;
    let signs = |page: Page| page.main().contains("Vous signez par délégation");
    delegate(&mut doctor, &id, "opinion:length", "31").await;
    assert!(!signs(tess.get(&question).await), "of another kind of question");
    delegate(&mut doctor, &id, "opinion:work", "25").await;
    assert!(signs(tess.get(&question).await));
    // Any doctor ends it.
    let mut other = agent(&app, "other", "medical-officer").await;
    let page = other.get("/agent/delegations").await;
    assert!(page.main().contains("tess de test") && page.main().contains("doctor de test"));
    let ids: Vec<uuid::Uuid> =
        sqlx::query_scalar("SELECT delegation_id FROM delegations WHERE question = 'work'")
            .fetch_all(&app.owner)
            .await
            .unwrap();
    let token = page.value_of("token");
    let ended = other.post(&format!("/agent/delegations/{}/fin", ids[0]), &[("token", &token)]).await;
    assert_eq!(ended.location.as_deref(), Some("/agent/delegations?delegation-ended"));
    assert!(!signs(tess.get(&question).await), "it was ended");
    delegate(&mut doctor, &id, "opinion:work", "25").await;
    assert!(signs(tess.get(&question).await));
    app.service.clock.advance(Duration::hours(20));
    tess.sign_in("tess").await;
    assert!(!signs(tess.get(&question).await), "its last day is over");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_delegation_that_is_not_whole_is_asked_for_again(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    agent(&app, "tess", "medical-technician").await;
    let id = staff_id(&app, "tess").await.to_string();
    for (technician, matter, day, fault) in [
        ("", "opinion:work", "31", "technician"),
        (id.as_str(), "opinion:everything", "31", "matter"),
        (id.as_str(), "decision:at-risk:no-such-ground", "31", "matter"),
        (id.as_str(), "opinion:work", "", "until_day"),
        (id.as_str(), "opinion:work", "24", "until_day"),
    ] {
        let page = delegate(&mut doctor, technician, matter, day).await;
        assert_eq!((page.status, page.faults()), (StatusCode::UNPROCESSABLE_ENTITY, vec![fault.to_owned()]));
    }
    let doctor_id = staff_id(&app, "doctor").await.to_string();
    let page = delegate(&mut doctor, &doctor_id, "opinion:work", "31").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.main().contains("n’est pas technicien"), "{}", page.main());
    assert_eq!(app.count("SELECT count(*) FROM delegations").await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_a_technician_decides_on_a_claim_is_under_a_delegation_too(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&unconfirmed(app.employee(1, "service"))).await;
    let mut tess = agent(&app, "tess", "medical-technician").await;
    take_claim(&mut tess, claim_id).await;
    let page = tess.get(&case(claim_id)).await;
    assert!(!page.html().contains(&format!("{}/decision", case(claim_id))), "no decision is offered");
    assert!(page.main().contains("Préparer pour un médecin-conseil"), "{}", page.main());
    let yes = [("verdict", "approve"), ("explanation", "mirabelle")];
    let refused = tess.act(&case(claim_id), "decision", &yes).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.main().contains("ne vous est pas déléguée") && refused.main().contains("mirabelle"));
    assert_eq!(app.state(claim_id).await, "in-review medical");
    // They prepare: the note stays, the claim goes back and is not theirs again.
    let page = tess.act(&case(claim_id), "a-signer", &[("note", "")]).await;
    assert_eq!((page.status, page.faults()), (StatusCode::UNPROCESSABLE_ENTITY, vec!["note".to_owned()]));
    let done = tess.act(&case(claim_id), "a-signer", &[("note", SECRET)]).await;
    assert_eq!(done.location.as_deref(), Some("/agent?left-to-doctor"), "{}", done.main());
    assert_eq!(tess.take_next().await, "/agent?rien");
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    assert_eq!(doctor.take_next().await, case(claim_id));
    assert!(doctor.get(&case(claim_id)).await.main().contains(SECRET));
    doctor.act(&case(claim_id), "liberer", &[]).await;
    // With a delegation for that ground they decide, and the history says under whom.
    let ground = "decision:at-risk:ald";
    delegate(&mut doctor, &staff_id(&app, "tess").await.to_string(), ground, "31").await;
    take_claim(&mut tess, claim_id).await;
    let done = tess.act(&case(claim_id), "decision", &[("verdict", "approve")]).await;
    assert_eq!(done.location.as_deref(), Some("/agent?decided"), "{}", done.main());
    let history = app.history(claim_id).await;
    let acts: Vec<_> =
        history.iter().map(|record| record.event.code()).filter(|code| *code != "file-read").collect();
    assert_eq!(acts.last_chunk::<2>(), Some(&["approved", "signed-under"]));
    let delegation: uuid::Uuid =
        sqlx::query_scalar("SELECT delegation_id FROM delegations").fetch_one(&app.owner).await.unwrap();
    let last = history.iter().rev().find(|record| record.event.code() == "signed-under").unwrap();
    assert_eq!(last.event, ClaimEvent::SignedUnder { delegation_id: delegation });
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_technician_confirms_a_medical_no_only_under_a_delegation(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&unconfirmed(app.employee(1, "service"))).await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    take_claim(&mut doctor, claim_id).await;
    let no = [("verdict", "refuse"), ("reason", "not-at-risk"), ("explanation", "Le certificat manque.")];
    let proposed = doctor.act(&case(claim_id), "decision", &no).await;
    assert_eq!(proposed.location.as_deref(), Some("/agent?proposed"), "{}", proposed.main());
    let mut tess = agent(&app, "tess", "medical-technician").await;
    take_claim(&mut tess, claim_id).await;
    let page = tess.get(&case(claim_id)).await.html();
    assert!(
        !page.contains("/confirmation\"") && page.contains("/a-signer\""),
        "she may leave it to a doctor"
    );
    for verdict in [("verdict", "confirm"), ("verdict", "send-back")] {
        let fields = [verdict, ("words_back", "mirabelle")];
        let refused = tess.act(&case(claim_id), "confirmation", &fields).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.main().contains("ne vous est pas déléguée") && refused.main().contains("mirabelle"));
    }
    assert_eq!(app.state(claim_id).await, "in-review medical");
    let ground = "decision:at-risk:ald";
    delegate(&mut doctor, &staff_id(&app, "tess").await.to_string(), ground, "31").await;
    let done = tess.act(&case(claim_id), "confirmation", &[("verdict", "confirm")]).await;
    assert_eq!(done.location.as_deref(), Some("/agent?confirmed"), "{}", done.main());
    assert_eq!(
        app.acts(claim_id).await[2..],
        ["medical-officer proposed", "medical-technician refused", "medical-technician signed-under"]
    );
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn two_technicians_never_refuse_for_a_medical_reason_between_them(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&unconfirmed(app.employee(1, "service"))).await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    let mut tess = agent(&app, "tess", "medical-technician").await;
    let mut theo = agent(&app, "theo", "medical-technician").await;
    for login in ["tess", "theo"] {
        delegate(&mut doctor, &staff_id(&app, login).await.to_string(), "decision:at-risk:ald", "31").await;
    }
    take_claim(&mut tess, claim_id).await;
    let no = [("verdict", "refuse"), ("reason", "not-at-risk"), ("explanation", "Le certificat manque.")];
    let proposed = tess.act(&case(claim_id), "decision", &no).await;
    assert_eq!(proposed.location.as_deref(), Some("/agent?proposed"), "{}", proposed.main());
    take_claim(&mut theo, claim_id).await;
    let page = theo.get(&case(claim_id)).await.html();
    assert!(!page.contains("/confirmation\"") && page.contains("/a-signer\""), "he may leave it to a doctor");
    let refused = theo.act(&case(claim_id), "confirmation", &[("verdict", "confirm")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert_eq!(app.state(claim_id).await, "in-review medical");
    theo.act(&case(claim_id), "a-signer", &[("note", "À confirmer.")]).await;
    take_claim(&mut doctor, claim_id).await;
    let done = doctor.act(&case(claim_id), "confirmation", &[("verdict", "confirm")]).await;
    assert_eq!(done.location.as_deref(), Some("/agent?confirmed"), "{}", done.main());
    assert_eq!(app.state(claim_id).await, "refused");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_technician_is_given_a_recheck_only_once_a_decision_is_delegated(pool: PgPool) {
    let app = TestApp::new(pool).await;
    app.service.lots.set(0);
    let claim_id = app.filed(&app.employee(1, "service")).await;
    let mut tess = agent(&app, "tess", "medical-technician").await;
    let token = tess.get("/agent/controles").await.value_of("token");
    let take = [("token", token.as_str())];
    assert_eq!(
        tess.post("/agent/controles/suivant", &take).await.location.as_deref(),
        Some("/agent/controles?rien")
    );
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    delegate(&mut doctor, &staff_id(&app, "tess").await.to_string(), "decision:at-risk:ald", "31").await;
    assert_eq!(tess.post("/agent/controles/suivant", &take).await.location, Some(case(claim_id)));
    let done = tess.act(&case(claim_id), "controle", &[("verdict", "upheld")]).await;
    assert_eq!(done.location.as_deref(), Some("/agent/controles?upheld"), "{}", done.main());
    let acts = app.acts(claim_id).await;
    assert_eq!(acts[3..], ["medical-technician upheld", "medical-technician signed-under"], "{acts:?}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_delegation_lapses_with_the_doctor_who_answers_for_it(pool: PgPool) {
    let app = TestApp::new(pool).await;
    asked(&app, "length").await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    let mut tess = agent(&app, "tess", "medical-technician").await;
    delegate(&mut doctor, &staff_id(&app, "tess").await.to_string(), "opinion:length", "31").await;
    sqlx::query("UPDATE staff SET disabled_at = now() WHERE login = 'doctor'")
        .execute(&app.owner)
        .await
        .unwrap();
    let question = take_question(&mut tess).await;
    let page = answer(&mut tess, &question, &[("conclusion", "favourable")]).await;
    assert_eq!(page.location.as_deref(), Some("/agent/avis?prepared"));
}
