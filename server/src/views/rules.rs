//! The rules in public, as far as they are known on the day: pure functions of the rule book and the clock.

mod changes;
mod sources;

use super::decision::words;
use abri_app::lang::Lang;
use abri_app::model::{
    RuleElsewhere, RuleLength, RuleLine, RuleNow, RulePoint, RuleVersionPage, RuleWay, RulesPage,
};
use abri_app::paths::Page;
use abri_domain::rules::{
    Closing, Criterion, Elsewhere, Measure, Profile, Route, RuleBook, RuleVersion, Schemes, Source, Verdict,
    Wording,
};
use abri_domain::zone::Side;
use data_encoding::HEXLOWER;
use time::{Date, OffsetDateTime};

/// The rules of a scheme at that instant, in Paris. `open`: does the form take claims?
pub fn rules(schemes: &Schemes, book: &RuleBook, now: OffsetDateTime, open: bool, lang: Lang) -> RulesPage {
    let today = now.date();
    let name = |book: &RuleBook| lang.of(book.scheme().title()).to_owned();
    let is_known = |book: &RuleBook| book.versions().iter().any(|version| version.announced() <= today);
    let others = schemes.books().iter().filter(|other| other.scheme().id() != book.scheme().id());
    let others = others.filter(|other| is_known(other));
    let others = others.map(|other| (name(other), Page::rules_of(lang, other.scheme().path())));
    let known = book.versions().iter().filter(|version| version.announced() <= today);
    let mut versions: Vec<_> = known.map(|version| shortened(line(version, today, lang))).collect();
    versions.reverse();
    RulesPage {
        scheme: name(book),
        others: others.collect(),
        start: open.then(|| Page::start(lang, book.scheme().path())),
        today,
        now: in_force(book, now).map(|version| rule_now(version, today, open, lang)),
        versions,
    }
}

/// The version in force, as far as one knows it.
pub fn in_force(book: &RuleBook, now: OffsetDateTime) -> Option<&RuleVersion> {
    book.version_now(now)
}

fn rule_now(version: &RuleVersion, today: Date, open: bool, lang: Lang) -> RuleNow {
    let way = way(version, lang);
    RuleNow {
        line: line(version, today, lang),
        length: length(version),
        people: people(version, lang),
        open: open && way.is_none(),
        way,
    }
}

/// The version of that id; nothing when there is none, or nobody knows of it yet.
pub fn rule_version(book: &RuleBook, id: &str, today: Date, lang: Lang) -> Option<RuleVersionPage> {
    let place = book.versions().iter().position(|version| version.id() == id)?;
    let known = |version: &&RuleVersion| version.announced() <= today;
    let version = book.versions().get(place).filter(known)?;
    let previous = place.checked_sub(1).and_then(|before| book.versions().get(before));
    let to_line = |version: &RuleVersion| line(version, today, lang);
    let side = |side| (side, said(version.appeal(side).text(), version.appeal(side).source(), lang));
    let measure = |measure: &Measure| said(&measure.text, &measure.source, lang);
    Some(RuleVersionPage {
        line: to_line(version),
        announced: version.announced(),
        length: length(version),
        way: way(version, lang),
        people: people(version, lang),
        criteria: version.criteria().iter().map(|one| criterion(one, lang)).collect(),
        doors: doors(version, lang),
        renewal: version.renewal().map(|renewal| said(&renewal.text, &renewal.source, lang)),
        measures: version.measures().iter().map(measure).collect(),
        ends: ends(version, today, lang),
        elsewhere: elsewhere(book, version, today, lang),
        appeal: [Side::Administrative, Side::Medical].map(side).to_vec(),
        changes: previous.map(|before| changes::changes(book, (before, version), today, lang)),
        sources: sources::sources(version, today),
        sha256: HEXLOWER.encode(&version.sha256()[..16]),
        previous: previous.filter(known).map(to_line),
        next: book.versions().get(place + 1).filter(known).map(to_line),
    })
}

/// The end of a version is shown once it is known.
fn line(version: &RuleVersion, today: Date, lang: Lang) -> RuleLine {
    let is_known = version.end_announced().is_some_and(|known| known <= today);
    RuleLine {
        id: version.id().to_owned(),
        title: words(version.title(), lang).to_owned(),
        summary: words(version.summary(), lang).to_owned(),
        first_day: version.first_day(),
        last_day: version.end_day().filter(|_| is_known).and_then(Date::previous_day),
    }
}

/// A line for a list: the first sentence of its summary.
fn shortened(line: RuleLine) -> RuleLine {
    let first = line.summary.split_inclusive(". ").next().unwrap_or_default().trim().to_owned();
    RuleLine { summary: first, ..line }
}

fn length(version: &RuleVersion) -> Option<RuleLength> {
    let days = version.duration_days();
    version.earliest_start().map(|earliest| RuleLength { days, earliest })
}

fn said(text: &Wording, source: &Source, lang: Lang) -> RulePoint {
    let source = Some(source.to_string());
    RulePoint { text: words(text, lang).to_owned(), source, unsettled: false }
}

/// The lines of the public list.
fn people(version: &RuleVersion, lang: Lang) -> Vec<RulePoint> {
    let listed = version.profiles().filter(|profile| !profile.is_hidden());
    listed.map(|one| profile(one, lang)).collect()
}

fn profile(profile: &Profile, lang: Lang) -> RulePoint {
    RulePoint { unsettled: profile.is_unsettled(), ..said(profile.text(), profile.source(), lang) }
}

fn criterion(criterion: &Criterion, lang: Lang) -> RulePoint {
    said(criterion.wording(Verdict::Yes), criterion.source(), lang)
}

/// Where a closed version leads, or one under which everyone takes another door.
fn way(version: &RuleVersion, lang: Lang) -> Option<RuleWay> {
    let closed = |closing: &Closing| (closing.door(), said(closing.text(), closing.source(), lang));
    let routed = |route: &Route| (route.to, said(&route.text, &route.source, lang));
    let way = version.closing().map(closed).or_else(|| version.route().map(routed));
    way.map(|(door, point)| RuleWay { door, point })
}

/// The doors of the criteria, each sentence once.
fn doors(version: &RuleVersion, lang: Lang) -> Vec<RuleWay> {
    let mut doors: Vec<RuleWay> = Vec::new();
    for door in version.criteria().iter().flat_map(Criterion::doors) {
        let way = RuleWay { door: door.to(), point: said(door.text(), door.source(), lang) };
        if !doors.contains(&way) {
            doors.push(way);
        }
    }
    doors
}

fn ends(version: &RuleVersion, today: Date, lang: Lang) -> Vec<RulePoint> {
    let known = version.hard_ends().iter().filter(|end| end.announced() <= today);
    known.map(|end| said(end.text(), end.source(), lang)).collect()
}

fn elsewhere(book: &RuleBook, version: &RuleVersion, today: Date, lang: Lang) -> Vec<RuleElsewhere> {
    let one = |one: &Elsewhere| {
        let follows = book.version(&one.follows).filter(|version| version.announced() <= today)?;
        Some(RuleElsewhere {
            territories: one.territories.clone(),
            last_day: one.until.and_then(Date::previous_day),
            follows: line(follows, today, lang),
            source: one.source.to_string(),
        })
    };
    version.elsewhere().iter().filter_map(one).collect()
}
