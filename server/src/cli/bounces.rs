//! `abri bounces`.

use super::{CommandError, say, usual};
use crate::boot::{self, Store};
use crate::config::{ContactArgs, StoreArgs};
use crate::jobs;
use crate::register::Register;
use std::path::Path;
use std::process::ExitCode;

/// `abri bounces read`: what the reports say is written down, whatever the number of files.
pub async fn read(args: &StoreArgs, maildir: &Path) -> Result<ExitCode, CommandError> {
    if !maildir.is_dir() {
        return Err("there is no such folder".into());
    }
    let store = Store::open(args).await?;
    store.migrate().await?;
    let contact = boot::contact(&usual::<ContactArgs>(), "");
    let service = boot::service(&store, args, contact, Register::Table, false)?;
    let mut all = jobs::Emptied::default();
    loop {
        let emptied = jobs::empty(&service, maildir).await?;
        if emptied.read == 0 {
            break;
        }
        all.read += emptied.read;
        all.recorded += emptied.recorded;
        all.unmatched += emptied.unmatched;
    }
    say(&serde_json::json!(all).to_string());
    service.pools.close().await;
    store.close()?;
    Ok(ExitCode::from(u8::from(all.unmatched > 0)))
}
