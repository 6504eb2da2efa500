//! The checks that fields have in common.

use crate::dates::DateError;
use crate::form::{FieldCode, FieldErrors};
use time::Date;
use validator::{ValidationError, ValidationErrors, ValidationErrorsKind};

/// The shape faults found by `validator`, for the fields asked only.
pub(super) fn shape(result: Result<(), ValidationErrors>, fields: &[&str]) -> FieldErrors {
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

/// A last day worked lies before the first day off, if that one is known yet.
pub(super) fn worked_before(
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

pub(super) fn date_code(error: DateError) -> FieldCode {
    if error == DateError::Missing { FieldCode::Missing } else { FieldCode::Date { error } }
}

pub(super) fn require(errors: &mut FieldErrors, field: &str, value: &str) {
    required(errors, field, value, None);
}

pub(super) fn required(errors: &mut FieldErrors, field: &str, value: &str, fault: Option<FieldCode>) {
    match fault {
        _ if value.trim().is_empty() => errors.add(field, FieldCode::Missing),
        Some(code) => errors.add(field, code),
        None => {}
    }
}

pub(super) fn optional(errors: &mut FieldErrors, field: &str, value: &str, fault: Option<FieldCode>) {
    if !value.trim().is_empty()
        && let Some(code) = fault
    {
        errors.add(field, code);
    }
}

pub(super) fn require_option(
    errors: &mut FieldErrors,
    field: &str,
    value: &str,
    is_option: impl Fn(&str) -> bool,
) {
    let fault = (!is_option(value)).then_some(FieldCode::NotAnOption);
    required(errors, field, value, fault);
}

pub(super) fn accept(errors: &mut FieldErrors, field: &str, value: &str) {
    if value != "yes" {
        errors.add(field, FieldCode::NotAccepted);
    }
}
