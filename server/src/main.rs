//! `abri`: one binary, every command of the service.

use abri_server::cli::{Cli, run};
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse();
    abri_server::telemetry::start();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return abri_server::cli::complain(&error),
    };
    match runtime.block_on(run(cli)) {
        Ok(code) => code,
        Err(error) => abri_server::cli::complain(error.as_ref()),
    }
}
