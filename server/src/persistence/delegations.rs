//! What medical officers let technicians sign: append only, a delegation and its end when it comes before its day.

use super::{PersistenceError, ensure_rows};
use crate::random;
use abri_domain::opinion::OpinionQuestion;
use abri_domain::staff::{Delegation, Matter};
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// A delegation to give.
pub struct NewDelegation<'a> {
    /// Who delegates.
    pub officer: Uuid,
    /// To whom.
    pub technician: Uuid,
    /// What.
    pub matter: &'a Matter,
    /// Until then, excluded.
    pub until: OffsetDateTime,
}

/// A delegation with its people, for the desk.
#[derive(Debug, Clone)]
pub struct DelegationRow {
    /// It.
    pub delegation: Delegation,
    /// Who delegated.
    pub officer: Uuid,
    /// Their name.
    pub officer_name: String,
    /// Name of the technician.
    pub technician_name: String,
}

/// Gives one.
pub async fn give(
    connection: &mut PgConnection,
    new: &NewDelegation<'_>,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let (question, scheme, ground) = match new.matter {
        Matter::Opinion(question) => (Some(question.code()), None, None),
        Matter::Decision { scheme, ground } => (None, Some(scheme.as_str()), Some(ground.as_str())),
    };
    let done = sqlx::query!(
        "INSERT INTO delegations (delegation_id, officer, technician, question, scheme, ground, from_at, until_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        random::id(now)?,
        new.officer,
        new.technician,
        question,
        scheme,
        ground,
        now,
        new.until
    )
    .execute(connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)
}

/// Ends one that is in force; false when it is not, or there is none.
pub async fn end(
    connection: &mut PgConnection,
    delegation_id: Uuid,
    by: Uuid,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "INSERT INTO delegation_ends (delegation_id, ended_at, ended_by)
         SELECT delegation_id, $3, $2 FROM delegations WHERE delegation_id = $1 AND until_at > $3
         ON CONFLICT DO NOTHING",
        delegation_id,
        by,
        now
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

struct Raw {
    delegation_id: Uuid,
    question: Option<String>,
    scheme: Option<String>,
    ground: Option<String>,
    from_at: OffsetDateTime,
    until_at: OffsetDateTime,
    officer: Uuid,
    officer_name: String,
    technician_name: String,
}

impl TryFrom<Raw> for DelegationRow {
    type Error = PersistenceError;

    fn try_from(raw: Raw) -> Result<Self, PersistenceError> {
        let bad =
            |column| PersistenceError::Inconsistency { table: "delegations", column, id: raw.delegation_id };
        let matter = match (raw.question, raw.scheme, raw.ground) {
            (Some(code), ..) => {
                Matter::Opinion(OpinionQuestion::from_code(&code).ok_or_else(|| bad("question"))?)
            }
            (None, Some(scheme), Some(ground)) => Matter::Decision { scheme, ground },
            _ => return Err(bad("ground")),
        };
        let (delegation_id, from, until) = (raw.delegation_id, raw.from_at, raw.until_at);
        Ok(Self {
            delegation: Delegation { delegation_id, matter, from, until },
            officer: raw.officer,
            officer_name: raw.officer_name,
            technician_name: raw.technician_name,
        })
    }
}

/// Delegations that nobody ended, with what follows the condition. One lapses with the account of the doctor who answers for it.
macro_rules! in_force {
    ($more:literal, $($argument:expr),+) => {
        sqlx::query_as!(
            Raw,
            "SELECT delegations.delegation_id, question, scheme, ground, from_at, until_at, officer,
                    officers.display_name AS officer_name, technicians.display_name AS technician_name
             FROM delegations JOIN staff AS officers ON officers.staff_id = officer
             JOIN staff AS technicians ON technicians.staff_id = technician
             WHERE until_at > $1 AND officers.disabled_at IS NULL
               AND NOT EXISTS (SELECT FROM delegation_ends WHERE delegation_ends.delegation_id = delegations.delegation_id)" + $more,
            $($argument),+
        )
    };
}

/// What was delegated to a technician and is in force.
pub async fn to(
    connection: &mut PgConnection,
    technician: Uuid,
    now: OffsetDateTime,
) -> Result<Vec<Delegation>, PersistenceError> {
    let rows =
        in_force!(" AND technician = $2 ORDER BY from_at", now, technician).fetch_all(connection).await?;
    rows.into_iter().map(|raw| Ok(DelegationRow::try_from(raw)?.delegation)).collect()
}

/// All that are in force, by technician.
pub async fn all(
    connection: &mut PgConnection,
    now: OffsetDateTime,
) -> Result<Vec<DelegationRow>, PersistenceError> {
    let rows =
        in_force!(" ORDER BY technicians.display_name, from_at LIMIT 500", now).fetch_all(connection).await?;
    rows.into_iter().map(DelegationRow::try_from).collect()
}

/// Name of the doctor of each delegation that stands in the history of a claim.
pub async fn officers_of_claim(
    connection: &mut PgConnection,
    claim_id: Uuid,
) -> Result<Vec<(Uuid, String)>, PersistenceError> {
    let rows = sqlx::query!(
        "SELECT delegation_id, display_name FROM delegations JOIN staff ON staff_id = officer
         WHERE delegation_id IN (SELECT (event->>'delegation_id')::uuid FROM claim_events
                                 WHERE claim_id = $1 AND event->>'event' = 'signed-under')",
        claim_id
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| (row.delegation_id, row.display_name)).collect())
}

/// Notes that a technician prepared a claim that they may not decide: it is not given to them again.
pub async fn note_prepared(
    connection: &mut PgConnection,
    claim_id: Uuid,
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO claim_preparations (claim_id, staff_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        claim_id,
        staff_id,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}
