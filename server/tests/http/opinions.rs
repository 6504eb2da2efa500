//! The medical opinion, delegation and breaking the glass: what crosses the wall between the two sides, and what does not.

mod answer;
mod ask;
mod binding;
mod delegation;
pub mod glass;

use crate::app::{Browser, Page, TestApp};
use abri_server::demo::people::SyntheticClaim;
use uuid::Uuid;

/// Reasons that stay in zone M: no page of the administrative side may hold them.
const SECRET: &str = "bronchite obstructive";

/// A signed-in browser of someone hired for the occasion.
async fn agent<'a>(app: &'a TestApp, login: &str, role: &str) -> Browser<'a> {
    app.hire(login, role).await;
    let mut browser = app.browser();
    browser.sign_in(login).await;
    browser
}

/// The path of a claim's file.
fn case(claim_id: Uuid) -> String {
    format!("/agent/dossiers/{claim_id}")
}

/// Someone a caseworker has to look at.
fn person(app: &TestApp) -> SyntheticClaim {
    app.for_caseworkers().next().unwrap()
}

/// A caseworker's claim, taken, with that question asked of the medical side.
async fn asked<'a>(app: &'a TestApp, question: &str) -> (Uuid, Browser<'a>) {
    let claim_id = app.filed(&person(app)).await;
    let mut anne = agent(app, "anne", "caseworker").await;
    assert_eq!(anne.take_next().await, case(claim_id));
    ask(&mut anne, claim_id, question).await;
    (claim_id, anne)
}

/// Asks from the case page.
async fn ask(anne: &mut Browser<'_>, claim_id: Uuid, question: &str) {
    let fields = [("opinion_question", question), ("opinion_words", "Merci de votre avis.")];
    let page = anne.act(&case(claim_id), "avis", &fields).await;
    assert_eq!(page.location.as_deref(), Some("/agent?opinion-asked"), "{}", page.main());
}

/// Takes the next question; answers with the path of its page.
async fn take_question(browser: &mut Browser<'_>) -> String {
    let token = browser.get("/agent/avis").await.value_of("token");
    browser.post("/agent/avis/suivant", &[("token", &token)]).await.location.unwrap()
}

/// Answers a question, with the token of the desk.
async fn answer(browser: &mut Browser<'_>, question: &str, fields: &[(&str, &str)]) -> Page {
    let token = browser.get("/agent/avis").await.value_of("token");
    browser.post(&format!("{question}/reponse"), &[&[("token", token.as_str())], fields].concat()).await
}

/// A doctor who answers the only open question.
async fn answered<'a>(app: &'a TestApp, login: &str, conclusion: &[(&str, &str)]) -> Browser<'a> {
    let mut doctor = agent(app, login, "medical-officer").await;
    let question = take_question(&mut doctor).await;
    doctor.get(&question).await;
    let page = answer(&mut doctor, &question, &[conclusion, &[("reasons", SECRET)]].concat()).await;
    assert_eq!(page.location.as_deref(), Some("/agent/avis?given"), "{}", page.main());
    doctor
}

/// Takes that very claim.
async fn take_claim(browser: &mut Browser<'_>, claim_id: Uuid) {
    let page = browser.act(&case(claim_id), "prendre", &[]).await;
    assert_eq!(page.location, Some(case(claim_id)));
}

async fn staff_id(app: &TestApp, login: &str) -> Uuid {
    sqlx::query_scalar("SELECT staff_id FROM staff WHERE login = $1")
        .bind(login)
        .fetch_one(&app.owner)
        .await
        .unwrap()
}
