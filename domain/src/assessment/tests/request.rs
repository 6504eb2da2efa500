//! The facts as JSON: what the schema, the example of the documentation and the program each say of them is the same.

use crate::assessment::{AssessRequest, assess};
use crate::rules::RuleBook;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const SCHEMA: &str = include_str!("../../../../docs/assess.schema.json");
const GUIDE: &str = include_str!("../../../../docs/rules.md");

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

/// The first block of JSON under a heading of the guide.
fn example(heading: &str) -> Value {
    let text = GUIDE.split_once(heading).unwrap().1.split_once("```json\n").unwrap().1;
    serde_json::from_str(text.split_once("```").unwrap().0).unwrap()
}

fn request(value: &Value) -> Result<AssessRequest, String> {
    serde_json::from_value(value.clone()).map_err(|error| error.to_string())
}

/// What the documented facts come to.
fn documented_record() -> Value {
    let request = request(&example("### What `abri assess` reads")).unwrap();
    let book = RuleBook::built_in().unwrap();
    let facts = request.facts(book.scheme(), 21).unwrap();
    json!(assess(&facts, &book, request.decided_on.unwrap()).record())
}

/// The keys the program names when it meets one it does not know.
fn keys_read(with_unknown_key: &Value) -> BTreeSet<String> {
    let error = request(with_unknown_key).unwrap_err();
    let names = error.split_once("expected ").unwrap().1.split('`').skip(1).step_by(2);
    names.map(str::to_owned).collect()
}

fn keys(object: &Value) -> BTreeSet<String> {
    object.as_object().unwrap().keys().cloned().collect()
}

#[test]
fn the_documented_facts_are_judged_as_documented() {
    let (record, written) = (documented_record(), example("### What `abri assess` writes"));
    assert_eq!(written["outcome"], record["outcome"]);
    assert_eq!(written["versions"][0]["id"], record["versions"][0]["id"]);
    for finding in written["findings"].as_array().unwrap() {
        assert!(record["findings"].as_array().unwrap().contains(finding), "{finding}");
    }
}

#[test]
fn the_schema_names_every_key_that_is_read_and_no_other() {
    let (schema, nothing) = (schema(), json!({ "nothing-of-the-kind": 1 }));
    let register = json!({ "register": nothing });
    for (sent, described) in [
        (&nothing, &schema["$defs"]["facts"]),
        (&register, &schema["$defs"]["facts"]["properties"]["register"]),
    ] {
        assert_eq!(keys_read(sent), keys(&described["properties"]));
        assert_eq!(described["additionalProperties"], false);
    }
}

#[test]
fn the_schema_asks_for_what_the_program_can_t_do_without() {
    let whole = example("### What `abri assess` reads");
    let required = schema()["$defs"]["facts"]["required"].clone();
    for key in keys(&whole) {
        let mut less = whole.clone();
        less.as_object_mut().unwrap().remove(&key);
        let is_required = required.as_array().unwrap().contains(&json!(key));
        assert_eq!(request(&less).is_err(), is_required, "{key}");
    }
}

#[test]
fn the_schema_names_every_key_of_a_record_and_no_other() {
    let record = documented_record();
    let (schema, mut keys_of_record) = (schema(), keys(&record));
    // The command adds it: decisions do not keep it.
    keys_of_record.insert("profiles".to_owned());
    for (found, described) in [
        (keys_of_record, &schema["$defs"]["record"]),
        (keys(&record["findings"][0]), &schema["$defs"]["finding"]),
        (keys(&record["versions"][0]), &schema["$defs"]["version"]),
    ] {
        assert_eq!(found, keys(&described["properties"]));
        assert_eq!(described["additionalProperties"], false);
    }
}

#[test]
fn the_codes_of_the_schema_are_those_of_the_program() {
    use crate::status::{Door, InsuredStatus, Telework, Territory};
    let schema = schema();
    let facts = &schema["$defs"]["facts"]["properties"];
    let codes = |all: &mut dyn Iterator<Item = &'static str>| json!(all.collect::<Vec<_>>());
    assert_eq!(facts["status"]["enum"], codes(&mut InsuredStatus::ALL.iter().map(|status| status.code())));
    assert_eq!(facts["telework"]["enum"], codes(&mut Telework::ALL.iter().map(|telework| telework.code())));
    assert_eq!(facts["territory"]["enum"], codes(&mut Territory::ALL.iter().map(|place| place.code())));
    let mut doors: Vec<_> = Door::ALL.iter().map(|door| json!(door.code())).collect();
    doors.push(Value::Null);
    assert_eq!(schema["$defs"]["door"]["enum"], json!(doors));
}
