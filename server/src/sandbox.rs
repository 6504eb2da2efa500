//! Training: the same service on a folder and a private database of its own, with claims of people who do not exist, each with
//! what we would have decided and why.

mod lessons;

pub use lessons::{LESSONS, Lesson, Model};

use crate::boot::Store;
use crate::demo::people::{SyntheticClaim, practice};
use crate::persistence::{PersistenceError, register};
use crate::pipeline::intake::{self, IntakeError, Submission};
use crate::pipeline::notices;
use crate::state::Service;
use abri_domain::form::FormRules;
use abri_domain::status::Channel;
use sqlx::PgConnection;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use uuid::Uuid;

/// The file that says that a folder is one to train in.
const MARK: &str = "sandbox";
/// Before the number of a set and of a lesson in a submit key: a lesson is filed once, whatever happens.
const KEY: u128 = 0x7EAC_0000_0000_0000_0000_0000_0000_0000;
/// The first synthetic person of the lessons: far from those of the demonstration.
const FIRST_PERSON: u64 = 1_900_000;
/// Lessons a set has room for.
const ROOM: u64 = 100;

/// Why one can't train here.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// The folder holds something else: a real service, perhaps.
    #[error("{0} is no folder to train in: it holds something else. Choose an empty one")]
    NotOurs(PathBuf),
    /// The folder is one to train in, and this is a service.
    #[error("{0} is a folder to train in: a service keeps its data elsewhere")]
    NotAService(PathBuf),
    /// The folder.
    #[error("the folder can't be used")]
    Folder(#[from] std::io::Error),
    /// No scheme takes claims on the day of the clock.
    #[error("no scheme takes claims on that day: set the clock to one when it was open")]
    Closed,
    /// A lesson’s form is refused, which is a defect.
    #[error("the form of lesson {0} is refused")]
    Form(u64),
    /// A lesson was not recorded.
    #[error(transparent)]
    Intake(#[from] IntakeError),
    /// The database.
    #[error(transparent)]
    Persistence(#[from] PersistenceError),
    /// The store.
    #[error(transparent)]
    Boot(#[from] crate::boot::BootError),
}

/// The lessons that are filed, by claim.
#[derive(Debug, Clone, Default)]
pub struct Training(Arc<BTreeMap<Uuid, usize>>);

impl Training {
    /// The lesson of a claim, with its number from 1.
    pub fn lesson(&self, claim_id: Uuid) -> Option<(usize, &'static Lesson)> {
        let place = *self.0.get(&claim_id)?;
        Some((place + 1, LESSONS.get(place)?))
    }
}

/// Is that a folder to train in?
pub fn is_marked(folder: &Path) -> bool {
    folder.join(MARK).is_file()
}

/// A service does not begin on a folder to train in.
pub fn refuse_marked(folder: &Path) -> Result<(), SandboxError> {
    if is_marked(folder) { Err(SandboxError::NotAService(folder.to_owned())) } else { Ok(()) }
}

/// Marks a new folder; refuses one that holds anything else.
pub fn mark(folder: &Path) -> Result<(), SandboxError> {
    if is_marked(folder) {
        return Ok(());
    }
    std::fs::create_dir_all(folder)?;
    if std::fs::read_dir(folder)?.next().is_some() {
        return Err(SandboxError::NotOurs(folder.to_owned()));
    }
    Ok(std::fs::write(folder.join(MARK), "A folder to train in: nobody here exists.\n")?)
}

/// Erases everything in a folder to train in; refuses any other.
pub fn erase(folder: &Path) -> Result<(), SandboxError> {
    if !is_marked(folder) {
        return Err(SandboxError::NotOurs(folder.to_owned()));
    }
    Ok(std::fs::remove_dir_all(folder)?)
}

/// Files every lesson of so many sets that is not filed yet, one after the other so that the easy ones come first, and says which claim
/// is which.
pub async fn prepare(store: &Store, service: &Service, sets: u64) -> Result<Training, SandboxError> {
    let mut owner = store.owner_connection().await?;
    notices::ensure_key(&mut owner, &service.keys, service.clock.now()).await?;
    file_all(service, &mut owner, sets).await
}

/// The same on a connection of the owner.
pub async fn file_all(
    service: &Service,
    owner: &mut PgConnection,
    sets: u64,
) -> Result<Training, SandboxError> {
    let rules = service.form_rules("at-risk").ok_or(SandboxError::Closed)?;
    let mut filed = BTreeMap::new();
    for set in 0..sets {
        for (place, lesson) in LESSONS.iter().enumerate() {
            let number = set * ROOM + place as u64;
            let person = practice(lesson.case, FIRST_PERSON + number, &rules);
            filed.insert(file(service, owner, (number, person), &rules).await?, place);
        }
    }
    Ok(Training(Arc::new(filed)))
}

async fn file(
    service: &Service,
    owner: &mut PgConnection,
    (number, mut person): (u64, SyntheticClaim),
    rules: &FormRules,
) -> Result<Uuid, SandboxError> {
    "yes".clone_into(&mut person.form.honour);
    let claim = person.form.parse(rules).map_err(|_| SandboxError::Form(number))?;
    if let Some(entry) = &person.register {
        register::store(owner, &service.keys, &claim.insured.nir, entry).await?;
    }
    let submit_key = Uuid::from_u128(KEY | u128::from(number));
    let submission = Submission {
        claim,
        submit_key,
        language: "fr",
        channel: Channel::Online,
        assisted: None,
        session: None,
    };
    Ok(intake::submit(service, submission).await?)
}

#[cfg(test)]
mod tests;
