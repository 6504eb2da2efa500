//! The assessment: facts and rules in, outcome and findings out. Pure, total, and never a refusal.
//!
//! **The machine may say yes; only a person says no.** A claim is approved when every criterion of every version it
//! is judged under comes to yes. Everything else goes to a person, with the reasons.
//!
//! **Which side.** The administrative side goes first whenever one of its findings blocks: as long as identity,
//! affiliation or the status is in doubt, nobody has a reason to open the medical part. The medical side gets the
//! claim when only zone M findings block. [`AssessmentRecord::then_medical`] tells a caseworker that the medical
//! side still has to look, and nothing more.
//!
//! **Which door.** The first blocking finding of that same side that shows one. So a door shown to the administrative
//! side never follows from health data.

mod beside;
mod compare;
mod days;
mod ended;
mod findings;
mod held;
mod judge;
mod record;
mod request;
mod screen;
mod wording;

pub use compare::{Shift, shift};
pub use ended::{Granted, law_ends};
pub use findings::FactValue;
pub use held::{HELD_TEXT, Held};
pub use record::{AssessmentRecord, FindingRecord, RuleStamp};
pub use request::{AssessRequest, RequestError};
pub use screen::{
    Asks, Carried, HELD, MISSING, NO_GROUND, OTHERS, PROFILES, REASONS, Saying, Screen, ScreenVerdict,
    Screening, missing_id, screen,
};
pub(crate) use wording::{NO_RULE_FOR_DAY, NO_RULE_ON_REQUEST_DAY, ROUTE_ELSEWHERE, SCHEME_CLOSED};

use crate::answers::Answers;
use crate::register::RegisterAnswers;
use crate::rules::{FactSheet, Profile, RuleBook, RuleVersion, Source, Verdict, Wording};
use crate::status::{Door, InsuredStatus, Telework, Territory};
use crate::stoppage::Stoppage;
use crate::zone::{Side, Zone};
use serde::{Deserialize, Serialize};
use std::fmt;
use time::{Date, OffsetDateTime};

/// What is known of a claim when it is assessed.
#[derive(Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a separate answer, a state would invent links")]
pub struct Facts {
    /// Instant the claim was filed, at the offset of Europe/Paris.
    pub requested_at: OffsetDateTime,
    /// The days asked for.
    pub stoppage: Stoppage,
    /// How the person mainly works.
    pub status: InsuredStatus,
    /// The second way, of whom works in two.
    pub other_status: Option<InsuredStatus>,
    /// Works in contact with patients.
    pub health_worker: bool,
    /// Can the work be done from home?
    pub telework: Telework,
    /// Where the person lives.
    pub territory: Territory,
    /// Date of birth, as declared; never read from the NIR.
    pub birth_date: Option<Date>,
    /// Code of the ground given. Zone M.
    pub ground: String,
    /// What was answered to the scheme's questions. Holds zone M.
    pub answers: Answers,
    /// What the register answered.
    pub register: RegisterAnswers,
    /// Another claim or stoppage shares a day with this one.
    pub overlaps_another: bool,
    /// The NIR is a provisional one.
    pub nir_provisional: bool,
    /// The NIR and the date of birth do not tell the same month.
    pub nir_disagrees_with_birth: bool,
}

impl fmt::Debug for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[facts]")
    }
}

/// What the assessment comes to. There is no refusal here, and no redirection without a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Outcome {
    /// Everything the rules ask is met.
    Approve {
        /// The days granted: those asked for, or fewer when the law ends them earlier.
        stoppage: Stoppage,
    },
    /// A person decides.
    Review {
        /// The side that looks first.
        side: Side,
        /// The other door that person is likely to confirm.
        door: Option<Door>,
    },
}

/// One thing the assessment found.
#[derive(Clone)]
pub struct Finding<'r> {
    /// Kebab-case code: that of the criterion, or of the engine's own finding.
    pub code: &'r str,
    /// Who may know of it.
    pub zone: Zone,
    /// What the criterion comes to.
    pub verdict: Verdict,
    /// Does it keep the machine from saying yes?
    pub blocks: bool,
    /// Is the criterion held, so that a person looks whatever it comes to?
    pub held: bool,
    /// Is it a note on what was granted (a hard end), rather than a criterion?
    pub note: bool,
    /// How it is said to the person.
    pub text: &'r Wording,
    /// The text of law behind it; none for a finding of the engine.
    pub source: Option<&'r Source>,
    /// The other door it shows.
    pub door: Option<Door>,
    /// The facts read, with what they were; nothing means unknown.
    pub facts: Vec<(&'r str, Option<FactValue<'r>>)>,
}

impl fmt::Debug for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[finding]")
    }
}

/// The outcome with its reasons.
#[derive(Clone)]
pub struct Assessment<'r> {
    /// What it comes to.
    pub outcome: Outcome,
    /// What was found, version by version, in the order of the rule files.
    pub findings: Vec<Finding<'r>>,
    /// The versions it was judged under, in order of the days.
    pub versions: Vec<&'r RuleVersion>,
    /// The lines of their public lists that concern the person, each once. Zone M.
    pub profiles: Vec<&'r Profile>,
    /// The criteria that were held.
    pub held: &'r Held,
}

impl fmt::Debug for Assessment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[assessment]")
    }
}

/// Judges a claim on `today` by the rules alone. The same arguments always give the same answer.
pub fn assess<'r>(facts: &Facts, rules: &'r RuleBook, today: Date) -> Assessment<'r> {
    assess_holding(facts, rules, Held::NOTHING, today)
}

/// Judges a claim on `today` while some criteria are held: whoever one of them concerns goes to a person.
///
/// Who works in two ways is judged in each: the machine says yes when it says the same yes to both.
pub fn assess_holding<'r>(facts: &Facts, rules: &'r RuleBook, held: &'r Held, today: Date) -> Assessment<'r> {
    let judged = |facts: &Facts| judge::judge(&judge::Case::of(facts, rules, today), rules, held);
    let Some(other) = facts.other_status else { return judged(facts) };
    judged(facts).beside(judged(&Facts { status: other, ..facts.clone() }))
}

/// The facts of a claim as the criteria of each version that judges it read them, for those who look into a rule. Of two ways of
/// working, the main one.
pub fn sheets<'r>(facts: &Facts, rules: &'r RuleBook, today: Date) -> Vec<(&'r RuleVersion, FactSheet)> {
    judge::sheets(&judge::Case::of(facts, rules, today), rules)
}

impl Assessment<'_> {
    /// Has the claim been approved although the register did not know? Then a person re-checks it.
    pub fn must_sample(&self) -> bool {
        matches!(self.outcome, Outcome::Approve { .. })
            && self.findings.iter().any(|finding| finding.verdict == Verdict::Unknown)
    }

    /// How many in a thousand approvals of its kind a person re-checks: the most that one of its versions asks.
    pub fn sampling_per_mille(&self) -> u16 {
        self.versions.iter().map(|version| version.sampling_per_mille()).max().unwrap_or(0)
    }

    /// The side that re-checks such an approval: the medical one as soon as a version asks something of zone M, since
    /// nobody else sees all that the yes rests on. It follows from the versions, never from the person.
    pub fn recheck_side(&self) -> Side {
        let mut criteria = self.versions.iter().flat_map(|version| version.criteria());
        if criteria.any(|criterion| criterion.zone() == Zone::Medical) {
            Side::Medical
        } else {
            Side::Administrative
        }
    }
}

#[cfg(test)]
mod tests;
