//! What an employer may know: built only from what zone E holds, so that nothing else can slip in.

mod proof;
mod series;
mod visitor;

pub use proof::{NAME_MAX, Statement, UnreadableStatement};
pub use series::{Document, Sheet, next, worth};
pub use visitor::{CODE_WRONG_MAX, Claimed, NETWORK_WRONG_MAX, Tries, WINDOW};

use crate::employer::Employer;
use crate::insured::Insured;
use crate::reference::NoticeCode;
use crate::siret::Siret;
use crate::status::coded;
use crate::stoppage::Stoppage;
use serde::{Deserialize, Serialize};
use time::Date;

coded! {
    /// What a notice is worth today, as the check page says it.
    NoticeState {
        /// The days on it stand.
        Valid = "valid",
        /// The stoppage ends earlier than it says; another notice says when.
        Shortened = "shortened",
        /// There is no stoppage any more.
        Cancelled = "cancelled",
        /// Another notice took its place: the stoppage was extended, or granted anew.
        Superseded = "superseded",
        /// The fund is looking at it again; until it has, the days on it stand.
        UnderReview = "under-review",
    }
}

coded! {
    /// What a notice announces, in the words of any notice of time off work (Cerfa 10170: initial, prolongation).
    #[derive(Default)]
    NoticeKind {
        /// A stoppage that begins.
        #[default]
        Initial = "initial",
        /// Days that follow those of an earlier notice without a gap.
        Extension = "extension",
        /// The stoppage ends earlier than the notice before it said.
        Shortened = "shortened",
        /// There is no stoppage any more.
        Cancelled = "cancelled",
    }
}

coded! {
    /// What an employer answered to a notice.
    NoticeAnswer {
        /// It has it (accusé de réception).
        Acknowledged = "acknowledged",
        /// The person does not work there.
        NotOurs = "not-ours",
    }
}

/// Who is off work, as far as an employer may know: it tells two people of one name apart, and opens the check page.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OffWork {
    /// First names and name in use.
    pub name: String,
    /// The name in use and the one at birth.
    pub last_names: Vec<String>,
    /// Date of birth.
    pub birth_date: Date,
}

impl From<&Insured> for OffWork {
    fn from(insured: &Insured) -> Self {
        let last_names = insured.usual_name.iter().chain([&insured.birth_name]).cloned().collect();
        Self { name: insured.full_name(), last_names, birth_date: insured.birth_date }
    }
}

/// The employer's notice (volet employeur): identity and dates, never a reason. It reads as an ordinary stoppage.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmployerNotice {
    /// The code on the paper.
    pub code: NoticeCode,
    /// What it announces.
    #[serde(default)]
    pub kind: NoticeKind,
    /// Who is off work.
    pub insured_name: String,
    /// The name in use and the one at birth; none on a notice of an earlier version of the service.
    #[serde(default)]
    pub last_names: Vec<String>,
    /// Date of birth; none on a notice of an earlier version of the service.
    #[serde(default)]
    pub birth_date: Option<Date>,
    /// The employer it is for.
    pub employer_name: String,
    /// Its establishment number, if it has one.
    pub employer_siret: Option<Siret>,
    /// The days off; of a cancelled one, the days that were.
    pub stoppage: Stoppage,
    /// Last day worked, as the insured gave it.
    pub last_day_worked: Option<Date>,
    /// When it was issued.
    pub issued_on: Date,
    /// What is signed, with its signature, as the QR code holds it; none where the service had no signing key.
    #[serde(default)]
    pub proof: Option<String>,
}

impl std::fmt::Debug for EmployerNotice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[notice]")
    }
}

impl EmployerNotice {
    /// The notice for one employer. Its arguments are all it can ever know; `last_day_worked` is for one that has none of its own.
    pub fn new(
        code: NoticeCode,
        who: OffWork,
        employer: &Employer,
        document: Document,
        last_day_worked: Option<Date>,
        issued_on: Date,
    ) -> Self {
        Self {
            code,
            kind: document.kind,
            insured_name: who.name,
            last_names: who.last_names,
            birth_date: Some(who.birth_date),
            employer_name: employer.name.clone(),
            employer_siret: employer.siret.clone(),
            stoppage: document.stoppage,
            last_day_worked: employer.last_day_worked.or(last_day_worked),
            issued_on,
            proof: None,
        }
    }

    /// What it announces, and of which days.
    pub const fn document(&self) -> Document {
        Document { kind: self.kind, stoppage: self.stoppage }
    }

    /// Last day worked in the DSN signal: as declared, or the day before the first (domain.md 4.6).
    pub fn dsn_last_day_worked(&self) -> Date {
        self.last_day_worked
            .or_else(|| self.stoppage.first_day().previous_day())
            .unwrap_or(self.stoppage.first_day())
    }

    /// Is it for that employer? By its establishment number where both have one, by its name otherwise.
    pub fn is_for(&self, employer: &Employer) -> bool {
        match (&self.employer_siret, &employer.siret) {
            (Some(mine), Some(theirs)) => mine == theirs,
            _ => self.employer_name == employer.name,
        }
    }
}
