//! What employers answered: a row each time, of which the last counts.

use crate::persistence::PersistenceError;
use crate::random;
use abri_domain::notice::NoticeAnswer;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// Answers told to zone A in one transaction.
const AT_ONCE: i64 = 50;

/// An answer.
pub struct Answered {
    /// To which notice.
    pub notice_id: Uuid,
    /// What.
    pub answer: NoticeAnswer,
    /// When.
    pub at: OffsetDateTime,
}

struct Row {
    notice_id: Uuid,
    answer: String,
    at: OffsetDateTime,
}

impl TryFrom<Row> for Answered {
    type Error = PersistenceError;

    fn try_from(row: Row) -> Result<Self, PersistenceError> {
        let bad = PersistenceError::Inconsistency {
            table: "employer.notice_answers",
            column: "answer",
            id: row.notice_id,
        };
        let answer = NoticeAnswer::from_code(&row.answer).ok_or(bad)?;
        Ok(Self { notice_id: row.notice_id, answer, at: row.at })
    }
}

/// Writes an answer down.
pub async fn add(
    connection: &mut PgConnection,
    notice_id: Uuid,
    answer: NoticeAnswer,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO employer.notice_answers (answer_id, notice_id, answer, at) VALUES ($1, $2, $3, $4)",
        random::id(now)?,
        notice_id,
        answer.code(),
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Takes the answers that zone A was not told of, so many at most.
pub async fn take(connection: &mut PgConnection) -> Result<Vec<Answered>, PersistenceError> {
    let rows = sqlx::query_as!(
        Row,
        "UPDATE employer.notice_answers SET told = true WHERE answer_id IN (
             SELECT answer_id FROM employer.notice_answers WHERE NOT told ORDER BY at LIMIT $1 FOR UPDATE SKIP LOCKED)
         RETURNING notice_id, answer, at",
        AT_ONCE
    );
    rows.fetch_all(connection).await?.into_iter().map(Answered::try_from).collect()
}

/// The answers to the notices of a claim, the earlier ones first.
pub async fn of_claim(
    connection: &mut PgConnection,
    claim_id: Uuid,
) -> Result<Vec<Answered>, PersistenceError> {
    let rows = sqlx::query_as!(
        Row,
        "SELECT notice_id, answer, at FROM claim_notices JOIN employer.notice_answers USING (notice_id)
         WHERE claim_id = $1 ORDER BY at, answer_id",
        claim_id
    );
    rows.fetch_all(connection).await?.into_iter().map(Answered::try_from).collect()
}

/// Those of these notices whose employer says last that the person does not work there.
pub async fn not_ours(
    connection: &mut PgConnection,
    notices: &[Uuid],
) -> Result<Vec<Uuid>, PersistenceError> {
    let ids = sqlx::query_scalar!(
        r#"SELECT notice_id AS "notice_id!" FROM (SELECT DISTINCT ON (notice_id) notice_id, answer FROM employer.notice_answers
           WHERE notice_id = ANY($1) ORDER BY notice_id, at DESC, answer_id DESC) AS last WHERE answer = 'not-ours'"#,
        notices
    );
    Ok(ids.fetch_all(connection).await?)
}

/// What the employer answered last about that notice.
pub async fn last(
    connection: &mut PgConnection,
    notice_id: Uuid,
) -> Result<Option<Answered>, PersistenceError> {
    let row = sqlx::query_as!(
        Row,
        "SELECT notice_id, answer, at FROM employer.notice_answers WHERE notice_id = $1 ORDER BY at DESC, answer_id DESC LIMIT 1",
        notice_id
    );
    row.fetch_optional(connection).await?.map(Answered::try_from).transpose()
}
