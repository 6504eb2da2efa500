//! Claims that someone of the fund typed for the insured: who, the day it counts from, the envelope of its medical part.

use super::super::{PersistenceError, ensure_rows};
use crate::clock::{paris, paris_instant};
use abri_domain::assisted::EnvelopeNumber;
use abri_domain::reference::ClaimReference;
use sqlx::PgConnection;
use time::macros::time;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// What is kept beside a claim that someone typed for the insured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AssistedRow {
    /// Who typed it.
    pub typed_by: Uuid,
    /// The day stamped on the paper, or that of the call.
    pub received_on: Date,
    /// Number of the envelope that holds the medical part.
    pub envelope: Option<EnvelopeNumber>,
    /// When the medical side typed the ground from it.
    pub opened_at: Option<OffsetDateTime>,
}

/// When a claim was asked for, in Paris. A stamp names no hour: noon is within the day whatever begins or ends with it.
pub(in crate::persistence) fn requested_at(
    submitted_at: OffsetDateTime,
    received_on: Option<Date>,
) -> OffsetDateTime {
    let typed_at = paris(submitted_at);
    let stamped = received_on.filter(|day| *day < typed_at.date());
    stamped.and_then(|day| paris_instant(day, time!(12:00))).unwrap_or(typed_at)
}

/// Draws the number of an envelope; one that is not used leaves a gap, which says nothing.
pub async fn next_envelope(connection: &mut PgConnection) -> Result<EnvelopeNumber, PersistenceError> {
    let number = sqlx::query_scalar!(r#"SELECT nextval('envelope_numbers')::integer AS "number!""#);
    Ok(EnvelopeNumber(number.fetch_one(connection).await?))
}

/// Notes that the ground was typed from the envelope.
pub async fn mark_opened(
    connection: &mut PgConnection,
    claim_id: Uuid,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let done = sqlx::query!(
        "UPDATE assisted_claims SET opened_at = $2 WHERE claim_id = $1 AND envelope IS NOT NULL AND opened_at IS NULL",
        claim_id,
        now
    )
    .execute(connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)
}

/// A claim that a member of staff typed.
pub struct Filed {
    /// Id.
    pub claim_id: Uuid,
    /// Reference.
    pub reference: ClaimReference,
    /// Recorded at.
    pub at: OffsetDateTime,
    /// The day it counts from.
    pub received_on: Date,
    /// Number of its envelope.
    pub envelope: Option<EnvelopeNumber>,
}

/// The claims that a member of staff typed since then, the newest first, so many at most.
pub async fn filed_by(
    connection: &mut PgConnection,
    staff_id: Uuid,
    since: OffsetDateTime,
    limit: i64,
) -> Result<Vec<Filed>, PersistenceError> {
    // Ids are in the order of time: the index on them ends the search early.
    let rows = sqlx::query!(
        "SELECT claim_id, reference, submitted_at, received_on, envelope FROM assisted_claims JOIN claims USING (claim_id)
         WHERE typed_by = $1 AND submitted_at > $2 ORDER BY claim_id DESC LIMIT $3",
        staff_id,
        since,
        limit
    )
    .fetch_all(connection)
    .await?;
    let filed = rows.into_iter().map(|row| {
        let bad = PersistenceError::Inconsistency { table: "claims", column: "reference", id: row.claim_id };
        Ok(Filed {
            claim_id: row.claim_id,
            reference: ClaimReference::parse(&row.reference).map_err(|_| bad)?,
            at: row.submitted_at,
            received_on: row.received_on,
            envelope: row.envelope.map(EnvelopeNumber),
        })
    });
    filed.collect()
}
