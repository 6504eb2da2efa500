//! `abri staff`: accounts without an administrator, above all the first one's. Each act is written down as done at the
//! command line.

use super::{CommandError, say};
use crate::boot::Store;
use crate::clock::Clock;
use crate::config::StoreArgs;
use crate::persistence::staff::funds;
use crate::persistence::staff::team::{self, Account, NewAct};
use crate::persistence::staff::{self, find_by_login};
use crate::pipeline::review::hash_password;
use crate::random;
use abri_domain::fund::{FundCode, Funds};
use abri_domain::staff::{PASSWORD_MIN, StaffAct, is_login};
use serde_json::json;
use sqlx::{Connection, PgConnection};
use std::io::BufRead;
use std::process::ExitCode;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use uuid::Uuid;

/// `abri staff add`.
pub async fn add(
    args: &StoreArgs,
    (login, name, role): (&str, &str, &str),
    fund: Option<&str>,
    generate: bool,
) -> Result<ExitCode, CommandError> {
    let login = login.to_lowercase();
    if !is_login(&login) {
        return Err("a login has 2 to 40 small letters, digits, dots and dashes".into());
    }
    if fund.is_some_and(|fund| !is_fund(fund)) {
        return Err("there is no fund of that code".into());
    }
    let password = if generate { random::readable()? } else { read_password()? };
    let hash = hash_password(password.clone()).await?;
    let (store, now) = (Store::open(args).await?, Clock::real().now());
    store.migrate().await?;
    let mut owner = store.owner_connection().await?;
    let mut transaction = owner.begin().await?;
    let before = find_by_login(&mut transaction, &login).await?;
    let staff_id = before.as_ref().map_or_else(|| random::id(now), |row| Ok(row.staff_id))?;
    staff::upsert(&mut transaction, (staff_id, &login, name), &hash, role, now).await?;
    team::set_password(&mut transaction, staff_id, &hash, generate, None).await?;
    let act = if before.is_some() { StaffAct::PasswordGiven } else { StaffAct::Made };
    write_down(&mut transaction, staff_id, act, now).await?;
    if fund.is_some() {
        funds::set(&mut transaction, staff_id, fund, None, now).await?;
    }
    transaction.commit().await?;
    let shown = generate.then_some(password);
    say(&json!({ "login": login, "role": role, "password": shown }).to_string());
    store.close()?;
    Ok(ExitCode::SUCCESS)
}

fn is_fund(code: &str) -> bool {
    let known = |funds: Funds| FundCode::parse(code).is_ok_and(|code| funds.get(&code).is_some());
    Funds::load().is_ok_and(known)
}

fn read_password() -> Result<String, CommandError> {
    let mut password = String::new();
    std::io::stdin().lock().read_line(&mut password)?;
    let password = password.trim_end_matches(['\r', '\n']).to_owned();
    if password.chars().count() < PASSWORD_MIN {
        return Err("a password of at least 12 characters is expected on standard input".into());
    }
    Ok(password)
}

async fn write_down(
    connection: &mut PgConnection,
    staff_id: Uuid,
    act: StaffAct,
    now: OffsetDateTime,
) -> Result<(), CommandError> {
    let act = NewAct { staff_id, by: None, act, grant_id: None };
    Ok(team::write_down(connection, &act, now).await?)
}

/// `abri staff disable`.
pub async fn disable(args: &StoreArgs, login: &str) -> Result<ExitCode, CommandError> {
    let (store, now) = (Store::open(args).await?, Clock::real().now());
    store.migrate().await?;
    let mut owner = store.owner_connection().await?;
    let mut transaction = owner.begin().await?;
    let found = find_by_login(&mut transaction, &login.to_lowercase()).await?;
    let disabled = match &found {
        Some(row) => team::set_disabled(&mut transaction, row.staff_id, Some(now)).await?,
        None => false,
    };
    if let Some(row) = found.filter(|_| disabled) {
        team::end_sessions(&mut transaction, row.staff_id, None).await?;
        write_down(&mut transaction, row.staff_id, StaffAct::Disabled, now).await?;
    }
    transaction.commit().await?;
    say(&json!({ "login": login, "disabled": disabled }).to_string());
    store.close()?;
    Ok(ExitCode::from(u8::from(!disabled)))
}

/// `abri staff list`.
pub async fn list(args: &StoreArgs) -> Result<ExitCode, CommandError> {
    let (store, now) = (Store::open(args).await?, Clock::real().now());
    store.migrate().await?;
    let mut owner = store.owner_connection().await?;
    for account in team::accounts(&mut owner, None).await? {
        say(&line(&account, now)?.to_string());
    }
    store.close()?;
    Ok(ExitCode::SUCCESS)
}

fn line(account: &Account, now: OffsetDateTime) -> Result<serde_json::Value, CommandError> {
    let loan = account.loan.filter(|loan| loan.is_in_force(now));
    let until = loan.map(|loan| loan.until.format(&Rfc3339)).transpose()?;
    Ok(json!({
        "login": account.login,
        "name": account.name,
        "role": account.role.code(),
        "fund": account.fund,
        "lent_role": loan.map(|loan| loan.role.code()),
        "lent_until": until,
        "second_factor": account.second_factor,
        "password_due": account.password_due,
        "disabled": account.disabled,
    }))
}
