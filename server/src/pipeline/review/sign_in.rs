//! Signing in: argon2id, a new session each time, and a lock-out that can't be used to lock others out.
//!
//! Failures are counted per login *and* network: someone who guesses from elsewhere shuts the door for their own
//! network only.

use super::Agent;
use crate::crypto::sha256;
use crate::persistence::staff::SignedIn;
use crate::persistence::{access, staff};
use crate::pipeline::UseCaseError;
use crate::random;
use crate::state::Service;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// Failures of one login from one network within the window.
const FAILURES: i64 = 5;

/// Each check takes 19 MiB and a core: two at a time.
static CHECKS: Semaphore = Semaphore::const_new(2);

/// Compared with when there is no such login, so that the answer takes as long.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash("nobody has this password").unwrap_or_default());

/// What became of a sign-in.
pub enum SignInOutcome {
    /// A session begins.
    SignedIn {
        /// Its token, for the cookie.
        token: String,
    },
    /// Login or password is wrong: the same words.
    Refused,
    /// Too many failures of that login from that network.
    Wait {
        /// Minutes to wait.
        minutes: u32,
    },
}

/// Argon2id could not run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the password could not be hashed")]
pub struct HashError;

/// The hash of a password (Argon2id, 19 MiB, two passes: the library's defaults follow OWASP's), as a PHC string.
pub async fn hash_password(password: String) -> Result<String, HashError> {
    tokio::task::spawn_blocking(move || hash(&password)).await.map_err(|_| HashError)?
}

fn hash(password: &str) -> Result<String, HashError> {
    Ok(Argon2::default().hash_password(password.as_bytes()).map_err(|_| HashError)?.to_string())
}

/// Someone gives login and password from a network.
pub async fn sign_in(
    service: &Service,
    login: &str,
    password: String,
    network: &str,
) -> Result<SignInOutcome, UseCaseError> {
    let now = service.clock.now();
    let login = login.trim().to_lowercase();
    let subject = service.keys.index.index("sign-in", login.as_bytes());
    let mut connection = service.pools.admin.acquire().await?;
    if access::recent_attempts(&mut connection, &subject, network, now).await? >= FAILURES {
        let minutes = u32::try_from(access::WINDOW.whole_minutes()).unwrap_or(15);
        return Ok(SignInOutcome::Wait { minutes });
    }
    let found = staff::find_by_login(&mut connection, &login).await?;
    let kept = found.as_ref().map_or_else(|| NOBODY.clone(), |row| row.password_hash.clone());
    // Nothing is held of the database while the password is checked.
    drop(connection);
    let right = verify(kept, password).await;
    let mut transaction = service.pools.admin.begin().await?;
    let outcome = match found.filter(|row| right && !row.disabled) {
        Some(row) => {
            let (token, form_token) = (random::token()?, random::token()?);
            access::clear_attempts(&mut transaction, &subject, network).await?;
            staff::begin_session(&mut transaction, &sha256(token.as_bytes()), row.staff_id, &form_token, now)
                .await?;
            SignInOutcome::SignedIn { token }
        }
        None => {
            access::record_attempt(&mut transaction, &subject, network, now).await?;
            SignInOutcome::Refused
        }
    };
    transaction.commit().await?;
    Ok(outcome)
}

async fn verify(kept: String, password: String) -> bool {
    let Ok(_permit) = CHECKS.acquire().await else { return false };
    let check = move || {
        PasswordHash::new(&kept)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    };
    tokio::task::spawn_blocking(check).await.unwrap_or(false)
}

/// Ends a session; what the agent held goes back to the queue when its lease ends.
pub async fn sign_out(service: &Service, token: &str) -> Result<(), UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    Ok(staff::end_session(&mut connection, &sha256(token.as_bytes())).await?)
}

/// Whoever is signed in with that session token, with the role they have now.
pub async fn signed_in(service: &Service, token: &str) -> Result<Option<SignedIn>, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    Ok(staff::find_session(&mut connection, &sha256(token.as_bytes()), service.clock.now()).await?)
}

impl Agent {
    /// The person of a session, if their role reviews claims.
    pub fn of(person: SignedIn) -> Option<Self> {
        let SignedIn { staff_id, display_name: name, role, language, form_token } = person;
        Some(Self { staff_id, name, role, side: role.side()?, language, form_token })
    }
}
