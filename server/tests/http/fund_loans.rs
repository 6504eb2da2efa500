//! Help between funds: what is lent is taken by the other fund and by nobody twice, the rights hold, and it stays visible who
//! decided for whom.

mod acts;
mod desk;

use crate::app::{Browser, Page, TestApp};
use abri_domain::fund::Tenths;
use abri_server::persistence::staff::funds;
use uuid::Uuid;

/// Whose queue is lent.
const LENDER: &str = "msa-32";
/// Who helps.
const HELPER: &str = "msa-35";
const DESK: &str = "/agent/entraide";

/// A signed-in browser of someone of that fund, hired for the occasion.
async fn of_fund<'a>(app: &'a TestApp, (login, role): (&str, &str), fund: &str) -> Browser<'a> {
    let staff_id = app.hire(login, role).await;
    let mut owner = app.owner.acquire().await.unwrap();
    funds::set(&mut owner, staff_id, Some(fund), None, app.service.clock.now()).await.unwrap();
    let mut browser = app.browser();
    browser.sign_in(login).await;
    browser
}

/// The path of a claim's file.
fn case(claim_id: Uuid) -> String {
    format!("/agent/dossiers/{claim_id}")
}

/// Claims of the fund that lends, which a caseworker has to look at.
async fn filed(app: &TestApp, count: usize) -> Vec<Uuid> {
    let mut claims = Vec::new();
    for person in app.for_caseworkers().take(count) {
        claims.push(app.filed(&person).await);
    }
    sqlx::query("UPDATE claims SET fund = $1").bind(LENDER).execute(&app.owner).await.unwrap();
    claims
}

/// What is typed to lend the whole queue, to be decided, up to and with the last of March.
const WHOLE: [(&str, &str); 7] = [
    ("loan_fund", LENDER),
    ("loan_to", HELPER),
    ("loan_percent", "100"),
    ("loan_may", "decide"),
    ("last_day", "31"),
    ("last_month", "3"),
    ("last_year", "2020"),
];

/// The same, with some of it typed otherwise.
fn but(changed: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let others = WHOLE.iter().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    others.chain(changed).copied().collect()
}

/// Lends as typed.
async fn lend(lead: &mut Browser<'_>, typed: &[(&str, &str)]) -> Page {
    let token = lead.get(DESK).await.value_of("token");
    lead.post(DESK, &[&[("token", token.as_str())], typed].concat()).await
}

/// A supervisor of the fund that lends, who lent as typed.
async fn lent<'a>(app: &'a TestApp, typed: &[(&str, &str)]) -> Browser<'a> {
    let mut lead = of_fund(app, ("chef", "supervisor"), LENDER).await;
    let page = lend(&mut lead, typed).await;
    assert_eq!(page.location.as_deref(), Some("/agent/entraide?lent"), "{}", page.main());
    lead
}

/// Ends the last loan.
async fn end(app: &TestApp, lead: &mut Browser<'_>) -> Page {
    let loan: Uuid =
        sqlx::query_scalar("SELECT loan_id FROM fund_loans ORDER BY lent_at DESC, loan_id DESC LIMIT 1")
            .fetch_one(&app.owner)
            .await
            .unwrap();
    let token = lead.get(DESK).await.value_of("token");
    lead.post(&format!("{DESK}/{loan}/fin"), &[("token", &token)]).await
}

/// Takes until nothing is left.
async fn take_all(browser: &mut Browser<'_>) -> Vec<String> {
    let mut taken = Vec::new();
    loop {
        match browser.take_next().await {
            nothing if nothing == "/agent?rien" => return taken,
            case => taken.push(case),
        }
    }
}

fn is_lent(claim_id: Uuid, tenths: u8) -> bool {
    Tenths::of_claim(claim_id) < tenths
}
