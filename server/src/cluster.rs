//! A private PostgreSQL, for those who give no `DATABASE_URL`: found, made, started, watched and stopped here.
//!
//! It listens on a socket in a folder only its user and root can enter, never on the network, so it needs no
//! password. PostgreSQL refuses to run as root: then it runs as `postgres`, else as `nobody`.
//! A cluster that outlived a server killed hard is taken over by the next one.

mod binaries;
mod error;
mod home;
mod owner;
mod postmaster;
mod tuning;

pub use binaries::PgBinaries;
pub use error::ClusterError;
pub use tuning::Tuning;

use home::Home;
use postmaster::Postmaster;
use std::path::{Path, PathBuf};

/// The user who may do everything in a private cluster.
pub const SUPERUSER: &str = "postgres";

/// What to start.
#[derive(Debug, Clone)]
pub struct ClusterOptions {
    /// Folder of the cluster: its data, its socket, its log. Made when missing; nothing else may live in it.
    pub data_dir: PathBuf,
    /// Folder of `initdb` and `postgres`, when they are not where one would look.
    pub binaries: Option<PathBuf>,
    /// How careful it is with the data.
    pub tuning: Tuning,
}

/// A PostgreSQL that runs, and is ours alone.
///
/// Dropping it asks it to stop without waiting; [`Cluster::stop`] waits.
#[derive(Debug)]
pub struct Cluster {
    home: Home,
    postmaster: Postmaster,
}

impl Cluster {
    /// The binaries to use: those of `given`, else those installed; the error says what to install.
    pub fn find_or_explain(given: Option<&Path>) -> Result<PgBinaries, ClusterError> {
        PgBinaries::find(given, None)
    }

    /// Makes the cluster if there is none, starts it or takes over the one that runs, and waits until it answers.
    /// Blocks: a tenth of a second for a cluster that exists, about a second for a new one.
    pub fn start(options: &ClusterOptions) -> Result<Self, ClusterError> {
        let home = Home::open(&options.data_dir)?;
        let arguments = options.tuning.arguments(&home);
        if let Some(postmaster) = Postmaster::adopt(&home, &arguments)? {
            tracing::info!(pid = postmaster.pid(), "took over the PostgreSQL that a server left behind");
            return Ok(Self { home, postmaster });
        }
        let binaries = PgBinaries::find(options.binaries.as_deref(), home.version().as_deref())?;
        binaries.check_reach(&home.owner)?;
        if !home.is_made() {
            binaries.make_cluster(&home, options.tuning)?;
        }
        let postmaster = Postmaster::launch(&home, &binaries, &arguments)?;
        tracing::info!(pid = postmaster.pid(), "PostgreSQL started");
        Ok(Self { home, postmaster })
    }

    /// The address of a database of this cluster, as sqlx reads it. Holds no password: there is none.
    pub fn connect_url(&self, user: &str, database: &str) -> String {
        let socket = encode(&self.home.socket.to_string_lossy());
        // Said in full, so that no PGPORT or PGSSLMODE of the environment changes it.
        format!(
            "postgres://{}@localhost:5432/{}?host={socket}&sslmode=disable",
            encode(user),
            encode(database)
        )
    }

    /// The folder the cluster really lives in; not the one asked for if its user could not reach that one.
    pub fn home(&self) -> &Path {
        &self.home.root
    }

    /// The log of PostgreSQL. No value of a statement is written there.
    pub fn log_file(&self) -> &Path {
        &self.home.log
    }

    /// Was it running already, left behind by a server that was killed?
    pub fn is_adopted(&self) -> bool {
        self.postmaster.is_adopted()
    }

    /// Lets it run on, as when the server is killed hard; the next [`Cluster::start`] takes it over.
    pub fn leave_running(mut self) {
        self.postmaster.let_go();
    }

    /// Closes its connections, stops it and waits for its end.
    pub fn stop(mut self) -> Result<(), ClusterError> {
        self.postmaster.stop(&self.home)
    }
}

/// Percent-encodes all but what no part of an address gives a meaning to.
fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn every_character_with_a_meaning_is_encoded() {
        assert_eq!(encode("/var/lib/a b?&é"), "%2Fvar%2Flib%2Fa%20b%3F%26%C3%A9");
        assert_eq!(encode("abri_admin-1.x"), "abri_admin-1.x");
    }
}
