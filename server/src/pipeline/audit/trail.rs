//! The whole trail: written to a file, and verified, from the database or from that file.

use crate::clock::paris;
use crate::persistence::PersistenceError;
use crate::persistence::audit::trail::{self, Read};
use abri_domain::audit::{Fault, Found, PublishedHead, Trail, TrailLine};
use sqlx::{Connection, PgConnection};
use std::io::{self, BufRead, Write};

/// Why the trail could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The database.
    #[error(transparent)]
    Persistence(#[from] PersistenceError),
    /// The file.
    #[error("the file can't be written")]
    File(#[from] io::Error),
    /// A row says what no line can.
    #[error("the database holds what can't be read ({0}): `abri audit verify` names all of it")]
    Unreadable(String),
}

/// Writes the whole trail as of one moment, a JSON line each; answers with the number of lines.
pub async fn export(owner: &mut PgConnection, mut to: impl Write) -> Result<u64, ExportError> {
    let (mut lines, mut ended) = (0, Ok(()));
    as_of_now(owner, |line| {
        if ended.is_ok() {
            ended = write_line(&mut to, line);
            lines += 1;
        }
    })
    .await?;
    ended?;
    to.flush()?;
    Ok(lines)
}

fn write_line(to: &mut impl Write, line: Read) -> Result<(), ExportError> {
    serde_json::to_writer(&mut *to, &line.map_err(ExportError::Unreadable)?).map_err(io::Error::from)?;
    Ok(to.write_all(b"\n")?)
}

/// Verifies the trail in the database, as of one moment; hands over each fault.
pub async fn verify(
    owner: &mut PgConnection,
    noted: &[PublishedHead],
    report: impl FnMut(&Fault),
) -> Result<Found, PersistenceError> {
    let mut walk = Trail::new(noted, report);
    as_of_now(owner, |line| take(&mut walk, line)).await?;
    Ok(walk.finish())
}

async fn as_of_now(owner: &mut PgConnection, each: impl FnMut(Read)) -> Result<(), PersistenceError> {
    let mut transaction = owner.begin().await?;
    let one_moment = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
    sqlx::query(one_moment).execute(&mut *transaction).await?;
    trail::read(&mut transaction, each).await?;
    Ok(transaction.commit().await?)
}

/// Verifies an exported trail; hands over each fault.
pub fn verify_file(
    mut from: impl BufRead,
    noted: &[PublishedHead],
    report: impl FnMut(&Fault),
) -> io::Result<Found> {
    let (mut walk, mut bytes, mut number) = (Trail::new(noted, report), Vec::new(), 0_u64);
    while from.read_until(b'\n', &mut bytes)? > 0 {
        number += 1;
        take(&mut walk, serde_json::from_slice(&bytes).map_err(|_| format!("line {number}")));
        bytes.clear();
    }
    Ok(walk.finish())
}

fn take<R: FnMut(&Fault)>(walk: &mut Trail<R>, line: Read) {
    match line {
        Ok(TrailLine::Claim(end)) => walk.claim(end),
        Ok(TrailLine::Event(event)) => walk.event(paris(event.record.at).date(), &event),
        Ok(TrailLine::Read(read)) => walk.read(paris(read.at).date(), &read),
        Ok(TrailLine::Day(day)) => walk.day(&day),
        Err(place) => walk.unreadable(place),
    }
}
