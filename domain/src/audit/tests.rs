//! A trail of a few claims over a few days, and whatever may be done to it.

use super::*;
use crate::claim::{ActorKind, ClaimEvent};
use crate::zone::Side;
use proptest::prelude::*;
use time::Duration;
use time::macros::{date, datetime};

/// Claims with so many events each, an event every seven hours; a reading of zone M with every third event; every day up to
/// the last one closed.
fn trail(claims: &[u8]) -> Vec<TrailLine> {
    let (mut lines, mut reads) = (Vec::new(), Vec::new());
    let mut tallies: std::collections::BTreeMap<Date, DayTally> = std::collections::BTreeMap::new();
    for (number, events) in (1_u128..).zip(claims) {
        let (claim_id, mut last, mut history) = (Uuid::from_u128(number), GENESIS_HASH, Vec::new());
        for sequence in 0..i32::from(*events).max(1) {
            let at = datetime!(2020-03-25 08:00 UTC) + Duration::hours(7 * i64::from(sequence));
            let event = if sequence == 0 {
                ClaimEvent::Submitted
            } else {
                ClaimEvent::FileRead { side: Side::Medical }
            };
            let (actor_kind, actor_id) = (ActorKind::MedicalOfficer, Some(Uuid::from_u128(9)));
            let record = EventRecord { claim_id, sequence, at, actor_kind, actor_id, event, loan_id: None };
            last = record.hash(&last);
            tallies.entry(at.date()).or_default().add_event(&last);
            if sequence % 3 == 1 {
                let read_id = Uuid::from_u128((number << 64) | u128::from(sequence.unsigned_abs()));
                let (staff_id, role) = (Uuid::from_u128(9), "medical-officer".to_owned());
                let read = ReadRecord { read_id, claim_id, staff_id, role, at };
                tallies.entry(at.date()).or_default().add_read(&read);
                reads.push(TrailLine::Read(read));
            }
            history.push(TrailLine::Event(ChainedEvent { record, hash: last }));
        }
        let sequence = i32::from(*events).max(1) - 1;
        lines.push(TrailLine::Claim(ClaimEnd { claim_id, sequence, hash: last }));
        lines.extend(history);
    }
    lines.extend(reads);
    let mut previous = GENESIS_HASH;
    for (day, tally) in tallies {
        let closed = tally.close(day, previous);
        previous = closed.head;
        lines.push(TrailLine::Day(closed));
    }
    lines
}

fn walk(lines: &[TrailLine], noted: &[PublishedHead]) -> (Vec<Fault>, Found) {
    let mut faults = Vec::new();
    let mut trail = Trail::new(noted, |fault: &Fault| faults.push(fault.clone()));
    for line in lines {
        match line {
            TrailLine::Claim(end) => trail.claim(end.clone()),
            TrailLine::Event(event) => trail.event(event.record.at.date(), event),
            TrailLine::Read(read) => trail.read(read.at.date(), read),
            TrailLine::Day(day) => trail.day(day),
        }
    }
    let found = trail.finish();
    (faults, found)
}

fn heads(lines: &[TrailLine]) -> Vec<PublishedHead> {
    let day = |line: &TrailLine| match line {
        TrailLine::Day(day) => Some(PublishedHead::from(day)),
        _ => None,
    };
    lines.iter().filter_map(day).collect()
}

/// Changes a line, whichever it is, in a way that leaves it readable.
fn tampered(line: &TrailLine) -> TrailLine {
    let mut line = line.clone();
    match &mut line {
        TrailLine::Claim(end) => end.sequence += 1,
        TrailLine::Event(event) => event.record.actor_id = Some(Uuid::from_u128(8)),
        TrailLine::Read(read) => read.staff_id = Uuid::from_u128(8),
        TrailLine::Day(day) => day.head[0] ^= 1,
    }
    line
}

#[test]
fn what_nobody_touched_holds() {
    let lines = trail(&[4, 1, 9]);
    let (faults, found) = walk(&lines, &heads(&lines));
    assert_eq!(faults, []);
    assert_eq!((found.claims, found.events, found.reads, found.days), (3, 14, 4, 3));
    assert_eq!(found.last.map(|(day, _)| day), Some(date!(2020 - 03 - 27)));
}

#[test]
fn a_changed_event_is_named_and_nothing_else_is() {
    let mut lines = trail(&[4, 4]);
    lines[2] = tampered(&lines[2]);
    assert_eq!(walk(&lines, &[]).0, [Fault::Changed { claim_id: Uuid::from_u128(1), sequence: 1 }]);
}

#[test]
fn a_history_chained_anew_is_found_by_its_days() {
    let (mut lines, other) = (trail(&[4, 4]), trail(&[3, 4]));
    // The last event of the first claim is gone, its hashes and its end are right; it was of the second day.
    let days = lines.iter().position(|line| matches!(line, TrailLine::Read(_))).unwrap();
    let other_days = other.iter().position(|line| matches!(line, TrailLine::Read(_))).unwrap();
    lines.splice(..days, other[..other_days].iter().cloned());
    let day = date!(2020 - 03 - 26);
    assert_eq!(walk(&lines, &[]).0, [Fault::Day { day, closed: (2, 0), found: (1, 0) }]);
}

#[test]
fn a_chain_of_days_made_anew_is_found_by_a_noted_head() {
    let (before, after) = (trail(&[4, 4]), trail(&[3, 4]));
    assert_eq!(walk(&after, &[]).0, []);
    let noted = heads(&before);
    let (faults, found) = walk(&after, &noted[1..]);
    let fault = Fault::Noted { day: noted[1].day, noted: hexadecimal::encode(&noted[1].head) };
    assert_eq!(faults, [fault]);
    assert_eq!(found.days_at_fault, [noted[1].day].into());
}

#[test]
fn an_event_with_an_instant_before_the_first_day_is_found() {
    let mut lines = trail(&[4]);
    let late = ReadRecord {
        read_id: Uuid::from_u128(7),
        claim_id: Uuid::from_u128(1),
        staff_id: Uuid::from_u128(9),
        role: "medical-officer".to_owned(),
        at: datetime!(2020-03-20 08:00 UTC),
    };
    lines.insert(5, TrailLine::Read(late));
    assert_eq!(walk(&lines, &[]).0, [Fault::NoDay { day: date!(2020 - 03 - 20) }]);
}

#[test]
fn a_line_reads_back_as_it_was_written() {
    for line in trail(&[4, 2]) {
        let json = serde_json::to_string(&line).unwrap();
        assert_eq!(serde_json::from_str::<TrailLine>(&json).unwrap(), line);
    }
}

#[test]
fn small_counts_are_not_published() {
    let day = DayTally::default().close(date!(2020 - 03 - 25), GENESIS_HASH);
    let published = |events, reads| {
        let head = PublishedHead::from(&DayRecord { events, reads, ..day.clone() });
        (head.events, head.reads)
    };
    assert_eq!(published(10, 11), (None, Some(11)));
    assert_eq!(published(11, 0), (Some(11), None));
}

/// Are both lines events? Other neighbours may change places without anything being said differently.
fn are_events(lines: &[TrailLine]) -> bool {
    lines.iter().all(|line| matches!(line, TrailLine::Event(_)))
}

proptest! {
    #[test]
    fn whatever_is_changed_left_out_doubled_or_swapped_is_found(
        claims in prop::collection::vec(2_u8..9, 1..5), place in any::<prop::sample::Index>(), how in 0..4
    ) {
        let mut lines = trail(&claims);
        let noted = heads(&lines);
        let place = place.index(lines.len() - 1);
        match how {
            0 => lines[place] = tampered(&lines[place]),
            1 => { lines.remove(place); }
            2 => lines.insert(place, lines[place].clone()),
            _ => {
                prop_assume!(are_events(&lines[place..place + 2]));
                lines.swap(place, place + 1);
            }
        }
        prop_assert!(!walk(&lines, &noted).0.is_empty());
    }
}
