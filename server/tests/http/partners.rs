//! The API of partners: who gets in, what they read, what they never learn, and the calls they get.

mod calls;
mod document;
mod keys;
mod list;
mod receiver;
mod verify;

use crate::app::{Page, TestApp};
use abri_domain::partner::Scope;
use abri_server::demo::people::SyntheticClaim;
use abri_server::persistence::notices::{self, ClaimNotice};
use abri_server::persistence::partners as stored;
use abri_server::pipeline::partners::make_key;
use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::Value;
use time::Duration;
use uuid::Uuid;

/// A partner of the tests, with a key for everything.
pub struct Partner {
    pub id: Uuid,
    pub key_id: Uuid,
    pub key: String,
}

/// A partner bound to these establishments, as the command line makes it.
pub async fn partner(app: &TestApp, name: &str, sirets: &[&str]) -> Partner {
    let (now, index) = (app.service.clock.now(), &app.service.keys.index);
    let indexes: Vec<_> =
        sirets.iter().map(|siret| index.index("notice-siret", siret.as_bytes()).to_vec()).collect();
    let mut owner = app.owner.acquire().await.unwrap();
    let id = stored::keep(&mut owner, name, now).await.unwrap();
    stored::bind(&mut owner, id, &indexes).await.unwrap();
    let (key_id, key) = key(app, id, Scope::ALL).await;
    Partner { id, key_id, key }
}

/// A key for these scopes, for thirty days.
async fn key(app: &TestApp, partner_id: Uuid, scopes: &[Scope]) -> (Uuid, String) {
    let (now, mut owner) = (app.service.clock.now(), app.owner.acquire().await.unwrap());
    let made = make_key(&mut owner, partner_id, (scopes.to_vec(), now + Duration::days(30)), now);
    let (key_id, shown) = made.await.unwrap();
    (key_id, shown.to_string())
}

/// Asks with that key.
async fn ask(app: &TestApp, key: &str, method: Method, path: &str, body: Option<Value>) -> Page {
    let mut request = Request::builder().method(method).uri(path).header(header::HOST, "abri.test");
    if !key.is_empty() {
        request = request.header(header::AUTHORIZATION, format!("Bearer {key}"));
    }
    let body = match body {
        Some(json) => {
            request = request.header(header::CONTENT_TYPE, "application/json");
            Body::from(json.to_string())
        }
        None => Body::empty(),
    };
    app.browser().deliver(request.body(body).unwrap()).await
}

pub async fn get(app: &TestApp, key: &str, path: &str) -> Page {
    ask(app, key, Method::GET, path, None).await
}

fn json(page: &Page) -> Value {
    serde_json::from_slice(&page.bytes).unwrap()
}

/// The problem an answer says, which must be one in every respect.
fn problem(page: &Page) -> (u16, String) {
    assert_eq!(page.headers["content-type"], "application/problem+json");
    let said = json(page);
    assert_eq!(said["status"], page.status.as_u16());
    assert_eq!(said["type"], "about:blank");
    (page.status.as_u16(), said["code"].as_str().unwrap().to_owned())
}

fn siret_of(person: &SyntheticClaim, place: usize) -> String {
    person.form.employers[place].employer_siret.chars().filter(char::is_ascii_digit).collect()
}

/// The notices of a claim.
async fn of_claim(app: &TestApp, claim_id: Uuid) -> Vec<ClaimNotice> {
    let mut owner = app.owner.acquire().await.unwrap();
    notices::of_claim(&mut owner, &app.service.keys, claim_id).await.unwrap()
}

/// What was written half a minute ago can be listed.
fn settle(app: &TestApp) {
    app.service.clock.advance(Duration::seconds(31));
}
