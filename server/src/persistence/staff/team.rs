//! Accounts as an administrator sees them, and the journal of what was done to them.

use super::{PersistenceError, loans, role};
use crate::random;
use abri_domain::staff::{RoleLoan, StaffAct, StaffRole};
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// How many lines of the journal are shown.
const SHOWN: i64 = 50;

/// An account.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about an account")]
pub struct Account {
    /// Id.
    pub staff_id: Uuid,
    /// Login.
    pub login: String,
    /// Name on the screens.
    pub name: String,
    /// Their own role.
    pub role: StaffRole,
    /// Code of the fund they belong to; none works for every fund.
    pub fund: Option<String>,
    /// The last loan that nobody ended.
    pub loan: Option<RoleLoan>,
    /// Has a second factor.
    pub second_factor: bool,
    /// Is linked to somebody at the identity provider.
    pub linked: bool,
    /// Has a password that somebody else chose.
    pub password_due: bool,
    /// May no longer sign in.
    pub disabled: bool,
    /// Until when a second person confirms their decisions, over or not.
    pub onboarding_until: Option<OffsetDateTime>,
}

/// An account to make.
pub struct NewAccount<'a> {
    /// Id.
    pub staff_id: Uuid,
    /// Login.
    pub login: &'a str,
    /// Name on the screens.
    pub name: &'a str,
    /// Their own role.
    pub role: StaffRole,
    /// Argon2id hash of the one-time password.
    pub password_hash: &'a str,
}

/// A line of the journal.
#[derive(Debug, Clone)]
pub struct ActLine {
    /// When.
    pub at: OffsetDateTime,
    /// What.
    pub act: StaffAct,
    /// Whose account.
    pub about: String,
    /// Who did it; nobody when it was done at the command line.
    pub by: Option<String>,
    /// The role lent and until when, where the act is about a loan.
    pub loan: Option<(StaffRole, OffsetDateTime)>,
    /// Until when, where the act is an onboarding.
    pub until: Option<OffsetDateTime>,
}

/// An act to write down.
pub struct NewAct {
    /// Whose account.
    pub staff_id: Uuid,
    /// Who did it; `None` at the command line.
    pub by: Option<Uuid>,
    /// What.
    pub act: StaffAct,
    /// The loan it is about.
    pub grant_id: Option<Uuid>,
}

/// Every account, by name; one alone when `only` says so.
pub async fn accounts(
    connection: &mut PgConnection,
    only: Option<Uuid>,
) -> Result<Vec<Account>, PersistenceError> {
    let rows = sqlx::query!(
        r#"SELECT staff.staff_id, login, display_name, staff.role, password_due, onboarding_until, disabled_at IS NOT NULL AS "disabled!",
                  EXISTS (SELECT FROM staff_totp WHERE staff_totp.staff_id = staff.staff_id AND confirmed_at IS NOT NULL)
                      AS "second_factor!",
                  EXISTS (SELECT FROM staff_identities WHERE staff_identities.staff_id = staff.staff_id) AS "linked!",
                  lent.role AS "lent?", lent.from_at AS "from_at?", lent.until_at AS "until_at?",
                  (SELECT fund FROM staff_funds WHERE staff_funds.staff_id = staff.staff_id ORDER BY at DESC, set_id DESC LIMIT 1) AS "fund?"
           FROM staff LEFT JOIN LATERAL (
               SELECT role, from_at, until_at FROM role_grants WHERE role_grants.staff_id = staff.staff_id
                   AND NOT EXISTS (SELECT FROM role_grant_ends WHERE role_grant_ends.grant_id = role_grants.grant_id)
               ORDER BY from_at DESC, grant_id DESC LIMIT 1) AS lent ON true
           WHERE $1::uuid IS NULL OR staff.staff_id = $1 ORDER BY display_name, login"#,
        only
    )
    .fetch_all(connection)
    .await?;
    let mut accounts = Vec::with_capacity(rows.len());
    for row in rows {
        let lent = loans::role_of(row.lent.as_deref(), row.staff_id)?;
        let span = lent.zip(row.from_at).zip(row.until_at);
        accounts.push(Account {
            staff_id: row.staff_id,
            role: role(&row.role, row.staff_id)?,
            login: row.login,
            name: row.display_name,
            fund: row.fund,
            loan: span.map(|((role, from), until)| RoleLoan { role, from, until }),
            second_factor: row.second_factor,
            linked: row.linked,
            password_due: row.password_due,
            disabled: row.disabled,
            onboarding_until: row.onboarding_until,
        });
    }
    Ok(accounts)
}

/// Locks an account until the transaction ends, if there is one.
pub async fn lock(connection: &mut PgConnection, staff_id: Uuid) -> Result<(), PersistenceError> {
    sqlx::query!("SELECT FROM staff WHERE staff_id = $1 FOR UPDATE", staff_id).execute(connection).await?;
    Ok(())
}

/// Makes an account with a password to change; false when the login is taken.
pub async fn make(
    connection: &mut PgConnection,
    new: &NewAccount<'_>,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "INSERT INTO staff (staff_id, login, display_name, password_hash, role, password_due, created_at)
         VALUES ($1, $2, $3, $4, $5, true, $6) ON CONFLICT (login) DO NOTHING",
        new.staff_id,
        new.login,
        new.name,
        new.password_hash,
        new.role.code(),
        now
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Lets an account sign in no more from `disabled_at` on, or again; false when it was so already.
pub async fn set_disabled(
    connection: &mut PgConnection,
    staff_id: Uuid,
    disabled_at: Option<OffsetDateTime>,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "UPDATE staff SET disabled_at = $2 WHERE staff_id = $1 AND (disabled_at IS NULL) <> ($2::timestamptz IS NULL)",
        staff_id,
        disabled_at
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Has a person's decisions confirmed until then, and writes it down.
pub async fn onboard(
    connection: &mut PgConnection,
    (by, staff_id): (Uuid, Uuid),
    until: OffsetDateTime,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!("UPDATE staff SET onboarding_until = $2 WHERE staff_id = $1", staff_id, until)
        .execute(&mut *connection)
        .await?;
    sqlx::query!(
        "INSERT INTO staff_acts (act_id, staff_id, by_staff, act, until_at, at) VALUES ($1, $2, $3, 'onboarding-set', $4, $5)",
        random::id(now)?,
        staff_id,
        by,
        until,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Ends an onboarding before its day; false when there is none.
pub async fn end_onboarding(
    connection: &mut PgConnection,
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "UPDATE staff SET onboarding_until = NULL WHERE staff_id = $1 AND onboarding_until > $2",
        staff_id,
        now
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Gives a person another password; `due` when somebody else chose it. Their sessions but `kept` end.
pub async fn set_password(
    connection: &mut PgConnection,
    staff_id: Uuid,
    password_hash: &str,
    due: bool,
    kept: Option<&[u8; 32]>,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "UPDATE staff SET password_hash = $2, password_due = $3 WHERE staff_id = $1",
        staff_id,
        password_hash,
        due
    )
    .execute(&mut *connection)
    .await?;
    end_sessions(connection, staff_id, kept).await
}

/// Ends the sessions of a person, but `kept`.
pub async fn end_sessions(
    connection: &mut PgConnection,
    staff_id: Uuid,
    kept: Option<&[u8; 32]>,
) -> Result<(), PersistenceError> {
    let kept = kept.map(<[u8; 32]>::as_slice);
    sqlx::query!(
        "DELETE FROM staff_sessions WHERE staff_id = $1 AND token_hash IS DISTINCT FROM $2",
        staff_id,
        kept
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!("DELETE FROM staff_sign_ins WHERE staff_id = $1", staff_id).execute(connection).await?;
    Ok(())
}

/// The hash of a person's password.
pub async fn password_hash(
    connection: &mut PgConnection,
    staff_id: Uuid,
) -> Result<String, PersistenceError> {
    Ok(sqlx::query_scalar!("SELECT password_hash FROM staff WHERE staff_id = $1", staff_id)
        .fetch_one(connection)
        .await?)
}

/// Writes an act down.
pub async fn write_down(
    connection: &mut PgConnection,
    act: &NewAct,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO staff_acts (act_id, staff_id, by_staff, act, grant_id, at) VALUES ($1, $2, $3, $4, $5, $6)",
        random::id(now)?,
        act.staff_id,
        act.by,
        act.act.code(),
        act.grant_id,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The last acts, the newest first; those on one account when `only` says so.
pub async fn last_acts(
    connection: &mut PgConnection,
    only: Option<Uuid>,
) -> Result<Vec<ActLine>, PersistenceError> {
    let rows = sqlx::query!(
        r#"SELECT act_id, act, at, about.display_name AS about, author.display_name AS "by?",
                  staff_acts.staff_id, staff_acts.until_at, role_grants.role AS "lent?", role_grants.until_at AS "lent_until?"
           FROM staff_acts JOIN staff AS about ON about.staff_id = staff_acts.staff_id
               LEFT JOIN staff AS author ON author.staff_id = by_staff
               LEFT JOIN role_grants ON role_grants.grant_id = staff_acts.grant_id
           WHERE $1::uuid IS NULL OR staff_acts.staff_id = $1 ORDER BY at DESC, act_id DESC LIMIT $2"#,
        only,
        SHOWN
    )
    .fetch_all(connection)
    .await?;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let bad = PersistenceError::Inconsistency { table: "staff_acts", column: "act", id: row.act_id };
        let act = StaffAct::from_code(&row.act).ok_or(bad)?;
        let loan = loans::role_of(row.lent.as_deref(), row.staff_id)?.zip(row.lent_until);
        lines.push(ActLine { at: row.at, act, about: row.about, by: row.by, loan, until: row.until_at });
    }
    Ok(lines)
}
