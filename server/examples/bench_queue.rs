//! Measures "take next" and the first page of the queue against the number of open claims: prints JSON.
//! Usage: bench_queue --data-dir ... --claims N, beside a server that runs on that folder.

use abri_domain::zone::Side;
use abri_server::boot::Store;
use abri_server::config::StoreArgs;
use abri_server::persistence::claims::{list_waiting, take_next};
use clap::Parser;
use sqlx::postgres::PgPoolOptions;
use sqlx::{Connection, PgPool};
use std::time::Instant;
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

/// Claims that wait for a caseworker, with rows of the size of real ones.
const FILL: &str = "
INSERT INTO claims (claim_id, reference, submit_key, channel, language, fund, insured_status, state, state_detail, side,
    first_day, last_day, nir_index, birth_index, sealed, terms_version, terms_sha256, submitted_at, due_on, last_hash)
SELECT gen_random_uuid(), translate(upper(substr(md5(n::text || 'r'), 1, 8)), '01', 'XY'), gen_random_uuid(), 'online', 'fr',
    'msa-32', 'farmer', 'in-review', '{\"state\": \"in-review\", \"side\": \"administrative\", \"granted\": null}', 'administrative',
    DATE '2020-03-18', DATE '2020-04-07', sha256(n::text::bytea), sha256(('b' || n)::bytea),
    decode(repeat(md5(n::text), 20), 'hex'), '2020-03-18', sha256('t'), TIMESTAMPTZ '2020-03-18 08:00+01' + n * INTERVAL '1 second',
    DATE '2020-03-23' + (n % 5)::int, sha256('h')
FROM generate_series($1::bigint, $2::bigint) AS n ON CONFLICT DO NOTHING";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let arguments = Arguments::parse();
    let store = Store::open(&arguments.store).await?;
    let mut owner = store.owner_connection().await?;
    let open: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM claims WHERE state = 'in-review'")
        .fetch_one(&mut owner)
        .await?;
    sqlx::query(FILL).bind(open + 1).bind(arguments.claims).execute(&mut owner).await?;
    sqlx::query("VACUUM ANALYZE claims").execute(&mut owner).await?;
    owner.close().await?;
    let pool = PgPoolOptions::new().max_connections(8).connect_with(store.owner.clone()).await?;
    let clock = arguments.store.clock();
    let mut taken = Vec::new();
    let running: Vec<_> =
        (0..8).map(|_| tokio::spawn(take(pool.clone(), arguments.calls / 8, clock.now()))).collect();
    for task in running {
        taken.extend(task.await??);
    }
    let mut lists = Vec::new();
    for _ in 0..200 {
        let mut connection = pool.acquire().await?;
        let start = Instant::now();
        list_waiting(&mut connection, Side::Administrative, 26, clock.now()).await?;
        lists.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    sqlx::query("UPDATE claims SET held_by = NULL, held_until = NULL WHERE held_by IS NOT NULL")
        .execute(&pool)
        .await?;
    let json = serde_json::json!({
        "open_claims": arguments.claims,
        "take_next_ms": percentiles(taken),
        "first_list_page_ms": percentiles(lists),
    });
    std::io::Write::write_all(&mut std::io::stdout(), format!("{json}\n").as_bytes())?;
    Ok(())
}

async fn take(
    pool: PgPool,
    calls: usize,
    now: time::OffsetDateTime,
) -> Result<Vec<f64>, abri_server::persistence::PersistenceError> {
    let mut times = Vec::with_capacity(calls);
    for _ in 0..calls {
        let mut connection = pool.acquire().await?;
        let start = Instant::now();
        take_next(&mut connection, Uuid::new_v4(), Side::Administrative, now).await?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(times)
}

fn percentiles(mut times: Vec<f64>) -> serde_json::Value {
    times.sort_by(f64::total_cmp);
    let at = |share: usize| {
        times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).copied().unwrap_or(0.0)
    };
    serde_json::json!({ "p50": at(50), "p95": at(95), "p99": at(99), "calls": times.len() })
}
