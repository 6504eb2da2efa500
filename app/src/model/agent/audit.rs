//! The auditor's screen: days and heads, the trail of a claim, what staff did. Nobody insured is in it.

use super::AgentBadge;
use abri_domain::form::FieldErrors;
use abri_domain::zone::Zone;
use time::Date;

/// The first page.
#[derive(Debug, Clone)]
pub struct AuditPage {
    /// Who.
    pub agent: AgentBadge,
    /// The last closed days, the newest first.
    pub days: Vec<AuditDay>,
    /// The last time the trail was verified.
    pub check: Option<AuditCheck>,
    /// Exceptional accesses nobody looked at, and the late ones of these.
    pub unreviewed: (i64, i64),
    /// The last lookups, the newest first.
    pub lookups: Vec<AuditLookup>,
    /// The last searches of staff for a person, the newest first.
    pub searches: Vec<AuditSearch>,
    /// What is being typed to look a claim up: reference, reason.
    pub typed: (String, String),
    /// The period being typed: first and last day, each as day, month, year.
    pub period: [[String; 3]; 2],
    /// What staff did in the period asked for.
    pub acts: Option<Vec<StaffActs>>,
    /// Faults of either form.
    pub errors: FieldErrors,
}

/// A closed day.
#[derive(Debug, Clone)]
pub struct AuditDay {
    /// The day.
    pub day: Date,
    /// Events.
    pub events: u64,
    /// Readings of zone M.
    pub reads: u64,
    /// Its head, in hexadecimal.
    pub head: String,
    /// When it was closed, in words.
    pub closed_at: String,
    /// What verifying it came to.
    pub state: DayState,
}

/// What verifying a day came to, the last time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayState {
    /// Not verified since it was closed.
    NotYet,
    /// It holds.
    Holds,
    /// It does not.
    AtFault,
}

/// The last time the whole trail was verified.
#[derive(Debug, Clone)]
pub struct AuditCheck {
    /// When, in words.
    pub at: String,
    /// Events read.
    pub events: u64,
    /// Faults found.
    pub faults: u64,
}

/// One lookup.
#[derive(Debug, Clone)]
pub struct AuditLookup {
    /// When, in words.
    pub at: String,
    /// Who.
    pub by: String,
    /// Reference, as typed.
    pub reference: String,
    /// Why.
    pub reason: String,
}

/// One search for a person, without the person.
#[derive(Debug, Clone)]
pub struct AuditSearch {
    /// When, in words.
    pub at: String,
    /// Who searched.
    pub by: String,
    /// By a NIR; else by a name.
    pub by_nir: bool,
    /// Claims shown.
    pub found: i32,
    /// How often they searched for the same person so far.
    pub times: i64,
}

/// So many acts of one kind by one person.
#[derive(Debug, Clone)]
pub struct StaffActs {
    /// Name.
    pub name: String,
    /// As what, in words.
    pub role: String,
    /// What, in words.
    pub act: String,
    /// How many.
    pub count: u64,
}

/// The trail of a claim.
#[derive(Debug, Clone)]
pub struct AuditTrailPage {
    /// Who.
    pub agent: AgentBadge,
    /// The lookup that opened it.
    pub lookup: AuditLookup,
    /// Has a claim that reference?
    pub found: bool,
    /// Its history, oldest first.
    pub events: Vec<AuditEvent>,
}

/// One event of the trail.
#[derive(Debug, Clone)]
pub struct AuditEvent {
    /// When, in words.
    pub at: String,
    /// Kind of actor, in words.
    pub who: String,
    /// Name of the member of staff, if it was one.
    pub name: Option<String>,
    /// Code of the event.
    pub event: &'static str,
    /// The zone that was read, if this is a reading.
    pub zone_read: Option<Zone>,
}
