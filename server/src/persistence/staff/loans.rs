//! Roles lent for a while, append only: a loan, and its end when it comes before its day.

use super::PersistenceError;
use abri_domain::staff::{RoleLoan, StaffRole};
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// The last loan of a person that nobody ended.
#[derive(Debug, Clone, Copy)]
pub struct LastLoan {
    /// Its id.
    pub grant_id: Uuid,
    /// What was lent, and until when.
    pub loan: RoleLoan,
}

/// A loan to record.
pub struct NewLoan {
    /// Id.
    pub grant_id: Uuid,
    /// Whom it is lent to.
    pub staff_id: Uuid,
    /// What, from when, until when.
    pub loan: RoleLoan,
    /// Who lends.
    pub by: Uuid,
}

/// The last loan of a person that was not ended; it may be over by itself.
pub async fn last(
    connection: &mut PgConnection,
    staff_id: Uuid,
) -> Result<Option<LastLoan>, PersistenceError> {
    let row = sqlx::query!(
        "SELECT grant_id, role, from_at, until_at FROM role_grants WHERE staff_id = $1
             AND NOT EXISTS (SELECT FROM role_grant_ends WHERE role_grant_ends.grant_id = role_grants.grant_id)
         ORDER BY from_at DESC, grant_id DESC LIMIT 1",
        staff_id
    )
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let role = super::role(&row.role, staff_id)?;
    Ok(Some(LastLoan {
        grant_id: row.grant_id,
        loan: RoleLoan { role, from: row.from_at, until: row.until_at },
    }))
}

/// Lends a role.
pub async fn lend(connection: &mut PgConnection, new: &NewLoan) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO role_grants (grant_id, staff_id, role, from_at, until_at, granted_by) VALUES ($1, $2, $3, $4, $5, $6)",
        new.grant_id,
        new.staff_id,
        new.loan.role.code(),
        new.loan.from,
        new.loan.until,
        new.by
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Ends a loan before its day; false when someone was faster.
pub async fn end(
    connection: &mut PgConnection,
    grant_id: Uuid,
    by: Uuid,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "INSERT INTO role_grant_ends (grant_id, ended_at, ended_by) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        grant_id,
        now,
        by
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The role of a loan that the journal names.
pub(super) fn role_of(code: Option<&str>, staff_id: Uuid) -> Result<Option<StaffRole>, PersistenceError> {
    code.map(|code| super::role(code, staff_id)).transpose()
}
