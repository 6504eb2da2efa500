//! Where the rules come from - the files shipped with the program, or a folder of the fund's own -, and the one handle
//! on those that run.

use abri_domain::rules::{RuleBook, RulesError, Schemes};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::{fs, io};

/// The rules the service runs on. Cheap to clone; a new set replaces the old one for every holder at once, and whoever
/// has begun a task with the old one ends it with the old one.
#[derive(Clone)]
pub struct Rules(Arc<RwLock<Arc<Schemes>>>);

impl Rules {
    /// These rules, for now.
    pub fn new(schemes: Schemes) -> Self {
        Self(Arc::new(RwLock::new(Arc::new(schemes))))
    }

    /// Every scheme, as it runs now.
    pub fn current(&self) -> Arc<Schemes> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The scheme of that id, as it runs now.
    pub fn book(&self, scheme: &str) -> Option<Arc<RuleBook>> {
        self.current().book(scheme).cloned()
    }

    /// Runs on these rules from now on.
    pub fn replace(&self, schemes: Schemes) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(schemes);
    }
}

/// Why rules can't be used.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A file can't be read.
    #[error("{path}: {error}")]
    File {
        /// Which one.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A file says something that can't be.
    #[error(transparent)]
    Rules(#[from] RulesError),
}

/// The schemes of that folder; those shipped with the program when there is none.
pub fn load(folder: Option<&Path>) -> Result<Schemes, LoadError> {
    match folder {
        None => Ok(Schemes::built_in()?),
        Some(folder) => Ok(Schemes::from_files(&files(folder)?)?),
    }
}

/// The rule files of a folder: `<scheme>/<file>.toml` and the text.
fn files(folder: &Path) -> Result<Vec<(String, String)>, LoadError> {
    let mut files = Vec::new();
    for scheme in entries(folder)?.into_iter().filter(|path| path.is_dir()) {
        let is_rules = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "toml");
        for path in entries(&scheme)?.into_iter().filter(is_rules) {
            let text =
                fs::read_to_string(&path).map_err(|error| LoadError::File { path: path.clone(), error })?;
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
            files.push((name, text));
        }
    }
    Ok(files)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, LoadError> {
    let fault = |error| LoadError::File { path: folder.to_owned(), error };
    let found = fs::read_dir(folder).map_err(fault)?.map(|entry| Ok(entry?.path()));
    let mut paths = found.collect::<io::Result<Vec<_>>>().map_err(fault)?;
    paths.sort();
    Ok(paths)
}
