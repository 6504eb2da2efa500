//! The fund's register over HTTP: a small server on this machine plays it.

use crate::app::TestApp;
use abri_domain::nir::Nir;
use abri_server::config::RegisterArgs;
use abri_server::demo::people::SyntheticClaim;
use abri_server::register::{HttpRegister, Register, Silence};
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use serde_json::json;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use time::macros::datetime;
use time::{Duration, OffsetDateTime};
use tokio::net::TcpListener;

const NOW: OffsetDateTime = datetime!(2020-03-25 08:00 +1);

/// What the fund's system does when it is asked.
#[derive(Clone)]
enum Does {
    Says(String),
    Fails(StatusCode),
    Redirects,
    NeverAnswers,
}

/// A fund's system on this machine: what it does, and what it was asked, address and body.
#[derive(Clone)]
struct Fund {
    does: Arc<Mutex<Does>>,
    asked: Arc<Mutex<Vec<(String, String)>>>,
    /// Questions under way, now and at most.
    under_way: Arc<AtomicUsize>,
    most: Arc<AtomicUsize>,
    address: String,
}

async fn people(State(fund): State<Fund>, uri: Uri, headers: HeaderMap, body: String) -> Response {
    fund.asked.lock().unwrap().push((uri.to_string(), body));
    if headers.get("authorization").is_none_or(|token| token != "Bearer right") {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    fund.most.fetch_max(fund.under_way.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
    // Long enough for another question to arrive meanwhile.
    for _ in 0..1000 {
        tokio::task::yield_now().await;
    }
    fund.under_way.fetch_sub(1, Ordering::SeqCst);
    let does = fund.does.lock().unwrap().clone();
    match does {
        Does::Says(body) => body.into_response(),
        Does::Fails(status) => status.into_response(),
        Does::Redirects => Redirect::temporary("/elsewhere").into_response(),
        Does::NeverAnswers => std::future::pending().await,
    }
}

impl Fund {
    async fn that(does: Does) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/people", listener.local_addr().unwrap());
        let does = Arc::new(Mutex::new(does));
        let (asked, under_way, most) = Default::default();
        let fund = Self { does, asked, under_way, most, address };
        let routes = Router::new().route("/people", post(people)).route("/elsewhere", post(people));
        let app = routes.with_state(fund.clone());
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        fund
    }

    fn now(&self, does: Does) {
        *self.does.lock().unwrap() = does;
    }

    fn asked(&self) -> Vec<(String, String)> {
        self.asked.lock().unwrap().clone()
    }

    fn register(&self, token: &str) -> HttpRegister {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("token");
        std::fs::write(&file, token).unwrap();
        let args = RegisterArgs {
            register_url: Some(self.address.clone()),
            register_token_file: Some(file),
            register_timeout_ms: 200,
            register_at_once: 2,
        };
        HttpRegister::new(&args, &self.address).unwrap()
    }
}

/// What a fund's system says of a synthetic person.
fn said_of(person: &SyntheticClaim) -> Does {
    let entry = person.register.as_ref().unwrap();
    let alds: Vec<u8> = entry.alds.iter().map(|ald| u8::from(*ald)).collect();
    let due = entry.pregnancy_due.map(|day| day.to_string());
    let said = json!({ "person": "known", "fund": entry.fund, "alds": alds, "pregnancy_due": due });
    Does::Says(said.to_string())
}

fn nir() -> Nir {
    Nir::with_key("2750399999001").unwrap()
}

/// The service of a test with that fund's system behind it.
async fn app_behind(pool: sqlx::PgPool, fund: &Fund) -> TestApp {
    let mut app = TestApp::new(pool).await;
    app.service.register = Register::Http(Arc::new(fund.register("right")));
    app
}

#[tokio::test]
async fn each_silence_is_told_apart() {
    let says = |body: &str| Does::Says(body.to_owned());
    for (does, silence) in [
        (Does::Fails(StatusCode::INTERNAL_SERVER_ERROR), Silence::Status(500)),
        (Does::Fails(StatusCode::NOT_FOUND), Silence::Status(404)),
        (Does::Redirects, Silence::Status(307)),
        (Does::NeverAnswers, Silence::TooSlow),
        (says("<html>"), Silence::Malformed("not JSON")),
        (
            says(r#"{"person": "known"}"#),
            Silence::Malformed("a field is missing, not foreseen, or of another type"),
        ),
        (says(&" ".repeat(5000)), Silence::Malformed("too long")),
    ] {
        let fund = Fund::that(does).await;
        assert_eq!(fund.register("right").find(&nir(), NOW).await, Err(silence));
        let once = [("/people".to_owned(), format!(r#"{{"nir":"{}"}}"#, nir().expose()))];
        assert_eq!(fund.asked(), once, "once, and no redirection followed");
    }
    let fund = Fund::that(says(r#"{"person": "unknown"}"#)).await;
    assert_eq!(fund.register("wrong").find(&nir(), NOW).await, Err(Silence::Token));
    assert_eq!(fund.register("right").find(&nir(), NOW).await, Ok(None));
    let nobody = Fund { address: "http://127.0.0.1:1/people".to_owned(), ..fund };
    assert_eq!(nobody.register("right").find(&nir(), NOW).await, Err(Silence::Unreachable));
}

#[tokio::test]
async fn no_more_than_two_questions_are_under_way() {
    let fund = Fund::that(Does::Says(r#"{"person": "unknown"}"#.to_owned())).await;
    let (register, nir) = (fund.register("right"), nir());
    let ask = || register.find(&nir, NOW);
    let answers = tokio::join!(ask(), ask(), ask(), ask(), ask(), ask());
    assert_eq!(answers, (Ok(None), Ok(None), Ok(None), Ok(None), Ok(None), Ok(None)));
    assert_eq!((fund.asked().len(), fund.most.load(Ordering::SeqCst)), (6, 2));
}

#[tokio::test]
async fn a_register_that_failed_five_times_is_left_alone_for_half_a_minute() {
    let fund = Fund::that(Does::Fails(StatusCode::SERVICE_UNAVAILABLE)).await;
    let register = fund.register("right");
    for _ in 0..5 {
        assert_eq!(register.find(&nir(), NOW).await, Err(Silence::Status(503)));
    }
    fund.now(Does::Says(r#"{"person": "unknown"}"#.to_owned()));
    assert_eq!(register.find(&nir(), NOW).await, Err(Silence::Resting));
    assert_eq!(fund.asked().len(), 5);
    assert_eq!(register.find(&nir(), NOW + Duration::seconds(30)).await, Ok(None));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_that_the_fund_confirms_is_approved_without_the_table(pool: sqlx::PgPool) {
    let fund = Fund::that(Does::Redirects).await;
    let app = app_behind(pool, &fund).await;
    fund.now(said_of(&app.farmer()));
    let claim_id = app.submit(&app.farmer()).await;
    app.work().await;
    assert_eq!(app.state(claim_id).await, "approved");
    assert_eq!(app.count("SELECT count(*) FROM medical.register").await, 0);
    assert!(fund.asked().iter().all(|(address, _)| address == "/people"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_that_the_fund_could_not_be_asked_about_is_caught_up(pool: sqlx::PgPool) {
    let fund = Fund::that(Does::Fails(StatusCode::SERVICE_UNAVAILABLE)).await;
    let app = app_behind(pool, &fund).await;
    let claim_id = app.submit(&app.farmer()).await;
    app.work().await;
    assert_eq!(app.state(claim_id).await, "submitted");
    let marked =
        "SELECT count(*) FROM jobs WHERE kind = 'assess' AND state = 'queued' AND last_error = 'register'";
    assert_eq!(app.count(marked).await, 1);
    fund.now(said_of(&app.farmer()));
    app.service.clock.advance(Duration::seconds(5));
    app.work().await;
    assert_eq!(app.state(claim_id).await, "approved");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_fund_that_stays_silent_holds_no_claim_for_longer_than_an_hour(pool: sqlx::PgPool) {
    let fund = Fund::that(Does::Fails(StatusCode::SERVICE_UNAVAILABLE)).await;
    let app = app_behind(pool, &fund).await;
    let claim_id = app.submit(&app.farmer()).await;
    for minute in 0..60 {
        app.work().await;
        if minute < 40 {
            assert_eq!(app.state(claim_id).await, "submitted", "minute {minute}");
        }
        app.service.clock.advance(Duration::minutes(1));
    }
    // As for someone the register does not know: a person looks, and nothing is refused.
    assert_eq!(app.state(claim_id).await, "in-review administrative");
}
