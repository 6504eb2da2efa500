//! A claim on paper: the medical part stays in its envelope until the medical side types it; then the machine looks.

use super::{agent, send, stamped, typed};
use crate::app::claims::{ald, with_ground};
use crate::app::{Browser, TestApp};
use abri_server::demo::people::SyntheticClaim;
use axum::http::StatusCode;
use sqlx::PgPool;
use uuid::Uuid;

pub fn case(claim_id: Uuid) -> String {
    format!("/agent/dossiers/{claim_id}")
}

/// A paper that the mail desk registered, and that the machine sent to the medical side.
pub async fn registered(app: &TestApp, desk: &mut Browser<'_>, person: &SyntheticClaim) -> (Uuid, String) {
    app.know(person).await;
    let mut fields = typed(person);
    stamped(&mut fields, "25");
    let page = send(desk, fields).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text_of(".error-summary"));
    let path = page.location.unwrap();
    app.work().await;
    (path.rsplit('/').next().unwrap().parse().unwrap(), path)
}

pub fn on_ald(app: &TestApp) -> SyntheticClaim {
    with_ground(app.farmer(), &ald(8))
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_mail_desk_neither_sees_nor_types_a_ground(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut marc = agent(&app, "marc", "mail-desk").await;
    let person = on_ald(&app);
    let form = marc.get(super::FORM).await;
    assert!(!form.html().contains("name=\"ground\"") && form.main().contains("enveloppe"));
    // A ground that comes all the same is not kept.
    let (claim_id, path) = registered(&app, &mut marc, &person).await;
    let claim = app.claim(claim_id).await;
    assert!(claim.is_sealed());
    let number = claim.assisted.unwrap().envelope.unwrap().to_string();
    assert!(marc.get(&path).await.main().contains(&number), "to write on the envelope");
    assert!(marc.get("/agent/courrier").await.main().contains(&number), "to find it again");
    let mut zone_m = app.service.pools.medical.acquire().await.unwrap();
    let keys = &app.service.keys.zone_m;
    let (_, file) = abri_server::persistence::medical::open(&mut zone_m, keys, claim_id).await.unwrap();
    assert!(file.ground.is_none());
    assert_eq!(app.state(claim_id).await, "in-review medical", "it waits for the medical side");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_medical_side_types_the_ground_and_the_machine_looks(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut marc = agent(&app, "marc", "mail-desk").await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    let (claim_id, _) = registered(&app, &mut marc, &on_ald(&app)).await;
    assert_eq!(doctor.take_next().await, case(claim_id));
    let page = doctor.get(&case(claim_id)).await;
    let number = app.claim(claim_id).await.assisted.unwrap().envelope.unwrap().to_string();
    assert!(page.main().contains(&number), "{}", page.main());
    let wrong = doctor.act(&case(claim_id), "motif", &[("ground", "ald"), ("answer-ald-number", "99")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.faults().contains(&"answer-ald-number".to_owned()), "{:?}", wrong.faults());
    let early = doctor.act(&case(claim_id), "decision", &[("verdict", "approve")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody says yes to a closed envelope");
    let early = doctor.act(&case(claim_id), "transfert", &[]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "nor passes it on");
    let done = doctor.act(&case(claim_id), "motif", &[("ground", "ald"), ("answer-ald-number", "8")]).await;
    assert_eq!(done.location.as_deref(), Some("/agent?ground-typed"), "{}", done.main());
    app.work().await;
    assert_eq!(app.state(claim_id).await, "approved", "by the rule, as online");
    assert!(!app.claim(claim_id).await.is_sealed());
    let acts = app.acts(claim_id).await;
    assert!(acts.iter().any(|act| act.contains("ground-typed")), "{acts:?}");
    let token = doctor.get("/agent").await.value_of("token");
    let fields = [("token", token.as_str()), ("version", "1"), ("ground", "ald"), ("answer-ald-number", "8")];
    let again = doctor.post(&format!("{}/motif", case(claim_id)), &fields).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "once");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn zone_a_opens_no_envelope(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut marc = agent(&app, "marc", "mail-desk").await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let (claim_id, _) = registered(&app, &mut marc, &on_ald(&app)).await;
    let page = anne.get(&case(claim_id)).await;
    assert!(!page.html().contains("name=\"ground\""));
    let (token, version) = (page.value_of("token"), "1".to_owned());
    let fields =
        [("token", token.as_str()), ("version", &version), ("ground", "ald"), ("answer-ald-number", "8")];
    let refused = anne.post(&format!("{}/motif", case(claim_id)), &fields).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    assert!(app.claim(claim_id).await.is_sealed());
    assert!(page.main().contains("sur papier") && page.main().contains("marc de test"), "{}", page.main());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_no_to_a_closed_envelope_waits_for_a_second_person_as_any_medical_no(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut marc = agent(&app, "marc", "mail-desk").await;
    let (claim_id, _) = registered(&app, &mut marc, &on_ald(&app)).await;
    let (mut doctor, mut second) =
        (agent(&app, "doctor", "medical-officer").await, agent(&app, "second", "medical-officer").await);
    assert_eq!(doctor.take_next().await, case(claim_id));
    let early = doctor.act(&case(claim_id), "apercu", &[("verdict", "approve"), ("show", "page")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "no yes to look at either");
    let no = [("verdict", "refuse"), ("reason", "not-at-risk"), ("explanation", "L’enveloppe était vide.")];
    let proposed = doctor.act(&case(claim_id), "decision", &no).await;
    assert_eq!(proposed.location.as_deref(), Some("/agent?proposed"), "{}", proposed.main());
    assert_eq!(second.take_next().await, case(claim_id));
    let typed = second.act(&case(claim_id), "motif", &[("ground", "ald"), ("answer-ald-number", "8")]).await;
    assert_eq!(typed.status, StatusCode::CONFLICT, "what waits for them is settled first");
    assert!(app.claim(claim_id).await.is_sealed());
    let done = second.act(&case(claim_id), "confirmation", &[("verdict", "confirm")]).await;
    assert_eq!(done.location.as_deref(), Some("/agent?confirmed"), "{}", done.main());
    assert_eq!(app.state(claim_id).await, "refused");
}
