//! What changed with a version, in words people read.

use super::super::decision::words;
use abri_app::lang::Lang;
use abri_app::model::{RuleChange, RuleChanges, RulePoint};
use abri_app::text::common::labelled;
use abri_app::text::public::rules as texts;
use abri_domain::rules::{Change, Elsewhere, Part, Point, Profile, RuleBook, RuleVersion};
use time::Date;

/// The changes from the first to the second of two versions.
pub fn changes(
    book: &RuleBook,
    (earlier, later): (&RuleVersion, &RuleVersion),
    today: Date,
    lang: Lang,
) -> RuleChanges {
    let mut changes = RuleChanges::default();
    for change in book.changes(later.id()) {
        let of = |version, point: &Option<Point>| point.as_ref().and_then(|p| said(version, p, today, lang));
        let (before, after) = (of(earlier, &change.before), of(later, &change.after));
        sort(&mut changes, change, before, after);
    }
    changes
}

fn sort(changes: &mut RuleChanges, change: &Change, before: Option<RulePoint>, after: Option<RulePoint>) {
    match (before, after) {
        (None, Some(after)) => changes.added.push(after),
        (Some(before), None) => changes.removed.push(before),
        (Some(before), Some(after)) if change.is_wording_only() => {
            changes.reworded.push(RuleChange { before, after });
        }
        (Some(before), Some(after)) => changes.changed.push(RuleChange { before, after }),
        (None, None) => {}
    }
}

/// How people read a point; nothing for what the page says elsewhere (its period), for what is not on the public list, and
/// for an end that nobody knows yet.
fn said(version: &RuleVersion, point: &Point, today: Date, lang: Lang) -> Option<RulePoint> {
    let profile = version.profiles().find(|profile| profile.code() == point.code);
    let end = version.hard_ends().iter().find(|end| end.code() == point.code);
    let text = match point.part {
        Part::Validity => None,
        Part::Profile if profile.is_none_or(Profile::is_hidden) => None,
        Part::HardEnd if end.is_none_or(|end| today < end.announced()) => None,
        Part::Duration | Part::EarliestStart => number(version, point.part, lang),
        Part::Control => Some(control(version, &point.code, lang)),
        Part::Elsewhere => elsewhere(version, &point.code, lang),
        _ => point.text.as_ref().map(|text| words(text, lang).to_owned()),
    };
    let unsettled = point.part == Part::Profile && profile.is_some_and(Profile::is_unsettled);
    text.map(|text| RulePoint { text, source: point.source.clone(), unsettled })
}

fn number(version: &RuleVersion, part: Part, lang: Lang) -> Option<String> {
    let (label, value) = match part {
        Part::Duration => (texts::DURATION, texts::duration(lang, version.duration_days())),
        _ => (texts::EARLIEST, texts::earliest(lang, version.earliest_start()?)),
    };
    Some(labelled(lang, label.get(lang), &value))
}

fn control(version: &RuleVersion, code: &str, lang: Lang) -> String {
    match code {
        "alarm" => texts::alarm(lang, version.alarm()),
        "sampling" => texts::sampling(lang, version.sampling_per_mille()),
        _ => texts::register_unknown(version.unknown_register()).get(lang).to_owned(),
    }
}

/// Such a point is named by the places it is about.
fn elsewhere(version: &RuleVersion, code: &str, lang: Lang) -> Option<String> {
    let codes = |one: &&Elsewhere| {
        one.territories.iter().map(|territory| territory.code()).collect::<Vec<_>>().join("-") == code
    };
    let one = version.elsewhere().iter().find(codes)?;
    let places = texts::elsewhere(lang, &one.territories, one.until.and_then(Date::previous_day));
    Some(labelled(lang, texts::ELSEWHERE_HEADING.get(lang), &places))
}
