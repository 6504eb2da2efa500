//! The files shipped: their examples pass, every comparison is tried both ways. And bad files say where they are bad.

mod outline;

use super::*;
use crate::recheck::Alarm;
use crate::status::Territory;
use crate::zone::Zone;
use time::macros::{date, datetime};

const SCHEME: &str = include_str!("../../rules/at-risk/scheme.toml");
const V2A: &str = include_str!("../../rules/at-risk/v2a.toml");

fn book() -> RuleBook {
    RuleBook::built_in().unwrap()
}

fn files(files: &[(&str, &str)]) -> Result<RuleBook, RulesError> {
    let all = std::iter::once(&("at-risk/scheme.toml", SCHEME)).chain(files);
    let owned: Vec<_> = all.map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    RuleBook::from_files(&owned)
}

/// V2a with one passage replaced, in its own file or else in the scheme's.
fn changed(from: &str, to: &str) -> RulesError {
    if !V2A.contains(from) {
        return changed_scheme(from, to);
    }
    files(&[("at-risk/v2a.toml", &V2A.replacen(from, to, 1))]).expect_err(to)
}

/// The scheme with one passage replaced, which must occur.
fn changed_scheme(from: &str, to: &str) -> RulesError {
    assert!(SCHEME.contains(from), "the scheme does not hold {from:?}");
    let files = [("at-risk/scheme.toml", SCHEME.replacen(from, to, 1)), ("at-risk/v2a.toml", V2A.to_owned())];
    RuleBook::from_files(&files.map(|(path, text)| (path.to_owned(), text))).expect_err(to)
}

#[test]
fn the_examples_of_every_scheme_come_out_as_written() {
    let schemes = Schemes::built_in().unwrap();
    let failures = schemes.books().iter().flat_map(|book| book.failing_examples());
    let failures: Vec<_> = failures.map(|failure| failure.to_string()).collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn the_examples_of_every_scheme_try_everything_both_ways() {
    let schemes = Schemes::built_in().unwrap();
    let gaps: Vec<_> =
        schemes.books().iter().flat_map(|book| book.gaps().into_iter().chain(book.unsaid())).collect();
    assert_eq!(gaps, Vec::new());
}

#[test]
fn an_example_that_does_not_come_out_is_named() {
    let text = V2A.replacen("last_day = 2020-04-07", "last_day = 2020-04-08", 1);
    let failures = files(&[("v2a.toml", &text)]).unwrap().failing_examples();
    let names: Vec<_> = failures.iter().map(|failure| failure.example.as_str()).collect();
    assert!(names.contains(&"first day of the service, diabetes"), "{names:?}");
}

#[test]
fn health_data_is_read_by_medical_criteria_only() {
    let book = book();
    let vocabulary = book.scheme().vocabulary();
    for criterion in book.versions().iter().flat_map(RuleVersion::criteria) {
        let mut facts = criterion.facts().iter();
        let reads_health_data = facts.any(|fact| vocabulary.spec(*fact).zone == Zone::Medical);
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
    for (day, version) in [
        (date!(2020 - 02 - 01), None),
        (date!(2020 - 02 - 02), Some("at-risk-v0")),
        (date!(2020 - 03 - 09), Some("at-risk-v0")),
        (date!(2020 - 03 - 10), Some("at-risk-v1")),
        (date!(2020 - 03 - 17), Some("at-risk-v1")),
        (date!(2020 - 03 - 18), Some("at-risk-v2a")),
        (date!(2020 - 04 - 05), Some("at-risk-v2a")),
        (date!(2020 - 04 - 06), Some("at-risk-v2b")),
        (date!(2020 - 04 - 30), Some("at-risk-v2b")),
        (date!(2020 - 05 - 01), Some("at-risk-v3")),
        (date!(2020 - 08 - 31), Some("at-risk-v3")),
        (date!(2020 - 09 - 01), Some("at-risk-v4")),
        (date!(2020 - 10 - 14), Some("at-risk-v4")),
        (date!(2020 - 10 - 15), Some("at-risk-v5")),
        (date!(2020 - 11 - 11), Some("at-risk-v5")),
        (date!(2020 - 11 - 12), Some("at-risk-v6")),
        (date!(2021 - 09 - 26), Some("at-risk-v6")),
        (date!(2021 - 09 - 27), Some("at-risk-v7")),
        (date!(2022 - 09 - 30), Some("at-risk-v7")),
        (date!(2022 - 10 - 01), Some("at-risk-v8")),
        (date!(2023 - 01 - 31), Some("at-risk-v8")),
        (date!(2023 - 02 - 01), Some("at-risk-v9")),
    ] {
        assert_eq!(id(day), version, "{day}");
    }
}

/// V2a that begins at eight in the morning.
fn from_eight() -> RuleBook {
    files(&[("v2a.toml", &V2A.replacen("2020-03-18T00:00:00", "2020-03-18T08:00:00", 1))]).unwrap()
}

#[test]
fn a_version_can_begin_at_any_hour() {
    let book = from_eight();
    let is_open = |instant| book.version_at(instant).is_some();
    assert!(!is_open(datetime!(2020-03-18 07:59:59 +1)) && is_open(datetime!(2020-03-18 08:00:00 +1)));
    // A day goes by the version in force when it begins.
    assert!(book.version_on(date!(2020 - 03 - 18)).is_none());
    assert!(book.version_on(date!(2020 - 03 - 19)).is_some());
}

#[test]
fn guyane_and_mayotte_kept_the_rules_of_may_for_a_while() {
    let book = book();
    let id = |day, territory| book.version_known(day, territory, day).map(RuleVersion::id);
    assert_eq!(id(date!(2020 - 09 - 18), Territory::Guyane), Some("at-risk-v3"));
    assert_eq!(id(date!(2020 - 09 - 18), Territory::Mayotte), Some("at-risk-v3"));
    assert_eq!(id(date!(2020 - 09 - 18), Territory::Metropole), Some("at-risk-v4"));
    assert_eq!(id(date!(2020 - 09 - 19), Territory::Guyane), Some("at-risk-v4"));
}

#[test]
fn the_form_learns_its_limits_from_the_version_in_force() {
    let book = book();
    let noon = |day: time::Date| day.with_hms(12, 0, 0).unwrap().assume_utc();
    let rules = book.form_rules(noon(date!(2020 - 03 - 25)), "2020-03").unwrap();
    assert_eq!((rules.earliest_start, rules.days), (date!(2020 - 03 - 13), 21));
    assert_eq!(rules.terms_version, "2020-03");
    for closed in [date!(2020 - 03 - 17), date!(2023 - 02 - 01)] {
        assert!(
            book.form_rules(noon(closed), "2020-03").is_none() && book.is_closed_at(noon(closed)),
            "{closed}"
        );
    }
}

#[test]
fn the_stamp_is_that_of_the_bytes_of_the_scheme_and_the_version() {
    use sha2::{Digest, Sha256};
    let commented = format!("{V2A}\n# one more line\n");
    let (plain, other) = (files(&[("a", V2A)]).unwrap(), files(&[("a", &commented)]).unwrap());
    let bytes = [SCHEME.as_bytes(), &[0], V2A.as_bytes()].concat();
    assert_eq!(plain.versions()[0].sha256()[..], Sha256::digest(bytes)[..]);
    assert_ne!(plain.versions()[0].sha256(), other.versions()[0].sha256());
}

#[test]
fn overlapping_versions_are_refused() {
    let longer = V2A.replacen("at-risk-v2a", "at-risk-longer", 1).replacen("2020-03-18T", "2020-04-05T", 1);
    let error = files(&[("first.toml", V2A), ("second.toml", &longer)]).unwrap_err();
    let reason = "begins on 2020-04-05 but first.toml has not ended by then";
    assert_eq!(
        (error.file.as_str(), error.line, error.reason.as_str()),
        ("second.toml", line_of("[validity]"), reason)
    );
    let twice = files(&[("first.toml", V2A), ("second.toml", V2A)]).unwrap_err();
    assert!(twice.reason.contains("already used in first.toml"), "{twice}");
}

#[test]
fn unknown_keys_are_refused_with_their_line() {
    let error = changed("per_mille = 50", "per_mile = 50");
    assert!(error.reason.contains("per_mile"), "{error}");
    assert_eq!(error.line, line_of("per_mille = 50"));
    for (from, to) in [
        ("format = 2", "formatt = 2\nformat = 2"),
        ("days = 21\n", "days = 21\nweeks = 3\n"),
        ("standing = \"settled\"", "standing = \"settled\"\nsure = true"),
        ("is = \"impossible\" }", "is = \"impossible\", isnt = \"partial\" }"),
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
fn a_version_says_when_its_alarm_rings_and_is_usual_when_it_does_not() {
    let alarm = |more: &str| {
        let text = V2A.replacen("per_mille = 50", &format!("per_mille = 50\n{more}"), 1);
        files(&[("at-risk/v2a.toml", &text)]).unwrap().versions()[0].alarm()
    };
    assert_eq!(alarm(""), Alarm::default());
    assert_eq!(alarm("alarm_per_mille = 100").per_mille, 100);
    let all = alarm("alarm_per_mille = 10\nalarm_at_least = 500\nalarm_window = 600");
    assert_eq!(all, Alarm { per_mille: 10, at_least: 500, window: 600 });
    assert_eq!(alarm("alarm_at_least = 500").window, 500, "a window holds what is asked for");
}

#[test]
fn a_bad_file_says_where_and_why() {
    for (from, to, reason) in [
        ("format = 2", "format = 1", "only format 2"),
        ("id = \"at-risk-v2a\"", "id = \"At risk\"", "is no code"),
        ("id = \"at-risk-v2a\"", "id = \"contact-v2a\"", "begins with that of its scheme"),
        ("until = 2020-04-06T00:00:00+02:00", "until = 2020-03-06T00:00:00+01:00", "ends before it begins"),
        ("from = 2020-03-18T00:00:00+01:00", "from = 2020-03-18", "written like 2020-03-18T"),
        ("days = 21", "days = 0", "from 1 to 366"),
        ("days = 21", "days = 367", "from 1 to 366"),
        ("per_mille = 50", "per_mille = 1001", "at most 1000"),
        ("per_mille = 50", "per_mille = 50\nalarm_per_mille = 1001", "at most 1000"),
        ("per_mille = 50", "per_mille = 50\nalarm_at_least = 0", "one re-check at least"),
        ("per_mille = 50", "per_mille = 50\nalarm_window = 19", "at no fewer than it asks for"),
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
        ("code = \"ground-online\"", "code = \"nir-is-final\"", "two criteria"),
        ("name = \"statuses-reported\"", "name = \"statuses-online\"", "two lists"),
        ("id = \"back-dating\"", "id = \"opening\"", "two sources"),
        ("unknown.en = \"We could not check your fund. A person is checking.\"", "", "missing field `en`"),
        ("yes.en = \"Your social-security number is final.\"", "yes.en = \" \"", "a text is empty"),
    ] {
        let error = changed(from, to);
        assert!(error.reason.contains(reason), "{to:?} gave {error}");
        assert!(error.line.is_some() && error.file.starts_with("at-risk/"), "{to:?} gave no line: {error}");
    }
}

#[test]
fn a_criterion_that_may_be_unknown_needs_words_for_it() {
    let without: String =
        SCHEME.lines().filter(|line| !line.starts_with("unknown.")).collect::<Vec<_>>().join("\n");
    let files = [("at-risk/scheme.toml", without), ("at-risk/v2a.toml", V2A.to_owned())];
    let error = RuleBook::from_files(&files.map(|(path, text)| (path.to_owned(), text))).unwrap_err();
    assert!(error.reason.contains("has no words for it"), "{error}");
    let named = error.file == "at-risk/v2a.toml" && error.reason.contains("the scheme's criterion");
    assert!(named && error.line.is_some(), "{error}");
}

#[test]
fn a_version_is_open_or_closed_not_both() {
    let closing =
        "[closing]\ndoor = \"doctor\"\nsource = \"opening\"\ntext.fr = \"x\"\ntext.en = \"x\"\n\n[register]";
    assert!(changed("[register]", closing).reason.contains("a closed version has neither"));
    let open = V2A.replacen("[duration]\ndays = 21\nsource = \"opening\"\n", "", 1);
    assert!(files(&[("v2a.toml", &open)]).unwrap_err().reason.contains("an open version needs"));
}

/// A profile, in front of the first criterion of V2a.
fn with_profiles(profiles: &str) -> RulesError {
    changed("[[criterion]]", &format!("{profiles}\n[[criterion]]"))
}

fn profile(code: &str, requires: &str) -> String {
    format!(
        "[[profile]]\ncode = \"{code}\"\nsource = \"opening\"\nrequires = {requires}\ntext.fr = \"x\"\ntext.en = \"x\"\n"
    )
}

#[test]
fn profiles_that_ask_for_each_other_in_a_circle_are_refused() {
    let circle =
        profile("one", "{ profiles = [\"two\"] }") + &profile("two", "{ not = { profiles = [\"one\"] } }");
    let error = with_profiles(&circle);
    assert!(
        error.reason.contains("asks for itself: one, then two then one") && error.line.is_some(),
        "{error}"
    );
    let unknown = with_profiles(&profile("one", "{ profiles = [\"three\"] }"));
    assert!(unknown.reason.contains("no profile has the code \"three\""), "{unknown}");
    let twice = profile("one", "{ fact = \"age\", at_least = 65 }").repeat(2);
    assert!(with_profiles(&twice).reason.contains("two profiles"), "{twice}");
}

#[test]
fn two_questions_never_share_a_field() {
    let error = changed_scheme("code = \"height\"", "code = \"due-date-day\"");
    assert!(error.reason.contains("another question has the field \"answer-due-date-day\""), "{error}");
    assert!(error.line.is_some());
}

#[test]
fn a_condition_that_nothing_feeds_is_refused() {
    let error = with_profiles(&profile("tall", "{ fact = \"shoe-size\", at_least = 46 }"));
    assert!(error.reason.contains("nothing would feed it") && error.line.is_some(), "{error}");
    let silent = changed_scheme("asked = [\"form\", \"check\"]", "asked = []");
    assert!(silent.reason.contains("nobody is ever asked"), "{silent}");
}

#[test]
fn a_threshold_needs_a_source() {
    let unsourced =
        profile("old", "{ fact = \"age\", at_least = 65 }").replacen("source = \"opening\"\n", "", 1);
    assert!(with_profiles(&unsourced).reason.contains("missing field `source`"));
    assert!(
        changed("days = 21\nsource = \"opening\"", "days = 21").reason.contains("missing field `source`")
    );
}

#[test]
fn territories_follow_a_version_that_exists() {
    let elsewhere =
        "[[elsewhere]]\nterritories = [\"guyane\"]\nfollows = \"at-risk-v1\"\nsource = \"opening\"\n";
    let error = with_profiles(elsewhere);
    assert!(error.reason.contains("no version has the id \"at-risk-v1\""), "{error}");
}

#[test]
fn a_folder_without_a_scheme_is_refused() {
    let error = RuleBook::from_files(&[("new/v1.toml".to_owned(), V2A.to_owned())]).unwrap_err();
    assert_eq!(error.to_string(), "new/scheme.toml: is missing");
}

#[test]
fn what_a_scheme_says_of_deciding_is_checked_when_it_is_read() {
    for (from, to, told) in [
        ("demande {reference}, reçue", "demande {référence}, reçue", "stands for nothing"),
        ("jusqu’au {appeal-until}", "jusqu’au {appeal-until", "stands for nothing"),
        ("jusqu’au {appeal-until}", "jusqu’au appeal-until}", "a brace that closes nothing"),
        (
            "code = \"days\"\nside = \"administrative\"",
            "code = \"days\"\nside = \"administrative\"\ngrounds = [\"ald\"]",
            "zone M",
        ),
        ("grounds = [\"pregnancy\"]", "grounds = [\"twins\"]", "no ground has the code"),
        ("code = \"telework-possible\"", "code = \"bad-mood\"", "no reason of the closed list"),
        ("code = \"not-at-risk\"", "code = \"medical-conclusion\"", "a medical reason of its own code"),
        ("code = \"not-at-risk\"", "code = \"not-affiliated\"", "a reason of the administrative side"),
        ("code = \"affiliation\"", "code = \"identity\"", "two checks have the code"),
    ] {
        let fault = changed_scheme(from, to);
        assert!(fault.reason.contains(told) && fault.line.is_some(), "{fault}");
    }
}

#[test]
fn a_criterion_without_a_reason_and_a_reason_without_a_criterion_are_gaps() {
    for (from, to, told) in [
        ("criteria = [\"affiliated\"]", "criteria = [\"no-overlap\"]", "stands for the criterion affiliated"),
        (
            "criteria = [\"affiliated\"]",
            "criteria = [\"affiliated\", \"affilated\"]",
            "the criterion affilated",
        ),
    ] {
        assert!(SCHEME.contains(from));
        let scheme = SCHEME.replacen(from, to, 1);
        let both = [("at-risk/scheme.toml", scheme), ("at-risk/v2a.toml", V2A.to_owned())];
        let book = RuleBook::from_files(&both.map(|(path, text)| (path.to_owned(), text))).unwrap();
        let gaps: Vec<_> = book.unsaid().iter().map(ToString::to_string).collect();
        assert!(gaps.iter().any(|gap| gap.contains(told)), "{gaps:?}");
    }
}
