//! Criteria that are held: the machine says no yes by them, and judges everything else as before.

use super::*;

/// A criterion of each zone that the diabetic meets, and the side that then looks.
const PLAIN_YESES: [(&str, Side); 2] =
    [("affiliated", Side::Administrative), ("ald-recognised", Side::Medical)];

fn codes() -> Vec<String> {
    let criteria = BOOK.versions().iter().flat_map(RuleVersion::criteria);
    let mut codes: Vec<_> = criteria.map(|criterion| criterion.code().to_owned()).collect();
    codes.sort();
    codes.dedup();
    codes
}

fn some_held() -> impl Strategy<Value = Held> {
    proptest::sample::subsequence(codes(), 0..=3).prop_map(Held::from_iter)
}

#[test]
fn a_held_criterion_that_comes_to_yes_calls_a_person_of_its_side() {
    for (code, side) in PLAIN_YESES {
        let held = Held::from_iter([code]);
        let assessment = assess_holding(&diabetic(), &BOOK, &held, date!(2020 - 03 - 25));
        assert_eq!(assessment.outcome, Outcome::Review { side, door: None });
        let blocking: Vec<_> = assessment.findings.iter().filter(|finding| finding.blocks).collect();
        assert_eq!(blocking.len(), 1);
        assert_eq!((blocking[0].code, blocking[0].verdict), (code, Verdict::Yes), "the verdict is kept");
        assert!(!assessment.must_sample());
        let record = assessment.record();
        let said = record.findings.iter().find(|finding| finding.code == code).unwrap();
        assert!(said.text_fr.ends_with(". En ce moment, une personne vérifie ce point."), "{}", said.text_fr);
        assert!(said.text_en.ends_with(". At the moment a person checks this point."), "{}", said.text_en);
    }
}

#[test]
fn the_silence_of_the_register_is_not_tolerated_on_a_held_criterion() {
    let silent = Facts { register: RegisterAnswers::default(), ..diabetic() };
    let held = Held::from_iter(["ald-recognised"]);
    let assessment = assess_holding(&silent, &SAMPLING_BOOK, &held, date!(2020 - 03 - 25));
    assert_eq!(assessment.outcome, Outcome::Review { side: Side::Medical, door: None });
}

#[test]
fn a_held_criterion_shows_its_door_only_when_it_says_no() {
    let held = Held::from_iter(["status-admitted"]);
    let civil_servant = Facts { status: InsuredStatus::CivilServant, ..diabetic() };
    for (facts, door) in [(civil_servant, Some(Door::SpecialLeave)), (diabetic(), None)] {
        let outcome = assess_holding(&facts, &BOOK, &held, date!(2020 - 03 - 25)).outcome;
        assert_eq!(outcome, Outcome::Review { side: Side::Administrative, door });
    }
}

#[test]
fn whom_a_held_criterion_does_not_concern_is_judged_as_before() {
    let held = Held::from_iter(["pregnancy-declared", "no-such-criterion"]);
    let assessment = assess_holding(&diabetic(), &BOOK, &held, date!(2020 - 03 - 25));
    assert!(matches!(assessment.outcome, Outcome::Approve { .. }));
}

#[test]
fn a_record_of_the_time_before_the_switch_reads_back_and_writes_itself_as_it_was() {
    let record = assess(&diabetic(), &BOOK, date!(2020 - 03 - 25)).record();
    let json = serde_json::to_value(&record).unwrap();
    assert!(json.get("held").is_none());
    assert!(serde_json::from_value::<AssessmentRecord>(json).unwrap() == record);
}

#[test]
fn the_check_promises_no_yes_while_a_criterion_is_held() {
    let now = at(date!(2020 - 04 - 08));
    let asks = || Asks::of(&BOOK, now).unwrap();
    let verdict =
        |ground: &Ground, held: &Held| screen(screening(ground), &asks().holding(Some(held)), now).verdict;
    for (code, _) in PLAIN_YESES {
        let held = Held::from_iter([code]);
        assert_eq!(verdict(&ald(8), &held), ScreenVerdict::Person, "{code}");
        let door = ScreenVerdict::OtherDoor(Door::Doctor);
        assert_eq!(verdict(&Ground::new("cohabitant"), &held), door, "a better door stays the better door");
    }
    assert_eq!(verdict(&ald(8), &Held::from_iter(["pregnancy-declared"])), ScreenVerdict::Online);
    let unsure = screen(screening(&ald(8)), &asks().holding(None), now);
    assert_eq!(unsure.verdict, ScreenVerdict::Person, "nobody can tell what is held");
    assert!(unsure.said.iter().any(|id| id == HELD));
}

#[test]
fn an_approval_that_rests_on_the_medical_part_is_rechecked_by_the_medical_side() {
    let assessment = assess(&diabetic(), &BOOK, date!(2020 - 03 - 25));
    assert_eq!((assessment.recheck_side(), assessment.sampling_per_mille()), (Side::Medical, 50));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn holding_never_makes_a_yes_and_touches_only_whom_it_concerns(facts in likely_facts(), held in some_held()) {
        let today = requested_on(&facts);
        let before = assess(&facts, &BOOK, today).record();
        let after = assess_holding(&facts, &BOOK, &held, today).record();
        let concerned = before.findings.iter().any(|finding| held.holds(&finding.code));
        if concerned {
            let person_looks = matches!(after.outcome, Outcome::Review { .. });
            prop_assert!(person_looks, "the machine said yes by a held criterion");
        } else {
            let unmarked = AssessmentRecord { held: Held::default(), ..after.clone() };
            prop_assert!(unmarked == before, "a claim that it does not concern came out otherwise");
        }
        let verdicts = |record: &AssessmentRecord| {
            record.findings.iter().map(|finding| (finding.code.clone(), finding.verdict)).collect::<Vec<_>>()
        };
        prop_assert_eq!(verdicts(&before), verdicts(&after));
    }

    #[test]
    fn a_decision_is_replayed_from_its_record(facts in likely_facts(), held in some_held()) {
        let today = requested_on(&facts);
        let kept = serde_json::to_string(&assess_holding(&facts, &BOOK, &held, today).record()).unwrap();
        let record: AssessmentRecord = serde_json::from_str(&kept).unwrap();
        let replayed = assess_holding(&facts, &BOOK, &record.held, today).record();
        prop_assert_eq!(serde_json::to_string(&replayed).unwrap(), kept);
    }

    #[test]
    fn what_is_held_tells_the_administrative_side_nothing_of_the_ground(
        facts in likely_facts(), other in ground(), held in some_held()
    ) {
        let today = requested_on(&facts);
        let cut = |facts: &Facts| {
            assess_holding(facts, &BOOK, &held, today).record().for_zone(Zone::Administrative)
        };
        let (first, second) = (cut(&facts), cut(&for_ground(&facts, &other)));
        if first.outcome == second.outcome && first.then_medical == second.then_medical {
            prop_assert_eq!(serde_json::to_string(&first).unwrap(), serde_json::to_string(&second).unwrap());
        }
    }
}
