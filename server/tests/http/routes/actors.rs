//! The table, asked of the service as each actor.

use super::{ACTORS, Gets, SERVER_FNS, Status, TABLE, To, in_french, registered};
use crate::app::{Browser, Page, TestApp};
use crate::audit::look_up;
use crate::form::{RECEIPT, count, employee, leads_to};
use crate::opinions::glass::{WHOLE, break_glass};
use crate::rulemaking::{V9, begin_draft};
use abri_domain::rules::{RuleFiles, text_sha256};
use abri_domain::siret::Siret;
use abri_domain::staff::{Right, StaffRole};
use axum::body::Body;
use axum::http::Method;
use data_encoding::HEXLOWER;
use scraper::{Html, Selector};
use sqlx::PgPool;

/// The actors of the table, and the case they meet.
pub struct Cast<'a> {
    pub actors: [(&'static str, Browser<'a>); ACTORS],
    pub case: String,
    pub draft: String,
    pub lookup: String,
    pub account: String,
    pub opinion: String,
    pub glass: String,
}

/// A claim that a person must look at; its owner with an open follow-up; one of each kind of staff.
pub async fn cast(app: &TestApp) -> Cast<'_> {
    let mut insured = app.browser();
    let mut person = employee(app);
    // Codes on paper: the owner's way in without an e-mail to read.
    person.form.email.clear();
    person.form.no_email = "yes".into();
    let reference = insured.file(&person).await;
    let code = first_code(&insured.get(RECEIPT).await);
    app.work().await;
    let form = &person.form;
    let [day, month, year] = [&form.birth_day, &form.birth_month, &form.birth_year];
    let known =
        [("reference", reference.as_str()), ("birth_day", day), ("birth_month", month), ("birth_year", year)];
    leads_to(&insured.post("/fr/suivi", &known).await, "/fr/suivi/code");
    leads_to(&insured.post("/fr/suivi/code", &[("code", &code)]).await, "/fr/suivi/dossier");

    let claim: uuid::Uuid =
        sqlx::query_scalar("SELECT claim_id FROM claims").fetch_one(&app.owner).await.unwrap();
    let mut actors = vec![("anonymous", app.browser()), ("insured", insured)];
    let (mut draft, mut lookup, mut account) = (String::new(), String::new(), String::new());
    let mut glass = String::new();
    for role in StaffRole::ALL {
        let mut browser = app.browser();
        account = app.hire(role.code(), role.code()).await.to_string();
        browser.sign_in(role.code()).await;
        if role.may(Right::MakeRules) {
            draft = begin_draft(&mut browser, V9).await;
        }
        if role.may(Right::Audit) {
            lookup = look_up(&mut browser, &reference, "table").await.location.unwrap();
        }
        if *role == StaffRole::Caseworker {
            glass = break_glass(&mut browser, claim, &WHOLE).await.location.unwrap();
        }
        actors.push((role.code(), browser));
    }
    let siret = Siret::with_key("7328293200007").unwrap();
    actors.push(("employer", crate::employer_space::inside(app, &siret, "paie@abri.test").await));
    abri_server::rules::begin(&app.service).await.unwrap();
    // Each on a network of their own: what one of them gets wrong at the door is not held against the next.
    for (place, (_, browser)) in actors.iter_mut().enumerate() {
        browser.network = Some(format!("192.0.2.{place}"));
    }
    let actors = actors.try_into().unwrap_or_else(|_| panic!("one for each column"));
    let opinion = open_question(app, claim).await;
    let [draft, lookup, glass] =
        [draft, lookup, glass].map(|path| path.rsplit('/').next().unwrap().to_owned());
    Cast { actors, case: claim.to_string(), draft, lookup, account, opinion, glass }
}

/// A question about that claim, of the caseworker.
async fn open_question(app: &TestApp, claim: uuid::Uuid) -> String {
    let asked = "INSERT INTO opinions (opinion_id, claim_id, question, asked_by, asked_at, due_on, state)
                 SELECT gen_random_uuid(), $1, 'length', staff_id, $2, $2::timestamptz::date, 'asked' FROM staff
                 WHERE login = 'caseworker' RETURNING opinion_id";
    let asked = sqlx::query_scalar(asked).bind(claim).bind(app.service.clock.now());
    let id: uuid::Uuid = asked.fetch_one(&app.owner).await.unwrap();
    id.to_string()
}

fn first_code(receipt: &Page) -> String {
    let html = Html::parse_document(&receipt.html());
    html.select(&Selector::parse(".codes__code").unwrap()).next().unwrap().text().collect()
}

impl Cast<'_> {
    /// A path a browser can ask for.
    pub fn concrete(&self, path: &str) -> String {
        let path =
            path.replace("{claim_id}", &self.case).replace("{number}", "1").replace("{code}", "ABCD-EFGH");
        let sha256 = HEXLOWER.encode(&text_sha256(RuleFiles::built_in().get(V9).unwrap()));
        let path = path.replace("{staff_id}", &self.account);
        let path = path.replace("{draft_id}", &self.draft).replace("{publication_id}", &self.case);
        let path = path.replace("{sha256}", &sha256).replace("{lookup_id}", &self.lookup);
        let path = path.replace("{year}", "2020").replace("{screen}", "dossier");
        let path = path.replace("{opinion_id}", &self.opinion).replace("{glass_id}", &self.glass);
        let path = path.replace("{notice_id}", &self.case).replace("{token}", "x");
        let path = path.replace("{delegation_id}", &self.case).replace("{job_id}", &self.case);
        let path = path.replace("{scheme}", "personnes-a-risque");
        path.replace("{*server_fn}", "autosave").replace("{version}", "at-risk-v2a")
    }
}

/// Asks with what the browser holds, and leaves the browser as it was.
pub async fn ask(browser: &Browser<'_>, method: &str, path: &str) -> Page {
    let mut browser = browser.clone();
    match method {
        "GET" => browser.get(path).await,
        "POST" => browser.post(path, &[]).await,
        method => browser.send(method.parse().unwrap(), path, None, Body::empty()).await,
    }
}

fn got(page: &Page) -> String {
    match &page.location {
        Some(path) => format!("{} {}", page.status.as_u16(), in_french(path)),
        None => page.status.as_u16().to_string(),
    }
}

fn expected(gets: Gets) -> String {
    match gets {
        Status(status) => status.to_string(),
        To(path) => format!("303 {path}"),
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn every_actor_gets_what_the_table_says(pool: PgPool) {
    let app = TestApp::behind_a_proxy(pool).await;
    let cast = cast(&app).await;
    let mut wrong = Vec::new();
    for (method, path) in registered() {
        let line = TABLE.iter().find(|line| line.0 == method && line.1 == in_french(&path));
        let Some((_, _, gets)) = line else { panic!("{method} {path} is not in the table") };
        for ((name, browser), gets) in cast.actors.iter().zip(gets) {
            let page = ask(browser, &method, &cast.concrete(&path)).await;
            if got(&page) != expected(*gets) {
                wrong.push(format!("{method} {path}, {name}: {} instead of {}", got(&page), expected(*gets)));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_post_without_the_sessions_token_changes_nothing(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let cast = cast(&app).await;
    let before =
        (count(&app, "claim_events").await, count(&app, "jobs").await, count(&app, "access_codes").await);
    // The token of another's session is as wrong as none.
    let tokens = [
        cast.actors[1].clone().1.get("/fr/suivi/dossier").await,
        cast.actors[2].clone().1.get("/agent").await,
    ];
    let tokens = tokens.map(|page| page.value_of("token"));
    for (method, path) in
        registered().into_iter().filter(|(method, path)| method == "POST" && asks_for_a_token(path))
    {
        let foreign = if path.starts_with("/agent") { &tokens[0] } else { &tokens[1] };
        for (name, browser) in refused(&cast, &path) {
            for token in [None, Some(""), Some("x"), Some(foreign.as_str())] {
                let fields = [
                    ("confirm", "yes"),
                    ("answer", "x"),
                    ("verdict", "approve"),
                    ("version", "1"),
                    ("question", "x"),
                ];
                let fields: Vec<_> = token.map(|token| ("token", token)).into_iter().chain(fields).collect();
                let page = browser.clone().post(&cast.concrete(&path), &fields).await;
                assert_eq!(page.status, 403, "{method} {path}, {name}, {token:?}");
            }
        }
    }
    let after =
        (count(&app, "claim_events").await, count(&app, "jobs").await, count(&app, "access_codes").await);
    assert_eq!(after, before);
    assert_eq!(cast.actors[2].clone().1.get("/agent").await.status, 200, "the session is still there");
}

/// Those whose session must show its token there.
fn refused<'c, 'a>(cast: &'c Cast<'a>, path: &str) -> impl Iterator<Item = &'c (&'static str, Browser<'a>)> {
    let line = TABLE.iter().find(|line| line.0 == "POST" && line.1 == in_french(path)).unwrap();
    cast.actors.iter().zip(line.2).filter(|(_, gets)| *gets == Status(403)).map(|(actor, _)| actor)
}

fn asks_for_a_token(path: &str) -> bool {
    let line = TABLE.iter().find(|line| line.0 == "POST" && line.1 == in_french(path));
    line.is_some_and(|(_, _, gets)| gets.contains(&Status(403)))
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_case_that_is_not_there_is_not_found_by_staff_and_unknown_to_others(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let cast = cast(&app).await;
    for case in ["00000000-0000-0000-0000-000000000000", "x", "%00"] {
        for (name, browser) in &cast.actors {
            let page = ask(browser, "GET", &format!("/agent/dossiers/{case}")).await;
            let wanted = if ["anonymous", "insured", "employer"].contains(name) {
                "303 /agent/connexion"
            } else {
                "404"
            };
            assert_eq!(got(&page), wanted, "{case}, {name}");
        }
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_server_function_gives_nothing_without_a_draft(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let cast = cast(&app).await;
    for path in SERVER_FNS {
        for (name, browser) in &cast.actors {
            let body = Body::from(r#"{"lang":"en","version":9,"fields":[["city","Dax"]]}"#);
            let page = browser.clone().send(Method::POST, path, Some("application/json"), body).await;
            assert_eq!((page.status.as_u16(), page.html().as_str()), (200, "null"), "{path}, {name}");
        }
        assert_eq!(app.browser().get(path).await.status, 405, "{path} is no address to follow");
    }
    assert_eq!(app.browser().post("/api/no-such-function", &[]).await.status, 400);
}
