//! The space of an employer: what a mailbox received, as its owner may know it.

use abri_domain::dsn::Occasion;
use abri_domain::form::FieldErrors;
use abri_domain::notice::{NoticeAnswer, NoticeKind, NoticeState};
use time::Date;

/// SIRET and address, to be sent a link.
#[derive(Debug, Clone, Default)]
pub struct EmployerDoorPage {
    /// SIRET as typed.
    pub siret: String,
    /// Address as typed.
    pub email: String,
    /// Faults.
    pub errors: FieldErrors,
    /// A link was asked for: the same words whether one leaves or not.
    pub asked: bool,
    /// The link opens nothing: used, too old, or none of ours.
    pub stale: bool,
    /// Nobody could write the request down: the database is away.
    pub is_away: bool,
}

/// A link that was followed: programs that look at links before people do open nothing.
#[derive(Debug, Clone)]
pub struct EmployerLinkPage {
    /// Its token.
    pub token: String,
}

/// A notice, as its employer has it.
#[derive(Debug, Clone)]
pub struct ReceivedNotice {
    /// Id, random.
    pub id: String,
    /// Code, grouped.
    pub code: String,
    /// Who is off work.
    pub insured_name: String,
    /// Date of birth.
    pub birth_date: Option<Date>,
    /// The employer, as the insured named it.
    pub employer_name: String,
    /// What it announces.
    pub kind: NoticeKind,
    /// What it is worth.
    pub state: NoticeState,
    /// First day off.
    pub first_day: Date,
    /// Last day off as it stands now.
    pub last_day: Date,
    /// Last day off as first announced, where it changed.
    pub first_said: Option<Date>,
    /// Last day worked before the days that follow each other.
    pub last_worked: Date,
    /// When it went to the mailbox, in words.
    pub sent_at: String,
    /// Why there is something to report, and by when.
    pub report: Option<(Occasion, Date)>,
    /// What was answered last, and when, in words.
    pub answer: Option<(NoticeAnswer, String)>,
}

/// The notices of a mailbox.
#[derive(Debug, Clone)]
pub struct EmployerNoticesPage {
    /// The latest first.
    pub notices: Vec<ReceivedNotice>,
    /// There may be more than are shown.
    pub more: bool,
    /// Ids of those that are ticked.
    pub ticked: Vec<String>,
    /// A file was asked for, and no notice was ticked.
    pub none_ticked: bool,
    /// Form token of this session.
    pub token: String,
}

/// One notice.
#[derive(Debug, Clone)]
pub struct EmployerNoticePage {
    /// The notice.
    pub notice: ReceivedNotice,
    /// The lines of the DSN, to be pasted; none when there is nothing to report.
    pub block: Option<String>,
    /// Form token of this session.
    pub token: String,
    /// Faults of the form that was posted.
    pub errors: FieldErrors,
}
