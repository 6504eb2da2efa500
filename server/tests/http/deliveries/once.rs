//! One effect each: servers that hang up, workers that die, employers with hundreds of employees.

use super::told;
use crate::app::TestApp;
use crate::notices::to_employers;
use abri_server::config::{BounceArgs, MailArgs};
use abri_server::demo::people::SyntheticClaim;
use abri_server::jobs::{Tools, run_due};
use abri_server::mail::Mailer;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A server that takes each message and hangs up without a word; and how many it took.
pub(super) async fn hangs_up(app: &TestApp) -> (Tools, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (port, taken) = (listener.local_addr().unwrap().port(), Arc::new(AtomicUsize::new(0)));
    let count = taken.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let count = count.clone();
            tokio::spawn(async move { talk(stream, &count).await });
        }
    });
    let args = MailArgs {
        smtp: Some(format!("127.0.0.1:{port}")),
        smtp_tls: "none".into(),
        smtp_user: None,
        smtp_password_file: None,
        mail_from: "Abri <ne-pas-repondre@abri.test>".into(),
        bounces: BounceArgs::default(),
    };
    let mailer = Arc::new(Mailer::new(&args, &app.tools.data_dir, "http://abri.test").unwrap());
    (Tools { mailer, ..app.tools.clone() }, taken)
}

async fn talk(stream: TcpStream, taken: &AtomicUsize) -> std::io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"220 ready\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        if line == "DATA" {
            writer.write_all(b"354 go on\r\n").await?;
            while lines.next_line().await?.is_some_and(|line| line != ".") {}
            taken.fetch_add(1, Ordering::SeqCst);
            return Ok(());
        }
        writer.write_all(b"250 ok\r\n").await?;
    }
    Ok(())
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_message_nobody_answered_for_is_uncertain_and_leaves_once(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (tools, taken) = hangs_up(&app).await;
    app.submit(&app.farmer()).await;
    for _ in 0..5 {
        while run_due(&app.service, &tools).await.unwrap() > 0 {}
        app.service.clock.advance(Duration::hours(6));
    }
    assert_eq!(told(&app).await, ["insured e-mail uncertain", "insured e-mail uncertain"]);
    assert_eq!(taken.load(Ordering::SeqCst), 2, "receipt and news, once each");
    assert_eq!(app.count("SELECT count(*) FROM deliveries WHERE watched").await, 2, "a person looks");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_worker_that_died_in_the_middle_leaves_a_doubt_not_a_second_message(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (tools, taken) = hangs_up(&app).await;
    app.filed(&app.farmer()).await;
    // As a worker leaves it that was killed between the text and the answer.
    sqlx::query("UPDATE deliveries SET state = 'sending'").execute(&app.owner).await.unwrap();
    sqlx::query("UPDATE jobs SET state = 'queued' WHERE kind LIKE 'send-%'")
        .execute(&app.owner)
        .await
        .unwrap();
    while run_due(&app.service, &tools).await.unwrap() > 0 {}
    assert_eq!(taken.load(Ordering::SeqCst), 0, "nothing leaves a second time");
    assert_eq!(told(&app).await, ["insured e-mail uncertain", "insured e-mail uncertain"]);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn many_employees_of_one_employer_leave_it_one_e_mail_each_at_a_pace(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let of_one =
        |person: &SyntheticClaim| person.form.employers.len() == 1 && person.form.delivery == "service";
    for mut person in app.clear_people().filter(of_one).take(30) {
        // One payroll department, in its own spelling each time.
        "Paie@firm.example".clone_into(&mut person.form.employers[0].employer_email);
        app.know(&person).await;
        app.submit(&person).await;
    }
    app.work().await;

    assert_eq!(to_employers(&app).len(), 20, "a burst, then a pace");
    app.service.clock.advance(Duration::seconds(3 * 5));
    app.work().await;
    assert_eq!(to_employers(&app).len(), 25);
    app.service.clock.advance(Duration::minutes(1));
    app.work().await;
    let mails = to_employers(&app);
    assert_eq!(mails.len(), 30, "none is lost");
    let names =
        "SELECT count(DISTINCT notice_id) FROM deliveries WHERE recipient = 'employer' AND state = 'sent'";
    assert_eq!(app.count(names).await, 30, "one e-mail to one employee's notice");
}
