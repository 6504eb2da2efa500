//! The safeguards of the machine's yes: the re-checks of an agent, the switches and counts of a rules officer.

use super::AgentBadge;
use abri_domain::form::FieldErrors;
use abri_domain::recheck::WhyRechecked;
use time::Date;

/// The re-checks of the agent's side.
#[derive(Debug, Clone)]
pub struct RechecksPage {
    /// Who.
    pub agent: AgentBadge,
    /// Re-checks this agent holds.
    pub mine: Vec<RecheckRow>,
    /// Nothing was there to take.
    pub nothing_to_take: bool,
    /// Said after an act: `upheld`, `overturned`.
    pub done: Option<String>,
}

/// One approval to re-check.
#[derive(Debug, Clone)]
pub struct RecheckRow {
    /// Claim id.
    pub claim_id: String,
    /// Reference, grouped.
    pub reference: String,
    /// The re-check itself.
    pub recheck: RecheckView,
}

/// What is said of a re-check.
#[derive(Debug, Clone)]
pub struct RecheckView {
    /// Why it was drawn.
    pub why: WhyRechecked,
    /// Id of the version that approved.
    pub rule_version: String,
    /// Re-check before that day.
    pub due_on: Date,
}

/// The switches, what the re-checks come to, and the journal. Nobody's claim is in it.
#[derive(Debug, Clone)]
pub struct SafeguardsPage {
    /// Who.
    pub agent: AgentBadge,
    /// Criteria that can be held: value of the option, and its words.
    pub free: Vec<(String, String)>,
    /// Criteria that are held: value of the option, and its words.
    pub held: Vec<(String, String)>,
    /// Every version with re-checks.
    pub versions: Vec<VersionChecks>,
    /// Every turn of a switch, the newest first.
    pub journal: Vec<SwitchTurn>,
    /// What is being typed.
    pub form: SwitchForm,
    /// Its faults.
    pub errors: FieldErrors,
    /// Why the switch was not turned.
    pub refused: Option<SwitchRefusal>,
    /// Said after an act: `held`, `let-go`.
    pub done: Option<String>,
}

/// Which of the two forms was posted, and what was typed in it.
#[derive(Debug, Clone, Default)]
pub struct SwitchForm {
    /// The form that lets a criterion go, rather than the one that holds it.
    pub lets_go: bool,
    /// Value of the option chosen: scheme and criterion.
    pub criterion: String,
    /// Why.
    pub reason: String,
}

/// Why a switch was not turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SwitchRefusal {
    /// It was so already.
    AlreadySo,
    /// Who held a criterion can't let it go.
    SamePerson,
}

/// What the re-checks of one version come to.
#[derive(Debug, Clone)]
pub struct VersionChecks {
    /// Id of the version.
    pub version: String,
    /// How many in a thousand approvals are re-checked; none when the version is no longer among the rules.
    pub per_mille: Option<u16>,
    /// Approvals drawn.
    pub drawn: i64,
    /// Found right.
    pub upheld: i64,
    /// Looked at again.
    pub overturned: i64,
    /// Of the last re-checks, so many were overturned: how many, of how many.
    pub last: (u32, u32),
    /// The share overturned that is still borne, in a thousand.
    pub alarm_per_mille: u16,
    /// Since when the alarm rings, in words.
    pub ringing_since: Option<String>,
}

/// One line of the journal.
#[derive(Debug, Clone)]
pub struct SwitchTurn {
    /// When, in words.
    pub at: String,
    /// Scheme and criterion.
    pub criterion: String,
    /// Held, or let go?
    pub holds: bool,
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
}
