//! The employer, as the insured names it.

use crate::contact::{Address, Email};
use crate::siret::Siret;
use serde::{Deserialize, Serialize};
use time::Date;

/// An employer to be told. A private individual (particulier employeur) has no SIRET.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Employer {
    /// Name of the company or of the person.
    pub name: String,
    /// Establishment number, absent for a private individual.
    pub siret: Option<Siret>,
    /// Where the notice goes when the service sends it.
    pub email: Option<Email>,
    /// Postal address, for the letter.
    pub address: Option<Address>,
    /// Last day worked there, when it is not the one of the claim: what one employer learns is no day of another's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day_worked: Option<Date>,
}

/// Where an employer is reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmployerContact {
    /// Where the notice goes.
    pub email: Option<Email>,
    /// Where the letter goes.
    pub address: Option<Address>,
}

/// How often the insured may correct where one employer is reached: each correction sends the notice to someone.
pub const CORRECTIONS_MAX: usize = 5;

impl Employer {
    /// Where it is reached.
    pub fn contact(&self) -> EmployerContact {
        EmployerContact { email: self.email.clone(), address: self.address.clone() }
    }

    /// Reached elsewhere from now on.
    pub fn move_to(&mut self, EmployerContact { email, address }: EmployerContact) {
        (self.email, self.address) = (email, address);
    }
}

/// Who brings the notice to the employer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeDelivery {
    /// The service sends it (consent given on the form).
    ByService,
    /// The insured hands it over.
    ByInsured,
}
