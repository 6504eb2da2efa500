//! The questions that wait for the medical side: take next and the lease, as for claims.

use crate::persistence::PersistenceError;
use abri_domain::lane::NO_FUND;
use abri_domain::lease::LEASE;
use abri_domain::opinion::OpinionQuestion;
use sqlx::PgConnection;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// Takes the question that is due first, for [`LEASE`]. Nobody is given their own question, one about someone they declared or
/// a decision of theirs that someone else reopened (see `conflicts::ties`); one that was prepared goes to who may sign. Who
/// belongs to a fund is given its questions, those of no fund, and those of claims lent to it to be decided (as
/// `Worker::mandate` says it).
pub async fn take_next(
    connection: &mut PgConnection,
    (staff_id, fund): (Uuid, Option<&str>),
    signs: bool,
    now: OffsetDateTime,
) -> Result<Option<Uuid>, PersistenceError> {
    let taken = sqlx::query_scalar!(
        "UPDATE opinions SET held_by = $1, held_until = $4
         WHERE opinion_id = (
             SELECT opinion_id FROM opinions
             WHERE state = 'asked' AND COALESCE(held_until, '-infinity') <= $3 AND asked_by <> $1
               AND ($2 OR prepared_by IS NULL)
               AND (SELECT nir_index FROM claims WHERE claims.claim_id = opinions.claim_id)
                   <> ALL (SELECT nir_index FROM staff_conflicts WHERE staff_id = $1)
               AND (SELECT max(sequence) FILTER (WHERE event->>'event' = 'reopened' AND actor_id <> $1)
                           > min(sequence) FILTER (WHERE event->>'event' IN ('approved', 'refused', 'redirected') AND (actor_id = $1 OR event->>'proposed_by' = $1::text))
                    FROM claim_events WHERE claim_events.claim_id = opinions.claim_id) IS NOT TRUE
               AND ($5::text IS NULL OR EXISTS (
                   SELECT FROM claims WHERE claims.claim_id = opinions.claim_id
                     AND (claims.fund IN ($5, $6) OR EXISTS (
                         SELECT FROM fund_loans LEFT JOIN fund_loan_ends USING (loan_id)
                         WHERE fund_loans.fund = claims.fund AND to_fund = $5 AND may = 'decide'
                           AND from_at <= $3 AND LEAST(until_at, ended_at) > $3
                           AND COALESCE(fund_loans.side, 'medical') = 'medical'
                           AND COALESCE(fund_loans.scheme, claims.scheme) = claims.scheme
                           AND tenths::integer >> claim_tenth(claims.claim_id)::integer & 1 = 1))))
             ORDER BY due_on, asked_at, opinion_id LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING opinion_id",
        staff_id,
        signs,
        now,
        now + LEASE,
        fund,
        NO_FUND
    );
    Ok(taken.fetch_optional(connection).await?)
}

/// A question someone holds.
#[derive(Debug, Clone)]
pub struct HeldOpinion {
    /// Opinion.
    pub opinion_id: Uuid,
    /// Reference of its claim, canonical.
    pub reference: String,
    /// Fund of its claim.
    pub fund: String,
    /// What is asked.
    pub question: OpinionQuestion,
    /// Answer by.
    pub due_on: Date,
}

/// The questions a person holds, the most urgent first.
pub async fn held_by(
    connection: &mut PgConnection,
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<Vec<HeldOpinion>, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT opinion_id, reference, fund, question, opinions.due_on FROM opinions JOIN claims USING (claim_id)
         WHERE opinions.held_by = $1 AND opinions.held_until > $2 ORDER BY opinions.due_on, asked_at, opinion_id LIMIT 50",
        staff_id,
        now
    )
    .fetch_all(connection)
    .await?;
    let held = rows.into_iter().map(|row| {
        let bad =
            PersistenceError::Inconsistency { table: "opinions", column: "question", id: row.opinion_id };
        Ok(HeldOpinion {
            opinion_id: row.opinion_id,
            reference: row.reference,
            fund: row.fund,
            question: OpinionQuestion::from_code(&row.question).ok_or(bad)?,
            due_on: row.due_on,
        })
    });
    held.collect()
}

/// How many questions are open, and how many of these are late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Waiting {
    /// Open; counted up to a thousand.
    pub open: i64,
    /// Due before today.
    pub late: i64,
}

/// Counts the questions that are open, of the most urgent thousand.
pub async fn waiting(connection: &mut PgConnection, today: Date) -> Result<Waiting, PersistenceError> {
    let counted = sqlx::query_as!(
        Waiting,
        r#"SELECT count(*) AS "open!", count(*) FILTER (WHERE due_on < $1) AS "late!"
           FROM (SELECT due_on FROM opinions WHERE state = 'asked' ORDER BY due_on LIMIT 1000) AS first"#,
        today
    );
    Ok(counted.fetch_one(connection).await?)
}

/// The person shows a sign of life: the lease starts again, also one that was over, as long as nobody else took the question.
pub async fn renew(
    connection: &mut PgConnection,
    opinion_id: Uuid,
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE opinions SET held_until = $3 WHERE opinion_id = $1 AND held_by = $2 AND state = 'asked'",
        opinion_id,
        staff_id,
        now + LEASE
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A technician prepared the answer: the question goes back, for who may sign it.
pub async fn prepared(
    connection: &mut PgConnection,
    opinion_id: Uuid,
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE opinions SET prepared_by = $2, prepared_at = $3, held_by = NULL, held_until = NULL
         WHERE opinion_id = $1 AND state = 'asked'",
        opinion_id,
        staff_id,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Gives a question back.
pub async fn release(
    connection: &mut PgConnection,
    opinion_id: Uuid,
    staff_id: Uuid,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE opinions SET held_by = NULL, held_until = NULL WHERE opinion_id = $1 AND held_by = $2 AND state = 'asked'",
        opinion_id,
        staff_id
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Gives back every question a person holds.
pub async fn release_all(connection: &mut PgConnection, staff_id: Uuid) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE opinions SET held_by = NULL, held_until = NULL WHERE held_by = $1 AND state = 'asked'",
        staff_id
    )
    .execute(connection)
    .await?;
    Ok(())
}
