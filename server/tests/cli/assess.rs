//! `abri assess` and `abri rules timeline`: facts as JSON in, records as JSON out, and nothing of the facts in an error.

use super::abri;
use serde_json::{Value, json};

/// A farmer with diabetes, whom the register knows: approved in March 2020.
fn farmer() -> Value {
    json!({
        "requested_at": "2020-03-25T09:00:00+01:00",
        "status": "farmer",
        "birth_date": "1962-04-18",
        "ground": "ald",
        "answers": { "ald-number": 8 },
        "register": { "affiliated": "yes", "ald": "yes" },
    })
}

/// The same with one key changed.
fn but(key: &str, value: Value) -> Value {
    let mut facts = farmer();
    facts[key] = value;
    facts
}

fn records(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn facts_are_judged_one_after_the_other() {
    let from_home = but("telework", json!("partial"));
    let ended = abri(&["assess"], &format!("{}\n{from_home:#}{}", farmer(), but("register", json!({}))));
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    let records = records(&ended.out);
    let [yes, telework, silent] = &records[..] else { panic!("{}", ended.out) };
    let stoppage = json!({ "first_day": "2020-03-25", "last_day": "2020-04-14" });
    assert_eq!(yes["outcome"], json!({ "outcome": "approve", "stoppage": stoppage }));
    assert_eq!(yes["versions"][0]["id"], "at-risk-v2a");
    for review in [telework, silent] {
        let person = json!({ "outcome": "review", "side": "administrative", "door": null });
        assert_eq!(review["outcome"], person);
    }
    assert_eq!((&telework["then_medical"], &silent["then_medical"]), (&json!(false), &json!(true)));
}

#[test]
fn another_scheme_is_judged_by_its_own_questions() {
    let facts = json!({
        "scheme": "contact-case", "requested_at": "2020-11-02T09:00:00+01:00", "status": "employee",
        "ground": "contact", "answers": { "contacted-on": "2020-11-02" }, "register": { "affiliated": "yes" },
    });
    let ended = abri(&["assess"], &facts.to_string());
    assert_eq!(records(&ended.out)[0]["outcome"]["stoppage"]["last_day"], "2020-11-08", "{}", ended.err);
}

#[test]
fn the_lines_of_the_public_list_that_concern_the_person_are_told() {
    let answers = json!({ "ald-number": 8, "diabetes": true });
    let ended = abri(&["assess"], &but("answers", answers).to_string());
    assert_eq!(records(&ended.out)[0]["profiles"], json!(["diabetes"]));
}

/// Values no error may repeat.
const SECRETS: [&str; 4] = ["1962-04-18", "270195600000112", "hereditary", "4711"];

#[test]
fn facts_that_can_t_be_read_are_refused_without_a_value() {
    let [birth, nir, word, number] = SECRETS;
    for (facts, reason) in [
        (but("birth_date", json!(format!("{birth}x"))), "column"),
        (but("status", json!(nir)), "not as docs/assess.schema.json"),
        (but("days", json!(word)), "not as docs/assess.schema.json"),
        (but("requested_at", json!(birth)), "not as docs/assess.schema.json"),
        (but("register", json!({ "ald": word })), "not as docs/assess.schema.json"),
        (but("ground", json!(word)), "the scheme has no such ground"),
        (but("scheme", json!(word)), "the rules have no such scheme"),
        (but("colour", json!(word)), "unknown field `colour`"),
        (but("register", json!({ "colour": word })), "unknown field `colour`"),
        (but("answers", json!({ "shoe-size": 4711 })), "no question has the code \"shoe-size\""),
        (but("answers", json!({ "ald-number": word })), "the answer to \"ald-number\" is no number"),
        (but("answers", json!({ "due-date": format!("{birth}x") })), "the answer to \"due-date\" is no day"),
        (but("answers", json!({ "diabetes": 4711 })), "the answer to \"diabetes\" is no flag"),
    ] {
        for command in [&["assess"][..], &["rules", "timeline"]] {
            let ended = abri(command, &facts.to_string());
            let complaint = ended.complaint();
            assert!(complaint.contains(reason), "{reason}: {complaint}");
            for secret in [birth, nir, word, number] {
                assert!(!complaint.contains(secret), "{complaint}");
            }
        }
    }
}

#[test]
fn what_is_no_json_is_refused_with_its_place() {
    for text in ["{\n \"status\": hereditary }", "{ \"status\": \"hereditary", "[1, 2", "nonsense"] {
        let ended = abri(&["assess"], text);
        let complaint = ended.complaint();
        assert!(complaint.starts_with("line ") && !complaint.contains("hereditary"), "{complaint}");
    }
}

#[test]
fn the_records_before_a_fault_are_told() {
    let ended = abri(&["assess"], &format!("{} {{}}", farmer()));
    assert_eq!(ended.code, 2);
    assert_eq!(records(&ended.out).len(), 1);
    assert!(ended.err.starts_with("abri: missing field `requested_at`"), "{}", ended.err);
}

#[test]
fn a_claim_is_followed_through_every_version() {
    let ended = abri(&["rules", "timeline"], &farmer().to_string());
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    let lines: Vec<_> = ended.out.lines().map(|line| line.split_once(": ").unwrap()).collect();
    let ids: Vec<_> = lines.iter().map(|(id, _)| id.trim_start_matches("at-risk-")).collect();
    assert_eq!(ids, ["v0", "v1", "v2a", "v2b", "v3", "v4", "v5", "v6", "v7", "v8", "v9"]);
    let approved = lines.iter().filter(|(_, record)| {
        let record: Value = serde_json::from_str(record).unwrap();
        record["outcome"]["outcome"] == "approve"
    });
    let approved: Vec<_> = approved.map(|(id, _)| *id).collect();
    assert_eq!(approved, ["at-risk-v2a", "at-risk-v2b"], "from May on the list asks for more than diabetes");
}
