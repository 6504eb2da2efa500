//! Rules published by two people: drafts and their faults, the second person, the hour, what runs before and after it.

mod acts;
mod faults;
mod live;
mod schema;
mod simulate;

use crate::app::{Browser, Page, TestApp};
use abri_domain::rules::RuleFiles;

pub const V9: &str = "at-risk/v9.toml";
/// The version in force on the morning of the tests.
pub const V2A: &str = "at-risk/v2a.toml";
const DESK: &str = "/agent/regles";

/// The shipped text of that path.
fn shipped(path: &str) -> String {
    RuleFiles::built_in().get(path).unwrap().to_owned()
}

/// The same with one passage replaced, which must occur.
fn changed(path: &str, from: &str, to: &str) -> String {
    let text = shipped(path);
    assert!(text.contains(from), "{path} does not hold {from:?}");
    text.replacen(from, to, 1)
}

/// A signed-in browser of someone who makes rules, hired for the occasion.
async fn officer<'a>(app: &'a TestApp, login: &str) -> Browser<'a> {
    app.hire(login, "rules-officer").await;
    let mut browser = app.browser();
    browser.sign_in(login).await;
    browser
}

/// Begins a draft that mends a file; answers with its path.
pub async fn begin_draft(browser: &mut Browser<'_>, path: &str) -> String {
    let token = browser.get(DESK).await.value_of("token");
    let fields = [
        ("token", token.as_str()),
        ("kind", "file"),
        ("path", path),
        ("title", "Essai"),
        ("why", "Un décret."),
    ];
    let page = browser.post("/agent/regles/brouillons", &fields).await;
    page.location.clone().unwrap_or_else(|| panic!("{}", page.main()))
}

/// Posts an act on a draft, with the token and the version of its page.
async fn act(browser: &mut Browser<'_>, draft: &str, act: &str, fields: &[(&str, &str)]) -> Page {
    let page = browser.get(draft).await;
    let (token, version) = (page.value_of("token"), page.value_of("version"));
    let all = [&[("token", token.as_str()), ("version", version.as_str())], fields].concat();
    browser.post(&format!("{draft}/{act}"), &all).await
}

/// Saves one file of a draft.
async fn save(browser: &mut Browser<'_>, draft: &str, path: &str, text: &str) -> Page {
    let fields = [("title", "Essai"), ("why", "Un décret."), ("path-0", path), ("text-0", text)];
    act(browser, draft, "enregistrer", &fields).await
}

const SINCE: [(&str, &str); 3] = [("since_day", "18"), ("since_month", "3"), ("since_year", "2020")];

/// A draft of that text, simulated and proposed by `author`.
async fn proposed(app: &TestApp, author: &mut Browser<'_>, path: &str, text: &str) -> String {
    let draft = begin_draft(author, path).await;
    leads_to(&save(author, &draft, path, text).await, &format!("{draft}?saved"));
    leads_to(&act(author, &draft, "simulation", &SINCE).await, &format!("{draft}?simulating"));
    app.work().await;
    leads_to(&act(author, &draft, "proposition", &[]).await, &format!("{draft}?proposed"));
    draft
}

/// The hour of the morning's day at which something is published.
async fn publish(browser: &mut Browser<'_>, draft: &str, hour: &str) -> Page {
    let day =
        [("publish_day", "25"), ("publish_month", "3"), ("publish_year", "2020"), ("publish_hour", hour)];
    act(browser, draft, "publication", &day).await
}

fn leads_to(page: &Page, to: &str) {
    assert_eq!(page.location.as_deref(), Some(to), "{} {}", page.status, page.main());
}

/// The hash that decisions under that version keep now.
fn stamp(app: &TestApp, version: &str) -> [u8; 32] {
    *app.service.rules.current().version(version).unwrap().sha256()
}
