//! Measures the crisis board: adding up moves, and what the page of all funds reads, with eight days of every fund filled:
//! prints JSON. Usage: bench_board --data-dir ..., beside a server that runs on that folder.

mod bench {
    pub mod service;
}

use abri_server::boot::Store;
use abri_server::config::StoreArgs;
use abri_server::pipeline::board;
use bench::service;
use clap::Parser;
use std::time::Instant;

#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    store: StoreArgs,
    /// Boards read.
    #[arg(long, default_value_t = 200)]
    calls: usize,
    /// Moves added up.
    #[arg(long, default_value_t = 100_000)]
    moves: i64,
}

/// Every measure in every hour of eight days, of 140 funds and of all of them.
const HOURS: &str = "
INSERT INTO board_hours (hour, fund, measure, n)
SELECT date_trunc('hour', $1::timestamptz) - n * INTERVAL '1 hour', fund, measure, 20
FROM generate_series(0, 191) AS n, unnest(ARRAY['received', 'approved', 'approved-by-rule', 'administrative', 'medical', 'refused',
     'refused/no-answer', 'redirected', 'withdrawn']) AS measure,
     (SELECT 'fund-' || m AS fund FROM generate_series(1, 140) AS m UNION ALL SELECT '*') AS funds ON CONFLICT DO NOTHING";
/// Thirty days of open claims at every stage.
const OPEN: &str = "
INSERT INTO board_open (fund, stage, received_on, n)
SELECT fund, stage, $1::timestamptz::date - n, 20
FROM generate_series(0, 29) AS n, unnest(ARRAY['submitted', 'administrative', 'medical', 'awaiting']) AS stage,
     (SELECT 'fund-' || m AS fund FROM generate_series(1, 140) AS m UNION ALL SELECT '*') AS funds ON CONFLICT DO NOTHING";
const MOVES: &str = "
INSERT INTO claim_moves (at, fund, scheme, from_stage, to_stage, received_on, bucket)
SELECT $1, 'fund-' || (n % 140 + 1), 'at-risk', 'administrative', 'approved', $1::timestamptz::date, n % 100
FROM generate_series(1, $2::bigint) AS n";

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments = Arguments::parse();
    let store = Store::open(&arguments.store).await?;
    let service = service::open(&store, &arguments.store)?;
    let (mut owner, now) = (store.owner_connection().await?, service.clock.now());
    for fill in [HOURS, OPEN] {
        sqlx::query(fill).bind(now).execute(&mut owner).await?;
    }
    sqlx::query(MOVES).bind(now).bind(arguments.moves).execute(&mut owner).await?;
    sqlx::query("VACUUM ANALYZE").execute(&mut owner).await?;
    let start = Instant::now();
    board::roll(&service).await?;
    let rolled = start.elapsed().as_secs_f64();
    let mut times = Vec::with_capacity(arguments.calls);
    for _ in 0..arguments.calls {
        let start = Instant::now();
        board::load(&service, None, &[]).await?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "a number of moves for people to read")]
    let per_second = arguments.moves as f64 / rolled;
    let json =
        serde_json::json!({ "moves_per_second": per_second, "board_ms": { "p50": at(50), "p99": at(99) } });
    std::io::Write::write_all(&mut std::io::stdout(), format!("{json}\n").as_bytes())?;
    Ok(())
}
