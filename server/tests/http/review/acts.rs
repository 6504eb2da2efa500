//! Asking, passing on, and everything that goes wrong between two people: stale pages, leases, forged ids.

use super::{agent, approve, case, in_hand, take};
use crate::app::TestApp;
use crate::app::follow::OWN;
use axum::http::StatusCode;
use time::Duration;

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_question_goes_to_the_insured_and_its_answer_back_to_the_side_that_asked(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (administrative, medical) =
        (app.for_caseworkers().next().unwrap(), app.for_medical_officers().nth(1).unwrap());
    for (login, role, person, side) in [
        ("anne", "caseworker", administrative, "administrative"),
        ("doctor", "medical-officer", medical, "medical"),
    ] {
        let claim_id = app.filed(&person).await;
        let mut asker = agent(&app, login, role).await;
        take(&mut asker, claim_id).await;
        let question = format!("Question de {login} ?");
        let page = asker.act(&case(claim_id), "question", &[("question", &question)]).await;
        assert_eq!(page.location.as_deref(), Some("/agent?asked"));
        assert_eq!(app.state(claim_id).await, format!("awaiting-insured {side}"));
        app.work().await;
        let mut insured = app.insured(claim_id, &person).await;
        assert!(insured.get(OWN).await.main().contains(&question));
        let answered = insured.on_own("/fr/suivi/reponse", &[("answer", "Ma réponse <i>ici</i>")]).await;
        assert_eq!(answered.status, StatusCode::SEE_OTHER);
        assert_eq!(app.state(claim_id).await, format!("in-review {side}"));
        assert!(asker.get(&case(claim_id)).await.main().contains("Ma réponse <i>ici</i>"));
        let acts = app.acts(claim_id).await;
        assert_eq!(acts[2..], [format!("{role} asked-insured"), "insured insured-answered".into()]);
    }
    assert_eq!(app.count("SELECT count(*) FROM exchanges").await, 1);
    assert_eq!(app.count("SELECT count(*) FROM medical.exchanges").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_question_without_words_is_not_sent(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = in_hand(&app, "caseworker").await;
    let page = anne.act(&case(claim_id), "question", &[("question", " ")]).await;
    assert_eq!((page.status, page.faults()), (StatusCode::UNPROCESSABLE_ENTITY, vec!["question".to_owned()]));
    assert_eq!(app.state(claim_id).await, "in-review administrative");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_note_typed_with_a_medical_question_is_kept(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut doctor) = in_hand(&app, "medical-officer").await;
    doctor.act(&case(claim_id), "question", &[("question", "Depuis quand ?"), ("note", "à rappeler")]).await;
    assert!(doctor.get(&case(claim_id)).await.main().contains("à rappeler"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_passes_from_one_side_to_the_other_and_back(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.for_caseworkers().next().unwrap()).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    anne.take_next().await;
    assert_eq!(anne.act(&case(claim_id), "transfert", &[]).await.location.as_deref(), Some("/agent?passed"));
    assert_eq!(app.state(claim_id).await, "in-review medical");
    assert_eq!(app.claim(claim_id).await.held_by, None, "the lease does not go with it");
    assert_eq!(doctor.take_next().await, case(claim_id));
    doctor.act(&case(claim_id), "transfert", &[("note", "rien à dire sur le plan médical")]).await;
    assert_eq!(app.state(claim_id).await, "in-review administrative");
    assert!(!anne.get(&case(claim_id)).await.main().contains("rien à dire"));
    assert!(doctor.get(&case(claim_id)).await.main().contains("rien à dire"));
    let acts = app.acts(claim_id).await;
    assert_eq!(acts[2..], ["caseworker passed-to", "medical-officer passed-to"]);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_stale_page_is_told_who_was_faster_and_keeps_what_was_typed(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let person = app.for_caseworkers().next().unwrap();
    let claim_id = app.filed(&person).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    anne.take_next().await;
    let page = anne.get(&case(claim_id)).await;
    let (token, version) = (page.value_of("token"), page.value_of("version"));
    app.service.clock.advance(Duration::minutes(5));
    app.insured(claim_id, &person).await.on_own("/fr/suivi/retrait", &[("confirm", "yes")]).await;
    let fields = [
        ("token", token.as_str()),
        ("version", version.as_str()),
        ("verdict", "refuse"),
        ("reason", "no-answer"),
        ("explanation", "Mots <tapés> longtemps"),
    ];
    let page = anne.post(&format!("{}/decision", case(claim_id)), &fields).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    let main = page.main();
    assert!(
        main.contains("Le dossier a changé") && main.contains("assuré, 25 mars 2020 à 8\u{a0}h\u{a0}05"),
        "{main}"
    );
    assert!(main.contains("Mots <tapés> longtemps"), "what was typed is lost: {main}");
    assert_eq!(app.state(claim_id).await, "withdrawn");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn who_does_not_hold_the_claim_decides_nothing(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.for_caseworkers().next().unwrap()).await;
    let (mut anne, mut berthe) =
        (agent(&app, "anne", "caseworker").await, agent(&app, "berthe", "caseworker").await);
    anne.take_next().await;
    let version = anne.get(&case(claim_id)).await.value_of("version");
    let token = berthe.get("/agent").await.value_of("token");
    for (act, field) in
        [("decision", ("verdict", "approve")), ("question", ("question", "?")), ("transfert", ("note", ""))]
    {
        let words = ("explanation", "mots gardés");
        let fields = [("token", token.as_str()), ("version", version.as_str()), field, words];
        let page = berthe.post(&format!("{}/{act}", case(claim_id)), &fields).await;
        assert_eq!(page.status, StatusCode::CONFLICT, "{act}");
        assert!(page.main().contains("mots gardés"), "{act}");
    }
    // Giving back what one does not hold takes nothing from the one who does.
    berthe.post(&format!("{}/liberer", case(claim_id)), &[("token", &token), ("version", &version)]).await;
    approve(&mut anne, claim_id).await;
    assert_eq!(app.acts(claim_id).await.len(), 3);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_lease_that_ended_while_typing_does_not_decide(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = in_hand(&app, "caseworker").await;
    let page = anne.get(&case(claim_id)).await;
    app.service.clock.advance(Duration::minutes(21));
    let (token, version) = (page.value_of("token"), page.value_of("version"));
    let fields = [("token", token.as_str()), ("version", version.as_str()), ("verdict", "approve")];
    let page = anne.post(&format!("{}/decision", case(claim_id)), &fields).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert_eq!(app.state(claim_id).await, "in-review administrative");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn one_side_cannot_act_for_the_other(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.for_medical_officers().next().unwrap()).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let token = anne.get("/agent").await.value_of("token");
    let version = app.claim(claim_id).await.version.to_string();
    for act in ["prendre", "decision"] {
        let fields = [("token", token.as_str()), ("version", version.as_str()), ("verdict", "approve")];
        anne.post(&format!("{}/{act}", case(claim_id)), &fields).await;
        assert_eq!(app.state(claim_id).await, "in-review medical", "{act}");
        assert_eq!(app.claim(claim_id).await.held_by, None, "{act}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_forged_claim_or_a_forged_form_opens_nothing(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.for_caseworkers().next().unwrap()).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let token = anne.get("/agent").await.value_of("token");
    let nobody = "/agent/dossiers/00000000-0000-7000-8000-000000000000";
    for path in [nobody, "/agent/dossiers/1", "/agent/dossiers/%27%20OR%201=1"] {
        assert_eq!(anne.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        for act in ["decision", "question", "transfert", "reexamen"] {
            let fields =
                [("token", token.as_str()), ("version", "0"), ("verdict", "approve"), ("question", "?")];
            assert_eq!(
                anne.post(&format!("{path}/{act}"), &fields).await.status,
                StatusCode::NOT_FOUND,
                "{path}/{act}"
            );
        }
    }
    anne.take_next().await;
    for act in ["decision", "question", "transfert", "reexamen", "prendre", "liberer"] {
        let fields = [("token", "guessed"), ("version", "1"), ("verdict", "approve"), ("question", "?")];
        assert_eq!(
            anne.post(&format!("{}/{act}", case(claim_id)), &fields).await.status,
            StatusCode::FORBIDDEN,
            "{act}"
        );
    }
    assert_eq!(app.acts(claim_id).await.len(), 2);
}
