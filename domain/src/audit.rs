//! The trail: every event of every claim and every reading of zone M, closed day by day under one chain of heads. Who holds
//! a head holds a proof of all that came before it.
//!
//! A day is one of Paris; which one an instant is of, the caller says.

mod trail;

pub use trail::{Fault, Found, Trail};

use crate::chain::{GENESIS_HASH, hexadecimal, link};
use crate::claim::EventRecord;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// A count under this says too much of single people: whoever is not the auditor learns that it is smaller.
pub const SMALLEST_COUNT: u64 = 11;

/// A reading of zone M: that it happened, never what was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadRecord {
    /// Id of the reading.
    pub read_id: Uuid,
    /// The claim.
    pub claim_id: Uuid,
    /// The member of staff.
    pub staff_id: Uuid,
    /// Their role then.
    pub role: String,
    /// When, to the microsecond (what PostgreSQL keeps).
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
}

impl ReadRecord {
    /// Its hash: readings are chained by their days alone.
    pub fn hash(&self) -> [u8; 32] {
        link(&GENESIS_HASH, self)
    }
}

/// What happened on a day, as it is gathered: events by claim and sequence, readings by id.
#[derive(Debug, Clone, Default)]
pub struct DayTally {
    events: u64,
    reads: u64,
    event_hashes: Sha256,
    read_hashes: Sha256,
}

impl DayTally {
    /// The next event of the day, by its hash in its claim's chain.
    pub fn add_event(&mut self, hash: &[u8; 32]) {
        self.events += 1;
        self.event_hashes.update(hash);
    }

    /// The next reading of the day.
    pub fn add_read(&mut self, read: &ReadRecord) {
        self.reads += 1;
        self.read_hashes.update(read.hash());
    }

    /// The day, closed after the one with the head `previous`: its head is SHA-256 over that head, the day (`2020-03-25`),
    /// both counts (eight bytes each, the largest first), the SHA-256 of its events' hashes and that of its readings'.
    pub fn close(self, day: Date, previous: [u8; 32]) -> DayRecord {
        let mut digest = Sha256::new();
        digest.update(previous);
        digest.update(day.to_string());
        digest.update(self.events.to_be_bytes());
        digest.update(self.reads.to_be_bytes());
        digest.update(self.event_hashes.finalize());
        digest.update(self.read_hashes.finalize());
        let head = digest.finalize().into();
        DayRecord { day, events: self.events, reads: self.reads, previous, head }
    }
}

/// A closed day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayRecord {
    /// The day, in Paris.
    pub day: Date,
    /// Events of claims.
    pub events: u64,
    /// Readings of zone M.
    pub reads: u64,
    /// The head of the day before; of the first day, [`GENESIS_HASH`].
    #[serde(with = "hexadecimal")]
    pub previous: [u8; 32],
    /// What stands for this day and all before it.
    #[serde(with = "hexadecimal")]
    pub head: [u8; 32],
}

/// A head as anyone may note it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedHead {
    /// The day.
    pub day: Date,
    /// Its head.
    #[serde(with = "hexadecimal")]
    pub head: [u8; 32],
    /// Events, unless they are fewer than [`SMALLEST_COUNT`].
    pub events: Option<u64>,
    /// Readings of zone M, unless they are fewer than [`SMALLEST_COUNT`].
    pub reads: Option<u64>,
}

impl From<&DayRecord> for PublishedHead {
    fn from(day: &DayRecord) -> Self {
        let shown = |count: u64| (count >= SMALLEST_COUNT).then_some(count);
        Self { day: day.day, head: day.head, events: shown(day.events), reads: shown(day.reads) }
    }
}

/// Where the history of a claim ends, as the claim itself says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimEnd {
    /// The claim.
    pub claim_id: Uuid,
    /// Its last event.
    pub sequence: i32,
    /// The hash of that event.
    #[serde(with = "hexadecimal")]
    pub hash: [u8; 32],
}

/// An event with its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChainedEvent {
    /// The event.
    pub record: EventRecord,
    /// Its hash.
    #[serde(with = "hexadecimal")]
    pub hash: [u8; 32],
}

/// A line of the exported trail. In this order: each claim followed by its events, by claim; readings, by id; days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrailLine {
    /// A claim; its events follow.
    Claim(ClaimEnd),
    /// An event.
    Event(ChainedEvent),
    /// A reading of zone M.
    Read(ReadRecord),
    /// A closed day.
    Day(DayRecord),
}

#[cfg(test)]
mod tests;
