//! The commands that look into what was published: the journal of the rules, and texts by their hash.

use super::{CommandError, say};
use crate::boot::Store;
use crate::config::StoreArgs;
use crate::persistence::rules::{find_texts, journal};
use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE};
use serde_json::json;
use std::process::ExitCode;

/// `abri rules journal`.
pub async fn journal(args: &StoreArgs) -> Result<ExitCode, CommandError> {
    let store = Store::open(args).await?;
    let mut owner = store.owner_connection().await?;
    let found = journal::verify(&mut owner, |record| say(&json!(record).to_string())).await?;
    let last_hash = HEXLOWER.encode(&found.last_hash);
    say(&json!({ "records": found.records, "last_hash": last_hash, "broken_at": found.broken_at })
        .to_string());
    store.close()?;
    Ok(ExitCode::from(u8::from(found.broken_at.is_some())))
}

/// `abri rules text`.
pub async fn text(args: &StoreArgs, sha256: &str) -> Result<ExitCode, CommandError> {
    let hash =
        HEXLOWER_PERMISSIVE.decode(sha256.as_bytes()).map_err(|_| "a SHA-256 in hexadecimal is expected")?;
    let store = Store::open(args).await?;
    let mut owner = store.owner_connection().await?;
    let texts = find_texts(&mut owner, &hash).await?;
    for text in &texts {
        say(text);
    }
    store.close()?;
    Ok(ExitCode::from(u8::from(texts.is_empty())))
}
