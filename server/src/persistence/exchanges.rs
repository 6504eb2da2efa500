//! Questions to the insured and their answers, and what the person who decided or reopened wrote. Each side has its own tables:
//! the administrative ones are sealed with zone A's key, the medical ones with the claim's data key.

use super::{PersistenceError, ensure_rows};
use crate::crypto::{Place, Sealer};
use crate::random;
use abri_domain::zone::Side;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// A question and its answer, opened.
pub struct Exchange {
    /// What was asked.
    pub question: String,
    /// What was answered.
    pub answer: Option<String>,
}

fn place(side: Side, part: &'static str, id: Uuid) -> Place {
    let column = match (side, part) {
        (Side::Administrative, "question") => "exchanges.sealed_question",
        (Side::Administrative, _) => "exchanges.sealed_answer",
        (Side::Medical, "question") => "medical.exchanges.sealed_question",
        (Side::Medical, _) => "medical.exchanges.sealed_answer",
    };
    Place::of(column, id)
}

/// Asks.
pub async fn ask(
    connection: &mut PgConnection,
    key: &Sealer,
    (claim_id, side): (Uuid, Side),
    question: &str,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let id = random::id(now)?;
    let sealed = key.seal(place(side, "question", id), question.as_bytes())?;
    match side {
        Side::Administrative => {
            sqlx::query!(
                "INSERT INTO exchanges (exchange_id, claim_id, sealed_question, asked_at) VALUES ($1, $2, $3, $4)",
                id,
                claim_id,
                sealed,
                now
            )
            .execute(connection)
            .await?
        }
        Side::Medical => {
            sqlx::query!(
                "INSERT INTO medical.exchanges (exchange_id, claim_id, sealed_question, asked_at) VALUES ($1, $2, $3, $4)",
                id,
                claim_id,
                sealed,
                now
            )
            .execute(connection)
            .await?
        }
    };
    Ok(())
}

/// Answers the open question.
pub async fn answer(
    connection: &mut PgConnection,
    key: &Sealer,
    (claim_id, side): (Uuid, Side),
    answer: &str,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let open = match side {
        Side::Administrative => {
            sqlx::query_scalar!(
                "SELECT exchange_id FROM exchanges WHERE claim_id = $1 AND answered_at IS NULL ORDER BY asked_at DESC LIMIT 1",
                claim_id
            )
            .fetch_one(&mut *connection)
            .await?
        }
        Side::Medical => {
            sqlx::query_scalar!(
                "SELECT exchange_id FROM medical.exchanges WHERE claim_id = $1 AND answered_at IS NULL ORDER BY asked_at DESC LIMIT 1",
                claim_id
            )
            .fetch_one(&mut *connection)
            .await?
        }
    };
    let sealed = key.seal(place(side, "answer", open), answer.as_bytes())?;
    let done =
        match side {
            Side::Administrative => {
                sqlx::query!(
                    "UPDATE exchanges SET sealed_answer = $2, answered_at = $3 WHERE exchange_id = $1",
                    open,
                    sealed,
                    now
                )
                .execute(connection)
                .await?
            }
            Side::Medical => sqlx::query!(
                "UPDATE medical.exchanges SET sealed_answer = $2, answered_at = $3 WHERE exchange_id = $1",
                open,
                sealed,
                now
            )
            .execute(connection)
            .await?,
        };
    ensure_rows(done.rows_affected(), 1)
}

/// Questions and answers of one side, oldest first.
pub async fn of_claim(
    connection: &mut PgConnection,
    key: &Sealer,
    claim_id: Uuid,
    side: Side,
) -> Result<Vec<Exchange>, PersistenceError> {
    let rows: Vec<(Uuid, Vec<u8>, Option<Vec<u8>>)> = match side {
        Side::Administrative => sqlx::query!(
            "SELECT exchange_id, sealed_question, sealed_answer FROM exchanges WHERE claim_id = $1 ORDER BY asked_at",
            claim_id
        )
        .fetch_all(connection)
        .await?
        .into_iter()
        .map(|row| (row.exchange_id, row.sealed_question, row.sealed_answer))
        .collect(),
        Side::Medical => sqlx::query!(
            "SELECT exchange_id, sealed_question, sealed_answer FROM medical.exchanges WHERE claim_id = $1 ORDER BY asked_at",
            claim_id
        )
        .fetch_all(connection)
        .await?
        .into_iter()
        .map(|row| (row.exchange_id, row.sealed_question, row.sealed_answer))
        .collect(),
    };
    let open = |part, id, sealed: &[u8]| -> Result<String, PersistenceError> {
        Ok(String::from_utf8_lossy(&key.open(place(side, part, id), sealed)?).into_owned())
    };
    rows.into_iter()
        .map(|(id, question, answer)| {
            let answer = answer.map(|sealed| open("answer", id, &sealed)).transpose()?;
            Ok(Exchange { question: open("question", id, &question)?, answer })
        })
        .collect()
}

/// Keeps what the administrative side wrote with the event of that sequence: to the insured with a decision, to
/// colleagues when it reopened one.
pub async fn explain(
    connection: &mut PgConnection,
    zone_a: &Sealer,
    claim_id: Uuid,
    sequence: i32,
    text: &str,
) -> Result<(), PersistenceError> {
    let sealed = zone_a.seal(Place::of("explanations.sealed", claim_id), text.as_bytes())?;
    sqlx::query!(
        "INSERT INTO explanations (claim_id, sequence, sealed) VALUES ($1, $2, $3)",
        claim_id,
        sequence,
        sealed
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// What the administrative side wrote with the events of a claim: sequence of the event and words, oldest first.
pub async fn explanations(
    connection: &mut PgConnection,
    zone_a: &Sealer,
    claim_id: Uuid,
) -> Result<Vec<(i32, String)>, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT sequence, sealed FROM explanations WHERE claim_id = $1 ORDER BY sequence",
        claim_id
    )
    .fetch_all(connection)
    .await?;
    let place = Place::of("explanations.sealed", claim_id);
    let opened = rows.into_iter().map(|row| {
        let words = zone_a.open(place, &row.sealed)?;
        Ok((row.sequence, String::from_utf8_lossy(&words).into_owned()))
    });
    opened.collect()
}
