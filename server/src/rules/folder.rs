//! Rule files from a folder, `<scheme>/<file>.toml`.

use abri_domain::rules::{RuleFiles, RulesError, Schemes};
use std::path::{Path, PathBuf};
use std::{fs, io};

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
    Ok(load_files(folder)?.read()?)
}

/// The texts of that folder; those shipped with the program when there is none.
pub fn load_files(folder: Option<&Path>) -> Result<RuleFiles, LoadError> {
    folder.map_or_else(|| Ok(RuleFiles::built_in()), files)
}

fn files(folder: &Path) -> Result<RuleFiles, LoadError> {
    let mut files = RuleFiles::default();
    for scheme in entries(folder)?.into_iter().filter(|path| path.is_dir()) {
        let is_rules = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "toml");
        for path in entries(&scheme)?.into_iter().filter(is_rules) {
            let text =
                fs::read_to_string(&path).map_err(|error| LoadError::File { path: path.clone(), error })?;
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
            files.insert(name, text);
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
