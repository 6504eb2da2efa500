//! The assessment as it is kept: owned, in plain codes, and cut to what each reader may know.

use super::held::{HELD_TEXT, Held};
use super::{Assessment, FactValue, Finding, Outcome};
use crate::rules::{RuleVersion, Verdict};
use crate::zone::{Side, Zone};
use serde::{Deserialize, Serialize};
use std::fmt::{self, Write};

/// Which rule file judged: its id and the SHA-256 of its bytes, so that a replay knows it has the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleStamp {
    /// Id of the version.
    pub id: String,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256_hex: String,
}

/// One finding, as it is kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingRecord {
    /// Kebab-case code.
    pub code: String,
    /// Who may know of it.
    pub zone: Zone,
    /// What it comes to.
    pub verdict: Verdict,
    /// Did it keep the machine from saying yes?
    pub blocks: bool,
    /// How it is said, in French.
    pub text_fr: String,
    /// How it is said, in English.
    pub text_en: String,
    /// The text of law, as one cites it.
    pub source: Option<String>,
    /// The facts read and the code of each value.
    pub facts: Vec<(String, String)>,
}

impl fmt::Debug for FindingRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[finding]")
    }
}

/// The assessment, as it is kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentRecord {
    /// What it came to.
    pub outcome: Outcome,
    /// Does the medical side still have to look once the administrative side is done? No more than that.
    pub then_medical: bool,
    /// Was it approved although the register did not know? Then a person re-checks it.
    pub must_sample: bool,
    /// The versions it was judged under, in order of the days.
    pub versions: Vec<RuleStamp>,
    /// What was found.
    pub findings: Vec<FindingRecord>,
    /// The criteria of the scheme that were held, whomever they concern. Whole in zone M only.
    #[serde(default, skip_serializing_if = "Held::is_empty")]
    pub held: Held,
}

impl fmt::Debug for AssessmentRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[assessment]")
    }
}

impl Assessment<'_> {
    /// The whole record. It holds zone M: cut it with [`AssessmentRecord::for_zone`] before it leaves that zone.
    pub fn record(&self) -> AssessmentRecord {
        let administrative = matches!(self.outcome, Outcome::Review { side: Side::Administrative, .. });
        AssessmentRecord {
            outcome: self.outcome,
            then_medical: administrative
                && self.findings.iter().any(|finding| finding.blocks && finding.zone == Zone::Medical),
            must_sample: self.must_sample(),
            versions: self.versions.iter().map(|version| stamp(version)).collect(),
            findings: self.findings.iter().map(finding_record).collect(),
            held: self.held.clone(),
        }
    }
}

impl AssessmentRecord {
    /// What a reader of `zone` may know.
    ///
    /// The administrative zone loses every medical finding with its facts and its source, the list of what was held, and
    /// the door when the medical side is the one to show it. The employer's zone learns the days granted and nothing else.
    #[must_use]
    pub fn for_zone(&self, zone: Zone) -> Self {
        match zone {
            Zone::Medical => self.clone(),
            Zone::Administrative => self.administrative(),
            Zone::Employer => self.employer(),
        }
    }

    fn administrative(&self) -> Self {
        let outcome = match self.outcome {
            Outcome::Review { side: Side::Medical, .. } => {
                Outcome::Review { side: Side::Medical, door: None }
            }
            other => other,
        };
        let findings = self.findings.iter().filter(|finding| finding.zone == Zone::Administrative).cloned();
        Self { outcome, findings: findings.collect(), held: Held::default(), ..self.clone() }
    }

    fn employer(&self) -> Self {
        let outcome = match self.outcome {
            Outcome::Approve { stoppage } => Outcome::Approve { stoppage },
            Outcome::Review { .. } => Outcome::Review { side: Side::Administrative, door: None },
        };
        Self {
            outcome,
            then_medical: false,
            must_sample: false,
            versions: Vec::new(),
            findings: Vec::new(),
            held: Held::default(),
        }
    }
}

fn stamp(version: &RuleVersion) -> RuleStamp {
    let sha256_hex = hex(version.sha256());
    RuleStamp { id: version.id().to_owned(), sha256_hex }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut hex, byte| {
        // Writing to a String can't fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn finding_record(finding: &Finding<'_>) -> FindingRecord {
    let value_code =
        |value: &Option<FactValue<'_>>| value.as_ref().map_or_else(|| "unknown".to_owned(), FactValue::code);
    FindingRecord {
        code: finding.code.to_owned(),
        zone: finding.zone,
        verdict: finding.verdict,
        blocks: finding.blocks,
        text_fr: said(&finding.text.fr, &HELD_TEXT.fr, finding.held),
        text_en: said(&finding.text.en, &HELD_TEXT.en, finding.held),
        source: finding.source.map(ToString::to_string),
        facts: finding.facts.iter().map(|(fact, value)| ((*fact).to_owned(), value_code(value))).collect(),
    }
}

/// What a criterion says, and that a person checks it when it is held.
fn said(text: &str, note: &str, held: bool) -> String {
    if held { format!("{text} {note}") } else { text.to_owned() }
}
