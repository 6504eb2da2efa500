//! The settings of the private cluster. They are given on its command line: no file to edit, none to drift.

use super::home::Home;
use std::ffi::OsString;

/// How careful the cluster is with the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tuning {
    /// What is committed survives a power cut.
    Durable,
    /// For tests: fast, and lost with the machine.
    Throwaway,
}

const ALWAYS: &[&str] = &[
    // The socket is the only way in.
    "listen_addresses=",
    "port=5432",
    "unix_socket_permissions=0700",
    "max_connections=200",
    "timezone=UTC",
    "log_timezone=UTC",
    // Statements here are many and short: compiling them costs more than it saves.
    "jit=off",
    // No value of a claim may reach the log: no statement, no parameter, and no error either, for its text and its
    // detail quote values ("Key (nir)=(...) already exists"). The server that sent the statement gets it all the same.
    "log_min_messages=log",
    "log_min_error_statement=panic",
    "log_error_verbosity=terse",
    "log_statement=none",
    "log_min_duration_statement=-1",
    "log_parameter_max_length=0",
    "log_parameter_max_length_on_error=0",
    "logging_collector=off",
    "log_destination=stderr",
];

const DURABLE: &[&str] =
    &["fsync=on", "full_page_writes=on", "synchronous_commit=on", "shared_buffers=256MB", "max_wal_size=2GB"];

const THROWAWAY: &[&str] =
    &["fsync=off", "full_page_writes=off", "synchronous_commit=off", "shared_buffers=64MB", "autovacuum=off"];

impl Tuning {
    /// The whole command line of the postmaster, without its program.
    pub(super) fn arguments(self, home: &Home) -> Vec<OsString> {
        let own = if self == Self::Durable { DURABLE } else { THROWAWAY };
        let settings = ALWAYS.iter().chain(own).flat_map(|setting| ["-c".into(), (*setting).into()]);
        let places = ["-D".into(), home.data.clone().into(), "-k".into(), home.socket.clone().into()];
        places.into_iter().chain(settings).collect()
    }
}
