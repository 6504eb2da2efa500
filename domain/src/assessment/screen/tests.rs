//! What the check asks, reads, answers, and carries to the browser.

use super::*;
use crate::form::{FieldCode, FieldErrors};
use crate::rules::{RuleBook, Schemes};
use proptest::prelude::*;
use std::sync::LazyLock;
use time::macros::{date, datetime};

static SCHEMES: LazyLock<Schemes> = LazyLock::new(|| Schemes::built_in().unwrap());

fn book(scheme: &str) -> &'static RuleBook {
    SCHEMES.book(scheme).unwrap()
}

fn at(day: Date) -> OffsetDateTime {
    day.with_hms(9, 0, 0).unwrap().assume_offset(time::macros::offset!(+1))
}

fn asks(scheme: &str, day: Date) -> Asks<'static> {
    Asks::of(book(scheme), at(day)).unwrap()
}

fn codes<'q>(questions: impl Iterator<Item = &'q crate::rules::Question>) -> Vec<&'q str> {
    questions.map(|question| question.code.as_str()).collect()
}

const MAY: Date = date!(2020 - 05 - 04);

/// What every farmer of these tests answers, and then what is given.
fn typed<'t>(more: &[(&'t str, &'t str)]) -> Vec<(&'t str, &'t str)> {
    let usual =
        [("status", "farmer"), ("health_worker", "no"), ("telework", "impossible"), ("ground", "ald")];
    more.iter().copied().chain(usual).chain([("answer-ald-number", "8")]).collect()
}

fn read(asks: &Asks<'_>, day: Date, typed: &[(&str, &str)]) -> Result<Screening, FieldErrors> {
    asks.read(&|name| typed.iter().find(|(field, _)| *field == name).map_or("", |one| one.1).to_owned(), day)
}

fn answer(scheme: &str, day: Date, typed: &[(&str, &str)]) -> Screen {
    let asks = asks(scheme, day);
    screen(read(&asks, day, typed).unwrap(), &asks, at(day))
}

#[test]
fn only_what_the_rules_read_is_asked() {
    let april = asks("at-risk", date!(2020 - 04 - 08));
    assert_eq!(codes(april.questions().iter().copied()), ["ald-number", "due-date"]);
    assert!(!april.reads(Fact::AGE) && april.territories().is_empty());
    let may = asks("at-risk", MAY);
    assert!(may.reads(Fact::AGE) && codes(may.questions().iter().copied()).contains(&"weight"));
    assert!(
        !codes(may.questions().iter().copied()).contains(&"reinforced-protection"),
        "the decree of November asks that"
    );
    assert!(
        !codes(may.questions().iter().copied()).contains(&"hypertension"),
        "the decree asks for complications"
    );
}

#[test]
fn a_question_goes_beneath_the_one_it_follows_when_that_one_is_asked() {
    let may = asks("at-risk", MAY);
    let list = codes(may.listed());
    assert!(list.contains(&"diabetes") && !list.contains(&"diabetes-unbalanced"));
    assert!(list.contains(&"hypertension-complicated"), "its parent is not asked");
    assert_eq!(codes(may.beneath("diabetes")), ["diabetes-unbalanced", "diabetes-complications"]);
    assert_eq!(codes(may.beneath("heart-failure")), ["nyha-class"]);
    assert_eq!(codes(may.apart()), ["weight", "height"]);
    let november = asks("at-risk", date!(2020 - 11 - 15));
    assert_eq!(
        codes(november.apart()),
        ["reinforced-protection", "weight", "height", "neurological-disease"]
    );
}

#[test]
fn where_one_lives_is_asked_while_the_law_tells_places_apart() {
    let september = asks("at-risk", date!(2020 - 09 - 10));
    assert_eq!(september.territories(), [Territory::Guyane, Territory::Mayotte]);
    assert!(
        codes(september.questions().iter().copied()).contains(&"nyha-class"),
        "the rules of May read it, for Guyane"
    );
    assert!(codes(asks("at-risk", date!(2020 - 09 - 25)).questions().iter().copied()).contains(&"weight"));
}

#[test]
fn a_version_that_is_not_announced_is_in_force_for_nobody() {
    let rules = book("at-risk");
    for (now, open) in [
        (datetime!(2022-09-30 12:00 +2), true),
        (datetime!(2022-10-10 12:00 +2), false),
        (datetime!(2022-10-26 12:00 +2), false),
        (datetime!(2022-10-27 12:00 +2), true),
    ] {
        assert_eq!(Asks::of(rules, now).is_some(), open, "{now}");
        assert_eq!(rules.form_rules(now, "2020-03").is_some(), open, "{now}");
        assert!(!rules.is_closed_at(now), "{now}: it is not known to be closed");
    }
}

#[test]
fn each_page_names_its_fields_once() {
    for day in
        [date!(2020 - 03 - 25), MAY, date!(2020 - 09 - 10), date!(2020 - 11 - 15), date!(2022 - 01 - 10)]
    {
        let mut fields = asks("at-risk", day).fields();
        let count = fields.len();
        fields.sort_unstable();
        fields.dedup();
        assert_eq!(fields.len(), count, "{day}");
    }
}

#[test]
fn a_box_that_is_not_ticked_says_no_only_with_the_last_one() {
    let flag = |typed: &[(&str, &str)], code: &str| {
        read(&asks("at-risk", MAY), MAY, typed).unwrap().answers.get(code).cloned()
    };
    let yes = Some(crate::answers::Answered::Flag(true));
    let no = Some(crate::answers::Answered::Flag(false));
    let some = typed(&[("answer-dialysis", "yes")]);
    assert_eq!((flag(&some, "dialysis"), flag(&some, "diabetes")), (yes.clone(), None));
    let all = typed(&[("answer-dialysis", "yes"), (OTHERS, "yes")]);
    assert_eq!((flag(&all, "dialysis"), flag(&all, "diabetes")), (yes, no.clone()));
    assert_eq!(flag(&all, "diabetes-complications"), no, "no diabetes, no complications of it");
}

#[test]
fn what_goes_into_a_box_counts_only_when_that_is_ticked() {
    let class = |typed: &[(&str, &str)]| {
        read(&asks("at-risk", MAY), MAY, typed).map(|one| one.answers.get("nyha-class").is_some())
    };
    assert_eq!(class(&typed(&[("answer-heart-failure", "yes"), ("answer-nyha-class", "3")])), Ok(true));
    assert_eq!(class(&typed(&[("answer-nyha-class", "3")])), Ok(false));
    assert_eq!(class(&typed(&[("answer-nyha-class", "many")])), Ok(false), "it is put away: no fault of it");
}

#[test]
fn faults_come_in_the_order_of_the_page() {
    let april = date!(2020 - 04 - 08);
    let faults = |day, typed: &[(&str, &str)]| {
        let errors = read(&asks("at-risk", day), day, typed).expect_err("faults");
        errors.0.into_iter().map(|error| (error.field, error.code)).collect::<Vec<_>>()
    };
    let fields: Vec<_> = faults(april, &[]).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["status", "health_worker", "telework", "ground"]);
    let wrong = typed(&[("answer-weight", "heavy"), ("birth_year", "1950"), ("status", "king")]);
    let codes: Vec<_> = faults(MAY, &wrong);
    assert_eq!(codes[0], ("status".to_owned(), FieldCode::NotAnOption));
    assert_eq!((codes[1].0.as_str(), codes[2].0.as_str()), ("birth_day", "answer-weight"));
}

#[test]
fn the_lines_of_the_public_list_that_concern_the_person_are_said() {
    let found = answer("at-risk", MAY, &typed(&[("answer-weight", "90"), ("answer-height", "170")]));
    assert_eq!(found.verdict, ScreenVerdict::Online);
    assert!(found.said.iter().any(|id| id == "profiles-at-risk-v3-body-mass-index-30"), "{:?}", found.said);
    assert!(!found.said.iter().any(|id| id.starts_with("missing-")), "one line is enough: {:?}", found.said);
    assert!(found.shows(PROFILES) && found.shows(REASONS) && !found.shows(MISSING));
    assert!(found.shows("online") && !found.shows("person"));
}

#[test]
fn what_is_missing_is_named_and_what_goes_beneath_waits() {
    let found = answer("at-risk", MAY, &typed(&[]));
    let missing: Vec<_> = found.said.iter().filter_map(|id| id.strip_prefix("missing-")).collect();
    assert_eq!(missing, ["birth_day", "others", "answer-weight", "answer-height"]);
    assert_eq!(found.verdict, ScreenVerdict::Person);
    let failing = answer("at-risk", MAY, &typed(&[("answer-heart-failure", "yes"), (OTHERS, "yes")]));
    assert!(failing.said.iter().any(|id| id == "missing-answer-nyha-class"), "{:?}", failing.said);
    assert!(!failing.said.iter().any(|id| id == "missing-others"), "the list is answered");
}

#[test]
fn who_has_no_ground_of_the_scheme_is_shown_the_ordinary_way() {
    let none = answer("symptomatic", date!(2021 - 01 - 15), &typed(&[("ground", NO_GROUND)]));
    assert_eq!((none.verdict, none.said.len()), (ScreenVerdict::OtherDoor(Door::OrdinarySickLeave), 0));
}

#[test]
fn the_first_day_that_suits_best_is_supposed() {
    let day = date!(2020 - 11 - 15);
    let contacted = |date: &str| {
        let mut parts = date.split('-');
        let (year, month, day_typed) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
        let told = [
            ("ground", "contact"),
            ("answer-contacted-on-day", day_typed),
            ("answer-contacted-on-month", month),
            ("answer-contacted-on-year", year),
        ];
        answer("contact-case", day, &typed(&told)).verdict
    };
    assert_eq!(contacted("2020-11-15"), ScreenVerdict::Online);
    assert_eq!(
        contacted("2020-11-12"),
        ScreenVerdict::Online,
        "the stoppage may begin on the day of the call"
    );
    assert_eq!(contacted("2020-10-01"), ScreenVerdict::Person);
}

#[test]
fn everything_said_is_drawn() {
    for day in
        [date!(2020 - 03 - 25), MAY, date!(2020 - 09 - 10), date!(2020 - 11 - 15), date!(2022 - 01 - 10)]
    {
        let asks = asks("at-risk", day);
        let drawn: Vec<_> = Saying::all(&asks).iter().map(Saying::id).collect();
        let open: Vec<_> = asks.open_fields().iter().map(|(field, _)| missing_id(field)).collect();
        for ground in ["ald", "other-condition", "cohabitant"] {
            let said = answer("at-risk", day, &typed(&[("ground", ground)])).said;
            assert!(said.iter().all(|id| drawn.contains(id) || open.contains(id)), "{day} {said:?}");
        }
    }
}

#[test]
fn what_travels_has_no_words_and_is_small() {
    for (scheme, day) in
        [("at-risk", MAY), ("at-risk", date!(2022 - 01 - 10)), ("contact-case", date!(2020 - 11 - 15))]
    {
        let asks = asks(scheme, day);
        let written = Carried::write(&asks, at(day));
        assert!(written.len() < 20_000, "{scheme} {day}: {} digits", written.len());
        let arrived = Carried::read(&written).unwrap();
        assert_eq!(arrived.now, at(day));
        let there = arrived.asks();
        let said = Saying::all(&there);
        assert!(
            said.iter().filter_map(Saying::words).all(|(words, _)| words.fr.is_empty()),
            "{scheme} {day}"
        );
    }
    assert!(["", "0", "zz", "00ff", "é"].iter().all(|text| Carried::read(text).is_none()));
}

/// Answers that change something, at days on which the rules differ.
fn page() -> impl Strategy<Value = (Date, Vec<(String, String)>)> {
    let days = date!(2020 - 03 - 18).to_julian_day()..date!(2022 - 12 - 31).to_julian_day();
    let flags = proptest::collection::vec(any::<u8>(), 64);
    let one_of = |codes: &'static [&'static str]| proptest::sample::select(codes);
    let engine = (
        one_of(&["farmer", "employee", "civil-servant", "public-contract", "other"]),
        one_of(&["yes", "no", "no"]),
        one_of(&["impossible", "partial", "possible"]),
        one_of(&["ald", "pregnancy", "other-condition", "cohabitant", "none"]),
        one_of(&["metropole", "guyane", "mayotte"]),
    );
    (days, flags, engine).prop_map(|(day, flags, (status, worker, telework, ground, place))| {
        let day = Date::from_julian_day(day).unwrap();
        let mut typed: Vec<_> = [
            ("status", status),
            ("health_worker", worker),
            ("telework", telework),
            ("ground", ground),
            ("territory", place),
            ("birth_day", "1"),
            ("birth_month", "5"),
            ("birth_year", ["1950", "1955", "1990"][usize::from(flags[0]) % 3]),
            ("answer-ald-number", ["8", "22", "4", ""][usize::from(flags[1]) % 4]),
            ("answer-weight", ["86,7", "86,8", ""][usize::from(flags[2]) % 3]),
            ("answer-height", "170"),
            ("answer-nyha-class", ["2", "3", ""][usize::from(flags[3]) % 3]),
            ("answer-child-pugh", ["a", "b", ""][usize::from(flags[4]) % 3]),
            ("answer-neurological-disease", ["none", "parkinson", ""][usize::from(flags[5]) % 3]),
            ("answer-reinforced-protection", ["yes", "no", ""][usize::from(flags[6]) % 3]),
            (OTHERS, ["yes", ""][usize::from(flags[7]) % 2]),
        ]
        .map(|(field, value)| (field.to_owned(), value.to_owned()))
        .to_vec();
        let due = day + time::Duration::days(i64::from(flags[8]));
        let due = [
            ("day", due.day().to_string()),
            ("month", u8::from(due.month()).to_string()),
            ("year", due.year().to_string()),
        ];
        typed.extend(due.map(|(part, value)| (format!("answer-due-date-{part}"), value)));
        let questions = book("at-risk").scheme().questions().iter().zip(&flags[9..]);
        let ticked = questions
            .filter(|(question, byte)| question.shape == crate::rules::AnswerShape::Flag && **byte < 40);
        typed.extend(ticked.map(|(question, _)| (question.fields().swap_remove(0), "yes".to_owned())));
        (day, typed)
    })
}

proptest! {
    #[test]
    fn the_browser_answers_as_the_server_does((day, typed) in page()) {
        let typed: Vec<_> = typed.iter().map(|(field, value)| (field.as_str(), value.as_str())).collect();
        let (here, now) = (Asks::of(book("at-risk"), at(day)), at(day));
        // From 1 to 26 October 2022 no version is known.
        prop_assume!(here.is_some());
        let here = here.unwrap();
        let there = Carried::read(&Carried::write(&here, now)).unwrap();
        let asks = there.asks();
        prop_assert_eq!(here.fields(), asks.fields());
        match (read(&here, day, &typed), read(&asks, day, &typed)) {
            (Ok(one), Ok(other)) => {
                prop_assert!(one == other);
                let (one, other) = (screen(one, &here, now), screen(other, &asks, there.now));
                prop_assert_eq!((one.verdict, one.said), (other.verdict, other.said));
            }
            (Err(one), Err(other)) => prop_assert_eq!(one, other),
            _ => prop_assert!(false, "read here and not there"),
        }
    }

    #[test]
    fn what_is_no_rule_book_is_not_read_as_one(text in "[0-9a-f]{0,400}") {
        let _ = Carried::read(&text);
    }
}
