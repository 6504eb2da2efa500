//! Measures how fast an exported trail is verified, on one core: writes a synthetic one, verifies it, prints JSON.
//! Usage: bench_audit --events N --file PATH.

use abri_domain::audit::{ChainedEvent, ClaimEnd, DayTally, TrailLine};
use abri_domain::chain::GENESIS_HASH;
use abri_domain::claim::{ActorKind, ClaimEvent, EventRecord};
use abri_domain::zone::Side;
use abri_server::clock::paris;
use abri_server::pipeline::audit::verify_file;
use clap::Parser;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::PathBuf;
use std::time::Instant;
use time::macros::datetime;
use time::{Date, Duration};
use uuid::Uuid;

#[derive(Parser)]
struct Arguments {
    /// Events written and verified.
    #[arg(long)]
    events: u32,
    /// Where the trail is written; removed afterwards.
    #[arg(long)]
    file: PathBuf,
}

/// Events of a claim.
const EACH: u32 = 5;
/// Claims filed in a day.
const A_DAY: u32 = 10_000;

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    let Arguments { events, file } = Arguments::parse();
    write(events / EACH, BufWriter::new(File::create(&file)?))?;
    let (bytes, start) = (file.metadata()?.len(), Instant::now());
    let found = verify_file(BufReader::with_capacity(1 << 18, File::open(&file)?), &[], |_| ())?;
    let seconds = start.elapsed().as_secs_f64();
    std::fs::remove_file(&file)?;
    let json = serde_json::json!({
        "events": found.events,
        "days": found.days,
        "faults": found.faults,
        "bytes": bytes,
        "seconds": seconds,
        "events_per_second": f64::from(EACH * (events / EACH)) / seconds,
        "resident_kib": resident_kib(),
    });
    std::io::stdout().write_all(format!("{json}\n").as_bytes())?;
    Ok(())
}

fn write(claims: u32, mut to: impl Write) -> Result<(), Failure> {
    let mut tallies: BTreeMap<Date, DayTally> = BTreeMap::new();
    for number in 0..claims {
        for line in claim(number, &mut tallies) {
            line_to(&mut to, &line)?;
        }
    }
    let mut previous = GENESIS_HASH;
    for (day, tally) in tallies {
        let closed = tally.close(day, previous);
        previous = closed.head;
        line_to(&mut to, &TrailLine::Day(closed))?;
    }
    Ok(to.flush()?)
}

fn line_to(to: &mut impl Write, line: &TrailLine) -> Result<(), Failure> {
    serde_json::to_writer(&mut *to, line)?;
    Ok(to.write_all(b"\n")?)
}

/// A claim of its day with the events it meets most.
fn claim(number: u32, tallies: &mut BTreeMap<Date, DayTally>) -> Vec<TrailLine> {
    let (claim_id, mut last) = (Uuid::from_u128(u128::from(number)), GENESIS_HASH);
    let (side, staff) = (Side::Medical, Some(Uuid::from_u128(7)));
    let filed = datetime!(2020-03-18 08:00:00.123456 UTC) + Duration::days(i64::from(number / A_DAY));
    let read = || (ActorKind::MedicalOfficer, staff, ClaimEvent::FileRead { side });
    let events = [
        (ActorKind::Insured, None, ClaimEvent::Submitted),
        (ActorKind::Rule, None, ClaimEvent::SentToReview { side, door: None }),
        read(),
        read(),
        (ActorKind::Insured, None, ClaimEvent::Withdrawn),
    ];
    let mut lines = vec![];
    for (sequence, (actor_kind, actor_id, event)) in (0..).zip(events) {
        let at = filed + Duration::hours(5 * i64::from(sequence));
        let record = EventRecord { claim_id, sequence, at, actor_kind, actor_id, event, loan_id: None };
        last = record.hash(&last);
        tallies.entry(paris(at).date()).or_default().add_event(&last);
        lines.push(TrailLine::Event(ChainedEvent { record, hash: last }));
    }
    lines.insert(0, TrailLine::Claim(ClaimEnd { claim_id, sequence: EACH.cast_signed() - 1, hash: last }));
    lines
}

/// Memory of this process that is in use, in kibibytes.
fn resident_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
