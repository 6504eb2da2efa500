//! When a day is closed, and what it holds.

use super::{days, sleep, some_days, verified};
use crate::app::TestApp;
use abri_domain::chain::GENESIS_HASH;
use abri_server::pipeline::audit::{enqueue_due, export, verify_file};
use sqlx::PgPool;
use time::Duration;
use time::macros::date;

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_day_is_closed_two_hours_after_midnight_in_paris(pool: PgPool) {
    let app = TestApp::new(pool).await;
    some_days(&app, 0).await;
    // It is eight in the morning: eighteen hours to go.
    for (hours, closed) in [(0, 0), (16, 0), (1, 0), (1, 1), (23, 1), (1, 2)] {
        app.service.clock.advance(Duration::hours(hours));
        enqueue_due(&app.service).await.unwrap();
        app.work().await;
        assert_eq!(days(&app).await.len(), closed, "{hours} hours later");
    }
    let all = days(&app).await;
    assert_eq!((all[0].day, all[0].previous), (date!(2020 - 03 - 25), GENESIS_HASH));
    assert_eq!((all[0].events, all[0].reads), (9, 3), "filed, sent to review, opened; three times");
    assert_eq!((all[1].events, all[1].reads, all[1].previous), (0, 0, all[0].head));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn no_day_is_left_out_and_none_is_closed_twice(pool: PgPool) {
    let app = TestApp::new(pool).await;
    sleep(&app, 1).await;
    assert!(days(&app).await.is_empty(), "nothing ever happened");
    some_days(&app, 5).await;
    let five = days(&app).await;
    assert_eq!(five.len(), 5);
    sleep(&app, 0).await;
    assert_eq!(days(&app).await, five);
    // Another worker holds the same job.
    sqlx::query("UPDATE jobs SET state = 'queued', lease_until = NULL WHERE kind = 'close-day'")
        .execute(&app.owner)
        .await
        .unwrap();
    app.work().await;
    assert_eq!(days(&app).await, five);
    assert_eq!(app.count("SELECT count(*) FROM jobs WHERE state <> 'done'").await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_trail_holds_in_the_database_and_in_its_export(pool: PgPool) {
    let app = TestApp::new(pool).await;
    some_days(&app, 2).await;
    // Of today: not closed yet, chained all the same.
    app.filed(&app.farmer()).await;
    let (faults, found) = verified(&app, &[]).await;
    assert_eq!(faults, []);
    assert_eq!((found.claims, found.reads, found.days), (4, 3, 2));
    let (mut owner, mut file) = (app.owner.acquire().await.unwrap(), Vec::new());
    let lines = export(&mut owner, &mut file).await.unwrap();
    assert_eq!(lines, found.claims + found.events + found.reads + found.days);
    assert_eq!(verify_file(&file[..], &[], |fault| panic!("{fault:?}")).unwrap(), found);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_export_is_as_good_as_the_database_and_says_nothing_of_anyone(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let person = app.for_medical_officers().next().unwrap();
    some_days(&app, 2).await;
    let (mut owner, mut file) = (app.owner.acquire().await.unwrap(), Vec::new());
    export(&mut owner, &mut file).await.unwrap();
    let text = String::from_utf8(file).unwrap();
    for word in [&person.form.birth_name, &person.form.nir, &person.form.email, &person.form.ground] {
        assert!(!word.is_empty() && !text.contains(word.as_str()));
    }
    // Whatever line is not what it was, is found.
    let lines: Vec<&str> = text.lines().collect();
    for left_out in 0..lines.len() - 1 {
        let rest: Vec<_> = lines.iter().enumerate().filter(|(place, _)| *place != left_out).collect();
        let rest = rest.into_iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n");
        assert!(verify_file(rest.as_bytes(), &[], |_| ()).unwrap().faults > 0, "line {left_out}");
    }
    let broken = text.replacen("submitted", "refused", 1);
    let mut said = Vec::new();
    verify_file(broken.as_bytes(), &[], |fault| said.push(format!("{fault:?}"))).unwrap();
    assert!(said[0].contains("line 2"), "{said:?}");
}
