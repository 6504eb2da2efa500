//! The versions of a scheme in time, and all the schemes.

use super::diff::{Change, diff};
use super::error::RulesError;
use super::example::ExampleFailure;
use super::files::{RuleFiles, folder};
use super::read::{read_scheme, read_version};
use super::scheme::{Asked, Scheme};
use super::version::RuleVersion;
use crate::form::FormRules;
use crate::status::Territory;
use std::sync::Arc;
use time::{Date, OffsetDateTime};

/// The name of the file that says what a scheme asks.
const SCHEME_FILE: &str = "scheme.toml";

/// A scheme with its versions, sorted in time, without overlap; gaps are allowed and lead to a person.
#[derive(Debug, Clone)]
pub struct RuleBook {
    pub(super) scheme: Arc<Scheme>,
    pub(super) versions: Vec<RuleVersion>,
    /// What changed with each version, in their order; nothing with the first.
    pub(super) changes: Vec<Vec<Change>>,
}

/// Every scheme of the service.
#[derive(Debug, Clone)]
pub struct Schemes {
    books: Vec<Arc<RuleBook>>,
}

impl Schemes {
    /// The schemes shipped with the program.
    pub fn built_in() -> Result<Self, RulesError> {
        RuleFiles::built_in().read()
    }

    /// The schemes of these files: `<scheme>/<file>.toml`, then the text.
    pub fn from_files(files: &[(String, String)]) -> Result<Self, RulesError> {
        let mut folders: Vec<&str> = files.iter().map(|(path, _)| folder(path)).collect();
        folders.sort_unstable();
        folders.dedup();
        let of =
            |name: &str| files.iter().filter(|(path, _)| folder(path) == name).cloned().collect::<Vec<_>>();
        let books = folders
            .iter()
            .map(|name| RuleBook::from_files(&of(name)).map(Arc::new))
            .collect::<Result<_, _>>()?;
        Ok(Self { books })
    }

    /// Every scheme with its versions.
    pub fn books(&self) -> &[Arc<RuleBook>] {
        &self.books
    }

    /// The version of that id, of whatever scheme.
    pub fn version(&self, id: &str) -> Option<&RuleVersion> {
        self.books.iter().find_map(|book| book.version(id))
    }

    /// The scheme of that id.
    pub fn book(&self, scheme: &str) -> Option<&Arc<RuleBook>> {
        self.books.iter().find(|book| book.scheme.id() == scheme)
    }
}

impl RuleBook {
    /// The scheme for people at risk, as shipped with the program.
    pub fn built_in() -> Result<Self, RulesError> {
        let missing =
            || RulesError { file: "at-risk".to_owned(), line: None, reason: "is missing".to_owned() };
        let book = Schemes::built_in()?.book("at-risk").cloned().ok_or_else(missing)?;
        Ok(Arc::unwrap_or_clone(book))
    }

    /// The versions of these files of one folder, `scheme.toml` among them: path, then text.
    pub fn from_files(files: &[(String, String)]) -> Result<Self, RulesError> {
        let is_scheme = |path: &str| path.rsplit('/').next() == Some(SCHEME_FILE);
        let folder = files.first().map_or("", |(path, _)| folder(path));
        let (path, text) = files.iter().find(|(path, _)| is_scheme(path)).ok_or_else(|| RulesError {
            file: format!("{folder}/{SCHEME_FILE}"),
            line: None,
            reason: "is missing".to_owned(),
        })?;
        let base = read_scheme(path, text)?;
        let versions = files.iter().filter(|(path, _)| !is_scheme(path));
        let mut named = versions
            .map(|(path, text)| Ok((path.as_str(), read_version(&base, path, text)?)))
            .collect::<Result<Vec<_>, RulesError>>()?;
        named.sort_by_key(|(_, version)| version.valid_from());
        named.windows(2).try_for_each(refuse_overlap)?;
        named.iter().try_for_each(|(path, version)| refuse_unknown_elsewhere(path, version, &named))?;
        Ok(Self::of(base.scheme, named.into_iter().map(|(_, version)| version).collect()))
    }

    fn of(scheme: Arc<Scheme>, versions: Vec<RuleVersion>) -> Self {
        let pairs = versions.iter().zip(versions.iter().skip(1));
        let changes = pairs.map(|(earlier, later)| diff(earlier, later, &scheme));
        let changes = std::iter::once(Vec::new()).chain(changes).collect();
        Self { scheme, versions, changes }
    }

    /// What the scheme asks.
    pub fn scheme(&self) -> &Scheme {
        &self.scheme
    }

    /// The version a day goes by.
    pub fn version_on(&self, day: Date) -> Option<&RuleVersion> {
        self.versions.iter().find(|version| version.is_in_force_on(day))
    }

    /// The version a claim filed at that instant goes by.
    pub fn version_at(&self, instant: OffsetDateTime) -> Option<&RuleVersion> {
        self.versions.iter().find(|version| version.is_in_force_at(instant))
    }

    /// The version a claim filed at that instant goes by, as far as one knew it then: one that is not announced yet is in
    /// force for nobody.
    pub fn version_now(&self, now: OffsetDateTime) -> Option<&RuleVersion> {
        self.version_at(now).filter(|version| version.announced() <= now.date())
    }

    /// The version a claim filed at that instant goes by, when one can ask then.
    pub fn open_version(&self, now: OffsetDateTime) -> Option<&RuleVersion> {
        self.version_now(now).filter(|version| !version.is_closed())
    }

    /// The version a day goes by in a territory, as far as one knew it on `today`.
    ///
    /// A version published later must not change what an earlier decision comes to when it is replayed.
    pub fn version_known(&self, day: Date, territory: Territory, today: Date) -> Option<&RuleVersion> {
        let version = self.version_on(day).filter(|version| version.announced() <= today)?;
        self.followed(version, day, territory)
    }

    /// The version a claim filed at that instant goes by in a territory, as far as one knew it on `today`.
    pub fn version_asked(
        &self,
        at: OffsetDateTime,
        territory: Territory,
        today: Date,
    ) -> Option<&RuleVersion> {
        let version = self.version_at(at).filter(|version| version.announced() <= today)?;
        self.followed(version, at.date(), territory)
    }

    fn followed<'r>(
        &'r self,
        version: &'r RuleVersion,
        day: Date,
        territory: Territory,
    ) -> Option<&'r RuleVersion> {
        match version.elsewhere().iter().find(|elsewhere| elsewhere.holds(territory, day)) {
            Some(elsewhere) => self.version(&elsewhere.follows),
            None => Some(version),
        }
    }

    /// The version of that id.
    pub fn version(&self, id: &str) -> Option<&RuleVersion> {
        self.versions.iter().find(|version| version.id() == id)
    }

    /// The same scheme as if that version had always been in force, for simulations: only what it asks counts, not when
    /// it began.
    #[must_use]
    pub fn as_if(&self, id: &str) -> Option<Self> {
        let version = self.version(id)?.clone().without_dates();
        Some(Self::of(self.scheme.clone(), vec![version]))
    }

    /// What the form must know, when someone can ask at that instant.
    pub fn form_rules(&self, now: OffsetDateTime, terms_version: &str) -> Option<FormRules> {
        let version = self.open_version(now)?;
        let today = now.date();
        let (earliest_start, days) = (version.earliest_start()?.for_request(today), version.duration_days());
        Some(FormRules {
            scheme: self.scheme.clone(),
            asked_of_all: self.asked_of_all(version),
            today,
            earliest_start,
            days,
            terms_version: terms_version.to_owned(),
        })
    }

    /// Codes of the questions of the form that a version reads and no ground asks.
    fn asked_of_all(&self, version: &RuleVersion) -> Vec<String> {
        let with_ground =
            |code: &String| self.scheme.grounds().iter().any(|ground| ground.asks.contains(code));
        let questions = self.scheme.questions().iter();
        let asked = questions.filter(|question| {
            question.is_asked_in(Asked::Form) && version.reads(question.fact) && !with_ground(&question.code)
        });
        asked.map(|question| question.code.clone()).collect()
    }

    /// Is the scheme closed at that instant? Not the same as an instant without any version.
    pub fn is_closed_at(&self, now: OffsetDateTime) -> bool {
        self.version_now(now).is_some_and(RuleVersion::is_closed)
    }

    /// The examples of every file that do not come out as written; nothing when all is well.
    pub fn failing_examples(&self) -> Vec<ExampleFailure> {
        let examples =
            self.versions.iter().flat_map(|version| version.examples().iter().map(move |e| (version, e)));
        examples.filter_map(|(version, example)| example.failure(version, self)).collect()
    }

    /// What changed with the version of that id against the one before; worked out once, when the files are read.
    pub fn changes(&self, id: &str) -> &[Change] {
        let place = self.versions.iter().position(|version| version.id() == id);
        place.and_then(|place| self.changes.get(place)).map_or(&[], Vec::as_slice)
    }

    /// Every version, in order of time.
    pub fn versions(&self) -> &[RuleVersion] {
        &self.versions
    }
}

fn refuse_overlap(pair: &[(&str, RuleVersion)]) -> Result<(), RulesError> {
    let [(first, earlier), (second, later)] = pair else {
        return Ok(());
    };
    let line = Some(later.place.validity);
    let refuse = |reason| Err(RulesError { file: (*second).to_owned(), line, reason });
    if earlier.id() == later.id() {
        return refuse(format!("the id \"{}\" is already used in {first}", later.id()));
    }
    if earlier.valid_until().is_some_and(|until| until <= later.valid_from()) {
        return Ok(());
    }
    refuse(format!("begins on {} but {first} has not ended by then", later.valid_from().date()))
}

fn refuse_unknown_elsewhere(
    path: &str,
    version: &RuleVersion,
    all: &[(&str, RuleVersion)],
) -> Result<(), RulesError> {
    let known = |id: &str| all.iter().any(|(_, other)| other.id() == id);
    match version.elsewhere().iter().find(|elsewhere| !known(&elsewhere.follows)) {
        None => Ok(()),
        Some(elsewhere) => {
            let reason = format!("no version has the id \"{}\"", elsewhere.follows);
            Err(RulesError { file: path.to_owned(), line: None, reason })
        }
    }
}
