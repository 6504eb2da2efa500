//! What can keep a private PostgreSQL from running, said so that the reader knows what to do.

use std::io;
use std::path::{Path, PathBuf};

/// Why the private PostgreSQL does not run.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    /// None is installed.
    #[error(
        "PostgreSQL was not found on this machine. Install it with `sudo apt-get install --no-install-recommends \
         postgresql` (or your system's package of the PostgreSQL server), or set DATABASE_URL to one that runs \
         elsewhere."
    )]
    NoBinaries,
    /// The folder named in the settings holds none.
    #[error("{} does not hold the programs initdb and postgres. Name the folder that does, or none: it is then searched for.", .0.display())]
    GivenBinaries(PathBuf),
    /// The user who must run them can't reach the programs.
    #[error("PostgreSQL does not run as root, and the user it would run as can't reach {}. Install it with `sudo apt-get install --no-install-recommends postgresql`, or open the folders above it (chmod o+x).", .0.display())]
    BinariesOutOfReach(PathBuf),
    /// We are root and there is no one else to run it.
    #[error("PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody")]
    NoUser,
    /// The folder holds other things, or belongs to someone else.
    #[error("{} holds files of something else, or belongs to another user. Name an empty folder, or one that does not exist.", .0.display())]
    NotOurs(PathBuf),
    /// Another server uses the folder.
    #[error("another server already uses {}. Stop it, or give each its own folder.", .0.display())]
    InUse(PathBuf),
    /// The cluster could not be made.
    #[error("initdb could not make the cluster: {0}")]
    Initdb(String),
    /// PostgreSQL ended while it started.
    #[error("PostgreSQL ended while it started: {reason}. Its log is {}.", .log.display())]
    Ended {
        /// Last line of the log that tells why.
        reason: String,
        /// Where the rest is.
        log: PathBuf,
    },
    /// It takes too long, for instance to recover from a crash.
    #[error("PostgreSQL was not ready after {seconds} seconds and is left running; its log is {}. It may be recovering from a crash: start the server again and it will wait on.", .log.display())]
    NotReady {
        /// How long it was waited for.
        seconds: u64,
        /// Where to read what it is doing.
        log: PathBuf,
    },
    /// It does not stop.
    #[error("PostgreSQL, process {pid}, does not stop")]
    NotStopped {
        /// Its process.
        pid: i32,
    },
    /// A file or a program could not be used.
    #[error("can't use {}", .path.display())]
    Io {
        /// What could not be used.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Adds the path to what the system said.
pub(super) fn at<E: Into<io::Error>>(path: &Path) -> impl FnOnce(E) -> ClusterError {
    move |source| ClusterError::Io { path: path.to_owned(), source: source.into() }
}
