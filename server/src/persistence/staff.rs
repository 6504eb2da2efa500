//! Staff and their sessions.

use super::PersistenceError;
use abri_domain::staff::StaffRole;
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
    /// Language of the screens.
    pub language: String,
    /// Token the forms carry.
    pub form_token: String,
}

/// The member of staff of that login.
pub async fn find_by_login(
    connection: &mut PgConnection,
    login: &str,
) -> Result<Option<StaffRow>, PersistenceError> {
    let row = sqlx::query_as!(
        StaffRow,
        r#"SELECT staff_id, password_hash, disabled_at IS NOT NULL AS "disabled!" FROM staff WHERE login = $1"#,
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
             role = EXCLUDED.role, disabled_at = NULL",
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

/// Begins a session.
pub async fn begin_session(
    connection: &mut PgConnection,
    token_hash: &[u8; 32],
    staff_id: Uuid,
    form_token: &str,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO staff_sessions (token_hash, staff_id, form_token, created_at, seen_at) VALUES ($1, $2, $3, $4, $4)",
        token_hash.as_slice(),
        staff_id,
        form_token,
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
        "SELECT staff_id, display_name, role, language, form_token, seen_at FROM staff_sessions JOIN staff USING (staff_id)
         WHERE token_hash = $1 AND seen_at > $2 AND staff_sessions.created_at > $3 AND disabled_at IS NULL",
        token_hash.as_slice(),
        now - IDLE,
        now - ABSOLUTE
    )
    .fetch_optional(&mut *connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    if row.seen_at < now - Duration::minutes(1) {
        sqlx::query!(
            "UPDATE staff_sessions SET seen_at = $2 WHERE token_hash = $1",
            token_hash.as_slice(),
            now
        )
        .execute(connection)
        .await?;
    }
    let (staff_id, display_name) = (row.staff_id, row.display_name);
    let bad = PersistenceError::Inconsistency { table: "staff", column: "role", id: staff_id };
    let role = StaffRole::from_code(&row.role).ok_or(bad)?;
    Ok(Some(SignedIn { staff_id, display_name, role, language: row.language, form_token: row.form_token }))
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
