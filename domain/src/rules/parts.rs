//! The small parts of a version: words, sources, lists, hard ends, appeals.

use super::fact::Fact;
use super::sheet::Value;
use crate::status::{Door, InsuredStatus, coded};
use crate::stoppage::Stoppage;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use time::{Date, Duration};

/// A sentence for the person, in both languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// In French.
    pub fr: Cow<'static, str>,
    /// In English.
    pub en: Cow<'static, str>,
}

/// How sure the house is of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Confidence {
    /// Official text or site, read.
    A,
    /// Solid secondary source, or two that agree.
    B,
    /// One weak or indirect source.
    C,
    /// Own knowledge, to be verified.
    D,
    /// An estimate.
    E,
}

/// Where a rule comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Name of the source inside the file.
    pub id: String,
    /// The text, as one would cite it.
    pub title: String,
    /// Article, page or section.
    pub article: Option<String>,
    /// Day of the text.
    pub date: Date,
    /// How sure the house is of it.
    pub confidence: Confidence,
    /// What the source leaves open.
    pub open_point: Option<String>,
}

impl Default for Source {
    /// No source: where rules judge without their words.
    fn default() -> Self {
        let (id, title) = (String::new(), String::new());
        Self { id, title, article: None, date: Date::MIN, confidence: Confidence::E, open_point: None }
    }
}

coded! {
    /// What becomes of a claim for which the register does not know.
    UnknownRegister {
        /// A person looks.
        Review = "review",
        /// It is approved, and re-checked afterwards.
        ApproveAndSample = "approve-and-sample",
    }
}

coded! {
    /// How a list of values stands.
    Standing {
        /// Confirmed.
        Settled = "settled",
        /// Reported, not confirmed: a person looks at those who are on it.
        Unsettled = "unsettled",
    }
}

/// A day on which the stoppages of some statuses end, whatever was granted.
#[derive(Debug, Clone)]
pub struct HardEnd {
    pub(super) code: String,
    pub(super) statuses: Vec<InsuredStatus>,
    pub(super) last_day: Date,
    pub(super) announced: Date,
    pub(super) text: Wording,
    pub(super) source: Source,
}

/// How to appeal against a decision of one side, as the law stood.
#[derive(Debug, Clone, Default)]
pub struct Appeal {
    pub(super) text: Wording,
    pub(super) source: Source,
    pub(super) body: AppealBody,
    pub(super) later: Option<(Date, AppealBody)>,
    /// The file names no body and no months: it is from before they were asked, and is read as the law was.
    pub(super) is_assumed: bool,
}

/// Whom to appeal to, and within how many months of the day one receives the decision.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AppealBody {
    /// Whom, in the middle of a sentence: "la commission de recours amiable".
    pub name: Wording,
    /// Months.
    pub months: u8,
}

/// A named list of values, with its source.
#[derive(Debug, Clone)]
pub struct ValueList {
    pub(super) name: String,
    pub(super) of: Fact,
    pub(super) values: Vec<Value>,
    pub(super) standing: Standing,
    pub(super) source: Source,
}

/// What a closed version says.
#[derive(Debug, Clone)]
pub struct Closing {
    pub(super) door: Door,
    pub(super) text: Wording,
    pub(super) source: Source,
}

impl HardEnd {
    /// The kebab-case code of its finding.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The statuses it ends.
    pub fn statuses(&self) -> &[InsuredStatus] {
        &self.statuses
    }

    /// The last day that can be granted.
    pub const fn last_day(&self) -> Date {
        self.last_day
    }

    /// Are claims looked through again for days beyond it, after a pass of that day? Once a day, until a month after it: a person may
    /// still have granted days before they knew. Later, one pass is enough.
    pub fn is_looked_for_again(&self, last_pass: Date, today: Date) -> bool {
        last_pass < today && today <= self.last_day + Duration::days(30)
    }

    /// From which decision day on it is known.
    pub const fn announced(&self) -> Date {
        self.announced
    }

    /// How it is said.
    pub const fn text(&self) -> &Wording {
        &self.text
    }

    /// Where it comes from.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// Does it cut this stoppage, for someone of this status, when one decides on `today`?
    pub fn cuts(&self, stoppage: &Stoppage, status: InsuredStatus, today: Date) -> bool {
        self.announced <= today
            && self.statuses.contains(&status)
            && stoppage.contains(self.last_day)
            && self.last_day < stoppage.last_day()
    }
}

impl Appeal {
    /// Whom a decision received on that day is appealed to.
    pub fn body(&self, received_on: Date) -> &AppealBody {
        match &self.later {
            Some((from, later)) if *from <= received_on => later,
            _ => &self.body,
        }
    }

    /// How it is said.
    pub const fn text(&self) -> &Wording {
        &self.text
    }

    /// Where it comes from.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// Are body and months those of the law, as the file names none?
    pub const fn is_assumed(&self) -> bool {
        self.is_assumed
    }
}

impl ValueList {
    /// Its name in the file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The fact its values are of.
    pub const fn of(&self) -> Fact {
        self.of
    }

    /// Its values.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// How it stands.
    pub const fn standing(&self) -> Standing {
        self.standing
    }

    /// Where it comes from.
    pub const fn source(&self) -> &Source {
        &self.source
    }
}

impl Closing {
    /// The door that stays open.
    pub const fn door(&self) -> Door {
        self.door
    }

    /// How it is said.
    pub const fn text(&self) -> &Wording {
        &self.text
    }

    /// Where it comes from.
    pub const fn source(&self) -> &Source {
        &self.source
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.article {
            Some(article) => write!(f, "{}, {article}", self.title),
            None => f.write_str(&self.title),
        }
    }
}
