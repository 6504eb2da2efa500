//! Accounts of staff: what an administrator sees, and what everyone sees of their own.

use super::{AgentBadge, StaffRole};
use abri_domain::form::FieldErrors;
use abri_domain::staff::StaffAct;

/// The accounts of the team.
#[derive(Debug, Clone)]
pub struct TeamPage {
    /// Who.
    pub agent: AgentBadge,
    /// Every account, by name.
    pub accounts: Vec<AccountRow>,
    /// The last acts, the newest first.
    pub acts: Vec<AccountActLine>,
    /// Funds an account can belong to: code, then name.
    pub funds: Vec<(String, String)>,
    /// What is being typed.
    pub form: NewAccountForm,
    /// Its faults.
    pub errors: FieldErrors,
    /// Why no account was made.
    pub refused: Option<TeamRefusal>,
    /// The password of the account that was made just now.
    pub fresh: Option<FreshPassword>,
}

/// What is typed to make an account.
#[derive(Debug, Clone, Default)]
pub struct NewAccountForm {
    /// Login.
    pub login: String,
    /// Name on the screens.
    pub name: String,
    /// Code of the role.
    pub role: String,
    /// Code of the fund; empty is every fund.
    pub fund: String,
}

/// One account.
#[derive(Debug, Clone)]
pub struct AccountPage {
    /// Who.
    pub agent: AgentBadge,
    /// The account.
    pub account: AccountRow,
    /// It is the administrator's own: others act on it.
    pub is_own: bool,
    /// The last acts on it, the newest first.
    pub acts: Vec<AccountActLine>,
    /// Funds it can belong to: code, then name.
    pub funds: Vec<(String, String)>,
    /// What was said of its fund, the newest first.
    pub fund_history: Vec<FundChangeLine>,
    /// Its fund was changed just now.
    pub fund_set: bool,
    /// What is being typed.
    pub form: LoanForm,
    /// Its faults.
    pub errors: FieldErrors,
    /// Why an act was not done.
    pub refused: Option<TeamRefusal>,
    /// The password it was given just now.
    pub fresh: Option<FreshPassword>,
    /// Said after an act: a code of [`StaffAct`].
    pub done: Option<StaffAct>,
}

/// What is typed to lend a role, or to say how long someone is new.
#[derive(Debug, Clone, Default)]
pub struct LoanForm {
    /// Code of the role.
    pub role: String,
    /// Last day: day, month, year.
    pub last_day: [String; 3],
    /// Last day of an onboarding: day, month, year.
    pub until: [String; 3],
}

/// A one-time password, shown once. No `Debug`: nothing prints it.
#[derive(Clone)]
pub struct FreshPassword {
    /// Whose.
    pub login: String,
    /// The password.
    pub password: String,
}

impl std::fmt::Debug for FreshPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[one-time password]")
    }
}

/// What was said of the fund of an account.
#[derive(Debug, Clone)]
pub struct FundChangeLine {
    /// When, in words.
    pub at: String,
    /// Name of the fund; none is every fund.
    pub fund: Option<String>,
    /// Who said it; none at the command line.
    pub by: Option<String>,
}

/// An account, on one line.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about an account")]
pub struct AccountRow {
    /// Id.
    pub staff_id: String,
    /// Login.
    pub login: String,
    /// Name.
    pub name: String,
    /// Their own role.
    pub role: StaffRole,
    /// Code and name of their fund; none is every fund.
    pub fund: Option<(String, String)>,
    /// The role that is lent to them now, and its last day in words.
    pub lent: Option<(StaffRole, String)>,
    /// Has a second factor.
    pub second_factor: bool,
    /// Is linked to somebody at the identity provider.
    pub linked: bool,
    /// Has a password somebody else chose.
    pub password_due: bool,
    /// Signs in no more.
    pub disabled: bool,
    /// The last day on which a second person confirms their decisions, in words.
    pub onboarding: Option<String>,
}

/// A line of the journal of accounts.
#[derive(Debug, Clone)]
pub struct AccountActLine {
    /// When, in words.
    pub at: String,
    /// What.
    pub act: StaffAct,
    /// The role it is about and its last day in words.
    pub lent: Option<(StaffRole, String)>,
    /// The last day it is about, in words.
    pub until: Option<String>,
    /// Whose account.
    pub about: String,
    /// Who did it; none at the command line.
    pub by: Option<String>,
}

/// Why an act on an account was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TeamRefusal {
    /// Somebody has that login.
    LoginTaken,
    /// Nobody does this to their own account.
    OwnAccount,
    /// The role is the person's own.
    SameRole,
    /// Another role is lent: end that first.
    AlreadyLent,
    /// It was so already.
    AlreadySo,
}

/// The page to change one's password.
#[derive(Debug, Clone)]
pub struct PasswordPage {
    /// Who.
    pub agent: AgentBadge,
    /// It must be changed before anything else.
    pub due: bool,
    /// Why it was not changed.
    pub refused: Option<PasswordRefusal>,
    /// It was changed.
    pub done: bool,
    /// The identity provider, if there is one.
    pub provider: Option<ProviderLink>,
}

/// The identity provider, as the person of a session sees it.
#[derive(Debug, Clone)]
pub struct ProviderLink {
    /// Its name.
    pub name: String,
    /// The account is linked to somebody there.
    pub linked: bool,
}

/// What came of a visit to the identity provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProviderPage {
    /// Signed in: on to the work.
    SignedIn,
    /// The password is done with, the code is still owed.
    OwesCode,
    /// The account is linked.
    Linked,
    /// The account or the identity is linked already.
    LinkedAlready,
    /// No account is linked to that identity.
    Unknown,
    /// The answer does not hold, or came too late.
    Refused,
    /// The provider does not answer.
    Away,
}

/// Why a password was not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordRefusal {
    /// The present one is another.
    WrongCurrent,
    /// The new one is too short.
    TooShort,
    /// The new one is the present one.
    Same,
    /// Too many wrong ones; minutes to wait.
    Wait(u32),
}

/// The page of one's second factor.
#[derive(Debug, Clone)]
pub struct SecondFactorPage {
    /// Who.
    pub agent: AgentBadge,
    /// Nothing else opens without it.
    pub due: bool,
    /// Where the person is.
    pub state: SecondFactorState,
    /// The code does not fit.
    pub refused: bool,
}

/// How far a second factor is. No `Debug` of its own: it holds secrets.
#[derive(Clone)]
pub enum SecondFactorState {
    /// The secret to put into a device.
    Open {
        /// In groups of four.
        secret: String,
        /// As a link that apps understand.
        link: String,
        /// As a drawing (SVG) that they read; nothing when it could not be drawn.
        drawing: String,
    },
    /// Just confirmed: the recovery codes, shown once.
    Fresh(Vec<String>),
    /// It is there; so many recovery codes are left.
    Set(i64),
}

impl std::fmt::Debug for SecondFactorState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[second factor]")
    }
}

/// The page of the code after the password.
#[derive(Debug, Clone, Default)]
pub struct SignInCodePage {
    /// Refused: the same words whatever was wrong.
    pub refused: bool,
    /// Too many wrong codes; minutes to wait.
    pub wait_minutes: Option<u32>,
}

/// A page that was typed under another role: nothing was done, and nothing typed is lost.
#[derive(Debug, Clone)]
pub struct RoleChangedPage {
    /// Who, with the role they have now.
    pub agent: AgentBadge,
    /// What was typed, field by field.
    pub typed: Vec<String>,
}
