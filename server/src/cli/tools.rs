//! The small commands.

use super::{CommandError, say};
use crate::boot::{self, Store};
use crate::config::StoreArgs;
use crate::crypto::Keys;
use crate::persistence::register;
use abri_domain::dates::parse_date;
use abri_domain::ground::AldNumber;
use abri_domain::nir::Nir;
use abri_domain::register::RegisterEntry;
use serde::Deserialize;
use std::path::Path;
use std::process::ExitCode;

/// `abri migrate`.
pub async fn migrate(args: &StoreArgs) -> Result<ExitCode, CommandError> {
    let store = Store::open(args).await?;
    store.migrate().await?;
    store.close()?;
    Ok(ExitCode::SUCCESS)
}

/// `abri keys`.
pub fn make_keys(path: &Path) -> Result<ExitCode, CommandError> {
    Keys::create(path)?;
    say(
        "The key file was made. Without it nothing that is sealed can be read again: keep a copy in a safe place.",
    );
    Ok(ExitCode::SUCCESS)
}

#[derive(Deserialize)]
struct Line {
    nir: String,
    fund: String,
    #[serde(default)]
    alds: String,
    #[serde(default)]
    pregnancy_due: String,
}

impl Line {
    fn read(&self) -> Option<(Nir, RegisterEntry)> {
        let numbers = self.alds.split_whitespace().map(|n| AldNumber::try_from(n.parse::<u8>().ok()?).ok());
        let mut date = self.pregnancy_due.split('-');
        let pregnancy_due = match (date.next(), date.next(), date.next()) {
            (Some(year), Some(month), Some(day)) => Some(parse_date(day, month, year).ok()?),
            _ => None,
        };
        let entry =
            RegisterEntry { fund: self.fund.clone(), alds: numbers.collect::<Option<_>>()?, pregnancy_due };
        Some((Nir::parse(&self.nir).ok()?, entry))
    }
}

/// `abri register import`: a line that can't be read is named by its number, never by what it holds.
pub async fn import_register(args: &StoreArgs, file: &Path) -> Result<ExitCode, CommandError> {
    let store = Store::open(args).await?;
    store.migrate().await?;
    let keys = boot::keys(&args.keys_path(), false)?;
    let mut owner = store.owner_connection().await?;
    let (mut imported, mut wrong) = (0_u64, 0_u64);
    for (number, line) in (2_u64..).zip(csv::Reader::from_path(file)?.deserialize::<Line>()) {
        if let Some((nir, entry)) = line.ok().as_ref().and_then(Line::read) {
            register::store(&mut owner, &keys, &nir, &entry).await?;
            imported += 1;
        } else {
            say(&format!("line {number}: not read"));
            wrong += 1;
        }
    }
    say(&serde_json::json!({ "imported": imported, "wrong": wrong }).to_string());
    store.close()?;
    Ok(ExitCode::from(u8::from(wrong > 0)))
}
