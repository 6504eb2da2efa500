//! The claim form end to end, without JavaScript; and what these tests and their neighbours share.

mod autosave;
mod doors;
mod drafts;
mod helper;
mod journey;
mod receipt;
mod schemes;
mod sharing;
mod submit;
mod tabs;

use crate::app::{Browser, Page, TestApp};
use abri_app::lang::Lang::Fr;
use abri_app::paths::Page as P;
use abri_domain::form::{ClaimForm, EmployerForm, FormRules, Step};
use abri_server::demo::people::{SyntheticClaim, showcase};
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeMap;

pub const REVIEW: &str = "/fr/demande/verification";
pub const RECEIPT: &str = "/fr/demande/recu";
pub const EMPLOYERS: &str = "/fr/demande/employeurs";

/// The French path of a page.
pub fn fr(step: Step) -> &'static str {
    P::Step(step).path(Fr)
}

pub fn rules(app: &TestApp) -> FormRules {
    app.service.form_rules("at-risk").unwrap()
}

/// The showcase's farmer, who has no employer.
pub fn farmer(app: &TestApp) -> SyntheticClaim {
    let [farmer, _, _] = showcase(&rules(app));
    farmer
}

/// The showcase's employee, whom the register does not know: a person looks at the claim.
pub fn employee(app: &TestApp) -> SyntheticClaim {
    let [_, employee, _] = showcase(&rules(app));
    employee
}

/// Posts one page as that form holds it, with some answers changed.
pub async fn send(browser: &mut Browser<'_>, step: Step, form: &ClaimForm, changes: &[(&str, &str)]) -> Page {
    let typed =
        |name: &str| changes.iter().find(|(field, _)| *field == name).map_or(form.get(name), |(_, v)| *v);
    let answers = form.answers.keys().map(String::as_str).filter(|_| step == Step::Ground);
    let names: Vec<_> = step.fields().iter().copied().chain(answers).collect();
    let new = changes.iter().filter(|(name, _)| name.starts_with("answer-") && !names.contains(name));
    let fields: Vec<_> = names.iter().map(|name| (*name, typed(name))).chain(new.copied()).collect();
    browser.post(fr(step), &fields).await
}

/// Posts the page of the `number`th employer.
pub async fn send_employer(browser: &mut Browser<'_>, number: usize, employer: &EmployerForm) -> Page {
    let fields: Vec<_> = EmployerForm::FIELDS.iter().map(|name| (*name, employer.get(name))).collect();
    browser.post(&P::Employer.numbered(Fr, number), &fields).await
}

/// Posts a page as it was shown, hidden fields and all, with some answers changed.
pub async fn send_shown(
    browser: &mut Browser<'_>,
    path: &str,
    shown: &Page,
    changes: &[(&str, &str)],
) -> Page {
    let mut fields = answers(shown);
    fields.extend(changes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &fields).await
}

/// Sends the review page as it stands, sworn.
pub async fn submit(browser: &mut Browser<'_>) -> Page {
    let key = browser.get(REVIEW).await.value_of("submit_key");
    browser.post(REVIEW, &[("honour", "yes"), ("submit_key", &key)]).await
}

/// Where a page leads, asserted.
pub fn leads_to(page: &Page, path: &str) {
    assert_eq!(page.location.as_deref(), Some(path), "{} {}", page.status, page.text_of(".error-summary"));
    assert_eq!(page.status, 303);
}

/// How many rows a table holds.
pub async fn count(app: &TestApp, table: &str) -> i64 {
    let query = format!("SELECT count(*) FROM {table}");
    sqlx::query_scalar(sqlx::AssertSqlSafe(query)).fetch_one(&app.owner).await.unwrap()
}

/// What a browser would post from the page's form as it stands: ticked boxes, chosen options, texts.
pub fn answers(page: &Page) -> BTreeMap<String, String> {
    let html = Html::parse_document(&page.html());
    let fields =
        Selector::parse("main form.form input, main form.form select, main form.form textarea").unwrap();
    html.select(&fields)
        .filter_map(|field| Some((field.value().attr("name")?.to_owned(), value(field)?)))
        .collect()
}

fn value(field: ElementRef<'_>) -> Option<String> {
    let attribute = |name: &str| field.value().attr(name).map(str::to_owned);
    match (field.value().name(), field.value().attr("type")) {
        ("textarea", _) => Some(field.text().collect()),
        ("select", _) => {
            let chosen = Selector::parse("option[selected]").unwrap();
            field.select(&chosen).next().and_then(|option| option.value().attr("value").map(str::to_owned))
        }
        (_, Some("radio" | "checkbox")) => field.value().attr("checked").and(attribute("value")),
        _ => Some(attribute("value").unwrap_or_default()),
    }
}

/// Every answer of a page of the form is on the page shown.
pub fn shows(page: &Page, step: Step, form: &ClaimForm) {
    let answers = answers(page);
    for name in step.fields() {
        let shown = answers.get(*name).map_or("", String::as_str);
        // A form that says nothing of it is one's own.
        let for_oneself = *name == "for_whom" && form.get(name).is_empty();
        assert_eq!(shown, if for_oneself { "self" } else { form.get(name) }, "{name} on {step:?}");
    }
}
