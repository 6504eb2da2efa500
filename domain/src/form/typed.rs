//! What single answers of the form come to.

use super::ClaimForm;
use crate::dates::{DateError, parse_date};
use crate::status::InsuredStatus;
use time::Date;

impl ClaimForm {
    /// Does someone fill it in for another person?
    pub fn has_helper(&self) -> bool {
        self.for_whom == "helper"
    }

    /// The status chosen, if it is one.
    pub fn insured_status(&self) -> Option<InsuredStatus> {
        InsuredStatus::from_code(&self.status)
    }

    /// The second status, of whom works in two ways. The same one twice is one.
    pub fn other_insured_status(&self) -> Option<InsuredStatus> {
        InsuredStatus::from_code(&self.other_status).filter(|other| Some(*other) != self.insured_status())
    }

    /// Is there an employer to tell, whichever way of working it belongs to?
    pub fn has_employer(&self) -> bool {
        let statuses = [self.insured_status(), self.other_insured_status()];
        statuses.into_iter().flatten().any(InsuredStatus::has_employer)
    }

    /// The date of birth typed.
    pub fn birth_date(&self) -> Result<Date, DateError> {
        parse_date(&self.birth_day, &self.birth_month, &self.birth_year)
    }

    /// The first day off typed.
    pub fn start_date(&self) -> Result<Date, DateError> {
        parse_date(&self.first_day, &self.first_month, &self.first_year)
    }

    /// The last day worked typed.
    pub fn worked_date(&self) -> Result<Date, DateError> {
        parse_date(&self.worked_day, &self.worked_month, &self.worked_year)
    }
}
