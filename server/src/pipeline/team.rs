//! What an administrator does to accounts: make one, stop it, lend it a role, start its password and second factor anew.
//! Nobody does any of it to their own account, and every act is written down.

use super::UseCaseError;
use super::review::hash_password;
use crate::clock::paris_midnight;
use crate::persistence::staff::SignedIn;
use crate::persistence::staff::funds::{self, FundLine};
use crate::persistence::staff::identities;
use crate::persistence::staff::loans::{self, LastLoan, NewLoan};
use crate::persistence::staff::second_factor;
use crate::persistence::staff::team::{self, Account, ActLine, NewAccount, NewAct};
use crate::random;
use crate::state::Service;
use abri_domain::staff::{
    LoanRefusal, OnboardingRefusal, Right, RoleLoan, StaffAct, StaffRole, may_lend, may_onboard,
};
use sqlx::PgConnection;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// Whoever makes accounts. There is no other way to have one than the session of someone of that right, so that no use
/// case here has to ask again.
#[derive(Debug, Clone)]
pub struct Administrator {
    /// Id.
    pub staff_id: Uuid,
    /// Name on the screens.
    pub name: String,
    /// Role, as it is now.
    pub role: StaffRole,
    /// Token the forms carry.
    pub form_token: String,
}

impl Administrator {
    /// The person of a session, if their role manages accounts.
    pub fn of(person: SignedIn) -> Option<Self> {
        let SignedIn { staff_id, display_name: name, role, form_token, .. } = person;
        role.may(Right::ManageStaff).then_some(Self { staff_id, name, role, form_token })
    }
}

/// An act on an account that takes no more than the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountAct {
    /// Lets it sign in no more; its sessions end.
    Disable,
    /// Lets it sign in again.
    Enable,
    /// Ends the loan that is in force.
    EndLoan,
    /// Takes its second factor away; its sessions end.
    ResetSecondFactor,
    /// Links it to nobody at the identity provider; its sessions end.
    Unlink,
    /// Their decisions count by themselves again.
    EndOnboarding,
}

/// What came of an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActOutcome {
    /// It is so.
    Done,
    /// It was so already.
    AlreadySo,
    /// Nobody does this to their own account.
    OwnAccount,
}

/// What came of making an account. No `Debug`: it holds a password.
pub enum Made {
    /// It is made; its one-time password, which nobody can show again.
    Account {
        /// Its id.
        staff_id: Uuid,
        /// The password.
        password: String,
    },
    /// Somebody has that login.
    LoginTaken,
}

/// Every account, and the last acts.
pub async fn team(
    service: &Service,
    _by: &Administrator,
) -> Result<(Vec<Account>, Vec<ActLine>), UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let accounts = team::accounts(&mut connection, None).await?;
    Ok((accounts, team::last_acts(&mut connection, None).await?))
}

/// One account, the last acts on it, and what was said of its fund.
pub async fn account(
    service: &Service,
    _by: &Administrator,
    staff_id: Uuid,
) -> Result<(Account, Vec<ActLine>, Vec<FundLine>), UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let account = find(&mut connection, staff_id).await?;
    let acts = team::last_acts(&mut connection, Some(staff_id)).await?;
    Ok((account, acts, funds::of(&mut connection, staff_id).await?))
}

async fn find(connection: &mut PgConnection, staff_id: Uuid) -> Result<Account, UseCaseError> {
    team::accounts(connection, Some(staff_id)).await?.pop().ok_or(UseCaseError::NotFound)
}

/// Makes an account. Its password is drawn, and must be changed at the first sign-in.
pub async fn make(
    service: &Service,
    by: &Administrator,
    (login, name): (&str, &str),
    (role, fund): (StaffRole, Option<&str>),
) -> Result<Made, UseCaseError> {
    let now = service.clock.now();
    let (staff_id, password, hash) = draw(service).await?;
    let mut transaction = service.pools.admin.begin().await?;
    let new = NewAccount { staff_id, login, name, role, password_hash: &hash };
    if !team::make(&mut transaction, &new, now).await? {
        return Ok(Made::LoginTaken);
    }
    if fund.is_some() {
        funds::set(&mut transaction, staff_id, fund, Some(by.staff_id), now).await?;
    }
    let act = NewAct { staff_id, by: Some(by.staff_id), act: StaffAct::Made, grant_id: None };
    team::write_down(&mut transaction, &act, now).await?;
    transaction.commit().await?;
    Ok(Made::Account { staff_id, password })
}

/// An id, a password and its hash.
async fn draw(service: &Service) -> Result<(Uuid, String, String), UseCaseError> {
    let password = random::readable()?;
    let hash = hash_password(password.clone()).await.map_err(|_| UseCaseError::NoHash)?;
    Ok((random::id(service.clock.now())?, password, hash))
}

/// Lends a role up to and with `last_day`, from now on; or says why not.
pub async fn lend(
    service: &Service,
    by: &Administrator,
    staff_id: Uuid,
    role: StaffRole,
    last_day: Date,
) -> Result<Result<(), LoanRefusal>, UseCaseError> {
    let (now, today) = (service.clock.now(), service.clock.today());
    let mut transaction = service.pools.admin.begin().await?;
    // Two administrators at once: the second one sees the loan of the first.
    team::lock(&mut transaction, staff_id).await?;
    let account = find(&mut transaction, staff_id).await?;
    let (people, roles) = ((by.staff_id, staff_id), (account.role, role));
    if let Err(refusal) = may_lend(people, roles, account.loan, last_day, (now, today)) {
        return Ok(Err(refusal));
    }
    let until = paris_midnight(last_day.saturating_add(time::Duration::days(1)));
    let loan = RoleLoan { role, from: now, until };
    let grant_id = random::id(now)?;
    loans::lend(&mut transaction, &NewLoan { grant_id, staff_id, loan, by: by.staff_id }).await?;
    let act = NewAct { staff_id, by: Some(by.staff_id), act: StaffAct::RoleLent, grant_id: Some(grant_id) };
    team::write_down(&mut transaction, &act, now).await?;
    transaction.commit().await?;
    Ok(Ok(()))
}

/// Says which fund the account of someone else belongs to from now on; none is every fund. False for one's own account.
pub async fn set_fund(
    service: &Service,
    by: &Administrator,
    staff_id: Uuid,
    fund: Option<&str>,
) -> Result<bool, UseCaseError> {
    if by.staff_id == staff_id {
        return Ok(false);
    }
    let mut transaction = service.pools.admin.begin().await?;
    team::lock(&mut transaction, staff_id).await?;
    let account = find(&mut transaction, staff_id).await?;
    if account.fund.as_deref() != fund {
        funds::set(&mut transaction, staff_id, fund, Some(by.staff_id), service.clock.now()).await?;
    }
    transaction.commit().await?;
    Ok(true)
}

/// Has every decision of someone confirmed by a second person up to and with `last_day`; or says why not. Said again, the
/// later word counts.
pub async fn onboard(
    service: &Service,
    by: &Administrator,
    staff_id: Uuid,
    last_day: Date,
) -> Result<Result<(), OnboardingRefusal>, UseCaseError> {
    if let Err(refusal) = may_onboard((by.staff_id, staff_id), last_day, service.clock.today()) {
        return Ok(Err(refusal));
    }
    let mut transaction = service.pools.admin.begin().await?;
    find(&mut transaction, staff_id).await?;
    let until = paris_midnight(last_day.saturating_add(time::Duration::days(1)));
    team::onboard(&mut transaction, (by.staff_id, staff_id), until, service.clock.now()).await?;
    transaction.commit().await?;
    Ok(Ok(()))
}

/// Does an act to the account of someone else.
pub async fn act(
    service: &Service,
    by: &Administrator,
    staff_id: Uuid,
    act: AccountAct,
) -> Result<ActOutcome, UseCaseError> {
    if by.staff_id == staff_id {
        return Ok(ActOutcome::OwnAccount);
    }
    let now = service.clock.now();
    let mut transaction = service.pools.admin.begin().await?;
    team::lock(&mut transaction, staff_id).await?;
    find(&mut transaction, staff_id).await?;
    let people = (by.staff_id, staff_id);
    let (code, grant_id, done) = execute(&mut transaction, people, act, now).await?;
    if !done {
        return Ok(ActOutcome::AlreadySo);
    }
    let line = NewAct { staff_id, by: Some(by.staff_id), act: code, grant_id };
    team::write_down(&mut transaction, &line, now).await?;
    transaction.commit().await?;
    Ok(ActOutcome::Done)
}

/// Does it: what to write down, about which loan, and whether anything changed.
async fn execute(
    connection: &mut PgConnection,
    (by, staff_id): (Uuid, Uuid),
    act: AccountAct,
    now: OffsetDateTime,
) -> Result<(StaffAct, Option<Uuid>, bool), UseCaseError> {
    Ok(match act {
        AccountAct::Disable => {
            team::end_sessions(connection, staff_id, None).await?;
            (StaffAct::Disabled, None, team::set_disabled(connection, staff_id, Some(now)).await?)
        }
        AccountAct::Enable => {
            (StaffAct::Enabled, None, team::set_disabled(connection, staff_id, None).await?)
        }
        AccountAct::EndLoan => {
            let last = loans::last(connection, staff_id).await?;
            match last.filter(|last| last.loan.is_in_force(now)) {
                Some(LastLoan { grant_id, .. }) => {
                    let done = loans::end(connection, grant_id, by, now).await?;
                    (StaffAct::RoleEnded, Some(grant_id), done)
                }
                None => (StaffAct::RoleEnded, None, false),
            }
        }
        AccountAct::EndOnboarding => {
            (StaffAct::OnboardingEnded, None, team::end_onboarding(connection, staff_id, now).await?)
        }
        AccountAct::ResetSecondFactor => {
            team::end_sessions(connection, staff_id, None).await?;
            (StaffAct::SecondFactorReset, None, second_factor::reset(connection, staff_id).await?)
        }
        AccountAct::Unlink => {
            team::end_sessions(connection, staff_id, None).await?;
            (StaffAct::IdentityUnlinked, None, identities::unlink(connection, staff_id).await?)
        }
    })
}

/// Gives the account of someone else a one-time password, which nobody can show again; `None` for one's own account.
pub async fn give_password(
    service: &Service,
    by: &Administrator,
    staff_id: Uuid,
) -> Result<Option<String>, UseCaseError> {
    if by.staff_id == staff_id {
        return Ok(None);
    }
    let (_, password, hash) = draw(service).await?;
    let mut transaction = service.pools.admin.begin().await?;
    find(&mut transaction, staff_id).await?;
    team::set_password(&mut transaction, staff_id, &hash, true, None).await?;
    let act = NewAct { staff_id, by: Some(by.staff_id), act: StaffAct::PasswordGiven, grant_id: None };
    team::write_down(&mut transaction, &act, service.clock.now()).await?;
    transaction.commit().await?;
    Ok(Some(password))
}
