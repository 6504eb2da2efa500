use super::*;
use time::macros::{date, datetime};

const TODAY: Date = date!(2020 - 03 - 25);
const FROM: OffsetDateTime = datetime!(2020-03-25 08:00 +1);
const UNTIL: OffsetDateTime = datetime!(2020-04-05 00:00 +2);

fn wish(percent: u32) -> LoanWish {
    LoanWish {
        fund: "A".into(),
        to_fund: "B".into(),
        side: None,
        scheme: None,
        percent,
        may: LoanRight::Decide,
        first_day: TODAY,
        last_day: date!(2020 - 04 - 04),
    }
}

fn standing(wish: &LoanWish, tenths: Tenths) -> FundLoan {
    FundLoan {
        loan_id: Uuid::nil(),
        fund: wish.fund.clone(),
        to_fund: wish.to_fund.clone(),
        side: wish.side,
        scheme: wish.scheme.clone(),
        tenths,
        may: wish.may,
        from: FROM,
        until: UNTIL,
    }
}

fn lend(wish: &LoanWish, own: Option<&str>, standing: &[FundLoan]) -> Result<Tenths, FundLoanRefusal> {
    lend_queue(wish, own, standing, (FROM, UNTIL), TODAY)
}

#[test]
fn a_claim_is_of_one_tenth_and_tenths_are_about_even() {
    let mut counts = [0_u32; 10];
    for drawn in 0..=u16::MAX {
        let [high, low] = drawn.to_be_bytes();
        let mut bytes = [7; 16];
        (bytes[14], bytes[15]) = (high, low);
        counts[usize::from(Tenths::of_claim(Uuid::from_bytes(bytes)))] += 1;
    }
    assert!(counts.iter().all(|count| (6553..=6554).contains(count)), "{counts:?}");
}

#[test]
fn a_share_says_which_tenths_and_reads_back() {
    let third = lend(&wish(30), None, &[]).unwrap();
    assert_eq!((third.each().collect::<Vec<_>>(), third.percent()), (vec![0, 1, 2], 30));
    assert_eq!(Tenths::from_bits(third.bits()), Some(third));
    assert_eq!(lend(&wish(100), None, &[]), Ok(Tenths::ALL));
    for bits in [0, -1, 1024, i16::MAX] {
        assert_eq!(Tenths::from_bits(bits), None, "{bits}");
    }
    for percent in [0, 5, 35, 110] {
        let refused = lend(&wish(percent), None, &[]);
        assert!(percent == 0 || refused == Err(FundLoanRefusal::Taken { left: 100 }), "{percent}");
    }
}

#[test]
fn no_claim_is_lent_twice() {
    let first = lend(&wish(30), None, &[]).unwrap();
    let loans = [standing(&wish(30), first)];
    let second = lend(&wish(70), None, &loans).unwrap();
    assert_eq!(first.bits() | second.bits(), Tenths::ALL.bits());
    assert_eq!(first.bits() & second.bits(), 0);
    assert_eq!(lend(&wish(80), None, &loans), Err(FundLoanRefusal::Taken { left: 70 }));
    let one_side = LoanWish { side: Some(Side::Medical), ..wish(80) };
    assert!(lend(&one_side, None, &loans).is_err(), "both sides hold this one");
    let other_side = standing(&LoanWish { side: Some(Side::Administrative), ..wish(100) }, Tenths::ALL);
    assert_eq!(lend(&LoanWish { percent: 100, ..one_side }, None, &[other_side]), Ok(Tenths::ALL));
    let over = FundLoan { until: FROM, ..loans[0].clone() };
    assert_eq!(lend(&wish(100), None, &[over]), Ok(Tenths::ALL), "a loan that is over holds nothing");
    let other_fund = FundLoan { fund: "C".into(), ..loans[0].clone() };
    assert_eq!(lend(&wish(100), None, &[other_fund]), Ok(Tenths::ALL));
}

#[test]
fn who_belongs_to_a_fund_lends_its_queue_for_three_months_at_most() {
    assert!(lend(&wish(10), Some("A"), &[]).is_ok());
    assert_eq!(lend(&wish(10), Some("B"), &[]), Err(FundLoanRefusal::OtherFund));
    let to_itself = LoanWish { to_fund: "A".into(), ..wish(10) };
    assert_eq!(lend(&to_itself, None, &[]), Err(FundLoanRefusal::SameFund));
    let until = |last_day| lend(&LoanWish { last_day, ..wish(10) }, None, &[]);
    let days = FundLoanRefusal::Days { first: TODAY, last: date!(2020 - 06 - 25) };
    assert!(until(TODAY).is_ok() && until(date!(2020 - 06 - 25)).is_ok());
    assert_eq!(until(date!(2020 - 03 - 24)), Err(days));
    assert_eq!(until(date!(2020 - 06 - 26)), Err(days));
}

#[test]
fn a_loan_holds_from_its_first_instant_to_its_last_and_for_what_it_names() {
    let loan =
        FundLoan { scheme: Some("s".into()), side: Some(Side::Medical), ..standing(&wish(10), Tenths::ALL) };
    assert!(loan.is_in_force(FROM) && !loan.is_in_force(UNTIL));
    assert!(!loan.is_in_force(FROM - Duration::SECOND));
    let lane =
        |fund: &str, scheme: &str| Lane { fund: fund.into(), scheme: scheme.into(), language: "fr".into() };
    assert!(loan.is_about(Side::Medical, &lane("A", "s")));
    assert!(!loan.is_about(Side::Administrative, &lane("A", "s")));
    assert!(!loan.is_about(Side::Medical, &lane("A", "t")) && !loan.is_about(Side::Medical, &lane("B", "s")));
}
