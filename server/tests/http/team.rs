//! Who signs in: accounts and their acts, lent roles, passwords, second factors.

mod accounts;
mod loans;
mod onboarding;
mod password;
mod provider;
mod second_factor;

use crate::app::{Browser, Page, TestApp};
use uuid::Uuid;

const TEAM: &str = "/agent/equipe";

/// A signed-in browser of someone of that role.
async fn agent<'a>(app: &'a TestApp, login: &str, role: &str) -> Browser<'a> {
    app.hire(login, role).await;
    signed_in(app, login).await
}

async fn signed_in<'a>(app: &'a TestApp, login: &str) -> Browser<'a> {
    let mut browser = app.browser();
    browser.sign_in(login).await;
    browser
}

/// Posts an act on an account, from its page.
async fn act(admin: &mut Browser<'_>, staff_id: Uuid, act: &str, fields: &[(&str, &str)]) -> Page {
    let path = format!("{TEAM}/{staff_id}");
    let token = admin.get(TEAM).await.value_of("token");
    let all = [&[("token", token.as_str())], fields].concat();
    admin.post(&format!("{path}/{act}"), &all).await
}

/// Lends a role up to and with that day of March 2020.
async fn lend(admin: &mut Browser<'_>, staff_id: Uuid, role: &str, day: &str) -> Page {
    let fields = [("lent_role", role), ("last_day", day), ("last_month", "3"), ("last_year", "2020")];
    act(admin, staff_id, "role", &fields).await
}

/// Leads back to the account, saying that.
fn said(staff_id: Uuid, done: &str) -> String {
    format!("{TEAM}/{staff_id}?{done}")
}

/// The one-time password on a page.
fn shown_password(page: &Page) -> String {
    page.text_of(".second-factor__key")
}
