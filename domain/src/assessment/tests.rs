//! What must hold whatever the facts.

mod ended;
mod held;
mod request;
mod schemes;
mod two_ways;

use super::*;
use crate::answers::Answered;
use crate::answers::Answers;
use crate::ground::{ALD_NUMBER, DUE_DATE, Ground};
use crate::register::Answer;
use proptest::prelude::*;
use std::sync::LazyLock;
use time::macros::date;

static BOOK: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::built_in().unwrap());

const SCHEME: &str = include_str!("../../rules/at-risk/scheme.toml");
const V2A: &str = include_str!("../../rules/at-risk/v2a.toml");

/// A book of one version.
fn book_of(version: &str) -> RuleBook {
    let files = [("at-risk/scheme.toml", SCHEME), ("at-risk/v2a.toml", version)];
    RuleBook::from_files(&files.map(|(path, text)| (path.to_owned(), text.to_owned()))).unwrap()
}

/// Noon of that day.
fn at(day: Date) -> OffsetDateTime {
    day.with_hms(12, 0, 0).unwrap().assume_utc()
}

/// A long-term condition; 0 is a number that is not known.
fn ald(number: u8) -> Ground {
    let ground = Ground::new("ald");
    if number == 0 { ground } else { ground.answering(ALD_NUMBER, Answered::Number(i64::from(number))) }
}

fn pregnancy(due: Date) -> Ground {
    Ground::new("pregnancy").answering(DUE_DATE, Answered::Day(due))
}

/// The same claim for another ground.
fn for_ground(facts: &Facts, ground: &Ground) -> Facts {
    Facts { ground: ground.code().to_owned(), answers: ground.answers().clone(), ..facts.clone() }
}

fn requested_on(facts: &Facts) -> Date {
    facts.requested_at.date()
}

/// V2a as it would be if it approved when the register is silent.
static SAMPLING_BOOK: LazyLock<RuleBook> = LazyLock::new(|| {
    let text = V2A.replacen("unknown = \"review\"", "unknown = \"approve-and-sample\"", 1);
    assert_ne!(text, V2A);
    book_of(&text)
});

/// A claim that V2a approves.
fn diabetic() -> Facts {
    Facts {
        requested_at: at(date!(2020 - 03 - 25)),
        stoppage: Stoppage::of_days(date!(2020 - 03 - 25), 21).unwrap(),
        status: InsuredStatus::Employee,
        other_status: None,
        health_worker: false,
        telework: Telework::Impossible,
        territory: Territory::Metropole,
        birth_date: Some(date!(1980 - 05 - 01)),
        ground: "ald".to_owned(),
        answers: ald(8).answers().clone(),
        register: RegisterAnswers { affiliated: Answer::Yes, ald: Answer::Yes, pregnancy: Answer::Unknown },
        overlaps_another: false,
        nir_provisional: false,
        nir_disagrees_with_birth: false,
    }
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![Just(Answer::Yes), Just(Answer::No), Just(Answer::Unknown)]
}

/// Any day of the scheme's life, some of its edges, and any day at all.
fn day() -> impl Strategy<Value = Date> {
    let from = |julian| Date::from_julian_day(julian).unwrap();
    let (start, end) = (date!(2020 - 03 - 01).to_julian_day(), date!(2020 - 05 - 20).to_julian_day());
    let edges = [
        date!(2020 - 03 - 13),
        date!(2020 - 04 - 25),
        date!(2020 - 04 - 30),
        date!(2023 - 01 - 31),
        date!(2023 - 02 - 01),
        Date::MIN,
        Date::MAX,
    ];
    let anywhere = Date::MIN.to_julian_day()..=Date::MAX.to_julian_day();
    prop_oneof![8 => (start..end).prop_map(from), 2 => proptest::sample::select(edges.to_vec()), 1 => anywhere.prop_map(from)]
}

fn stoppage() -> impl Strategy<Value = Stoppage> {
    let set =
        day().prop_map(|first| Stoppage::of_days(first, 21).unwrap_or(Stoppage::of_days(first, 1).unwrap()));
    let any = (day(), day()).prop_map(|(a, b)| Stoppage::new(a.min(b), a.max(b)).unwrap());
    prop_oneof![4 => set, 1 => any]
}

fn ground() -> impl Strategy<Value = Ground> {
    prop_oneof![
        4 => proptest::option::weighted(0.9, 1u8..=32).prop_map(|number| ald(number.unwrap_or(0))),
        2 => day().prop_map(pregnancy),
        1 => Just(Ground::new("other-condition")),
        1 => Just(Ground::new("cohabitant")),
    ]
}

prop_compose! {
    fn facts()(
        requested_on in day(),
        stoppage in stoppage(),
        status in proptest::sample::select(InsuredStatus::ALL),
        telework in prop_oneof![3 => Just(Telework::Impossible), 1 => proptest::sample::select(Telework::ALL)],
        ground in ground(),
        (birth_date, territory) in (day(), proptest::sample::select(Territory::ALL)),
        (affiliated, ald, pregnancy) in (answer(), answer(), answer()),
        flags in proptest::array::uniform4(proptest::bool::weighted(0.1)),
    ) -> Facts {
        let (requested_at, answers) = (at(requested_on), ground.answers().clone());
        let (ground, birth_date) = (ground.code().to_owned(), Some(birth_date));
        let [health_worker, overlaps_another, nir_provisional, nir_disagrees_with_birth] = flags;
        let register = RegisterAnswers { affiliated, ald, pregnancy };
        Facts {
            requested_at, stoppage, status, other_status: None, health_worker, telework, territory, birth_date, ground, answers, register,
            overlaps_another, nir_provisional, nir_disagrees_with_birth,
        }
    }
}

/// Facts that V2a or V2b may well approve, with everything still open to go wrong.
fn likely_facts() -> impl Strategy<Value = Facts> {
    let days = (date!(2020 - 03 - 13).to_julian_day(), date!(2020 - 04 - 30).to_julian_day());
    (facts(), days.0..=days.1, 0..10i32, 0..100u8).prop_map(|(facts, julian, back, luck)| {
        let requested_at = at(Date::from_julian_day(julian).unwrap());
        let first_day = Date::from_julian_day(julian - back).unwrap();
        let stoppage = Stoppage::of_days(first_day, 21).unwrap();
        let kept = Facts { requested_at, stoppage, ..facts };
        if luck < 50 { kept } else { Facts { requested_at, stoppage, register: kept.register, ..diabetic() } }
    })
}

fn is_approved(facts: &Facts, today: Date) -> bool {
    matches!(assess(facts, &BOOK, today).outcome, Outcome::Approve { .. })
}

#[test]
fn the_trace_of_a_claim_reads_well() {
    let facts =
        Facts { status: InsuredStatus::CivilServant, register: RegisterAnswers::default(), ..diabetic() };
    let mut record = assess(&facts, &BOOK, date!(2020 - 03 - 26)).record();
    for version in &mut record.versions {
        version.sha256_hex = "[sha-256]".to_owned();
    }
    insta::assert_json_snapshot!(record);
}

#[test]
fn nothing_of_a_claim_prints_itself() {
    let facts = diabetic();
    let assessment = assess(&facts, &BOOK, requested_on(&facts));
    let printed = format!("{facts:?} {assessment:?} {:?} {:?}", assessment.findings, assessment.record());
    for word in ["ald", "Ald", "8", "ground", "impossible"] {
        assert!(!printed.contains(word), "{word} in {printed}");
    }
}

#[test]
fn the_administrative_zone_sees_no_difference_between_two_grounds() {
    let early = pregnancy(date!(2020 - 12 - 01));
    let to_a_medical_officer =
        [ald(4), ald(22), ald(0), early, Ground::new("other-condition"), Ground::new("cohabitant")];
    let approved = [ald(8), ald(14), pregnancy(date!(2020 - 05 - 01))];
    let civil_servant = Facts { status: InsuredStatus::CivilServant, ..diabetic() };
    for (claim, grounds) in [
        (diabetic(), &to_a_medical_officer[..]),
        (diabetic(), &approved),
        (civil_servant, &to_a_medical_officer),
    ] {
        let bytes: Vec<_> = grounds.iter().map(|ground| administrative_bytes(&claim, ground)).collect();
        assert!(bytes.windows(2).all(|pair| pair[0] == pair[1]), "{bytes:#?}");
    }
}

fn administrative_bytes(claim: &Facts, ground: &Ground) -> String {
    let register = RegisterAnswers { pregnancy: Answer::Yes, ..claim.register };
    let facts = Facts { register, ..for_ground(claim, ground) };
    let record = assess(&facts, &BOOK, requested_on(claim)).record();
    serde_json::to_string(&record.for_zone(Zone::Administrative)).unwrap()
}

#[test]
fn a_record_survives_its_journey_to_the_database() {
    let record = assess(&diabetic(), &BOOK, date!(2020 - 04 - 28)).record();
    let back: AssessmentRecord = serde_json::from_str(&serde_json::to_string(&record).unwrap()).unwrap();
    assert_eq!(back.outcome, record.outcome);
    assert!(back == record);
}

#[test]
fn a_rule_published_later_does_not_change_an_earlier_decision() {
    let old_book = book_of(V2A);
    let facts = diabetic();
    let then = assess(&facts, &old_book, date!(2020 - 03 - 25)).record();
    let now = assess(&facts, &BOOK, date!(2020 - 03 - 25)).record();
    assert_eq!(serde_json::to_value(then).unwrap(), serde_json::to_value(now).unwrap());
}

#[test]
fn a_silent_register_is_approved_and_sampled_where_the_file_says_so() {
    let silent = Facts { register: RegisterAnswers::default(), ..diabetic() };
    let assessment = assess(&silent, &SAMPLING_BOOK, requested_on(&silent));
    assert!(matches!(assessment.outcome, Outcome::Approve { .. }) && assessment.must_sample());
    let no = RegisterAnswers { ald: Answer::No, ..RegisterAnswers::default() };
    let review = assess(&Facts { register: no, ..diabetic() }, &SAMPLING_BOOK, requested_on(&silent));
    assert_eq!(review.outcome, Outcome::Review { side: Side::Medical, door: None });
    let review = assess(&for_ground(&silent, &ald(22)), &SAMPLING_BOOK, date!(2020 - 03 - 25));
    assert_eq!(
        review.outcome,
        Outcome::Review { side: Side::Medical, door: None },
        "only the register's silence is tolerated"
    );
}

#[test]
fn the_caseworker_learns_that_the_medical_side_must_look_too() {
    let facts =
        Facts { telework: Telework::Partial, ..for_ground(&diabetic(), &Ground::new("other-condition")) };
    let record = assess(&facts, &BOOK, requested_on(&facts)).record().for_zone(Zone::Administrative);
    assert!(record.then_medical);
    let clear = Facts { telework: Telework::Partial, ..diabetic() };
    assert!(!assess(&clear, &BOOK, requested_on(&facts)).record().then_medical);
}

/// Answers to the check.
fn screening(ground: &Ground) -> Screening {
    Screening {
        status: InsuredStatus::Farmer,
        health_worker: false,
        territory: Territory::Metropole,
        birth_date: None,
        ground: ground.code().to_owned(),
        answers: ground.answers().clone(),
        telework: Telework::Impossible,
    }
}

#[test]
fn the_check_before_the_form_points_to_the_right_door() {
    let now = at(date!(2020 - 04 - 08));
    let verdict = |answers: Screening| screen(answers, &Asks::of(&BOOK, now).unwrap(), now).verdict;
    let pregnant = |due| screening(&pregnancy(due));
    let unsaid = Screening { answers: Answers::default(), ..pregnant(date!(2020 - 06 - 01)) };
    assert_eq!(verdict(screening(&ald(8))), ScreenVerdict::Online);
    assert_eq!(verdict(screening(&ald(0))), ScreenVerdict::Person);
    assert_eq!(
        verdict(Screening { telework: Telework::Partial, ..screening(&ald(8)) }),
        ScreenVerdict::Person
    );
    assert_eq!(verdict(unsaid), ScreenVerdict::Person);
    assert_eq!(verdict(pregnant(date!(2020 - 06 - 01))), ScreenVerdict::Online);
    for (answers, door) in [
        (Screening { status: InsuredStatus::CivilServant, ..screening(&ald(8)) }, Door::SpecialLeave),
        (
            Screening { health_worker: true, status: InsuredStatus::Employee, ..screening(&ald(8)) },
            Door::OccupationalDoctor,
        ),
        (screening(&Ground::new("cohabitant")), Door::Doctor),
        (pregnant(date!(2020 - 12 - 01)), Door::Doctor),
    ] {
        assert_eq!(verdict(answers), ScreenVerdict::OtherDoor(door));
    }
    for closed in [date!(2020 - 03 - 17), date!(2023 - 02 - 01)] {
        assert!(Asks::of(&BOOK, at(closed)).is_none());
    }
}

#[test]
fn the_check_gives_no_reason_the_person_did_not_give() {
    let answers =
        Screening { status: InsuredStatus::Employee, telework: Telework::Possible, ..screening(&ald(0)) };
    let now = at(date!(2020 - 04 - 08));
    let said = screen(answers, &Asks::of(&BOOK, now).unwrap(), now).said;
    assert_eq!(
        said,
        [
            "at-risk-v2b-no-patient-contact-yes",
            "at-risk-v2b-telework-impossible-no",
            "at-risk-v2b-ald-on-list-unknown",
            "missing-answer-ald-number",
            "at-risk-v2b-status-admitted-yes",
            "at-risk-v2b-ground-online-yes",
        ]
    );
}

#[test]
fn ages_are_completed_on_the_day() {
    let born = |birth_date| {
        let facts = Facts { birth_date, requested_at: at(date!(2020 - 05 - 01)), ..diabetic() };
        let stoppage = Stoppage::of_days(date!(2020 - 05 - 01), 21).unwrap();
        sheets(&Facts { stoppage, ..facts }, &BOOK, date!(2020 - 05 - 01))[0].1.get(crate::rules::Fact::AGE)
    };
    let years = |n| Some(crate::rules::Value::Number(n));
    assert_eq!(born(Some(date!(1955 - 05 - 01))), years(65));
    assert_eq!(born(Some(date!(1955 - 05 - 02))), years(64));
    assert_eq!(born(None), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_facts_come_to_an_outcome_and_always_the_same(facts in facts(), today in day()) {
        let first = assess(&facts, &BOOK, today);
        prop_assert!(first.record() == assess(&facts, &BOOK, today).record());
        prop_assert_eq!(first.findings.iter().any(|finding| finding.blocks), !is_approved(&facts, today));
    }

    #[test]
    fn an_approval_is_for_the_set_length_or_cut_by_a_hard_end(facts in likely_facts(), late in 0..20i64) {
        let today = requested_on(&facts) + time::Duration::days(late);
        let assessment = assess(&facts, &BOOK, today);
        if let Outcome::Approve { stoppage } = assessment.outcome {
            let cut = stoppage.last_day() == date!(2020 - 04 - 30) && today >= date!(2020 - 04 - 25);
            prop_assert!(stoppage.days() == 21 || cut);
            prop_assert_eq!(stoppage.first_day(), facts.stoppage.first_day());
            prop_assert!(assessment.findings.iter().all(|finding| finding.verdict == Verdict::Yes));
            prop_assert!(!assessment.versions.is_empty());
        }
    }

    #[test]
    fn a_register_that_comes_to_say_yes_never_costs_an_approval(facts in likely_facts()) {
        let yes = |answer| if answer == Answer::Unknown { Answer::Yes } else { answer };
        let RegisterAnswers { affiliated, ald, pregnancy } = facts.register;
        let register = RegisterAnswers { affiliated: yes(affiliated), ald: yes(ald), pregnancy: yes(pregnancy) };
        let told = Facts { register, ..facts.clone() };
        let today = requested_on(&facts);
        let approves = |facts, book| matches!(assess(facts, book, today).outcome, Outcome::Approve { .. });
        for book in [&*BOOK, &*SAMPLING_BOOK] {
            prop_assert!(!approves(&facts, book) || approves(&told, book));
        }
        let silent = Facts { register: RegisterAnswers::default(), ..facts };
        prop_assert!(!is_approved(&silent, today), "approved without the register");
    }

    #[test]
    fn no_medical_word_reaches_another_zone(facts in facts(), today in day()) {
        let record = assess(&facts, &BOOK, today).record();
        let shown = serde_json::to_string(&record.for_zone(Zone::Administrative)).unwrap();
        for finding in record.findings.iter().filter(|finding| finding.zone == Zone::Medical) {
            prop_assert!(!shown.contains(&finding.code) && !shown.contains(&finding.text_fr));
        }
        let vocabulary = BOOK.scheme().vocabulary();
        for spec in vocabulary.facts().map(|fact| vocabulary.spec(fact)) {
            let is_shown = shown.contains(&format!("\"{}\"", spec.code));
            prop_assert!(spec.zone != Zone::Medical || !is_shown, "{}", spec.code);
        }
        // A version without an online route sends everyone to a doctor, whatever the ground.
        let route = record.findings.iter().any(|finding| finding.code == "route-elsewhere" || finding.code == "scheme-closed");
        prop_assert!(route || !shown.contains("\"doctor\""));
        let employer = record.for_zone(Zone::Employer);
        prop_assert!(employer.findings.is_empty() && employer.versions.is_empty() && !employer.then_medical);
    }

    #[test]
    fn two_claims_of_one_outcome_look_the_same_to_the_administrative_side(facts in facts(), other in ground(), today in day()) {
        let first = assess(&facts, &BOOK, today).record();
        let second = assess(&for_ground(&facts, &other), &BOOK, today).record();
        let (first, second) = (first.for_zone(Zone::Administrative), second.for_zone(Zone::Administrative));
        if first.outcome == second.outcome && first.then_medical == second.then_medical {
            prop_assert_eq!(serde_json::to_string(&first).unwrap(), serde_json::to_string(&second).unwrap());
        }
    }
}
