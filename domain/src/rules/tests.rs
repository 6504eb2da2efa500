//! The files shipped: their examples pass, every comparison is tried both ways. And bad files say where they are bad.

use super::*;
use crate::zone::Zone;
use time::macros::date;

const V2A: &str = include_str!("../../rules/at-risk/v2a.toml");

fn book() -> RuleBook {
    RuleBook::built_in().unwrap()
}

fn files(files: &[(&str, &str)]) -> Result<RuleBook, RulesError> {
    let owned: Vec<_> = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    RuleBook::from_files(&owned)
}

/// V2a with one passage replaced, which must occur.
fn changed(from: &str, to: &str) -> RulesError {
    assert!(V2A.contains(from), "the file does not hold {from:?}");
    files(&[("changed.toml", &V2A.replacen(from, to, 1))]).expect_err(to)
}

#[test]
fn every_example_comes_out_as_written() {
    let failures: Vec<_> = book().failing_examples().iter().map(ToString::to_string).collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn each_file_brings_enough_examples() {
    for (id, least) in [("at-risk-v2a", 15), ("at-risk-v2b", 15), ("at-risk-v9", 5)] {
        let book = book();
        let version = book.versions().iter().find(|version| version.id() == id).unwrap();
        assert!(version.examples().len() >= least, "{id}");
    }
}

#[test]
fn an_example_that_does_not_come_out_is_named() {
    let text = V2A.replacen("last_day = 2020-04-07", "last_day = 2020-04-08", 1);
    let failures = files(&[("v2a.toml", &text)]).unwrap().failing_examples();
    let names: Vec<_> = failures.iter().map(|failure| failure.example.as_str()).collect();
    assert!(names.contains(&"first day of the service, diabetes"), "{names:?}");
}

#[test]
fn every_comparison_is_tried_both_ways_by_the_examples_of_its_file() {
    let book = book();
    for version in book.versions() {
        let sheets: Vec<_> =
            version.examples().iter().filter_map(|example| example.fact_sheet(&book)).collect();
        for criterion in version.criteria() {
            let concerned: Vec<_> =
                sheets.iter().filter(|facts| criterion.concerns(facts) != Verdict::No).collect();
            let conditions =
                criterion.doors().iter().filter_map(DoorRule::when).chain([criterion.requires()]);
            for test in conditions.flat_map(Condition::tests) {
                for wanted in [Verdict::Yes, Verdict::No] {
                    let reached = concerned.iter().any(|facts| test.verdict(facts) == wanted);
                    assert!(
                        reached,
                        "{}: {}: {test:?} never comes to {wanted:?}",
                        version.id(),
                        criterion.code()
                    );
                }
            }
            let fails = concerned.iter().any(|facts| criterion.verdict(facts) == Verdict::No);
            assert!(fails, "{}: no example fails {}", version.id(), criterion.code());
        }
    }
}

#[test]
fn health_data_is_read_by_medical_criteria_only() {
    for criterion in book().versions().iter().flat_map(RuleVersion::criteria) {
        let reads_health_data = criterion.facts().iter().any(|fact| fact.zone() == Zone::Medical);
        assert_eq!(reads_health_data, criterion.zone() == Zone::Medical, "{}", criterion.code());
    }
}

#[test]
fn what_is_weakly_sourced_never_carries_an_automatic_yes() {
    for list in book().versions().iter().flat_map(RuleVersion::lists) {
        let settled = list.standing() == Standing::Settled;
        assert_eq!(settled, list.source().confidence <= Confidence::B, "{}", list.name());
    }
}

#[test]
fn weak_sources_say_what_is_open() {
    for source in book().versions().iter().flat_map(RuleVersion::sources) {
        let is_weak = source.confidence >= Confidence::C && source.date < date!(2023 - 01 - 01);
        assert!(!is_weak || source.open_point.is_some(), "{}", source.id);
    }
}

#[test]
fn the_version_follows_the_day() {
    let book = book();
    let id = |day| book.version_on(day).map(RuleVersion::id);
    assert_eq!(id(date!(2020 - 03 - 17)), None);
    assert_eq!(id(date!(2020 - 03 - 18)), Some("at-risk-v2a"));
    assert_eq!(id(date!(2020 - 04 - 05)), Some("at-risk-v2a"));
    assert_eq!(id(date!(2020 - 04 - 06)), Some("at-risk-v2b"));
    assert_eq!(id(date!(2020 - 04 - 30)), Some("at-risk-v2b"));
    assert_eq!(id(date!(2020 - 05 - 01)), None);
    assert_eq!(id(date!(2023 - 01 - 31)), None);
    assert_eq!(id(date!(2023 - 02 - 01)), Some("at-risk-v9"));
    assert!(book.is_closed_on(date!(2023 - 02 - 01)) && !book.is_closed_on(date!(2023 - 01 - 31)));
}

#[test]
fn the_form_learns_its_limits_from_the_version_in_force() {
    let book = book();
    let rules = book.form_rules(date!(2020 - 03 - 25), "2020-03").unwrap();
    assert_eq!((rules.earliest_start, rules.days), (date!(2020 - 03 - 13), 21));
    assert_eq!(rules.terms_version, "2020-03");
    for day in [date!(2020 - 03 - 17), date!(2020 - 05 - 01), date!(2023 - 02 - 01)] {
        assert!(book.form_rules(day, "2020-03").is_none(), "{day}");
    }
}

#[test]
fn the_stamp_is_that_of_the_bytes_of_the_file() {
    use sha2::{Digest, Sha256};
    let commented = format!("{V2A}\n# one more line\n");
    let (plain, other) = (files(&[("a", V2A)]).unwrap(), files(&[("a", &commented)]).unwrap());
    assert_eq!(plain.versions()[0].sha256()[..], Sha256::digest(V2A.as_bytes())[..]);
    assert_ne!(plain.versions()[0].sha256(), other.versions()[0].sha256());
}

#[test]
fn overlapping_versions_are_refused() {
    let longer = V2A.replacen("at-risk-v2a", "at-risk-longer", 1).replacen("2020-03-18T", "2020-04-05T", 1);
    let error = files(&[("first.toml", V2A), ("second.toml", &longer)]).unwrap_err();
    assert_eq!(error.to_string(), "second.toml: begins on 2020-04-05 but first.toml has not ended by then");
    let twice = files(&[("first.toml", V2A), ("second.toml", V2A)]).unwrap_err();
    assert!(twice.reason.contains("already used in first.toml"), "{twice}");
}

#[test]
fn unknown_keys_are_refused_with_their_line() {
    let error = changed("per_mille = 50", "per_mile = 50");
    assert!(error.reason.contains("per_mile"), "{error}");
    assert_eq!(error.line, line_of("per_mille = 50"));
    for (from, to) in [
        ("format = 1", "formatt = 1\nformat = 1"),
        ("days = 21\n", "days = 21\nweeks = 3\n"),
        ("standing = \"settled\"", "standing = \"settled\"\nsure = true"),
        ("is = \"no\" }", "is = \"no\", isnt = \"yes\" }"),
        ("telework = \"partial\"", "teleworking = \"partial\""),
        ("to = \"special-leave\"", "to = \"special-leave\"\nfrom = \"online\""),
    ] {
        assert!(changed(from, to).reason.contains("unknown field"), "{to}");
    }
}

fn line_of(passage: &str) -> Option<usize> {
    V2A.lines().position(|line| line.contains(passage)).map(|index| index + 1)
}

#[test]
fn a_bad_file_says_where_and_why() {
    for (from, to, reason) in [
        ("format = 1", "format = 2", "only format 1"),
        ("id = \"at-risk-v2a\"", "id = \"At risk\"", "is no code"),
        ("from = 2020-03-18T00:00:00+01:00", "from = 2020-03-18T08:00:00+01:00", "midnight"),
        ("until = 2020-04-06T00:00:00+02:00", "until = 2020-03-06T00:00:00+01:00", "ends before it begins"),
        ("from = 2020-03-18T00:00:00+01:00", "from = 2020-03-18", "written like 2020-03-18T"),
        ("days = 21", "days = 0", "from 1 to 366"),
        ("days = 21", "days = 367", "from 1 to 366"),
        ("per_mille = 50", "per_mille = 1001", "at most 1000"),
        ("source = \"decree-2020-73\"", "source = \"decree\"", "no source has the id \"decree\""),
        ("in_lists = [\"ald-online\"", "in_lists = [\"ald-onlin\"", "no list has the name \"ald-onlin\""),
        ("of = \"ald-number\"", "of = \"days\"", "is of \"days\", not of \"ald-number\""),
        ("zone = \"medical\"", "zone = \"administrative\"", "which is health data"),
        ("zone = \"administrative\"", "zone = \"employer\"", "no criterion belongs"),
        ("is = \"impossible\"", "is = \"never\"", "is no value of \"telework\""),
        ("is = \"no\" }", "is = false }", "is no value of"),
        ("not_before = {", "at_least = {", "is of type day, not number"),
        (
            "not_after = { fact = \"requested-on\" }",
            "not_after = { fact = \"days\" }",
            "is of type number, not day",
        ),
        ("requires = { fact = \"telework\", is =", "requires = { is =", "a condition is one of"),
        ("requires = { any = [{", "requires = { any = [], all = [{", "a condition is one of"),
        ("code = \"nir-is-final\"", "code = \"nir-agrees-with-birth\"", "two criteria"),
        ("name = \"statuses-reported\"", "name = \"statuses-online\"", "two lists"),
        ("id = \"back-dating\"", "id = \"opening\"", "two sources"),
        ("unknown.en = \"We could not check your fund. A person is checking.\"", "", "missing field `en`"),
        ("yes.en = \"Your social-security number is final.\"", "yes.en = \" \"", "a text is empty"),
    ] {
        let error = changed(from, to);
        assert!(error.reason.contains(reason), "{to:?} gave {error}");
        assert!(error.line.is_some() && error.file == "changed.toml", "{to:?} gave no line: {error}");
    }
}

#[test]
fn a_criterion_that_may_be_unknown_needs_words_for_it() {
    let without: String =
        V2A.lines().filter(|line| !line.starts_with("unknown.")).collect::<Vec<_>>().join("\n");
    let error = files(&[("v2a.toml", &without)]).unwrap_err();
    assert!(error.reason.contains("has no words for it") && error.line.is_some(), "{error}");
}

#[test]
fn a_version_is_open_or_closed_not_both() {
    let closing =
        "[closing]\ndoor = \"doctor\"\nsource = \"opening\"\ntext.fr = \"x\"\ntext.en = \"x\"\n\n[register]";
    assert!(changed("[register]", closing).reason.contains("a closed version has neither"));
    let open = V2A.replacen("[duration]\ndays = 21\nsource = \"opening\"\n", "", 1);
    assert!(files(&[("v2a.toml", &open)]).unwrap_err().reason.contains("an open version needs"));
}
