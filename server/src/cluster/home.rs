//! The folder of the cluster: where it may be, who owns it, what lies in it, and that one server only uses it.

use super::error::{ClusterError, at};
use super::owner::Owner;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// Where a folder goes that can't be where it was wanted: on every system, for every user, and with a short name.
const ELSEWHERE: &str = "/var/tmp";
/// `sockaddr_un` holds 108 bytes with the final zero, and PostgreSQL adds the name of the socket.
const SOCKET_PATH_MAX: usize = 107 - "/.s.PGSQL.5432".len();
/// All that ever lies in the folder, by how the names start.
const CONTENTS: [&str; 4] = ["data", "socket", "postgresql.log", "lock"];

/// The folder of a cluster, ours until dropped.
#[derive(Debug)]
pub(super) struct Home {
    /// The folder itself.
    pub root: PathBuf,
    /// What PostgreSQL calls its data directory.
    pub data: PathBuf,
    /// The folder of the socket.
    pub socket: PathBuf,
    /// The log.
    pub log: PathBuf,
    /// Who owns it all.
    pub owner: Owner,
    _lock: File,
    _kept: File,
}

impl Home {
    /// Makes the folder if need be, closes it to others and locks it.
    pub fn open(wanted: &Path) -> Result<Self, ClusterError> {
        let wanted = std::path::absolute(wanted).map_err(at(wanted))?;
        let wanted = wanted.canonicalize().unwrap_or(wanted);
        let root = choose(&wanted, Owner::find(&wanted.join("data"))?)?;
        let owner = Owner::find(&root.join("data"))?;
        prepare(&root, owner)?;
        let root = root.canonicalize().map_err(at(&root))?;
        let lock = lock(&root)?;
        let kept = File::open(&root).map_err(at(&root))?;
        // The systems that empty /var/tmp leave a folder alone while it is locked (systemd-tmpfiles). Best effort.
        let _ = kept.try_lock_shared();
        let socket = socket_folder(&root);
        prepare(&socket, owner)?;
        let (data, log) = (root.join("data"), root.join("postgresql.log"));
        Ok(Self { root, data, socket, log, owner, _lock: lock, _kept: kept })
    }

    /// Has the cluster been made?
    pub fn is_made(&self) -> bool {
        self.data.join("PG_VERSION").exists()
    }

    /// The major version of the PostgreSQL that made it.
    pub fn version(&self) -> Option<String> {
        Some(fs::read_to_string(self.data.join("PG_VERSION")).ok()?.trim().to_owned())
    }
}

/// Where the folder can be: where it is wanted, unless the user who runs PostgreSQL can't get there.
fn choose(wanted: &Path, owner: Owner) -> Result<PathBuf, ClusterError> {
    let existing = wanted.ancestors().skip(1).find(|folder| folder.exists()).unwrap_or(Path::new("/"));
    // The folders still missing will be made, and open to pass through.
    let deepest = existing.canonicalize().map_err(at(existing))?.join("child");
    let elsewhere = short_folder(wanted, "");
    // Data once put elsewhere stays there, even if the way has been opened since.
    let moved = owner.changes_user() && !wanted.join("data").exists() && elsewhere.join("data").exists();
    if owner.can_reach(&deepest) && !moved {
        return Ok(wanted.to_owned());
    }
    tracing::warn!(
        wanted = %wanted.display(),
        used = %elsewhere.display(),
        "the user PostgreSQL runs as can't reach the folder wanted, or could not once: the data is kept elsewhere, \
         in a place some systems empty when it is unused for weeks; better name a folder that user can reach"
    );
    Ok(elsewhere)
}

/// A folder with a short name that is always the same for `path`, and no other's.
fn short_folder(path: &Path, suffix: &str) -> PathBuf {
    let hash = HEXLOWER.encode(&Sha256::digest(path.as_os_str().as_bytes())[..8]);
    Path::new(ELSEWHERE).join(format!("abri-{hash}{suffix}"))
}

/// The folder of the socket: in the home unless the path is longer than sockets' are, or is one that PostgreSQL
/// would read as several.
fn socket_folder(root: &Path) -> PathBuf {
    let inside = root.join("socket");
    let bytes = inside.as_os_str().as_bytes();
    let plain = inside.to_str().is_some() && !bytes.iter().any(|byte| b",\"\\".contains(byte));
    if plain && bytes.len() <= SOCKET_PATH_MAX { inside } else { short_folder(root, "-s") }
}

/// Makes the folder, or sees that it is ours, and closes it to others.
fn prepare(folder: &Path, owner: Owner) -> Result<(), ClusterError> {
    if fs::symlink_metadata(folder).is_ok() {
        check_ours(folder)?;
    } else {
        fs::create_dir_all(folder).map_err(at(folder))?;
    }
    owner.keep_private(folder)
}

/// Never takes over a folder of something else, nor one that another user has put in our way.
fn check_ours(folder: &Path) -> Result<(), ClusterError> {
    let not_ours = || ClusterError::NotOurs(folder.to_owned());
    let metadata = fs::symlink_metadata(folder).map_err(at(folder))?;
    if !metadata.is_dir() || !Owner::trusts(&metadata) {
        return Err(not_ours());
    }
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let name = entry.map_err(at(folder))?.file_name();
        let name = name.to_string_lossy();
        if !name.starts_with(".s.PGSQL.") && !CONTENTS.iter().any(|start| name.starts_with(start)) {
            return Err(not_ours());
        }
    }
    Ok(())
}

fn lock(root: &Path) -> Result<File, ClusterError> {
    let path = root.join("lock");
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(at(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(ClusterError::InUse(root.to_owned())),
        Err(fs::TryLockError::Error(source)) => Err(at(&path)(source)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_socket_fits_in_a_socket_address() {
        let long = Path::new("/srv").join("x".repeat(90));
        for root in [Path::new("/srv/pg"), &long, Path::new("/srv/a,b")] {
            assert!(socket_folder(root).join(".s.PGSQL.5432").as_os_str().len() <= 107);
        }
        assert_eq!(socket_folder(Path::new("/srv/pg")), Path::new("/srv/pg/socket"));
        assert!(socket_folder(&long).starts_with(ELSEWHERE));
        assert!(socket_folder(Path::new("/srv/a,b")).starts_with(ELSEWHERE));
        assert_eq!(socket_folder(&long), socket_folder(&long));
    }

    #[test]
    fn a_folder_of_something_else_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("thesis.odt"), "").unwrap();
        assert!(matches!(check_ours(dir.path()), Err(ClusterError::NotOurs(_))));
        fs::remove_file(dir.path().join("thesis.odt")).unwrap();
        fs::write(dir.path().join("postgresql.log"), "").unwrap();
        assert!(check_ours(dir.path()).is_ok());
    }
}
