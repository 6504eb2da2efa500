//! Who works on what, as a supervisor sees it: names, references and dates, and nothing of the people who asked.

use super::AgentBadge;
use abri_domain::deadline::Risk;
use abri_domain::form::FieldErrors;
use abri_domain::lane::{Bar, LaneKind};
use abri_domain::zone::Side;
use time::Date;

/// The desk of those who spread the work.
#[derive(Debug, Clone)]
pub struct AssignmentsPage {
    /// Who.
    pub agent: AgentBadge,
    /// Claims in someone's hands, by holder.
    pub held: Vec<HeldRow>,
    /// Those who review claims.
    pub reviewers: Vec<ReviewerRow>,
    /// Funds a lane can name: code, then name.
    pub funds: Vec<(String, String)>,
    /// Schemes a lane can name: id, then title.
    pub schemes: Vec<(String, String)>,
    /// The lane being typed.
    pub form: LaneForm,
    /// Its faults.
    pub errors: FieldErrors,
    /// Why the last act was not done.
    pub refused: Option<AssignmentRefusal>,
    /// Said after an act: `given`, `put-back`, `lane-added`, `lane-removed`.
    pub done: Option<String>,
}

/// A claim in someone's hands.
#[derive(Debug, Clone)]
pub struct HeldRow {
    /// Claim id.
    pub claim_id: String,
    /// Reference, grouped.
    pub reference: String,
    /// Whose turn it is.
    pub side: Side,
    /// Fund.
    pub fund: String,
    /// Decide by.
    pub due_on: Date,
    /// How near that is.
    pub risk: Risk,
    /// Id of who holds it.
    pub holder_id: String,
    /// Their name.
    pub holder: String,
    /// Since when, in words.
    pub since: Option<String>,
}

/// Someone who reviews claims.
#[derive(Debug, Clone)]
pub struct ReviewerRow {
    /// Id.
    pub staff_id: String,
    /// Name.
    pub name: String,
    /// The side they decide for.
    pub side: Side,
    /// Claims they hold.
    pub holds: usize,
    /// Claims they chose themselves in the last seven days.
    pub chosen: i64,
    /// The kinds of claims they work; none is all.
    pub lanes: Vec<LaneLine>,
}

/// A kind of claim someone works.
#[derive(Debug, Clone)]
pub struct LaneLine {
    /// Id.
    pub lane_id: String,
    /// Names, as people read them.
    pub kind: LaneKind,
}

/// A lane as typed.
#[derive(Debug, Clone, Default)]
pub struct LaneForm {
    /// Whose.
    pub lane_staff: String,
    /// Code of the fund; empty is any.
    pub lane_fund: String,
    /// Id of the scheme; empty is any.
    pub lane_scheme: String,
    /// Language; empty is any.
    pub lane_language: String,
}

/// Why a supervisor's act was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssignmentRefusal {
    /// Someone else holds the claim by now, or nobody.
    Changed,
    /// That person does not review claims of that side.
    NotTheirs,
    /// That person may not work on the claim.
    Barred(Bar),
}
