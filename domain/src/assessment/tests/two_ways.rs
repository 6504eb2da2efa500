//! Who works in two ways is judged in each, and the machine says yes only to what both give.

use super::*;
use crate::status::Door;
use crate::zone::Side;

fn also(other: InsuredStatus, facts: Facts) -> Facts {
    Facts { other_status: Some(other), ..facts }
}

fn filed_on(day: Date, facts: Facts) -> Facts {
    Facts { requested_at: at(day), stoppage: Stoppage::of_days(day, 21).unwrap(), ..facts }
}

fn blocking<'r>(assessment: &Assessment<'r>) -> Vec<&'r str> {
    assessment.findings.iter().filter(|found| found.blocks).map(|found| found.code).collect()
}

#[test]
fn a_farmer_who_is_an_employee_too_gets_one_yes() {
    let both = also(InsuredStatus::Farmer, diabetic());
    let assessment = assess(&both, &BOOK, date!(2020 - 03 - 25));
    assert_eq!(assessment.outcome, Outcome::Approve { stoppage: both.stoppage });
    let mine = assess(&diabetic(), &BOOK, date!(2020 - 03 - 25));
    assert_eq!(assessment.findings.len(), mine.findings.len(), "what both find is said once");
    assert_eq!(assessment.versions.len(), mine.versions.len());
}

#[test]
fn what_blocks_one_way_of_working_leaves_the_claim_to_a_person() {
    for (main, other) in [
        (InsuredStatus::Farmer, InsuredStatus::CivilServant),
        (InsuredStatus::CivilServant, InsuredStatus::Farmer),
    ] {
        let facts = also(other, Facts { status: main, ..diabetic() });
        let assessment = assess(&facts, &BOOK, date!(2020 - 03 - 25));
        let door = Some(Door::SpecialLeave);
        assert_eq!(assessment.outcome, Outcome::Review { side: Side::Administrative, door }, "{main:?}");
        assert_eq!(blocking(&assessment), ["status-admitted"]);
    }
}

const V2B: &str = include_str!("../../../rules/at-risk/v2b.toml");

/// The rules of April 2020, had farmers' stoppages ended two days before employees'.
static UNEVEN: LazyLock<RuleBook> = LazyLock::new(|| {
    let uneven = V2B.replace(
        "last_day = 2020-04-30\nannounced = 2020-04-27",
        "last_day = 2020-04-28\nannounced = 2020-04-25",
    );
    assert_ne!(uneven, V2B);
    let files = [("at-risk/scheme.toml", SCHEME), ("at-risk/v2a.toml", V2A), ("at-risk/v2b.toml", &uneven)];
    RuleBook::from_files(&files.map(|(path, text)| (path.to_owned(), text.to_owned()))).unwrap()
});

#[test]
fn days_that_differ_are_a_persons_to_decide() {
    let asked = filed_on(date!(2020 - 04 - 20), also(InsuredStatus::Farmer, diabetic()));
    let assessment = assess(&asked, &UNEVEN, date!(2020 - 04 - 26));
    assert!(matches!(assessment.outcome, Outcome::Review { side: Side::Administrative, door: None }));
    assert_eq!(blocking(&assessment), ["work-differs"]);
}

/// From 25 April 2020 on it was known that employees' stoppages end on the 30th; of farmers, from the 27th on.
#[test]
fn a_cut_that_is_known_of_one_way_only_is_a_persons_to_decide() {
    let asked = filed_on(date!(2020 - 04 - 20), also(InsuredStatus::Farmer, diabetic()));
    let before = assess(&asked, &BOOK, date!(2020 - 04 - 26));
    assert!(matches!(before.outcome, Outcome::Review { side: Side::Administrative, .. }));
    let later = assess(&asked, &BOOK, date!(2020 - 04 - 27));
    let cut = asked.stoppage.shortened_to(date!(2020 - 04 - 30)).unwrap();
    assert_eq!(later.outcome, Outcome::Approve { stoppage: cut });
    let notes = later.findings.iter().filter(|found| found.note).count();
    assert_eq!(notes, 2, "each is told of its own end");
}

proptest! {
    #[test]
    fn the_machine_says_yes_when_it_says_the_same_yes_to_both(
        facts in likely_facts(),
        other in proptest::sample::select(InsuredStatus::ALL),
        late in 0..20i64,
    ) {
        let today = facts.requested_at.date() + time::Duration::days(late);
        let of = |facts: &Facts| assess(facts, &BOOK, today).outcome;
        let (mine, theirs) = (of(&facts), of(&Facts { status: other, ..facts.clone() }));
        let both = of(&also(other, facts.clone()));
        match both {
            Outcome::Approve { .. } => prop_assert!(mine == both && theirs == both),
            Outcome::Review { .. } => prop_assert!(mine != theirs || mine == both),
        }
        let turned = of(&also(facts.status, Facts { status: other, ..facts.clone() }));
        prop_assert_eq!(
            matches!(both, Outcome::Approve { .. }),
            matches!(turned, Outcome::Approve { .. }),
            "whichever is the main one"
        );
    }
}
