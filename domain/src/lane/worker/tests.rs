use super::*;
use time::OffsetDateTime;

fn known() -> KnownLanes {
    let all = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    KnownLanes { funds: all(&["A", "B", NO_FUND]), schemes: all(&["s"]), languages: all(&["fr"]) }
}

fn lane(fund: &str) -> Lane {
    Lane { fund: fund.into(), scheme: "s".into(), language: "fr".into() }
}

fn worker(fund: Option<&str>, lanes: Vec<LaneKind>) -> Worker {
    Worker { fund: fund.map(str::to_owned), side: Side::Administrative, lanes: Lanes::of(lanes) }
}

/// A lends three tenths to B.
fn loan(may: LoanRight) -> FundLoan {
    FundLoan {
        loan_id: Uuid::from_u128(9),
        fund: "A".into(),
        to_fund: "B".into(),
        side: None,
        scheme: None,
        tenths: Tenths::from_bits(0b111).unwrap(),
        may,
        from: OffsetDateTime::UNIX_EPOCH,
        until: OffsetDateTime::UNIX_EPOCH,
    }
}

/// A claim of that tenth.
fn claim(tenth: u8) -> Uuid {
    Uuid::from_u128(u128::from(tenth))
}

fn seen(waiting: &Waiting) -> (Vec<&str>, Vec<(&str, u8, bool)>) {
    let shares = waiting.shares.iter().map(|share| (share.lane.fund.as_str(), share.tenth, share.prepared));
    (waiting.lanes.iter().map(|lane| lane.fund.as_str()).collect(), shares.collect())
}

#[test]
fn who_belongs_to_no_fund_works_as_before() {
    let all = worker(None, vec![]);
    assert_eq!(all.takes_from(&[loan(LoanRight::Decide)], &known()), None);
    assert_eq!(all.mandate((claim(9), &lane("A")), &[]), Some(Mandate::Own));
    let of_a = worker(None, vec![LaneKind { fund: Some("A".into()), ..LaneKind::default() }]);
    let passes = of_a.takes_from(&[loan(LoanRight::Decide)], &known()).unwrap();
    assert_eq!(passes.iter().map(seen).collect::<Vec<_>>(), [(vec!["A"], vec![])]);
}

#[test]
fn who_helps_takes_what_is_lent_beside_their_own() {
    let helper = worker(Some("B"), vec![]);
    let passes = helper.takes_from(&[loan(LoanRight::Prepare)], &known()).unwrap();
    let lent = vec![("A", 0, false), ("A", 1, false), ("A", 2, false)];
    assert_eq!(passes.iter().map(seen).collect::<Vec<_>>(), [(vec!["B", NO_FUND], lent)]);
    let passes = helper.takes_from(&[loan(LoanRight::Decide)], &known()).unwrap();
    assert_eq!(seen(&passes[0]).1.len(), 6, "what was prepared too");
    let medical = FundLoan { side: Some(Side::Medical), ..loan(LoanRight::Decide) };
    assert_eq!(seen(&helper.takes_from(&[medical], &known()).unwrap()[0]).1, []);
}

#[test]
fn who_lends_takes_the_rest_first_and_everything_then() {
    let lender = worker(Some("A"), vec![]);
    let passes = lender.takes_from(&[loan(LoanRight::Decide)], &known()).unwrap();
    let (lanes, rest) = seen(&passes[0]);
    assert_eq!((lanes, rest.len()), (vec![NO_FUND], 14), "seven tenths, prepared or not");
    assert!(rest.iter().all(|(fund, tenth, _)| *fund == "A" && *tenth > 2));
    assert_eq!(seen(&passes[1]), (vec!["A", NO_FUND], vec![]));
    let prepared = lender.takes_from(&[loan(LoanRight::Prepare)], &known()).unwrap();
    assert_eq!(prepared.len(), 1, "what is only prepared elsewhere stays theirs to decide");
}

#[test]
fn a_mandate_rests_on_the_fund_or_on_a_loan() {
    let helper = worker(Some("B"), vec![]);
    let loans = [loan(LoanRight::Prepare)];
    let lent = Mandate::Lent { loan_id: loans[0].loan_id, may: LoanRight::Prepare };
    let table = [
        ("B", 9, Some(Mandate::Own)),
        (NO_FUND, 9, Some(Mandate::Own)),
        ("A", 2, Some(lent)),
        ("A", 3, None),
        ("C", 2, None),
    ];
    for (fund, tenth, mandate) in table {
        assert_eq!(helper.mandate((claim(tenth), &lane(fund)), &loans), mandate, "{fund} {tenth}");
    }
    assert_eq!((lent.bar(), Mandate::Own.bar()), (Some(Bar::PrepareOnly), None));
    assert_eq!(Mandate::Lent { loan_id: Uuid::nil(), may: LoanRight::Decide }.bar(), None);
}

#[test]
fn lanes_go_for_the_fund_that_is_helped_as_for_ones_own() {
    let kind = |fund: Option<&str>, language: Option<&str>| LaneKind {
        fund: fund.map(str::to_owned),
        scheme: None,
        language: language.map(str::to_owned),
    };
    assert!(worker(Some("B"), vec![kind(Some("B"), None)]).works(&lane("A")));
    assert!(!worker(Some("B"), vec![kind(Some("B"), Some("en"))]).works(&lane("A")));
    assert!(!worker(Some("B"), vec![kind(Some("C"), None)]).works(&lane("A")));
    assert!(!worker(None, vec![kind(Some("B"), None)]).works(&lane("A")));
}
