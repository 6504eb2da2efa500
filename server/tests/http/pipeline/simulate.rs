//! The simulation: stored claims judged again under other rules, without a trace and without a name.

use crate::app::TestApp;
use crate::app::claims::with_ground;
use abri_domain::assessment::Outcome;
use abri_domain::rules::RuleBook;
use abri_server::demo::people::{SyntheticClaim, person};
use abri_server::persistence::PersistenceError;
use abri_server::persistence::medical;
use abri_server::persistence::simulation::claims_since;
use abri_server::pipeline::simulate::{ChangedClaim, Counts, SMALLEST_COUNT, Summary, simulate};
use futures_util::StreamExt;
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, PgPool};
use std::collections::BTreeMap;
use std::sync::Arc;
use time::macros::date;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// Long before any claim of these tests.
const SINCE: OffsetDateTime = time::macros::datetime!(2020-03-18 00:00 +1);

/// The rules that run.
fn rules(app: &TestApp) -> Arc<RuleBook> {
    app.service.rules.book("at-risk").unwrap()
}

/// The same as if that version had always been in force.
fn as_if(app: &TestApp, version: &str) -> RuleBook {
    rules(app).as_if(version).unwrap()
}

/// Simulates; answers with what was listed, as it is printed, and the summary.
async fn simulated(app: &TestApp, draft: &RuleBook) -> (Vec<Value>, Summary) {
    let mut listed = Vec::new();
    let list = |changed: &ChangedClaim| listed.push(json!(changed));
    let summary = simulate(&app.service, draft, SINCE, list).await.unwrap();
    (listed, summary)
}

fn counts(some: &[(&'static str, u64)]) -> Counts {
    some.iter().copied().collect()
}

/// Someone in good order who works that way, in the third trimester of pregnancy.
fn pregnant(app: &TestApp, status: &str) -> SyntheticClaim {
    let found = app.clear_people().find(|person| person.form.status == status);
    with_ground(found.unwrap(), &crate::app::claims::pregnancy(date!(2020 - 05 - 01)))
}

/// The same, of a liberal profession: nobody was sure in March that it could claim.
fn liberal(app: &TestApp) -> SyntheticClaim {
    let mut liberal = pregnant(app, "self-employed");
    "liberal".clone_into(&mut liberal.form.status);
    liberal
}

/// What the machine recorded of a claim, with its medical part.
async fn recorded(app: &TestApp, claim_id: Uuid) -> Outcome {
    let mut zone_m = app.service.pools.medical.acquire().await.unwrap();
    let (key, _) = medical::open(&mut zone_m, &app.service.keys.zone_m, claim_id).await.unwrap();
    medical::assessment(&mut zone_m, &key, claim_id).await.unwrap().unwrap().outcome
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_rules_in_force_change_nothing(pool: PgPool) {
    let app = TestApp::new(pool).await;
    for seed in 0..20 {
        app.filed(&person(seed, &app.rules())).await;
    }
    let (listed, summary) = simulated(&app, &rules(&app)).await;
    assert_eq!((listed, summary.claims, summary.unreadable), (Vec::new(), 20, 0));
    assert_eq!(summary.by_shift, counts(&[("same", 20)]));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn every_stored_claim_is_judged_again_as_it_was_decided(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut decided = BTreeMap::new();
    // The farmer claims the same days twice: the second claim overlaps the first.
    let twice = [app.farmer(), app.farmer()];
    for person in twice.into_iter().chain((0..40).map(|seed| person(seed, &app.rules()))) {
        let claim_id = app.filed(&person).await;
        let reference = app.claim(claim_id).await.reference.as_str().to_owned();
        decided.insert(reference, json!(recorded(&app, claim_id).await));
    }
    // The scheme is closed in V9: every claim changes, and is listed with what it came to before.
    let (listed, summary) = simulated(&app, &as_if(&app, "at-risk-v9")).await;
    let again = listed.into_iter().map(|mut claim| {
        assert_eq!(claim["after"]["door"], "ordinary-sick-leave");
        (claim["reference"].as_str().unwrap().to_owned(), claim["before"].take())
    });
    assert_eq!(again.collect::<BTreeMap<_, _>>(), decided);
    assert_eq!(summary.claims, 42);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_rules_of_may_lose_employees_and_gain_liberal_professions(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut expected = BTreeMap::new();
    for (person, shift) in [
        (pregnant(&app, "farmer"), None),
        (pregnant(&app, "agricultural-employee"), Some("lost")),
        (liberal(&app), Some("gained")),
        // The list of May asks for more than a diabetes, and nobody asked in March.
        (app.farmer(), Some("lost")),
    ] {
        let claim_id = app.filed(&person).await;
        let reference = app.claim(claim_id).await.reference.as_str().to_owned();
        expected.extend(shift.map(|shift| (reference, (person.form.status.clone(), shift.to_owned()))));
    }
    let (listed, summary) = simulated(&app, &as_if(&app, "at-risk-v3")).await;
    let text = |claim: &Value, key: &str| claim[key].as_str().unwrap().to_owned();
    let found = listed.iter().map(|c| (text(c, "reference"), (text(c, "status"), text(c, "shift"))));
    assert_eq!(found.collect::<BTreeMap<_, _>>(), expected);
    assert_eq!(summary.by_shift, counts(&[("gained", 1), ("lost", 2), ("same", 1)]));
    assert_eq!(summary.by_status["farmer"], counts(&[("lost", 1), ("same", 1)]));
    assert_eq!(summary.by_fund.values().flat_map(Counts::values).sum::<u64>(), 4);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn only_claims_filed_since_the_instant_are_judged(pool: PgPool) {
    let app = TestApp::new(pool).await;
    app.filed(&app.farmer()).await;
    let (now, rules) = (app.service.clock.now(), rules(&app));
    let at = simulate(&app.service, &rules, now, |_| ()).await.unwrap();
    let later = simulate(&app.service, &rules, now + Duration::SECOND, |_| ()).await.unwrap();
    assert_eq!((at.claims, later.claims), (1, 0));
}

/// A digest of every row of every table.
async fn everything(pool: &PgPool) -> BTreeMap<String, String> {
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
         WHERE schemaname IN ('public', 'medical', 'employer')",
    )
    .fetch_all(pool)
    .await
    .unwrap();
    let mut all = BTreeMap::new();
    for table in tables {
        let query = format!(
            "SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {table} t"
        );
        let digest = sqlx::query_scalar(AssertSqlSafe(query)).fetch_one(pool).await.unwrap();
        all.insert(table, digest);
    }
    all
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn nothing_is_written(pool: PgPool) {
    let app = TestApp::new(pool).await;
    for seed in 0..5 {
        app.filed(&person(seed, &app.rules())).await;
    }
    let before = everything(&app.owner).await;
    assert!(before["public.claims"].starts_with("5 ") && before.len() > 15, "{before:?}");
    for version in ["at-risk-v3", "at-risk-v9"] {
        simulated(&app, &as_if(&app, version)).await;
    }
    assert_eq!(everything(&app.owner).await, before);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn counts_by_ground_that_could_tell_who_are_left_out(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let enough = usize::try_from(SMALLEST_COUNT).unwrap();
    let on_ald = app.clear_people().filter(|person| person.form.ground == "ald").take(enough);
    let pregnant = app.clear_people().filter(|person| person.form.ground == "pregnancy").take(enough - 1);
    for person in on_ald.chain(pregnant).collect::<Vec<_>>() {
        app.filed(&person).await;
    }
    let (_, summary) = simulated(&app, &as_if(&app, "at-risk-v9")).await;
    assert_eq!(summary.by_shift, counts(&[("lost", 2 * SMALLEST_COUNT - 1)]));
    assert_eq!(summary.by_ground["ald"], counts(&[("lost", SMALLEST_COUNT)]));
    assert_eq!(summary.by_ground["pregnancy"], counts(&[]));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_is_printed_names_nobody_and_no_ground(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let people: Vec<_> = (0..20).map(|seed| person(seed, &app.rules())).collect();
    for person in &people {
        app.filed(person).await;
    }
    let (listed, summary) = simulated(&app, &as_if(&app, "at-risk-v9")).await;
    assert_eq!(listed.len(), people.len());
    let (listed, summary) = (json!(listed).to_string(), json!(summary).to_string());
    for form in people.iter().map(|person| &person.form) {
        for typed in [&form.nir, &form.birth_name, &form.first_names, &form.email, &form.phone, &form.street]
        {
            let plain = typed.replace(' ', "");
            assert!(
                plain.is_empty() || !format!("{listed}{summary}").contains(&plain),
                "printed what was typed"
            );
        }
        assert!(!listed.contains(&format!("\"{}\"", form.ground)), "printed a ground beside a reference");
    }
    for question in rules(&app).scheme().questions() {
        assert!(
            !format!("{listed}{summary}").contains(&format!("\"{}\"", question.code)),
            "{}",
            question.code
        );
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_whose_key_was_destroyed_is_counted_and_left_out(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let erased = app.filed(&app.farmer()).await;
    app.filed(&pregnant(&app, "farmer")).await;
    let erase = "UPDATE medical.grounds SET wrapped_key = NULL WHERE claim_id = $1";
    sqlx::query(erase).bind(erased).execute(&app.owner).await.unwrap();
    let (listed, summary) = simulated(&app, &as_if(&app, "at-risk-v9")).await;
    assert_eq!((listed.len(), summary.claims, summary.unreadable), (1, 1, 1));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_role_of_zone_a_can_t_read_what_a_simulation_reads(pool: PgPool) {
    let app = TestApp::new(pool).await;
    app.filed(&app.farmer()).await;
    let pools = &app.service.pools;
    let mut pipeline = pools.pipeline.acquire().await.unwrap();
    assert!(claims_since(&mut pipeline, "at-risk", SINCE).next().await.unwrap().is_ok());
    for pool in [&pools.admin, &pools.employer] {
        let mut connection = pool.acquire().await.unwrap();
        let answer = claims_since(&mut connection, "at-risk", SINCE).next().await.unwrap();
        let Err(PersistenceError::Driver(sqlx::Error::Database(error))) = answer else {
            panic!("read without being allowed to")
        };
        assert_eq!(error.code().as_deref(), Some("42501"));
    }
}
