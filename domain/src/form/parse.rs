//! From the form as typed to the claim: parse, don't validate twice.

use super::{ClaimForm, EmployerForm, FieldErrors, FormRules, Step};
use crate::answers::Answers;
use crate::contact::{Address, Email, Phone, PostalCode};
use crate::employer::{Employer, NoticeDelivery};
use crate::ground::Ground;
use crate::helper::{Helper, HelperTie};
use crate::insured::Insured;
use crate::nir::Nir;
use crate::siret::Siret;
use crate::status::{InsuredStatus, Telework};
use crate::stoppage::Stoppage;
use serde::{Deserialize, Serialize};
use time::Date;

/// The terms a person accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermsAcceptance {
    /// Version of the text.
    pub version: String,
}

/// A claim that passed every check of the form and is not yet recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewClaim {
    /// Id of the scheme.
    pub scheme: String,
    /// Who asks.
    pub insured: Insured,
    /// How the person mainly works.
    pub status: InsuredStatus,
    /// The second way, of whom works in two.
    pub other_status: Option<InsuredStatus>,
    /// Works in contact with patients.
    pub health_worker: bool,
    /// Why the person is at risk. Zone M. None while it lies in a closed envelope.
    pub ground: Option<Ground>,
    /// What was answered beside a ground in its envelope; otherwise with the ground. Zone M.
    pub answers: Answers,
    /// Can the work be done from home?
    pub telework: Telework,
    /// The days asked for.
    pub stoppage: Stoppage,
    /// Last day worked, for those who have an employer.
    pub last_day_worked: Option<Date>,
    /// Employers to tell.
    pub employers: Vec<Employer>,
    /// Who brings the notice.
    pub delivery: NoticeDelivery,
    /// Who made it for the insured, with their mandate.
    pub helper: Option<Helper>,
    /// Terms accepted.
    pub terms: TermsAcceptance,
}

impl ClaimForm {
    /// The claim typed, or the first page that is not right with its faults.
    pub fn parse(&self, rules: &FormRules) -> Result<NewClaim, (Step, FieldErrors)> {
        let ground = self.checked(rules, |_| true)?.typed_ground(rules);
        // Every page was checked: what is left can only be a page that a later change forgot to check.
        let forgotten = || (Step::Review, FieldErrors::default());
        self.build(rules, Some(ground.ok_or_else(forgotten)?)).ok_or_else(forgotten)
    }

    /// The claim typed from paper: everything but the page of the ground, which stays in its envelope.
    pub fn parse_sealed(&self, rules: &FormRules) -> Result<NewClaim, (Step, FieldErrors)> {
        self.checked(rules, |step| step != Step::Ground)?;
        self.build(rules, None).ok_or_else(|| (Step::Review, FieldErrors::default()))
    }

    /// The form, when the pages asked for are right; the first that is not, with its faults.
    fn checked(&self, rules: &FormRules, asked: impl Fn(Step) -> bool) -> Result<&Self, (Step, FieldErrors)> {
        let steps = Step::ALL.iter().copied().filter(|step| step.applies_to(self) && asked(*step));
        let mut faults = steps.map(|step| (step, self.check(step, rules)));
        faults.find(|(_, errors)| !errors.is_empty()).map_or(Ok(self), Err)
    }

    fn build(&self, rules: &FormRules, ground: Option<Ground>) -> Option<NewClaim> {
        let has_employer = self.has_employer();
        Some(NewClaim {
            scheme: rules.scheme.id().to_owned(),
            insured: self.insured()?,
            status: self.insured_status()?,
            other_status: self.other_insured_status(),
            health_worker: self.health_worker == "yes",
            answers: if ground.is_none() { self.answers_beside(rules) } else { Answers::default() },
            ground,
            telework: Telework::from_code(&self.telework)?,
            stoppage: Stoppage::of_days(self.start_date().ok()?, rules.days).ok()?,
            last_day_worked: if has_employer { self.worked_date().ok() } else { None },
            employers: if has_employer {
                self.employers.iter().filter_map(EmployerForm::build).collect()
            } else {
                Vec::new()
            },
            delivery: if self.delivery == "service" {
                NoticeDelivery::ByService
            } else {
                NoticeDelivery::ByInsured
            },
            helper: self.helper(),
            terms: TermsAcceptance { version: self.terms_version.clone() },
        })
    }

    fn helper(&self) -> Option<Helper> {
        let tie = HelperTie::from_code(&self.helper_tie).filter(|_| self.has_helper())?;
        Some(Helper { name: tidy(&self.helper_name)?, tie })
    }

    fn insured(&self) -> Option<Insured> {
        Some(Insured {
            nir: Nir::parse(&self.nir).ok()?,
            birth_name: tidy(&self.birth_name)?,
            usual_name: tidy(&self.usual_name),
            first_names: tidy(&self.first_names)?,
            birth_date: self.birth_date().ok()?,
            email: Email::parse(&self.email).ok(),
            phone: Phone::parse(&self.phone).ok(),
            address: Address {
                street: tidy(&self.street)?,
                extra: tidy(&self.address_extra),
                postal_code: PostalCode::parse(&self.postal_code).ok()?,
                city: tidy(&self.city)?,
            },
        })
    }
}

impl EmployerForm {
    /// The entry of a known employer.
    pub fn of(employer: &Employer) -> Self {
        let (address, worked) = (employer.address.as_ref(), employer.last_day_worked);
        let of_address = |part: fn(&Address) -> String| address.map(part).unwrap_or_default();
        Self {
            employer_name: employer.name.clone(),
            employer_private: if employer.siret.is_none() { "yes".to_owned() } else { String::new() },
            employer_siret: employer
                .siret
                .as_ref()
                .map(|siret| siret.as_str().to_owned())
                .unwrap_or_default(),
            employer_email: employer
                .email
                .as_ref()
                .map(|email| email.as_str().to_owned())
                .unwrap_or_default(),
            employer_street: of_address(|address| address.street.clone()),
            employer_postal_code: of_address(|address| address.postal_code.as_str().to_owned()),
            employer_city: of_address(|address| address.city.clone()),
            employer_worked_day: worked.map(|day| day.day().to_string()).unwrap_or_default(),
            employer_worked_month: worked.map(|day| u8::from(day.month()).to_string()).unwrap_or_default(),
            employer_worked_year: worked.map(|day| day.year().to_string()).unwrap_or_default(),
        }
    }

    /// The employer as far as the entry can be read; nothing without a name.
    pub fn build(&self) -> Option<Employer> {
        let siret =
            if self.employer_private == "yes" { None } else { Siret::parse(&self.employer_siret).ok() };
        Some(Employer {
            name: tidy(&self.employer_name)?,
            siret,
            email: Email::parse(&self.employer_email).ok(),
            address: self.address(),
            last_day_worked: self.worked_date().ok(),
        })
    }

    /// Is there an e-mail or a complete postal address, so that the service can send the notice?
    pub fn is_reachable(&self) -> bool {
        Email::parse(&self.employer_email).is_ok() || self.address().is_some()
    }

    fn address(&self) -> Option<Address> {
        Some(Address {
            street: tidy(&self.employer_street)?,
            extra: None,
            postal_code: PostalCode::parse(&self.employer_postal_code).ok()?,
            city: tidy(&self.employer_city)?,
        })
    }
}

/// The text without blanks around it and doubled inside; nothing when nothing is left.
fn tidy(value: &str) -> Option<String> {
    let text = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
