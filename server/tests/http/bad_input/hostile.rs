//! What is meant to hurt: endless names, invisible characters, markup, bodies of any shape.

use super::*;
use crate::form::{REVIEW, count, employee, leads_to};
use abri_server::demo::people::SyntheticClaim;
use axum::body::Body;
use axum::http::Method;
use scraper::{Html, Selector};
use sqlx::PgPool;

const FORM: &str = "application/x-www-form-urlencoded";

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_name_of_ten_thousand_letters_is_refused_and_kept(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, form) = up_to(&app, Step::Identity).await;
    let long = "a".repeat(10_000);
    let page = send(&mut browser, Step::Identity, &form, &[("birth_name", &long)]).await;
    refused(
        &page,
        &["birth_name"],
        "C’est trop long\u{a0}: écrivez 80 caractères au plus.",
        &[("birth_name", &long)],
    );
    let eighty = "é".repeat(80);
    accepted(&send(&mut browser, Step::Identity, &form, &[("birth_name", &eighty)]).await, Step::Contact);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn characters_that_cannot_be_printed_are_refused(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, form) = up_to(&app, Step::Identity).await;
    for typed in ["Ab\u{202E}cd", "\u{2066}Abcd", "Ab\u{7}cd", "Ab\ncd", "\u{FEFF}Abcd"] {
        let page = send(&mut browser, Step::Identity, &form, &[("first_names", typed)]).await;
        refused(&page, &["first_names"], "Ce champ contient un caractère invisible.", &[]);
    }
    let page = send(&mut browser, Step::Identity, &form, &[("first_names", "Ab\0cd")]).await;
    refused(&page, &["first_names"], "un caractère invisible", &[("first_names", "Abcd")]);
    leads_to(&browser.get(fr(Step::Contact)).await, fr(Step::Identity));
    let page = browser
        .send(Method::POST, fr(Step::Identity), Some(FORM), Body::from("nir=%00&birth_name=%FF%FE%80"))
        .await;
    assert_eq!(page.status, 422, "what is no UTF-8 is a fault of the form");
    assert!(page.faults().contains(&"nir".to_owned()));
}

const MARKUP: &str = "'\"><script>alert(1)</script>";
const SQL: &str = "x'); DROP TABLE claims; --";

/// No script of the page is the one typed.
fn is_text_only(page: &Page) -> bool {
    let html = Html::parse_document(&page.html());
    html.select(&Selector::parse("script").unwrap())
        .all(|script| !script.text().any(|text| text.contains("alert")))
}

/// The employee with markup and SQL wherever a text is free.
fn vandal(app: &TestApp) -> SyntheticClaim {
    let mut person = employee(app);
    for name in ["birth_name", "usual_name", "first_names", "street", "address_extra", "city"] {
        person.form.set(name, format!("{MARKUP} {SQL}"));
    }
    for name in ["employer_name", "employer_street", "employer_city"] {
        person.form.employers[0].set(name, format!("{MARKUP} {SQL}"));
    }
    person
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn markup_and_sql_are_text_like_any_other(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, vandal) = (app.browser(), vandal(&app));
    browser.fill(&vandal).await;
    let pages = [
        fr(Step::Identity),
        fr(Step::Contact),
        crate::form::EMPLOYERS,
        "/fr/demande/employeurs/fiche/1",
        REVIEW,
    ];
    for path in pages {
        let page = browser.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(is_text_only(&page) && page.html().contains("alert(1)"), "{path}");
    }
    browser.file(&vandal).await;
    assert!(browser.get("/fr/demande/recu.pdf").await.bytes.starts_with(b"%PDF-"));
    app.work().await;
    assert_eq!(count(&app, "claims").await, 1);
    assert!(!app.mails().is_empty(), "the receipt leaves");

    app.hire("camille", "caseworker").await;
    let mut agent = app.browser();
    agent.sign_in("camille").await;
    let case = agent.take_next().await;
    let file = agent.get(&case).await;
    assert!(is_text_only(&file) && file.main().contains("<script>alert(1)</script>"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn markup_in_every_field_comes_back_as_text(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut browser = app.browser();
    for step in Step::ALL.iter().filter(|step| !step.fields().is_empty() && **step != Step::Review) {
        let fields: Vec<_> = step.fields().iter().map(|name| (*name, MARKUP)).collect();
        let page = browser.post(fr(*step), &fields).await;
        assert_eq!(page.status, 422, "{step:?}");
        assert!(is_text_only(&page), "{step:?}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn missing_and_doubled_fields_are_named(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, _) = up_to(&app, Step::Identity).await;
    let page = browser.send(Method::POST, fr(Step::Identity), Some(FORM), Body::empty()).await;
    refused(
        &page,
        &["nir", "birth_name", "first_names", "birth_day"],
        "Indiquez votre nom de naissance.",
        &[],
    );
    let twice = [("birth_name", "Un"), ("birth_name", "Deux"), ("first_names", "A"), ("first_names", "A")];
    let page = browser.post(fr(Step::Identity), &twice).await;
    refused(&page, &["nir", "birth_name", "birth_day"], "deux réponses différentes", &[("birth_name", "Un")]);
    let stored = browser.get(fr(Step::Identity)).await;
    assert_eq!((stored.value_of("birth_name").as_str(), stored.value_of("first_names").as_str()), ("", "A"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_body_too_large_or_of_another_kind_says_so(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, form) = up_to(&app, Step::Contact).await;
    let large = || Body::from(format!("city={}", "a".repeat(5 * 1024 * 1024)));
    let page = browser.send(Method::POST, fr(Step::Contact), Some(FORM), large()).await;
    assert_eq!((page.status.as_u16(), page.text_of("h1").as_str()), (413, "Ce formulaire est trop gros"));
    assert_eq!(
        browser.send(Method::POST, "/api/autosave", Some("application/json"), large()).await.status,
        413
    );
    for kind in [None, Some("application/json"), Some("multipart/form-data; boundary=x"), Some("text/plain")]
    {
        let page = browser.send(Method::POST, fr(Step::Contact), kind, Body::from("city=Dax")).await;
        assert_eq!(page.status, 415, "{kind:?}");
        assert!(page.main().len() > 50, "{kind:?}");
    }
    let charset = Some("application/x-www-form-urlencoded; charset=UTF-8");
    let page = browser.send(Method::POST, fr(Step::Identity), charset, Body::from("nir=1")).await;
    assert_eq!(page.status, 422);
    accepted(&send(&mut browser, Step::Identity, &form, &[]).await, Step::Contact);
}

/// Bodies nobody's browser would send.
fn hostile_bodies() -> Vec<(&'static str, Vec<u8>)> {
    let text = |body: &str| body.as_bytes().to_vec();
    vec![
        (FORM, Vec::new()),
        (FORM, text("&&&===&")),
        (FORM, text("%")),
        (FORM, text("a=%ZZ&%=%")),
        (FORM, vec![0, 0xFF, 0xFE, b'=', 0x80, b'&', 0]),
        (FORM, text("nir=%00%00&code=%00&reference=%00&login=%00&password=%00")),
        (FORM, text(&"ground=ald&ground=pregnancy&".repeat(200))),
        (FORM, text(&"f=1&g=2&".repeat(2500))),
        (FORM, format!("city={}", "é".repeat(20_000)).into_bytes()),
        (
            FORM,
            text(
                "birth_day=-1&birth_month=99999999999999999999&birth_year=0000&first_day=1e3&due_day=%E0%A5%A7",
            ),
        ),
        (
            FORM,
            text(
                "honour=yes&submit_key=%27+OR+1%3D1--&token=x&version=2147483648&remove=18446744073709551616",
            ),
        ),
        (FORM, text("reference=%3Cscript%3E&code=..%2F..%2Fetc%2Fpasswd&login=%24%7Bjndi%7D&password=x")),
        (FORM, text("status=constructor&ground=__proto__&telework=NaN&delivery=null&answer-ald-number=-0")),
        (FORM, vec![b'a'; 5 * 1024 * 1024]),
        ("application/json", text("{\"nir\":{\"$gt\":\"\"}}")),
        ("application/json", text("{\"lang\":\"fr\",\"fields\":[[\"city\",\"\\u0000\"],[\"x\"]]}")),
        ("application/json", text(&"[".repeat(50_000))),
        ("application/xml", text("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>")),
        ("\u{7f}", text("x")),
    ]
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn no_body_breaks_any_page(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut filled = app.browser();
    filled.fill(&farmer(&app)).await;
    let posts = abri_server::http::routes().into_iter().filter(|route| route.method == "POST");
    let paths: Vec<_> = posts.map(|route| concrete(&route.path)).collect();
    assert!(paths.len() > 40, "{}", paths.len());
    for path in &paths {
        for (kind, body) in hostile_bodies() {
            // Each on the same draft, which the next body may find changed.
            for mut browser in [app.browser(), filled.clone()] {
                let kind = Some(kind).filter(|kind| kind.is_ascii() && !kind.contains('\u{7f}'));
                let page = browser.send(Method::POST, path, kind, Body::from(body.clone())).await;
                let start = String::from_utf8_lossy(&body[..body.len().min(40)]);
                assert!(page.status.as_u16() < 500, "{path} {kind:?} {start:?}: {}", page.status);
            }
        }
    }
    assert_eq!(count(&app, "claims").await, 0);
    leads_to(&filled.get("/fr/suivi/dossier").await, "/fr/suivi");
}

fn concrete(path: &str) -> String {
    path.replace("{number}", "1").replace("{*server_fn}", "autosave").replace("{claim_id}", "no-claim")
}
