//! The case file, by zone: what each role may know of a claim, and what it may do with it.

use super::{AgentBadge, OpinionLine, RecheckView, ScansPart};
use crate::lang::Lang;
use crate::model::{DeliveryView, OwnClaimPage};
use abri_domain::board::Breach;
use abri_domain::claim::ClaimState;
use abri_domain::deadline::{Deadline, Risk};
use abri_domain::decision::{DecisionKind, WhySecond};
use abri_domain::form::{ClaimForm, FieldErrors, FormRules};
use abri_domain::fund::LoanRight;
use abri_domain::lane::Bar;
use abri_domain::opinion::Binding;
use abri_domain::status::{Channel, Door, InsuredStatus, Telework};
use abri_domain::zone::Side;
use serde::Serialize;
use time::Date;

/// A case file.
#[derive(Debug, Clone)]
pub struct CasePage {
    /// Who looks.
    pub agent: AgentBadge,
    /// The side the agent decides for.
    pub side: Side,
    /// Zone A.
    pub summary: CaseSummary,
    /// Zone M: medical officers only.
    pub medical: Option<MedicalPart>,
    /// The envelope that still holds the ground, with what is being typed from it: medical side only.
    pub envelope: Option<Box<EnvelopePart>>,
    /// Scans of the administrative sheet.
    pub scans: ScansPart,
    /// Scans of the medical sheet: medical side only.
    pub medical_scans: Option<ScansPart>,
    /// Findings this role may read.
    pub findings: Vec<FindingLine>,
    /// History, oldest first.
    pub history: Vec<CaseHistoryLine>,
    /// The re-check of its approval, if this agent holds it.
    pub recheck: Option<RecheckView>,
    /// The decision that waits for a second person of this side.
    pub proposal: Option<ProposalView>,
    /// What this side checks before deciding: code and words.
    pub checks: Vec<(String, String)>,
    /// The reasons of a no that this side may give: code and words.
    pub reasons: Vec<(String, String)>,
    /// Nothing is left open for this side once every check is ticked: one key approves.
    pub is_clear: bool,
    /// The decision being typed, as the insured would read it.
    pub preview: Option<Box<DecisionPreview>>,
    /// Said after an act on the claim before: `decided`, `proposed`.
    pub done: Option<String>,
    /// Acts open to this agent on this claim now.
    pub acts: Vec<Act>,
    /// This agent's lease ends at, in words ("10:42"), if they hold it.
    pub lease_until: Option<String>,
    /// Somebody else holds it.
    pub held_by: Option<String>,
    /// Who else had it open a moment ago.
    pub others: Vec<String>,
    /// What the person before left to say.
    pub handover: Option<HandoverNote>,
    /// Seconds between two signs of life of the page.
    pub beat_seconds: i64,
    /// The claim changed meanwhile: who and when, in words. What was typed is kept.
    pub changed_by: Option<String>,
    /// The agent's lease had ended when they acted. What was typed is kept.
    pub lease_lost: bool,
    /// What the medical side was asked, and its conclusions.
    pub opinions: Vec<OpinionLine>,
    /// What these leave to the administrative side.
    pub binding: Binding,
    /// Why a decision was not recorded. What was typed is kept.
    pub refused: Option<CaseRefusal>,
    /// Why this agent may not work on it.
    pub bar: Option<Bar>,
    /// The fund this agent works for in its place, and with what rights.
    pub helps: Option<(String, LoanRight)>,
    /// The lesson it is, where one trains.
    pub lesson: Option<LessonView>,
    /// What was sent about it: administrative side only.
    pub deliveries: Vec<DeliveryView>,
    /// What staff put on it.
    pub marks: CaseMarks,
    /// The decision being typed.
    pub form: DecisionForm,
    /// Its faults.
    pub errors: FieldErrors,
}

/// A claim to train on.
#[derive(Debug, Clone)]
pub struct LessonView {
    /// Its number from 1, and how many there are.
    pub place: (usize, usize),
    /// 1 to 3.
    pub level: u8,
    /// What it is about.
    pub title: String,
    /// What we would have done and why, once the person has done something.
    pub answer: Option<(String, String)>,
}

/// Words left with a claim; they may be of zone M, and are not printed.
#[derive(Clone)]
pub struct HandoverNote {
    /// Who left them.
    pub name: String,
    /// When, in words.
    pub at: String,
    /// The words.
    pub words: String,
}

impl std::fmt::Debug for HandoverNote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[words left with a claim]")
    }
}

/// What a page that is open says of who is there: each line empty when there is nothing to say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PresenceWords {
    /// The agent's own lease.
    pub lease: String,
    /// Who else holds it.
    pub held: String,
    /// Who else has it open.
    pub others: String,
    /// It changed since the page was made.
    pub changed: String,
}

/// A decision that waits for a second person, as their side may read it.
#[derive(Clone)]
pub struct ProposalView {
    /// What would be decided.
    pub kind: DecisionKind,
    /// Why, if it is a no, in words.
    pub reason: Option<String>,
    /// The other door.
    pub door: Option<Door>,
    /// Why a second person looks.
    pub why: WhySecond,
    /// Who proposed it.
    pub by: String,
    /// When, in words.
    pub at: String,
    /// Words to the insured.
    pub explanation: String,
    /// Note of the medical side.
    pub note: String,
    /// What was ticked, in words.
    pub checks: Vec<String>,
}

impl std::fmt::Debug for ProposalView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[proposal]")
    }
}

/// A decision before anything is stored: what the insured would read, in their language.
#[derive(Clone)]
pub struct DecisionPreview {
    /// Their language.
    pub lang: Lang,
    /// The page of the claim, as it would be.
    pub page: OwnClaimPage,
    /// Why a second person would have to confirm it.
    pub why_second: Option<WhySecond>,
}

impl std::fmt::Debug for DecisionPreview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[preview]")
    }
}

/// What staff put on a claim to find their way.
#[derive(Debug, Clone, Default)]
pub struct CaseMarks {
    /// Labels of the agent's side: id, name, is it on this claim?
    pub labels: Vec<(String, String, bool)>,
    /// The agent's own note, as kept or as typed.
    pub note: String,
}

/// An employer of the person.
#[derive(Debug, Clone)]
pub struct CaseEmployer {
    /// Name.
    pub name: String,
    /// Establishment, as it is read.
    pub siret: Option<String>,
    /// Last day worked there, when it is not the one of the claim.
    pub last_day_worked: Option<Date>,
}

/// Zone A of a claim.
#[derive(Debug, Clone)]
pub struct CaseSummary {
    /// Claim id.
    pub claim_id: String,
    /// Version of the row, so that a stale page is told apart.
    pub version: i32,
    /// Reference, grouped.
    pub reference: String,
    /// State.
    pub state: ClaimState,
    /// Channel.
    pub channel: Channel,
    /// Received, in words.
    pub received_at: String,
    /// Name of whoever typed it for the insured.
    pub typed_by: Option<String>,
    /// Its clock.
    pub deadline: Deadline,
    /// How near the deadline is.
    pub risk: Risk,
    /// Whether it will be late at the present pace; none where nothing can be said.
    pub breach: Option<Breach>,
    /// Silence is a rejection from that day on, while nobody decided.
    pub silence_on: Option<Date>,
    /// Masked NIR.
    pub nir: String,
    /// First names and names.
    pub insured_name: String,
    /// Who made it for the insured: name and tie.
    pub helper: Option<String>,
    /// Name at birth.
    pub birth_name: String,
    /// Birth date.
    pub birth_date: Date,
    /// E-mail.
    pub email: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Address, in lines.
    pub address: Vec<String>,
    /// Fund.
    pub fund: String,
    /// Status.
    pub status: InsuredStatus,
    /// The second one, of whom works in two ways.
    pub other_status: Option<InsuredStatus>,
    /// Works in contact with patients.
    pub health_worker: bool,
    /// Telework.
    pub telework: Telework,
    /// Days asked for.
    pub first_day: Date,
    /// Last day asked for.
    pub last_day: Date,
    /// Last day worked.
    pub last_day_worked: Option<Date>,
    /// Employers, in their order.
    pub employers: Vec<CaseEmployer>,
    /// The other door the machine believes serves better, when it follows from zone A.
    pub suggested_door: Option<Door>,
    /// Question asked and answer given, administrative side.
    pub exchanges: Vec<(String, Option<String>)>,
}

/// A closed envelope, and the page of the ground as the rules of that day ask it. Zone M: the form prints nothing.
#[derive(Debug, Clone)]
pub struct EnvelopePart {
    /// Number on the envelope.
    pub number: String,
    /// The rules of the day the paper was received.
    pub rules: FormRules,
    /// What is being typed.
    pub form: ClaimForm,
}

/// Zone M of a claim. Has no `Debug`-printable content of its own kind: it is shown once and dropped.
#[derive(Clone)]
pub struct MedicalPart {
    /// The ground.
    pub ground: String,
    /// What was answered to its questions: question, answer.
    pub answers: Vec<(String, String)>,
    /// What the register says.
    pub register: Vec<RegisterLine>,
    /// The other door the machine believes serves better, when it follows from health data.
    pub suggested_door: Option<Door>,
    /// Notes of the medical side.
    pub notes: Vec<MedicalNote>,
    /// Question asked and answer given, medical side.
    pub exchanges: Vec<(String, Option<String>)>,
}

impl std::fmt::Debug for MedicalPart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[medical part]")
    }
}

/// One answer of the register.
#[derive(Clone)]
pub struct RegisterLine {
    /// `ald` or `pregnancy`.
    pub question: &'static str,
    /// `yes`, `no`, `unknown`.
    pub answer: &'static str,
}

/// A note of the medical side.
#[derive(Clone)]
pub struct MedicalNote {
    /// When, in words.
    pub at: String,
    /// Role of the author.
    pub by: String,
    /// The note.
    pub text: String,
}

/// What the machine found, as this role may read it.
#[derive(Debug, Clone)]
pub struct FindingLine {
    /// Code.
    pub code: String,
    /// Sentence.
    pub text: String,
    /// `yes`, `no`, `unknown`.
    pub verdict: &'static str,
    /// Did it keep the machine from saying yes?
    pub blocks: bool,
    /// Legal source.
    pub source: Option<String>,
}

/// A line of the history.
#[derive(Clone)]
pub struct CaseHistoryLine {
    /// When, in words.
    pub at: String,
    /// Who, in words.
    pub who: String,
    /// Event code (`ClaimEvent::code`).
    pub event: &'static str,
    /// What there is to say more: the conclusion of an opinion, the doctor of a delegation, the reason of an exceptional access.
    pub more: Option<String>,
    /// How the claim came in and who typed it, when someone did for the insured.
    pub how: Option<String>,
    /// What the administrative side wrote with it: why it decided so, or why it reopened. Zone A.
    pub said: Option<String>,
}

impl std::fmt::Debug for CaseHistoryLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "[history line: {}]", self.event)
    }
}

/// Why a decision was not recorded, although the agent holds the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseRefusal {
    /// An opinion is against it.
    OpinionAgainst,
    /// No doctor delegated it.
    NotDelegated,
}

/// What an agent may do with a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Type the ground from the envelope of a claim on paper.
    TypeGround,
    /// Approve, refuse or redirect.
    Decide,
    /// Give it back to the fund that lent it, ready to be decided.
    Prepare,
    /// Ask the insured.
    Ask,
    /// Pass to the other side.
    Pass,
    /// Give the claim back to the queue.
    Release,
    /// Take this very claim in hand (it is free).
    Take,
    /// Look at a decision again.
    Reopen,
    /// Say whether the rule was right to approve.
    Recheck,
    /// Confirm what someone else proposed, or send it back.
    Confirm,
    /// Ask the medical side.
    AskOpinion,
    /// Take that question back.
    WithdrawOpinion,
    /// Leave a note for a doctor, who decides.
    LeaveToDoctor,
}

/// The decision as typed.
#[derive(Clone, Default)]
pub struct DecisionForm {
    /// `approve`, `refuse` or `redirect`; of a re-check, `upheld` or `overturned`; of a proposal, `confirm` or `send-back`.
    pub verdict: String,
    /// Code of a reason of a no, as the scheme words it; of a re-check, of an `OverturnReason`.
    pub reason: String,
    /// Code of a `Door`.
    pub door: String,
    /// Words to the insured; of what was prepared, to the fund that decides.
    pub explanation: String,
    /// Medical note (medical side only).
    pub note: String,
    /// Question to the insured.
    pub question: String,
    /// Codes of what was ticked.
    pub checks: Vec<String>,
    /// Code of an `OpinionQuestion`, to the medical side.
    pub opinion_question: String,
    /// What is added to it.
    pub opinion_words: String,
}

impl std::fmt::Debug for DecisionForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[decision form]")
    }
}
