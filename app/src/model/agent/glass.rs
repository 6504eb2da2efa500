//! Breaking the glass: the page that asks to confirm, what is behind it, and the auditor's list.

use super::{AgentBadge, MedicalPart};
use abri_domain::form::FieldErrors;
use abri_domain::glass::{GlassReason, GlassVerdict};
use time::Date;

/// Says what will happen, and asks why.
#[derive(Debug, Clone)]
pub struct BreakGlassPage {
    /// Who.
    pub agent: AgentBadge,
    /// Claim.
    pub claim_id: String,
    /// Its reference, grouped.
    pub reference: String,
    /// Code of the reason, as chosen.
    pub reason: String,
    /// Explanation, as typed.
    pub words: String,
    /// Faults.
    pub errors: FieldErrors,
}

/// Zone M behind the glass; nothing once it is over.
#[derive(Debug, Clone)]
pub struct GlassPage {
    /// Who.
    pub agent: AgentBadge,
    /// What is open.
    pub open: Option<OpenGlass>,
}

/// What is open.
#[derive(Debug, Clone)]
pub struct OpenGlass {
    /// Reference, grouped.
    pub reference: String,
    /// Until when, in words.
    pub until: String,
    /// Zone M of the claim.
    pub medical: MedicalPart,
}

/// Those openings, for auditors.
#[derive(Debug, Clone)]
pub struct GlassReviewsPage {
    /// Who.
    pub agent: AgentBadge,
    /// Those nobody looked at first.
    pub openings: Vec<GlassLine>,
    /// The view was recorded.
    pub done: bool,
    /// It was not: someone was faster, or it is their own.
    pub refused: bool,
    /// What is being typed about the opening of that id: verdict, words.
    pub typed: (String, String, String),
    /// Faults.
    pub errors: FieldErrors,
}

/// One opening.
#[derive(Debug, Clone)]
pub struct GlassLine {
    /// Id.
    pub glass_id: String,
    /// Reference of the claim, grouped.
    pub reference: String,
    /// Name of who opened it.
    pub by: String,
    /// Their role, in words.
    pub role: String,
    /// Why.
    pub reason: GlassReason,
    /// In words.
    pub words: String,
    /// When, in words.
    pub at: String,
    /// Look at it by then.
    pub review_by: Date,
    /// That day is over and nobody did.
    pub late: bool,
    /// What an auditor thought: verdict, words, name, when.
    pub review: Option<(GlassVerdict, String, String, String)>,
}
