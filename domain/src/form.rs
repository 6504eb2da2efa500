//! The claim form as typed: flat strings, kept whole, checked step by step, parsed once into a [`NewClaim`].
//!
//! One source of validation for the browser and the server. A refused form is an outcome: codes by field, never
//! an error, and nothing typed is ever lost.

mod check;
mod error;
mod parse;
mod question;
mod rules;
mod step;
#[cfg(test)]
mod tests;
mod typed;

pub use check::{EMPLOYERS_MAX, clean};
pub(crate) use check::{is_unprintable, plausible_age};
pub use error::{FieldCode, FieldError, FieldErrors};
pub use parse::{NewClaim, TermsAcceptance};
pub use question::{ANSWER_MAX, ANSWER_PREFIX, format_number};
pub use rules::FormRules;
pub use step::Step;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use validator::Validate;

/// Fields that a form holds beside its own.
trait MoreFields {
    /// What was typed in one of them.
    fn more(&self, _field: &str) -> Option<&str> {
        None
    }
}

macro_rules! fields {
    ($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $max:literal,)+ } $($extra:tt)*) => {
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
        #[serde(default)]
        pub struct $name {
            $($(#[$fdoc])* #[validate(length(max = $max), custom(function = "check::printable"))] pub $field: String,)+
            $($extra)*
        }

        impl $name {
            /// Names of the text fields, as in the HTML forms.
            pub const FIELDS: &'static [&'static str] = &[$(stringify!($field),)+];

            /// What was typed in a field, those of the scheme's questions too; empty for a name that is no field.
            pub fn get(&self, field: &str) -> &str {
                match field { $(stringify!($field) => &self.$field,)+ _ => self.more(field).unwrap_or_default() }
            }

            /// Keeps what was typed in a field of the form's own; false for any other name.
            pub fn set(&mut self, field: &str, value: String) -> bool {
                match field { $(stringify!($field) => self.$field = value,)+ _ => return false }
                true
            }
        }
    };
}

fields! {
    /// Everything the insured types, in the order of the pages. Lengths are in characters.
    ClaimForm {
        /// Id of the scheme (hidden field of the terms page).
        scheme: 64,
        /// Version of the terms the person read (hidden field of the terms page).
        terms_version: 32,
        /// `yes` once the terms are accepted.
        terms_accepted: 3,
        /// `helper` when someone fills it in for another person; `self` or empty otherwise.
        for_whom: 10,
        /// Name of the helper.
        helper_name: 120,
        /// Code of a `HelperTie`.
        helper_tie: 40,
        /// `yes` once the helper states that they have a mandate.
        mandate: 3,
        /// Social-security number, with blanks as typed.
        nir: 40,
        /// Name at birth.
        birth_name: 80,
        /// Name in use, optional.
        usual_name: 80,
        /// First names.
        first_names: 80,
        /// Day of birth.
        birth_day: 4,
        /// Month of birth.
        birth_month: 12,
        /// Year of birth, four digits.
        birth_year: 6,
        /// E-mail, empty when `no_email` is `yes`.
        email: 120,
        /// `yes` when the person has no e-mail.
        no_email: 3,
        /// Phone, optional.
        phone: 30,
        /// Number and street.
        street: 120,
        /// Building, floor, door code: optional.
        address_extra: 120,
        /// Postal code.
        postal_code: 12,
        /// Town.
        city: 80,
        /// Code of an `InsuredStatus`: how the person mainly works.
        status: 40,
        /// Code of a second one, of whom works in two ways; otherwise empty.
        other_status: 40,
        /// `yes` or `no`: works in contact with patients in a health or medico-social facility.
        health_worker: 3,
        /// Code of a ground of the scheme.
        ground: 64,
        /// Code of a `Telework`.
        telework: 20,
        /// First day off work: day.
        first_day: 4,
        /// First day off work: month.
        first_month: 12,
        /// First day off work: year.
        first_year: 6,
        /// Last day worked: day (who has an employer only).
        worked_day: 4,
        /// Last day worked: month.
        worked_month: 12,
        /// Last day worked: year.
        worked_year: 6,
        /// `service` or `self`: who brings the notice to the employers.
        delivery: 10,
        /// `yes` once the statement on honour is made.
        honour: 3,
    }
    /// Employers, one page each; none for the self-employed.
    pub employers: Vec<EmployerForm>,
    /// What was typed in the fields of the scheme's questions, by their names; empty ones are left out. Holds zone M.
    pub answers: BTreeMap<String, String>,
}

fields! {
    /// One employer, as typed.
    EmployerForm {
        /// Name of the company, or of the person.
        employer_name: 120,
        /// `yes` for a private individual, who has no SIRET.
        employer_private: 3,
        /// Establishment number, 14 digits, with blanks as typed.
        employer_siret: 30,
        /// E-mail the notice goes to, when known.
        employer_email: 120,
        /// Number and street, optional.
        employer_street: 120,
        /// Postal code, optional.
        employer_postal_code: 12,
        /// Town, optional.
        employer_city: 80,
        /// Last day worked there, when it is not the one of the claim: day.
        employer_worked_day: 4,
        /// Last day worked there: month.
        employer_worked_month: 12,
        /// Last day worked there: year.
        employer_worked_year: 6,
    }
}

impl MoreFields for ClaimForm {
    fn more(&self, field: &str) -> Option<&str> {
        self.answers.get(field).map(String::as_str)
    }
}

impl MoreFields for EmployerForm {}

impl std::fmt::Debug for ClaimForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[claim form]")
    }
}

impl std::fmt::Debug for EmployerForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[employer form]")
    }
}
