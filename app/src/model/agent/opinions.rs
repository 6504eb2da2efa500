//! The medical opinion: on the case of who asked, and at the desk of those who answer. Delegations beside it.

use super::AgentBadge;
use abri_domain::deadline::Risk;
use abri_domain::form::FieldErrors;
use abri_domain::opinion::{Conclusion, OpinionField, OpinionQuestion};
use abri_domain::staff::{DelegationRefusal, Matter};
use time::Date;

/// An opinion on the case page: no reason is in it.
#[derive(Debug, Clone)]
pub struct OpinionLine {
    /// What was asked.
    pub question: OpinionQuestion,
    /// What the asker added.
    pub words: Option<String>,
    /// When it was asked, in words.
    pub asked_at: String,
    /// Where it is.
    pub state: abri_domain::opinion::OpinionState,
    /// When it was answered or taken back, in words.
    pub settled_at: Option<String>,
}

/// The desk.
#[derive(Debug, Clone)]
pub struct OpinionsPage {
    /// Who.
    pub agent: AgentBadge,
    /// Questions this person holds.
    pub mine: Vec<OpinionRow>,
    /// Open questions, and the late ones of these.
    pub waiting: (i64, i64),
    /// Nothing was there to take.
    pub nothing_to_take: bool,
    /// Said after an act: `given`, `prepared`, `released`.
    pub done: Option<String>,
}

/// A question someone holds.
#[derive(Debug, Clone)]
pub struct OpinionRow {
    /// Opinion.
    pub opinion_id: String,
    /// Reference of its claim, grouped.
    pub reference: String,
    /// What is asked.
    pub question: OpinionQuestion,
    /// Answer by.
    pub due_on: Date,
    /// How near that is.
    pub risk: Risk,
    /// Fund.
    pub fund: String,
}

/// One question.
#[derive(Debug, Clone)]
pub struct OpinionPage {
    /// Who.
    pub agent: AgentBadge,
    /// The question.
    pub row: OpinionRow,
    /// What the asker added.
    pub words: Option<String>,
    /// Where it stands for this person.
    pub standing: OpinionStanding,
    /// The lease was over when they answered; nobody else had taken it.
    pub lease_over: bool,
    /// The answer being typed.
    pub form: OpinionForm,
    /// Its faults.
    pub errors: FieldErrors,
}

/// Where a question stands for who opened its page.
#[derive(Debug, Clone)]
pub enum OpinionStanding {
    /// They hold it.
    Mine(Box<OpinionView>),
    /// Someone else does, or nobody.
    NotMine,
    /// It was answered or taken back.
    Settled,
}

/// What who holds a question sees.
#[derive(Clone)]
pub struct OpinionView {
    /// Claim, for the link to the whole file.
    pub claim_id: String,
    /// The fields the question needs, each in lines.
    pub facts: Vec<(OpinionField, Vec<String>)>,
    /// Who prepared the draft that fills the form.
    pub prepared_by: Option<String>,
    /// As what they sign.
    pub signs: OpinionSignature,
}

impl std::fmt::Debug for OpinionView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[what a question shows]")
    }
}

/// As what someone answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpinionSignature {
    /// In their own name.
    Own,
    /// Under a delegation.
    Under,
    /// They prepare.
    Prepares,
}

/// The answer as typed.
#[derive(Clone, Default)]
pub struct OpinionForm {
    /// Code of the conclusion.
    pub conclusion: String,
    /// Last day that is justified: day, month, year.
    pub day: [String; 3],
    /// Medical reasons.
    pub reasons: String,
}

impl std::fmt::Debug for OpinionForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[opinion form]")
    }
}

impl OpinionForm {
    /// What was concluded, filled in.
    pub fn of(conclusion: Conclusion, reasons: String) -> Self {
        let typed =
            |day: Date| [day.day().to_string(), u8::from(day.month()).to_string(), day.year().to_string()];
        let day = conclusion.last_day().map(typed).unwrap_or_default();
        Self { conclusion: conclusion.code().to_owned(), day, reasons }
    }
}

/// What doctors let technicians sign.
#[derive(Debug, Clone)]
pub struct DelegationsPage {
    /// Who.
    pub agent: AgentBadge,
    /// In force.
    pub rows: Vec<DelegationLine>,
    /// Technicians: id, name.
    pub technicians: Vec<(String, String)>,
    /// What may be delegated: code of the form, wording.
    pub matters: Vec<(String, String)>,
    /// Said after an act: `delegated`, `delegation-ended`.
    pub done: Option<String>,
    /// Why nothing was delegated.
    pub refused: Option<DelegationRefusal>,
    /// As typed: technician, matter, last day.
    pub typed: (String, String, [String; 3]),
    /// Its faults.
    pub errors: FieldErrors,
}

/// A delegation in force.
#[derive(Debug, Clone)]
pub struct DelegationLine {
    /// Id.
    pub delegation_id: String,
    /// Name of the technician.
    pub technician: String,
    /// What they may sign, in words.
    pub matter: String,
    /// Name of the doctor.
    pub officer: String,
    /// Its last day.
    pub last_day: Date,
}

/// How a form names what is delegated: `opinion:<question>` or `decision:<scheme>:<ground>`.
pub fn matter_code(matter: &Matter) -> String {
    match matter {
        Matter::Opinion(question) => format!("opinion:{}", question.code()),
        Matter::Decision { scheme, ground } => format!("decision:{scheme}:{ground}"),
    }
}
