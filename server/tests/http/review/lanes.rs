//! Lanes and conflicts of interest: what take next leaves out, and what nobody may take, hold or decide otherwise.

use super::{agent, approve, case, take};
use crate::app::{Browser, TestApp};
use abri_domain::lane::{Lane, LaneKind, Share, Waiting};
use abri_domain::zone::Side;
use abri_server::persistence::{claims, lanes};
use axum::http::StatusCode;
use std::collections::HashSet;
use time::Duration;
use tokio::task::JoinSet;
use uuid::Uuid;

/// Two claims that wait for caseworkers, of two funds.
async fn of_two_funds(app: &TestApp) -> [Uuid; 2] {
    let mut filed = Vec::new();
    for (person, fund) in app.for_caseworkers().zip(["msa-32", "msa-35"]) {
        let claim_id = app.filed(&person).await;
        app.service.clock.advance(Duration::seconds(1));
        sqlx::query("UPDATE claims SET fund = $2 WHERE claim_id = $1")
            .bind(claim_id)
            .bind(fund)
            .execute(&app.owner)
            .await
            .unwrap();
        filed.push(claim_id);
    }
    filed.try_into().unwrap()
}

async fn staff_id(app: &TestApp, login: &str) -> Uuid {
    sqlx::query_scalar("SELECT staff_id FROM staff WHERE login = $1")
        .bind(login)
        .fetch_one(&app.owner)
        .await
        .unwrap()
}

async fn works(app: &TestApp, login: &str, kind: LaneKind) {
    let staff_id = staff_id(app, login).await;
    let mut owner = app.owner.acquire().await.unwrap();
    lanes::add(&mut owner, staff_id, &kind, app.service.clock.now()).await.unwrap();
}

fn fund(code: &str) -> LaneKind {
    LaneKind { fund: Some(code.into()), ..LaneKind::default() }
}

/// The NIR of the person behind a claim, declared by whoever is signed in there.
async fn declare(browser: &mut Browser<'_>, nir: &str) {
    let token = browser.get("/agent").await.value_of("token");
    let page = browser.post("/agent/deport", &[("token", &token), ("nir", nir)]).await;
    assert_eq!(page.location.as_deref(), Some("/agent?declared"));
}

/// No free claim is given or taken by that browser, and its page says why.
async fn kept_from(browser: &mut Browser<'_>, claim_id: Uuid, why: &str) {
    assert_eq!(browser.take_next().await, "/agent?rien");
    let token = browser.get("/agent").await.value_of("token");
    let page = browser.post(&format!("{}/prendre", case(claim_id)), &[("token", &token)]).await;
    assert_eq!(page.location, Some(case(claim_id)));
    let page = browser.get(&case(claim_id)).await;
    assert!(page.main().contains(why), "{}", page.main());
    assert!(!page.html().contains("/decision\"") && !page.html().contains("/prendre\""));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn take_next_keeps_to_the_lanes_of_the_agent(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let [first, second] = of_two_funds(&app).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    works(&app, "anne", fund("msa-35")).await;
    let list = anne.get("/agent").await.html();
    assert!(list.contains(&second.to_string()) && !list.contains(&first.to_string()));
    assert_eq!(anne.take_next().await, case(second), "the first is more urgent, and not hers");
    kept_from(&mut anne, first, "pas de ceux que vous traitez").await;
    works(&app, "anne", LaneKind { language: Some("fr".into()), ..LaneKind::default() }).await;
    assert_eq!(anne.take_next().await, case(first), "kinds of claims add up");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn nobody_is_given_the_claim_of_someone_they_declared(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let person = app.for_caseworkers().next().unwrap();
    let claim_id = app.filed(&person).await;
    for login in ["anne", "berthe"] {
        let mut browser = agent(&app, login, "caseworker").await;
        if login == "berthe" {
            works(&app, login, LaneKind { scheme: Some("at-risk".into()), ..LaneKind::default() }).await;
        }
        // She holds it when she notices.
        assert_eq!(browser.take_next().await, case(claim_id));
        declare(&mut browser, &person.form.nir).await;
        assert_eq!(app.claim(claim_id).await.held_by, None, "it goes back at once");
        kept_from(&mut browser, claim_id, "Un lien avec cette personne a été déclaré").await;
        assert!(browser.get("/agent").await.html().contains(&claim_id.to_string()), "it is listed");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_conflict_that_is_declared_late_keeps_from_deciding_and_loses_no_word(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.for_caseworkers().next().unwrap()).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    anne.take_next().await;
    // Declared elsewhere, while the lease stayed hers.
    sqlx::query("INSERT INTO staff_conflicts SELECT held_by, nir_index, submitted_at FROM claims")
        .execute(&app.owner)
        .await
        .unwrap();
    for act in ["decision", "question", "transfert"] {
        let fields =
            [("verdict", "approve"), ("question", "mots gardés ?"), ("explanation", "mots gardés !")];
        let page = anne.act(&case(claim_id), act, &fields).await;
        assert_eq!(page.status, StatusCode::CONFLICT, "{act}");
        assert!(
            page.main().contains("Un lien avec") && page.main().contains("mots gardés"),
            "{}",
            page.main()
        );
    }
    assert_eq!(app.acts(claim_id).await.len(), 2, "nothing was done");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_nir_that_is_none_is_shown_again_and_stored_nowhere(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let token = anne.get("/agent").await.value_of("token");
    for typed in ["", "12", "1 99 99 99 999 999 00"] {
        let page = anne.post("/agent/deport", &[("token", &token), ("nir", typed)]).await;
        assert_eq!((page.status, page.faults()), (StatusCode::UNPROCESSABLE_ENTITY, vec!["nir".to_owned()]));
        assert_eq!(page.value_of("nir"), typed);
    }
    assert_eq!(app.count("SELECT count(*) FROM staff_conflicts").await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn nobody_judges_their_own_decision_when_someone_else_reopens_it(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.for_caseworkers().next().unwrap()).await;
    let (mut anne, mut berthe) =
        (agent(&app, "anne", "caseworker").await, agent(&app, "berthe", "caseworker").await);
    anne.take_next().await;
    approve(&mut anne, claim_id).await;
    assert_eq!(
        berthe.act(&case(claim_id), "reexamen", &[]).await.location.as_deref(),
        Some("/agent?reopened")
    );
    kept_from(&mut anne, claim_id, "La décision rouverte est la vôtre").await;
    works(&app, "anne", fund(&app.claim(claim_id).await.fund)).await;
    kept_from(&mut anne, claim_id, "La décision rouverte est la vôtre").await;
    assert_eq!(berthe.take_next().await, case(claim_id));
    approve(&mut berthe, claim_id).await;
    // Her own decision, reopened by herself: she brings it to an end, in whatever lane it stands.
    berthe.act(&case(claim_id), "reexamen", &[]).await;
    works(&app, "berthe", fund("msa-11")).await;
    take(&mut berthe, claim_id).await;
    assert!(app.claim(claim_id).await.held_by.is_some());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_taken_out_of_turn_is_counted_and_one_reopened_is_not(pool: sqlx::PgPool) {
    const CHOSEN: &str = "SELECT count(*) FROM lease_moves WHERE kind = 'chosen'";
    let app = TestApp::new(pool).await;
    let [first, second] = of_two_funds(&app).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    assert_eq!(anne.take_next().await, case(first));
    assert_eq!(app.count(CHOSEN).await, 0);
    take(&mut anne, second).await;
    assert_eq!(app.count(CHOSEN).await, 1);
    approve(&mut anne, second).await;
    anne.act(&case(second), "reexamen", &[]).await;
    take(&mut anne, second).await;
    assert_eq!(app.count(CHOSEN).await, 1);
}

/// Copies of a claim that waits, so many, a second apart, in four lanes.
async fn copies(app: &TestApp, claim_id: Uuid, count: i64) {
    sqlx::query(
        "INSERT INTO claims (claim_id, reference, submit_key, channel, language, fund, scheme, insured_status, state, state_detail,
             side, first_day, last_day, nir_index, birth_index, sealed, terms_version, terms_sha256, submitted_at, due_on, last_hash)
         SELECT gen_random_uuid(), translate(upper(substr(md5(n::text), 1, 8)), '01', 'XY'), gen_random_uuid(), channel,
                CASE WHEN n % 7 = 0 THEN 'en' ELSE 'fr' END, CASE WHEN n % 3 = 0 THEN 'msa-32' ELSE 'msa-35' END, scheme,
                insured_status, state, state_detail, side, first_day, last_day, sha256(n::text::bytea), birth_index, sealed,
                terms_version, terms_sha256, submitted_at + n * INTERVAL '1 second', due_on + (n % 5)::int, last_hash
         FROM claims, generate_series(1, $2) AS n WHERE claim_id = $1 ON CONFLICT DO NOTHING",
    )
    .bind(claim_id)
    .bind(count)
    .execute(&app.owner)
    .await
    .unwrap();
    sqlx::query("DELETE FROM claims WHERE claim_id = $1 AND NOT EXISTS (SELECT FROM claim_events WHERE claim_id = $1)")
        .bind(claim_id)
        .execute(&app.owner)
        .await
        .unwrap();
}

fn named(fund: &str) -> Waiting {
    let lane =
        |language: &str| Lane { fund: fund.into(), scheme: "at-risk".into(), language: language.into() };
    Waiting { lanes: vec![lane("fr"), lane("en")], shares: Vec::new() }
}

/// The same lanes, by tenths.
fn in_tenths(fund: &str) -> Waiting {
    let tenths = |lane: &Lane| {
        let lane = lane.clone();
        (0..10).map(move |tenth| Share { lane: lane.clone(), tenth, prepared: false })
    };
    Waiting { shares: named(fund).lanes.iter().flat_map(tenths).collect(), lanes: Vec::new() }
}

/// Takes until nothing is left, deciding each claim but for one in ten, which is left lying: a browser that died. Answers with
/// what was decided.
async fn shift(app: TestHandle, lanes: Option<Waiting>) -> Vec<Uuid> {
    let (me, mut decided) = (Uuid::new_v4(), Vec::new());
    for turn in 1.. {
        let mut connection = app.pool.acquire().await.unwrap();
        let now = app.clock.now();
        let taken = match &lanes {
            None => claims::take_next(&mut connection, me, Side::Administrative, now).await,
            Some(lanes) => claims::take_next_in(&mut connection, me, Side::Administrative, lanes, now).await,
        };
        let Some(claim_id) = taken.unwrap() else { return decided };
        if turn % 10 == 0 {
            continue;
        }
        let done = sqlx::query("UPDATE claims SET state = 'approved', state_detail = jsonb_set(state_detail, '{state}', '\"approved\"'), decided_at = now(),
                    side = NULL, held_by = NULL, held_until = NULL WHERE claim_id = $1 AND held_by = $2")
            .bind(claim_id)
            .bind(me)
            .execute(&mut *connection)
            .await
            .unwrap();
        assert_eq!(done.rows_affected(), 1, "someone else had it too");
        decided.push(claim_id);
    }
    decided
}

/// What a task needs of the service.
#[derive(Clone)]
struct TestHandle {
    pool: sqlx::PgPool,
    clock: abri_server::clock::Clock,
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn fifty_people_work_two_thousand_claims_off_and_some_of_them_die(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.for_caseworkers().next().unwrap()).await;
    copies(&app, claim_id, 2_000).await;
    let waiting = app.count("SELECT count(*) FROM claims WHERE state = 'in-review'").await;
    assert!(waiting > 1_990, "{waiting}");
    let handle = TestHandle { pool: app.service.pools.admin.clone(), clock: app.service.clock.clone() };
    let mut decided = Vec::new();
    // What the dead hold comes back when their lease ends: a few shifts later nothing is left.
    for _ in 0..8 {
        let mut people = JoinSet::new();
        for number in 0..50 {
            let lanes = match number % 5 {
                0 => Some(named("msa-32")),
                1 => Some(named("msa-35")),
                2 => Some(in_tenths("msa-32")),
                _ => None,
            };
            people.spawn(shift(handle.clone(), lanes));
        }
        decided.extend(people.join_all().await.into_iter().flatten());
        app.service.clock.advance(Duration::minutes(20));
    }
    assert_eq!(decided.len(), decided.iter().collect::<HashSet<_>>().len(), "a claim was decided twice");
    assert_eq!(i64::try_from(decided.len()).unwrap(), waiting);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn people_of_one_lane_who_take_at_once_are_each_given_one_of_the_most_urgent(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.for_caseworkers().next().unwrap()).await;
    copies(&app, claim_id, 400).await;
    let mut people = JoinSet::new();
    for _ in 0..50 {
        let (pool, now) = (app.service.pools.admin.clone(), app.service.clock.now());
        people.spawn(async move {
            // As many transactions at once as there are people: each waits for none of the others.
            let mut connection = pool.acquire().await.unwrap();
            claims::take_next_in(&mut connection, Uuid::new_v4(), Side::Administrative, &named("msa-32"), now)
                .await
                .unwrap()
        });
    }
    let taken: HashSet<_> =
        people.join_all().await.into_iter().map(|taken| taken.expect("enough for all")).collect();
    let first: Vec<Uuid> = sqlx::query_scalar(
        "SELECT claim_id FROM claims WHERE fund = 'msa-32' AND side = 'administrative' ORDER BY due_on, submitted_at, claim_id LIMIT 50",
    )
    .fetch_all(&app.owner)
    .await
    .unwrap();
    assert_eq!(taken, first.into_iter().collect());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn whoever_takes_while_the_first_claims_are_being_taken_is_given_the_next_one(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.for_caseworkers().next().unwrap()).await;
    copies(&app, claim_id, 100).await;
    let order: Vec<Uuid> = sqlx::query_scalar(
        "SELECT claim_id FROM claims WHERE fund = 'msa-35' AND side = 'administrative' ORDER BY due_on, submitted_at, claim_id",
    )
    .fetch_all(&app.owner)
    .await
    .unwrap();
    // More than a near look finds are locked by transactions that have not ended.
    let mut others = app.owner.begin().await.unwrap();
    sqlx::query("SELECT FROM claims WHERE claim_id = ANY($1) FOR UPDATE")
        .bind(&order[..20])
        .execute(&mut *others)
        .await
        .unwrap();
    let mut connection = app.service.pools.admin.acquire().await.unwrap();
    let now = app.service.clock.now();
    let taken =
        claims::take_next_in(&mut connection, Uuid::new_v4(), Side::Administrative, &named("msa-35"), now)
            .await;
    assert_eq!(taken.unwrap(), Some(order[20]));
}
