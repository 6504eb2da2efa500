//! Everything the screens show, as plain data. Each struct holds what its reader may know and no more.

mod agent;
mod callback;
mod employer_space;
mod follow_up;
mod journal;
mod public;
mod rules;

pub use agent::{
    AccountActLine, AccountPage, AccountRow, Act, AgentBadge, AnnouncementForm, AnnouncementRow,
    AnnouncementsPage, AssignmentRefusal, AssignmentsPage, AuditCheck, AuditDay, AuditEvent, AuditLookup,
    AuditPage, AuditSearch, AuditTrailPage, BoardDay, BoardForm, BoardFund, BoardHour, BoardPage,
    BreakGlassPage, BulkForm, BulkLine, BulkPage, CallAnswerPage, CallDeskPage, CallbackHoursPage,
    CallbackLine, CallbackPage, CallbacksPage, CaseEmployer, CaseHistoryLine, CaseMarks, CasePage,
    CaseRefusal, CaseSummary, DayState, DecisionForm, DecisionPreview, DelegationLine, DelegationsPage,
    DeliveriesPage, DeliveryFigures, DeliveryLine, DeliveryRefusal, DeskAct, DeskDraft, DeskPublication,
    EnvelopePart, FiledPage, FiledRow, FilingDeskPage, FilingPage, FilingScheme, FindingLine, FreshPassword,
    FundChangeLine, FundLoanForm, FundLoanRow, FundLoanView, FundLoansPage, FundOutlook, GlassLine,
    GlassPage, GlassReviewsPage, HandoverNote, HeldRow, LabelRefusal, LabelsPage, LaneForm, LaneLine,
    LessonView, ListOptions, ListPage, ListRefusal, ListRow, LoanForm, MedicalNote, MedicalPart,
    NewAccountForm, NewRuleDraft, OpenGlass, OpinionForm, OpinionLine, OpinionPage, OpinionRow,
    OpinionSignature, OpinionStanding, OpinionView, OpinionsPage, Outlook, PasswordPage, PasswordRefusal,
    PresenceWords, ProceduresPage, ProposalView, ProviderLink, ProviderPage, QueuePage, QueueRow, RecheckRow,
    RecheckView, RechecksPage, RegisterLine, ReviewerRow, RoleChangedPage, RuleDraftForm, RuleDraftPage,
    RuleFault, RuleNews, RulePointDiff, RuleSimulation, RuleVersionDiff, RulesDeskPage, RulesObstacle,
    RunningScheme, SafeguardsPage, SavedView, ScanLine, ScansPart, SecondFactorPage, SecondFactorState,
    ShiftPage, ShiftRow, SignInCodePage, SignInPage, StaffActs, StaffFrame, StaffRole, StoppedJob,
    SwitchForm, SwitchRefusal, SwitchTurn, TeamPage, TeamRefusal, TypedNir, VersionChecks, matter_code,
};
pub use callback::{
    BookedCall, BookedJustNow, CallBackCodePage, CallBackForm, CallBackPage, CallBackRefusal, SlotOption,
};
pub use employer_space::{
    EmployerDoorPage, EmployerLinkPage, EmployerNoticePage, EmployerNoticesPage, ReceivedNotice,
};
pub use follow_up::{
    CodePage, CutView, DecisionView, DeliveryView, EmployerContactPage, FollowUpPage, NoticeView,
    OwnClaimPage, OwnEvent, ReadOfMedicalPart, RefusalView, Unsent, UnsentPage,
};
pub use journal::JournalPage;
pub use public::{
    CheckForm, CheckPage, EmployerPage, HomePage, HomeScheme, MessageKind, MessagePage, NoticePage,
    ProofPage, ReceiptPage, StepMessage, StepPage, VerifyAnswer, VerifyPage,
};

pub use rules::{
    RuleChange, RuleChanges, RuleElsewhere, RuleLength, RuleLine, RuleNow, RulePoint, RuleSource,
    RuleVersionPage, RuleWay, RulesPage,
};

use crate::lang::Lang;
use time::Date;

/// What surrounds every page.
#[derive(Debug, Clone)]
pub struct PageContext {
    /// Language of the page.
    pub lang: Lang,
    /// The same page in the other language, when there is one.
    pub alternate: Option<String>,
    /// The day shown in the banner when the clock is set to another time than the real one.
    pub clock_banner: Option<Date>,
    /// Folder of the assets, with its fingerprint: `/pkg-1a2b3c4d`.
    pub pkg_path: String,
    /// The nonce of this answer's Content-Security-Policy.
    pub nonce: String,
    /// Who answers for the service.
    pub service: ServiceContact,
    /// What every page of a signed-in member of staff carries.
    pub staff: Option<StaffFrame>,
    /// Everything here is for training.
    pub training: bool,
}

/// Who runs the service and how to reach them (CRPA R.112-11-1: address and phone on every acknowledgement).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceContact {
    /// Name of the institution.
    pub name: String,
    /// E-mail.
    pub email: String,
    /// Phone.
    pub phone: String,
    /// Postal address, in lines.
    pub address: Vec<String>,
    /// Public address of the service, without a trailing slash: `https://abri.example`.
    pub public_url: String,
}

impl ServiceContact {
    /// The phone as pages show it: no line ends within a number.
    pub fn shown_phone(&self) -> String {
        self.phone.replace(' ', "\u{a0}")
    }
}

/// Any page the server can show.
#[derive(Debug, Clone)]
pub enum Screen {
    /// Home.
    Home(HomePage),
    /// "Am I concerned?"
    Check(Box<CheckPage>),
    /// A page of the form (the step says which).
    Step(Box<StepPage>),
    /// One employer.
    Employer(Box<EmployerPage>),
    /// Receipt.
    Receipt(Box<ReceiptPage>),
    /// Follow-up: reference and birth date.
    FollowUp(FollowUpPage),
    /// Follow-up: one-time code.
    FollowUpCode(CodePage),
    /// Follow-up: the claim.
    OwnClaim(Box<OwnClaimPage>),
    /// Follow-up: a form that could not be recorded, with what was typed.
    Unsent(UnsentPage),
    /// To be called back: book a call.
    CallBack(Box<CallBackPage>),
    /// To be called back: the call of a code.
    CallBackCode(Box<CallBackCodePage>),
    /// Follow-up: a notice, as the employer reads it.
    Notice(Box<NoticePage>),
    /// Follow-up: where an employer is reached.
    EmployerContact(Box<EmployerContactPage>),
    /// The space of an employer: ask for a link.
    EmployerDoor(EmployerDoorPage),
    /// The space of an employer: open it with a link.
    EmployerLink(EmployerLinkPage),
    /// The space of an employer: its notices.
    EmployerNotices(Box<EmployerNoticesPage>),
    /// The space of an employer: one notice.
    EmployerNotice(Box<EmployerNoticePage>),
    /// Check a notice.
    Verify(VerifyPage),
    /// Read the proof of a notice, in the browser.
    Proof(ProofPage),
    /// The rules: in force now, and all the versions.
    Rules(Box<RulesPage>),
    /// One version of the rules.
    RuleVersion(Box<RuleVersionPage>),
    /// The daily heads of the trail.
    Journal(Box<JournalPage>),
    /// Personal data.
    Privacy,
    /// Accessibility statement.
    Accessibility,
    /// A plain message: not found, too many requests, nothing was recorded...
    Message(MessagePage),
    /// Staff: sign in.
    SignIn(SignInPage),
    /// Staff: queue.
    Queue(Box<QueuePage>),
    /// Back from the identity provider.
    Provider(ProviderPage),
    /// End of a shift.
    Shift(ShiftPage),
    /// Staff: a list of claims, or what a search found.
    Claims(Box<ListPage>),
    /// Staff: what became of an act on many claims.
    Bulk(Box<BulkPage>),
    /// Those who make labels: the labels of their side.
    Labels(Box<LabelsPage>),
    /// Staff: case file.
    Case(Box<CasePage>),
    /// Those who make rules: their desk.
    RulesDesk(Box<RulesDeskPage>),
    /// Those who make rules: a draft.
    RuleDraft(Box<RuleDraftPage>),
    /// Staff: re-checks.
    Rechecks(Box<RechecksPage>),
    /// Staff: switches and counts.
    Safeguards(Box<SafeguardsPage>),
    /// Staff: the crisis board.
    Board(Box<BoardPage>),
    /// The medical side: the questions it is asked.
    Opinions(Box<OpinionsPage>),
    /// The medical side: one of them.
    Opinion(Box<OpinionPage>),
    /// Medical officers: what technicians may sign.
    Delegations(Box<DelegationsPage>),
    /// What leaves, for whoever watches it.
    Deliveries(Box<DeliveriesPage>),
    /// Who breaks the glass: what will happen, and why.
    BreakGlass(Box<BreakGlassPage>),
    /// Who broke it: zone M.
    Glass(Box<GlassPage>),
    /// Auditors: those openings.
    GlassReviews(Box<GlassReviewsPage>),
    /// Supervisors: who works on what.
    Assignments(Box<AssignmentsPage>),
    /// The crisis cell: the banner.
    Announcements(Box<AnnouncementsPage>),
    /// Staff: procedures.
    Procedures(ProceduresPage),
    /// Supervisors: queues lent between funds.
    FundLoans(Box<FundLoansPage>),
    /// Auditors: days, lookups, acts.
    Audit(Box<AuditPage>),
    /// Auditors: the trail of a claim.
    AuditTrail(Box<AuditTrailPage>),
    /// Staff: the code after the password.
    SignInCode(SignInCodePage),
    /// Staff: change one's password.
    Password(PasswordPage),
    /// Staff: one's second factor.
    SecondFactor(Box<SecondFactorPage>),
    /// Administrators: the accounts.
    Team(Box<TeamPage>),
    /// Administrators: one account.
    Account(Box<AccountPage>),
    /// The phone desk.
    CallDesk(Box<CallDeskPage>),
    /// The phone desk: what to say of a claim.
    CallAnswer(Box<CallAnswerPage>),
    /// The phone desk: the calls back of today.
    Callbacks(Box<CallbacksPage>),
    /// The phone desk: a call in hand.
    Callback(Box<CallbackPage>),
    /// Supervisors: when the desk calls back.
    CallbackHours(Box<CallbackHoursPage>),
    /// Those who file for others: what they typed lately.
    FilingDesk(Box<FilingDeskPage>),
    /// Those who file for others: the form.
    Filing(Box<FilingPage>),
    /// Those who file for others: a claim that is recorded.
    Filed(Box<FiledPage>),
    /// Staff: a page that was typed under another role.
    RoleChanged(RoleChangedPage),
}
