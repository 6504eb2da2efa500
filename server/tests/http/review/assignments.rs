//! The end of a shift, and a supervisor who spreads the work.

use super::{agent, approve, case, take};
use crate::app::{Browser, TestApp};
use axum::http::StatusCode;
use time::Duration;
use uuid::Uuid;

const DESK: &str = "/agent/repartition";

async fn id_of(app: &TestApp, login: &str) -> String {
    let id: Uuid = sqlx::query_scalar("SELECT staff_id FROM staff WHERE login = $1")
        .bind(login)
        .fetch_one(&app.owner)
        .await
        .unwrap();
    id.to_string()
}

/// Moves a claim; answers with the status, and where it leads or what the page says.
async fn reassign(lead: &mut Browser<'_>, claim_id: Uuid, from: &str, to: &str) -> (StatusCode, String) {
    let token = lead.get(DESK).await.value_of("token");
    let id = claim_id.to_string();
    let page = lead
        .post(
            "/agent/repartition/deplacer",
            &[("token", &token), ("claim_id", &id), ("from", from), ("to", to)],
        )
        .await;
    (page.status, page.location.clone().unwrap_or_else(|| page.text_of(".error-summary")))
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn who_stops_gives_everything_back_at_once(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    for person in app.for_caseworkers().take(2) {
        app.filed(&person).await;
    }
    let (mut anne, mut berthe) =
        (agent(&app, "anne", "caseworker").await, agent(&app, "berthe", "caseworker").await);
    anne.take_next().await;
    anne.take_next().await;
    assert_eq!(berthe.take_next().await, "/agent?rien");
    let token = anne.get("/agent").await.value_of("token");
    let page = anne.post("/agent/fin-de-service", &[("token", &token)]).await;
    assert_eq!(page.location.as_deref(), Some("/agent?stopped"));
    assert!(anne.get("/agent?stopped").await.main().contains("Vous ne tenez plus aucun dossier"));
    assert_ne!(berthe.take_next().await, "/agent?rien");
    assert_ne!(berthe.take_next().await, "/agent?rien");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_supervisor_moves_a_claim_and_whoever_had_it_loses_no_word(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let person = app.for_caseworkers().next().unwrap();
    let claim_id = app.filed(&person).await;
    let (mut anne, mut berthe) =
        (agent(&app, "anne", "caseworker").await, agent(&app, "berthe", "caseworker").await);
    let mut lead = agent(&app, "chef", "supervisor").await;
    anne.take_next().await;
    let page = anne.get(&case(claim_id)).await;
    let desk = lead.get(DESK).await;
    assert!(desk.main().contains(&app.reference(claim_id).await) && desk.main().contains("anne de test"));
    assert!(!desk.html().contains(&person.form.birth_name), "nothing of the person");
    let (from, to) = (id_of(&app, "anne").await, id_of(&app, "berthe").await);
    let moved = reassign(&mut lead, claim_id, &from, &to).await;
    assert_eq!(moved, (StatusCode::SEE_OTHER, "/agent/repartition?given".into()));

    let (token, version) = (page.value_of("token"), page.value_of("version"));
    let fields = [
        ("token", token.as_str()),
        ("version", &version),
        ("verdict", "approve"),
        ("explanation", "mots gardés"),
    ];
    let page = anne.post(&format!("{}/decision", case(claim_id)), &fields).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    let main = page.main();
    assert!(
        main.contains("Vous n’avez plus ce dossier") && main.contains("berthe de test s’en occupe"),
        "{main}"
    );
    assert!(main.contains("mots gardés"), "{main}");

    // What was given waits longer than what one took.
    app.service.clock.advance(Duration::hours(3));
    approve(&mut agent_again(&app, "berthe").await, claim_id).await;
    berthe.get("/agent").await;
    let moves = app.count("SELECT count(*) FROM lease_moves JOIN staff ON staff_id = by_staff WHERE kind = 'given' AND login = 'chef'");
    assert_eq!(moves.await, 1);
    assert_eq!(app.acts(claim_id).await.len(), 3, "a move is no event of the claim");
}

/// The same person after a long pause.
async fn agent_again<'a>(app: &'a TestApp, login: &str) -> Browser<'a> {
    let mut browser = app.browser();
    browser.sign_in(login).await;
    browser
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_a_supervisor_cannot_move_is_said(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.for_caseworkers().next().unwrap()).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let mut lead = agent(&app, "chef", "supervisor").await;
    app.hire("berthe", "caseworker").await;
    app.hire("doctor", "medical-officer").await;
    anne.take_next().await;
    let (anne_id, berthe_id) = (id_of(&app, "anne").await, id_of(&app, "berthe").await);
    let (doctor_id, chef_id) = (id_of(&app, "doctor").await, id_of(&app, "chef").await);
    sqlx::query("INSERT INTO staff_conflicts SELECT staff_id, nir_index, submitted_at FROM claims, staff WHERE login = 'berthe'")
        .execute(&app.owner)
        .await
        .unwrap();
    for (from, to, status, why) in [
        (&anne_id, &doctor_id, 422, "n’examine pas les dossiers de ce côté"),
        (&anne_id, &chef_id, 422, "n’examine pas les dossiers de ce côté"),
        (&anne_id, &berthe_id, 422, "Un lien avec cette personne"),
        (&berthe_id, &anne_id, 409, "a changé de mains"),
    ] {
        let (got, said) = reassign(&mut lead, claim_id, from, to).await;
        assert_eq!(got, status, "{said}");
        assert!(said.contains(why), "{said}");
    }
    assert_eq!(app.claim(claim_id).await.held_by.unwrap().to_string(), anne_id);
    let (got, said) = reassign(&mut lead, claim_id, &anne_id, "").await;
    assert_eq!((got, said.as_str()), (StatusCode::SEE_OTHER, "/agent/repartition?put-back"));
    assert_eq!(app.claim(claim_id).await.held_by, None);
    for forged in ["x", "00000000-0000-7000-8000-000000000000"] {
        let token = lead.get(DESK).await.value_of("token");
        let fields = [("token", token.as_str()), ("claim_id", forged), ("from", &anne_id), ("to", "")];
        assert_eq!(lead.post("/agent/repartition/deplacer", &fields).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(app.count("SELECT count(*) FROM lease_moves").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_supervisor_narrows_what_someone_works_on_and_widens_it_again(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.for_caseworkers().next().unwrap()).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let mut lead = agent(&app, "chef", "supervisor").await;
    let anne_id = id_of(&app, "anne").await;
    let token = lead.get(DESK).await.value_of("token");
    let post = |fund: &'static str, who: String| {
        let token = token.clone();
        [
            ("token", token),
            ("lane_staff", who),
            ("lane_fund", fund.to_owned()),
            ("lane_language", String::new()),
        ]
    };
    for (fund, who, faults) in [
        ("", anne_id.clone(), vec!["lane_fund"]),
        ("msa-32", String::new(), vec!["lane_staff"]),
        ("nulle-part", anne_id.clone(), vec!["lane_fund"]),
        ("msa-32", id_of(&app, "chef").await, vec!["lane_staff"]),
    ] {
        let fields = post(fund, who);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let page = lead.post("/agent/repartition/ajouter", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{fund}");
        assert_eq!(page.faults(), faults, "{fund}");
    }
    let other = if app.claim(claim_id).await.fund == "msa-11" { "msa-32" } else { "msa-11" };
    let fields = post(other, anne_id.clone());
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = lead.post("/agent/repartition/ajouter", &fields).await;
    assert_eq!(page.location.as_deref(), Some("/agent/repartition?lane-added"), "{}", page.main());
    assert_eq!(anne.take_next().await, "/agent?rien");
    let lane_id = lead.get(DESK).await.value_of("lane_id");
    lead.post("/agent/repartition/retirer", &[("token", &token), ("lane_id", &lane_id)]).await;
    assert_eq!(anne.take_next().await, case(claim_id));
    take(&mut anne, claim_id).await;
}
