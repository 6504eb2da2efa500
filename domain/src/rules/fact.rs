//! The facts a rule may read: those the engine gives, and those a scheme's questions add.

use crate::status::{InsuredStatus, Telework, Territory, coded};
use crate::zone::Zone;
use serde::{Deserialize, Serialize};

coded! {
    /// The type of a fact's values.
    FactType {
        /// Yes or no.
        Flag = "flag",
        /// A whole number.
        Number = "number",
        /// A day.
        Day = "day",
        /// One of a list of codes.
        Choice = "choice",
    }
}

/// A fact, by its place in the [`Vocabulary`] of its scheme. The engine's own come first, at the same place everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fact(pub(super) u8);

/// A code of a choice, by its place in the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Symbol(pub(super) u16);

/// What is known of a fact before it has a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactSpec {
    /// Kebab-case name, as the files write it.
    pub code: String,
    /// Type of its values.
    pub value_type: FactType,
    /// The zone it belongs to.
    pub zone: Zone,
    /// Can it be missing? The rest is always given.
    pub may_be_unknown: bool,
    /// Codes it can take; only for choices.
    pub options: Vec<String>,
}

macro_rules! engine_facts {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $type:ident, $zone:ident, $presence:ident;)+) => {
        impl Fact {
            engine_facts!(@consts 0u8; $($(#[$doc])* $name)+);
        }

        fn engine_specs() -> Vec<FactSpec> {
            vec![$(FactSpec {
                code: $code.to_owned(),
                value_type: FactType::$type,
                zone: Zone::$zone,
                may_be_unknown: engine_facts!(@presence $presence),
                options: Vec::new(),
            },)+]
        }
    };
    (@consts $place:expr; $(#[$doc:meta])* $name:ident $($rest:tt)*) => {
        $(#[$doc])*
        pub const $name: Self = Self($place);
        engine_facts!(@consts $place + 1; $($rest)*);
    };
    (@consts $place:expr;) => {};
    (@presence always) => { false };
    (@presence perhaps) => { true };
}

engine_facts! {
    /// Day the claim was filed.
    REQUESTED_ON = "requested-on", Day, Administrative, always;
    /// Day of the decision.
    DECIDED_ON = "decided-on", Day, Administrative, always;
    /// First day off work.
    FIRST_DAY = "first-day", Day, Administrative, always;
    /// Last day off work, as asked.
    LAST_DAY = "last-day", Day, Administrative, always;
    /// First day of the stoppage that the version at hand judges.
    JUDGED_FROM = "judged-from", Day, Administrative, always;
    /// Last day of the stoppage that the version at hand judges.
    JUDGED_UNTIL = "judged-until", Day, Administrative, always;
    /// Calendar days asked for, both ends included.
    DAYS = "days", Number, Administrative, always;
    /// Earliest first day the version in force at the request accepts.
    EARLIEST_START = "earliest-start", Day, Administrative, perhaps;
    /// Days the version in force at the request gives.
    DURATION = "duration", Number, Administrative, perhaps;
    /// Completed years on `judged-from`.
    AGE = "age", Number, Administrative, perhaps;
    /// How the person works.
    STATUS = "status", Choice, Administrative, always;
    /// Works in contact with patients.
    HEALTH_WORKER = "health-worker", Flag, Administrative, always;
    /// Can the work be done from home?
    TELEWORK = "telework", Choice, Administrative, always;
    /// Where the person lives, as far as the law tells places apart.
    TERRITORY = "territory", Choice, Administrative, always;
    /// Another claim or stoppage shares a day with this one.
    OVERLAPS_ANOTHER = "overlaps-another", Flag, Administrative, always;
    /// The NIR is a provisional one.
    NIR_PROVISIONAL = "nir-provisional", Flag, Administrative, always;
    /// The NIR and the date of birth do not tell the same month.
    NIR_DISAGREES_WITH_BIRTH = "nir-disagrees-with-birth", Flag, Administrative, always;
    /// The register: affiliated to a fund of this service?
    REGISTER_AFFILIATED = "register-affiliated", Flag, Administrative, perhaps;
    /// The ground given, by its code. Zone M.
    GROUND = "ground", Choice, Medical, always;
    /// The register: is the ALD recognised? Zone M.
    REGISTER_ALD = "register-ald", Flag, Medical, perhaps;
    /// The register: is the pregnancy declared? Zone M.
    REGISTER_PREGNANCY = "register-pregnancy", Flag, Medical, perhaps;
}

impl Fact {
    /// The answers of the fund's register.
    pub const REGISTER: [Self; 3] = [Self::REGISTER_AFFILIATED, Self::REGISTER_ALD, Self::REGISTER_PREGNANCY];

    /// Place in the vocabulary.
    pub(super) const fn place(self) -> usize {
        self.0 as usize
    }

    /// Is it an answer of the fund's register?
    pub fn is_register_answer(self) -> bool {
        Self::REGISTER.contains(&self)
    }
}

/// The most facts a scheme can have.
pub const FACTS_MAX: usize = 128;

/// Every fact of a scheme with its type, and every code of its choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    pub(super) specs: Vec<FactSpec>,
    pub(super) symbols: Vec<String>,
}

/// Why a fact can't be added.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VocabularyError {
    /// The name is taken.
    #[error("two facts have the name \"{0}\"")]
    Taken(String),
    /// There are [`FACTS_MAX`] already.
    #[error("a scheme has at most {FACTS_MAX} facts")]
    Full,
}

impl Vocabulary {
    /// The engine's facts, for a scheme with these grounds.
    pub fn of_engine(grounds: &[String]) -> Self {
        let mut vocabulary = Self { specs: engine_specs(), symbols: Vec::new() };
        let codes = |all: &mut dyn Iterator<Item = &'static str>| all.map(str::to_owned).collect();
        vocabulary.set_options(Fact::STATUS, codes(&mut InsuredStatus::ALL.iter().map(|s| s.code())));
        vocabulary.set_options(Fact::TELEWORK, codes(&mut Telework::ALL.iter().map(|t| t.code())));
        vocabulary.set_options(Fact::TERRITORY, codes(&mut Territory::ALL.iter().map(|t| t.code())));
        vocabulary.set_options(Fact::GROUND, grounds.to_vec());
        vocabulary
    }

    fn set_options(&mut self, fact: Fact, options: Vec<String>) {
        self.learn(&options);
        if let Some(spec) = self.specs.get_mut(fact.place()) {
            spec.options = options;
        }
    }

    fn learn(&mut self, codes: &[String]) {
        for code in codes {
            if self.symbol(code).is_none() {
                self.symbols.push(code.clone());
            }
        }
    }

    /// Adds a fact of the scheme.
    pub fn add(&mut self, spec: FactSpec) -> Result<Fact, VocabularyError> {
        if self.fact(&spec.code).is_some() {
            return Err(VocabularyError::Taken(spec.code));
        }
        let place = u8::try_from(self.specs.len()).map_err(|_| VocabularyError::Full)?;
        if usize::from(place) >= FACTS_MAX {
            return Err(VocabularyError::Full);
        }
        self.learn(&spec.options);
        self.specs.push(spec);
        Ok(Fact(place))
    }

    /// The fact of that name.
    pub fn fact(&self, code: &str) -> Option<Fact> {
        let place = self.specs.iter().position(|spec| spec.code == code)?;
        u8::try_from(place).ok().map(Fact)
    }

    /// What is known of a fact. Facts come from a vocabulary, so there always is something.
    pub fn spec(&self, fact: Fact) -> &FactSpec {
        &self.specs[fact.place()]
    }

    /// The name of a fact.
    pub fn code(&self, fact: Fact) -> &str {
        &self.spec(fact).code
    }

    /// The symbol of a code, if a choice has it.
    pub fn symbol(&self, code: &str) -> Option<Symbol> {
        let place = self.symbols.iter().position(|known| known == code)?;
        u16::try_from(place).ok().map(Symbol)
    }

    /// The code of a symbol.
    pub fn symbol_code(&self, symbol: Symbol) -> &str {
        self.symbols.get(usize::from(symbol.0)).map_or("", String::as_str)
    }

    /// How many facts there are.
    pub const fn len(&self) -> usize {
        self.specs.len()
    }

    /// Is there none? Never so: the engine's are always there.
    pub const fn is_empty(&self) -> bool {
        self.specs.is_empty()
    }

    /// Every fact, in order.
    pub fn facts(&self) -> impl Iterator<Item = Fact> {
        (0..self.specs.len()).filter_map(|place| u8::try_from(place).ok().map(Fact))
    }
}
