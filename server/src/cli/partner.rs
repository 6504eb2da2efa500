//! `abri partner`: who may use the API, for which establishments, with which keys.

use super::{CommandError, say};
use crate::boot::{self, Store};
use crate::config::StoreArgs;
use crate::persistence::partners::{self, Partner, PartnerKey};
use crate::pipeline::partners::make_key;
use abri_domain::partner::Scope;
use abri_domain::siret::Siret;
use serde_json::{Value, json};
use sqlx::Connection;
use std::io::BufRead;
use std::process::ExitCode;
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// `abri partner add`.
pub async fn add(args: &StoreArgs, name: &str, lines: impl BufRead) -> Result<ExitCode, CommandError> {
    let sirets = read_sirets(lines)?;
    let (store, now) = (Store::open(args).await?, args.clock().now());
    store.migrate().await?;
    let keys = boot::keys(&args.keys_path(), false)?;
    let indexes: Vec<_> =
        sirets.iter().map(|siret| partners::siret_index(&keys.index, siret.as_str()).to_vec()).collect();
    let mut owner = store.owner_connection().await?;
    let mut transaction = owner.begin().await?;
    let partner_id = partners::keep(&mut transaction, name, now).await?;
    partners::bind(&mut transaction, partner_id, &indexes).await?;
    transaction.commit().await?;
    say(&json!({ "partner": name, "establishments": indexes.len() }).to_string());
    store.close()?;
    Ok(ExitCode::SUCCESS)
}

fn read_sirets(lines: impl BufRead) -> Result<Vec<Siret>, CommandError> {
    let mut sirets = Vec::new();
    for (number, line) in (1..).zip(lines.lines()) {
        let line = line?;
        if !line.trim().is_empty() {
            sirets.push(Siret::parse(&line).map_err(|error| format!("line {number}: {error}"))?);
        }
    }
    sirets.sort();
    sirets.dedup();
    Ok(sirets)
}

/// `abri partner key`.
pub async fn key(
    args: &StoreArgs,
    name: &str,
    scopes: Vec<Scope>,
    days: u16,
) -> Result<ExitCode, CommandError> {
    let (store, now) = (Store::open(args).await?, args.clock().now());
    store.migrate().await?;
    let mut owner = store.owner_connection().await?;
    let partner_id = partners::find(&mut owner, name).await?.ok_or("there is no partner of that name")?;
    let expires_at = now + Duration::days(days.into());
    let (key_id, shown) = make_key(&mut owner, partner_id, (scopes, expires_at), now).await?;
    let until = expires_at.format(&Rfc3339)?;
    say(&json!({ "partner": name, "key_id": key_id, "expires_at": until, "key": *shown }).to_string());
    store.close()?;
    Ok(ExitCode::SUCCESS)
}

/// `abri partner revoke`.
pub async fn revoke(args: &StoreArgs, key_id: Uuid) -> Result<ExitCode, CommandError> {
    let (store, now) = (Store::open(args).await?, args.clock().now());
    store.migrate().await?;
    let mut owner = store.owner_connection().await?;
    let revoked = partners::revoke_key(&mut owner, key_id, now).await?;
    say(&json!({ "key_id": key_id, "revoked": revoked }).to_string());
    store.close()?;
    Ok(ExitCode::from(u8::from(!revoked)))
}

/// `abri partner list`.
pub async fn list(args: &StoreArgs) -> Result<ExitCode, CommandError> {
    let (store, now) = (Store::open(args).await?, args.clock().now());
    store.migrate().await?;
    let mut owner = store.owner_connection().await?;
    for partner in partners::all(&mut owner).await? {
        let keys = partners::keys_of(&mut owner, partner.partner_id).await?;
        let keys = keys.iter().map(|key| line(key, now)).collect::<Result<Vec<_>, _>>()?;
        let Partner { name, sirets, webhook, .. } = partner;
        say(&json!({ "partner": name, "establishments": sirets, "webhook": webhook, "keys": keys })
            .to_string());
    }
    store.close()?;
    Ok(ExitCode::SUCCESS)
}

fn line(key: &PartnerKey, now: OffsetDateTime) -> Result<Value, CommandError> {
    let scopes: Vec<_> = key.scopes.iter().map(|scope| scope.code()).collect();
    Ok(json!({
        "key_id": key.key_id,
        "scopes": scopes,
        "expires_at": key.life.expires_at.format(&Rfc3339)?,
        "works": key.life.works(now),
    }))
}
