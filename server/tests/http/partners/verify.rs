//! Many notices checked at once: wrong, unknown and someone else's get the same words, and guessing is stopped.

use super::{Partner, ask, json, of_claim, partner, problem, siret_of};
use crate::app::{Page, TestApp};
use abri_server::demo::people::SyntheticClaim;
use abri_server::persistence::notice_checks;
use axum::http::Method;
use serde_json::{Value, json};
use sqlx::PgPool;
use time::Duration;

fn born(person: &SyntheticClaim) -> String {
    let form = &person.form;
    let number = |text: &str| text.parse::<u16>().unwrap();
    format!("{}-{:02}-{:02}", form.birth_year, number(&form.birth_month), number(&form.birth_day))
}

fn check(code: &str, last_name: &str, born: &str) -> Value {
    json!({ "code": code, "last_name": last_name, "birth_date": born })
}

async fn verify(app: &TestApp, partner: &Partner, checks: Vec<Value>) -> Page {
    let body = Some(json!({ "checks": checks }));
    ask(app, &partner.key, Method::POST, "/api/v1/notices/verify", body).await
}

async fn outcomes(app: &TestApp, partner: &Partner, checks: Vec<Value>) -> Vec<String> {
    let page = verify(app, partner, checks).await;
    assert_eq!(page.status, 200, "{:?}", problem(&page));
    let results = json(&page)["results"].as_array().unwrap().clone();
    results.iter().map(|result| result["outcome"].as_str().unwrap().to_owned()).collect()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_notice_is_known_with_its_person_and_its_establishment_alone(pool: PgPool) {
    let app = TestApp::new(pool).await;
    // Handed over by the insured: the partner has it in its hands, and may check it.
    let employee = app.employee(2, "self");
    let partner = partner(&app, "Paie Exemple", &[&siret_of(&employee, 0)]).await;
    let claim_id = app.filed(&employee).await;
    let notices = of_claim(&app, claim_id).await;
    let [mine, theirs] = [0, 1].map(|place| notices[place].notice.issued.code.to_string());
    let (name, born) = (employee.form.birth_name.clone(), born(&employee));
    let checks = vec![
        check(&mine, &name, &born),
        check(&mine, "Autrement", &born),
        check(&mine, &name, "1950-01-01"),
        check("AAAA-BBBB-CCCC-DDDD", &name, &born),
        check("nonsense", &name, &born),
        check(&theirs, &name, &born),
    ];
    let page = verify(&app, &partner, checks).await;
    let results = json(&page)["results"].as_array().unwrap().clone();
    assert_eq!(
        (&results[0]["outcome"], &results[0]["notice"]["last_day"]),
        (&"known".into(), &"2020-04-14".into())
    );
    for (place, result) in results.iter().enumerate().skip(1) {
        assert_eq!(*result, json!({ "outcome": "unknown" }), "{place}");
    }
    let mut admin = app.service.pools.admin.acquire().await.unwrap();
    let seen = notice_checks::of_claim(&mut admin, claim_id).await.unwrap();
    assert_eq!(seen.iter().filter(|seen| seen.told).count(), 1, "the insured sees it");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn names_are_not_guessed_by_the_hundred(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "service");
    let partner = partner(&app, "Paie Exemple", &[&siret_of(&employee, 0)]).await;
    let claim_id = app.filed(&employee).await;
    let code = of_claim(&app, claim_id).await[0].notice.issued.code.to_string();
    let (name, born) = (employee.form.birth_name.clone(), born(&employee));
    let mut checks = vec![check(&code, "Autrement", &born); 10];
    checks.push(check(&code, &name, &born));
    let said = outcomes(&app, &partner, checks).await;
    assert_eq!((said[9].as_str(), said[10].as_str()), ("unknown", "wait"), "within one request");
    assert_eq!(outcomes(&app, &partner, vec![check(&code, &name, &born)]).await, ["wait"]);
    app.service.clock.advance(Duration::hours(1));
    assert_eq!(outcomes(&app, &partner, vec![check(&code, &name, &born)]).await, ["known"]);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_partner_that_is_wrong_too_often_waits(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let [first, second] = [partner(&app, "Paie Exemple", &[]).await, partner(&app, "Autre Paie", &[]).await];
    let many = |n: usize| -> Vec<_> {
        (0..n).map(|n| check(&format!("no-{n}"), "Autrement", "1950-01-01")).collect()
    };
    assert_eq!(problem(&verify(&app, &first, many(501)).await).0, 422);
    let page = verify(&app, &first, many(500)).await;
    assert_eq!(json(&page)["results"].as_array().unwrap().len(), 500);
    let page = verify(&app, &first, many(1)).await;
    assert_eq!(problem(&page), (429, "too-many-wrong".to_owned()));
    assert_eq!(page.headers["retry-after"], "3600");
    assert_eq!(verify(&app, &second, many(1)).await.status, 200, "another partner does not wait");
}
