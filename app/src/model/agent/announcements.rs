//! The banner of the crisis cell.

use super::AgentBadge;
use abri_domain::form::FieldErrors;

/// The desk of those who write on the banner.
#[derive(Debug, Clone)]
pub struct AnnouncementsPage {
    /// Who.
    pub agent: AgentBadge,
    /// The last announcements, the newest first.
    pub announcements: Vec<AnnouncementRow>,
    /// What is being typed.
    pub form: AnnouncementForm,
    /// Its faults.
    pub errors: FieldErrors,
    /// Said after an act: `announced`, `taken-down`, `over`.
    pub done: Option<String>,
}

/// An announcement.
#[derive(Debug, Clone)]
pub struct AnnouncementRow {
    /// Id.
    pub announcement_id: String,
    /// In French.
    pub fr: String,
    /// In English; empty where there is none.
    pub en: String,
    /// First and last instant, in words.
    pub span: [String; 2],
    /// Who wrote it.
    pub by: String,
    /// Who took it down before its day.
    pub ended_by: Option<String>,
    /// It stands on the banner now.
    pub stands: bool,
}

/// What is typed.
#[derive(Debug, Clone, Default)]
pub struct AnnouncementForm {
    /// In French.
    pub text_fr: String,
    /// In English.
    pub text_en: String,
    /// Last day: day, month, year.
    pub last_day: [String; 3],
}

/// What every page of a signed-in person carries.
#[derive(Debug, Clone, Default)]
pub struct StaffFrame {
    /// What the crisis cell tells everyone, and the code of its language.
    pub banner: Option<(String, &'static str)>,
    /// Name of the procedure of this screen.
    pub procedure: Option<&'static str>,
    /// Where one trains on synthetic claims.
    pub sandbox: Option<String>,
}

/// One procedure, or all of them.
#[derive(Debug, Clone)]
pub struct ProceduresPage {
    /// Who.
    pub agent: AgentBadge,
    /// Which; none for the list.
    pub procedure: Option<&'static crate::text::agent::procedures::Procedure>,
}

/// A change of the rules that people must know today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleNews {
    /// When and what, in words.
    pub when: String,
    /// Title of the version, or why it was published.
    pub what: String,
    /// The public page that says it.
    pub href: String,
}
