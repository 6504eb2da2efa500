//! The facts a rule may read, by name, and the values they take.

use crate::ground::GroundKind;
use crate::register::Answer;
use crate::status::{InsuredStatus, Telework, coded};
use crate::zone::Zone;
use serde::{Deserialize, Serialize};
use std::fmt;
use time::Date;

coded! {
    /// A fact a rule may read.
    Fact {
        /// Day the claim was filed.
        RequestedOn = "requested-on",
        /// Day of the decision.
        DecidedOn = "decided-on",
        /// First day off work.
        FirstDay = "first-day",
        /// Last day off work, as asked.
        LastDay = "last-day",
        /// Calendar days asked for, both ends included.
        Days = "days",
        /// Earliest first day the version in force on the day of the request accepts.
        EarliestStart = "earliest-start",
        /// Days the version in force on the day of the request gives.
        Duration = "duration",
        /// How the person works.
        Status = "status",
        /// Works in contact with patients.
        HealthWorker = "health-worker",
        /// Can the work be done from home?
        Telework = "telework",
        /// Another claim or stoppage shares a day with this one.
        OverlapsAnother = "overlaps-another",
        /// The NIR is a provisional one.
        NirProvisional = "nir-provisional",
        /// The NIR and the date of birth do not tell the same month.
        NirDisagreesWithBirth = "nir-disagrees-with-birth",
        /// The register: affiliated to a fund of this service?
        RegisterAffiliated = "register-affiliated",
        /// Kind of ground. Zone M.
        Ground = "ground",
        /// Number of the ALD. Zone M.
        AldNumber = "ald-number",
        /// Expected date of birth. Zone M.
        DueDate = "due-date",
        /// The register: is the ALD recognised? Zone M.
        RegisterAld = "register-ald",
        /// The register: is the pregnancy declared? Zone M.
        RegisterPregnancy = "register-pregnancy",
    }
}

coded! {
    /// The type of a fact's values.
    FactType {
        /// Yes or no.
        Flag = "yes-or-no",
        /// A whole number.
        Number = "number",
        /// A day.
        Day = "day",
        /// Code of an `InsuredStatus`.
        Status = "status",
        /// Code of a `Telework`.
        Telework = "telework",
        /// Code of a `GroundKind`.
        Ground = "ground",
    }
}

impl Fact {
    /// The zone the fact belongs to.
    pub const fn zone(self) -> Zone {
        match self {
            Self::Ground | Self::AldNumber | Self::DueDate | Self::RegisterAld | Self::RegisterPregnancy => {
                Zone::Medical
            }
            _ => Zone::Administrative,
        }
    }

    /// The type of its values.
    pub const fn value_type(self) -> FactType {
        match self {
            Self::RequestedOn
            | Self::DecidedOn
            | Self::FirstDay
            | Self::LastDay
            | Self::EarliestStart
            | Self::DueDate => FactType::Day,
            Self::Days | Self::Duration | Self::AldNumber => FactType::Number,
            Self::Status => FactType::Status,
            Self::Telework => FactType::Telework,
            Self::Ground => FactType::Ground,
            Self::HealthWorker
            | Self::OverlapsAnother
            | Self::NirProvisional
            | Self::NirDisagreesWithBirth
            | Self::RegisterAffiliated
            | Self::RegisterAld
            | Self::RegisterPregnancy => FactType::Flag,
        }
    }

    /// Can it be missing? The rest is always given.
    pub const fn may_be_unknown(self) -> bool {
        matches!(
            self,
            Self::RegisterAffiliated
                | Self::RegisterAld
                | Self::RegisterPregnancy
                | Self::AldNumber
                | Self::DueDate
                | Self::EarliestStart
                | Self::Duration
        )
    }

    /// Is it an answer of the fund's register?
    pub const fn is_register_answer(self) -> bool {
        matches!(self, Self::RegisterAffiliated | Self::RegisterAld | Self::RegisterPregnancy)
    }
}

/// The value of a fact. Its Debug form never shows it: it may be health data.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A day.
    Day(Date),
    /// A status.
    Status(InsuredStatus),
    /// An answer on telework.
    Telework(Telework),
    /// A kind of ground.
    Ground(GroundKind),
}

impl Value {
    /// The value as traces write it: a code, a number, an ISO date, `yes` or `no`.
    pub fn code(self) -> String {
        match self {
            Self::Flag(flag) => if flag { "yes" } else { "no" }.to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Status(status) => status.code().to_owned(),
            Self::Telework(telework) => telework.code().to_owned(),
            Self::Ground(ground) => ground.code().to_owned(),
        }
    }

    /// Its type.
    pub const fn value_type(self) -> FactType {
        match self {
            Self::Flag(_) => FactType::Flag,
            Self::Number(_) => FactType::Number,
            Self::Day(_) => FactType::Day,
            Self::Status(_) => FactType::Status,
            Self::Telework(_) => FactType::Telework,
            Self::Ground(_) => FactType::Ground,
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[value]")
    }
}

/// What is known of a claim, fact by fact, in the order of [`Fact::ALL`]. `None` is unknown, never no.
#[derive(Clone, Copy, Default)]
pub struct FactSheet([Option<Value>; Fact::ALL.len()]);

impl FactSheet {
    /// The value of a fact, if it is known.
    pub const fn get(&self, fact: Fact) -> Option<Value> {
        self.0[fact as usize]
    }

    /// The same sheet with one more fact.
    #[must_use]
    pub const fn with(mut self, fact: Fact, value: Option<Value>) -> Self {
        self.0[fact as usize] = value;
        self
    }

    /// The same sheet with a flag.
    #[must_use]
    pub const fn with_flag(self, fact: Fact, flag: bool) -> Self {
        self.with(fact, Some(Value::Flag(flag)))
    }

    /// The same sheet with an answer of the register; unknown stays unknown.
    #[must_use]
    pub const fn with_answer(self, fact: Fact, answer: Answer) -> Self {
        match answer {
            Answer::Yes => self.with_flag(fact, true),
            Answer::No => self.with_flag(fact, false),
            Answer::Unknown => self.with(fact, None),
        }
    }

    /// The same sheet as if the register had said yes wherever it said nothing.
    #[must_use]
    pub fn with_register_silence_as_yes(self) -> Self {
        let silent = |fact: &&Fact| fact.is_register_answer() && self.get(**fact).is_none();
        Fact::ALL.iter().filter(silent).fold(self, |sheet, fact| sheet.with_flag(*fact, true))
    }

    /// The same sheet with a day, if it is known.
    #[must_use]
    pub fn with_day(self, fact: Fact, day: Option<Date>) -> Self {
        self.with(fact, day.map(Value::Day))
    }
}

impl fmt::Debug for FactSheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[facts]")
    }
}
