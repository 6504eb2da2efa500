//! `abri audit verify FILE`: offline, from an exported trail.

use super::abri;
use abri_domain::audit::{ChainedEvent, ClaimEnd, DayTally, PublishedHead, TrailLine};
use abri_domain::chain::GENESIS_HASH;
use abri_domain::claim::{ActorKind, ClaimEvent, EventRecord};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;
use time::macros::datetime;
use uuid::Uuid;

/// A trail of one claim with one event, of the 25th in Paris and of the 24th elsewhere; and the head of its day.
fn trail() -> (Vec<String>, PublishedHead) {
    let (claim_id, sequence, at) = (Uuid::from_u128(1), 0, datetime!(2020-03-24 23:30 UTC));
    let (actor_kind, event) = (ActorKind::Insured, ClaimEvent::Submitted);
    let record = EventRecord { claim_id, sequence, at, actor_kind, actor_id: None, event, loan_id: None };
    let (hash, mut tally) = (record.hash(&GENESIS_HASH), DayTally::default());
    tally.add_event(&hash);
    let day = tally.close(time::macros::date!(2020 - 03 - 25), GENESIS_HASH);
    let head = PublishedHead::from(&day);
    let lines = [
        TrailLine::Claim(ClaimEnd { claim_id, sequence, hash }),
        TrailLine::Event(ChainedEvent { record, hash }),
        TrailLine::Day(day),
    ];
    (lines.iter().map(|line| json!(line).to_string()).collect(), head)
}

fn written(folder: &TempDir, name: &str, text: &str) -> String {
    let path: PathBuf = folder.path().join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn json_lines(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn what_holds_is_counted_and_what_does_not_is_named() {
    let (folder, (lines, head)) = (tempfile::tempdir().unwrap(), trail());
    let file = written(&folder, "trail", &lines.join("\n"));
    let holds = abri(&["audit", "verify", &file], "");
    let said = json_lines(&holds.out);
    assert_eq!((holds.code, said.len()), (0, 1), "{}", holds.out);
    assert_eq!([&said[0]["events"], &said[0]["days"], &said[0]["faults"]], [1, 1, 0]);
    assert_eq!([&said[0]["last_day"], &said[0]["last_head"]], [&json!("2020-03-25"), &json!(head)["head"]]);
    assert!(said[0]["events_per_second"].is_u64());

    let changed = written(&folder, "changed", &lines.join("\n").replace("\"insured\"", "\"rule\""));
    let broken = abri(&["audit", "verify", &changed], "");
    let said = json_lines(&broken.out);
    assert_eq!((broken.code, said.len()), (1, 2), "{}", broken.out);
    assert_eq!([&said[0]["fault"], &said[0]["sequence"]], [&json!("changed"), &json!(0)]);
}

#[test]
fn a_head_that_was_noted_is_looked_for() {
    let (folder, (lines, head)) = (tempfile::tempdir().unwrap(), trail());
    let file = written(&folder, "trail", &lines.join("\n"));
    let noted = written(&folder, "noted", &json!([head]).to_string());
    assert_eq!(abri(&["audit", "verify", &file, "--heads", &noted], "").code, 0);
    let other = written(&folder, "other", &json!([PublishedHead { head: [7; 32], ..head }]).to_string());
    let ended = abri(&["audit", "verify", &file, "--heads", &other], "");
    assert_eq!((ended.code, &json_lines(&ended.out)[0]["fault"]), (1, &json!("noted")));
    let wrong = written(&folder, "wrong", "{}");
    assert!(
        abri(&["audit", "verify", &file, "--heads", &wrong], "").complaint().contains("audit.schema.json")
    );
    assert!(!abri(&["audit", "verify", "/no/such/file"], "").complaint().is_empty());
}

#[test]
fn every_line_is_as_the_schema_describes_it() {
    let schema: Value = serde_json::from_str(include_str!("../../../docs/audit.schema.json")).unwrap();
    for line in trail().0 {
        let line: Value = serde_json::from_str(&line).unwrap();
        let (kind, value) = line.as_object().unwrap().iter().next().unwrap();
        let described = &schema["$defs"][kind]["properties"];
        for name in value.as_object().unwrap().keys() {
            assert!(described.get(name).is_some(), "{kind}.{name}");
        }
    }
}
