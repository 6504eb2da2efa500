//! Notices by establishment: which, in which order, and never those of anyone else.

use super::{get, json, of_claim, partner, problem, settle, siret_of};
use crate::app::TestApp;
use abri_server::pipeline::{follow_up, partners};
use serde_json::Value;
use sqlx::PgPool;
use std::collections::BTreeSet;
use time::macros::date;

/// Asks for a list; the answer must be one.
async fn list(app: &TestApp, key: &str, siret: &str, more: &str) -> Value {
    let page = get(app, key, &format!("/api/v1/notices?siret={siret}{more}")).await;
    assert_eq!(page.status, 200, "{:?}", problem(&page));
    json(&page)
}

fn ids(list: &Value) -> Vec<String> {
    let notices = list["notices"].as_array().unwrap().iter();
    notices.map(|notice| notice["notice_id"].as_str().unwrap().to_owned()).collect()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_partner_reads_the_notices_of_its_establishments_and_of_no_other(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(2, "service");
    let (mine, theirs) = (siret_of(&employee, 0), siret_of(&employee, 1));
    let partner = partner(&app, "Paie Exemple", &[&mine]).await;
    let claim_id = app.filed(&employee).await;
    assert_eq!(ids(&list(&app, &partner.key, &mine, "").await), Vec::<String>::new(), "not settled yet");
    settle(&app);
    let stored = of_claim(&app, claim_id).await;
    let found = list(&app, &partner.key, &mine, "").await;
    assert_eq!(ids(&found), [stored[0].notice.notice_id.to_string()]);
    let page = get(&app, &partner.key, &format!("/api/v1/notices?siret={theirs}")).await;
    assert_eq!(problem(&page), (403, "not-your-establishment".to_owned()));
    let [mine, theirs] = [0, 1].map(|place| format!("/api/v1/notices/{}", stored[place].notice.notice_id));
    assert_eq!(json(&get(&app, &partner.key, &mine).await), found["notices"][0]);
    // A notice of the same person for another employer is as none at all, byte by byte.
    let theirs = get(&app, &partner.key, &theirs).await;
    let none = get(&app, &partner.key, &format!("/api/v1/notices/{claim_id}")).await;
    assert_eq!(problem(&theirs), (404, "not-found".to_owned()));
    assert_eq!((theirs.bytes, theirs.headers), (none.bytes, none.headers));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_notice_says_who_and_when_and_nothing_else(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "service");
    let siret = siret_of(&employee, 0);
    let partner = partner(&app, "Paie Exemple", &[&siret]).await;
    app.filed(&employee).await;
    settle(&app);
    let found = list(&app, &partner.key, &siret, "").await;
    let notice = found["notices"][0].as_object().unwrap();
    let names: BTreeSet<_> = notice.keys().map(String::as_str).collect();
    let may = [
        "birth_date",
        "code",
        "employer_name",
        "first_day",
        "insured_name",
        "issued_last_day",
        "issued_on",
        "kind",
        "last_day",
        "last_day_worked",
        "notice_id",
        "siret",
        "state",
        "updated_at",
    ];
    assert_eq!(names, BTreeSet::from(may));
    assert_eq!((&notice["first_day"], &notice["last_day"]), (&"2020-03-25".into(), &"2020-04-14".into()));
    assert_eq!((&notice["state"], &notice["siret"]), (&"valid".into(), &siret.clone().into()));
    let text = found.to_string();
    for secret in [&employee.form.nir, &employee.form.email, &employee.form.city] {
        assert!(!secret.is_empty() && !text.contains(secret.as_str()));
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn who_hands_the_notice_over_decides_who_sees_it(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "self");
    let siret = siret_of(&employee, 0);
    let partner = partner(&app, "Paie Exemple", &[&siret]).await;
    let claim_id = app.filed(&employee).await;
    settle(&app);
    assert_eq!(ids(&list(&app, &partner.key, &siret, "").await), Vec::<String>::new());
    let id = of_claim(&app, claim_id).await[0].notice.notice_id;
    assert_eq!(get(&app, &partner.key, &format!("/api/v1/notices/{id}")).await.status, 404);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_reader_goes_on_where_it_was_and_misses_nothing(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let company = app.employee(1, "service").form.employers;
    let siret = siret_of(&app.employee(1, "service"), 0);
    let partner = partner(&app, "Paie Exemple", &[&siret]).await;
    let mut claims = Vec::new();
    for mut person in app.clear_people().filter(|person| !person.form.employers.is_empty()).take(3) {
        person.form.employers.clone_from(&company);
        "service".clone_into(&mut person.form.delivery);
        claims.push(app.filed(&person).await);
    }
    settle(&app);
    let all = ids(&list(&app, &partner.key, &siret, "").await);
    assert_eq!(all.len(), 3);
    let first = list(&app, &partner.key, &siret, "&limit=2").await;
    assert_eq!((ids(&first).as_slice(), first["more"].as_bool()), (&all[..2], Some(true)));
    let second =
        list(&app, &partner.key, &siret, &format!("&cursor={}", first["cursor"].as_str().unwrap())).await;
    assert_eq!((ids(&second).as_slice(), second["more"].as_bool()), (&all[2..], Some(false)));
    let end = second["cursor"].as_str().unwrap();
    let nothing = list(&app, &partner.key, &siret, &format!("&cursor={end}")).await;
    assert_eq!((ids(&nothing).len(), nothing["cursor"].as_str()), (0, Some(end)), "the place is kept");
    // A stoppage that is cut short comes again, after the place where the reader was, with the notice that replaces it.
    follow_up::return_earlier(&app.service, claims[0], date!(2020 - 04 - 02)).await.unwrap();
    app.work().await;
    settle(&app);
    let news = list(&app, &partner.key, &siret, &format!("&cursor={end}")).await;
    let states: Vec<_> = news["notices"].as_array().unwrap().iter().map(|one| one["state"].clone()).collect();
    assert_eq!(states.len(), 2);
    assert!(states.contains(&"shortened".into()) && states.contains(&"valid".into()), "{states:?}");
    let since = list(&app, &partner.key, &siret, "&since=2020-03-25T07:00:10Z").await;
    assert_eq!(ids(&since), ids(&news));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn notices_of_an_earlier_program_are_found_once_they_are_indexed(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let company = app.employee(1, "service").form.employers;
    let siret = siret_of(&app.employee(1, "service"), 0);
    let partner = partner(&app, "Paie Exemple", &[&siret]).await;
    let people = app.clear_people().filter(|person| !person.form.employers.is_empty());
    let mut claims = Vec::new();
    for (mut person, delivery) in people.zip(["service", "self"]) {
        person.form.employers.clone_from(&company);
        delivery.clone_into(&mut person.form.delivery);
        claims.push(app.filed(&person).await);
    }
    settle(&app);
    sqlx::query("UPDATE employer.notices SET siret_index = NULL").execute(&app.owner).await.unwrap();
    assert_eq!(ids(&list(&app, &partner.key, &siret, "").await).len(), 0);
    assert_eq!(partners::index_sirets(&app.service).await.unwrap(), 2);
    assert_eq!(partners::index_sirets(&app.service).await.unwrap(), 0);
    let sent = of_claim(&app, claims[0]).await[0].notice.notice_id.to_string();
    assert_eq!(ids(&list(&app, &partner.key, &siret, "").await), [sent]);
}
