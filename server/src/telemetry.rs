//! Logs: one line per event, fields that can be searched, never a person's data (docs/logging.md).

use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// Starts the logs: on standard error, readable in a terminal, JSON elsewhere. `RUST_LOG` filters.
pub fn start() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let logs =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    // A second start (a test) changes nothing.
    let _already =
        if std::io::stderr().is_terminal() { logs.compact().try_init() } else { logs.json().try_init() };
}
