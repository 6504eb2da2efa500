//! `abri letters` and `abri bounces`: what leaves on paper, and what comes back.

use super::{Ended, abri};
use serde_json::Value;
use sqlx::{ConnectOptions, PgPool};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A service with claims that are owed letters and e-mails, all of them done.
struct Service {
    url: String,
    data: TempDir,
}

impl Service {
    fn loaded(pool: &PgPool) -> Self {
        let service = Self {
            url: pool.connect_options().to_url_lossy().to_string(),
            data: tempfile::tempdir().unwrap(),
        };
        let clock = "2020-03-25T08:00:00+01:00";
        let loaded = service.run(&["demo", "load", "--claims", "25", "--clock", clock]);
        assert_eq!(loaded.code, 0, "{}", loaded.err);
        service
    }

    fn run(&self, arguments: &[&str]) -> Ended {
        let data = self.data.path().to_str().unwrap();
        abri(&[arguments, &["--database-url", &self.url, "--data-dir", data]].concat(), "")
    }
}

fn parsed(line: &str) -> Value {
    serde_json::from_str(line).unwrap()
}

async fn count(pool: &PgPool, query: &'static str) -> i64 {
    sqlx::query_scalar(query).fetch_one(pool).await.unwrap()
}

/// The return file of the printer: a line a letter.
fn posted(folder: &Path, batch: &str, letters: &[&str]) -> String {
    let lines = letters.iter().map(|letter| format!("{batch},{letter}\n"));
    let file = folder.join("posted.csv");
    fs::write(&file, "batch,letter\n".to_owned() + &lines.collect::<String>()).unwrap();
    file.to_str().unwrap().to_owned()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn letters_are_gathered_and_counted_against_what_the_printer_says(pool: PgPool) {
    let service = Service::loaded(&pool);
    let queued = count(&pool, "SELECT count(*) FROM deliveries WHERE state = 'queued'").await;
    assert!(queued > 1, "{queued} letters");
    let made = parsed(service.run(&["letters", "batch"]).out.trim());
    assert_eq!(made["letters"], queued);
    assert_eq!(service.run(&["letters", "batch"]).out, "", "no letter twice");

    let folder = Path::new(made["folder"].as_str().unwrap());
    assert!(fs::read(folder.join("batch.pdf")).unwrap().starts_with(b"%PDF"));
    let manifest = fs::read_to_string(folder.join("manifest.csv")).unwrap();
    let letters: Vec<&str> = manifest.lines().skip(1).map(|line| line.split(',').nth(2).unwrap()).collect();
    let batch = made["batch"].to_string();
    let reconcile = |letters: &[&str]| {
        service.run(&["letters", "reconcile", &posted(service.data.path(), &batch, letters)])
    };
    let broken = reconcile(&[letters[0], "not-a-letter"]);
    assert_eq!(broken.complaint(), "line 3 of the return file can't be read; nothing was written");
    let part = reconcile(&letters[1..]);
    assert_eq!((part.code, &parsed(part.out.trim())["missing"]), (1, &1.into()));
    assert_eq!(count(&pool, "SELECT count(*) FROM deliveries WHERE watched").await, 1, "a person looks");
    let whole = reconcile(&letters);
    assert_eq!((whole.code, &parsed(whole.out.trim())["posted"]), (0, &queued.into()));
    assert_eq!(
        count(&pool, "SELECT count(*) FROM deliveries WHERE rung = 'letter' AND state = 'sent'").await,
        queued
    );
}

/// A report on the e-mail in that file, told by the `Message-ID` it quotes.
fn report_on(mail: &Path) -> String {
    let source = fs::read_to_string(mail).unwrap();
    let id = source.lines().find(|line| line.starts_with("Message-ID:")).unwrap();
    format!(
        "To: ne-pas-repondre@abri.example\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n\
         Final-Recipient: rfc822; x@y.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n\
         --b\r\nContent-Type: text/rfc822-headers\r\n\r\n{id}\r\n\r\n--b--\r\n"
    )
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_came_back_is_written_down_and_strange_mail_put_aside(pool: PgPool) {
    let service = Service::loaded(&pool);
    let mail = fs::read_dir(service.data.path().join("spool/mail")).unwrap().next().unwrap().unwrap().path();
    let maildir = tempfile::tempdir().unwrap();
    let read = || service.run(&["bounces", "read", maildir.path().to_str().unwrap()]);
    fs::create_dir(maildir.path().join("new")).unwrap();
    fs::write(maildir.path().join("new/1"), report_on(&mail)).unwrap();
    let first = read();
    let expected = serde_json::json!({ "read": 1, "recorded": 1, "unmatched": 0 });
    assert_eq!((first.code, parsed(first.out.trim())), (0, expected), "{}", first.err);
    let dead = "SELECT count(*) FROM deliveries WHERE state = 'permanent-failure' AND error = '5.1.1'";
    assert_eq!(count(&pool, dead).await, 1);

    fs::write(maildir.path().join("new/2"), "To: someone@abri.example\r\n\r\nHello.\r\n").unwrap();
    let strange = read();
    assert_eq!((strange.code, &parsed(strange.out.trim())["unmatched"]), (1, &1.into()));
    assert!(maildir.path().join("unmatched/2").exists());
    let nowhere = service.run(&["bounces", "read", "/nowhere/at-all"]);
    assert_eq!(nowhere.complaint(), "there is no such folder");
}
