//! Staff and their sessions.

pub mod funds;
pub mod identities;
pub mod loans;
pub mod second_factor;
pub mod sign_ins;
pub mod team;

use super::PersistenceError;
use crate::crypto::sha256;
use abri_domain::staff::{RoleLoan, StaffRole};
use data_encoding::BASE64URL_NOPAD;
use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// A session ends after that long without a sign of life.
pub const IDLE: Duration = Duration::minutes(30);
/// And after that long in any case.
pub const ABSOLUTE: Duration = Duration::hours(10);

/// A member of staff, for signing in.
pub struct StaffRow {
    /// Id.
    pub staff_id: Uuid,
    /// Argon2id hash (PHC string).
    pub password_hash: String,
    /// May no longer sign in.
    pub disabled: bool,
    /// Has a second factor.
    pub second_factor: bool,
}

/// The person behind a session.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Id.
    pub staff_id: Uuid,
    /// Name on the screens.
    pub display_name: String,
    /// Role, as it is now.
    pub role: StaffRole,
    /// Code of the fund they belong to; none works for every fund.
    pub fund: Option<String>,
    /// Language of the screens.
    pub language: String,
    /// Token the forms carry: another one for each role, so that a page of an earlier role is known.
    pub form_token: String,
    /// The tokens of the other roles, for a page that was drawn before the role changed.
    pub earlier_tokens: Vec<String>,
    /// The password was chosen by somebody else.
    pub password_due: bool,
    /// Has a second factor, here or at the provider they signed in through.
    pub second_factor: bool,
    /// Is being onboarded: a second person confirms their decisions.
    pub is_onboarding: bool,
}

/// The member of staff of that login.
pub async fn find_by_login(
    connection: &mut PgConnection,
    login: &str,
) -> Result<Option<StaffRow>, PersistenceError> {
    let row = sqlx::query_as!(
        StaffRow,
        r#"SELECT staff_id, password_hash, disabled_at IS NOT NULL AS "disabled!",
                  EXISTS (SELECT FROM staff_totp WHERE staff_totp.staff_id = staff.staff_id AND confirmed_at IS NOT NULL)
                      AS "second_factor!"
           FROM staff WHERE login = $1"#,
        login
    )
    .fetch_optional(connection)
    .await?;
    Ok(row)
}

/// A new member of staff; the owner's connection does this. Someone of the same login is brought up to date.
pub async fn upsert(
    connection: &mut PgConnection,
    (staff_id, login, display_name): (Uuid, &str, &str),
    password_hash: &str,
    role: &str,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO staff (staff_id, login, display_name, password_hash, role, created_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (login) DO UPDATE SET display_name = EXCLUDED.display_name, password_hash = EXCLUDED.password_hash,
             role = EXCLUDED.role, disabled_at = NULL, password_due = false",
        staff_id,
        login,
        display_name,
        password_hash,
        role,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Begins a session; it is strong when the identity provider says that a second factor was given there.
pub async fn begin_session(
    connection: &mut PgConnection,
    token_hash: &[u8; 32],
    (staff_id, is_strong): (Uuid, bool),
    form_token: &str,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO staff_sessions (token_hash, staff_id, form_token, is_strong, created_at, seen_at)
         VALUES ($1, $2, $3, $4, $5, $5)",
        token_hash.as_slice(),
        staff_id,
        form_token,
        is_strong,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Who that session belongs to, with the role they have now; the sign of life is written at most once a minute.
pub async fn find_session(
    connection: &mut PgConnection,
    token_hash: &[u8; 32],
    now: OffsetDateTime,
) -> Result<Option<SignedIn>, PersistenceError> {
    let row = sqlx::query!(
        r#"SELECT staff_id, display_name, role, language, form_token, seen_at, password_due, onboarding_until,
                  is_strong OR EXISTS (SELECT FROM staff_totp
                                       WHERE staff_totp.staff_id = staff.staff_id AND confirmed_at IS NOT NULL)
                      AS "second_factor!",
                  (SELECT fund FROM staff_funds WHERE staff_funds.staff_id = staff.staff_id ORDER BY at DESC, set_id DESC LIMIT 1) AS "fund?"
           FROM staff_sessions JOIN staff USING (staff_id)
           WHERE token_hash = $1 AND seen_at > $2 AND staff_sessions.created_at > $3 AND disabled_at IS NULL"#,
        token_hash.as_slice(),
        now - IDLE,
        now - ABSOLUTE
    )
    .fetch_optional(&mut *connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    if row.seen_at < now - Duration::minutes(1) {
        see(connection, token_hash, now).await?;
    }
    let loan = loans::last(connection, row.staff_id).await?.map(|last| last.loan);
    let role = RoleLoan::role_now(loan, role(&row.role, row.staff_id)?, now);
    let other_roles = StaffRole::ALL.iter().filter(|other| **other != role);
    Ok(Some(SignedIn {
        staff_id: row.staff_id,
        display_name: row.display_name,
        role,
        fund: row.fund,
        language: row.language,
        earlier_tokens: other_roles.map(|other| token_for(&row.form_token, *other)).collect(),
        form_token: token_for(&row.form_token, role),
        password_due: row.password_due,
        second_factor: row.second_factor,
        is_onboarding: row.onboarding_until.is_some_and(|until| now < until),
    }))
}

async fn see(
    connection: &mut PgConnection,
    token_hash: &[u8; 32],
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!("UPDATE staff_sessions SET seen_at = $2 WHERE token_hash = $1", token_hash.as_slice(), now)
        .execute(connection)
        .await?;
    Ok(())
}

/// The role of a row of `staff` or of a loan.
fn role(code: &str, staff_id: Uuid) -> Result<StaffRole, PersistenceError> {
    let bad = PersistenceError::Inconsistency { table: "staff", column: "role", id: staff_id };
    StaffRole::from_code(code).ok_or(bad)
}

/// The form token of a session for a role.
fn token_for(form_token: &str, role: StaffRole) -> String {
    BASE64URL_NOPAD.encode(&sha256(format!("{form_token} {}", role.code()).as_bytes()))
}

/// Ends a session.
pub async fn end_session(
    connection: &mut PgConnection,
    token_hash: &[u8; 32],
) -> Result<(), PersistenceError> {
    sqlx::query!("DELETE FROM staff_sessions WHERE token_hash = $1", token_hash.as_slice())
        .execute(connection)
        .await?;
    Ok(())
}

/// The name of a member of staff.
pub async fn name_of(
    connection: &mut PgConnection,
    staff_id: Uuid,
) -> Result<Option<String>, PersistenceError> {
    Ok(sqlx::query_scalar!("SELECT display_name FROM staff WHERE staff_id = $1", staff_id)
        .fetch_optional(connection)
        .await?)
}
