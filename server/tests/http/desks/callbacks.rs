//! Calls back: half hours that hold no more than they may, a number that only its caller sees, and what is erased.

use super::agent;
use crate::app::{Browser, MORNING, Page, TestApp};
use abri_domain::callback::DeskHours;
use abri_domain::reference::CallbackCode;
use axum::http::StatusCode;
use sqlx::PgPool;
use time::macros::{datetime, time};
use time::{Duration, OffsetDateTime};

const BOOK: &str = "/fr/rappel";
const CODE: &str = "/fr/rappel/code";
const DESK: &str = "/agent/accueil/rappels";
const NEXT: &str = "/agent/accueil/rappels/suivant";
const HOURS: &str = "/agent/repartition/rappels";
/// The first half hour that is offered on the morning of the tests.
const NINE: OffsetDateTime = datetime!(2020-03-25 09:00 +1);
const NAME: &str = "Mirabelle Quetsche";
const PHONE: &str = "06 12 34 56 78";

fn wish<'f>(slot: &'f str, phone: &'f str) -> [(&'f str, &'f str); 5] {
    [("slot", slot), ("call_name", NAME), ("phone", phone), ("language", "fr"), ("call_reference", "")]
}

fn value(slot: OffsetDateTime) -> String {
    slot.unix_timestamp().to_string()
}

async fn book(browser: &mut Browser<'_>, slot: OffsetDateTime, phone: &str) -> Page {
    browser.post(BOOK, &wish(&value(slot), phone)).await
}

/// The code on the page.
fn code(page: &Page) -> String {
    page.text_of(".reference__code")
}

/// Posts to the desk with the token of its page.
async fn act(desk: &mut Browser<'_>, path: &str, fields: &[(&str, &str)]) -> Page {
    let token = desk.get(DESK).await.value_of("token");
    let fields: Vec<_> = [("token", token.as_str())].into_iter().chain(fields.iter().copied()).collect();
    desk.post(path, &fields).await
}

/// Takes the next call and opens it: its address and its page.
async fn take(desk: &mut Browser<'_>) -> (String, Page) {
    let path = act(desk, NEXT, &[]).await.location.unwrap();
    let page = desk.get(&path).await;
    (path, page)
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn someone_books_moves_and_cancels_by_the_code_alone(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut browser = app.browser();
    let form = browser.get(BOOK).await;
    assert!(form.main().contains("mercredi 25 mars 2020, de 9\u{a0}h\u{a0}00 à 9\u{a0}h\u{a0}30"));
    let booked = book(&mut browser, NINE, PHONE).await;
    assert_eq!(booked.status, StatusCode::OK, "{}", booked.main());
    let code = code(&booked);
    assert!(CallbackCode::parse(&code).is_ok(), "{code}");
    for unseen in [NAME, "Mirabelle", "06 12", "0612345678", "+33612345678"] {
        assert!(!booked.html().contains(unseen), "the page of a code says nothing of anyone");
    }
    // Another browser, the code in small letters.
    let mut other = app.browser();
    let typed = code.to_lowercase().replace('-', " ");
    assert!(other.post(CODE, &[("code", &typed)]).await.main().contains("25 mars 2020"));
    let later = value(NINE + Duration::hours(1));
    let moved = other.post("/fr/rappel/deplacer", &[("code", &code), ("slot", &later)]).await;
    assert!(moved.main().contains("de 10\u{a0}h\u{a0}00 à 10\u{a0}h\u{a0}30"), "{}", moved.main());
    let gone = other.post("/fr/rappel/annuler", &[("code", &code)]).await;
    assert_eq!(gone.location.as_deref(), Some("/fr/rappel?cancelled"));
    assert_eq!(other.post(CODE, &[("code", &code)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(book(&mut browser, NINE, PHONE).await.status, StatusCode::OK, "the number is free again");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_is_wrong_is_said_and_nothing_typed_is_lost(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut browser = app.browser();
    let wrong =
        [("slot", ""), ("call_name", NAME), ("phone", "12"), ("language", "fr"), ("call_reference", "AB")];
    let page = browser.post(BOOK, &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["#slot", "#phone", "#call_reference"] {
        assert!(page.html().contains(&format!("href=\"{field}\"")), "{field}");
    }
    assert_eq!((page.value_of("call_name"), page.value_of("phone")), (NAME.to_owned(), "12".to_owned()));
    // A half hour that is none, is past, or lies too far ahead.
    for slot in [MORNING - Duration::DAY, NINE + Duration::minutes(10), NINE + Duration::days(30)] {
        let page = book(&mut browser, slot, PHONE).await;
        assert_eq!((page.status, page.value_of("call_name")), (StatusCode::CONFLICT, NAME.to_owned()));
    }
    assert_eq!(book(&mut browser, NINE, PHONE).await.status, StatusCode::OK);
    let twice = book(&mut browser, NINE, "+33 6 12 34 56 78").await;
    assert_eq!(twice.status, StatusCode::CONFLICT, "one call of a number at a time");
    assert!(twice.main().contains("déjà réservé"), "{}", twice.main());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn fifty_at_once_get_no_more_places_than_a_half_hour_has(pool: PgPool) {
    let app = TestApp::behind_a_proxy(pool).await;
    let phones: Vec<_> = (0..50).map(|n| format!("06 00 00 00 {n:02}")).collect();
    let wishes = phones.iter().enumerate().map(|(n, phone)| {
        let mut browser = app.browser_from(&format!("192.0.2.{n}"));
        async move { book(&mut browser, NINE, phone).await.status }
    });
    let statuses = futures_util::future::join_all(wishes).await;
    let count = |status| statuses.iter().filter(|found| **found == status).count();
    assert_eq!((count(StatusCode::OK), count(StatusCode::CONFLICT)), (4, 46), "{statuses:?}");
    assert_eq!(app.count("SELECT count(*) FROM callbacks WHERE state = 'waiting'").await, 4);
    assert!(!app.browser().get(BOOK).await.html().contains(&value(NINE)), "it is not offered any more");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_network_books_ten_and_tries_ten_codes_in_a_quarter_of_an_hour(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut browser = app.browser();
    for n in 0..10 {
        let slot = NINE + Duration::minutes(30 * n);
        assert_eq!(book(&mut browser, slot, &format!("06 00 00 00 0{n}")).await.status, StatusCode::OK);
    }
    let eleventh = book(&mut browser, NINE, PHONE).await;
    assert_eq!(eleventh.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(eleventh.value_of("phone"), PHONE, "what was typed is kept");
    for _ in 0..10 {
        let page = browser.post(CODE, &[("code", "2222-2222")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(browser.post(CODE, &[("code", "2222-2222")]).await.status, StatusCode::TOO_MANY_REQUESTS);
    app.service.clock.advance(Duration::minutes(16));
    assert_eq!(book(&mut browser, NINE + Duration::minutes(30), PHONE).await.status, StatusCode::OK);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn two_agents_never_call_one_person_and_only_who_calls_sees_the_number(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut chloe, mut denis) =
        (agent(&app, "chloe", "call-desk").await, agent(&app, "denis", "call-desk").await);
    book(&mut app.browser(), NINE, PHONE).await;
    assert_eq!(act(&mut chloe, NEXT, &[]).await.location.unwrap(), format!("{DESK}?nobody"), "not yet nine");
    app.service.clock.advance(NINE - MORNING);
    for (browser, login) in [(&mut chloe, "chloe"), (&mut denis, "denis")] {
        browser.sign_in(login).await;
    }
    let (path, page) = take(&mut chloe).await;
    for seen in [NAME, "+33612345678"] {
        assert!(page.main().contains(seen), "{seen}");
    }
    assert!(!path.contains("612345678"));
    assert_eq!(denis.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(act(&mut denis, NEXT, &[]).await.location.unwrap(), format!("{DESK}?nobody"));
    let list = denis.get(DESK).await.main();
    assert!(list.contains("chloe de test") && !list.contains(NAME) && !list.contains("12345678"), "{list}");
    assert_eq!(act(&mut chloe, NEXT, &[]).await.location.unwrap(), path, "one call at a time");
    // The lease ends: someone else may call, and who had it may not end it any more.
    app.service.clock.advance(Duration::minutes(21));
    assert_eq!(take(&mut denis).await.0, path);
    let late = act(&mut chloe, &format!("{path}/issue"), &[("outcome", "reached")]).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND);
    let said = act(&mut denis, &format!("{path}/issue"), &[("outcome", "reached")]).await;
    assert_eq!(said.location.unwrap(), format!("{DESK}?ended"));
    assert_eq!(app.count("SELECT count(*) FROM callbacks WHERE state = 'reached' AND tries = 1").await, 1);
    assert_eq!(denis.get(&path).await.status, StatusCode::NOT_FOUND, "the number is shown no more");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn who_does_not_answer_is_called_in_later_half_hours_three_times_in_all(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut chloe = agent(&app, "chloe", "call-desk").await;
    book(&mut app.browser(), NINE, PHONE).await;
    app.service.clock.advance(NINE - MORNING);
    for (tries, said) in [(1, "again"), (2, "again"), (3, "ended")] {
        chloe.sign_in("chloe").await;
        let (path, page) = take(&mut chloe).await;
        let none = act(&mut chloe, &format!("{path}/issue"), &[]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY, "an outcome is chosen");
        assert!(page.main().contains("répondeur"));
        let done = act(&mut chloe, &format!("{path}/issue"), &[("outcome", "no-answer")]).await;
        assert_eq!(done.location.unwrap(), format!("{DESK}?{said}"));
        let made: i16 =
            sqlx::query_scalar("SELECT tries FROM callbacks").fetch_one(&app.owner).await.unwrap();
        assert_eq!(made, tries);
        assert_eq!(act(&mut chloe, NEXT, &[]).await.location.unwrap(), format!("{DESK}?nobody"));
        app.service.clock.advance(Duration::minutes(30));
    }
    assert_eq!(app.count("SELECT count(*) FROM callbacks WHERE state = 'no-answer'").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn supervisors_set_the_hours_and_see_what_is_late(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut lead = agent(&app, "lea", "supervisor").await;
    let mut desk = agent(&app, "chloe", "call-desk").await;
    // Someone phones: the desk books for them, and says the code.
    let nine = value(NINE);
    let page = act(&mut desk, DESK, &wish(&nine, PHONE)).await;
    assert!(CallbackCode::parse(&code(&page)).is_ok(), "{}", page.main());
    assert!(lead.get(HOURS).await.main().contains("Aucun rappel en retard"));
    app.service.clock.advance(NINE + Duration::minutes(30) - MORNING);
    for (browser, login, path) in [(&mut lead, "lea", HOURS), (&mut desk, "chloe", DESK)] {
        browser.sign_in(login).await;
        assert!(browser.get(path).await.main().contains("Un rappel en retard"), "{path}");
    }
    let token = lead.get(HOURS).await.value_of("token");
    let set = [("token", token.as_str()), ("opens", "14:00"), ("closes", "15:00"), ("per_slot", "1")];
    assert_eq!(lead.post(HOURS, &set).await.location.unwrap(), format!("{HOURS}?set"));
    let offered = app.browser().get(BOOK).await.html();
    assert_eq!(offered.matches("<option").count(), 1 + 2 * 5, "two half hours on five days");
    let mut browser = app.browser();
    let two = datetime!(2020-03-25 14:00 +1);
    let statuses = [
        book(&mut browser, two, "0600000001").await.status,
        book(&mut browser, two, "0600000002").await.status,
    ];
    assert_eq!(statuses, [StatusCode::OK, StatusCode::CONFLICT], "one place in a half hour");
    for (name, wrong) in [("closes", "13:00"), ("per_slot", "100"), ("per_slot", "x"), ("opens", "")] {
        let fields = set.map(|(field, value)| (field, if field == name { wrong } else { value }));
        assert_eq!(lead.post(HOURS, &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
    }
    assert_eq!(app.service.callback_hours, DeskHours::new(time!(9:00), time!(17:00), 4).unwrap());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn nothing_of_a_call_stands_in_clear_and_all_of_it_is_erased_after_a_week(pool: PgPool) {
    let app = TestApp::new(pool).await;
    book(&mut app.browser(), NINE, PHONE).await;
    let row: String =
        sqlx::query_scalar("SELECT c::text FROM callbacks c").fetch_one(&app.owner).await.unwrap();
    for secret in [NAME, "Mirabelle", "612345678"] {
        let hex = data_encoding::HEXLOWER.encode(secret.as_bytes());
        assert!(!row.contains(secret) && !row.contains(&hex), "{row}");
    }
    let mut connection = app.service.pools.admin.acquire().await.unwrap();
    for (days, left) in [(Duration::days(7) - Duration::SECOND, 1), (Duration::days(7), 0)] {
        abri_server::persistence::callbacks::purge(&mut connection, NINE + days).await.unwrap();
        assert_eq!(app.count("SELECT count(*) FROM callbacks").await, left, "{days}");
    }
}
