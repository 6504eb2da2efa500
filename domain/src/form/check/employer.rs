//! The checks of one employer's entry.

use super::fields::{optional, require, required, shape, worked_before};
use crate::contact::{Email, PostalCode};
use crate::dates::{DateError, parse_date};
use crate::form::{EmployerForm, FieldCode, FieldErrors};
use crate::siret::Siret;
use time::Date;
use validator::Validate;

impl EmployerForm {
    /// The faults of one employer's page, for a claim of days off from `first_day` on, if they are known yet.
    pub fn check(&self, first_day: Option<Date>) -> FieldErrors {
        let mut errors = shape(self.validate(), Self::FIELDS);
        require(&mut errors, "employer_name", &self.employer_name);
        if self.employer_private != "yes" {
            let code = Siret::parse(&self.employer_siret).err().map(|error| FieldCode::Siret { error });
            required(&mut errors, "employer_siret", &self.employer_siret, code);
        }
        let email = Email::parse(&self.employer_email).err().map(|error| FieldCode::Email { error });
        optional(&mut errors, "employer_email", &self.employer_email, email);
        let postal =
            PostalCode::parse(&self.employer_postal_code).err().map(|error| FieldCode::PostalCode { error });
        optional(&mut errors, "employer_postal_code", &self.employer_postal_code, postal);
        match self.worked_date() {
            Err(DateError::Missing) => {}
            worked => worked_before(&mut errors, "employer_worked_day", worked, first_day),
        }
        errors.ordered(Self::FIELDS)
    }

    /// The same for whom the service is to send the notice: it must know where.
    pub fn check_contact(&self, number: u64) -> FieldErrors {
        let mut errors = self.check(None);
        if errors.is_empty() && !self.is_reachable() {
            errors.add("employer_email", FieldCode::NoWayToEmployer { number });
        }
        errors
    }

    /// The last day worked there, where one was typed.
    pub fn worked_date(&self) -> Result<Date, DateError> {
        parse_date(&self.employer_worked_day, &self.employer_worked_month, &self.employer_worked_year)
    }
}
