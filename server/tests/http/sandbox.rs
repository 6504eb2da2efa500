//! Training: each lesson waits for a person of its side, and our answer comes after theirs.

use crate::app::TestApp;
use abri_domain::zone::Side;
use abri_server::sandbox::{LESSONS, file_all};
use sqlx::PgPool;
use std::collections::BTreeSet;

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn each_lesson_waits_for_a_person_of_its_side_and_is_filed_once(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut owner = app.owner.acquire().await.unwrap();
    let training = file_all(&app.service, &mut owner, 2).await.unwrap();
    file_all(&app.service, &mut owner, 2).await.unwrap();
    app.work().await;
    let claims: Vec<(uuid::Uuid, String, Option<String>)> =
        sqlx::query_as("SELECT claim_id, state, side FROM claims ORDER BY submitted_at, claim_id")
            .fetch_all(&app.owner)
            .await
            .unwrap();
    assert_eq!(claims.len(), 2 * LESSONS.len(), "started twice, filed once");
    let mut seen = BTreeSet::new();
    for (claim_id, state, side) in claims {
        let (number, lesson) = training.lesson(claim_id).unwrap();
        let wanted = ("in-review", Some(Side::code(lesson.side)));
        assert_eq!((state.as_str(), side.as_deref()), wanted, "lesson {number}");
        seen.insert(number);
    }
    assert_eq!(seen, (1..=LESSONS.len()).collect());
    assert_eq!(app.mails().len(), app.mails().iter().filter(|mail| mail.contains(".example")).count());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn our_answer_comes_after_theirs(pool: PgPool) {
    let mut app = TestApp::new(pool).await;
    let mut owner = app.owner.acquire().await.unwrap();
    let training = file_all(&app.service, &mut owner, 1).await.unwrap();
    drop(owner);
    app.train(training);
    app.work().await;
    app.hire("anne", "caseworker").await;
    let mut anne = app.browser();
    anne.sign_in("anne").await;
    assert!(anne.get("/agent").await.html().contains("tout est fictif ici"));
    assert!(app.browser().get("/fr").await.html().contains("tout est fictif ici"), "on public pages too");
    let first: uuid::Uuid = sqlx::query_scalar(
        "SELECT claim_id FROM claims WHERE submit_key = '7eac0000-0000-0000-0000-000000000000'",
    )
    .fetch_one(&app.owner)
    .await
    .unwrap();
    let case = format!("/agent/dossiers/{first}");
    anne.act(&case, "prendre", &[]).await;
    let page = anne.get(&case).await.main();
    assert!(page.contains("Exercice 1 sur 8") && page.contains("après la vôtre"), "{page}");
    assert!(!page.contains("Notre réponse\u{a0}:"), "{page}");
    anne.act(&case, "question", &[("question", "Laquelle ?")]).await;
    let page = anne.get(&case).await.main();
    assert!(page.contains("Notre réponse\u{a0}: orienter vers\u{a0}: Autorisation spéciale"), "{page}");
}
