//! The shape of scheme.toml.

use super::{CriterionEntry, ListEntry, SourceEntry};
use crate::rules::fact::FactType;
use crate::rules::parts::Wording;
use crate::rules::scheme::Asked;
use crate::zone::{Side, Zone};
use serde::Deserialize;
use toml::Spanned;

/// A scheme file, as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchemeFile {
    pub format: Spanned<u8>,
    pub id: Spanned<String>,
    pub path: Spanned<String>,
    pub title: Wording,
    pub lead: Option<Wording>,
    #[serde(rename = "source", default)]
    pub sources: Vec<Spanned<SourceEntry>>,
    #[serde(rename = "list", default)]
    pub lists: Vec<Spanned<ListEntry>>,
    #[serde(rename = "ground", default)]
    pub grounds: Vec<Spanned<GroundEntry>>,
    #[serde(rename = "question", default)]
    pub questions: Vec<Spanned<QuestionEntry>>,
    #[serde(rename = "criterion", default)]
    pub criteria: Vec<Spanned<CriterionEntry>>,
    #[serde(rename = "check", default)]
    pub checks: Vec<Spanned<CheckEntry>>,
    #[serde(rename = "refusal", default)]
    pub refusals: Vec<Spanned<RefusalEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckEntry {
    pub code: String,
    pub side: Side,
    #[serde(default)]
    pub grounds: Vec<String>,
    #[serde(default)]
    pub settles: Vec<String>,
    pub text: Wording,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusalEntry {
    pub code: String,
    pub side: Side,
    #[serde(default)]
    pub criteria: Vec<String>,
    #[serde(default)]
    pub sensitive: bool,
    pub name: Wording,
    pub criterion: Wording,
    pub remedy: Wording,
    pub template: Wording,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroundEntry {
    pub code: String,
    pub label: Wording,
    pub hint: Option<Wording>,
    pub name: Option<Wording>,
    #[serde(default)]
    pub asks: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionEntry {
    pub code: String,
    #[serde(rename = "type")]
    pub value_type: FactType,
    pub zone: Zone,
    pub asked: Vec<Asked>,
    #[serde(default)]
    pub optional: bool,
    pub follows: Option<String>,
    pub label: Wording,
    pub hint: Option<Wording>,
    pub min: Option<i64>,
    pub max: Option<i64>,
    pub unit: Option<Wording>,
    #[serde(default)]
    pub decimals: u8,
    pub window: Option<DayWindowEntry>,
    #[serde(rename = "option", default)]
    pub options: Vec<OptionEntry>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(deny_unknown_fields)]
pub struct DayWindowEntry {
    pub days_before: u16,
    pub days_after: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionEntry {
    pub code: String,
    pub label: Wording,
}
