//! Breaking the glass: asked for with a reason, recorded first, seen by the insured, looked at by an auditor.

use super::{agent, case, person};
use crate::app::follow::OWN;
use crate::app::{Browser, Page, TestApp};
use abri_domain::claim::ClaimEvent;
use abri_domain::glass::GlassReason;
use axum::http::StatusCode;
use sqlx::PgPool;
use time::Duration;
use uuid::Uuid;

const WORDS: &str = "appel du centre de secours";

fn path(claim_id: Uuid) -> String {
    format!("{}/acces-exceptionnel", case(claim_id))
}

/// Breaks the glass before that claim by the form.
pub async fn break_glass(browser: &mut Browser<'_>, claim_id: Uuid, fields: &[(&str, &str)]) -> Page {
    let token = browser.get(&path(claim_id)).await.value_of("token");
    browser.post(&path(claim_id), &[&[("token", token.as_str())], fields].concat()).await
}

/// A form without a fault.
pub const WHOLE: [(&str, &str); 3] =
    [("glass_reason", "danger"), ("glass_words", WORDS), ("glass_confirm", "yes")];

async fn broken<'a>(app: &'a TestApp, role: &str) -> (Uuid, Browser<'a>, String) {
    let claim_id = app.filed(&person(app)).await;
    let mut browser = agent(app, "anne", role).await;
    let page = break_glass(&mut browser, claim_id, &WHOLE).await;
    let behind = page.location.unwrap_or_else(|| panic!("no way on"));
    (claim_id, browser, behind)
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn it_is_recorded_before_anything_is_shown_and_each_look_is_a_reading(pool: PgPool) {
    let app = TestApp::new(pool).await;
    for role in ["caseworker", "supervisor"] {
        let claim_id =
            app.filed(&app.for_caseworkers().nth(usize::from(role == "supervisor")).unwrap()).await;
        let mut browser = agent(&app, role, role).await;
        let before = app.count("SELECT count(*) FROM medical.reads").await;
        let page = browser.get(&path(claim_id)).await;
        assert!(page.main().contains("Ce qui va se passer") && page.main().contains("quinze minutes"));
        assert_eq!(app.count("SELECT count(*) FROM medical.reads").await, before, "asking opens nothing");
        let behind = break_glass(&mut browser, claim_id, &WHOLE).await.location.unwrap();
        let last = app.history(claim_id).await.pop().unwrap();
        assert!(matches!(last.event, ClaimEvent::GlassBroken { reason: GlassReason::Danger, .. }));
        assert_eq!(last.actor_kind.code(), role);
        assert_eq!(
            app.count("SELECT count(*) FROM medical.reads").await,
            before,
            "recorded, nothing shown yet"
        );
        let shown = browser.get(&behind).await;
        assert_eq!(shown.status, StatusCode::OK);
        assert!(shown.main().contains("Motif déclaré") && shown.main().contains("Ouvert jusqu’à"));
        assert!(!shown.html().contains(&format!("{}/decision", case(claim_id))), "nothing is decided there");
        assert_eq!(app.count("SELECT count(*) FROM medical.reads").await, before + 1);
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn it_asks_for_a_reason_words_and_a_tick(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&person(&app)).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    for (missing, fault) in [(0, "glass_reason"), (1, "glass_words"), (2, "glass_confirm")] {
        let fields: Vec<_> =
            WHOLE.iter().enumerate().filter(|(place, _)| *place != missing).map(|(_, f)| *f).collect();
        let page = break_glass(&mut anne, claim_id, &fields).await;
        assert_eq!((page.status, page.faults()), (StatusCode::UNPROCESSABLE_ENTITY, vec![fault.to_owned()]));
        assert_eq!(page.text_of("textarea").contains(WORDS), missing != 1, "what was typed is kept");
    }
    let long = "é".repeat(1001);
    let page = break_glass(&mut anne, claim_id, &[WHOLE[0], ("glass_words", &long), WHOLE[2]]).await;
    assert_eq!(page.faults(), ["glass_words"]);
    assert_eq!(app.count("SELECT count(*) FROM glass_openings").await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn it_is_over_after_a_quarter_of_an_hour_and_belongs_to_one_person(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (_, mut anne, behind) = broken(&app, "caseworker").await;
    let mut other = agent(&app, "other", "caseworker").await;
    assert_eq!(other.get(&behind).await.status, StatusCode::NOT_FOUND);
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    assert_eq!(doctor.get(&behind).await.status, StatusCode::NOT_FOUND, "they have a file of their own");
    app.service.clock.advance(Duration::minutes(15));
    let page = anne.get(&behind).await;
    assert!(page.main().contains("Cet accès a pris fin") && !page.main().contains("Motif déclaré"));
    assert_eq!(app.count("SELECT count(*) FROM medical.reads").await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_insured_sees_the_role_the_time_and_the_reason_and_nothing_else(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne, behind) = broken(&app, "caseworker").await;
    anne.get(&behind).await;
    let page = app.insured(claim_id, &person(&app)).await.get(OWN).await.main();
    assert!(page.contains("Accès exceptionnel d’un gestionnaire\u{a0}: La personne est en danger"), "{page}");
    assert!(!page.contains(WORDS) && !page.contains("anne de test"), "{page}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_auditor_looks_at_each_once_and_late_ones_stand_out(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, _anne, behind) = broken(&app, "caseworker").await;
    let mut audit = agent(&app, "audit", "auditor").await;
    assert!(audit.get("/agent/audit").await.main().contains("à examiner\u{a0}: 1, dont 0 en retard"));
    app.service.clock.advance(Duration::days(8));
    audit.sign_in("audit").await;
    assert!(audit.get("/agent/audit").await.main().contains("à examiner\u{a0}: 1, dont 1 en retard"));
    let list = "/agent/audit/acces-exceptionnels";
    let page = audit.get(list).await;
    let reference = app.reference(claim_id).await;
    for said in ["en retard", WORDS, "anne de test", reference.as_str()] {
        assert!(page.main().contains(said), "{said}: {}", page.main());
    }
    assert!(!page.main().contains("Motif déclaré"), "nothing of what was read");
    let glass_id = behind.rsplit('/').next().unwrap();
    let review = format!("{list}/{glass_id}");
    let token = page.value_of("token");
    let (verdict, words) = (format!("glass_verdict-{glass_id}"), format!("review_words-{glass_id}"));
    let empty = audit.post(&review, &[("token", &token), (&words, "mirabelle")]).await;
    assert_eq!(
        (empty.status, empty.faults()),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["glass_verdict".to_owned()])
    );
    assert!(empty.text_of("textarea").contains("mirabelle"));
    let whole = [("token", token.as_str()), (&verdict, "not-justified"), (&words, "mirabelle")];
    let done = audit.post(&review, &whole).await;
    assert_eq!(done.location, Some(format!("{list}?reviewed")), "{}", done.main());
    assert!(audit.get(list).await.main().contains("Non justifié"));
    assert!(audit.get("/agent/audit").await.main().contains("tous sont examinés"));
    assert_eq!(audit.post(&review, &whole).await.status, StatusCode::CONFLICT, "once");
    assert_eq!(app.count("SELECT count(*) FROM glass_reviews").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn nobody_looks_at_their_own(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (_, _anne, behind) = broken(&app, "supervisor").await;
    // The same person, lent the role of an auditor afterwards.
    sqlx::query("UPDATE staff SET role = 'auditor' WHERE login = 'anne'").execute(&app.owner).await.unwrap();
    let mut anne = app.browser();
    anne.sign_in("anne").await;
    let list = "/agent/audit/acces-exceptionnels";
    let token = anne.get(list).await.value_of("token");
    let glass_id = behind.rsplit('/').next().unwrap();
    let fields = [("token", token.as_str()), ("glass_verdict", "justified"), ("review_words", "x")];
    let page = anne.post(&format!("{list}/{glass_id}"), &fields).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.main().contains("il est le vôtre"), "{}", page.main());
    assert_eq!(app.count("SELECT count(*) FROM glass_reviews").await, 0);
}
