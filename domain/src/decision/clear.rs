//! Clear files: nothing is left open for a side, and one key approves.

use crate::assessment::AssessmentRecord;
use crate::rules::{Check, Verdict};
use crate::zone::{Side, Zone};

/// Does nothing keep this side from saying yes, with these checks ticked? Every check of the side is ticked, and what blocked
/// in its zone was unknown or held, and is settled by one of them. What came to no is never clear: a person weighs it.
pub fn is_clear(
    record: &AssessmentRecord,
    side: Side,
    checks: &[&Check],
    is_ticked: impl Fn(&str) -> bool,
) -> bool {
    let zone = match side {
        Side::Administrative => Zone::Administrative,
        Side::Medical => Zone::Medical,
    };
    let settles = |code: &String| checks.iter().any(|check| check.settles.contains(code));
    let mut open = record.findings.iter().filter(|finding| finding.zone == zone && finding.blocks);
    checks.iter().all(|check| is_ticked(&check.code))
        && open.all(|finding| finding.verdict != Verdict::No && settles(&finding.code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{FindingRecord, Held, Outcome};
    use crate::rules::Wording;

    fn finding(code: &str, zone: Zone, verdict: Verdict, blocks: bool) -> FindingRecord {
        let (text_fr, text_en) = (String::new(), String::new());
        let code = code.to_owned();
        FindingRecord { code, zone, verdict, blocks, text_fr, text_en, source: None, facts: Vec::new() }
    }

    fn record(findings: Vec<FindingRecord>) -> AssessmentRecord {
        AssessmentRecord {
            outcome: Outcome::Review { side: Side::Administrative, door: None },
            then_medical: false,
            must_sample: false,
            versions: Vec::new(),
            findings,
            held: Held::default(),
        }
    }

    fn check(code: &str, settles: &[&str]) -> Check {
        Check {
            code: code.to_owned(),
            side: Side::Administrative,
            grounds: Vec::new(),
            settles: settles.iter().map(|code| (*code).to_owned()).collect(),
            text: Wording::default(),
        }
    }

    #[test]
    fn what_nobody_knew_is_settled_by_a_tick_and_a_no_by_nothing() {
        let (register, days) = (check("register", &["affiliated"]), check("days", &[]));
        let checks = [&register, &days];
        let (ours, theirs) = (Zone::Administrative, Zone::Medical);
        for (findings, clear) in [
            (vec![], true),
            (vec![finding("affiliated", ours, Verdict::Unknown, true)], true),
            (vec![finding("affiliated", ours, Verdict::Yes, true)], true),
            (vec![finding("affiliated", ours, Verdict::No, true)], false),
            (vec![finding("telework", ours, Verdict::Unknown, true)], false),
            (vec![finding("telework", ours, Verdict::Yes, false)], true),
            (vec![finding("ald-recognised", theirs, Verdict::No, true)], true),
        ] {
            let record = record(findings);
            let told = record.findings.iter().map(|finding| finding.code.clone()).collect::<Vec<_>>();
            assert_eq!(is_clear(&record, Side::Administrative, &checks, |_| true), clear, "{told:?}");
            assert!(!is_clear(&record, Side::Administrative, &checks, |code| code != "days"), "{told:?}");
        }
    }
}
