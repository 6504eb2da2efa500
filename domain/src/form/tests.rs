//! What the form accepts across its pages.

use super::{ClaimForm, EmployerForm, FieldCode, FormRules, Step};
use time::macros::date;

fn rules() -> FormRules {
    FormRules {
        scheme: std::sync::Arc::new(crate::rules::RuleBook::built_in().unwrap().scheme().clone()),
        asked_of_all: Vec::new(),
        today: date!(2020 - 03 - 25),
        earliest_start: date!(2020 - 03 - 13),
        days: 21,
        terms_version: String::new(),
    }
}

/// An employer with that e-mail, street, postal code and town.
fn employer([email, street, postal_code, city]: [&str; 4]) -> EmployerForm {
    EmployerForm {
        employer_email: email.into(),
        employer_street: street.into(),
        employer_postal_code: postal_code.into(),
        employer_city: city.into(),
        ..EmployerForm::default()
    }
}

fn fault(delivery: &str, employers: Vec<EmployerForm>) -> Option<FieldCode> {
    let form = ClaimForm { delivery: delivery.into(), employers, ..ClaimForm::default() };
    form.check(Step::Sharing, &rules()).of("delivery")
}

#[test]
fn the_service_sends_only_where_it_can() {
    for (whereabouts, reachable) in [
        (["paie@entreprise.example", "", "", ""], true),
        (["", "1 rue des Essais", "35270", "Bourg-Essai"], true),
        (["", "", "", ""], false),
        ([" ", "1 rue des Essais", "35270", " "], false),
        (["", "1 rue des Essais", "", "Bourg-Essai"], false),
        (["", "", "35270", "Bourg-Essai"], false),
        (["paie@", "", "", ""], false),
    ] {
        let one = || vec![employer(whereabouts)];
        let expected = (!reachable).then_some(FieldCode::NoWayToEmployer { number: 1 });
        assert_eq!(fault("service", one()), expected, "{whereabouts:?}");
        assert_eq!(fault("self", one()), None, "who brings it needs no address: {whereabouts:?}");
    }
}

#[test]
fn a_helper_gives_name_and_tie_and_swears_to_have_a_mandate() {
    let faults = |for_whom: &str, [name, tie, mandate]: [&str; 3]| {
        let form = ClaimForm {
            terms_accepted: "yes".into(),
            for_whom: for_whom.into(),
            helper_name: name.into(),
            helper_tie: tie.into(),
            mandate: mandate.into(),
            ..ClaimForm::default()
        };
        let errors = form.check(Step::Terms, &rules());
        errors.0.into_iter().map(|error| error.field).collect::<Vec<_>>()
    };
    assert_eq!(faults("helper", ["Ada Exemple", "child", "yes"]), [""; 0]);
    assert_eq!(faults("helper", ["", "", ""]), ["helper_name", "helper_tie", "mandate"]);
    assert_eq!(faults("helper", ["Ada Exemple", "employer", ""]), ["helper_tie", "mandate"]);
    assert_eq!(faults("nobody", [""; 3]), ["for_whom"]);
    for without in ["", "self"] {
        assert_eq!(faults(without, [""; 3]), [""; 0], "{without}");
    }
}

#[test]
fn the_first_employer_out_of_reach_is_named() {
    let (near, far) = (employer(["paie@entreprise.example", "", "", ""]), employer([""; 4]));
    let employers = vec![near.clone(), far.clone(), near, far];
    assert_eq!(fault("service", employers.clone()), Some(FieldCode::NoWayToEmployer { number: 2 }));
    assert_eq!(fault("", employers), Some(FieldCode::Missing));
}

fn working_as(status: &str, other: &str) -> ClaimForm {
    ClaimForm { status: status.into(), other_status: other.into(), ..ClaimForm::default() }
}

#[test]
fn whoever_has_an_employer_in_one_way_or_the_other_names_it() {
    for (status, other, has_employer) in [
        ("farmer", "", false),
        ("farmer", "employee", true),
        ("home-employee", "liberal", true),
        ("employee", "employee", true),
        ("farmer", "self-employed", false),
        ("farmer", "farmer", false),
    ] {
        let form = working_as(status, other);
        assert_eq!(form.has_employer(), has_employer, "{status} and {other}");
        assert_eq!(Step::Employers.applies_to(&form), has_employer, "{status} and {other}");
        let asked = form.check(Step::Period, &rules()).of("worked_day").is_some();
        assert_eq!(asked, has_employer, "the last day worked: {status} and {other}");
    }
    assert!(Step::Employers.applies_to(&working_as("", "")), "not known yet");
    assert_eq!(working_as("farmer", "farmer").other_insured_status(), None, "the same twice is one");
}

#[test]
fn a_second_status_is_one_of_the_list_or_none() {
    let fault = |other: &str| working_as("farmer", other).check(Step::Situation, &rules()).of("other_status");
    assert_eq!(fault(""), None);
    assert_eq!(fault("employee"), None);
    assert_eq!(fault("king"), Some(FieldCode::NotAnOption));
}

#[test]
fn a_last_day_worked_of_ones_own_is_optional_and_before_the_first_day_off() {
    let worked = |[day, month, year]: [&str; 3]| {
        let form = EmployerForm {
            employer_worked_day: day.into(),
            employer_worked_month: month.into(),
            employer_worked_year: year.into(),
            ..EmployerForm::default()
        };
        form.check(Some(date!(2020 - 03 - 20))).of("employer_worked_day")
    };
    assert_eq!(worked(["", "", ""]), None);
    assert_eq!(worked(["19", "3", "2020"]), None);
    assert_eq!(worked(["20", "3", "2020"]), Some(FieldCode::WorkedAfterStart));
    assert!(matches!(worked(["31", "2", "2020"]), Some(FieldCode::Date { .. })));
    assert!(worked(["19", "", ""]).is_some(), "half a date is none");
}
