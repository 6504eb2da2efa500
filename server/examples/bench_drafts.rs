//! Prepares complete drafts for the load generator: prints `cookie<TAB>submit key`, one line each.
//! Usage: bench_drafts DATA_DIR COUNT, beside a server that runs on that folder.

use abri_server::boot::{Store, keys};
use abri_server::config::StoreArgs;
use abri_server::crypto::sha256;
use abri_server::demo::people::person;
use abri_server::http::page_key;
use abri_server::persistence::drafts::{self, Draft};
use abri_server::random;
use clap::Parser;
use sqlx::postgres::PgPoolOptions;

#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    store: StoreArgs,
    #[arg(long)]
    count: u64,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let arguments = Arguments::parse();
    let store = Store::open(&arguments.store).await?;
    let keys = keys(&arguments.store.keys_path(), false)?;
    let clock = arguments.store.clock();
    let rules = abri_domain::rules::RuleBook::built_in()?
        .form_rules(abri_server::clock::paris(clock.now()), abri_app::text::form::terms::VERSION)
        .ok_or("the scheme is closed on the day of the clock")?;
    let pool = PgPoolOptions::new().max_connections(1).connect_with(store.owner.clone()).await?;
    let mut transaction = pool.begin().await?;
    let mut lines = String::new();
    for seed in 0..arguments.count {
        let (token, submit_key) = (random::token()?, random::id(clock.now())?);
        let mut draft = Draft::begin(submit_key, clock.now());
        draft.form = person(seed, &rules).form;
        let hash = sha256(token.as_bytes());
        drafts::insert(&mut transaction, &keys.drafts, &hash, &draft, clock.now()).await?;
        lines.extend([token.as_str(), "\t", &page_key(submit_key, &draft.form), "\n"]);
    }
    transaction.commit().await?;
    std::io::Write::write_all(&mut std::io::stdout(), lines.as_bytes())?;
    Ok(())
}
