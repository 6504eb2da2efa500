//! Where the rules come from - the files shipped with the program, or a folder of the fund's own, and what was published
//! over them -, and the one handle on those that run.

mod folder;
mod live;

pub use folder::{LoadError, load, load_files};
pub use live::{begin, follow, refresh};

use abri_domain::assessment::Held;
use abri_domain::rules::{RuleBook, RuleFiles, RulesError, Schemes};
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};
use uuid::Uuid;

/// The rules the service runs on. Cheap to clone; a new set replaces the old one for every holder at once, and whoever
/// has begun a task with the old one ends it with the old one.
#[derive(Clone)]
pub struct Rules(Arc<Inner>);

struct Inner {
    base: RuleFiles,
    running: RwLock<Running>,
    /// What is held of each scheme; nothing while nobody can tell.
    held: RwLock<Option<BTreeMap<String, Held>>>,
}

struct Running {
    schemes: Arc<Schemes>,
    /// The publications it was made of, in order.
    publications: Vec<Uuid>,
    trouble: Option<Trouble>,
}

/// Rules that should run by now and can't: those before them still run.
#[derive(Debug, Clone)]
pub struct Trouble {
    /// The publications that were put together.
    pub publications: Vec<Uuid>,
    /// The first thing that is wrong.
    pub fault: RulesError,
}

impl Rules {
    /// These rules, until something is published over them.
    pub fn new(base: RuleFiles) -> Result<Self, RulesError> {
        let running = Running { schemes: Arc::new(base.read()?), publications: Vec::new(), trouble: None };
        Ok(Self(Arc::new(Inner { base, running: RwLock::new(running), held: RwLock::default() })))
    }

    /// Every scheme, as it runs now.
    pub fn current(&self) -> Arc<Schemes> {
        self.read(|running| running.schemes.clone())
    }

    /// The scheme of that id, as it runs now.
    pub fn book(&self, scheme: &str) -> Option<Arc<RuleBook>> {
        self.current().book(scheme).cloned()
    }

    /// The criteria of a scheme that were held when the database was last read, a moment ago; nothing when it could not be.
    pub fn held(&self, scheme: &str) -> Option<Held> {
        let held = self.0.held.read().unwrap_or_else(PoisonError::into_inner);
        held.as_ref().map(|held| held.get(scheme).cloned().unwrap_or_default())
    }

    /// Remembers what is held, or that nobody can tell.
    fn remember(&self, held: Option<BTreeMap<String, Held>>) {
        *self.0.held.write().unwrap_or_else(PoisonError::into_inner) = held;
    }

    /// The files it began with, before any publication.
    pub fn base(&self) -> &RuleFiles {
        &self.0.base
    }

    /// What should run by now and can't.
    pub fn trouble(&self) -> Option<Trouble> {
        self.read(|running| running.trouble.clone())
    }

    /// Runs on these rules from now on, until another publication begins.
    pub fn replace(&self, schemes: Schemes) {
        self.write(|running| running.schemes = Arc::new(schemes));
    }

    /// Is it made of these publications, or were they tried in vain?
    fn knows(&self, publications: &[Uuid]) -> bool {
        self.read(|running| match &running.trouble {
            Some(trouble) => trouble.publications == publications,
            None => running.publications == publications,
        })
    }

    /// Runs on these rules from now on.
    fn run(&self, publications: Vec<Uuid>, schemes: Schemes) {
        self.write(|running| *running = Running { schemes: Arc::new(schemes), publications, trouble: None });
    }

    /// Goes on with what runs, and remembers why.
    fn stay(&self, trouble: Trouble) {
        self.write(|running| running.trouble = Some(trouble));
    }

    fn read<T>(&self, of: impl FnOnce(&Running) -> T) -> T {
        of(&self.0.running.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn write(&self, change: impl FnOnce(&mut Running)) {
        change(&mut self.0.running.write().unwrap_or_else(PoisonError::into_inner));
    }
}
