//! Opinions: what the administrative side asked, the conclusion that came back; in zone M, why.

mod queue;
mod reasons;

pub use queue::{HeldOpinion, Waiting, held_by, prepared, release, release_all, renew, take_next, waiting};
pub use reasons::{Draft, draft, keep_draft, keep_reasons, reasons};

use super::{PersistenceError, ensure_rows};
use crate::crypto::{Place, Sealer};
use abri_domain::opinion::{Answered, Conclusion, OpinionQuestion, OpinionState};
use sqlx::PgConnection;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// A question to ask.
pub struct NewOpinion<'a> {
    /// Id.
    pub opinion_id: Uuid,
    /// The claim.
    pub claim_id: Uuid,
    /// What is asked.
    pub question: OpinionQuestion,
    /// What the asker added.
    pub words: Option<&'a str>,
    /// Who asks.
    pub by: Uuid,
    /// Answer by.
    pub due_on: Date,
}

/// An opinion, as both sides know it.
#[derive(Debug, Clone)]
pub struct OpinionRow {
    /// Id.
    pub opinion_id: Uuid,
    /// The claim.
    pub claim_id: Uuid,
    /// What is asked.
    pub question: OpinionQuestion,
    /// Sealed words of the asker.
    pub sealed_words: Option<Vec<u8>>,
    /// Who asked.
    pub asked_by: Uuid,
    /// When.
    pub asked_at: OffsetDateTime,
    /// Answer by.
    pub due_on: Date,
    /// Where it is.
    pub state: OpinionState,
    /// When it was answered or withdrawn.
    pub settled_at: Option<OffsetDateTime>,
    /// A technician prepared it.
    pub prepared_by: Option<Uuid>,
    /// Who holds it, leases that are over left out only by [`OpinionRow::holder`].
    pub held_by: Option<Uuid>,
    /// Until when.
    pub held_until: Option<OffsetDateTime>,
}

impl OpinionRow {
    /// What the asker added, opened.
    pub fn words(&self, key: &Sealer) -> Result<Option<String>, PersistenceError> {
        let open = |sealed: &Vec<u8>| {
            let plain = key.open(words_place(self.opinion_id), sealed)?;
            Ok(String::from_utf8_lossy(&plain).into_owned())
        };
        self.sealed_words.as_ref().map(open).transpose()
    }

    /// The answer, if there is one.
    pub const fn answer(&self) -> Option<Answered> {
        match self.state {
            OpinionState::Answered(conclusion) => {
                Some(Answered { opinion_id: self.opinion_id, question: self.question, conclusion })
            }
            _ => None,
        }
    }

    /// Who holds it now.
    pub fn holder(&self, now: OffsetDateTime) -> Option<Uuid> {
        self.held_by.filter(|_| self.held_until.is_some_and(|until| until > now))
    }
}

fn words_place(opinion_id: Uuid) -> Place {
    Place::of("opinions.sealed_words", opinion_id)
}

struct RawOpinion {
    opinion_id: Uuid,
    claim_id: Uuid,
    question: String,
    sealed_words: Option<Vec<u8>>,
    asked_by: Uuid,
    asked_at: OffsetDateTime,
    due_on: Date,
    state: String,
    conclusion: Option<String>,
    last_day: Option<Date>,
    settled_at: Option<OffsetDateTime>,
    prepared_by: Option<Uuid>,
    held_by: Option<Uuid>,
    held_until: Option<OffsetDateTime>,
}

impl TryFrom<RawOpinion> for OpinionRow {
    type Error = PersistenceError;

    fn try_from(raw: RawOpinion) -> Result<Self, PersistenceError> {
        let bad = |column| PersistenceError::Inconsistency { table: "opinions", column, id: raw.opinion_id };
        let concluded = || Conclusion::of(raw.conclusion.as_deref()?, raw.last_day);
        let state = match raw.state.as_str() {
            "asked" => OpinionState::Asked,
            "withdrawn" => OpinionState::Withdrawn,
            _ => OpinionState::Answered(concluded().ok_or_else(|| bad("conclusion"))?),
        };
        Ok(Self {
            question: OpinionQuestion::from_code(&raw.question).ok_or_else(|| bad("question"))?,
            state,
            opinion_id: raw.opinion_id,
            claim_id: raw.claim_id,
            sealed_words: raw.sealed_words,
            asked_by: raw.asked_by,
            asked_at: raw.asked_at,
            due_on: raw.due_on,
            settled_at: raw.settled_at,
            prepared_by: raw.prepared_by,
            held_by: raw.held_by,
            held_until: raw.held_until,
        })
    }
}

/// Opinions, with what follows the table: a checked query is made of literals.
macro_rules! select_opinion {
    ($where:literal, $argument:expr) => {
        sqlx::query_as!(
            RawOpinion,
            "SELECT opinion_id, claim_id, question, sealed_words, asked_by, asked_at, due_on, state, conclusion, last_day,
                    settled_at, prepared_by, held_by, held_until
             FROM opinions " + $where,
            $argument
        )
    };
}

/// Asks.
pub async fn ask(
    connection: &mut PgConnection,
    key: &Sealer,
    new: &NewOpinion<'_>,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let seal = |words: &str| key.seal(words_place(new.opinion_id), words.as_bytes());
    let sealed = new.words.map(seal).transpose()?;
    let done = sqlx::query!(
        "INSERT INTO opinions (opinion_id, claim_id, question, sealed_words, asked_by, asked_at, due_on, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'asked')",
        new.opinion_id,
        new.claim_id,
        new.question.code(),
        sealed,
        new.by,
        now,
        new.due_on
    )
    .execute(connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)
}

/// An opinion, by id.
pub async fn find(
    connection: &mut PgConnection,
    opinion_id: Uuid,
) -> Result<Option<OpinionRow>, PersistenceError> {
    let raw = select_opinion!("WHERE opinion_id = $1", opinion_id).fetch_optional(connection).await?;
    raw.map(OpinionRow::try_from).transpose()
}

/// An opinion, by id, held until the transaction ends.
pub async fn lock(
    connection: &mut PgConnection,
    opinion_id: Uuid,
) -> Result<Option<OpinionRow>, PersistenceError> {
    let raw =
        select_opinion!("WHERE opinion_id = $1 FOR UPDATE", opinion_id).fetch_optional(connection).await?;
    raw.map(OpinionRow::try_from).transpose()
}

/// The opinions of a claim, in the order they were asked for.
pub async fn of_claim(
    connection: &mut PgConnection,
    claim_id: Uuid,
) -> Result<Vec<OpinionRow>, PersistenceError> {
    let rows = select_opinion!("WHERE claim_id = $1 ORDER BY asked_at, opinion_id", claim_id)
        .fetch_all(connection)
        .await?;
    rows.into_iter().map(OpinionRow::try_from).collect()
}

/// The answers a claim has, in the order they were asked for.
pub async fn answers(
    connection: &mut PgConnection,
    claim_id: Uuid,
) -> Result<Vec<Answered>, PersistenceError> {
    let rows = of_claim(connection, claim_id).await?;
    Ok(rows.iter().filter_map(OpinionRow::answer).collect())
}

/// Writes the answer to an open question, whose row the transaction holds.
pub async fn answer(
    connection: &mut PgConnection,
    opinion_id: Uuid,
    (conclusion, by): (Conclusion, Uuid),
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let done = sqlx::query!(
        "UPDATE opinions SET state = 'answered', conclusion = $2, last_day = $3, settled_by = $4, settled_at = $5,
                held_by = NULL, held_until = NULL
         WHERE opinion_id = $1 AND state = 'asked'",
        opinion_id,
        conclusion.code(),
        conclusion.last_day(),
        by,
        now
    )
    .execute(connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)
}

/// Takes back the open question of a claim; `by` is none when the insured took the claim back. Answers with its id, if there
/// was one.
pub async fn withdraw(
    connection: &mut PgConnection,
    claim_id: Uuid,
    by: Option<Uuid>,
    now: OffsetDateTime,
) -> Result<Option<Uuid>, PersistenceError> {
    let withdrawn = sqlx::query_scalar!(
        "UPDATE opinions SET state = 'withdrawn', settled_by = $2, settled_at = $3, held_by = NULL, held_until = NULL
         WHERE claim_id = $1 AND state = 'asked' RETURNING opinion_id",
        claim_id,
        by,
        now
    );
    Ok(withdrawn.fetch_optional(connection).await?)
}
