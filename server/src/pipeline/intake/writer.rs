//! The intake's writer: submissions that arrive together share one commit, and each is answered after it.
//!
//! Acknowledging before the commit is not allowed; sharing the commit is. Two writers take turns: while one waits for
//! the disk, the other collects.

use crate::persistence::claims::{NewClaimRow, insert_batch};
use crate::persistence::{PersistenceError, jobs, with_retries};
use sqlx::PgPool;
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::{Mutex, mpsc, oneshot};
use uuid::Uuid;

/// The most submissions one commit carries.
const BATCH: usize = 128;
/// The most submissions that may wait; more are told to come back.
const WAITING: usize = 4096;
/// Writers that take turns.
const WRITERS: usize = 2;

/// Why a submission was not recorded. In each case nothing of it was kept but the draft.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The database can't be reached, or too many wait.
    #[error("the submission could not be recorded now")]
    Unavailable,
    /// The row itself can't be written.
    #[error(transparent)]
    Refused(PersistenceError),
}

type Answer = oneshot::Sender<Result<Uuid, IntakeError>>;

/// The way in. Cheap to clone.
#[derive(Clone)]
pub struct Intake {
    sender: mpsc::Sender<(NewClaimRow, Answer)>,
}

impl Intake {
    /// Starts the writers on that pool.
    pub fn start(pool: &PgPool) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING);
        let receiver = Arc::new(Mutex::new(receiver));
        for _ in 0..WRITERS {
            tokio::spawn(write_batches(pool.clone(), receiver.clone()));
        }
        Self { sender }
    }

    /// Records a claim; answers after the commit.
    pub async fn record(&self, row: NewClaimRow) -> Result<Uuid, IntakeError> {
        let (answer, written) = oneshot::channel();
        self.sender.try_send((row, answer)).map_err(|_| IntakeError::Unavailable)?;
        written.await.unwrap_or(Err(IntakeError::Unavailable))
    }
}

async fn write_batches(pool: PgPool, receiver: Arc<Mutex<mpsc::Receiver<(NewClaimRow, Answer)>>>) {
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        // The lock is held while waiting, never while writing: the other writer collects meanwhile.
        if receiver.lock().await.recv_many(&mut batch, BATCH).await == 0 {
            return;
        }
        let (rows, answers): (Vec<_>, Vec<_>) = batch.drain(..).unzip();
        match write(&pool, &rows).await {
            Ok(recorded) => answer_each(&rows, answers, &recorded),
            Err(error) if error.is_unavailable() => refuse_all(answers, &error),
            Err(_) => write_one_by_one(&pool, rows, answers).await,
        }
    }
}

async fn write(pool: &PgPool, rows: &[NewClaimRow]) -> Result<HashMap<Uuid, Uuid>, PersistenceError> {
    with_retries(|| async {
        let mut transaction = pool.begin().await?;
        let recorded = insert_batch(&mut transaction, rows).await?;
        jobs::wake(&mut transaction).await?;
        transaction.commit().await?;
        Ok(recorded)
    })
    .await
}

fn answer_each(rows: &[NewClaimRow], answers: Vec<Answer>, recorded: &HashMap<Uuid, Uuid>) {
    for (row, answer) in rows.iter().zip(answers) {
        // No answer for the key: another claim drew the same reference (once in 10^9). The person sends again.
        let claim = recorded.get(&row.submit_key).copied().ok_or(IntakeError::Unavailable);
        // The browser may have gone; the claim is recorded all the same.
        let _gone = answer.send(claim);
    }
}

fn refuse_all(answers: Vec<Answer>, error: &PersistenceError) {
    tracing::warn!(error = %error, waiting = answers.len(), "submissions not recorded: the database is away");
    for answer in answers {
        let _gone = answer.send(Err(IntakeError::Unavailable));
    }
}

/// One bad row must not take its neighbours down.
async fn write_one_by_one(pool: &PgPool, rows: Vec<NewClaimRow>, answers: Vec<Answer>) {
    for (row, answer) in rows.into_iter().zip(answers) {
        let written = match write(pool, std::slice::from_ref(&row)).await {
            Ok(recorded) => recorded.get(&row.submit_key).copied().ok_or(IntakeError::Unavailable),
            Err(error) if error.is_unavailable() => Err(IntakeError::Unavailable),
            Err(error) => Err(IntakeError::Refused(error)),
        };
        let _gone = answer.send(written);
    }
}
