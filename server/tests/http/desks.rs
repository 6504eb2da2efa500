//! The desks of the fund: what the phone desk may say, what is typed for the insured, the envelope of a paper.

mod call_desk;
mod callbacks;
mod envelope;
mod filing;
mod scans;

use crate::app::{Browser, Page, TestApp};
use abri_domain::form::{ClaimForm, EmployerForm, Step};
use abri_server::demo::people::SyntheticClaim;

const CALL: &str = "/agent/accueil";
const LOOKUPS: &str = "/agent/accueil/recherches";
const FORM: &str = "/agent/depot/personnes-a-risque";

/// A signed-in browser of someone of that role.
async fn agent<'a>(app: &'a TestApp, login: &str, role: &str) -> Browser<'a> {
    app.hire(login, role).await;
    let mut browser = app.browser();
    browser.sign_in(login).await;
    browser
}

/// Asks the phone desk for the claim of that reference and birth date.
async fn look_up(browser: &mut Browser<'_>, reference: &str, [day, month, year]: [&str; 3]) -> Page {
    let token = browser.get(CALL).await.value_of("token");
    let fields = [
        ("token", token.as_str()),
        ("reference", reference),
        ("birth_day", day),
        ("birth_month", month),
        ("birth_year", year),
    ];
    browser.post(LOOKUPS, &fields).await
}

fn birth(form: &ClaimForm) -> [&str; 3] {
    [&form.birth_day, &form.birth_month, &form.birth_year]
}

/// Everything that a desk types of a person, as the page sends it: names and values.
fn typed(person: &SyntheticClaim) -> Vec<(String, String)> {
    let form = &person.form;
    let own = Step::ALL.iter().flat_map(|step| step.fields());
    let own = own.map(|name| ((*name).to_owned(), form.get(name).to_owned()));
    let answers = form.answers.iter().map(|(name, value)| (name.clone(), value.clone()));
    let employers = (1..).zip(&form.employers).flat_map(|(number, employer)| {
        let fields = EmployerForm::FIELDS.iter();
        fields.map(move |name| (format!("{name}-{number}"), employer.get(name).to_owned()))
    });
    let mut all: Vec<_> = own.chain(answers).chain(employers).collect();
    set(&mut all, "honour", "yes");
    set(&mut all, "language", "fr");
    all
}

fn set(fields: &mut Vec<(String, String)>, name: &str, value: &str) {
    fields.retain(|(field, _)| field != name);
    fields.push((name.to_owned(), value.to_owned()));
}

/// Sends what was typed, with the token and the key of a fresh page.
async fn send(browser: &mut Browser<'_>, mut fields: Vec<(String, String)>) -> Page {
    let page = browser.get(FORM).await;
    for name in ["token", "submit_key", "terms_version", "scheme"] {
        set(&mut fields, name, &page.value_of(name));
    }
    post(browser, &fields).await
}

async fn post(browser: &mut Browser<'_>, fields: &[(String, String)]) -> Page {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(FORM, &fields).await
}

/// The stamp of a paper: a day of March 2020.
fn stamped(fields: &mut Vec<(String, String)>, day: &str) {
    for (name, value) in [("received_day", day), ("received_month", "3"), ("received_year", "2020")] {
        set(fields, name, value);
    }
}
