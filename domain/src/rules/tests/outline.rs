//! A version point by point, and what two versions differ in.

use super::{SCHEME, book};
use crate::rules::{Change, Part, Point, RuleBook, RuleVersion, Schemes, diff, outline};
use std::collections::BTreeSet;

const SHORT: &str = include_str!("short.toml");

/// What is law, or a choice that stands for it, and never goes without a source.
const SOURCED: &[Part] = &[
    Part::Closing,
    Part::Route,
    Part::Renewal,
    Part::Profile,
    Part::Criterion,
    Part::Measure,
    Part::HardEnd,
    Part::Elsewhere,
    Part::Appeal,
];

fn change<'c>(changes: &'c [Change], part: Part, code: &str) -> Option<&'c Change> {
    changes.iter().find(|change| (change.part, change.code.as_str()) == (part, code))
}

/// The differences between two versions of the scheme for people at risk.
fn between(earlier: &str, later: &str) -> Vec<Change> {
    let book = book();
    diff(book.version(earlier).unwrap(), book.version(later).unwrap(), book.scheme())
}

/// A point as the command line says it, its words aside.
fn said(point: &Point) -> String {
    let source = point.source.iter().map(|source| format!("source: {source}"));
    let lines: Vec<_> = point.terms.iter().cloned().chain(source).collect();
    format!("[{}] {}\n    {}", point.part.code(), point.code, lines.join("\n    "))
}

#[test]
fn a_version_is_told_point_by_point_in_short_notation() {
    let files = [("at-risk/scheme.toml", SCHEME), ("at-risk/short.toml", SHORT)];
    let book = RuleBook::from_files(&files.map(|(path, text)| (path.to_owned(), text.to_owned()))).unwrap();
    let points = outline(&book.versions()[0], book.scheme());
    insta::assert_snapshot!(points.iter().map(said).collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_point_of_law_has_its_source_and_a_name_of_its_own() {
    let schemes = Schemes::built_in().unwrap();
    for book in schemes.books() {
        for version in book.versions() {
            let points = outline(version, book.scheme());
            for point in points.iter().filter(|point| SOURCED.contains(&point.part)) {
                let source = point.source.as_deref().unwrap_or_default();
                assert!(!source.is_empty(), "{}: {} has no source", version.id(), point.code);
            }
            let names: BTreeSet<_> = points.iter().map(|point| (point.part, &point.code)).collect();
            assert_eq!(names.len(), points.len(), "{}: two points share a name", version.id());
            assert_eq!(told(version), points.iter().filter(|p| SOURCED.contains(&p.part)).count());
        }
    }
}

/// How many points of law a version makes.
fn told(version: &RuleVersion) -> usize {
    let clauses = [version.closing().is_some(), version.route().is_some(), version.renewal().is_some()];
    let lists = [version.criteria().len(), version.measures().len(), version.hard_ends().len()];
    let appeals = 2;
    clauses.into_iter().map(usize::from).chain(lists).sum::<usize>()
        + version.profiles().count()
        + version.elsewhere().len()
        + appeals
}

#[test]
fn a_version_differs_from_itself_in_nothing() {
    let schemes = Schemes::built_in().unwrap();
    for book in schemes.books() {
        for version in book.versions() {
            assert_eq!(diff(version, version, book.scheme()), [], "{}", version.id());
        }
    }
}

#[test]
fn april_2020_brought_cohabitants_and_liberal_professions() {
    let changes = between("at-risk-v2a", "at-risk-v2b");
    let ground = change(&changes, Part::Criterion, "ground-online").unwrap();
    let status = change(&changes, Part::Criterion, "status-admitted").unwrap();
    let terms = |point: &Option<Point>| point.as_ref().unwrap().terms.join("; ");
    assert!(!terms(&ground.before).contains("cohabitant") && terms(&ground.after).contains("cohabitant"));
    let settled = |point| terms(point).split(", not settled").next().unwrap().contains("liberal");
    assert!(!settled(&status.before) && settled(&status.after));
    let end = changes.iter().find(|change| change.part == Part::HardEnd).unwrap();
    assert!(end.before.is_none() && end.after.is_some());
    assert!(change(&changes, Part::Duration, "duration").is_none(), "21 days in both");
}

#[test]
fn what_one_version_adds_the_other_way_round_is_taken_away() {
    let (there, back) = (between("at-risk-v2b", "at-risk-v3"), between("at-risk-v3", "at-risk-v2b"));
    assert_eq!(there.len(), back.len());
    for Change { part, code, before, after } in &there {
        let back = change(&back, *part, code).unwrap();
        assert_eq!((before, after), (&back.after, &back.before), "{code}");
    }
}

#[test]
fn other_words_alone_are_said_to_be_only_that() {
    let mut points = between("at-risk-v2a", "at-risk-v2b");
    let change = points.iter_mut().find(|change| change.before.is_some() && change.after.is_some()).unwrap();
    assert!(!change.is_wording_only());
    change.after.clone_from(&change.before);
    assert!(change.is_wording_only());
}
