//! Workers: each effect once, whoever dies, whatever is down.

use crate::app::TestApp;
use abri_server::config::{BounceArgs, MailArgs};
use abri_server::jobs::{Tools, run_due, work};
use abri_server::mail::Mailer;
use abri_server::persistence::jobs::{Job, take};
use abri_server::pipeline::{assess, notices};
use std::sync::Arc;
use time::Duration;

/// Everything the service has written, jobs' leases and attempts aside.
async fn everything(app: &TestApp) -> Vec<String> {
    let mut rows = Vec::new();
    for query in [
        "SELECT t::text FROM claims t ORDER BY claim_id",
        "SELECT t::text FROM claim_events t ORDER BY claim_id, sequence",
        "SELECT t::text FROM medical.assessments t ORDER BY claim_id",
        "SELECT t::text FROM employer.notices t ORDER BY notice_id",
        "SELECT t::text FROM claim_notices t ORDER BY notice_id",
        "SELECT key || state FROM jobs ORDER BY key",
    ] {
        rows.extend(sqlx::query_scalar::<_, String>(query).fetch_all(&app.owner).await.unwrap());
    }
    rows
}

/// Takes what is due, as a worker that will never come back.
async fn taken(app: &TestApp) -> Vec<Job> {
    let mut pipeline = app.service.pools.pipeline.acquire().await.unwrap();
    take(&mut pipeline, 32, Duration::minutes(2), app.service.clock.now()).await.unwrap()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_worker_that_dies_leaves_its_jobs_to_another(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    app.know(&app.farmer()).await;
    let claim_id = app.submit(&app.farmer()).await;
    let dead = taken(&app).await;
    assert_eq!(dead.len(), 2);
    assert_eq!(run_due(&app.service, &app.tools).await.unwrap(), 0, "the lease holds");
    app.service.clock.advance(Duration::minutes(2) - Duration::seconds(1));
    assert_eq!(run_due(&app.service, &app.tools).await.unwrap(), 0, "the lease still holds");
    assert_eq!(app.state(claim_id).await, "submitted");
    app.service.clock.advance(Duration::seconds(1));
    app.work().await;
    assert_eq!(app.state(claim_id).await, "approved");
    let attempts = app.count("SELECT max(attempts)::bigint FROM jobs").await;
    assert_eq!(attempts, 2);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_worker_that_wakes_up_late_changes_nothing(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(2, "service");
    app.know(&employee).await;
    let claim_id = app.submit(&employee).await;
    let late = taken(&app).await;
    app.service.clock.advance(Duration::minutes(3));
    app.work().await;
    let before = everything(&app).await;
    let job = late.iter().find(|job| job.kind == "assess").unwrap();
    assert!(
        assess::run(&app.service, job, claim_id).await.is_err(),
        "the job is done: it can't be finished twice"
    );
    let issue = Job { kind: "issue-notices".into(), ..job.clone() };
    assert!(notices::run(&app.service, &issue, claim_id).await.is_err());
    assert_eq!(everything(&app).await, before);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_same_jobs_run_again_change_nothing_and_send_nothing_new(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    app.filed(&app.employee(2, "service")).await;
    let (before, mails) = (everything(&app).await, app.mails().len());
    assert!(mails >= 4, "receipt, news, two notices");
    sqlx::query("UPDATE jobs SET state = 'queued', done_at = NULL").execute(&app.owner).await.unwrap();
    app.work().await;
    assert_eq!(everything(&app).await, before);
    assert_eq!(app.mails().len(), mails, "a second copy has the id of the first");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn two_workers_do_each_job_once(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let mut filed = Vec::new();
    for person in app.clear_people().take(12) {
        app.know(&person).await;
        filed.push(app.submit(&person).await);
    }
    loop {
        let (a, b) = tokio::join!(run_due(&app.service, &app.tools), run_due(&app.service, &app.tools));
        if a.unwrap() + b.unwrap() == 0 {
            break;
        }
    }
    for claim_id in filed {
        assert_eq!(app.acts(claim_id).await, ["insured submitted", "rule approved-by-rule"]);
    }
    assert_eq!(app.count("SELECT max(attempts)::bigint FROM jobs").await, 1);
    assert_eq!(app.count("SELECT count(*) - count(DISTINCT key) FROM jobs").await, 0);
}

/// E-mail through a server that is not there.
fn nobody_listens(app: &TestApp) -> Tools {
    let args = MailArgs {
        smtp: Some("127.0.0.1:1".into()),
        smtp_tls: "none".into(),
        smtp_user: None,
        smtp_password_file: None,
        mail_from: "Abri <ne-pas-repondre@abri.test>".into(),
        bounces: BounceArgs::default(),
    };
    Tools {
        mailer: Arc::new(Mailer::new(&args, &app.tools.data_dir, "http://abri.test").unwrap()),
        ..app.tools.clone()
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn e_mail_that_cannot_leave_is_tried_for_days_then_watched_and_the_claim_goes_on(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let tools = nobody_listens(&app);
    let employee = app.employee(1, "service");
    app.know(&employee).await;
    let claim_id = app.submit(&employee).await;
    while run_due(&app.service, &tools).await.unwrap() > 0 {}
    assert_eq!(app.state(claim_id).await, "approved");
    let waiting =
        "SELECT count(*) FROM jobs WHERE state = 'queued' AND last_error = 'mail' AND due_at > created_at";
    assert_eq!(app.count(waiting).await, 3, "receipt, news, notice");
    for _ in 0..16 {
        app.service.clock.advance(Duration::hours(6));
        while run_due(&app.service, &tools).await.unwrap() > 0 {}
    }
    assert_eq!(app.count("SELECT count(*) FROM jobs WHERE state = 'dead' AND last_error = 'mail'").await, 3);
    assert_eq!(app.state(claim_id).await, "approved");
    // Nobody will send it any more: the insured must know that it is theirs to bring.
    assert_eq!(app.count("SELECT count(*) FROM claim_notices WHERE delivery = 'failed'").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn e_mail_leaves_once_the_server_is_back(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let tools = nobody_listens(&app);
    app.submit(&app.farmer()).await;
    while run_due(&app.service, &tools).await.unwrap() > 0 {}
    assert!(app.mails().is_empty());
    app.service.clock.advance(Duration::seconds(5));
    app.work().await;
    assert_eq!(app.count("SELECT count(*) FROM jobs WHERE state <> 'done'").await, 0);
    assert_eq!(app.mails().len(), 2);
}

/// A knock at the door of a farmer's claim while no e-mail can leave, then so many minutes.
async fn knocked_then_waited(app: &TestApp, minutes: i64) {
    let claim_id = app.filed(&app.farmer()).await;
    let reference = app.reference(claim_id).await;
    app.browser().knock(&reference, &app.farmer()).await;
    let tools = nobody_listens(app);
    while run_due(&app.service, &tools).await.unwrap() > 0 {}
    app.service.clock.advance(Duration::minutes(minutes));
    app.work().await;
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_code_that_leaves_late_says_how_long_it_still_works(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    knocked_then_waited(&app, 11).await;
    let mail = app.inbox().pop().unwrap();
    assert!(mail.subject == "Votre code" && mail.text.contains("4 minutes"), "{}", mail.text);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_code_that_cannot_leave_in_time_is_dropped_and_a_new_one_comes_when_asked_for(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    knocked_then_waited(&app, 15).await;
    assert_eq!(app.codes_sent(), 0);
    let dropped = "SELECT count(*) FROM jobs WHERE state = 'expired' AND last_error = 'code-expired' AND done_at IS NOT NULL";
    assert_eq!(app.count(dropped).await, 1);
    let claim_id = sqlx::query_scalar("SELECT claim_id FROM claims").fetch_one(&app.owner).await.unwrap();
    app.insured(claim_id, &app.farmer()).await;
    assert_eq!(app.codes_sent(), 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn forms_nobody_touches_are_erased_after_three_days(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    app.browser().fill(&app.farmer()).await;
    app.service.clock.advance(Duration::hours(70));
    app.browser().fill(&app.farmer()).await;
    assert_eq!(app.count("SELECT count(*) FROM drafts").await, 2);
    app.service.clock.advance(Duration::hours(2));
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let worker = tokio::spawn(work(app.service.clone(), app.tools.clone(), stopped));
    for _ in 0..100 {
        if app.count("SELECT count(*) FROM drafts").await < 2 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    stop.send(true).unwrap();
    worker.await.unwrap();
    assert_eq!(app.count("SELECT count(*) FROM drafts").await, 1);
}
