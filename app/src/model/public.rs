//! What the public pages show.

use abri_domain::assessment::{Held, Screen};
use abri_domain::form::{ClaimForm, EmployerForm, FieldErrors, FormRules, Step};
use abri_domain::rules::RuleBook;
use std::sync::Arc;
use time::{Date, OffsetDateTime};

/// The home page.
#[derive(Debug, Clone)]
pub struct HomePage {
    /// The schemes that take claims today.
    pub schemes: Vec<HomeScheme>,
    /// Has this browser a claim under way?
    pub has_draft: bool,
}

/// A scheme on the home page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeScheme {
    /// What it is called.
    pub title: String,
    /// Whom it is for.
    pub lead: Option<String>,
    /// Calendar days one can ask for.
    pub days: u16,
    /// Where its form begins.
    pub start: String,
    /// Its form on paper.
    pub paper: String,
}

/// The "Am I concerned?" page. Nothing of it is stored.
#[derive(Debug, Clone)]
pub enum CheckPage {
    /// Several schemes are open: which one? Address and title of each.
    Choose(Vec<(String, String)>),
    /// No scheme is open.
    Closed,
    /// The questions of one scheme.
    Ask(Box<CheckForm>),
}

/// The questions of the check, and the answer once there is one.
#[derive(Debug, Clone)]
pub struct CheckForm {
    /// Where the answers are sent: the page’s own address.
    pub action: String,
    /// The rules that are checked.
    pub rules: Arc<RuleBook>,
    /// The instant, in Paris.
    pub now: OffsetDateTime,
    /// The criteria that are held; nothing when nobody can tell.
    pub held: Option<Held>,
    /// The answers as typed.
    pub form: ClaimForm,
    /// Faults, when the answers could not be used.
    pub errors: FieldErrors,
    /// The answer.
    pub result: Option<Screen>,
}

/// A page of the form.
#[derive(Debug, Clone)]
pub struct StepPage {
    /// Which page.
    pub step: Step,
    /// Everything typed so far.
    pub form: ClaimForm,
    /// Faults of this page.
    pub errors: FieldErrors,
    /// What to say above the form, if anything.
    pub message: Option<StepMessage>,
    /// Dates and limits of the rules in force.
    pub rules: FormRules,
    /// Version of the draft that the page shows: sent back with it, so that what comes late is told apart. 0 when there is
    /// no draft yet.
    pub version: i32,
    /// Review page: key that makes a second submission the same one.
    pub submit_key: String,
    /// Came from the review page: going on leads back there.
    pub from_review: bool,
    /// The draft was last saved, in words of the page's language ("10:42"), if it was.
    pub saved_at: Option<String>,
    /// What another tab stored of this page since it was drawn, when that is not what was typed.
    pub stored: Option<Box<ClaimForm>>,
}

/// What a page of the form may have to say besides faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepMessage {
    /// The draft was too old and gone; what was just typed is kept.
    DraftExpired,
    /// An earlier page is not right yet.
    FinishThisFirst,
    /// Nothing was recorded (the database could not be reached); the draft is safe.
    NotRecorded,
    /// This was changed in another tab; the newest answers are shown.
    ChangedElsewhere,
    /// This page was saved in another tab since it was drawn; what was typed is shown and is not stored.
    SavedElsewhere,
    /// This employer was taken off the list in another tab; what was typed is shown and is not stored.
    TakenOffElsewhere,
    /// The rules changed since the form was begun; please check the page again.
    RulesChanged,
}

/// One employer of the form.
#[derive(Debug, Clone)]
pub struct EmployerPage {
    /// Which one, from 1; one more than there are is a new one.
    pub number: usize,
    /// Is it new?
    pub is_new: bool,
    /// What was typed.
    pub form: EmployerForm,
    /// Faults.
    pub errors: FieldErrors,
    /// What to say above the form, if anything.
    pub message: Option<StepMessage>,
    /// Tells the server which entry of the list the page shows, wherever it stands by then; empty for a new one.
    pub entry: String,
    /// What another tab stored of this employer since the page was drawn, when that is not what was typed.
    pub stored: Option<EmployerForm>,
}

/// The receipt (accusé de réception, CRPA L.112-11 and R.112-11-1).
#[derive(Debug, Clone)]
pub struct ReceiptPage {
    /// The reference, grouped: `ABCD-EFGH`.
    pub reference: String,
    /// When the claim was recorded, in words.
    pub received_at: String,
    /// First and last day asked for.
    pub first_day: Date,
    /// Last day asked for.
    pub last_day: Date,
    /// Silence until this day means rejection (CRPA L.231-4).
    pub silence_date: Date,
    /// Was a receipt e-mailed?
    pub emailed: bool,
    /// One-time codes for those who have no e-mail; grouped digits. Shown on this page only.
    pub access_codes: Vec<String>,
    /// The fund in charge.
    pub fund_name: String,
    /// Is there an employer to tell?
    pub has_employer: bool,
    /// Who made it for the insured: name and tie.
    pub helper: Option<String>,
}

/// What a notice is worth, as the check page says it. Wrong and unknown are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VerifyAnswer {
    /// No notice answers to that.
    Unknown,
    /// Too many wrong answers of late: nothing is said for a while.
    Wait,
    /// There is one.
    Found {
        /// What it is worth.
        state: abri_domain::notice::NoticeState,
        /// What it announced.
        kind: abri_domain::notice::NoticeKind,
        /// Who is off work.
        insured_name: String,
        /// Date of birth.
        birth_date: Option<Date>,
        /// The employer the notice is for.
        employer_name: String,
        /// First day off.
        first_day: Date,
        /// Last day off, as it stands now.
        last_day: Date,
        /// Last day off as first issued, when it changed.
        first_issued_last_day: Option<Date>,
        /// Last day worked.
        last_day_worked: Option<Date>,
        /// Day of issue.
        issued_on: Date,
    },
}

/// The check page.
#[derive(Debug, Clone, Default)]
pub struct VerifyPage {
    /// The code as typed or as in the address.
    pub code: String,
    /// The last name as typed.
    pub last_name: String,
    /// Day, month and year of birth as typed.
    pub birth: [String; 3],
    /// Nothing typed in a field, named.
    pub errors: FieldErrors,
    /// The answer, once asked.
    pub answer: Option<VerifyAnswer>,
    /// Nobody could look for the notice: the database is away.
    pub is_away: bool,
}

/// A page that only says something.
#[derive(Debug, Clone)]
pub struct MessagePage {
    /// What happened.
    pub kind: MessageKind,
    /// Reference of the incident, for the phone.
    pub incident: Option<String>,
}

/// What a message page says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageKind {
    /// No such page, or not yours.
    NotFound,
    /// The request came from another site.
    WrongOrigin,
    /// Too many requests in a short time.
    TooManyRequests,
    /// The body is too large.
    TooLarge,
    /// Not a form.
    WrongContentType,
    /// The form could not be read.
    Unreadable,
    /// Nothing was recorded; try again in a moment.
    Unavailable,
    /// Something broke; nothing was lost that had been confirmed.
    Internal,
    /// The scheme is closed.
    Closed,
    /// The session ended; sign in again.
    SessionEnded,
}

/// A notice, as the employer reads it.
#[derive(Debug, Clone)]
pub struct NoticePage {
    /// Which employer, from 1.
    pub number: usize,
    /// Title.
    pub title: String,
    /// Who issues it.
    pub service_name: String,
    /// Code, grouped.
    pub code: String,
    /// Labels and values.
    pub facts: Vec<(String, String)>,
    /// What the employer has to do, a paragraph each.
    pub todo: Vec<String>,
    /// How the employer checks it, a paragraph each.
    pub check: Vec<String>,
}

/// What reads proofs in the browser.
#[derive(Debug, Clone)]
pub struct ProofPage {
    /// The published keys, as JSON.
    pub keys: String,
}
