//! The note that only its author sees.

use super::{LIST, agent, file_some, post};
use crate::app::TestApp;
use axum::http::StatusCode;
use sqlx::PgPool;

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_note_is_its_authors_alone_and_lies_sealed_on_their_side(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.farmer()).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let mut berthe = agent(&app, "berthe", "caseworker").await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    let case = format!("{LIST}/{claim_id}");
    let page = post(&mut anne, &format!("{case}/note"), &[("own_note", " Mirabelle ")]).await;
    assert_eq!(page.location.as_deref(), Some(case.as_str()), "{}", page.main());
    post(&mut doctor, &format!("{case}/note"), &[("own_note", "Quetsche")]).await;
    let note = |page: &crate::app::Page| page.text_of("[name='own_note']").trim().to_owned();
    assert_eq!(note(&anne.get(&case).await), "Mirabelle");
    assert_eq!(note(&doctor.get(&case).await), "Quetsche");
    let page = berthe.get(&case).await;
    assert!(
        note(&page).is_empty() && !page.html().contains("Mirabelle") && !page.html().contains("Quetsche")
    );
    assert_eq!(app.count("SELECT count(*) FROM staff_notes").await, 1);
    assert_eq!(app.count("SELECT count(*) FROM medical.staff_notes").await, 1);
    let clear = "SELECT count(*) FROM (SELECT sealed FROM staff_notes UNION ALL SELECT sealed FROM medical.staff_notes) AS n
                 WHERE position('irabelle'::bytea IN sealed) + position('uetsche'::bytea IN sealed) > 0";
    assert_eq!(app.count(clear).await, 0);
    post(&mut anne, &format!("{case}/note"), &[("own_note", "Prune")]).await;
    assert_eq!(note(&anne.get(&case).await), "Prune", "one note, the last");
    post(&mut anne, &format!("{case}/note"), &[("own_note", "  ")]).await;
    assert_eq!(app.count("SELECT count(*) FROM staff_notes").await, 0, "an empty one is none");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_note_moved_to_another_author_does_not_open(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = file_some(&app, 1).await[0];
    let mut anne = agent(&app, "anne", "caseworker").await;
    let mut berthe = agent(&app, "berthe", "caseworker").await;
    let case = format!("{LIST}/{claim_id}");
    post(&mut anne, &format!("{case}/note"), &[("own_note", "Mirabelle")]).await;
    sqlx::query("UPDATE staff_notes SET staff_id = (SELECT staff_id FROM staff WHERE login = 'berthe')")
        .execute(&app.owner)
        .await
        .unwrap();
    let page = berthe.get(&case).await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!page.html().contains("Mirabelle"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_note_too_long_or_on_a_relative_is_refused_with_its_words(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let person = app.for_caseworkers().next().unwrap();
    let claim_id = app.filed(&person).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let case = format!("{LIST}/{claim_id}");
    let long = "x".repeat(4001);
    let page = post(&mut anne, &format!("{case}/note"), &[("own_note", &long)]).await;
    assert_eq!((page.status, page.faults()), (StatusCode::UNPROCESSABLE_ENTITY, vec!["own_note".to_owned()]));
    assert!(page.html().contains(&long));
    let token = anne.get("/agent").await.value_of("token");
    anne.post("/agent/deport", &[("token", &token), ("nir", &person.form.nir)]).await;
    let page = post(&mut anne, &format!("{case}/note"), &[("own_note", "gardé")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.html().contains("gardé"));
    assert_eq!(app.count("SELECT count(*) FROM staff_notes").await, 0);
}
