//! Other schemes on the same form: added by files alone.

use super::{RECEIPT, REVIEW, fr, leads_to, submit};
use crate::app::{Browser, MORNING, TestApp};
use abri_domain::form::Step;
use abri_domain::rules::Schemes;
use abri_server::demo::people::SyntheticClaim;
use sqlx::PgPool;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// People at risk and contact cases can ask.
const OCTOBER: OffsetDateTime = datetime!(2020-10-05 09:00 +2);
/// People with symptoms can, too.
const JANUARY: OffsetDateTime = datetime!(2021-01-12 09:00 +1);

/// What is typed beside the farmer's own answers: names and values.
type Typed = [(&'static str, &'static str)];

const CONTACT: &Typed = &[
    ("ground", "contact"),
    ("answer-contacted-on-day", "5"),
    ("answer-contacted-on-month", "10"),
    ("answer-contacted-on-year", "2020"),
];
const SYMPTOMS: &Typed = &[
    ("ground", "symptoms"),
    ("answer-symptoms-since-day", "11"),
    ("answer-symptoms-since-month", "1"),
    ("answer-symptoms-since-year", "2021"),
    ("answer-test-on-day", "13"),
    ("answer-test-on-month", "1"),
    ("answer-test-on-year", "2021"),
];

fn start(path: &str) -> String {
    format!("{}?scheme={path}", fr(Step::Terms))
}

/// The farmer, known to the register, off from the day of the clock on.
async fn farmer_of(app: &TestApp, now: OffsetDateTime) -> SyntheticClaim {
    let mut farmer = app.farmer();
    app.service.clock.advance(now - MORNING);
    let (today, form) = (app.service.clock.today(), &mut farmer.form);
    form.first_day = today.day().to_string();
    form.first_month = u8::from(today.month()).to_string();
    form.first_year = today.year().to_string();
    app.know(&farmer).await;
    farmer
}

/// Fills every page up to the review under a scheme.
async fn fill(browser: &mut Browser<'_>, path: &str, farmer: &SyntheticClaim, more: &Typed) {
    let terms = browser.get(&start(path)).await;
    let (scheme, version) = (terms.value_of("scheme"), terms.value_of("terms_version"));
    let fields = [("scheme", scheme.as_str()), ("terms_version", &version), ("terms_accepted", "yes")];
    leads_to(&browser.post(fr(Step::Terms), &fields).await, fr(Step::Identity));
    for step in [Step::Identity, Step::Contact, Step::Situation, Step::Ground, Step::Period] {
        let own = step.fields().iter().filter(|name| **name != "ground");
        let own = own.map(|name| (*name, farmer.form.get(name)));
        let asks = matches!(step, Step::Ground | Step::Period);
        let fields: Vec<_> = own.chain(more.iter().copied().filter(|_| asks)).collect();
        let page = browser.post(fr(step), &fields).await;
        assert_eq!(page.status, 303, "{step:?}: {}", page.text_of(".error-summary"));
    }
}

/// Files the claim, and lets the machine look at it.
async fn file(app: &TestApp, path: &str, farmer: &SyntheticClaim, more: &Typed) -> Uuid {
    let mut browser = app.browser();
    fill(&mut browser, path, farmer, more).await;
    leads_to(&submit(&mut browser).await, RECEIPT);
    app.work().await;
    app.claim_of(&browser.get(RECEIPT).await.reference()).await
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_contact_case_asks_on_the_same_form_and_gets_seven_days(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let farmer = farmer_of(&app, OCTOBER).await;
    let claim = file(&app, "cas-contact", &farmer, CONTACT).await;
    let claim = app.claim(claim).await;
    assert_eq!((claim.scheme.as_str(), claim.state.code()), ("contact-case", "approved"));
    assert_eq!(claim.rule_version.as_deref(), Some("contact-case-v1"));
    assert_eq!((claim.last_day - claim.first_day).whole_days() + 1, 7);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn someone_with_symptoms_asks_on_the_same_form_and_gets_four_days(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let farmer = farmer_of(&app, JANUARY).await;
    let claim = file(&app, "symptomes", &farmer, SYMPTOMS).await;
    let claim = app.claim(claim).await;
    assert_eq!((claim.scheme.as_str(), claim.state.code()), ("symptomatic", "approved"));
    assert_eq!((claim.last_day - claim.first_day).whole_days() + 1, 4);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn where_several_schemes_are_open_one_chooses_first(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut browser = app.browser();
    assert_eq!(browser.get(fr(Step::Terms)).await.status, 200, "one scheme is open: nothing to choose");
    for closed in ["cas-contact", "symptomes", "rien", ""] {
        let page = browser.get(&start(closed)).await.main();
        assert!(page.contains("ne prend plus de nouvelles demandes"), "{closed}: {page}");
    }
    app.service.clock.advance(OCTOBER - MORNING);
    leads_to(&browser.get(fr(Step::Terms)).await, "/fr");
    let home = browser.get("/fr").await.html();
    for path in ["personnes-a-risque", "cas-contact"] {
        assert!(home.contains(&format!("href=\"{}\"", start(path))), "{path}");
        assert_eq!(browser.get(&start(path)).await.status, 200);
    }
    assert!(!home.contains("scheme=symptomes"));
    let french = browser.get(&start("cas-contact")).await.html();
    assert!(french.contains("/en/claim/terms?scheme=cas-contact"), "the other language keeps the scheme");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_form_of_a_scheme_that_takes_no_claims_begins_nothing(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let version = app.rules().terms_version;
    let accepted =
        |scheme| [("scheme", scheme), ("terms_version", version.as_str()), ("terms_accepted", "yes")];
    let page = app.browser().post(fr(Step::Terms), &accepted("symptomatic")).await.main();
    assert!(page.contains("ne prend plus de nouvelles demandes"), "{page}");
    assert_eq!(app.count("SELECT count(*) FROM drafts").await, 0);
    for forged in ["../at-risk", "x", "At-Risk"] {
        let page = app.browser().post(fr(Step::Terms), &accepted(forged)).await;
        assert_eq!(
            (page.status.as_u16(), page.faults()),
            (422, vec!["terms_accepted".to_owned()]),
            "{forged}"
        );
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_page_whose_draft_expired_begins_one_of_its_own_scheme(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let farmer = farmer_of(&app, OCTOBER).await;
    let mut browser = app.browser();
    fill(&mut browser, "cas-contact", &farmer, CONTACT).await;
    let page = browser.get(fr(Step::Ground)).await;
    let scheme = page.value_of("scheme");
    app.service.clock.advance(Duration::hours(73));

    let own = CONTACT.iter().map(|(name, value)| (*name, *value));
    let fields: Vec<_> = own.chain([("scheme", scheme.as_str())]).collect();
    let kept = browser.post(fr(Step::Ground), &fields).await;
    assert_eq!(kept.status, 422, "said, with what was typed");
    assert_eq!(kept.value_of("answer-contacted-on-day"), "5");
    leads_to(&browser.get(fr(Step::Review)).await, fr(Step::Terms));
    let terms = browser.get(fr(Step::Terms)).await;
    assert_eq!((terms.status.as_u16(), terms.value_of("scheme").as_str()), (200, "contact-case"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_page_posted_while_the_database_is_away_keeps_the_answers_of_its_scheme(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let farmer = farmer_of(&app, OCTOBER).await;
    let mut browser = app.browser();
    fill(&mut browser, "cas-contact", &farmer, CONTACT).await;
    let scheme = browser.get(fr(Step::Ground)).await.value_of("scheme");
    app.service.pools.close().await;
    let own = CONTACT.iter().map(|(name, value)| (*name, *value));
    let fields: Vec<_> = own.chain([("scheme", scheme.as_str())]).collect();
    let page = browser.post(fr(Step::Ground), &fields).await;
    assert_eq!(page.status, 503);
    assert_eq!(page.value_of("answer-contacted-on-day"), "5");
}

/// A scheme nobody wrote a line of code for: every shape of question, asked with a ground and of everyone.
fn flood() -> Schemes {
    let files = [
        ("flood/scheme.toml", include_str!("schemes/flood/scheme.toml")),
        ("flood/v1.toml", include_str!("schemes/flood/v1.toml")),
    ];
    Schemes::from_files(&files.map(|(path, text)| (path.to_owned(), text.to_owned()))).unwrap()
}

const FLOODED: &Typed = &[
    ("ground", "asthma"),
    ("answer-since-day", "20"),
    ("answer-since-month", "3"),
    ("answer-since-year", "2020"),
    ("answer-breath", "27,5"),
    ("answer-doctor", "yes"),
    ("answer-place", "roof"),
];

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_scheme_of_files_alone_is_asked_shown_and_judged(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let farmer = farmer_of(&app, MORNING).await;
    app.service.rules.replace(flood());
    let mut browser = app.browser();
    fill(&mut browser, "inondation", &farmer, FLOODED).await;
    let review = browser.get(REVIEW).await.main();
    for said in ["Je respire mal à cause de l’eau", "20 mars 2020", "27,5\u{a0}litres", "Sur le toit"] {
        assert!(review.contains(said), "{said} is not in {review}");
    }
    leads_to(&submit(&mut browser).await, RECEIPT);
    app.work().await;
    let claim = app.claim_of(&browser.get(RECEIPT).await.reference()).await;
    assert_eq!(app.state(claim).await, "approved");
    // The same with too much breath goes to a medical officer, who reads each answer with its question.
    let other = crate::app::claims::another(farmer, 77);
    app.know(&other).await;
    let more: Vec<_> = FLOODED
        .iter()
        .map(|(name, value)| (*name, if *name == "answer-breath" { "30" } else { *value }))
        .collect();
    let claim = file(&app, "inondation", &other, &more).await;
    assert_eq!(app.state(claim).await, "in-review medical");
    app.hire("doctor", "medical-officer").await;
    let mut doctor = app.browser();
    doctor.sign_in("doctor").await;
    let page = doctor.get(&format!("/agent/dossiers/{claim}")).await.main();
    for said in ["Je respire mal à cause de l’eau", "Votre souffle", "30\u{a0}litres", "Sur le toit"] {
        assert!(page.contains(said), "{said} is not in {page}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_answer_that_is_none_is_named_and_kept(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let farmer = farmer_of(&app, MORNING).await;
    app.service.rules.replace(flood());
    let mut browser = app.browser();
    fill(&mut browser, "inondation", &farmer, FLOODED).await;
    for (name, typed, words) in [
        ("answer-breath", "beaucoup", "Écrivez un nombre"),
        ("answer-breath", "100", "nous attendons un nombre de 1 à 99"),
        ("answer-breath", "", "Répondez à cette question"),
        ("answer-doctor", "perhaps", "Répondez à cette question"),
        ("answer-since-year", "2019", "nous attendons un jour"),
    ] {
        let fields: Vec<_> = FLOODED
            .iter()
            .map(|(field, value)| (*field, if *field == name { typed } else { *value }))
            .collect();
        let page = browser.post(fr(Step::Ground), &fields).await;
        assert_eq!(page.status, 422, "{name} {typed}");
        assert!(page.main().contains(words), "{name} {typed}: {}", page.text_of(".error-summary"));
        if name == "answer-breath" {
            assert_eq!(page.value_of(name), typed, "what was typed comes back");
        }
    }
}
