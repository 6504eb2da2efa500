//! The checks of the form, one function a page.

mod employer;
mod fields;

use super::{ClaimForm, FieldCode, FieldErrors, FormRules, Step};
use crate::contact::{Email, Phone, PostalCode};
use crate::helper::HelperTie;
use crate::nir::Nir;
use crate::status::{InsuredStatus, Telework};
use fields::{accept, date_code, optional, require, require_option, required, shape, worked_before};
use time::Date;
use validator::{Validate, ValidationError};

/// The most employers one claim holds: more than anyone was seen to have, few enough for one page.
pub const EMPLOYERS_MAX: usize = 10;

/// Refuses what can't be printed: control characters, and those that turn the direction of the text.
pub(super) fn printable(value: &str) -> Result<(), ValidationError> {
    if value.chars().any(is_unprintable) { Err(ValidationError::new("unprintable")) } else { Ok(()) }
}

pub(crate) fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// What can be shown again of a value that can't be printed: the same without the NULs a page can't carry.
pub fn clean(value: &str) -> String {
    value.chars().filter(|c| *c != '\0').collect()
}

impl ClaimForm {
    /// The faults of one page, in the order of its fields.
    pub fn check(&self, step: Step, rules: &FormRules) -> FieldErrors {
        let mut errors = shape(self.validate(), step.fields());
        match step {
            Step::Terms => check_terms(self, rules, &mut errors),
            Step::Identity => check_identity(self, rules, &mut errors),
            Step::Contact => check_contact(self, &mut errors),
            Step::Situation => check_situation(self, &mut errors),
            Step::Ground => check_ground(self, rules, &mut errors),
            Step::Period => check_period(self, rules, &mut errors),
            Step::Employers => check_employers(self, &mut errors),
            Step::Sharing => check_sharing(self, &mut errors),
            Step::Review => accept(&mut errors, "honour", &self.honour),
        }
        errors.ordered(&rules.fields(step))
    }

    /// The first page that is not right, up to and without `until`.
    pub fn first_unfinished(&self, until: Step, rules: &FormRules) -> Option<Step> {
        Step::ALL
            .iter()
            .copied()
            .take_while(|step| *step != until)
            .filter(|step| step.applies_to(self))
            .find(|step| !self.check(*step, rules).is_empty())
    }
}

fn check_terms(form: &ClaimForm, rules: &FormRules, errors: &mut FieldErrors) {
    accept(errors, "terms_accepted", &form.terms_accepted);
    if form.terms_version != rules.terms_version || !names_scheme(form, rules) {
        errors.add("terms_accepted", FieldCode::TermsChanged);
    }
    check_helper(form, errors);
}

/// A mandate is needed to act for someone (code civil 1984). A form begun before there were helpers says nothing.
fn check_helper(form: &ClaimForm, errors: &mut FieldErrors) {
    match form.for_whom.as_str() {
        "" | "self" => {}
        "helper" => {
            require(errors, "helper_name", &form.helper_name);
            require_option(errors, "helper_tie", &form.helper_tie, |code| {
                HelperTie::from_code(code).is_some()
            });
            accept(errors, "mandate", &form.mandate);
        }
        _ => errors.add("for_whom", FieldCode::NotAnOption),
    }
}

/// A form that was begun before there were several schemes names none.
fn names_scheme(form: &ClaimForm, rules: &FormRules) -> bool {
    form.scheme.is_empty() || form.scheme == rules.scheme.id()
}

fn check_identity(form: &ClaimForm, rules: &FormRules, errors: &mut FieldErrors) {
    let nir = Nir::parse(&form.nir).err().map(|error| FieldCode::Nir { error });
    required(errors, "nir", &form.nir, nir);
    require(errors, "birth_name", &form.birth_name);
    require(errors, "first_names", &form.first_names);
    match form.birth_date() {
        Err(error) => errors.add("birth_day", date_code(error)),
        Ok(born) if born > rules.today => {
            errors.add("birth_day", FieldCode::AfterToday { today: rules.today });
        }
        Ok(born) if !plausible_age(born, rules.today) => {
            errors.add("birth_day", FieldCode::ImplausibleBirthDate);
        }
        Ok(_) => {}
    }
}

/// Between 14 (youngest apprentice) and 120 years old.
pub(crate) fn plausible_age(born: Date, today: Date) -> bool {
    (14..=120).contains(&(today.year() - born.year()))
}

fn check_contact(form: &ClaimForm, errors: &mut FieldErrors) {
    let email = Email::parse(&form.email).err().map(|error| FieldCode::Email { error });
    match (form.email.trim().is_empty(), form.no_email == "yes") {
        (true, false) => errors.add("email", FieldCode::EmailOrNone),
        (true, true) => {}
        (false, _) => required(errors, "email", &form.email, email),
    }
    let phone = Phone::parse(&form.phone).err().map(|error| FieldCode::Phone { error });
    optional(errors, "phone", &form.phone, phone);
    require(errors, "street", &form.street);
    let postal = PostalCode::parse(&form.postal_code).err().map(|error| FieldCode::PostalCode { error });
    required(errors, "postal_code", &form.postal_code, postal);
    require(errors, "city", &form.city);
}

fn check_situation(form: &ClaimForm, errors: &mut FieldErrors) {
    let is_status = |code: &str| InsuredStatus::from_code(code).is_some();
    require_option(errors, "status", &form.status, is_status);
    let other = (!is_status(&form.other_status)).then_some(FieldCode::NotAnOption);
    optional(errors, "other_status", &form.other_status, other);
    require_option(errors, "health_worker", &form.health_worker, |code| code == "yes" || code == "no");
}

fn check_ground(form: &ClaimForm, rules: &FormRules, errors: &mut FieldErrors) {
    require_option(errors, "ground", &form.ground, |code| rules.scheme.ground(code).is_some());
    check_questions(Step::Ground, form, rules, errors);
}

fn check_questions(step: Step, form: &ClaimForm, rules: &FormRules, errors: &mut FieldErrors) {
    for question in rules.questions_for(step, form) {
        if let (Err(code), Some(field)) = (form.answer(question, rules.today), question.fields().first()) {
            errors.add(field, code);
        }
    }
}

fn check_period(form: &ClaimForm, rules: &FormRules, errors: &mut FieldErrors) {
    require_option(errors, "telework", &form.telework, |code| Telework::from_code(code).is_some());
    match form.start_date() {
        Err(error) => errors.add("first_day", date_code(error)),
        Ok(first) if first > rules.today => {
            errors.add("first_day", FieldCode::AfterToday { today: rules.today });
        }
        Ok(first) if first < rules.earliest_start => {
            errors.add("first_day", FieldCode::BeforeEarliestStart { earliest: rules.earliest_start });
        }
        Ok(_) => {}
    }
    check_questions(Step::Period, form, rules, errors);
    if form.has_employer() {
        worked_before(errors, "worked_day", form.worked_date(), form.start_date().ok());
    }
}

fn check_employers(form: &ClaimForm, errors: &mut FieldErrors) {
    if form.employers.is_empty() {
        errors.add("employers", FieldCode::NoEmployer);
    } else if form.employers.len() > EMPLOYERS_MAX {
        errors.add("employers", FieldCode::TooManyEmployers { max: EMPLOYERS_MAX as u64 });
    } else if let Some(error) =
        form.employers.iter().find_map(|employer| employer.check(form.start_date().ok()).0.into_iter().next())
    {
        errors.add("employers", error.code);
    }
}

/// The service sends to an e-mail or a postal address. Without either, only the insured can bring the notice: said here,
/// not weeks later, when the sending has failed.
fn check_sharing(form: &ClaimForm, errors: &mut FieldErrors) {
    require_option(errors, "delivery", &form.delivery, |code| code == "service" || code == "self");
    let unreachable = (1..).zip(&form.employers).find(|(_, employer)| !employer.is_reachable());
    if let ("service", Some((number, _))) = (form.delivery.as_str(), unreachable) {
        errors.add("delivery", FieldCode::NoWayToEmployer { number });
    }
}
