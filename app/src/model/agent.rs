//! What staff see, by role: signing in, the queue, and the case file.

mod announcements;
mod assignments;
mod audit;
mod board;
mod callbacks;
mod case;
mod deliveries;
mod desks;
mod fund_loans;
mod glass;
mod lists;
mod opinions;
mod rules;
mod safeguards;
mod scans;
mod shift;
mod team;

pub use announcements::{
    AnnouncementForm, AnnouncementRow, AnnouncementsPage, ProceduresPage, RuleNews, StaffFrame,
};
pub use assignments::{AssignmentRefusal, AssignmentsPage, HeldRow, LaneForm, LaneLine, ReviewerRow};
pub use audit::{
    AuditCheck, AuditDay, AuditEvent, AuditLookup, AuditPage, AuditSearch, AuditTrailPage, DayState,
    StaffActs,
};
pub use board::{BoardDay, BoardForm, BoardFund, BoardHour, BoardPage, FundOutlook, Outlook};
pub use callbacks::{CallbackHoursPage, CallbackLine, CallbackPage, CallbacksPage};
pub use case::{
    Act, CaseEmployer, CaseHistoryLine, CaseMarks, CasePage, CaseRefusal, CaseSummary, DecisionForm,
    DecisionPreview, EnvelopePart, FindingLine, HandoverNote, LessonView, MedicalNote, MedicalPart,
    PresenceWords, ProposalView, RegisterLine,
};
pub use deliveries::{DeliveriesPage, DeliveryFigures, DeliveryLine, DeliveryRefusal, StoppedJob};
pub use desks::{
    CallAnswerPage, CallDeskPage, FiledPage, FiledRow, FilingDeskPage, FilingPage, FilingScheme,
};
pub use fund_loans::{FundLoanForm, FundLoanRow, FundLoanView, FundLoansPage};
pub use glass::{BreakGlassPage, GlassLine, GlassPage, GlassReviewsPage, OpenGlass};
pub use lists::{
    BulkForm, BulkLine, BulkPage, LabelRefusal, LabelsPage, ListOptions, ListPage, ListRefusal, ListRow,
    SavedView,
};
pub use opinions::{
    DelegationLine, DelegationsPage, OpinionForm, OpinionLine, OpinionPage, OpinionRow, OpinionSignature,
    OpinionStanding, OpinionView, OpinionsPage, matter_code,
};
pub use safeguards::{
    RecheckRow, RecheckView, RechecksPage, SafeguardsPage, SwitchForm, SwitchRefusal, SwitchTurn,
    VersionChecks,
};

pub use rules::{
    DeskAct, DeskDraft, DeskPublication, NewRuleDraft, RuleDraftForm, RuleDraftPage, RuleFault,
    RulePointDiff, RuleSimulation, RuleVersionDiff, RulesDeskPage, RulesObstacle, RunningScheme,
};

pub use scans::{ScanLine, ScansPart};

pub use shift::{ShiftPage, ShiftRow};

pub use team::{
    AccountActLine, AccountPage, AccountRow, FreshPassword, FundChangeLine, LoanForm, NewAccountForm,
    PasswordPage, PasswordRefusal, ProviderLink, ProviderPage, RoleChangedPage, SecondFactorPage,
    SecondFactorState, SignInCodePage, TeamPage, TeamRefusal,
};

pub use abri_domain::staff::StaffRole;

use abri_domain::board::Breach;
use abri_domain::claim::ClaimState;
use abri_domain::deadline::Risk;
use abri_domain::form::FieldErrors;
use abri_domain::zone::Side;
use time::Date;

/// Who is signed in, and the token their forms carry.
#[derive(Debug, Clone)]
pub struct AgentBadge {
    /// Name shown at the top.
    pub name: String,
    /// Role.
    pub role: StaffRole,
    /// Form token of the session.
    pub token: String,
    /// Is being onboarded: a second person confirms their decisions.
    pub is_onboarding: bool,
}

/// Sign-in page.
#[derive(Debug, Clone, Default)]
pub struct SignInPage {
    /// Login as typed.
    pub login: String,
    /// Refused: the same words whatever was wrong.
    pub refused: bool,
    /// Too many failures from this network for this login; minutes to wait.
    pub wait_minutes: Option<u32>,
    /// The session ended.
    pub session_ended: bool,
    /// Name of the identity provider, if there is one.
    pub provider: Option<String>,
}

/// The queue of the agent's side.
#[derive(Debug, Clone)]
pub struct QueuePage {
    /// Who.
    pub agent: AgentBadge,
    /// The side the agent decides for.
    pub side: Side,
    /// Claims this agent holds.
    pub mine: Vec<QueueRow>,
    /// The first of those that wait, most urgent first.
    pub waiting: Vec<QueueRow>,
    /// There are more than shown.
    pub more: bool,
    /// What changes in the rules.
    pub news: Vec<RuleNews>,
    /// Re-checks this agent holds.
    pub rechecks: usize,
    /// Loans between funds that hold now and that the agent's fund has to do with.
    pub loans: Vec<FundLoanView>,
    /// Versions whose drift alarm rings.
    pub ringing: Vec<String>,
    /// Nothing was there to take.
    pub nothing_to_take: bool,
    /// Said after an act: `decided`, `asked`, `passed`, `released`, `reopened`, `stopped`, `declared`,
    /// `proposed`, `confirmed`, `sent-back`.
    pub done: Option<String>,
    /// The NIR of someone the agent must not decide for, as typed.
    pub declared: TypedNir,
    /// What is wrong with it.
    pub errors: FieldErrors,
}

/// A NIR as typed, which is not printed.
#[derive(Clone, Default)]
pub struct TypedNir(pub String);

impl std::fmt::Debug for TypedNir {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[NIR as typed]")
    }
}

/// One line of the queue.
#[derive(Debug, Clone)]
pub struct QueueRow {
    /// Claim id.
    pub claim_id: String,
    /// Reference, grouped.
    pub reference: String,
    /// Name.
    pub insured_name: String,
    /// Received on, in words.
    pub received_on: String,
    /// Decide by.
    pub due_on: Date,
    /// How near that is.
    pub risk: Risk,
    /// Whether it will be late at the present pace; none where nothing can be said.
    pub breach: Option<Breach>,
    /// Fund.
    pub fund: String,
    /// State.
    pub state: ClaimState,
    /// Who holds it, if someone does ("Dr X").
    pub held_by: Option<String>,
    /// A decision waits for a second person.
    pub to_confirm: bool,
}
