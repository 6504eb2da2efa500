//! `abri rules simulate`.

use super::{CommandError, say, usual};
use crate::boot::{self, Store};
use crate::clock::paris_midnight;
use crate::config::{ContactArgs, StoreArgs};
use crate::pipeline::simulate;
use crate::register::Register;
use crate::rules;
use std::path::Path;
use std::process::ExitCode;
use time::Date;

/// Replays the claims filed since a day under the rules of a folder.
pub async fn simulate(
    args: &StoreArgs,
    folder: Option<&Path>,
    since: Date,
    scheme: &str,
    as_if: Option<&str>,
) -> Result<ExitCode, CommandError> {
    let store = Store::open(args).await?;
    let contact = boot::contact(&usual::<ContactArgs>(), "");
    let service = boot::service(&store, args, contact, Register::Table, false)?;
    // Those in force are what is published by now.
    rules::refresh(&service).await?;
    let schemes = rules::load(folder.or(args.rules_dir.as_deref()))?;
    let of_version = |id: &str| schemes.books().iter().find_map(|book| book.as_if(id));
    let alone =
        as_if.map(|id| of_version(id).ok_or_else(|| format!("no version is called {id}"))).transpose()?;
    let draft = match &alone {
        Some(alone) => alone,
        None => schemes.book(scheme).ok_or_else(|| format!("the draft has no scheme {scheme}"))?,
    };
    // The days of claims are those of Paris.
    let since = paris_midnight(since);
    let list = |changed: &simulate::ChangedClaim| say(&serde_json::json!(changed).to_string());
    let summary = simulate::simulate(&service, draft, since, list).await?;
    say(&serde_json::json!(summary).to_string());
    service.pools.close().await;
    store.close()?;
    Ok(ExitCode::SUCCESS)
}
