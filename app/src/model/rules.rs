//! What the public pages of the rules show, in the language of the page.

use abri_domain::rules::{Confidence, EarliestStart};
use abri_domain::status::{Door, Territory};
use abri_domain::zone::Side;
use time::Date;

/// The rules: the version in force, and every version announced by now.
#[derive(Debug, Clone)]
pub struct RulesPage {
    /// What the scheme is called.
    pub scheme: String,
    /// The other schemes: name and address.
    pub others: Vec<(String, String)>,
    /// Where its form begins, while it takes claims.
    pub start: Option<String>,
    /// Today, by the clock of the service.
    pub today: Date,
    /// The version in force, if one is.
    pub now: Option<RuleNow>,
    /// Every version announced by today, the newest first.
    pub versions: Vec<RuleLine>,
}

/// The version in force, cut to what people ask first.
#[derive(Debug, Clone)]
pub struct RuleNow {
    /// The version.
    pub line: RuleLine,
    /// How long and from when; nothing when closed.
    pub length: Option<RuleLength>,
    /// The door that everyone takes, if it is not this service.
    pub way: Option<RuleWay>,
    /// Who is concerned.
    pub people: Vec<RulePoint>,
    /// Can one ask here today?
    pub open: bool,
}

/// A version by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleLine {
    /// The id decisions keep, and the end of its permalink.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it says; one sentence in a list, all of it on its own page.
    pub summary: String,
    /// First day that goes by it.
    pub first_day: Date,
    /// Last day that goes by it, once its end is known.
    pub last_day: Option<Date>,
}

/// How long a stoppage is and how early it may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleLength {
    /// Calendar days.
    pub days: u16,
    /// The earliest first day off.
    pub earliest: EarliestStart,
}

/// Something a version says, and the text it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulePoint {
    /// How it is said.
    pub text: String,
    /// The text of law, as one cites it: French.
    pub source: Option<String>,
    /// Is it not settled that the law says so? Then a person looks.
    pub unsettled: bool,
}

/// A door, and what the version says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleWay {
    /// The door.
    pub door: Door,
    /// What is said.
    pub point: RulePoint,
}

/// Territories that live under another version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleElsewhere {
    /// Where.
    pub territories: Vec<Territory>,
    /// The last day on which they do, if it is known.
    pub last_day: Option<Date>,
    /// The version they live under.
    pub follows: RuleLine,
    /// The text of law.
    pub source: String,
}

/// A source of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSource {
    /// As one cites it: French.
    pub cited: String,
    /// Day of the text.
    pub date: Date,
    /// How sure the service is of it.
    pub confidence: Confidence,
    /// What it leaves open: written for lawyers, in English.
    pub open_point: Option<String>,
}

/// A point that both versions have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleChange {
    /// As the earlier version says it.
    pub before: RulePoint,
    /// As the later version says it.
    pub after: RulePoint,
}

/// What changed with a version.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleChanges {
    /// New points.
    pub added: Vec<RulePoint>,
    /// Points that are gone.
    pub removed: Vec<RulePoint>,
    /// Points that ask something else.
    pub changed: Vec<RuleChange>,
    /// Points that ask the same in other words or by another source.
    pub reworded: Vec<RuleChange>,
}

/// One version, point by point.
#[derive(Debug, Clone)]
pub struct RuleVersionPage {
    /// The version.
    pub line: RuleLine,
    /// Day from which it is known.
    pub announced: Date,
    /// How long and from when; nothing when closed.
    pub length: Option<RuleLength>,
    /// The door that everyone takes, if it is not this service.
    pub way: Option<RuleWay>,
    /// Who is concerned.
    pub people: Vec<RulePoint>,
    /// What is asked of them.
    pub criteria: Vec<RulePoint>,
    /// The doors for those who do not meet all of it.
    pub doors: Vec<RuleWay>,
    /// How a stoppage goes on.
    pub renewal: Option<RulePoint>,
    /// What an employer can do instead.
    pub measures: Vec<RulePoint>,
    /// When stoppages end, whatever was granted.
    pub ends: Vec<RulePoint>,
    /// Where other rules hold.
    pub elsewhere: Vec<RuleElsewhere>,
    /// How to appeal against a decision of each side.
    pub appeal: Vec<(Side, RulePoint)>,
    /// What changed against the version before; nothing for the first.
    pub changes: Option<RuleChanges>,
    /// Every source cited above, each once.
    pub sources: Vec<RuleSource>,
    /// First half of the file's SHA-256, in hexadecimal: 32 characters.
    pub sha256: String,
    /// The version before.
    pub previous: Option<RuleLine>,
    /// The version after, once it is announced.
    pub next: Option<RuleLine>,
}
