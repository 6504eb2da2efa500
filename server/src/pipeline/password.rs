//! A person changes their password: because they want to, or because somebody else chose it.

use super::UseCaseError;
use super::review::hash_password;
use super::review::sign_in::{ANYWHERE, FAILURES, minutes, verify};
use crate::crypto::sha256;
use crate::persistence::staff::SignedIn;
use crate::persistence::staff::team::{self, NewAct};
use crate::persistence::{PersistenceError, access};
use crate::state::Service;
use abri_domain::staff::{PASSWORD_MIN, StaffAct};

/// What came of changing a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordChange {
    /// The new one counts; every other session of the person has ended.
    Done,
    /// The one given as the present one is not.
    WrongCurrent,
    /// The new one is too short.
    TooShort,
    /// The new one is the present one.
    Same,
    /// Too many wrong ones; minutes to wait.
    Wait(u32),
}

/// Changes the password of the person of that session.
pub async fn change(
    service: &Service,
    (person, session): (&SignedIn, &str),
    current: String,
    new: String,
) -> Result<PasswordChange, UseCaseError> {
    if new.chars().count() < PASSWORD_MIN {
        return Ok(PasswordChange::TooShort);
    }
    if new == current {
        return Ok(PasswordChange::Same);
    }
    let (now, staff_id) = (service.clock.now(), person.staff_id);
    let subject = service.keys.index.index("password", staff_id.as_bytes());
    let mut connection = service.pools.admin.acquire().await?;
    if access::recent_attempts(&mut connection, &subject, ANYWHERE, now).await? >= FAILURES {
        return Ok(PasswordChange::Wait(minutes()));
    }
    let kept = team::password_hash(&mut connection, staff_id).await?;
    // Nothing is held of the database while passwords are checked.
    drop(connection);
    if !verify(kept, current).await {
        let mut connection = service.pools.admin.acquire().await?;
        access::record_attempt(&mut connection, &subject, ANYWHERE, now).await?;
        return Ok(PasswordChange::WrongCurrent);
    }
    let hash = hash_password(new).await.map_err(|_| UseCaseError::NoHash)?;
    let mut transaction = service.pools.admin.begin().await.map_err(PersistenceError::from)?;
    let session = sha256(session.as_bytes());
    team::set_password(&mut transaction, staff_id, &hash, false, Some(&session)).await?;
    let act = NewAct { staff_id, by: Some(staff_id), act: StaffAct::PasswordChanged, grant_id: None };
    team::write_down(&mut transaction, &act, now).await?;
    transaction.commit().await?;
    Ok(PasswordChange::Done)
}
