//! The commands that look into the rules.

use super::{CommandError, say};
use crate::rules::load;
use abri_domain::assessment::{AssessRequest, Assessment, assess};
use abri_domain::rules::{Change, Point, RuleBook, RuleVersion, Schemes, diff, outline};
use serde_json::error::Category;
use serde_json::{Deserializer, json};
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

/// Days asked for where no version says how many.
const USUAL_DAYS: u16 = 21;

const NO_SCHEME: &str = "the rules have no such scheme";

/// `abri rules check`: everything that is wrong, a line each, then a summary.
pub fn check(folder: Option<&Path>) -> Result<ExitCode, CommandError> {
    let schemes = load(folder)?;
    let mut faults = Vec::new();
    for book in schemes.books() {
        faults.extend(book.faults().iter().chain(&book.unsaid()).map(ToString::to_string));
        say(&summary(book));
    }
    for fault in &faults {
        say(fault);
    }
    say(&format!("{} schemes, {} faults", schemes.books().len(), faults.len()));
    Ok(ExitCode::from(u8::from(!faults.is_empty())))
}

fn summary(book: &RuleBook) -> String {
    let (versions, examples) = (book.versions(), book.versions().iter().map(|v| v.examples().len()));
    let (first, last) = (versions.first().map(RuleVersion::id), versions.last().map(RuleVersion::id));
    let (first, last) = (first.unwrap_or("-"), last.unwrap_or("-"));
    let (id, count, examples) = (book.scheme().id(), versions.len(), examples.sum::<usize>());
    format!("{id}: {count} versions from {first} to {last}, {examples} examples")
}

/// `abri rules explain`.
pub fn explain(folder: Option<&Path>, id: &str) -> Result<ExitCode, CommandError> {
    let schemes = load(folder)?;
    let (book, version) = find(&schemes, id)?;
    say(&format!("{} - {}", version.id(), version.title().fr));
    say(&version.summary().fr);
    for point in outline(version, book.scheme()) {
        say(&shown(&point));
    }
    Ok(ExitCode::SUCCESS)
}

/// `abri rules diff`. Exit code 1 if there is a difference.
pub fn compare(folder: Option<&Path>, earlier: &str, later: &str) -> Result<ExitCode, CommandError> {
    let schemes = load(folder)?;
    let (book, old) = find(&schemes, earlier)?;
    let new =
        book.version(later).ok_or_else(|| format!("no version of the same scheme is called {later}"))?;
    let changes = diff(old, new, book.scheme());
    for change in &changes {
        say(&changed(change));
    }
    say(&format!("{} points differ between {earlier} and {later}", changes.len()));
    Ok(ExitCode::from(u8::from(!changes.is_empty())))
}

fn find<'s>(schemes: &'s Schemes, id: &str) -> Result<(&'s RuleBook, &'s RuleVersion), CommandError> {
    let found = schemes.books().iter().find_map(|book| Some((book.as_ref(), book.version(id)?)));
    found.ok_or_else(|| format!("no version is called {id}").into())
}

fn shown(point: &Point) -> String {
    let head = format!("\n[{}] {}", point.part.code(), point.code);
    std::iter::once(head).chain(lines(point)).collect::<Vec<_>>().join("\n    ")
}

fn changed(change: &Change) -> String {
    let kind = match (&change.before, &change.after) {
        (None, _) => "added",
        (_, None) => "removed",
        _ if change.is_wording_only() => "other words or source",
        _ => "changed",
    };
    let (before, after) = (signed("- ", change.before.as_ref()), signed("+ ", change.after.as_ref()));
    let head = format!("\n[{}] {}: {kind}", change.part.code(), change.code);
    std::iter::once(head).chain(before).chain(after).collect::<Vec<_>>().join("\n  ")
}

fn signed(sign: &str, point: Option<&Point>) -> Vec<String> {
    let lines = point.into_iter().flat_map(lines);
    lines.map(|line| format!("{sign}{line}")).collect()
}

/// What a point asks, its words, its source.
fn lines(point: &Point) -> Vec<String> {
    let text = point.text.iter().map(|text| format!("« {} »", text.fr));
    let source = point.source.iter().map(|source| format!("source: {source}"));
    point.terms.iter().cloned().chain(text).chain(source).collect()
}

/// `abri assess`: facts as JSON objects from standard input, one record a line on standard output.
pub fn assess_input(folder: Option<&Path>, mut input: impl Read) -> Result<ExitCode, CommandError> {
    let schemes = load(folder)?;
    let mut text = String::new();
    input.read_to_string(&mut text)?;
    for request in Deserializer::from_str(&text).into_iter::<AssessRequest>() {
        say(&assessed(&schemes, &request.map_err(|error| unreadable(&error))?)?);
    }
    Ok(ExitCode::SUCCESS)
}

/// Why facts can't be read: the place and, at most, the name of a key. Never a value: it may be health data.
fn unreadable(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let names_a_key =
        ["unknown field", "missing field", "duplicate field"].iter().any(|start| said.starts_with(start));
    let place = format!("line {}, column {}", error.line(), error.column());
    match error.classify() {
        Category::Data if names_a_key => said,
        Category::Data => format!("{place}: the value is not as docs/assess.schema.json describes it"),
        _ => format!("{place}: this is no JSON"),
    }
}

fn assessed(schemes: &Schemes, request: &AssessRequest) -> Result<String, CommandError> {
    let book = schemes.book(&request.scheme).ok_or(NO_SCHEME)?;
    let days = book.version_at(request.requested_at).map_or(0, RuleVersion::duration_days);
    let facts = request.facts(book.scheme(), if days == 0 { USUAL_DAYS } else { days })?;
    let decided_on = request.decided_on.unwrap_or_else(|| request.requested_at.date());
    Ok(record(&assess(&facts, book, decided_on)))
}

/// `abri rules timeline`: the same facts under every version, as if each had always been in force.
pub fn timeline(folder: Option<&Path>, mut input: impl Read) -> Result<ExitCode, CommandError> {
    let schemes = load(folder)?;
    let mut text = String::new();
    input.read_to_string(&mut text)?;
    let request: AssessRequest = serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
    let book = schemes.book(&request.scheme).ok_or(NO_SCHEME)?;
    for version in book.versions() {
        let days = if version.is_closed() { USUAL_DAYS } else { version.duration_days() };
        let facts = request.facts(book.scheme(), days)?;
        let alone = book.as_if(version.id()).ok_or("a version of the book is in the book")?;
        let today = request.decided_on.unwrap_or_else(|| request.requested_at.date());
        say(&format!("{}: {}", version.id(), record(&assess(&facts, &alone, today))));
    }
    Ok(ExitCode::SUCCESS)
}

fn record(assessment: &Assessment<'_>) -> String {
    let profiles: Vec<_> = assessment.profiles.iter().map(|profile| profile.code()).collect();
    let mut record = json!(assessment.record());
    if let Some(object) = record.as_object_mut() {
        object.insert("profiles".to_owned(), json!(profiles));
    }
    record.to_string()
}
