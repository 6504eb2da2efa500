//! The desk of those who watch what leaves: what it shows, and sending again.

use super::once::hangs_up;
use super::told;
use crate::app::{Browser, TestApp};
use abri_server::jobs::run_due;

const DESK: &str = "/agent/envois";

async fn watcher<'a>(app: &'a TestApp, role: &str) -> Browser<'a> {
    app.hire("ada", role).await;
    let mut browser = app.browser();
    browser.sign_in("ada").await;
    browser
}

/// Two messages that a server took without a word.
async fn uncertain(app: &TestApp) -> Vec<String> {
    let (tools, _) = hangs_up(app).await;
    app.submit(&app.farmer()).await;
    while run_due(&app.service, &tools).await.unwrap() > 0 {}
    let ids =
        sqlx::query_scalar("SELECT job_id::text FROM deliveries WHERE state = 'uncertain' ORDER BY kind");
    ids.fetch_all(&app.owner).await.unwrap()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_is_uncertain_leaves_again_only_after_someone_looked_and_under_its_own_number(
    pool: sqlx::PgPool,
) {
    let app = TestApp::new(pool).await;
    let ids = uncertain(&app).await;
    assert_eq!(ids.len(), 2);
    let mut ada = watcher(&app, "administrator").await;
    let token = ada.get(DESK).await.value_of("token");
    let again = format!("{DESK}/{}/renvoi", ids[0]);
    let unseen = ada.post(&again, &[("token", &token), ("way", "e-mail")]).await;
    assert_eq!(unseen.status.as_u16(), 422);
    assert!(unseen.main().contains("Vérifiez, puis cochez"), "{}", unseen.main());
    assert_eq!(app.count("SELECT count(*) FROM deliveries WHERE watched").await, 2, "nothing was sent");
    let sent = ada.post(&again, &[("token", &token), ("way", "e-mail"), ("looked", "yes")]).await;
    assert_eq!(sent.location.as_deref(), Some("/agent/envois?again"));
    app.work().await;
    assert_eq!(told(&app).await, ["insured e-mail sent", "insured e-mail uncertain"]);
    let mails = app.mails();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains(&format!("Message-ID: <{}@", ids[0])), "the same number as the first time");
    let twice = ada.post(&again, &[("token", &token), ("way", "e-mail"), ("looked", "yes")]).await;
    assert_eq!(twice.status.as_u16(), 409, "it left the list");
    app.work().await;
    assert_eq!(app.mails().len(), 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_desk_shows_states_and_figures_and_nobodys_words(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let ids = uncertain(&app).await;
    app.filed(&app.employee(1, "service")).await;
    let mut ada = watcher(&app, "supervisor").await;
    let page = ada.get(DESK).await;
    let main = page.main();
    assert!(main.contains("Incertain") && main.contains("mail-unanswered"), "{main}");
    assert!(page.html().contains("100\u{a0}%"), "all three e-mails of the employee left at once: {main}");
    let farmer = app.farmer().form;
    for word in [&farmer.email, &farmer.birth_name, &farmer.nir] {
        assert!(!page.html().contains(word.as_str()), "{word}");
    }
    let token = page.value_of("token");
    let away = format!("{DESK}/{}/classement", ids[0]);
    let put = ada.post(&away, &[("token", &token), ("way", "e-mail")]).await;
    assert_eq!(put.location.as_deref(), Some("/agent/envois?put-away"));
    assert_eq!(app.count("SELECT count(*) FROM deliveries WHERE watched").await, 1);
    assert_eq!(app.count("SELECT count(*) FROM deliveries WHERE handled_by IS NOT NULL").await, 1);
    for (id, way) in [("x", "e-mail"), (ids[1].as_str(), "pigeon")] {
        let page = ada.post(&format!("{DESK}/{id}/renvoi"), &[("token", &token), ("way", way)]).await;
        assert_eq!(page.status.as_u16(), 404, "{id} {way}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn whoever_is_asked_about_a_claim_sees_what_was_sent_about_it(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.employee(1, "service")).await;
    for (role, sees) in [("caseworker", true), ("medical-officer", false)] {
        app.hire(role, role).await;
        let mut browser = app.browser();
        browser.sign_in(role).await;
        let page = browser.get(&format!("/agent/dossiers/{claim_id}")).await;
        assert_eq!(page.status, 200, "{role}");
        let shown = ["Volet de l’employeur", "Envoyé, aucun retour d’erreur"];
        assert!(shown.iter().all(|words| page.main().contains(words) == sees), "{role}: {}", page.main());
    }
}
