//! Measures how long it takes to check and load the rule files, and to replay stored claims under another version: prints
//! JSON. Usage: bench_simulation --data-dir ... --claims N, beside a server that runs on that folder.

mod bench {
    pub mod claims;
    pub mod service;
}

use abri_domain::assessment::{AssessmentRecord, Facts, assess};
use abri_domain::form::{FormRules, NewClaim};
use abri_domain::ground::Ground;
use abri_domain::register::{RegisterAnswers, RegisterEntry};
use abri_domain::rules::{RuleBook, Schemes};
use abri_domain::status::Territory;
use abri_server::boot::Store;
use abri_server::clock::paris;
use abri_server::config::StoreArgs;
use abri_server::persistence::claims::{NewClaimRow, insert_batch};
use abri_server::persistence::medical;
use abri_server::pipeline::intake::prepare;
use abri_server::pipeline::simulate::simulate;
use abri_server::state::Service;
use bench::claims::{Failure, submission};
use bench::service;
use clap::Parser;
use std::time::Instant;
use time::OffsetDateTime;

#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    store: StoreArgs,
    /// Claims stored and replayed.
    #[arg(long)]
    claims: u64,
    /// The version they are replayed under, as if it had always been in force.
    #[arg(long = "as", default_value = "at-risk-v3")]
    as_if: String,
}

/// Claims written in one transaction.
const BATCH: usize = 500;
/// People whom no other benchmark makes.
const FIRST_SEED: u64 = 1_000_000;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments = Arguments::parse();
    let start = Instant::now();
    let schemes = Schemes::built_in()?;
    let load_ms = start.elapsed().as_secs_f64() * 1000.0;
    let store = Store::open(&arguments.store).await?;
    let service = service::open(&store, &arguments.store)?;
    fill(&service, arguments.claims).await?;
    let book =
        schemes.books().iter().find_map(|book| book.as_if(&arguments.as_if)).ok_or("no such version")?;
    let before = resident_kib();
    let start = Instant::now();
    let summary = simulate(&service, &book, OffsetDateTime::UNIX_EPOCH, |_| ()).await?;
    let seconds = start.elapsed().as_secs_f64();
    let json = serde_json::json!({
        "rules_checked_and_loaded_ms": load_ms,
        "claims": summary.claims,
        "changed": summary.claims - summary.by_shift.get("same").copied().unwrap_or_default(),
        "seconds": seconds,
        "resident_kib_before": before,
        "resident_kib_after": resident_kib(),
    });
    std::io::Write::write_all(&mut std::io::stdout(), format!("{json}\n").as_bytes())?;
    Ok(())
}

/// Stores that many claims as the form and the machine do, without anything being sent.
async fn fill(service: &Service, claims: u64) -> Result<(), Failure> {
    let rules = service.form_rules("at-risk").ok_or("the scheme is closed on the day of the clock")?;
    let book = service.rules.book("at-risk").ok_or("no such scheme")?;
    let seeds: Vec<u64> = (FIRST_SEED..FIRST_SEED + claims).collect();
    for seeds in seeds.chunks(BATCH) {
        let stored: Vec<_> =
            seeds.iter().map(|seed| stored(service, &book, &rules, *seed)).collect::<Result<_, _>>()?;
        let rows: Vec<_> = stored.iter().map(|(row, _)| row.clone()).collect();
        let mut transaction = service.pools.admin.begin().await?;
        let recorded = insert_batch(&mut transaction, &rows).await?;
        transaction.commit().await?;
        let mut transaction = service.pools.pipeline.begin().await?;
        // A reference that was drawn before is not recorded: the intake would draw another.
        for (row, record) in stored.iter().filter(|(row, _)| recorded.contains_key(&row.submit_key)) {
            let (key, _) = medical::open(&mut transaction, &service.keys.zone_m, row.claim_id).await?;
            medical::store_assessment(&mut transaction, &key, row.claim_id, record).await?;
        }
        sqlx::query("DELETE FROM jobs WHERE claim_id = ANY($1)")
            .bind(rows.iter().map(|row| row.claim_id).collect::<Vec<_>>())
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
    }
    Ok(())
}

/// The row of a synthetic claim, and what the machine makes of it.
fn stored(
    service: &Service,
    book: &RuleBook,
    rules: &FormRules,
    seed: u64,
) -> Result<(NewClaimRow, AssessmentRecord), Failure> {
    let (submission, register) = submission(service, seed, rules)?;
    let (now, today) = (service.clock.now(), service.clock.today());
    let record = assess(&facts(&submission.claim, register.as_ref(), now), book, today).record();
    Ok((prepare(service, &submission, now)?, record))
}

fn facts(claim: &NewClaim, register: Option<&RegisterEntry>, now: OffsetDateTime) -> Facts {
    let insured = &claim.insured;
    let ground = claim.ground.clone().unwrap_or_else(|| Ground::new(""));
    Facts {
        requested_at: paris(now),
        stoppage: claim.stoppage,
        status: claim.status,
        other_status: claim.other_status,
        health_worker: claim.health_worker,
        telework: claim.telework,
        territory: Territory::of_postal_code(insured.address.postal_code.as_str()),
        birth_date: Some(insured.birth_date),
        ground: ground.code().to_owned(),
        answers: ground.answers().clone(),
        register: RegisterAnswers::of(register, &ground),
        overlaps_another: false,
        nir_provisional: insured.nir.is_provisional(),
        nir_disagrees_with_birth: insured.nir.disagrees_with(insured.birth_date),
    }
}

/// Memory of this process that is in use, in kibibytes.
fn resident_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
