//! Signing in: argon2id, a new session each time, and a lock-out that can't be used to lock others out.
//!
//! Failures are counted per login *and* network: someone who guesses from elsewhere shuts the door for their own
//! network only.

use super::Agent;
use crate::crypto::sha256;
use crate::persistence::staff::second_factor::{self as factors, SecondFactor};
use crate::persistence::staff::sign_ins::{self, HalfSignedIn};
use crate::persistence::staff::team::{NewAct, write_down};
use crate::persistence::staff::{SignedIn, StaffRow};
use crate::persistence::{PersistenceError, access, staff};
use crate::pipeline::UseCaseError;
use crate::pipeline::second_factor::{matching_step, recovery_hash};
use crate::random;
use crate::state::Service;
use abri_domain::staff::StaffAct;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use sqlx::PgConnection;
use std::sync::LazyLock;
use time::OffsetDateTime;
use tokio::sync::Semaphore;
use uuid::Uuid;

/// Failures of one login from one network within the window.
pub(in crate::pipeline) const FAILURES: i64 = 5;

/// The network of attempts that count wherever they come from.
pub(in crate::pipeline) const ANYWHERE: &str = "";

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
    /// The password is right, the code of the second factor is owed.
    OwesCode {
        /// The token of what is half done, for the cookie. It opens nothing.
        token: String,
    },
    /// Login or password, or the code, is wrong: the same words.
    Refused,
    /// There is no such half sign-in any more.
    Ended,
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
        return Ok(SignInOutcome::Wait { minutes: minutes() });
    }
    let found = staff::find_by_login(&mut connection, &login).await?;
    let kept = found.as_ref().map_or_else(|| NOBODY.clone(), |row| row.password_hash.clone());
    // Nothing is held of the database while the password is checked.
    drop(connection);
    let right = verify(kept, password).await;
    let mut transaction = service.pools.admin.begin().await?;
    let outcome = match found.filter(|row| right && !row.disabled) {
        Some(row) => admit(&mut transaction, row, (&subject, network), now).await?,
        None => {
            access::record_attempt(&mut transaction, &subject, network, now).await?;
            SignInOutcome::Refused
        }
    };
    transaction.commit().await?;
    Ok(outcome)
}

/// The password is right. Failures are forgotten once nothing is owed any more.
async fn admit(
    connection: &mut PgConnection,
    row: StaffRow,
    (subject, network): (&[u8; 32], &str),
    now: OffsetDateTime,
) -> Result<SignInOutcome, UseCaseError> {
    if row.second_factor {
        return Ok(SignInOutcome::OwesCode { token: owe_code(connection, row.staff_id, now).await? });
    }
    access::clear_attempts(connection, subject, network).await?;
    Ok(SignInOutcome::SignedIn { token: begin_session(connection, row.staff_id, false, now).await? })
}

/// Half a sign-in: the code is owed. Answers with its token, which opens nothing.
pub(in crate::pipeline) async fn owe_code(
    connection: &mut PgConnection,
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<String, UseCaseError> {
    let token = random::token()?;
    sign_ins::begin(connection, &sha256(token.as_bytes()), staff_id, now).await?;
    Ok(token)
}

/// Begins a session; answers with its token.
pub(in crate::pipeline) async fn begin_session(
    connection: &mut PgConnection,
    staff_id: Uuid,
    is_strong: bool,
    now: OffsetDateTime,
) -> Result<String, UseCaseError> {
    let (token, form_token) = (random::token()?, random::token()?);
    let hash = sha256(token.as_bytes());
    staff::begin_session(connection, &hash, (staff_id, is_strong), &form_token, now).await?;
    Ok(token)
}

/// Does that token still owe a code?
pub async fn owes_code(service: &Service, token: &str) -> Result<bool, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    Ok(sign_ins::find(&mut connection, &sha256(token.as_bytes()), service.clock.now()).await?.is_some())
}

/// Whoever gave the password gives a code: of six digits, or a recovery code. Wrong ones are counted per account and from
/// everywhere: only who knows the password gets here, so nobody else can be locked out by it.
pub async fn give_code(
    service: &Service,
    token: &str,
    code: &str,
    network: &str,
) -> Result<SignInOutcome, UseCaseError> {
    let (now, hash) = (service.clock.now(), sha256(token.as_bytes()));
    let mut transaction = service.pools.admin.begin().await?;
    let Some(half) = sign_ins::find(&mut transaction, &hash, now).await? else {
        return Ok(SignInOutcome::Ended);
    };
    // From here on, codes of one account are looked at one after another.
    let Some(factor) = factors::lock(&mut transaction, &service.keys.zone_a, half.staff_id).await? else {
        return Ok(SignInOutcome::Ended);
    };
    let subject = service.keys.index.index("sign-in-code", half.staff_id.as_bytes());
    if access::recent_attempts(&mut transaction, &subject, ANYWHERE, now).await? >= FAILURES {
        return Ok(SignInOutcome::Wait { minutes: minutes() });
    }
    let outcome = if takes(service, &mut transaction, &half, &factor, code, now).await? {
        access::clear_attempts(&mut transaction, &subject, ANYWHERE).await?;
        let login = service.keys.index.index("sign-in", half.login.as_bytes());
        access::clear_attempts(&mut transaction, &login, network).await?;
        sign_ins::end(&mut transaction, &hash).await?;
        SignInOutcome::SignedIn { token: begin_session(&mut transaction, half.staff_id, false, now).await? }
    } else {
        access::record_attempt(&mut transaction, &subject, ANYWHERE, now).await?;
        SignInOutcome::Refused
    };
    transaction.commit().await?;
    Ok(outcome)
}

/// Is that a code of this person that was never used? It is used up then.
async fn takes(
    service: &Service,
    connection: &mut PgConnection,
    half: &HalfSignedIn,
    factor: &SecondFactor,
    code: &str,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    if let Some(step) = matching_step(&factor.secret, code, now, factor.last_step) {
        factors::accept(connection, half.staff_id, step, now).await?;
        return Ok(true);
    }
    let hash = recovery_hash(service, half.staff_id, code);
    let used = factors::use_recovery_code(connection, half.staff_id, &hash).await?;
    if used {
        let (staff_id, by) = (half.staff_id, Some(half.staff_id));
        let act = NewAct { staff_id, by, act: StaffAct::RecoveryCodeUsed, grant_id: None };
        write_down(connection, &act, now).await?;
    }
    Ok(used)
}

/// Minutes after which failures are forgotten.
pub(in crate::pipeline) fn minutes() -> u32 {
    u32::try_from(access::WINDOW.whole_minutes()).unwrap_or(15)
}

/// Is that the password of this hash?
pub(in crate::pipeline) async fn verify(kept: String, password: String) -> bool {
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
        let SignedIn {
            staff_id, display_name: name, role, fund, language, form_token, is_onboarding, ..
        } = person;
        Some(Self { staff_id, name, role, side: role.side()?, fund, language, form_token, is_onboarding })
    }
}
