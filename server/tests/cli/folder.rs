//! A folder of rules of one's own: the shipped scheme for people at risk, with something changed.

use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The folder, gone with the test.
pub struct Folder(TempDir);

impl Folder {
    /// The scheme as shipped.
    pub fn shipped() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (rules().join("at-risk"), folder.path().join("at-risk"));
        fs::create_dir(&to).unwrap();
        for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
        Self(folder)
    }

    /// The same with one passage of one file replaced, which must occur.
    pub fn changed(file: &str, from: &str, to: &str) -> Self {
        let folder = Self::shipped();
        let path = folder.0.path().join("at-risk").join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} does not hold {from:?}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
        folder
    }

    /// The same without one file.
    pub fn without(file: &str) -> Self {
        let folder = Self::shipped();
        fs::remove_file(folder.0.path().join("at-risk").join(file)).unwrap();
        folder
    }

    /// Its path, for an option.
    pub fn path(&self) -> &str {
        self.0.path().to_str().unwrap()
    }
}

/// The rules shipped with the program.
pub fn rules() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/rules")
}

/// The line of the first passage of a shipped file, from 1.
pub fn line_of(file: &str, passage: &str) -> usize {
    let text = fs::read_to_string(rules().join("at-risk").join(file)).unwrap();
    1 + text.lines().position(|line| line.contains(passage)).unwrap()
}
