//! The key file: four lines of `name = hex`, readable by the service alone.

use super::{Indexer, Sealer};
use crate::random;
use data_encoding::HEXLOWER;
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

const NAMES: [&str; 4] = ["zone-a", "zone-m", "drafts", "index"];

/// Every key of the service. Never printed.
#[derive(Clone)]
pub struct Keys {
    /// Identity, contact, employers, notices.
    pub zone_a: Sealer,
    /// Wraps the data key of each claim's medical part; seals the register.
    pub zone_m: Sealer,
    /// Forms under way.
    pub drafts: Sealer,
    /// Finds what is sealed.
    pub index: Indexer,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[keys]")
    }
}

/// Why the key file can't be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// It can't be read or written.
    #[error("the key file {path} can't be used")]
    File {
        /// Where it is.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// Others may read it.
    #[error("the key file {0} can be read by others: `chmod 600` it")]
    TooOpen(PathBuf),
    /// A key is missing or not 64 hexadecimal digits.
    #[error("the key file has no usable key `{0}`")]
    Key(&'static str),
    /// No randomness to make keys.
    #[error(transparent)]
    Randomness(#[from] random::NoRandomness),
}

impl Keys {
    /// The keys in that file.
    pub fn read(path: &Path) -> Result<Self, KeyFileError> {
        let fail = |source| KeyFileError::File { path: path.to_owned(), source };
        if std::fs::metadata(path).map_err(fail)?.permissions().mode() & 0o077 != 0 {
            return Err(KeyFileError::TooOpen(path.to_owned()));
        }
        Self::parse(&Zeroizing::new(std::fs::read_to_string(path).map_err(fail)?))
    }

    /// Makes a new file with new keys; fails when there is one already, for its keys would be lost.
    pub fn create(path: &Path) -> Result<(), KeyFileError> {
        let fail = |source| KeyFileError::File { path: path.to_owned(), source };
        let mut text = Zeroizing::new(String::new());
        for name in NAMES {
            let key = Zeroizing::new(random::bytes::<32>()?);
            text.extend([name, " = ", HEXLOWER.encode(key.as_slice()).as_str(), "\n"]);
        }
        let mut file =
            std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(fail)?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(fail)
    }

    fn parse(text: &str) -> Result<Self, KeyFileError> {
        let key = |name: &'static str| {
            text.lines()
                .filter_map(|line| line.split_once('='))
                .find(|(key, _)| key.trim() == name)
                .and_then(|(_, hex)| HEXLOWER.decode(hex.trim().as_bytes()).ok())
                .and_then(|bytes| <[u8; 32]>::try_from(bytes).ok())
                .ok_or(KeyFileError::Key(name))
        };
        let sealer = |name| key(name).map(|bytes| Sealer::new(&bytes, 1));
        Ok(Self {
            zone_a: sealer("zone-a")?,
            zone_m: sealer("zone-m")?,
            drafts: sealer("drafts")?,
            index: Indexer(key("index")?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_file_is_made_once_and_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        Keys::create(&path).unwrap();
        let keys = Keys::read(&path).unwrap();
        assert_eq!(format!("{keys:?}"), "[keys]");
        assert!(matches!(Keys::create(&path), Err(KeyFileError::File { .. })), "an existing file is kept");
    }

    #[test]
    fn a_key_file_open_to_others_or_short_of_a_key_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        Keys::create(&path).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(Keys::read(&path), Err(KeyFileError::TooOpen(_))));
        assert!(matches!(Keys::parse("zone-a = 00"), Err(KeyFileError::Key("zone-a"))));
    }
}
