//! What those who make rules see: what runs and what is to come, drafts, the journal; and one draft.

use super::AgentBadge;
use abri_domain::form::FieldErrors;
use abri_domain::rules::{DraftState, RulesError};
use std::collections::BTreeMap;

/// The desk of the rules.
#[derive(Debug, Clone)]
pub struct RulesDeskPage {
    /// Who.
    pub agent: AgentBadge,
    /// What runs now, by scheme.
    pub schemes: Vec<RunningScheme>,
    /// What is published and has not begun, then what runs, the last first.
    pub publications: Vec<DeskPublication>,
    /// Drafts someone works on.
    pub drafts: Vec<DeskDraft>,
    /// The last acts, in words.
    pub journal: Vec<DeskAct>,
    /// Records in the journal, and the first that is not what was chained.
    pub chain: (i64, Option<i64>),
    /// What should run by now and can't, on this instance.
    pub trouble: Option<RulesError>,
    /// Files that can be mended.
    pub paths: Vec<String>,
    /// The form of a new draft, as typed.
    pub form: NewRuleDraft,
    /// What is wrong with it.
    pub errors: FieldErrors,
    /// Why the last act was not done.
    pub obstacle: Option<RulesObstacle>,
    /// Said after an act: `withdrawn`, `published`, `cancelled`.
    pub done: Option<String>,
}

/// A scheme as it runs.
#[derive(Debug, Clone)]
pub struct RunningScheme {
    /// Id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Its versions, the last first: id, title, days in words, in force now?
    pub versions: Vec<(String, String, String, bool)>,
}

/// A publication.
#[derive(Debug, Clone)]
pub struct DeskPublication {
    /// Id.
    pub id: String,
    /// Id of its draft.
    pub draft_id: String,
    /// What it is called.
    pub title: String,
    /// Why, in the words of the draft.
    pub why: String,
    /// From when on, in words.
    pub from: String,
    /// Its hour has not come: it can be cancelled.
    pub to_come: bool,
    /// Who drafted it.
    pub drafted_by: String,
    /// Who published it.
    pub published_by: String,
    /// Path and SHA-256 of each file.
    pub files: Vec<(String, String)>,
}

/// A draft in a list.
#[derive(Debug, Clone)]
pub struct DeskDraft {
    /// Id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The scheme.
    pub scheme: String,
    /// How far it is.
    pub state: DraftState,
    /// Who changed it last, and when, in words.
    pub changed: String,
}

/// A line of the journal.
#[derive(Debug, Clone)]
pub struct DeskAct {
    /// When, in words.
    pub at: String,
    /// Who.
    pub who: String,
    /// The act's code.
    pub act: &'static str,
    /// The draft's title.
    pub title: String,
}

/// The form of a new draft, as typed.
#[derive(Debug, Clone, Default)]
pub struct NewRuleDraft {
    /// `next`, `file` or `scheme`.
    pub kind: String,
    /// The scheme whose next version it is.
    pub scheme: String,
    /// First day of that version.
    pub from: [String; 3],
    /// The file to mend.
    pub path: String,
    /// The id of a new scheme.
    pub new_scheme: String,
    /// What it is called.
    pub title: String,
    /// Why.
    pub why: String,
}

/// Why an act on rules was not done.
#[derive(Debug, Clone)]
pub enum RulesObstacle {
    /// The draft changed since the page was made: by whom and when.
    Stale(String),
    /// The draft is in a state that does not allow it.
    NotNow(DraftState),
    /// Whoever wrote or proposed a draft does not publish it.
    Author,
    /// There is nothing in the draft.
    Empty,
    /// The rules would be wrong.
    Faults(Vec<RulesError>),
    /// These files were replaced since the draft was last saved.
    Overtaken(Vec<String>),
    /// Nobody has seen what this text would change.
    NotSimulated,
    /// The hour is over.
    PastHour,
    /// The publication runs already.
    Begun,
}

/// A draft.
#[derive(Debug, Clone)]
pub struct RuleDraftPage {
    /// Who.
    pub agent: AgentBadge,
    /// Id.
    pub id: String,
    /// Counts changes: a stale page is told apart.
    pub version: i32,
    /// The scheme.
    pub scheme: String,
    /// How far it is.
    pub state: DraftState,
    /// Who began it, who changed it last, who proposed it: in words.
    pub who: [Option<String>; 3],
    /// Is the reader an author, who may not publish it?
    pub is_mine: bool,
    /// What was typed.
    pub form: RuleDraftForm,
    /// What is wrong with the fields.
    pub errors: FieldErrors,
    /// Why the last act was not done.
    pub obstacle: Option<RulesObstacle>,
    /// Said after an act: `saved`, `simulating`, `proposed`, `taken-back`.
    pub done: Option<String>,
    /// What is wrong with the rules.
    pub faults: Vec<RuleFault>,
    /// Files that were replaced since it was last saved.
    pub overtaken: Vec<String>,
    /// What it changes, version by version.
    pub changes: Vec<RuleVersionDiff>,
    /// Files of whole schemes that it replaces.
    pub schemes: Vec<String>,
    /// What it would change for stored claims.
    pub simulation: RuleSimulation,
    /// Nothing more has to be simulated.
    pub is_simulated: bool,
}

/// The forms of a draft, as typed.
#[derive(Debug, Clone, Default)]
pub struct RuleDraftForm {
    /// What it is called.
    pub title: String,
    /// Why.
    pub why: String,
    /// Path and text of each file.
    pub files: Vec<(String, String)>,
    /// Path and text of one more.
    pub new_file: (String, String),
    /// Simulate claims since that day.
    pub since: [String; 3],
    /// Publish from that day on.
    pub publish_on: [String; 3],
    /// Publish from that hour on.
    pub publish_hour: String,
}

/// A fault, with the line it is on.
#[derive(Debug, Clone)]
pub struct RuleFault {
    /// File, line and reason.
    pub fault: RulesError,
    /// The line.
    pub excerpt: Option<String>,
}

/// What changes with a version.
#[derive(Debug, Clone)]
pub struct RuleVersionDiff {
    /// Its id.
    pub id: String,
    /// The version it is compared with.
    pub against: Option<String>,
    /// The differences.
    pub points: Vec<RulePointDiff>,
}

/// A difference.
#[derive(Debug, Clone)]
pub struct RulePointDiff {
    /// `added`, `removed`, `words`, `changed`.
    pub kind: &'static str,
    /// Part and name of the point.
    pub point: String,
    /// Its lines before.
    pub before: Vec<String>,
    /// Its lines after.
    pub after: Vec<String>,
}

/// A simulation of a draft.
#[derive(Debug, Clone)]
pub enum RuleSimulation {
    /// Nobody asked.
    None,
    /// It runs, for claims since that day in words.
    Runs(String),
    /// It is of an older text.
    Older(String),
    /// It is done.
    Done {
        /// Since that day, in words.
        since: String,
        /// Claims judged, rounded down to ten.
        claims: u64,
        /// By direction: code and count.
        by_shift: BTreeMap<String, u64>,
        /// By status or ground, then direction.
        groups: Vec<(String, String, u64)>,
        /// Were counts left out?
        hidden: bool,
    },
}
