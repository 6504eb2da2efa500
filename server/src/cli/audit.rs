//! The commands of whoever verifies the trail: a fault a line, then what was read.

use super::{CommandError, say};
use crate::boot::Store;
use crate::config::StoreArgs;
use crate::persistence::audit::checks;
use crate::pipeline::audit;
use abri_domain::audit::{Fault, Found, PublishedHead};
use abri_domain::chain::hexadecimal;
use serde_json::json;
use std::fs::{self, File, OpenOptions};
use std::io::{BufReader, BufWriter};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Bytes read and written at once.
const BUFFER: usize = 1 << 18;

/// `abri audit export`.
pub async fn export(args: &StoreArgs, out: &Path) -> Result<ExitCode, CommandError> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(out)?;
    let store = Store::open(args).await?;
    let mut owner = store.owner_connection().await?;
    let lines = audit::export(&mut owner, BufWriter::with_capacity(BUFFER, file)).await?;
    say(&json!({ "lines": lines }).to_string());
    store.close()?;
    Ok(ExitCode::SUCCESS)
}

/// `abri audit verify`.
pub async fn verify(
    args: &StoreArgs,
    file: Option<&Path>,
    heads: Option<&Path>,
) -> Result<ExitCode, CommandError> {
    let noted = heads.map_or(Ok(Vec::new()), noted)?;
    let start = Instant::now();
    let found = match file {
        Some(path) => {
            let from = BufReader::with_capacity(BUFFER, File::open(path)?);
            audit::verify_file(from, &noted, tell)?
        }
        None => in_database(args, &noted).await?,
    };
    say(&summary(&found, start.elapsed()));
    Ok(ExitCode::from(u8::from(found.faults > 0)))
}

fn noted(path: &Path) -> Result<Vec<PublishedHead>, CommandError> {
    let heads = serde_json::from_slice(&fs::read(path)?);
    heads.map_err(|_| "the heads are not as docs/audit.schema.json describes them".into())
}

/// Verifies, and keeps what it came to for the auditors' page.
async fn in_database(args: &StoreArgs, noted: &[PublishedHead]) -> Result<Found, CommandError> {
    let store = Store::open(args).await?;
    let mut owner = store.owner_connection().await?;
    let found = audit::verify(&mut owner, noted, tell).await?;
    checks::keep(&mut owner, &found, args.clock().now()).await?;
    store.close()?;
    Ok(found)
}

fn tell(fault: &Fault) {
    say(&json!(fault).to_string());
}

fn summary(found: &Found, took: Duration) -> String {
    let (seconds, events) = (took.as_secs_f64(), found.events);
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        clippy::cast_possible_truncation,
        reason = "a rate"
    )]
    let per_second = (events as f64 / seconds.max(f64::EPSILON)) as u64;
    json!({
        "claims": found.claims,
        "events": events,
        "reads": found.reads,
        "days": found.days,
        "last_day": found.last.map(|(day, _)| day),
        "last_head": found.last.map(|(_, head)| hexadecimal::encode(&head)),
        "faults": found.faults,
        "seconds": seconds,
        "events_per_second": per_second,
    })
    .to_string()
}
