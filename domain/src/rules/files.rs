//! Rule files as texts, before anyone reads them: what is drafted, published and put together.

use super::book::{RuleBook, Schemes};
use super::diff::{VersionChange, changes_between, versions_gone};
use super::error::RulesError;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The files shipped with the program: the path under `domain/rules`, and the text.
const BUILT_IN: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/rule_files.rs"));

/// Texts by path, `<scheme>/<file>.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RuleFiles(BTreeMap<String, String>);

/// What a set of files does to the one before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Everything that is wrong with the schemes that differ.
    pub faults: Vec<RulesError>,
    /// What changes in them, version by version.
    pub changes: Vec<VersionChange>,
}

impl RuleFiles {
    /// The files shipped with the program.
    pub fn built_in() -> Self {
        BUILT_IN.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    /// The text of that path.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// Adds a file, or replaces the one of that path.
    pub fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.0.insert(path.into(), text.into());
    }

    /// Path and text of each, in order of the paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Is there no file?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// These files with others put over them: a file of a path that both have is replaced.
    #[must_use]
    pub fn with(&self, over: &Self) -> Self {
        self.0.clone().into_iter().chain(over.0.clone()).collect()
    }

    /// The schemes they say, checked as far as they can be read.
    pub fn read(&self) -> Result<Schemes, RulesError> {
        Schemes::from_files(&self.pairs(|_| true))
    }

    /// Everything that is wrong with them: for each scheme the first thing that keeps it from being read, or else what
    /// [`RuleBook::faults`] finds.
    pub fn faults(&self) -> Vec<RulesError> {
        let of =
            |book: Result<RuleBook, RulesError>| book.map_or_else(|fault| vec![fault], |book| book.faults());
        self.books().flat_map(of).collect()
    }

    /// Each scheme as it reads.
    pub(super) fn books(&self) -> impl Iterator<Item = Result<RuleBook, RulesError>> {
        self.folders().into_iter().map(|name| RuleBook::from_files(&self.pairs(|path| folder(path) == name)))
    }

    /// What becomes of the schemes whose files differ from those before. Others are not looked at: they run as they are.
    pub fn compared(&self, before: &Self) -> Comparison {
        let mut found = Comparison::default();
        for name in self.folders() {
            let of = |files: &Self| files.pairs(|path| folder(path) == name);
            let (old, new) = (of(before), of(self));
            if old != new {
                found.add(RuleBook::from_files(&old).ok().as_ref(), RuleBook::from_files(&new));
            }
        }
        found
    }

    /// The SHA-256 of each text, in hexadecimal, by path: what a publication keeps.
    pub fn manifest(&self) -> BTreeMap<String, String> {
        self.iter().map(|(path, text)| (path.to_owned(), hex(&text_sha256(text)))).collect()
    }

    /// SHA-256 of all paths and texts: it changes when anything does.
    pub fn sha256(&self) -> [u8; 32] {
        let mut digest = Sha256::new();
        for (path, text) in self.iter() {
            // The hash of a text has a fixed length, and no path holds a line end: nothing can stand for two sets.
            digest.update(path.as_bytes());
            digest.update(b"\n");
            digest.update(text_sha256(text));
        }
        digest.finalize().into()
    }

    fn folders(&self) -> Vec<&str> {
        let mut folders: Vec<_> = self.0.keys().map(|path| folder(path)).collect();
        folders.dedup();
        folders
    }

    fn pairs(&self, wanted: impl Fn(&str) -> bool) -> Vec<(String, String)> {
        let wanted = self.iter().filter(|(path, _)| wanted(path));
        wanted.map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
    }
}

impl Comparison {
    fn add(&mut self, old: Option<&RuleBook>, new: Result<RuleBook, RulesError>) {
        match new {
            Err(fault) => self.faults.push(fault),
            Ok(new) => {
                self.faults.extend(old.map(|old| versions_gone(old, &new)).unwrap_or_default());
                self.faults.extend(new.faults());
                self.changes.extend(changes_between(old, &new));
            }
        }
    }
}

impl FromIterator<(String, String)> for RuleFiles {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(files: I) -> Self {
        Self(files.into_iter().collect())
    }
}

/// The folder of a file, which is named like its scheme.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Is that the path of a rule file, `<scheme>/<file>.toml` in small letters, digits and dashes?
pub fn is_rule_path(path: &str) -> bool {
    let is_name = |name: &str| {
        let is_code = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        !name.is_empty() && name.len() <= 60 && name.chars().all(is_code)
    };
    let name = path.strip_suffix(".toml").and_then(|path| path.split_once('/'));
    name.is_some_and(|(scheme, file)| is_name(scheme) && is_name(file))
}

/// SHA-256 of a text: the name it is kept under for ever.
pub fn text_sha256(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |text, byte| text + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> RuleFiles {
        pairs.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn the_files_shipped_are_without_a_fault() {
        assert_eq!(RuleFiles::built_in().faults(), Vec::new());
    }

    #[test]
    fn files_put_over_others_replace_those_of_their_path() {
        let (base, over) = (files(&[("a/x.toml", "1"), ("a/y.toml", "2")]), files(&[("a/y.toml", "3")]));
        assert_eq!(base.with(&over), files(&[("a/x.toml", "1"), ("a/y.toml", "3")]));
    }

    #[test]
    fn the_hash_of_a_set_tells_apart_what_is_where() {
        let all = [
            files(&[("a/x.toml", "1"), ("a/y.toml", "2")]),
            files(&[("a/x.toml", "2"), ("a/y.toml", "1")]),
            files(&[("a/x.toml", "12")]),
            files(&[("a/x.toml", "1")]),
            files(&[]),
        ];
        let hashes: std::collections::BTreeSet<_> = all.iter().map(RuleFiles::sha256).collect();
        assert_eq!(hashes.len(), all.len());
    }

    #[test]
    fn paths_that_lead_elsewhere_are_no_rule_paths() {
        assert!(is_rule_path("at-risk/v10.toml") && is_rule_path("at-risk/scheme.toml"));
        for path in
            ["v1.toml", "a/b/c.toml", "../a.toml", "a/.toml", "A/b.toml", "a/b.txt", "/b.toml", "a/b.toml "]
        {
            assert!(!is_rule_path(path), "{path}");
        }
    }

    /// The shipped files with one passage of the last version replaced, compared with them.
    fn compared(from: &str, to: &str) -> Comparison {
        let shipped = RuleFiles::built_in();
        let text = shipped.get("at-risk/v9.toml").unwrap();
        assert!(text.contains(from));
        let mut files = shipped.clone();
        files.insert("at-risk/v9.toml", text.replace(from, to));
        files.compared(&shipped)
    }

    #[test]
    fn only_versions_that_say_something_else_are_told() {
        let shipped = RuleFiles::built_in();
        assert_eq!(shipped.compared(&shipped), Comparison::default());
        let found = compared("per_mille = 0", "per_mille = 5");
        let [change] = &found.changes[..] else { panic!("{found:?}") };
        assert_eq!((change.id.as_str(), change.against.as_deref()), ("at-risk-v9", Some("at-risk-v9")));
        assert_eq!((change.changes.len(), found.faults.len()), (1, 0));
    }

    #[test]
    fn a_version_under_another_name_is_new_and_the_old_one_gone() {
        let found = compared("at-risk-v9", "at-risk-v10");
        assert_eq!(found.changes[0].against.as_deref(), Some("at-risk-v8"));
        assert_eq!(found.faults[0].file, "at-risk/v9.toml");
        assert!(found.faults[0].reason.contains("at-risk-v9 is gone"), "{:?}", found.faults);
    }

    #[test]
    fn each_scheme_tells_the_first_thing_that_is_wrong() {
        let mut files = RuleFiles::built_in();
        files.insert("at-risk/v10.toml", "format = 2\nx = 1");
        files.insert("new/v1.toml", "");
        let faults = files.faults();
        let told: Vec<_> = faults.iter().map(|fault| (fault.file.as_str(), fault.line)).collect();
        assert_eq!(told, [("at-risk/v10.toml", Some(2)), ("new/scheme.toml", None)], "{faults:?}");
    }
}
