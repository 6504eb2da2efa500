//! The shape of an example. What it leaves out takes the usual value: an employee of metropolitan France in good order,
//! whose work can't be done from home, who asks today for the days of the version from today on, and whom the register
//! confirms.

use super::{Day, Instant};
use crate::register::Answer;
use crate::status::{Door, InsuredStatus, Telework, Territory};
use crate::zone::Side;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "the flags of the facts, as the file writes them")]
pub struct ExampleEntry {
    pub name: String,
    pub requested_on: Option<Day>,
    pub requested_at: Option<Instant>,
    pub decided_on: Option<Day>,
    pub first_day: Option<Day>,
    pub days: Option<u16>,
    #[serde(default = "usual_status")]
    pub status: InsuredStatus,
    pub other_status: Option<InsuredStatus>,
    #[serde(default)]
    pub health_worker: bool,
    #[serde(default = "usual_telework")]
    pub telework: Telework,
    #[serde(default = "usual_territory")]
    pub territory: Territory,
    pub birth_date: Option<Day>,
    pub ground: String,
    #[serde(default)]
    pub answers: BTreeMap<String, toml::Value>,
    #[serde(default = "usual_answer")]
    pub affiliated: Answer,
    #[serde(default = "usual_answer")]
    pub register_ald: Answer,
    #[serde(default = "usual_answer")]
    pub register_pregnancy: Answer,
    #[serde(default)]
    pub overlaps_another: bool,
    #[serde(default)]
    pub nir_provisional: bool,
    #[serde(default)]
    pub nir_disagrees_with_birth: bool,
    pub expect: ExpectedEntry,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedEntry {
    pub outcome: ExpectedOutcome,
    pub last_day: Option<Day>,
    pub side: Option<Side>,
    pub door: Option<Door>,
    #[serde(default)]
    pub findings: Vec<String>,
    pub versions: Option<Vec<String>>,
    pub profiles: Option<Vec<String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExpectedOutcome {
    Approve,
    Review,
}

const fn usual_status() -> InsuredStatus {
    InsuredStatus::Employee
}

const fn usual_telework() -> Telework {
    Telework::Impossible
}

const fn usual_territory() -> Territory {
    Territory::Metropole
}

const fn usual_answer() -> Answer {
    Answer::Yes
}
