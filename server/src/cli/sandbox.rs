//! `abri sandbox`: the same service to train with. It reads neither the database nor the folder of the real one.

use super::{CommandError, say, serve, usual};
use crate::config::{SandboxArgs, ServeArgs, StoreArgs};
use crate::sandbox;
use std::process::ExitCode;

/// Serves a service to train with.
pub async fn run(args: SandboxArgs) -> Result<ExitCode, CommandError> {
    sandbox::mark(&args.data_dir)?;
    say(&format!("Training on synthetic claims in {}: nothing is sent.", args.data_dir.display()));
    serve::serve(store(&args), options(&args), Some(args.sets)).await
}

/// Erases what was done in training: the next start begins anew.
pub fn reset(args: &SandboxArgs) -> Result<ExitCode, CommandError> {
    sandbox::erase(&args.data_dir)?;
    Ok(ExitCode::SUCCESS)
}

/// A private cluster in the folder, whatever database the environment names.
fn store(args: &SandboxArgs) -> StoreArgs {
    StoreArgs {
        data_dir: args.data_dir.clone(),
        database_url: None,
        pgbin: args.pgbin.clone(),
        keys_file: None,
        rules_dir: None,
        clock: Some(args.clock),
    }
}

/// No mail server, no register of a fund, no identity provider, whatever the environment names.
fn options(args: &SandboxArgs) -> ServeArgs {
    let mut options = usual::<ServeArgs>();
    options.listen = args.listen;
    options.public_url = format!("http://{}", args.listen);
    options.site_dir.clone_from(&args.site_dir);
    options.demo = true;
    options.require_second_factor = Some(false);
    options.no_workers = false;
    options.sandbox_url = None;
    options.mail.smtp = None;
    options.register.register_url = None;
    options.provider.provider_issuer = None;
    options
}
