//! Measures the outbox towards a mail server of its own: how many e-mails a second leave when many are owed at once, and how long
//! they wait when claims come at ten times the rate of an opening hour and everything they owe is done. Prints JSON.
//! Usage: bench_outbox --data-dir ..., beside a server without workers that runs on that folder.

mod bench {
    pub mod claims;
    pub mod fill;
    pub mod relay;
    pub mod service;
}

use abri_server::boot::Store;
use abri_server::config::{BounceArgs, MailArgs, StoreArgs};
use abri_server::jobs::{self, Tools};
use abri_server::mail::Mailer;
use abri_server::persistence::register;
use abri_server::state::Service;
use bench::claims::{Failure, submission};
use bench::{fill, relay, service};
use clap::Parser;
use sqlx::PgConnection;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use time::OffsetDateTime;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::watch;

#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    store: StoreArgs,
    /// E-mails owed at once.
    #[arg(long, default_value_t = 10_000)]
    burst: u64,
    /// Claims a second of the second part: an opening hour brings two (docs/performance.md).
    #[arg(long, default_value_t = 21)]
    rate: u64,
    /// Seconds of the second part.
    #[arg(long, default_value_t = 30)]
    seconds: u64,
}

/// People whom no other benchmark makes.
const FIRST_SEED: u64 = 9_000_000;
/// Nothing came for that long: nothing comes any more.
const SILENCE: Duration = Duration::from_secs(20);

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments = Arguments::parse();
    let store = Store::open(&arguments.store).await?;
    let service = service::open(&store, &arguments.store)?;
    let mut owner = store.owner_connection().await?;
    let (address, mut arrivals) = relay::listen().await?;
    let tools = tools(&address, &arguments.store.data_dir)?;
    let owed = owe(&service, &mut owner, arguments.burst).await?;
    register_people(&service, &mut owner, later(&arguments)).await?;
    let (stop, stopped) = watch::channel(false);
    let start = Instant::now();
    let workers = tokio::spawn(jobs::work(service.clone(), tools, stopped));
    let last = take(&mut arrivals, owed).await.ok_or("not every e-mail arrived")?;
    let burst = last.duration_since(start).as_secs_f64();
    let since = service.clock.now();
    file(&service, later(&arguments), arguments.rate).await?;
    while take(&mut arrivals, 1).await.is_some() {}
    let steady = waits(&mut owner, since).await?;
    stop.send(true)?;
    workers.await?;
    let json = serde_json::json!({
        "burst": { "effects": owed, "seconds": burst, "per_second": f64::from(u32::try_from(owed)?) / burst },
        "ten_times_an_opening_hour": steady,
    });
    std::io::Write::write_all(&mut std::io::stdout(), format!("{json}\n").as_bytes())?;
    Ok(())
}

fn tools(address: &str, data_dir: &Path) -> Result<Tools, Failure> {
    let mail = MailArgs {
        smtp: Some(address.to_owned()),
        smtp_tls: "none".into(),
        smtp_user: None,
        smtp_password_file: None,
        mail_from: "Abri <ne-pas-repondre@abri.example>".into(),
        bounces: BounceArgs::default(),
    };
    let mailer = Arc::new(Mailer::new(&mail, data_dir, "https://abri.example")?);
    Ok(Tools { mailer, data_dir: data_dir.to_owned() })
}

/// The people of the second part.
fn later(arguments: &Arguments) -> std::ops::Range<u64> {
    let first = FIRST_SEED + arguments.burst;
    first..first + arguments.rate * arguments.seconds
}

/// Claims that each owe one e-mail and nothing else; says how many.
async fn owe(service: &Service, owner: &mut PgConnection, burst: u64) -> Result<u64, Failure> {
    let rules = service.form_rules("at-risk").ok_or("the scheme is closed on the day of the clock")?;
    let mut seeds = Vec::new();
    for seed in FIRST_SEED..FIRST_SEED + burst {
        // Whoever has no address, or had help, gets paper: not what is measured here.
        let claim = submission(service, seed, &rules)?.0.claim;
        seeds.extend((claim.insured.email.is_some() && claim.helper.is_none()).then_some(seed));
    }
    sqlx::query("DELETE FROM jobs").execute(&mut *owner).await?;
    fill::fill(service, seeds).await?;
    sqlx::query("DELETE FROM jobs WHERE kind <> 'send-receipt'").execute(&mut *owner).await?;
    sqlx::query("VACUUM ANALYZE").execute(&mut *owner).await?;
    sqlx::query("CHECKPOINT").execute(&mut *owner).await?;
    let owed: i64 = sqlx::query_scalar("SELECT count(*) FROM jobs").fetch_one(owner).await?;
    Ok(u64::try_from(owed)?)
}

/// The register answers for the people of the second part, so that claims are decided and employers told.
async fn register_people(
    service: &Service,
    owner: &mut PgConnection,
    seeds: std::ops::Range<u64>,
) -> Result<(), Failure> {
    let rules = service.form_rules("at-risk").ok_or("the scheme is closed on the day of the clock")?;
    for seed in seeds {
        if let (submission, Some(entry)) = submission(service, seed, &rules)? {
            register::store(owner, &service.keys, &submission.claim.insured.nir, &entry).await?;
        }
    }
    Ok(())
}

/// Files claims at that rate.
async fn file(service: &Service, seeds: std::ops::Range<u64>, rate: u64) -> Result<(), Failure> {
    let mut tick = tokio::time::interval(Duration::from_secs(1) / u32::try_from(rate)?);
    for seed in seeds {
        tick.tick().await;
        fill::fill(service, [seed]).await?;
    }
    Ok(())
}

/// When the last of so many arrived; nothing when they stop coming before.
async fn take(arrivals: &mut UnboundedReceiver<Instant>, count: u64) -> Option<Instant> {
    let mut last = None;
    for _ in 0..count {
        last = Some(tokio::time::timeout(SILENCE, arrivals.recv()).await.ok()??);
    }
    last
}

/// How long what was owed since then waited before it left, in seconds, by kind; and what did not leave.
async fn waits(owner: &mut PgConnection, since: OffsetDateTime) -> Result<serde_json::Value, Failure> {
    let rows: Vec<(String, String, i64, f64, f64, f64)> = sqlx::query_as(
        "SELECT kind, rung, count(*) FILTER (WHERE state = 'sent'),
             COALESCE(percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM sent_at - owed_at)), 0)::float8,
             COALESCE(percentile_disc(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM sent_at - owed_at)), 0)::float8,
             COALESCE(max(extract(epoch FROM sent_at - owed_at)), 0)::float8
         FROM deliveries WHERE owed_at >= $1 GROUP BY kind, rung ORDER BY kind, rung",
    )
    .bind(since)
    .fetch_all(&mut *owner)
    .await?;
    let left: i64 =
        sqlx::query_scalar("SELECT count(*) FROM jobs WHERE state <> 'done' AND created_at >= $1")
            .bind(since)
            .fetch_one(owner)
            .await?;
    let kinds: Vec<_> = rows
        .into_iter()
        .map(|(kind, rung, sent, p50, p95, most)| {
            serde_json::json!({ "kind": kind, "by": rung, "sent": sent, "p50_s": p50, "p95_s": p95, "max_s": most })
        })
        .collect();
    Ok(serde_json::json!({ "kinds": kinds, "jobs_left": left }))
}
