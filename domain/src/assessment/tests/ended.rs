//! The law ends what was granted: on which day, for whom, and never to nothing.

use super::BOOK;
use crate::assessment::{Granted, law_ends};
use crate::claim::{ClaimEvent, ClaimState};
use crate::rules::RuleBook;
use crate::status::InsuredStatus as S;
use crate::stoppage::Stoppage;
use crate::zone::Side;
use proptest::prelude::*;
use time::Date;
use time::macros::date;

/// Known to everybody.
const BOTH: Date = date!(2020 - 04 - 27);

fn days(first_day: Date) -> Stoppage {
    Stoppage::of_days(first_day, 21).unwrap()
}

/// The last day and the code of the end that cuts 21 days.
fn cut(first_day: Date, statuses: &[S], today: Date) -> Option<(Date, &'static str)> {
    let end = BOOK.hard_end(&days(first_day), statuses, today)?.1;
    Some((end.last_day(), end.code()))
}

#[test]
fn granted_days_are_cut_from_the_announcement_on_for_whom_it_is() {
    let (employees, others) = ("private-employees-end-of-april", "non-employees-end-of-april");
    let (april_30, mid_april) = (date!(2020 - 04 - 30), date!(2020 - 04 - 15));
    for (first_day, statuses, today, expected) in [
        (mid_april, [S::Employee].as_slice(), date!(2020 - 04 - 24), None),
        (mid_april, &[S::Employee], date!(2020 - 04 - 25), Some(employees)),
        (mid_april, &[S::HomeEmployee], date!(2020 - 04 - 25), Some(employees)),
        (mid_april, &[S::Farmer], date!(2020 - 04 - 26), None),
        (mid_april, &[S::Farmer], BOTH, Some(others)),
        (mid_april, &[S::Manager], BOTH, Some(others)),
        (mid_april, &[S::PublicContract], BOTH, None),
        (mid_april, &[S::CivilServant], BOTH, None),
        (mid_april, &[S::Other], BOTH, None),
        // Whoever works in two ways stays off as long as one of them allows it.
        (mid_april, &[S::Employee, S::Farmer], date!(2020 - 04 - 26), None),
        (mid_april, &[S::Employee, S::Farmer], BOTH, Some(employees)),
        (mid_april, &[S::Farmer, S::Employee], BOTH, Some(others)),
        (mid_april, &[S::Employee, S::PublicContract], BOTH, None),
        (mid_april, &[], BOTH, None),
        // 10 to 30 April ends that day by itself; 11 April to 1 May does not.
        (date!(2020 - 04 - 10), &[S::Employee], BOTH, None),
        (date!(2020 - 04 - 11), &[S::Employee], BOTH, Some(employees)),
        (april_30, &[S::Employee], BOTH, Some(employees)),
        (date!(2020 - 05 - 01), &[S::Employee], BOTH, None),
        // Long after, as when a file is published late.
        (mid_april, &[S::Employee], date!(2020 - 06 - 01), Some(employees)),
    ] {
        let expected = expected.map(|code| (april_30, code));
        assert_eq!(cut(first_day, statuses, today), expected, "{first_day} {statuses:?} {today}");
    }
}

#[test]
fn of_two_ends_on_different_days_the_later_one_cuts() {
    let (scheme, v2b) = (super::SCHEME, include_str!("../../../rules/at-risk/v2b.toml"));
    let last_day = "last_day = 2020-04-30\nannounced = 2020-04-27";
    let later = v2b.replacen(last_day, "last_day = 2020-05-03\nannounced = 2020-04-27", 1);
    assert_ne!(later, v2b);
    let files = [("at-risk/scheme.toml", scheme), ("at-risk/v2b.toml", &later)];
    let book = RuleBook::from_files(&files.map(|(path, text)| (path.to_owned(), text.to_owned()))).unwrap();
    let last =
        |statuses: &[S]| book.hard_end(&days(date!(2020 - 04 - 15)), statuses, BOTH).unwrap().1.last_day();
    assert_eq!(last(&[S::Employee]), date!(2020 - 04 - 30));
    for both in [[S::Employee, S::Farmer], [S::Farmer, S::Employee]] {
        assert_eq!(last(&both), date!(2020 - 05 - 03), "{both:?}");
    }
    // To the later day nothing is left to cut of a stoppage that ends before it.
    let short = Stoppage::new(date!(2020 - 04 - 15), date!(2020 - 05 - 02)).unwrap();
    assert!(book.hard_end(&short, &[S::Employee, S::Farmer], BOTH).is_none());
}

/// The code of what happens to an approved claim of an employee.
fn happens(first_day: Date, decided_on: Option<Date>, today: Date) -> Option<&'static str> {
    let state = ClaimState::Approved { stoppage: days(first_day) };
    let claim = Granted { state: &state, statuses: &[S::Employee], decided_on };
    law_ends(&claim, &BOOK, today).map(|(event, _)| event.code())
}

#[test]
fn a_stoppage_that_only_begins_after_its_end_goes_to_a_person() {
    let (may, knew) = (date!(2020 - 05 - 04), date!(2020 - 04 - 25));
    let before = Some(date!(2020 - 04 - 24));
    assert_eq!(happens(may, before, BOTH), Some("reopened"));
    assert_eq!(happens(may, before, date!(2020 - 04 - 24)), None, "nobody knows yet");
    assert_eq!(happens(may, Some(knew), BOTH), None, "whoever decided knew of the end");
    assert_eq!(happens(may, None, BOTH), None, "a person has it already");
    assert_eq!(happens(date!(2020 - 04 - 15), Some(knew), BOTH), Some("cut-by-law"));
    let review = ClaimState::InReview { side: Side::Medical, granted: Some(days(may)) };
    let claim = Granted { state: &review, statuses: &[S::Employee], decided_on: before };
    assert!(law_ends(&claim, &BOOK, BOTH).is_none());
}

#[test]
fn the_event_says_the_day_the_end_and_the_version() {
    let state = ClaimState::Approved { stoppage: days(date!(2020 - 04 - 15)) };
    let claim = Granted { state: &state, statuses: &[S::Farmer], decided_on: None };
    let (event, (version, end)) = law_ends(&claim, &BOOK, BOTH).unwrap();
    let expected = ClaimEvent::CutByLaw {
        last_day: date!(2020 - 04 - 30),
        end: "non-employees-end-of-april".into(),
        rule: "at-risk-v2b".into(),
    };
    assert_eq!((&event, end.code(), version.id()), (&expected, "non-employees-end-of-april", "at-risk-v2b"));
    assert!(law_ends(&Granted { state: &ClaimState::Withdrawn, ..claim }, &BOOK, BOTH).is_none());
}

fn any_status() -> impl Strategy<Value = S> {
    proptest::sample::select(S::ALL)
}

fn any_day() -> impl Strategy<Value = Date> {
    (0..400i32).prop_map(|n| Date::from_julian_day(2_458_900 + n).unwrap())
}

proptest! {
    #[test]
    fn what_the_law_does_can_be_done_and_only_once(
        first_day in any_day(),
        length in 1u16..60,
        statuses in proptest::collection::vec(any_status(), 1..3),
        decided_on in proptest::option::of(any_day()),
        today in any_day()
    ) {
        let stoppage = Stoppage::of_days(first_day, length).unwrap();
        let state = ClaimState::Approved { stoppage };
        let claim = Granted { state: &state, statuses: &statuses, decided_on };
        if let Some((event, (_, end))) = law_ends(&claim, &BOOK, today) {
            let after = state.apply(&event).unwrap();
            prop_assert!(end.announced() <= today);
            prop_assert!(after.granted().is_some(), "the machine takes no stoppage away whole");
            let again = Granted { state: &after, statuses: &statuses, decided_on: Some(today) };
            prop_assert!(law_ends(&again, &BOOK, today).is_none(), "once");
        }
    }

    #[test]
    fn a_second_way_to_work_never_ends_a_stoppage_earlier(
        first_day in any_day(), one in any_status(), other in any_status(), today in any_day()
    ) {
        let last = |statuses: &[S]| BOOK.hard_end(&days(first_day), statuses, today).map(|(_, end)| end.last_day());
        match (last(&[one]), last(&[other]), last(&[one, other])) {
            (Some(a), Some(b), both) => prop_assert_eq!(both, Some(a.max(b))),
            (_, _, both) => prop_assert_eq!(both, None),
        }
    }
}
