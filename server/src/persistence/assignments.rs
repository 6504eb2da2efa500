//! Who holds what, and every claim that changed hands otherwise than by "take next".

use super::PersistenceError;
use crate::random;
use abri_domain::staff::StaffRole;
use abri_domain::zone::Side;
use sqlx::PgConnection;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// How a claim changed hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveKind {
    /// Taken out of turn, by who wanted that very one.
    Chosen,
    /// Given to someone.
    Given,
    /// Put back into the queue by someone else.
    PutBack,
}

impl MoveKind {
    const fn code(self) -> &'static str {
        match self {
            Self::Chosen => "chosen",
            Self::Given => "given",
            Self::PutBack => "put-back",
        }
    }
}

/// One move.
#[derive(Debug, Clone, Copy)]
pub struct Move {
    /// The claim.
    pub claim_id: Uuid,
    /// How.
    pub kind: MoveKind,
    /// Who held it.
    pub from: Option<Uuid>,
    /// Who holds it now.
    pub to: Option<Uuid>,
    /// Who did it.
    pub by: Uuid,
}

/// Writes a move down.
pub async fn record(
    connection: &mut PgConnection,
    moved: Move,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO lease_moves (move_id, claim_id, kind, from_staff, to_staff, by_staff, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        random::id(now)?,
        moved.claim_id,
        moved.kind.code(),
        moved.from,
        moved.to,
        moved.by,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A claim in someone's hands.
#[derive(Debug, Clone)]
pub struct HeldClaim {
    /// Claim.
    pub claim_id: Uuid,
    /// Reference, canonical.
    pub reference: String,
    /// Fund.
    pub fund: String,
    /// Decide by.
    pub due_on: Date,
    /// Whose turn it is.
    pub side: Side,
    /// Who holds it.
    pub staff_id: Uuid,
    /// Their name.
    pub name: String,
    /// Since when; unknown for what was taken before this was kept.
    pub since: Option<OffsetDateTime>,
}

/// Someone who reviews claims.
#[derive(Debug, Clone)]
pub struct Reviewer {
    /// Id.
    pub staff_id: Uuid,
    /// Name.
    pub name: String,
    /// Role.
    pub role: StaffRole,
    /// Code of the fund they belong to; none works for every fund.
    pub fund: Option<String>,
    /// Claims taken out of turn since the day asked for.
    pub chosen: i64,
}

/// The claims in someone's hands now, by holder; the first thousand.
pub async fn held_now(
    connection: &mut PgConnection,
    now: OffsetDateTime,
) -> Result<Vec<HeldClaim>, PersistenceError> {
    let rows = sqlx::query!(
        r#"SELECT claim_id, reference, fund, due_on, side AS "side!", staff_id, display_name, held_since
           FROM claims JOIN staff ON staff.staff_id = claims.held_by
           WHERE held_by IS NOT NULL AND held_until > $1 AND state = 'in-review'
           ORDER BY display_name, staff_id, due_on, claim_id LIMIT 1000"#,
        now
    )
    .fetch_all(connection)
    .await?;
    let held = rows.into_iter().map(|row| {
        let bad = PersistenceError::Inconsistency { table: "claims", column: "side", id: row.claim_id };
        Ok(HeldClaim {
            claim_id: row.claim_id,
            reference: row.reference,
            fund: row.fund,
            due_on: row.due_on,
            side: Side::from_code(&row.side).ok_or(bad)?,
            staff_id: row.staff_id,
            name: row.display_name,
            since: row.held_since,
        })
    });
    held.collect()
}

/// Those who review claims in the role they have now and may sign in, by name, with what they chose themselves since then.
pub async fn reviewers(
    connection: &mut PgConnection,
    since: OffsetDateTime,
    now: OffsetDateTime,
) -> Result<Vec<Reviewer>, PersistenceError> {
    let rows = sqlx::query!(
        r#"SELECT staff_id, display_name, COALESCE(lent.role, staff.role) AS "role!",
                  (SELECT count(*) FROM lease_moves WHERE kind = 'chosen' AND to_staff = staff_id AND at > $1) AS "chosen!",
                  (SELECT fund FROM staff_funds WHERE staff_funds.staff_id = staff.staff_id ORDER BY at DESC, set_id DESC LIMIT 1) AS "fund?"
           FROM staff LEFT JOIN LATERAL (
               SELECT role FROM role_grants
               WHERE role_grants.staff_id = staff.staff_id AND from_at <= $2 AND $2 < until_at AND NOT EXISTS (
                   SELECT FROM role_grant_ends WHERE role_grant_ends.grant_id = role_grants.grant_id)
               ORDER BY from_at DESC, grant_id DESC LIMIT 1) AS lent ON true
           WHERE disabled_at IS NULL ORDER BY display_name, staff_id"#,
        since,
        now
    )
    .fetch_all(connection)
    .await?;
    let mut reviewers = Vec::new();
    for row in rows {
        let bad = PersistenceError::Inconsistency { table: "staff", column: "role", id: row.staff_id };
        let role = StaffRole::from_code(&row.role).ok_or(bad)?;
        if role.side().is_some() {
            let (staff_id, name, fund, chosen) = (row.staff_id, row.display_name, row.fund, row.chosen);
            reviewers.push(Reviewer { staff_id, name, role, fund, chosen });
        }
    }
    Ok(reviewers)
}
