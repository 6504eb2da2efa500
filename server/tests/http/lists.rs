//! Lists of claims: who sees which, what they are filtered and found by, what staff put on them, acts on many.

mod bulk;
mod filters;
mod labels;
mod notes;
mod search;
mod views;

use crate::app::{Browser, Page, TestApp};
use axum::http::StatusCode;
use scraper::{Html, Selector};
use uuid::Uuid;

const LIST: &str = "/agent/dossiers";

/// A signed-in browser of someone hired for the occasion.
async fn agent<'a>(app: &'a TestApp, login: &str, role: &str) -> Browser<'a> {
    app.hire(login, role).await;
    let mut browser = app.browser();
    browser.sign_in(login).await;
    browser
}

/// Claims that wait for a caseworker.
async fn file_some(app: &TestApp, count: usize) -> Vec<Uuid> {
    let mut filed = Vec::new();
    for person in app.for_caseworkers().take(count) {
        filed.push(app.filed(&person).await);
    }
    filed
}

/// The ids of the claims on a list, in order.
fn listed(page: &Page) -> Vec<Uuid> {
    let html = Html::parse_document(&page.html());
    let inputs = Selector::parse("input[name='listed[]']").unwrap();
    html.select(&inputs).map(|input| input.value().attr("value").unwrap().parse().unwrap()).collect()
}

/// The list under that query.
async fn list(browser: &mut Browser<'_>, query: &str) -> Vec<Uuid> {
    let page = browser.get(&format!("{LIST}?{query}")).await;
    assert_eq!(page.status, StatusCode::OK, "{query}: {}", page.text_of(".error-summary"));
    listed(&page)
}

/// Posts a form of the list with the session's token.
async fn post(browser: &mut Browser<'_>, path: &str, fields: &[(&str, &str)]) -> Page {
    let token = browser.get(LIST).await.value_of("token");
    browser.post(path, &[&[("token", token.as_str())], fields].concat()).await
}

/// Makes a label; answers with its id.
async fn make_label(browser: &mut Browser<'_>, name: &str) -> String {
    let page = post(browser, "/agent/dossiers/etiquettes", &[("label_name", name)]).await;
    assert_eq!(page.location.as_deref(), Some("/agent/dossiers/etiquettes?label-made"), "{}", page.main());
    let page = browser.get("/agent/dossiers/etiquettes?label-made").await;
    let html = Html::parse_document(&page.html());
    let lines = Selector::parse(".lists__view").unwrap();
    let line = html.select(&lines).find(|line| line.text().any(|text| text == name)).unwrap();
    let id = line.select(&Selector::parse("[name='label_id']").unwrap()).next().unwrap();
    id.value().attr("value").unwrap().to_owned()
}

/// Changes claims as their owner could not: what a test needs them to be.
async fn set(app: &TestApp, claim_id: Uuid, change: &'static str) {
    let statement = format!("UPDATE claims SET {change} WHERE claim_id = $1");
    sqlx::query(sqlx::AssertSqlSafe(statement)).bind(claim_id).execute(&app.owner).await.unwrap();
}
