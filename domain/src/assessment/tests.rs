//! What must hold whatever the facts.

use super::*;
use crate::ground::{AldNumber, GroundKind};
use crate::register::Answer;
use proptest::prelude::*;
use std::sync::LazyLock;
use time::macros::date;

static BOOK: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::built_in().unwrap());

const V2A: &str = include_str!("../../rules/at-risk/v2a.toml");

/// V2a as it would be if it approved when the register is silent.
static SAMPLING_BOOK: LazyLock<RuleBook> = LazyLock::new(|| {
    let text = V2A.replacen("unknown = \"review\"", "unknown = \"approve-and-sample\"", 1);
    assert_ne!(text, V2A);
    RuleBook::from_files(&[("v2a.toml".to_owned(), text)]).unwrap()
});

/// A claim that V2a approves.
fn diabetic() -> Facts {
    Facts {
        requested_on: date!(2020 - 03 - 25),
        stoppage: Stoppage::of_days(date!(2020 - 03 - 25), 21).unwrap(),
        status: InsuredStatus::Employee,
        health_worker: false,
        telework: Telework::Impossible,
        ground: Ground::Ald { number: AldNumber::try_from(8).ok() },
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
        4 => proptest::option::weighted(0.9, 1u8..=32)
            .prop_map(|number| Ground::Ald { number: number.and_then(|n| AldNumber::try_from(n).ok()) }),
        2 => day().prop_map(|due| Ground::Pregnancy { due }),
        1 => Just(Ground::OtherCondition),
        1 => Just(Ground::Cohabitant),
    ]
}

prop_compose! {
    fn facts()(
        requested_on in day(),
        stoppage in stoppage(),
        status in proptest::sample::select(InsuredStatus::ALL),
        telework in prop_oneof![3 => Just(Telework::Impossible), 1 => proptest::sample::select(Telework::ALL)],
        ground in ground(),
        (affiliated, ald, pregnancy) in (answer(), answer(), answer()),
        flags in proptest::array::uniform4(proptest::bool::weighted(0.1)),
    ) -> Facts {
        let [health_worker, overlaps_another, nir_provisional, nir_disagrees_with_birth] = flags;
        let register = RegisterAnswers { affiliated, ald, pregnancy };
        Facts {
            requested_on, stoppage, status, health_worker, telework, ground, register,
            overlaps_another, nir_provisional, nir_disagrees_with_birth,
        }
    }
}

/// Facts that V2a or V2b may well approve, with everything still open to go wrong.
fn likely_facts() -> impl Strategy<Value = Facts> {
    let days = (date!(2020 - 03 - 13).to_julian_day(), date!(2020 - 04 - 30).to_julian_day());
    (facts(), days.0..=days.1, 0..10i32, 0..100u8).prop_map(|(facts, julian, back, luck)| {
        let requested_on = Date::from_julian_day(julian).unwrap();
        let first_day = Date::from_julian_day(julian - back).unwrap();
        let stoppage = Stoppage::of_days(first_day, 21).unwrap();
        let kept = Facts { requested_on, stoppage, ..facts };
        if luck < 50 { kept } else { Facts { requested_on, stoppage, register: kept.register, ..diabetic() } }
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
    let assessment = assess(&facts, &BOOK, facts.requested_on);
    let printed = format!("{facts:?} {assessment:?} {:?} {:?}", assessment.findings, assessment.record());
    for word in ["ald", "Ald", "8", "ground", "impossible"] {
        assert!(!printed.contains(word), "{word} in {printed}");
    }
}

#[test]
fn the_administrative_zone_sees_no_difference_between_two_grounds() {
    let ald = |number| Ground::Ald { number: AldNumber::try_from(number).ok() };
    let early = Ground::Pregnancy { due: date!(2020 - 12 - 01) };
    let to_a_medical_officer = [ald(4), ald(22), ald(0), early, Ground::OtherCondition, Ground::Cohabitant];
    let approved = [ald(8), ald(14), Ground::Pregnancy { due: date!(2020 - 05 - 01) }];
    let civil_servant = Facts { status: InsuredStatus::CivilServant, ..diabetic() };
    for (claim, grounds) in [
        (diabetic(), &to_a_medical_officer[..]),
        (diabetic(), &approved),
        (civil_servant, &to_a_medical_officer),
    ] {
        let bytes: Vec<_> = grounds.iter().map(|ground| administrative_bytes(&claim, *ground)).collect();
        assert!(bytes.windows(2).all(|pair| pair[0] == pair[1]), "{bytes:#?}");
    }
}

fn administrative_bytes(claim: &Facts, ground: Ground) -> String {
    let register = RegisterAnswers { pregnancy: Answer::Yes, ..claim.register };
    let record = assess(&Facts { ground, register, ..claim.clone() }, &BOOK, claim.requested_on).record();
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
    let v2a = ("v2a.toml".to_owned(), include_str!("../../rules/at-risk/v2a.toml").to_owned());
    let old_book = RuleBook::from_files(&[v2a]).unwrap();
    let facts = diabetic();
    let then = assess(&facts, &old_book, date!(2020 - 03 - 25)).record();
    let now = assess(&facts, &BOOK, date!(2020 - 03 - 25)).record();
    assert_eq!(serde_json::to_value(then).unwrap(), serde_json::to_value(now).unwrap());
}

#[test]
fn a_silent_register_is_approved_and_sampled_where_the_file_says_so() {
    let silent = Facts { register: RegisterAnswers::default(), ..diabetic() };
    let assessment = assess(&silent, &SAMPLING_BOOK, silent.requested_on);
    assert!(matches!(assessment.outcome, Outcome::Approve { .. }) && assessment.must_sample());
    let no = RegisterAnswers { ald: Answer::No, ..RegisterAnswers::default() };
    let review = assess(&Facts { register: no, ..diabetic() }, &SAMPLING_BOOK, silent.requested_on);
    assert_eq!(review.outcome, Outcome::Review { side: Side::Medical, door: None });
    let unsure = Ground::Ald { number: AldNumber::try_from(22).ok() };
    let review = assess(&Facts { ground: unsure, ..silent }, &SAMPLING_BOOK, date!(2020 - 03 - 25));
    assert_eq!(
        review.outcome,
        Outcome::Review { side: Side::Medical, door: None },
        "only the register's silence is tolerated"
    );
}

#[test]
fn the_caseworker_learns_that_the_medical_side_must_look_too() {
    let facts = Facts { telework: Telework::Partial, ground: Ground::OtherCondition, ..diabetic() };
    let record = assess(&facts, &BOOK, facts.requested_on).record().for_zone(Zone::Administrative);
    assert!(record.then_medical);
    let clear = Facts { telework: Telework::Partial, ..diabetic() };
    assert!(!assess(&clear, &BOOK, facts.requested_on).record().then_medical);
}

#[test]
fn the_check_before_the_form_points_to_the_right_door() {
    let today = date!(2020 - 04 - 08);
    let usual = Screening {
        status: InsuredStatus::Farmer,
        health_worker: false,
        ground: GroundKind::Ald,
        ald_number: AldNumber::try_from(8).ok(),
        due: None,
        telework: Telework::Impossible,
    };
    let verdict = |answers: Screening| screen(&answers, &BOOK, today).verdict;
    let pregnant = Screening { ground: GroundKind::Pregnancy, ..usual };
    assert_eq!(verdict(usual), ScreenVerdict::Online);
    assert_eq!(verdict(Screening { ald_number: None, ..usual }), ScreenVerdict::Person);
    assert_eq!(verdict(Screening { telework: Telework::Partial, ..usual }), ScreenVerdict::Person);
    assert_eq!(verdict(pregnant), ScreenVerdict::Person);
    assert_eq!(verdict(Screening { due: Some(date!(2020 - 06 - 01)), ..pregnant }), ScreenVerdict::Online);
    for (answers, door) in [
        (Screening { status: InsuredStatus::CivilServant, ..usual }, Door::SpecialLeave),
        (Screening { health_worker: true, ..usual }, Door::OccupationalDoctor),
        (Screening { ground: GroundKind::Cohabitant, ..usual }, Door::Doctor),
        (Screening { due: Some(date!(2020 - 12 - 01)), ..pregnant }, Door::Doctor),
    ] {
        assert_eq!(verdict(answers), ScreenVerdict::OtherDoor(door));
    }
    for closed in [date!(2020 - 03 - 17), date!(2020 - 05 - 01), date!(2023 - 02 - 01)] {
        assert_eq!(screen(&usual, &BOOK, closed).verdict, ScreenVerdict::Closed);
    }
}

#[test]
fn the_check_gives_no_reason_the_person_did_not_give() {
    let answers = Screening {
        status: InsuredStatus::Employee,
        health_worker: false,
        ground: GroundKind::Ald,
        ald_number: None,
        due: None,
        telework: Telework::Possible,
    };
    let findings = screen(&answers, &BOOK, date!(2020 - 04 - 08)).findings;
    let codes: Vec<_> = findings.iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!(
        codes,
        ["status-admitted", "no-patient-contact", "telework-impossible", "ground-online", "ald-on-list"]
    );
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
        let today = facts.requested_on + time::Duration::days(late);
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
        let today = facts.requested_on;
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
        for fact in Fact::ALL.iter().filter(|fact| fact.zone() == Zone::Medical) {
            prop_assert!(!shown.contains(&format!("\"{}\"", fact.code())), "{}", fact.code());
        }
        prop_assert!(!shown.contains("\"doctor\""));
        let employer = record.for_zone(Zone::Employer);
        prop_assert!(employer.findings.is_empty() && employer.versions.is_empty() && !employer.then_medical);
    }

    #[test]
    fn two_claims_of_one_outcome_look_the_same_to_the_administrative_side(facts in facts(), other in ground(), today in day()) {
        let first = assess(&facts, &BOOK, today).record();
        let second = assess(&Facts { ground: other, ..facts }, &BOOK, today).record();
        let (first, second) = (first.for_zone(Zone::Administrative), second.for_zone(Zone::Administrative));
        if first.outcome == second.outcome && first.then_medical == second.then_medical {
            prop_assert_eq!(serde_json::to_string(&first).unwrap(), serde_json::to_string(&second).unwrap());
        }
    }
}
