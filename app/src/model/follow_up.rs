//! What the insured sees of the claim.

use abri_domain::claim::ClaimState;
use abri_domain::form::{EmployerForm, FieldErrors};
use abri_domain::status::Door;
use time::Date;

/// Reference and birth date.
#[derive(Debug, Clone, Default)]
pub struct FollowUpPage {
    /// Reference as typed.
    pub reference: String,
    /// Birth date as typed: day, month, year.
    pub birth: [String; 3],
    /// Faults.
    pub errors: FieldErrors,
    /// The two don't belong together, or there is no such claim: the same words for both.
    pub not_matching: bool,
    /// Nobody could look for the claim: the database is away.
    pub is_away: bool,
}

/// The one-time code. The page is the same whether a claim matched or not.
#[derive(Debug, Clone, Default)]
pub struct CodePage {
    /// Code as typed.
    pub code: String,
    /// Faults.
    pub errors: FieldErrors,
    /// Wrong, used or too old.
    pub refused: bool,
    /// Nobody could look at the code: the database is away.
    pub is_away: bool,
}

/// A form of the claim's page that could not be recorded: the database is away. The claim can't be shown, what was
/// typed can.
#[derive(Debug, Clone)]
pub struct UnsentPage {
    /// What was typed.
    pub typed: Unsent,
    /// Form token, as it came.
    pub token: String,
}

/// What was typed on the claim's page.
#[derive(Debug, Clone)]
pub enum Unsent {
    /// An answer.
    Answer(String),
    /// A day of return: day, month, year.
    Return([String; 3]),
}

/// What the law did to days that were granted.
#[derive(Debug, Clone)]
pub struct CutView {
    /// The new last day off.
    pub last_day: Date,
    /// The one before.
    pub was: Option<Date>,
    /// What the rule says of it, and what to do now; nothing once no rule has that end any more.
    pub text: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
    /// Id of the version that says it, where it has a page.
    pub rule: Option<String>,
    /// Who pays from then on, if it is not the fund.
    pub door: Option<Door>,
}

/// The claim as its owner sees it.
#[derive(Debug, Clone)]
pub struct OwnClaimPage {
    /// Reference, grouped.
    pub reference: String,
    /// First names and name.
    pub insured_name: String,
    /// Who made it for the insured: name and tie.
    pub helper: Option<String>,
    /// Where it is.
    pub state: ClaimState,
    /// Recorded on.
    pub received_on: String,
    /// Days asked for.
    pub first_day: Date,
    /// Last day asked for.
    pub last_day: Date,
    /// The fund in charge.
    pub fund_name: String,
    /// Half of the claims like this one are decided within so many working days; nine in ten within so many.
    pub expected_days: Option<(u16, u16)>,
    /// Silence until this day means rejection.
    pub silence_date: Option<Date>,
    /// The decision, once there is one, or the door the service believes serves better meanwhile.
    pub decision: Option<DecisionView>,
    /// How the law ended the days granted, where it did.
    pub cut: Option<CutView>,
    /// Another door the person can take right now, before anyone looked.
    pub suggested_door: Option<Door>,
    /// The question a person asked, when the claim waits for an answer.
    pub question: Option<String>,
    /// The answer being typed, shown again when it could not be recorded.
    pub typed_answer: String,
    /// Faults of the form that was posted (answer, day of return).
    pub errors: FieldErrors,
    /// Day of return as typed: day, month, year.
    pub typed_return: [String; 3],
    /// Employers' notices.
    pub notices: Vec<NoticeView>,
    /// What was sent, oldest first.
    pub deliveries: Vec<DeliveryView>,
    /// What happened, oldest first.
    pub history: Vec<OwnEvent>,
    /// Who opened the medical part.
    pub medical_reads: Vec<ReadOfMedicalPart>,
    /// Form token of this session.
    pub token: String,
    /// Fresh one-time codes, right after they were asked for.
    pub new_codes: Vec<String>,
    /// The person has no e-mail: codes come on paper.
    pub uses_printed_codes: bool,
    /// Printed codes left.
    pub codes_left: usize,
}

/// A decision that explains itself.
#[derive(Debug, Clone)]
pub struct DecisionView {
    /// Days granted.
    pub granted: Option<(Date, Date)>,
    /// The door, when the answer is another door.
    pub door: Option<Door>,
    /// Why, when refused.
    pub refusal: Option<RefusalView>,
    /// Free words of the person who decided, to the insured.
    pub explanation: Option<String>,
    /// The rule's findings: sentence, `yes` / `no` / `unknown`, legal source.
    pub findings: Vec<(String, &'static str, Option<String>)>,
    /// Version of the rule.
    pub rule: Option<String>,
    /// Ids of the versions that judged, for those that have a page.
    pub rule_ids: Vec<String>,
    /// Decided by a rule at once, or by a person.
    pub by_rule: bool,
    /// Whose people decided for which fund, where it was not those of the person’s own.
    pub decided_for: Option<String>,
    /// How to appeal: heading and text.
    pub appeal: Vec<(String, String)>,
}

/// Why a claim was refused, in words.
#[derive(Debug, Clone)]
pub struct RefusalView {
    /// The reason.
    pub reason: String,
    /// What is asked and was not met; none when the rules that decided no longer say.
    pub criterion: Option<String>,
    /// What to do or send now.
    pub remedy: Option<String>,
}

/// An employer's notice as the insured sees it.
#[derive(Debug, Clone)]
pub struct NoticeView {
    /// From 1.
    pub number: usize,
    /// Employer.
    pub employer_name: String,
    /// Code, grouped.
    pub code: String,
    /// What it announces.
    pub kind: abri_domain::notice::NoticeKind,
    /// What it is worth.
    pub state: abri_domain::notice::NoticeState,
    /// Who checked it, in words, the latest first.
    pub checks: Vec<String>,
    /// `sent`, `waiting`, `failed`, `by-hand`.
    pub delivery: &'static str,
    /// When it was sent.
    pub sent_at: Option<String>,
    /// What the employer answered last, and when, in words.
    pub answer: Option<(abri_domain::notice::NoticeAnswer, String)>,
}

/// Where an employer is reached, as the insured corrects it.
#[derive(Debug, Clone)]
pub struct EmployerContactPage {
    /// Which employer, from 1.
    pub number: usize,
    /// What is known, or was typed.
    pub form: EmployerForm,
    /// Faults.
    pub errors: FieldErrors,
    /// It was corrected too often: nothing was done.
    pub too_often: bool,
    /// Form token.
    pub token: String,
}

/// Something that was to reach the insured or an employer.
#[derive(Debug, Clone)]
pub struct DeliveryView {
    /// What, in words; of a notice, to whom.
    pub what: String,
    /// By which way.
    pub way: abri_domain::delivery::Rung,
    /// How far it got.
    pub state: abri_domain::delivery::DeliveryState,
    /// Since when, in words.
    pub at: String,
}

/// A line of the history, in words already.
#[derive(Debug, Clone)]
pub struct OwnEvent {
    /// When, in words.
    pub at: String,
    /// What, in words.
    pub what: String,
}

/// Someone opened the medical part.
#[derive(Debug, Clone)]
pub struct ReadOfMedicalPart {
    /// When, in words.
    pub at: String,
    /// Role, in words, and the reason of an exceptional access. Never a name.
    pub role: String,
}
