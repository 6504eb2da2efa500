//! The checks of the form, one function a page.

use super::{ClaimForm, EmployerForm, FieldCode, FieldErrors, FormRules, Step};
use crate::contact::{Email, Phone, PostalCode};
use crate::dates::{DateError, parse_date};
use crate::helper::HelperTie;
use crate::nir::Nir;
use crate::siret::Siret;
use crate::status::{InsuredStatus, Telework};
use time::Date;
use validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};

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
}

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
}

/// The shape faults found by `validator`, for the fields asked only.
fn shape(result: Result<(), ValidationErrors>, fields: &[&str]) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let Err(found) = result else { return errors };
    for (field, kind) in found.errors() {
        let (true, ValidationErrorsKind::Field(faults)) = (fields.contains(&field.as_ref()), kind) else {
            continue;
        };
        for fault in faults {
            errors.add(field, shape_code(fault));
        }
    }
    errors
}

fn shape_code(fault: &ValidationError) -> FieldCode {
    match (fault.code.as_ref(), fault.params.get("max").and_then(serde_json::Value::as_u64)) {
        ("length", Some(max)) => FieldCode::TooLong { max },
        _ => FieldCode::Unprintable,
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

/// A last day worked lies before the first day off, if that one is known yet.
fn worked_before(
    errors: &mut FieldErrors,
    field: &str,
    worked: Result<Date, DateError>,
    first_day: Option<Date>,
) {
    match (worked, first_day) {
        (Err(error), _) => errors.add(field, date_code(error)),
        (Ok(worked), Some(first)) if worked >= first => errors.add(field, FieldCode::WorkedAfterStart),
        _ => {}
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

fn date_code(error: DateError) -> FieldCode {
    if error == DateError::Missing { FieldCode::Missing } else { FieldCode::Date { error } }
}

fn require(errors: &mut FieldErrors, field: &str, value: &str) {
    required(errors, field, value, None);
}

fn required(errors: &mut FieldErrors, field: &str, value: &str, fault: Option<FieldCode>) {
    match fault {
        _ if value.trim().is_empty() => errors.add(field, FieldCode::Missing),
        Some(code) => errors.add(field, code),
        None => {}
    }
}

fn optional(errors: &mut FieldErrors, field: &str, value: &str, fault: Option<FieldCode>) {
    if !value.trim().is_empty()
        && let Some(code) = fault
    {
        errors.add(field, code);
    }
}

fn require_option(errors: &mut FieldErrors, field: &str, value: &str, is_option: impl Fn(&str) -> bool) {
    let fault = (!is_option(value)).then_some(FieldCode::NotAnOption);
    required(errors, field, value, fault);
}

fn accept(errors: &mut FieldErrors, field: &str, value: &str) {
    if value != "yes" {
        errors.add(field, FieldCode::NotAccepted);
    }
}

impl ClaimForm {
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

impl EmployerForm {
    /// The last day worked there, where one was typed.
    pub fn worked_date(&self) -> Result<Date, DateError> {
        parse_date(&self.employer_worked_day, &self.employer_worked_month, &self.employer_worked_year)
    }
}
