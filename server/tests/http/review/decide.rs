//! Deciding: yes, no with a reason, another door; and what the form does with a fault.

use super::{agent, approve, case, in_hand, take};
use crate::app::TestApp;
use crate::app::claims::unconfirmed;
use axum::http::StatusCode;

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_yes_of_a_caseworker_grants_the_days_and_says_who(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.for_caseworkers().next().unwrap()).await;
    let anne_id = app.hire("anne", "caseworker").await;
    let mut anne = app.browser();
    anne.sign_in("anne").await;
    anne.take_next().await;
    approve(&mut anne, claim_id).await;
    assert_eq!(app.state(claim_id).await, "approved");
    let acts = app.acts(claim_id).await;
    assert_eq!(acts, ["insured submitted", "rule sent-to-review", "caseworker approved"]);
    let last = app.history(claim_id).await.pop().unwrap();
    assert_eq!(last.actor_id, Some(anne_id));
    assert_eq!(app.claim(claim_id).await.held_by, None);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_no_needs_a_reason_of_the_list_and_words_and_loses_nothing_typed(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = in_hand(&app, "caseworker").await;
    let words = "Ligne 1\r\n<b>ligne 2</b> & fin";
    for (fields, faults) in [
        (vec![], vec!["verdict"]),
        (vec![("verdict", "perhaps")], vec!["verdict"]),
        (vec![("verdict", "refuse")], vec!["explanation", "reason"]),
        (vec![("verdict", "refuse"), ("explanation", words)], vec!["reason"]),
        (vec![("verdict", "refuse"), ("explanation", words), ("reason", "because")], vec!["reason"]),
        // A reason of the other side.
        (
            vec![("verdict", "refuse"), ("explanation", words), ("reason", "medical-conclusion")],
            vec!["reason"],
        ),
        (vec![("verdict", "refuse"), ("explanation", "  "), ("reason", "no-answer")], vec!["explanation"]),
        (vec![("verdict", "redirect"), ("explanation", words)], vec!["door"]),
        (vec![("verdict", "redirect"), ("door", "doctor")], vec!["explanation"]),
    ] {
        let page = anne.act(&case(claim_id), "decision", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mut found = page.faults();
        found.sort();
        assert_eq!(found, faults, "{fields:?}");
        let typed =
            fields.iter().find(|(name, _)| *name == "explanation").map_or("", |(_, typed)| typed.trim());
        let kept = page.text_of("textarea[name=explanation]");
        assert_eq!(kept.trim().replace('\n', ""), typed.replace("\r\n", ""), "{fields:?}");
        let verdict = fields.iter().find(|(name, _)| *name == "verdict").map_or("", |(_, typed)| *typed);
        if ["refuse", "redirect"].contains(&verdict) {
            assert!(
                page.html().contains(&format!("value=\"{verdict}\" checked")),
                "{verdict} is still ticked"
            );
        }
    }
    assert_eq!(app.state(claim_id).await, "in-review administrative");
    let fields =
        [("verdict", "refuse"), ("reason", "telework-possible"), ("explanation", "Travaillez de chez vous.")];
    assert_eq!(
        anne.act(&case(claim_id), "decision", &fields).await.location.as_deref(),
        Some("/agent?decided")
    );
    assert_eq!(app.state(claim_id).await, "refused");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn words_that_are_too_long_are_a_fault_not_a_cut(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = in_hand(&app, "caseworker").await;
    let long = "é".repeat(4001);
    let page = anne.act(&case(claim_id), "decision", &[("verdict", "approve"), ("explanation", &long)]).await;
    assert_eq!(
        (page.status, page.faults()),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["explanation".to_owned()])
    );
    assert_eq!(page.text_of("textarea[name=explanation]").trim().chars().count(), 4001);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn another_door_is_confirmed_by_a_person(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = in_hand(&app, "caseworker").await;
    let fields =
        [("verdict", "redirect"), ("door", "special-leave"), ("explanation", "Voyez votre employeur.")];
    assert_eq!(anne.act(&case(claim_id), "decision", &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.state(claim_id).await, "redirected");
    assert_eq!(app.acts(claim_id).await.last().unwrap(), "caseworker redirected");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_door_the_medical_side_confirms_is_not_told_to_zone_a(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut doctor) = in_hand(&app, "medical-officer").await;
    let note = "traitement en cours à vérifier";
    let fields = [
        ("verdict", "redirect"),
        ("door", "doctor"),
        ("explanation", "Appelez votre médecin."),
        ("note", note),
    ];
    assert_eq!(doctor.act(&case(claim_id), "decision", &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.state(claim_id).await, "redirected");
    let row: String = sqlx::query_scalar(
        "SELECT claims::text || string_agg(claim_events.event::text, '') FROM claims JOIN claim_events USING (claim_id) GROUP BY claims.claim_id",
    )
    .fetch_one(&app.owner)
    .await
    .unwrap();
    assert!(!row.contains("\"doctor\"") && row.contains("redirected"), "{row}");
    assert_eq!(app.count("SELECT count(*) FROM explanations").await, 0, "medical words are zone M");
    assert_eq!(app.count("SELECT count(*) FROM medical.notes").await, 3, "words, note, door");
    assert!(doctor.get(&case(claim_id)).await.main().contains(note));
    let mut anne = agent(&app, "anne", "caseworker").await;
    let page = anne.get(&case(claim_id)).await.main();
    assert!(!page.contains(note) && !page.contains("Appelez votre"), "{page}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_yes_of_the_first_side_leaves_the_last_word_to_the_medical_one(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    // Both in doubt: the work could be done from home in part, and the fund does not know the condition.
    let person = unconfirmed(app.for_caseworkers().next().unwrap());
    let claim_id = app.filed(&person).await;
    assert_eq!(app.state(claim_id).await, "in-review administrative");
    let mut anne = agent(&app, "anne", "caseworker").await;
    anne.take_next().await;
    approve(&mut anne, claim_id).await;
    assert_eq!(app.state(claim_id).await, "in-review medical");
    assert_eq!(app.acts(claim_id).await.last().unwrap(), "caseworker passed-to");
    assert_eq!(app.count("SELECT count(*) FROM employer.notices").await, 0);
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    take(&mut doctor, claim_id).await;
    approve(&mut doctor, claim_id).await;
    assert_eq!(app.state(claim_id).await, "approved");
    assert_eq!(app.acts(claim_id).await.last().unwrap(), "medical-officer approved");
}
