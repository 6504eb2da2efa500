//! Deliveries: one row per effect and way, moved in one statement that also leaves what is counted. Ids and codes only.

use super::PersistenceError;
use crate::persistence::jobs::Job;
use abri_domain::delivery::{DeliveryState, Recipient, Rung};
use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

pub mod batches;
pub mod figures;
pub mod paces;
pub mod unanswered;
pub mod watch;

/// A delivery to begin.
#[derive(Debug, Clone, Copy)]
pub struct Begun {
    /// By which way.
    pub rung: Rung,
    /// Whom it is for.
    pub recipient: Recipient,
    /// Which notice, to an employer.
    pub notice_id: Option<Uuid>,
}

/// A delivery as it stands.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// The job that owes it.
    pub job_id: Uuid,
    /// By which way.
    pub rung: Rung,
    /// Unique per effect.
    pub effect_key: String,
    /// Kind of the job.
    pub kind: String,
    /// Claim.
    pub claim_id: Uuid,
    /// Whom it is for.
    pub recipient: Recipient,
    /// Which notice, to an employer.
    pub notice_id: Option<Uuid>,
    /// How far it got.
    pub state: DeliveryState,
    /// Why it did not, as a code.
    pub error: Option<String>,
    /// When it was to leave.
    pub owed_at: OffsetDateTime,
    /// When it left.
    pub sent_at: Option<OffsetDateTime>,
    /// When the state was last written.
    pub changed_at: OffsetDateTime,
}

/// A row as the queries below read it.
pub(in crate::persistence) struct Row {
    pub job_id: Uuid,
    pub rung: String,
    pub effect_key: String,
    pub kind: String,
    pub claim_id: Uuid,
    pub recipient: String,
    pub notice_id: Option<Uuid>,
    pub state: String,
    pub error: Option<String>,
    pub owed_at: OffsetDateTime,
    pub sent_at: Option<OffsetDateTime>,
    pub changed_at: OffsetDateTime,
}

impl TryFrom<Row> for Delivery {
    type Error = PersistenceError;

    fn try_from(row: Row) -> Result<Self, PersistenceError> {
        let bad = |column| PersistenceError::Inconsistency { table: "deliveries", column, id: row.job_id };
        Ok(Self {
            job_id: row.job_id,
            rung: Rung::from_code(&row.rung).ok_or_else(|| bad("rung"))?,
            effect_key: row.effect_key,
            kind: row.kind,
            claim_id: row.claim_id,
            recipient: Recipient::from_code(&row.recipient).ok_or_else(|| bad("recipient"))?,
            notice_id: row.notice_id,
            state: DeliveryState::from_code(&row.state).ok_or_else(|| bad("state"))?,
            error: row.error,
            owed_at: row.owed_at,
            sent_at: row.sent_at,
            changed_at: row.changed_at,
        })
    }
}

/// Begins a delivery, or begins it again after a failure that may pass. `None`: it is in the worker's hands now. Otherwise the
/// state it is in, and nothing was changed.
pub async fn begin(
    connection: &mut PgConnection,
    job: &Job,
    claim_id: Uuid,
    begun: Begun,
    now: OffsetDateTime,
) -> Result<Option<DeliveryState>, PersistenceError> {
    let found = sqlx::query_scalar!(
        r#"WITH mine AS (
               INSERT INTO deliveries AS d (job_id, rung, effect_key, kind, claim_id, recipient, notice_id, state, owed_at,
                                            sending_at, changed_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, 'sending', $8, $9, $9)
               ON CONFLICT (job_id, rung) DO UPDATE SET state = 'sending', error = NULL, sending_at = $9, changed_at = $9
               WHERE d.state IN ('created', 'temporary-failure')
               RETURNING 1 AS one)
           SELECT CASE WHEN EXISTS (SELECT FROM mine) THEN NULL ELSE
               COALESCE((SELECT CASE WHEN batch IS NULL THEN state ELSE 'queued' END FROM deliveries WHERE job_id = $1 AND rung = $2), 'sending') END AS state"#,
        job.job_id,
        begun.rung.code(),
        job.key,
        job.kind,
        claim_id,
        begun.recipient.code(),
        begun.notice_id,
        job.due_at,
        now
    )
    .fetch_one(connection)
    .await?;
    Ok(found.as_deref().and_then(DeliveryState::from_code))
}

/// What moves a delivery, and when.
#[derive(Debug, Clone, Copy)]
pub struct Move<'a> {
    /// The state it gets.
    pub to: DeliveryState,
    /// Why it did not arrive, as a code.
    pub error: Option<&'a str>,
    /// When.
    pub at: OffsetDateTime,
    /// A person has to look.
    pub watched: bool,
}

/// A message that left within that long counts as quick.
const QUICK: Duration = Duration::seconds(10);

/// Writes the state of a delivery, and what is counted of it.
pub async fn move_to(
    connection: &mut PgConnection,
    (job_id, rung): (Uuid, Rung),
    step: Move<'_>,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "WITH moved AS (
             UPDATE deliveries SET state = $3, error = $4, changed_at = $5, watched = $7,
                    sent_at = CASE WHEN $3 IN ('sent', 'delivered') THEN COALESCE(sent_at, $5) ELSE sent_at END,
                    -- Sent again by a person: as if nothing had been tried.
                    batch = CASE WHEN $3 <> 'created' THEN batch END,
                    awaits_answer = recipient = 'employer' AND rung = 'e-mail' AND $3 IN ('sent', 'delivered'),
                    dead_address = $3 <> 'created' AND (dead_address OR $3 = 'permanent-failure')
             WHERE job_id = $1 AND rung = $2 AND state <> $3 RETURNING rung, state, owed_at)
         INSERT INTO delivery_moves (at, rung, to_state, quick)
         SELECT $5, rung, state, state = 'sent' AND $5 <= owed_at + make_interval(secs => $6) FROM moved",
        job_id,
        rung.code(),
        step.to.code(),
        step.error,
        step.at,
        QUICK.as_seconds_f64(),
        step.watched
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A delivery, held until the transaction ends.
pub async fn lock(
    connection: &mut PgConnection,
    (job_id, rung): (Uuid, Rung),
) -> Result<Option<Delivery>, PersistenceError> {
    let row = sqlx::query_as!(
        Row,
        "SELECT job_id, rung, effect_key, kind, claim_id, recipient, notice_id, state, error, owed_at, sent_at, changed_at
         FROM deliveries WHERE job_id = $1 AND rung = $2 FOR UPDATE",
        job_id,
        rung.code()
    );
    row.fetch_optional(connection).await?.map(Delivery::try_from).transpose()
}

/// Everything that was to reach someone about a claim, oldest first.
pub async fn of_claim(
    connection: &mut PgConnection,
    claim_id: Uuid,
) -> Result<Vec<Delivery>, PersistenceError> {
    let rows = sqlx::query_as!(
        Row,
        "SELECT job_id, rung, effect_key, kind, claim_id, recipient, notice_id, state, error, owed_at, sent_at, changed_at
         FROM deliveries WHERE claim_id = $1 ORDER BY owed_at, effect_key, rung",
        claim_id
    );
    rows.fetch_all(connection).await?.into_iter().map(Delivery::try_from).collect()
}

/// Did the e-mail address of that recipient turn out not to work? `notice_id` says which employer.
pub async fn is_dead(
    connection: &mut PgConnection,
    claim_id: Uuid,
    notice_id: Option<Uuid>,
) -> Result<bool, PersistenceError> {
    let dead = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM deliveries WHERE claim_id = $1 AND notice_id IS NOT DISTINCT FROM $2 AND rung = 'e-mail'
               AND dead_address) AS "dead!""#,
        claim_id,
        notice_id
    );
    Ok(dead.fetch_one(connection).await?)
}

/// Someone, or the next rung, has taken a delivery up: it leaves the list of those to look at.
pub async fn handle(
    connection: &mut PgConnection,
    (job_id, rung): (Uuid, Rung),
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE deliveries SET watched = false WHERE job_id = $1 AND rung = $2",
        job_id,
        rung.code()
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The addresses of these notices are others now: none is dead any more, nobody has to look at what came back, and no answer is
/// awaited from where they were.
pub async fn revive(
    connection: &mut PgConnection,
    claim_id: Uuid,
    notices: &[Uuid],
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE deliveries SET dead_address = false, watched = false, awaits_answer = false WHERE claim_id = $1 AND notice_id = ANY($2)",
        claim_id,
        notices
    )
    .execute(connection)
    .await?;
    Ok(())
}
