//! Measures "take next" and the first page of the queue against the number of open claims, and a commit alone: prints JSON.
//! Usage: bench_queue --data-dir ... --claims N, beside a server that runs on that folder.

use abri_domain::lane::{Lane, Share, Waiting};
use abri_domain::zone::Side;
use abri_server::boot::Store;
use abri_server::config::StoreArgs;
use abri_server::persistence::claims::{list_waiting, take_next, take_next_in};
use clap::Parser;
use sqlx::postgres::PgPoolOptions;
use sqlx::{Connection, PgConnection, PgPool};
use std::time::Instant;
use time::OffsetDateTime;
use uuid::Uuid;

#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    store: StoreArgs,
    /// Open claims the queue is filled up to.
    #[arg(long)]
    claims: i64,
    /// Calls measured.
    #[arg(long, default_value_t = 2000)]
    calls: usize,
}

/// Claims that wait for a caseworker, with rows of the size of real ones, in twenty lanes: nine in ten of one fund, the rest of
/// nine others, in two languages.
const FILL: &str = "
INSERT INTO claims (claim_id, reference, submit_key, channel, language, fund, insured_status, state, state_detail, side,
    first_day, last_day, nir_index, birth_index, sealed, terms_version, terms_sha256, submitted_at, due_on, last_hash)
SELECT gen_random_uuid(), translate(upper(substr(md5(n::text || 'r'), 1, 8)), '01', 'XY'), gen_random_uuid(), 'online', CASE WHEN n % 7 = 0 THEN 'en' ELSE 'fr' END,
    CASE WHEN n % 10 = 0 THEN 'bench-' || n / 10 % 9 ELSE 'msa-32' END, 'farmer', 'in-review', '{\"state\": \"in-review\", \"side\": \"administrative\", \"granted\": null}', 'administrative',
    DATE '2020-03-18', DATE '2020-04-07', sha256(n::text::bytea), sha256(('b' || n)::bytea),
    decode(repeat(md5(n::text), 20), 'hex'), '2020-03-18', sha256('t'), TIMESTAMPTZ '2020-03-18 08:00+01' + n * INTERVAL '1 second',
    DATE '2020-03-23' + (n % 5)::int, sha256('h')
FROM generate_series($1::bigint, $2::bigint) AS n ON CONFLICT DO NOTHING";

/// Calls a connection makes before it is measured: what it has to learn of the database is not the queue's.
const WARM_UP: usize = 10;
/// Connections, and people who take.
const CONNECTIONS: usize = 8;

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments = Arguments::parse();
    let store = Store::open(&arguments.store).await?;
    fill(&store, arguments.claims).await?;
    let most = u32::try_from(CONNECTIONS)?;
    let pool = PgPoolOptions::new().max_connections(most).connect_with(store.owner.clone()).await?;
    let (now, calls) = (arguments.store.clock().now(), arguments.calls);
    let commits = side_by_side(&pool, calls, now, Call::Commit).await?;
    let takes = side_by_side(&pool, calls, now, Call::TakeNext).await?;
    let of_large = side_by_side(&pool, calls, now, Call::TakeNextIn("msa-32")).await?;
    let of_small = side_by_side(&pool, calls, now, Call::TakeNextIn("bench-3")).await?;
    let of_none = side_by_side(&pool, calls, now, Call::TakeNextIn("bench-none")).await?;
    let lent = side_by_side(&pool, calls, now, Call::TakeNextLent("msa-32")).await?;
    let lists = measure(&pool, 200, now, Call::List).await?;
    sqlx::query("UPDATE claims SET held_by = NULL, held_until = NULL WHERE held_by IS NOT NULL")
        .execute(&pool)
        .await?;
    let json = serde_json::json!({
        "open_claims": arguments.claims,
        "commit_alone_ms": percentiles(commits),
        "take_next_ms": percentiles(takes),
        "take_next_of_a_large_fund_ms": percentiles(of_large),
        "take_next_of_a_small_fund_ms": percentiles(of_small),
        "take_next_of_a_fund_without_claims_ms": percentiles(of_none),
        "take_next_of_a_lent_share_ms": percentiles(lent),
        "first_list_page_ms": percentiles(lists),
    });
    std::io::Write::write_all(&mut std::io::stdout(), format!("{json}\n").as_bytes())?;
    Ok(())
}

/// Fills the queue up to that many open claims, and leaves nothing of it for the database to write meanwhile.
async fn fill(store: &Store, claims: i64) -> Result<(), Failure> {
    let mut owner = store.owner_connection().await?;
    let open: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM claims WHERE state = 'in-review'")
        .fetch_one(&mut owner)
        .await?;
    sqlx::query(FILL).bind(open + 1).bind(claims).execute(&mut owner).await?;
    sqlx::query("VACUUM ANALYZE claims").execute(&mut owner).await?;
    sqlx::query("CHECKPOINT").execute(&mut owner).await?;
    Ok(owner.close().await?)
}

/// What is measured.
#[derive(Clone, Copy)]
enum Call {
    /// A commit that writes next to nothing: what the disk alone takes.
    Commit,
    /// By someone who works every lane.
    TakeNext,
    /// By someone who works one fund.
    TakeNextIn(&'static str),
    /// By someone of another fund, to whom three tenths of this one are lent.
    TakeNextLent(&'static str),
    List,
}

/// The lanes of a fund.
fn lanes(fund: &str) -> Vec<Lane> {
    let schemes = ["at-risk", "contact-case", "symptomatic"];
    let pairs = schemes.into_iter().flat_map(|scheme| ["fr", "en"].map(|language| (scheme, language)));
    pairs
        .map(|(scheme, language)| Lane {
            fund: fund.to_owned(),
            scheme: scheme.to_owned(),
            language: language.to_owned(),
        })
        .collect()
}

fn of_fund(fund: &str) -> Waiting {
    Waiting { lanes: lanes(fund), shares: Vec::new() }
}

/// Nothing of one's own, and the first three tenths of that fund.
fn lent(fund: &str) -> Waiting {
    let shares = lanes(fund)
        .into_iter()
        .flat_map(|lane| (0..3).map(move |tenth| Share { lane: lane.clone(), tenth, prepared: false }));
    Waiting { lanes: lanes("bench-none"), shares: shares.collect() }
}

async fn side_by_side(
    pool: &PgPool,
    calls: usize,
    now: OffsetDateTime,
    call: Call,
) -> Result<Vec<f64>, Failure> {
    let spawn = |_| {
        tokio::spawn({
            let pool = pool.clone();
            async move { measure(&pool, calls / CONNECTIONS, now, call).await }
        })
    };
    let running: Vec<_> = (0..CONNECTIONS).map(spawn).collect();
    let mut times = Vec::new();
    for task in running {
        times.extend(task.await??);
    }
    Ok(times)
}

/// Milliseconds of each call, on one connection.
async fn measure(pool: &PgPool, calls: usize, now: OffsetDateTime, call: Call) -> Result<Vec<f64>, Failure> {
    let mut connection = pool.acquire().await?;
    let mut times = Vec::with_capacity(calls);
    for number in 0..WARM_UP + calls {
        let start = Instant::now();
        perform(&mut connection, now, call).await?;
        if number >= WARM_UP {
            times.push(start.elapsed().as_secs_f64() * 1000.0);
        }
    }
    Ok(times)
}

async fn perform(connection: &mut PgConnection, now: OffsetDateTime, call: Call) -> Result<(), Failure> {
    match call {
        Call::Commit => {
            sqlx::query("SELECT pg_logical_emit_message(true, 'bench', 'one commit')")
                .execute(connection)
                .await?;
        }
        Call::TakeNext => {
            take_next(connection, Uuid::new_v4(), Side::Administrative, now).await?;
        }
        Call::TakeNextIn(fund) => {
            take_next_in(connection, Uuid::new_v4(), Side::Administrative, &of_fund(fund), now).await?;
        }
        Call::TakeNextLent(fund) => {
            take_next_in(connection, Uuid::new_v4(), Side::Administrative, &lent(fund), now).await?;
        }
        Call::List => {
            list_waiting(connection, Side::Administrative, 26, now).await?;
        }
    }
    Ok(())
}

fn percentiles(mut times: Vec<f64>) -> serde_json::Value {
    times.sort_by(f64::total_cmp);
    let at = |share: usize| {
        times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).copied().unwrap_or(0.0)
    };
    serde_json::json!({ "p50": at(50), "p95": at(95), "p99": at(99), "calls": times.len() })
}
