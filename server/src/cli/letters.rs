//! `abri letters`.

use super::{CommandError, say, usual};
use crate::boot::{self, Store};
use crate::config::{ContactArgs, StoreArgs};
use crate::pipeline::deliveries::print::{self, Reconciled};
use crate::register::Register;
use crate::state::Service;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;
use uuid::Uuid;

async fn open(args: &StoreArgs) -> Result<(Store, Service), CommandError> {
    let store = Store::open(args).await?;
    store.migrate().await?;
    let contact = boot::contact(&usual::<ContactArgs>(), "");
    let service = boot::service(&store, args, contact, Register::Table, false)?;
    Ok((store, service))
}

/// `abri letters batch`: until nothing waits.
pub async fn batch(args: &StoreArgs) -> Result<ExitCode, CommandError> {
    let (store, service) = open(args).await?;
    while let Some(made) = print::gather(&service, &args.data_dir).await? {
        say(&serde_json::json!(made).to_string());
    }
    service.pools.close().await;
    store.close()?;
    Ok(ExitCode::SUCCESS)
}

/// A letter that the printer posted.
#[derive(Deserialize)]
struct Posted {
    batch: i32,
    letter: Uuid,
}

/// `abri letters reconcile`: the whole file is read before anything is written.
pub async fn reconcile(args: &StoreArgs, file: &Path) -> Result<ExitCode, CommandError> {
    let mut posted: BTreeMap<i32, BTreeSet<Uuid>> = BTreeMap::new();
    for (number, line) in (2_u64..).zip(csv::Reader::from_path(file)?.deserialize::<Posted>()) {
        let line =
            line.map_err(|_| format!("line {number} of the return file can't be read; nothing was written"))?;
        posted.entry(line.batch).or_default().insert(line.letter);
    }
    let (store, service) = open(args).await?;
    let mut off = false;
    for (batch, letters) in &posted {
        let Reconciled { posted, missing, unknown } = print::reconcile(&service, *batch, letters).await?;
        off |= missing + unknown > 0;
        let counts =
            serde_json::json!({ "batch": batch, "posted": posted, "missing": missing, "unknown": unknown });
        say(&counts.to_string());
    }
    service.pools.close().await;
    store.close()?;
    Ok(ExitCode::from(u8::from(off)))
}
