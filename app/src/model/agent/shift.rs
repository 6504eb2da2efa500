//! The end of a shift.

use super::AgentBadge;
use abri_domain::deadline::Risk;
use abri_domain::form::FieldErrors;
use time::Date;

/// What the agent still holds, to hand over.
#[derive(Debug, Clone)]
pub struct ShiftPage {
    /// Who.
    pub agent: AgentBadge,
    /// What they hold.
    pub rows: Vec<ShiftRow>,
    /// Colleagues of their side: id and name.
    pub colleagues: Vec<(String, String)>,
    /// What is wrong with what was typed, by field.
    pub errors: FieldErrors,
    /// Claims that could not go where they should: the reference, in words why.
    pub refused: Vec<String>,
}

/// One claim, and where it goes.
#[derive(Clone)]
pub struct ShiftRow {
    /// Claim id.
    pub claim_id: String,
    /// Reference, grouped.
    pub reference: String,
    /// Decide by.
    pub due_on: Date,
    /// How near that is.
    pub risk: Risk,
    /// The colleague chosen; empty is the queue.
    pub to: String,
    /// Words for whoever goes on; never printed.
    pub words: String,
}

impl std::fmt::Debug for ShiftRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ShiftRow").field("claim_id", &self.claim_id).finish_non_exhaustive()
    }
}
