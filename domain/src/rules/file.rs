//! The shape of a rule file and of its parts. Unknown keys are refused: a typing error must not turn into a rule nobody applies.

mod example;
mod scheme;

pub use example::{ExampleEntry, ExpectedEntry, ExpectedOutcome};
pub use scheme::{CheckEntry, GroundEntry, QuestionEntry, RefusalEntry, SchemeFile};

use super::clauses::RenewalKind;
use super::parts::{Confidence, Standing, UnknownRegister, Wording};
use crate::status::{Door, InsuredStatus, Territory};
use crate::zone::Zone;
use serde::Deserialize;
use time::{Date, Month, OffsetDateTime, UtcOffset};
use toml::Spanned;
use toml::value::{Datetime, Offset};

/// The only format there is.
pub const FORMAT: u8 = 2;

/// A rule file, as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    pub format: Spanned<u8>,
    pub id: Spanned<String>,
    pub title: Wording,
    pub validity: Spanned<Validity>,
    pub summary: Wording,
    pub closing: Option<ClosingEntry>,
    pub route: Option<RouteEntry>,
    pub duration: Option<DurationEntry>,
    pub earliest_start: Option<EarliestStart>,
    pub renewal: Option<RenewalEntry>,
    pub register: Register,
    pub sampling: Sampling,
    pub appeal: Appeals,
    #[serde(rename = "source", default)]
    pub sources: Vec<Spanned<SourceEntry>>,
    #[serde(rename = "list", default)]
    pub lists: Vec<Spanned<ListEntry>>,
    #[serde(rename = "profile", default)]
    pub profiles: Vec<Spanned<ProfileEntry>>,
    #[serde(rename = "measure", default)]
    pub measures: Vec<MeasureEntry>,
    #[serde(rename = "use", default)]
    pub shared: Vec<Spanned<String>>,
    #[serde(rename = "criterion", default)]
    pub criteria: Vec<Spanned<CriterionEntry>>,
    #[serde(rename = "hard_end", default)]
    pub hard_ends: Vec<HardEndEntry>,
    #[serde(rename = "elsewhere", default)]
    pub elsewhere: Vec<ElsewhereEntry>,
    #[serde(rename = "example", default)]
    pub examples: Vec<Spanned<ExampleEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Validity {
    pub from: Instant,
    pub until: Option<Instant>,
    pub announced: Option<Day>,
    pub end_announced: Option<Day>,
    pub source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosingEntry {
    pub door: Door,
    pub text: Wording,
    pub source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RouteEntry {
    pub to: Door,
    pub text: Wording,
    pub source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DurationEntry {
    pub days: Spanned<u16>,
    pub source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarliestStart {
    pub date: Option<Day>,
    pub days_before_request: Option<u16>,
    pub source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RenewalEntry {
    pub how: RenewalKind,
    pub days: Option<u16>,
    pub text: Wording,
    pub source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileEntry {
    pub code: String,
    pub source: Spanned<String>,
    #[serde(default = "settled")]
    pub standing: Standing,
    #[serde(default)]
    pub hidden: bool,
    pub requires: ConditionEntry,
    pub text: Wording,
}

const fn settled() -> Standing {
    Standing::Settled
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureEntry {
    pub code: String,
    pub text: Wording,
    pub source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElsewhereEntry {
    pub territories: Vec<Territory>,
    pub until: Option<Day>,
    pub follows: Spanned<String>,
    pub source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Register {
    pub unknown: UnknownRegister,
    pub source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sampling {
    pub per_mille: Spanned<u16>,
    pub alarm_per_mille: Option<Spanned<u16>>,
    pub alarm_at_least: Option<Spanned<u16>>,
    pub alarm_window: Option<Spanned<u16>>,
    pub source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appeals {
    pub administrative: AppealEntry,
    pub medical: AppealEntry,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppealEntry {
    pub text: Wording,
    pub source: Spanned<String>,
    /// Missing, like the months, in rules written before they were asked.
    pub body: Option<Wording>,
    pub months: Option<u8>,
    pub later: Option<LaterAppealEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LaterAppealEntry {
    pub from: Day,
    pub body: Wording,
    pub months: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceEntry {
    pub id: String,
    pub title: String,
    pub article: Option<String>,
    pub date: Day,
    pub confidence: Confidence,
    pub open_point: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListEntry {
    pub name: String,
    pub of: Spanned<String>,
    pub standing: Standing,
    pub values: Vec<toml::Value>,
    pub source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriterionEntry {
    pub code: String,
    pub zone: Zone,
    pub source: Spanned<String>,
    pub applies: Option<ConditionEntry>,
    pub requires: ConditionEntry,
    pub yes: Wording,
    pub no: Wording,
    pub unknown: Option<Wording>,
    #[serde(default)]
    pub doors: Vec<DoorEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoorEntry {
    pub to: Door,
    pub when: Option<ConditionEntry>,
    pub text: Wording,
    pub source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HardEndEntry {
    pub code: Spanned<String>,
    pub statuses: Vec<InsuredStatus>,
    pub last_day: Day,
    pub announced: Day,
    pub text: Wording,
    pub source: Spanned<String>,
}

/// A condition: `all`, `any`, `not`, `profiles`, or one comparison of a `fact` or of the `body_mass_index`.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct ConditionEntry {
    pub all: Option<Vec<Self>>,
    pub any: Option<Vec<Self>>,
    pub not: Option<Box<Self>>,
    pub profiles: Option<Vec<String>>,
    pub fact: Option<String>,
    pub body_mass_index: Option<[String; 2]>,
    pub is: Option<toml::Value>,
    pub in_lists: Option<Vec<String>>,
    pub at_least: Option<toml::Value>,
    pub at_most: Option<toml::Value>,
    pub more_than: Option<toml::Value>,
    pub less_than: Option<toml::Value>,
    pub before: Option<toml::Value>,
    pub after: Option<toml::Value>,
    pub not_before: Option<toml::Value>,
    pub not_after: Option<toml::Value>,
    pub within_days_before: Option<DaysBeside>,
    pub within_days_after: Option<DaysBeside>,
    pub within_weeks_before: Option<WeeksBefore>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeeksBefore {
    pub fact: String,
    pub weeks: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DaysBeside {
    pub fact: String,
    pub days: u16,
}

/// A day, written `2020-03-18`.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "Datetime")]
pub struct Day(pub Date);

/// An instant, written `2020-03-18T00:00:00+01:00`.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "Datetime")]
pub struct Instant(pub OffsetDateTime);

impl TryFrom<Datetime> for Day {
    type Error = &'static str;
    fn try_from(written: Datetime) -> Result<Self, Self::Error> {
        match written {
            Datetime { date: Some(date), time: None, offset: None } => calendar_day(date).map(Self),
            _ => Err("a day is written like 2020-03-18, without a time"),
        }
    }
}

impl TryFrom<Datetime> for Instant {
    type Error = &'static str;
    fn try_from(written: Datetime) -> Result<Self, Self::Error> {
        let Datetime { date: Some(date), time: Some(clock), offset: Some(offset) } = written else {
            return Err("an instant is written like 2020-03-18T00:00:00+01:00, with its offset");
        };
        let clock = time::Time::from_hms(clock.hour, clock.minute, clock.second.unwrap_or(0))
            .map_err(|_| "no such hour")?;
        let seconds = match offset {
            Offset::Z => 0,
            Offset::Custom { minutes } => i32::from(minutes) * 60,
        };
        let offset = UtcOffset::from_whole_seconds(seconds).map_err(|_| "no such offset")?;
        Ok(Self(calendar_day(date)?.with_time(clock).assume_offset(offset)))
    }
}

fn calendar_day(date: toml::value::Date) -> Result<Date, &'static str> {
    let month = Month::try_from(date.month).map_err(|_| "no such month")?;
    Date::from_calendar_date(i32::from(date.year), month, date.day).map_err(|_| "no such day")
}
