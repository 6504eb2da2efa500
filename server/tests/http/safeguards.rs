//! The safeguards of the machine's yes: the kill switch, the re-check of a sample, the drift alarm.

mod alarm;
mod rechecks;
mod switches;

use crate::app::{Browser, Page, TestApp};
use abri_domain::rules::Schemes;
use uuid::Uuid;

/// Switches and counts, for rules officers.
const SAFEGUARDS: &str = "/agent/regles/garde-fous";

/// A signed-in browser of someone hired for the occasion.
async fn agent<'a>(app: &'a TestApp, login: &str, role: &str) -> Browser<'a> {
    app.hire(login, role).await;
    let mut browser = app.browser();
    browser.sign_in(login).await;
    browser
}

/// A rules officer.
async fn officer<'a>(app: &'a TestApp, login: &str) -> Browser<'a> {
    agent(app, login, "rules-officer").await
}

/// Holds a criterion of the scheme for people at risk.
async fn hold(browser: &mut Browser<'_>, criterion: &str) -> Page {
    let token = browser.get(SAFEGUARDS).await.value_of("token");
    let criterion = format!("at-risk/{criterion}");
    let fields = [("token", token.as_str()), ("criterion", &criterion), ("hold_reason", "registre en panne")];
    browser.post(&format!("{SAFEGUARDS}/suspendre"), &fields).await
}

/// Lets a criterion go.
async fn let_go(browser: &mut Browser<'_>, criterion: &str) -> Page {
    let token = browser.get(SAFEGUARDS).await.value_of("token");
    let criterion = format!("at-risk/{criterion}");
    let fields = [("token", token.as_str()), ("held_criterion", &criterion), ("let_go_reason", "réparé")];
    browser.post(&format!("{SAFEGUARDS}/retablir"), &fields).await
}

/// Takes the next re-check; answers with where that leads.
async fn take_recheck(browser: &mut Browser<'_>) -> String {
    let token = browser.get("/agent/controles").await.value_of("token");
    browser.post("/agent/controles/suivant", &[("token", &token)]).await.location.unwrap()
}

/// The path of a claim's file.
fn case(claim_id: Uuid) -> String {
    format!("/agent/dossiers/{claim_id}")
}

/// Runs on the scheme for people at risk with one passage of its second version replaced.
fn run_on(app: &TestApp, from: &str, to: &str) {
    const V2A: &str = include_str!("../../../domain/rules/at-risk/v2a.toml");
    assert!(V2A.contains(from));
    let files = [
        ("at-risk/scheme.toml", include_str!("../../../domain/rules/at-risk/scheme.toml").to_owned()),
        ("at-risk/v2a.toml", V2A.replacen(from, to, 1)),
        ("at-risk/v2b.toml", include_str!("../../../domain/rules/at-risk/v2b.toml").to_owned()),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text));
    app.service.rules.replace(Schemes::from_files(&files).unwrap());
}

/// Posts what was found on a page made before someone else was faster.
async fn on_a_stale_page(app: &TestApp, browser: &mut Browser<'_>, claim_id: Uuid) -> Page {
    let token = browser.get("/agent/controles").await.value_of("token");
    let version = app.claim(claim_id).await.version.to_string();
    let fields = [
        ("token", token.as_str()),
        ("version", &version),
        ("verdict", "upheld"),
        ("explanation", "mirabelle"),
    ];
    browser.post(&format!("{}/controle", case(claim_id)), &fields).await
}
