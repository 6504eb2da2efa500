use super::*;
use crate::calendar::Calendar;
use time::macros::{date, time};

#[test]
fn a_day_is_cut_into_half_hours_up_to_the_last_whole_one() {
    let hours = DeskHours::parse("09:00-10:30", 4).unwrap();
    assert_eq!(hours.slots().collect::<Vec<_>>(), [time!(9:00), time!(9:30), time!(10:00)]);
    assert_eq!(DeskHours::default().slots().count(), 16);
}

#[test]
fn hours_that_are_none_are_refused() {
    for (span, per_slot) in [("10:00-10:00", 1), ("17:00-09:00", 1), ("09:10-17:00", 1), ("9-17", 1), ("", 1)]
    {
        assert_eq!(DeskHours::parse(span, per_slot), None, "{span}");
    }
    for per_slot in [-1, PER_SLOT_MAX + 1] {
        assert_eq!(DeskHours::parse("09:00-17:00", per_slot), None, "{per_slot}");
    }
    assert!(DeskHours::parse("9:00-17:30", 0).is_some(), "0 closes the desk for calls back");
}

#[test]
fn days_offered_are_those_on_which_the_fund_works() {
    let calendar = Calendar::load().unwrap();
    let office = calendar.office(vec![]);
    // From Thursday before Easter over Easter Monday.
    let found = days(date!(2020 - 04 - 09), 3, &office);
    assert_eq!(found, [date!(2020 - 04 - 09), date!(2020 - 04 - 10), date!(2020 - 04 - 14)]);
    assert_eq!(days(date!(2020 - 04 - 11), 1, &office), [date!(2020 - 04 - 14)], "a Saturday is none");
}

#[test]
fn a_number_that_does_not_answer_is_called_three_times() {
    let ends: Vec<_> = (1..=3).map(|tries| CallOutcome::NoAnswer.end(tries)).collect();
    assert_eq!(ends, [None, None, Some(CallbackState::NoAnswer)]);
    for outcome in CallOutcome::ALL.iter().filter(|outcome| **outcome != CallOutcome::NoAnswer) {
        assert_eq!(outcome.end(1).map(CallbackState::code), Some(outcome.code()));
    }
}

fn typed(name: &str, phone: &str, reference: &str) -> CallerForm {
    CallerForm { name: name.into(), phone: phone.into(), reference: reference.into(), language: "fr".into() }
}

#[test]
fn each_field_of_the_form_is_checked() {
    for (form, faulty) in [
        (typed("", "0612345678", ""), "call_name"),
        (typed("a\u{202e}b", "0612345678", ""), "call_name"),
        (typed(&"a".repeat(NAME_MAX + 1), "0612345678", ""), "call_name"),
        (typed("Mme Test", "06", ""), "phone"),
        (typed("Mme Test", "0612345678", "2222-2223"), "call_reference"),
        (CallerForm { language: "de".into(), ..typed("Mme Test", "0612345678", "") }, "language"),
    ] {
        let faults = form.check().unwrap_err();
        assert_eq!(faults.0.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), [faulty]);
    }
    let caller = typed(" Mme   Test ", "06 12 34 56 78", "").check().unwrap();
    assert_eq!((caller.name.as_str(), caller.reference.is_none()), ("Mme Test", true));
    assert_eq!(format!("{caller:?}"), "[caller]");
}
