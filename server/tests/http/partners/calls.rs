//! Calls to partners: signed, once per event, tried again, and only where they may go.

use super::receiver::{Judge, Receiver};
use super::{Partner, ask, get, json, of_claim, partner, siret_of};
use crate::app::TestApp;
use abri_server::persistence::partners as stored;
use abri_server::pipeline::follow_up;
use abri_server::webhook::Caller;
use axum::http::{Method, StatusCode};
use serde_json::json;
use sqlx::PgPool;
use time::Duration;
use time::macros::date;

const WEBHOOK: &str = "/api/v1/webhook";

/// The partner is called there from now on; answers with the secret.
async fn listen(app: &TestApp, partner: &Partner, url: &str) -> String {
    let page = ask(app, &partner.key, Method::PUT, WEBHOOK, Some(json!({ "url": url }))).await;
    assert_eq!(page.status, 200);
    json(&page)["secret"].as_str().unwrap().to_owned()
}

async fn owed(app: &TestApp) -> Vec<(String, Option<String>)> {
    let query = "SELECT state, last_error FROM jobs WHERE kind = 'call-partner' ORDER BY created_at, job_id";
    sqlx::query_as(query).fetch_all(&app.owner).await.unwrap()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_partner_is_called_once_for_each_change_and_told_nothing_of_the_person(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(2, "service");
    let (receiver, other) = (Receiver::listen().await, Receiver::listen().await);
    let mine = partner(&app, "Paie Exemple", &[&siret_of(&employee, 0)]).await;
    let nobody = partner(&app, "Autre Paie", &["12345678901234"]).await;
    let mut judge = Judge::new(&listen(&app, &mine, &receiver.url()).await);
    listen(&app, &nobody, &other.url()).await;
    let claim_id = app.filed(&employee).await;
    app.work().await;
    let notice = of_claim(&app, claim_id).await[0].notice.notice_id;
    let now = app.service.clock.now().unix_timestamp();
    let arrived = receiver.arrived();
    assert_eq!((arrived.len(), other.arrived().len()), (1, 0));
    let said = judge.read(&arrived[0], now).unwrap();
    let expected = json!({ "type": "notice.issued", "timestamp": "2020-03-25T07:00:00Z", "data": { "notice_id": notice } });
    assert_eq!(said, expected, "nothing else travels");
    assert_eq!(judge.read(&arrived[0], now), Err("seen"), "a call made again is told by its id");
    follow_up::return_earlier(&app.service, claim_id, date!(2020 - 04 - 02)).await.unwrap();
    app.work().await;
    let mut types = Vec::new();
    for call in &receiver.arrived()[1..] {
        types.push(judge.read(call, now).unwrap()["type"].as_str().unwrap().to_owned());
    }
    types.sort();
    assert_eq!(types, ["notice.changed", "notice.issued"], "the one before, and the one that replaces it");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_call_is_believed_as_it_was_signed_and_while_it_is_fresh(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "service");
    let receiver = Receiver::listen().await;
    let mine = partner(&app, "Paie Exemple", &[&siret_of(&employee, 0)]).await;
    let secret = listen(&app, &mine, &receiver.url()).await;
    app.filed(&employee).await;
    let now = app.service.clock.now().unix_timestamp();
    let call = receiver.arrived()[0].clone();
    assert_eq!(Judge::new(&secret).read(&call, now + 301), Err("time"));
    let mut altered = call.clone();
    altered.body = String::from_utf8_lossy(&call.body).replace("issued", "voided").into();
    assert_eq!(Judge::new(&secret).read(&altered, now), Err("signature"));
    let mut later = call.clone();
    later.headers.insert("webhook-timestamp", (now + 301).to_string().parse().unwrap());
    assert_eq!(Judge::new(&secret).read(&later, now + 301), Err("signature"), "the time is signed too");
    // A new secret takes the place of the old one.
    let renewed = listen(&app, &mine, &receiver.url()).await;
    assert_eq!(Judge::new(&renewed).read(&call, now), Err("signature"));
    assert!(Judge::new(&secret).read(&call, now).is_ok());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_call_that_fails_is_made_again_under_its_id_and_is_led_nowhere(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "service");
    let receiver = Receiver::listen().await;
    let mine = partner(&app, "Paie Exemple", &[&siret_of(&employee, 0)]).await;
    listen(&app, &mine, &receiver.url()).await;
    receiver.answer(StatusCode::TEMPORARY_REDIRECT);
    receiver.answer(StatusCode::INTERNAL_SERVER_ERROR);
    app.filed(&employee).await;
    assert_eq!(owed(&app).await, [("queued".to_owned(), Some("webhook-status".to_owned()))]);
    app.service.clock.advance(Duration::seconds(5));
    app.work().await;
    assert_eq!(receiver.arrived().len(), 2, "a redirect is not followed");
    app.service.clock.advance(Duration::seconds(10));
    app.work().await;
    let arrived = receiver.arrived();
    assert_eq!(owed(&app).await, [("done".to_owned(), None)]);
    let id = |place: usize| arrived[place].headers["webhook-id"].clone();
    assert_eq!((arrived.len(), id(0), &arrived[0].body), (3, id(2), &arrived[2].body));
    let at = |place: usize| arrived[place].headers["webhook-timestamp"].clone();
    assert_ne!(at(0), at(2), "each try is fresh");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn whoever_may_not_know_any_more_is_not_called(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "service");
    let receiver = Receiver::listen().await;
    let mine = partner(&app, "Paie Exemple", &[&siret_of(&employee, 0)]).await;
    listen(&app, &mine, &receiver.url()).await;
    receiver.answer(StatusCode::INTERNAL_SERVER_ERROR);
    app.filed(&employee).await;
    let mut owner = app.owner.acquire().await.unwrap();
    stored::revoke_key(&mut owner, mine.key_id, app.service.clock.now()).await.unwrap();
    app.service.clock.advance(Duration::seconds(5));
    app.work().await;
    assert_eq!(receiver.arrived().len(), 1);
    assert_eq!(owed(&app).await, [("done".to_owned(), None)]);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_service_that_is_not_a_test_calls_no_machine_of_its_own(pool: PgPool) {
    let mut app = TestApp::new(pool).await;
    let employee = app.employee(1, "service");
    let receiver = Receiver::listen().await;
    let mine = partner(&app, "Paie Exemple", &[&siret_of(&employee, 0)]).await;
    listen(&app, &mine, &receiver.url()).await;
    // The address was let through somehow: it is looked at again when it is called.
    app.service.calls = Caller::public();
    app.filed(&employee).await;
    assert_eq!(owed(&app).await, [("queued".to_owned(), Some("webhook-not-callable".to_owned()))]);
    assert_eq!(receiver.arrived().len(), 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_address_is_set_shown_without_its_secret_and_taken_back(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mine = partner(&app, "Paie Exemple", &[]).await;
    let other = partner(&app, "Autre Paie", &[]).await;
    listen(&app, &mine, "https://paie.example/abri").await;
    let shown = json(&get(&app, &mine.key, WEBHOOK).await);
    assert_eq!(shown, json!({ "url": "https://paie.example/abri", "set_at": "2020-03-25T07:00:00Z" }));
    assert_eq!(get(&app, &other.key, WEBHOOK).await.status, 404);
    for expected in [204, 404] {
        assert_eq!(ask(&app, &mine.key, Method::DELETE, WEBHOOK, None).await.status, expected);
    }
}
