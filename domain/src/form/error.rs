//! What is wrong with a field, as a code; the screens turn codes into sentences.

use crate::contact::{EmailError, PhoneError, PostalCodeError};
use crate::dates::DateError;
use crate::nir::NirError;
use crate::siret::SiretError;
use serde::{Deserialize, Serialize};
use time::Date;

/// One fault of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// Name of the field, which is also the `id` of its HTML input. A date is named by its day field.
    pub field: String,
    /// What is wrong.
    pub code: FieldCode,
}

/// What can be wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum FieldCode {
    /// Nothing was typed or chosen.
    Missing,
    /// More characters than the field holds.
    TooLong {
        /// The most the field holds.
        max: u64,
    },
    /// A character that can't be printed (NUL, control, bidirectional override).
    Unprintable,
    /// The field came twice with different values (two grounds, for instance).
    Doubled,
    /// A choice that is not on the list.
    NotAnOption,
    /// Must be accepted to go on.
    NotAccepted,
    /// The terms changed since they were read.
    TermsChanged,
    /// The NIR is wrong.
    Nir {
        /// In what way.
        error: NirError,
    },
    /// The SIRET is wrong.
    Siret {
        /// In what way.
        error: SiretError,
    },
    /// The date is wrong.
    Date {
        /// In what way.
        error: DateError,
    },
    /// The e-mail is wrong.
    Email {
        /// In what way.
        error: EmailError,
    },
    /// The phone is wrong.
    Phone {
        /// In what way.
        error: PhoneError,
    },
    /// The postal code is wrong.
    PostalCode {
        /// In what way.
        error: PostalCodeError,
    },
    /// A date that lies in the future and must not.
    AfterToday {
        /// Today, in Europe/Paris.
        today: Date,
    },
    /// A date after the day stamped on a paper.
    AfterReceipt {
        /// That day.
        received_on: Date,
    },
    /// The stoppage starts before the scheme allows.
    BeforeEarliestStart {
        /// The earliest first day.
        earliest: Date,
    },
    /// Nobody is that old, or that young and at work.
    ImplausibleBirthDate,
    /// The expected date of birth is too far off to be one.
    ImplausibleDueDate,
    /// Not a number.
    NotANumber,
    /// More digits after the comma than the question takes.
    TooPrecise {
        /// How many it takes.
        decimals: u64,
    },
    /// A number that is too small or too large to be right.
    OutOfRange {
        /// The smallest.
        min: i64,
        /// The largest.
        max: i64,
    },
    /// A day that is too early or too late to be right.
    OutsideWindow {
        /// The earliest.
        first: Date,
        /// The latest.
        last: Date,
    },
    /// The last day worked is not before the first day off.
    WorkedAfterStart,
    /// Neither an e-mail nor the box "I have no e-mail".
    EmailOrNone,
    /// At least one employer is needed.
    NoEmployer,
    /// The service is asked to send the notice to an employer without e-mail and complete postal address.
    NoWayToEmployer {
        /// Which one, counted from 1.
        number: u64,
    },
    /// Too many employers for one claim.
    TooManyEmployers {
        /// The most one claim holds.
        max: u64,
    },
}

/// The faults of a form, in the order of the fields.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldErrors(pub Vec<FieldError>);

impl FieldErrors {
    /// Adds a fault.
    pub fn add(&mut self, field: &str, code: FieldCode) {
        self.0.push(FieldError { field: field.to_owned(), code });
    }

    /// Is the form accepted?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first fault of a field.
    pub fn of(&self, field: &str) -> Option<FieldCode> {
        self.0.iter().find(|error| error.field == field).map(|error| error.code)
    }

    /// Only the first fault of each field, in the order given by `fields`, then the rest.
    pub fn ordered(mut self, fields: &[impl AsRef<str>]) -> Self {
        let place =
            |error: &FieldError| fields.iter().position(|f| f.as_ref() == error.field).unwrap_or(usize::MAX);
        self.0.sort_by_key(place);
        self.0.dedup_by(|later, first| later.field == first.field);
        self
    }
}
