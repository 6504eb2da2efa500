//! Labels: who makes them, who sees them, on which claims.

use super::{LIST, agent, file_some, list, make_label, post};
use crate::app::TestApp;
use axum::http::StatusCode;
use sqlx::PgPool;

const LABELS: &str = "/agent/dossiers/etiquettes";

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_label_is_put_on_filtered_by_taken_off_and_retired(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let filed = file_some(&app, 2).await;
    let mut lead = agent(&app, "chef", "supervisor").await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let label = make_label(&mut lead, "À rappeler").await;
    let case = format!("{LIST}/{}", filed[1]);
    post(&mut anne, &format!("{case}/etiquettes"), &[("label_id", &label), ("on", "yes")]).await;
    assert_eq!(list(&mut anne, &format!("label={label}")).await, [filed[1]]);
    assert!(anne.get(LIST).await.text_of("tbody").contains("À rappeler"));
    assert!(anne.get(&case).await.text_of(".case-marks").contains("Enlever"));
    assert_eq!(list(&mut lead, &format!("label={label}")).await, [filed[1]]);
    post(&mut anne, &format!("{case}/etiquettes"), &[("label_id", &label)]).await;
    assert!(list(&mut anne, &format!("label={label}")).await.is_empty());
    post(&mut anne, &format!("{case}/etiquettes"), &[("label_id", &label), ("on", "yes")]).await;
    post(&mut lead, "/agent/dossiers/etiquettes/retrait", &[("label_id", &label)]).await;
    assert!(!anne.get(LIST).await.html().contains("À rappeler"));
    let gone = post(&mut anne, &format!("{case}/etiquettes"), &[("label_id", &label), ("on", "yes")]).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_label_of_the_medical_side_is_nothing_to_zone_a(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.for_medical_officers().next().unwrap()).await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    let mut technician = agent(&app, "tech", "medical-technician").await;
    let mut lead = agent(&app, "chef", "supervisor").await;
    let label = make_label(&mut doctor, "Transplantation").await;
    let case = format!("{LIST}/{claim_id}");
    post(&mut technician, &format!("{case}/etiquettes"), &[("label_id", &label), ("on", "yes")]).await;
    assert_eq!(list(&mut doctor, &format!("label={label}")).await, [claim_id]);
    assert!(!lead.get(LIST).await.html().contains("Transplantation"));
    assert!(!lead.get(LABELS).await.html().contains("Transplantation"));
    let page = lead.get(&format!("{LIST}?label={label}")).await;
    assert_eq!((page.status, page.faults()), (StatusCode::UNPROCESSABLE_ENTITY, vec!["label".to_owned()]));
    let forged = post(&mut lead, &format!("{case}/etiquettes"), &[("label_id", &label), ("on", "yes")]).await;
    assert_eq!(forged.status, StatusCode::NOT_FOUND);
    assert_eq!(
        app.count("SELECT (SELECT count(*) FROM labels) + (SELECT count(*) FROM claim_labels)").await,
        0
    );
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn labels_are_made_by_supervisors_and_doctors_once_each(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut lead = agent(&app, "chef", "supervisor").await;
    make_label(&mut lead, "Urgent").await;
    for (name, why) in [("urgent", "déjà une étiquette de ce nom"), ("", ""), (&"x".repeat(41), "")] {
        let page = post(&mut lead, LABELS, &[("label_name", name)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(page.main().contains(why) && page.value_of("label_name") == name);
    }
    for (login, role) in [("anne", "caseworker"), ("tech", "medical-technician")] {
        let mut browser = agent(&app, login, role).await;
        assert_eq!(browser.get(LABELS).await.status, StatusCode::NOT_FOUND);
        let page = post(&mut browser, LABELS, &[("label_name", "Autre")]).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{role}");
    }
    assert_eq!(app.count("SELECT count(*) FROM labels").await, 1);
}
