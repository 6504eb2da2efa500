//! Empties the maildir of what came back. What was read is erased; what is about no e-mail of ours is put aside for a person.

use super::Tools;
use crate::mail::bounce;
use crate::pipeline::UseCaseError;
use crate::pipeline::deliveries::{Reported, report};
use crate::state::Service;
use serde::Serialize;
use std::fs::{self, DirEntry, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Files read in one go.
const AT_ONCE: usize = 200;
/// Where what nobody knows is put, beside `new` and `cur`.
const ASIDE: &str = "unmatched";

/// What the maildir held.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Emptied {
    /// Files read.
    pub read: usize,
    /// Reports that were news.
    pub recorded: usize,
    /// Files that are no report on an e-mail of ours, put aside.
    pub unmatched: usize,
}

/// Why the maildir could not be emptied.
#[derive(Debug, thiserror::Error)]
pub enum BounceError {
    /// The folder.
    #[error("the folder of bounces can't be used")]
    Folder(#[from] io::Error),
    /// The database.
    #[error(transparent)]
    UseCase(#[from] UseCaseError),
}

/// Empties the maildir of the configuration, if there is one.
pub(super) async fn empty_own(service: &Service, tools: &Tools) {
    let Some(folder) = tools.mailer.bounces_dir() else { return };
    match empty(service, folder).await {
        Ok(emptied) if emptied.read > 0 => {
            tracing::info!(recorded = emptied.recorded, unmatched = emptied.unmatched, "bounces were read");
        }
        Ok(_) => {}
        Err(error) => tracing::warn!(error = %error, "bounces could not be read"),
    }
}

/// Reads what came into a maildir, 200 files at most.
pub async fn empty(service: &Service, maildir: &Path) -> Result<Emptied, BounceError> {
    let mut emptied = Emptied::default();
    for path in waiting(maildir) {
        // Another worker may have been faster.
        let Ok(source) = read_some(&path) else { continue };
        emptied.read += 1;
        let reported = match bounce::read(&service.keys, &source) {
            Some(bounce) => report(service, &bounce).await?,
            None => Reported::Unknown,
        };
        match reported {
            Reported::Unknown => {
                emptied.unmatched += 1;
                put_aside(maildir, &path)?;
            }
            Reported::Recorded => emptied.recorded += 1,
            Reported::NothingNew => {}
        }
        let _gone = fs::remove_file(&path);
    }
    Ok(emptied)
}

/// Plain files only: nothing that is put there leads elsewhere.
fn waiting(maildir: &Path) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for folder in ["new", "cur"] {
        let Ok(entries) = fs::read_dir(maildir.join(folder)) else { continue };
        let plain = |entry: &DirEntry| entry.file_type().is_ok_and(|kind| kind.is_file());
        paths.extend(entries.filter_map(Result::ok).filter(plain).take(AT_ONCE).map(|entry| entry.path()));
    }
    paths.truncate(AT_ONCE);
    paths
}

fn read_some(path: &Path) -> io::Result<Vec<u8>> {
    let mut source = Vec::new();
    File::open(path)?.take(bounce::READ_MAX).read_to_end(&mut source)?;
    Ok(source)
}

fn put_aside(maildir: &Path, path: &Path) -> io::Result<()> {
    let aside = maildir.join(ASIDE);
    fs::create_dir_all(&aside)?;
    match path.file_name() {
        Some(name) => fs::rename(path, aside.join(name)),
        None => Ok(()),
    }
}
