//! Closing a day: what is committed two hours after midnight in Paris is what the day held. Days are closed one after the
//! other, none is left out.

use crate::clock::{paris, paris_midnight};
use crate::persistence::audit::days;
use crate::persistence::jobs::{self, Job, NewJob};
use crate::pipeline::UseCaseError;
use crate::state::Service;
use abri_domain::audit::{DayRecord, DayTally};
use abri_domain::chain::GENESIS_HASH;
use futures_util::TryStreamExt;
use serde_json::json;
use sqlx::PgConnection;
use time::format_description::well_known::Iso8601;
use time::{Date, Duration, OffsetDateTime};

/// The kind of its job.
pub const CLOSE_DAY: &str = "close-day";

/// From midnight on: far longer than any transaction lasts (pools end them within a minute), so that nothing of the day
/// commits after.
const GRACE: Duration = Duration::hours(2);

/// Owes the closing of the next day, if it is time.
pub async fn enqueue_due(service: &Service) -> Result<(), UseCaseError> {
    let mut connection = service.pools.pipeline.acquire().await?;
    enqueue_next(&mut connection, service.clock.now()).await
}

async fn enqueue_next(connection: &mut PgConnection, now: OffsetDateTime) -> Result<(), UseCaseError> {
    let next = next_day(connection).await?.map(|(day, _)| day);
    let Some(day) = next.filter(|day| end_of(*day) + GRACE <= now) else { return Ok(()) };
    let (key, payload) = (format!("{CLOSE_DAY}:{day}"), json!({ "day": day }));
    let job = NewJob { key, kind: CLOSE_DAY, claim_id: None, payload, due_at: now };
    jobs::enqueue(connection, job, now).await?;
    Ok(jobs::wake(connection).await?)
}

/// The day to close, and the head before it: the day after the last one, or the day of the first event.
async fn next_day(connection: &mut PgConnection) -> Result<Option<(Date, [u8; 32])>, UseCaseError> {
    if let Some(last) = days::last(connection).await? {
        return Ok(last.day.next_day().map(|day| (day, last.head)));
    }
    let first = days::first_event_at(connection).await?;
    Ok(first.map(|at| (paris(at).date(), GENESIS_HASH)))
}

fn end_of(day: Date) -> OffsetDateTime {
    paris_midnight(day.next_day().unwrap_or(day))
}

/// Closes the day of a job, unless it is closed already, and owes the next.
pub async fn close_day(service: &Service, job: &Job) -> Result<(), UseCaseError> {
    let now = service.clock.now();
    let asked = job.payload.get("day").and_then(|day| day.as_str());
    let asked = asked.and_then(|day| Date::parse(day, &Iso8601::DATE).ok()).ok_or(UseCaseError::NotFound)?;
    let mut transaction = service.pools.pipeline.begin().await?;
    // Events and readings of one moment; and a day of a crisis takes longer than a page may.
    sqlx::query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ").execute(&mut *transaction).await?;
    sqlx::query("SET LOCAL statement_timeout = '10min'").execute(&mut *transaction).await?;
    if let Some((day, previous)) = next_day(&mut transaction).await?.filter(|(day, _)| *day == asked) {
        let closed = gather(&mut transaction, day, previous).await?;
        days::close(&mut transaction, &closed, now).await?;
        enqueue_next(&mut transaction, now).await?;
    }
    Ok(transaction.commit().await?)
}

async fn gather(
    connection: &mut PgConnection,
    day: Date,
    previous: [u8; 32],
) -> Result<DayRecord, UseCaseError> {
    let (mut tally, whole) = (DayTally::default(), (paris_midnight(day), end_of(day)));
    let mut events = days::event_hashes(connection, whole);
    while let Some(hash) = events.try_next().await? {
        tally.add_event(&hash);
    }
    drop(events);
    let mut reads = days::reads(connection, whole);
    while let Some(read) = reads.try_next().await? {
        tally.add_read(&read);
    }
    Ok(tally.close(day, previous))
}
