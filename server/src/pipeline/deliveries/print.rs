//! Letters on their way to the post: gathered in batches for the printer, and counted against what the printer says it posted.

use crate::clock::paris;
use crate::crypto::sha256;
use crate::letters::{self, LetterFailure};
use crate::persistence::deliveries::{self, Delivery, Move, batches};
use crate::persistence::notices;
use crate::pipeline::UseCaseError;
use crate::state::Service;
use abri_app::lang::Lang;
use abri_app::text::common::long_date;
use abri_domain::delivery::DeliveryState as S;
use abri_letters::{Batch, BatchLetter};
use data_encoding::HEXLOWER;
use serde::Serialize;
use sqlx::PgConnection;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use time::OffsetDateTime;
use uuid::Uuid;

/// The most letters of a batch.
const BATCH: i64 = 100;

/// A batch that was made.
#[derive(Debug, Serialize)]
pub struct Made {
    /// Its number.
    pub batch: u32,
    /// How many letters are in it.
    pub letters: usize,
    /// Their pages.
    pub pages: usize,
    /// Their sheets of paper.
    pub sheets: usize,
    /// Where it is.
    pub folder: PathBuf,
}

/// What the printer's return file came to.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reconciled {
    /// Posted, as the printer says.
    pub posted: usize,
    /// In a batch of the file and not said to be posted.
    pub missing: usize,
    /// Said to be posted, and in none of these batches.
    pub unknown: usize,
}

/// Why letters could not be gathered or counted.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The folders.
    #[error("the folder of letters can't be used")]
    Folder(#[from] io::Error),
    /// The document.
    #[error(transparent)]
    Letters(#[from] LetterFailure),
    /// The database.
    #[error(transparent)]
    UseCase(#[from] UseCaseError),
}

impl From<sqlx::Error> for PrintError {
    fn from(error: sqlx::Error) -> Self {
        UseCaseError::from(error).into()
    }
}

/// Gathers letters that wait, 100 at most, in `spool/batches/<number>`: one document with a cover sheet that counts them, and a
/// manifest. None when none waits. The document is there before the batch counts; the letters' own files go after.
pub async fn gather(service: &Service, data_dir: &Path) -> Result<Option<Made>, PrintError> {
    let (spool, now) = (data_dir.join("spool").join("letters"), service.clock.now());
    let mut transaction = service.pools.pipeline.begin().await?;
    let waiting = batches::waiting(&mut transaction, BATCH).await.map_err(UseCaseError::from)?;
    if waiting.is_empty() {
        return Ok(None);
    }
    let ids: Vec<_> = waiting.iter().map(|letter| letter.job_id).collect();
    let number = batches::open(&mut transaction, &ids, now).await.map_err(UseCaseError::from)?;
    let mut letters = Vec::with_capacity(ids.len());
    for letter in &waiting {
        let found = read(&spool, letter.job_id);
        // Somebody took the file away or spoiled it: nobody knows whether it was posted.
        let state = if found.is_some() { (S::Sending, None) } else { (S::Uncertain, Some("no-file")) };
        mark(&mut transaction, letter, state, now).await?;
        letters.extend(found);
    }
    let batch = Batch {
        number: number.unsigned_abs(),
        made: long_date(Lang::Fr, paris(now).date()),
        service_name: service.contact.name.clone(),
        letters,
    };
    let made = write(service, &data_dir.join("spool").join("batches"), batch).await?;
    transaction.commit().await?;
    for id in ids {
        let _gone = fs::remove_file(spool.join(format!("{id}.pdf")));
    }
    Ok(Some(made))
}

/// A letter of the spool; nothing when it is not there or is no letter any more.
fn read(spool: &Path, id: Uuid) -> Option<BatchLetter> {
    let bytes = fs::read(spool.join(format!("{id}.pdf"))).ok()?;
    BatchLetter::new(id.to_string(), bytes).ok()
}

/// Writes the document and the manifest into the folder of the batch.
async fn write(service: &Service, batches: &Path, batch: Batch) -> Result<Made, PrintError> {
    let folder = batches.join(format!("{:06}", batch.number));
    fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
    fs::write(folder.join("manifest.csv"), manifest(&batch))?;
    let made = Made {
        batch: batch.number,
        letters: batch.letters.len(),
        pages: batch.pages(),
        sheets: batch.sheets(),
        folder: folder.clone(),
    };
    let pdf = letters::bind(service, batch).await?;
    fs::write(folder.join("batch.pdf"), pdf)?;
    Ok(made)
}

/// A line per letter, in the order of the document, whose first sheet is the cover.
fn manifest(batch: &Batch) -> String {
    let mut lines = vec!["batch,position,letter,first_sheet,sheets,pages,sha256".to_owned()];
    let mut sheet = 2;
    for (position, letter) in (1..).zip(&batch.letters) {
        let (number, sheets) = (batch.number, letter.sheets());
        let hash = HEXLOWER.encode(&sha256(&letter.pdf));
        lines.push(format!("{number},{position},{},{sheet},{sheets},{},{hash}", letter.id, letter.pages));
        sheet += sheets;
    }
    lines.join("\n") + "\n"
}

async fn mark(
    connection: &mut PgConnection,
    letter: &Delivery,
    (to, error): (S, Option<&str>),
    at: OffsetDateTime,
) -> Result<(), UseCaseError> {
    let step = Move { to, error, at, watched: to.has_failed() };
    deliveries::move_to(connection, (letter.job_id, letter.rung), step).await?;
    let said = match to {
        S::Sent => Some(("sent", Some(at))),
        S::TechnicalFailure => Some(("failed", None)),
        _ => None,
    };
    if let (Some(notice_id), Some((delivery, sent_at))) = (letter.notice_id, said) {
        notices::set_delivery(connection, notice_id, delivery, sent_at).await?;
    }
    Ok(())
}

/// Counts one batch against what the printer posted of it: those are sent, the others failed, and a person looks. Read again,
/// a later file may still say that one was posted.
pub async fn reconcile(
    service: &Service,
    batch: i32,
    posted: &BTreeSet<Uuid>,
) -> Result<Reconciled, UseCaseError> {
    let now = service.clock.now();
    let mut transaction = service.pools.pipeline.begin().await?;
    let letters = batches::letters(&mut transaction, batch).await?;
    let mut counted = Reconciled::default();
    for letter in &letters {
        let is_posted = posted.contains(&letter.job_id);
        match letter.state {
            S::Sending | S::TechnicalFailure | S::Uncertain if is_posted => {
                mark(&mut transaction, letter, (S::Sent, None), now).await?;
            }
            S::Sending => {
                mark(&mut transaction, letter, (S::TechnicalFailure, Some("not-posted")), now).await?;
            }
            _ => {}
        }
        counted.posted += usize::from(is_posted);
        counted.missing += usize::from(!is_posted);
    }
    counted.unknown = posted.len() - counted.posted;
    batches::reconciled(&mut transaction, batch, now).await?;
    transaction.commit().await?;
    Ok(counted)
}
