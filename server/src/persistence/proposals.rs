//! Decisions that wait for a second person, and the record of what was decided on which version of a claim.

use super::{PersistenceError, ensure_rows};
use crate::crypto::{Place, Sealer};
use abri_domain::claim::RefusalReason;
use abri_domain::decision::{DecisionKind, WhySecond};
use abri_domain::status::Door;
use abri_domain::zone::Side;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// What goes with a decision, in the zone of the side that decides. Never printed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Words to the insured.
    pub explanation: String,
    /// Note that stays with the medical side.
    pub note: String,
    /// The other door.
    pub door: Option<Door>,
    /// Code of the medical reason of a no.
    pub medical_reason: Option<String>,
    /// Codes of what was ticked.
    pub checks: Vec<String>,
}

/// A decision as it is proposed.
pub struct NewProposal<'a> {
    /// Id.
    pub proposal_id: Uuid,
    /// The claim.
    pub claim_id: Uuid,
    /// The side that decides.
    pub side: Side,
    /// What is decided, and why if it is a no.
    pub verdict: (DecisionKind, Option<RefusalReason>),
    /// Why a second person looks.
    pub why: WhySecond,
    /// Who proposes it, and their role.
    pub by: (Uuid, &'a str),
    /// What goes with it.
    pub said: &'a Said,
}

/// A decision that waits for a second person.
pub struct Proposal {
    /// Id.
    pub proposal_id: Uuid,
    /// What would be decided.
    pub kind: DecisionKind,
    /// Why, if it is a no.
    pub reason: Option<RefusalReason>,
    /// Why a second person looks.
    pub why: WhySecond,
    /// Who proposed it.
    pub proposed_by: Uuid,
    /// Their name.
    pub name: String,
    /// Their role then.
    pub by_role: String,
    /// When.
    pub at: OffsetDateTime,
    /// What goes with it.
    pub said: Said,
}

/// What the second person did with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settlement {
    /// It counts.
    Confirmed,
    /// It goes back, with words.
    SentBack,
}

/// A decision that counts.
#[derive(Debug, Clone, Copy)]
pub struct Recorded<'a> {
    /// The claim.
    pub claim_id: Uuid,
    /// Its version when it was decided.
    pub version: i32,
    /// Sequence of the event.
    pub sequence: i32,
    /// Who decided.
    pub by: Uuid,
    /// The proposal it confirms, and whose it was.
    pub proposal: Option<(Uuid, Uuid)>,
    /// What the administrative side ticked.
    pub checks: &'a [String],
}

fn place(side: Side, proposal_id: Uuid) -> Place {
    let column = match side {
        Side::Administrative => "proposals.sealed",
        Side::Medical => "medical.proposals.sealed",
    };
    Place::of(column, proposal_id)
}

/// Keeps a proposal. `key` is that of its side: the medical words stay in zone M.
pub async fn keep(
    connection: &mut PgConnection,
    key: &Sealer,
    new: &NewProposal<'_>,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let sealed = key.seal_json(place(new.side, new.proposal_id), new.said)?;
    let (kind, reason) = new.verdict;
    sqlx::query!(
        "INSERT INTO proposals (proposal_id, claim_id, side, verdict, reason, why, sealed, proposed_by, by_role, proposed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        new.proposal_id,
        new.claim_id,
        new.side.code(),
        kind.code(),
        reason.map(RefusalReason::code),
        new.why.code(),
        (new.side == Side::Administrative).then_some(&sealed),
        new.by.0,
        new.by.1,
        now
    )
    .execute(&mut *connection)
    .await?;
    if new.side == Side::Medical {
        sqlx::query!(
            "INSERT INTO medical.proposals (proposal_id, claim_id, sealed) VALUES ($1, $2, $3)",
            new.proposal_id,
            new.claim_id,
            sealed
        )
        .execute(connection)
        .await?;
    }
    Ok(())
}

/// The proposal of a claim that waits, if it is that side's.
pub async fn open(
    connection: &mut PgConnection,
    key: &Sealer,
    (claim_id, side): (Uuid, Side),
) -> Result<Option<Proposal>, PersistenceError> {
    let row = sqlx::query!(
        "SELECT proposal_id, verdict, reason, why, sealed, proposed_by, display_name, by_role, proposed_at
         FROM proposals JOIN staff ON staff_id = proposed_by WHERE claim_id = $1 AND side = $2 AND outcome IS NULL",
        claim_id,
        side.code()
    )
    .fetch_optional(&mut *connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let bad = |column| PersistenceError::Inconsistency { table: "proposals", column, id: row.proposal_id };
    let sealed = match (side, row.sealed) {
        (Side::Administrative, Some(sealed)) => sealed,
        (Side::Administrative, None) => return Err(bad("sealed")),
        (Side::Medical, _) => medical_words(connection, row.proposal_id).await?,
    };
    let reason = row.reason.map(|code| RefusalReason::from_code(&code).ok_or_else(|| bad("reason")));
    Ok(Some(Proposal {
        proposal_id: row.proposal_id,
        kind: DecisionKind::from_code(&row.verdict).ok_or_else(|| bad("verdict"))?,
        reason: reason.transpose()?,
        why: WhySecond::from_code(&row.why).ok_or_else(|| bad("why"))?,
        proposed_by: row.proposed_by,
        name: row.display_name,
        by_role: row.by_role,
        at: row.proposed_at,
        said: key.open_json(place(side, row.proposal_id), &sealed)?,
    }))
}

async fn medical_words(
    connection: &mut PgConnection,
    proposal_id: Uuid,
) -> Result<Vec<u8>, PersistenceError> {
    let sealed =
        sqlx::query_scalar!("SELECT sealed FROM medical.proposals WHERE proposal_id = $1", proposal_id);
    Ok(sealed.fetch_one(connection).await?)
}

/// Writes what the second person did with a proposal that waits; no row is an error.
pub async fn settle(
    connection: &mut PgConnection,
    (proposal_id, by): (Uuid, Uuid),
    settlement: Settlement,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let outcome = match settlement {
        Settlement::Confirmed => "confirmed",
        Settlement::SentBack => "sent-back",
    };
    let done = sqlx::query!(
        "UPDATE proposals SET outcome = $2, settled_by = $3, settled_at = $4 WHERE proposal_id = $1 AND outcome IS NULL",
        proposal_id,
        outcome,
        by,
        now
    )
    .execute(connection)
    .await?;
    ensure_rows(done.rows_affected(), 1)
}

/// The claim went on without the second person: what waited has no object any more.
pub async fn overtake(
    connection: &mut PgConnection,
    claim_id: Uuid,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE proposals SET outcome = 'overtaken', settled_at = $2 WHERE claim_id = $1 AND outcome IS NULL",
        claim_id,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Records a decision that counts: a second one on the same version has no place.
pub async fn record(connection: &mut PgConnection, decision: Recorded<'_>) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO decisions (claim_id, version, sequence, decided_by, proposal_id, proposed_by, checks)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        decision.claim_id,
        decision.version,
        decision.sequence,
        decision.by,
        decision.proposal.map(|(proposal_id, _)| proposal_id),
        decision.proposal.map(|(_, proposed_by)| proposed_by),
        decision.checks
    )
    .execute(connection)
    .await?;
    Ok(())
}
