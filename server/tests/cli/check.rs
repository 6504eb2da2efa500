//! `abri rules check`: good rules, and rules that are wrong in each way a file can be.

use super::abri;
use super::folder::{Folder, line_of};

#[test]
fn the_rules_shipped_are_in_order() {
    let ended = abri(&["rules", "check"], "");
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    let lines: Vec<_> = ended.out.lines().collect();
    assert_eq!(lines.len(), 4, "{}", ended.out);
    assert!(lines[0].starts_with("at-risk: 11 versions from at-risk-v0 to at-risk-v9, "), "{}", lines[0]);
    assert!(lines[1].starts_with("contact-case: ") && lines[2].starts_with("symptomatic: "));
    assert_eq!(lines[3], "3 schemes, 0 faults");
}

#[test]
fn a_folder_of_ones_own_is_checked_by_option_or_environment() {
    let folder = Folder::shipped();
    let ended = abri(&["rules", "check", "--rules", folder.path()], "");
    assert!(ended.code == 0 && ended.out.ends_with("1 schemes, 0 faults\n"), "{}", ended.out);
    let by_environment = std::process::Command::new(env!("CARGO_BIN_EXE_abri"))
        .args(["rules", "check"])
        .env("ABRI_RULES_DIR", folder.path())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(by_environment.stdout).unwrap(), ended.out);
}

fn profile(code: &str, requires: &str) -> String {
    format!(
        "[[profile]]\ncode = \"{code}\"\nsource = \"opening\"\nrequires = {requires}\ntext.fr = \"x\"\ntext.en = \"x\"\n\n"
    )
}

/// Asserts that V2a with one passage replaced is refused at that line for that reason.
fn refused(from: &str, to: &str, line: usize, reason: &str) {
    let folder = Folder::changed("v2a.toml", from, to);
    let ended = abri(&["rules", "check", "--rules", folder.path()], "");
    let complaint = ended.complaint();
    let place = format!("at-risk/v2a.toml, line {line}: ");
    assert!(complaint.starts_with(&place) && complaint.contains(reason), "{complaint}");
}

#[test]
fn an_unknown_key_is_named_with_its_line() {
    let line = line_of("v2a.toml", "per_mille = 50");
    refused("per_mille = 50", "per_mile = 50", line, "unknown field `per_mile`");
}

#[test]
fn a_threshold_without_a_source_is_refused() {
    let duration = line_of("v2a.toml", "[duration]");
    refused("days = 21\nsource = \"opening\"", "days = 21", duration, "missing field `source`");
}

#[test]
fn profiles_in_a_circle_are_refused() {
    let circle = profile("one", "{ profiles = [\"two\"] }") + &profile("two", "{ profiles = [\"one\"] }");
    let line = line_of("v2a.toml", "[[criterion]]");
    refused("[[criterion]]", &(circle + "[[criterion]]"), line, "asks for itself: one, then two then one");
}

#[test]
fn a_condition_that_no_question_feeds_is_refused() {
    let tall = profile("tall", "{ fact = \"shoe-size\", at_least = 46 }") + "[[criterion]]";
    let line = line_of("v2a.toml", "[[criterion]]");
    refused("[[criterion]]", &tall, line, "nothing would feed it");
}

#[test]
fn versions_that_overlap_are_both_named() {
    let folder = Folder::changed("v2b.toml", "from = 2020-04-06T", "from = 2020-04-05T");
    let ended = abri(&["rules", "check", "--rules", folder.path()], "");
    let line = line_of("v2b.toml", "[validity]");
    let expected = format!(
        "at-risk/v2b.toml, line {line}: begins on 2020-04-05 but at-risk/v2a.toml has not ended by then"
    );
    assert_eq!(ended.complaint(), expected);
}

#[test]
fn a_folder_without_a_scheme_is_refused() {
    let folder = Folder::without("scheme.toml");
    let ended = abri(&["rules", "check", "--rules", folder.path()], "");
    assert_eq!(ended.complaint(), "at-risk/scheme.toml: is missing");
    let nowhere = abri(&["rules", "check", "--rules", "/nonexistent/rules"], "");
    assert!(nowhere.complaint().starts_with("/nonexistent/rules: "), "{}", nowhere.err);
}

#[test]
fn an_example_that_contradicts_the_rule_is_told_with_what_came_out() {
    let folder = Folder::changed("v2a.toml", "last_day = 2020-04-07", "last_day = 2020-04-08");
    let ended = abri(&["rules", "check", "--rules", folder.path()], "");
    assert_eq!((ended.code, ended.err.as_str()), (1, ""));
    let faults: Vec<_> = ended.out.lines().filter(|line| line.contains("expected")).collect();
    let [fault] = faults[..] else { panic!("{}", ended.out) };
    let line = line_of("v2a.toml", "[[example]]");
    let place = format!(
        "at-risk/v2a.toml, line {line}: at-risk-v2a, example \"first day of the service, diabetes\": "
    );
    assert!(fault.starts_with(&place), "{fault}");
    assert!(fault.contains("until 2020-04-08") && fault.contains("until 2020-04-07"), "{fault}");
    assert!(ended.out.ends_with("1 schemes, 1 faults\n"), "{}", ended.out);
}

#[test]
fn a_gap_in_time_and_a_comparison_without_examples_are_faults() {
    let gap = Folder::without("v2b.toml");
    let ended = abri(&["rules", "check", "--rules", gap.path()], "");
    assert!(ended.code == 1 && ended.out.contains("no version between at-risk-v2a and at-risk-v3\n"));
    let tall = profile("tall", "{ fact = \"height\", at_least = 249 }") + "[[criterion]]";
    let untried = Folder::changed("v2a.toml", "[[criterion]]", &tall);
    let ended = abri(&["rules", "check", "--rules", untried.path()], "");
    assert_eq!(ended.code, 1);
    assert!(
        ended.out.contains("at-risk-v2a: tall: no example meets the comparison of height"),
        "{}",
        ended.out
    );
}
