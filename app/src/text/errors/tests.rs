//! Every fault has words of its own, in both languages, that hold nothing of what was typed.

use super::sentence;
use crate::lang::Lang;
use abri_domain::contact::{EmailError, PhoneError, PostalCodeError};
use abri_domain::dates::DateError;
use abri_domain::form::{ClaimForm, EmployerForm, FieldCode};
use abri_domain::nir::NirError;
use abri_domain::siret::SiretError;
use time::macros::date;

fn codes() -> Vec<FieldCode> {
    let nir =
        [NirError::Missing, NirError::Character, NirError::FirstDigit, NirError::Month, NirError::Department];
    let nir = nir.into_iter().chain([
        NirError::Length { found: 13 },
        NirError::Length { found: 12 },
        NirError::Key { expected: 93 },
    ]);
    let siret =
        [SiretError::Missing, SiretError::Character, SiretError::Key, SiretError::Length { found: 9 }];
    let date =
        [DateError::Incomplete, DateError::NotANumber, DateError::Month, DateError::Day, DateError::Year];
    let date = date.into_iter().chain([DateError::NotLeapYear { year: 2019 }]);
    let email = [EmailError::At, EmailError::Domain, EmailError::Character, EmailError::TooLong];
    let phone = [PhoneError::Missing, PhoneError::Character, PhoneError::Length, PhoneError::Prefix];
    let postal = [PostalCodeError::Missing, PostalCodeError::Length, PostalCodeError::Character];
    let mut codes = vec![
        FieldCode::TooLong { max: 80 },
        FieldCode::Unprintable,
        FieldCode::Doubled,
        FieldCode::TermsChanged,
        FieldCode::AfterToday { today: date!(2020 - 03 - 25) },
        FieldCode::AfterReceipt { received_on: date!(2020 - 03 - 25) },
        FieldCode::BeforeEarliestStart { earliest: date!(2020 - 03 - 13) },
        FieldCode::ImplausibleBirthDate,
        FieldCode::ImplausibleDueDate,
        FieldCode::WorkedAfterStart,
        FieldCode::NotANumber,
        FieldCode::TooPrecise { decimals: 0 },
        FieldCode::TooPrecise { decimals: 1 },
        FieldCode::TooPrecise { decimals: 2 },
        FieldCode::OutOfRange { min: 20, max: 350 },
        FieldCode::OutsideWindow { first: date!(2020 - 03 - 04), last: date!(2021 - 01 - 13) },
        FieldCode::TooManyEmployers { max: 10 },
        FieldCode::NoWayToEmployer { number: 2 },
        FieldCode::Siret { error: SiretError::Length { found: 12 } },
    ];
    codes.extend(nir.map(|error| FieldCode::Nir { error }));
    codes.extend(siret.map(|error| FieldCode::Siret { error }));
    codes.extend(date.map(|error| FieldCode::Date { error }));
    codes.extend(email.map(|error| FieldCode::Email { error }));
    codes.extend(phone.map(|error| FieldCode::Phone { error }));
    codes.extend(postal.map(|error| FieldCode::PostalCode { error }));
    codes
}

#[test]
fn every_fault_has_words_of_its_own_in_both_languages() {
    let mut seen = std::collections::BTreeMap::new();
    for code in codes() {
        let (french, english) = (sentence(Lang::Fr, "field", code), sentence(Lang::En, "field", code));
        assert_ne!(french, english, "{code:?}");
        assert!(french.ends_with('.') && english.ends_with('.'), "{french} {english}");
        let before = seen.insert(french, code);
        assert!(before.is_none(), "{code:?} says the same as {before:?}");
    }
}

#[test]
fn a_fault_can_be_missing_from_no_list_of_this_test() {
    // When a code is added, this match does not compile: then give it words above.
    for code in codes() {
        match code {
            FieldCode::Missing
            | FieldCode::NotAnOption
            | FieldCode::NotAccepted
            | FieldCode::EmailOrNone
            | FieldCode::NoEmployer => {
                unreachable!("these are said field by field")
            }
            FieldCode::TooLong { .. }
            | FieldCode::Unprintable
            | FieldCode::Doubled
            | FieldCode::TermsChanged
            | FieldCode::Nir { .. }
            | FieldCode::Siret { .. }
            | FieldCode::Date { .. }
            | FieldCode::Email { .. }
            | FieldCode::Phone { .. }
            | FieldCode::PostalCode { .. }
            | FieldCode::AfterToday { .. }
            | FieldCode::AfterReceipt { .. }
            | FieldCode::BeforeEarliestStart { .. }
            | FieldCode::ImplausibleBirthDate
            | FieldCode::ImplausibleDueDate
            | FieldCode::WorkedAfterStart
            | FieldCode::NotANumber
            | FieldCode::TooPrecise { .. }
            | FieldCode::OutOfRange { .. }
            | FieldCode::OutsideWindow { .. }
            | FieldCode::NoWayToEmployer { .. }
            | FieldCode::TooManyEmployers { .. } => {}
        }
    }
}

#[test]
fn every_field_that_must_be_filled_in_says_what_is_missing() {
    let general = sentence(Lang::Fr, "no such field", FieldCode::Missing);
    let free = [
        "terms_version",
        "other_status",
        "employer_worked_day",
        "usual_name",
        "no_email",
        "phone",
        "address_extra",
        "employer_private",
    ];
    let free =
        free.iter().chain(&["employer_email", "employer_street", "employer_postal_code", "employer_city"]);
    let free: Vec<_> = free.copied().collect();
    for field in ClaimForm::FIELDS.iter().chain(EmployerForm::FIELDS).chain(&["employers"]) {
        let is_part_of_a_date = field.ends_with("_month") || field.ends_with("_year");
        let said = sentence(Lang::Fr, field, FieldCode::Missing);
        assert_eq!(said == general, free.contains(field) || is_part_of_a_date, "{field}: {said}");
    }
}

#[test]
fn a_wrong_length_and_a_wrong_key_are_told_apart_and_the_key_is_not_given_away() {
    let of = |error| sentence(Lang::Fr, "nir", FieldCode::Nir { error });
    assert!(
        of(NirError::Length { found: 14 }).contains("15 chiffres (13 et une clé de 2). Vous en avez tapé 14")
    );
    assert!(of(NirError::Length { found: 13 }).contains("il manque la clé"));
    let key = of(NirError::Key { expected: 93 });
    assert!(key.contains("ne vont pas ensemble") && !key.contains("93"), "{key}");
}

#[test]
fn the_29th_of_february_of_a_common_year_is_explained() {
    let code = FieldCode::Date { error: DateError::NotLeapYear { year: 2019 } };
    assert_eq!(sentence(Lang::En, "birth_day", code), "2019 is not a leap year: February ends on the 28th.");
}
