//! Walking the trail once, and naming what does not hold.

use super::{ChainedEvent, ClaimEnd, DayRecord, DayTally, PublishedHead, ReadRecord};
use crate::chain::{GENESIS_HASH, hexadecimal};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use time::Date;
use uuid::Uuid;

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum Fault {
    /// What stands there can't be read.
    Unreadable {
        /// Where.
        place: String,
    },
    /// An event is not there, or not in its place.
    Sequence {
        /// The claim.
        claim_id: Uuid,
        /// The event that must come.
        expected: i32,
        /// The event that came.
        found: i32,
    },
    /// An event is not what was chained.
    Changed {
        /// The claim.
        claim_id: Uuid,
        /// The event.
        sequence: i32,
    },
    /// The history of a claim ends elsewhere than the claim says.
    End {
        /// The claim.
        claim_id: Uuid,
        /// Its last event, as the claim says.
        sequence: i32,
    },
    /// What a day holds is not what its head was made of: something was added, taken away or changed.
    Day {
        /// The day.
        day: Date,
        /// Events and readings when it was closed.
        closed: (u64, u64),
        /// Events and readings found.
        found: (u64, u64),
    },
    /// A day between two closed ones was not closed, or is no longer there.
    NoDay {
        /// The day.
        day: Date,
    },
    /// A day is not chained to the one before.
    Unchained {
        /// The day.
        day: Date,
    },
    /// A head is not the one that was noted.
    Noted {
        /// The day.
        day: Date,
        /// The head that was noted, in hexadecimal.
        noted: String,
    },
}

impl Fault {
    /// The day it is about, if it is about one.
    const fn day(&self) -> Option<Date> {
        match self {
            Self::Day { day, .. }
            | Self::NoDay { day }
            | Self::Unchained { day }
            | Self::Noted { day, .. } => Some(*day),
            _ => None,
        }
    }
}

/// What the walk came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Claims.
    pub claims: u64,
    /// Events.
    pub events: u64,
    /// Readings of zone M.
    pub reads: u64,
    /// Closed days.
    pub days: u64,
    /// The last closed day and its head.
    pub last: Option<(Date, [u8; 32])>,
    /// Faults.
    pub faults: u64,
    /// Days with a fault.
    pub days_at_fault: BTreeSet<Date>,
}

/// The claim whose events come.
struct OpenClaim {
    end: ClaimEnd,
    next: i32,
    last: [u8; 32],
}

/// One walk along the trail, in the order of its export. It keeps a claim, a running hash for each day, and nothing else.
pub struct Trail<R: FnMut(&Fault)> {
    report: R,
    found: Found,
    claim: Option<OpenClaim>,
    tallies: BTreeMap<Date, DayTally>,
    noted: BTreeMap<Date, [u8; 32]>,
}

impl<R: FnMut(&Fault)> Trail<R> {
    /// A walk that compares with heads noted earlier, and hands each fault to `report`.
    pub fn new(noted: &[PublishedHead], report: R) -> Self {
        let noted = noted.iter().map(|head| (head.day, head.head)).collect();
        Self { report, found: Found::default(), claim: None, tallies: BTreeMap::new(), noted }
    }

    fn fault(&mut self, fault: &Fault) {
        self.found.faults += 1;
        self.found.days_at_fault.extend(fault.day());
        (self.report)(fault);
    }

    /// Something is there that can't be read.
    pub fn unreadable(&mut self, place: String) {
        self.fault(&Fault::Unreadable { place });
    }

    /// The next claim; its events follow.
    pub fn claim(&mut self, end: ClaimEnd) {
        self.end_claim();
        self.found.claims += 1;
        self.claim = Some(OpenClaim { end, next: 0, last: GENESIS_HASH });
    }

    fn end_claim(&mut self) {
        let Some(OpenClaim { end, next, last }) = self.claim.take() else { return };
        if (next - 1, last) != (end.sequence, end.hash) {
            self.fault(&Fault::End { claim_id: end.claim_id, sequence: end.sequence });
        }
    }

    /// The next event of the claim, which is of that day.
    pub fn event(&mut self, day: Date, event: &ChainedEvent) {
        self.found.events += 1;
        let ChainedEvent { record, hash } = event;
        let (claim_id, sequence) = (record.claim_id, record.sequence);
        let open = self.claim.take_if(|open| open.end.claim_id == claim_id);
        let expected = open.as_ref().map_or(-1, |open| open.next);
        match open {
            Some(mut open) => {
                let is_chained = record.hash(&open.last) == *hash;
                (open.next, open.last) = (sequence.saturating_add(1), *hash);
                self.claim = Some(open);
                if sequence != expected {
                    self.fault(&Fault::Sequence { claim_id, expected, found: sequence });
                } else if !is_chained {
                    self.fault(&Fault::Changed { claim_id, sequence });
                }
            }
            // An event of a claim that is not there.
            None => self.fault(&Fault::Sequence { claim_id, expected, found: sequence }),
        }
        self.tallies.entry(day).or_default().add_event(hash);
    }

    /// The next reading of zone M, which is of that day.
    pub fn read(&mut self, day: Date, read: &ReadRecord) {
        self.found.reads += 1;
        self.tallies.entry(day).or_default().add_read(read);
    }

    /// The next closed day, once all events and readings have come.
    pub fn day(&mut self, closed: &DayRecord) {
        self.end_claim();
        self.found.days += 1;
        let day = closed.day;
        let previous = self.found.last.map_or(GENESIS_HASH, |(_, head)| head);
        self.gap_before(day);
        if closed.previous != previous {
            self.fault(&Fault::Unchained { day });
        }
        let found = self.tallies.remove(&day).unwrap_or_default().close(day, closed.previous);
        if found != *closed {
            let (closed, found) = ((closed.events, closed.reads), (found.events, found.reads));
            self.fault(&Fault::Day { day, closed, found });
        }
        if let Some(noted) = self.noted.remove(&day).filter(|noted| *noted != closed.head) {
            self.fault(&Fault::Noted { day, noted: hexadecimal::encode(&noted) });
        }
        self.found.last = Some((day, closed.head));
    }

    /// Days that should stand before this one: between it and the last, or with events of their own.
    fn gap_before(&mut self, day: Date) {
        let after = self.found.last.and_then(|(last, _)| last.next_day());
        let between = std::iter::successors(after, |day| day.next_day()).take_while(|one| *one < day);
        let left: BTreeSet<Date> = between.chain(self.tallies.range(..day).map(|(day, _)| *day)).collect();
        for day in left {
            self.tallies.remove(&day);
            self.fault(&Fault::NoDay { day });
        }
    }

    /// The end of the trail. What happened after the last closed day is chained claim by claim only.
    pub fn finish(mut self) -> Found {
        self.end_claim();
        for (day, noted) in std::mem::take(&mut self.noted) {
            self.fault(&Fault::Noted { day, noted: hexadecimal::encode(&noted) });
        }
        self.found
    }
}
