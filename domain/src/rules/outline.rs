//! A version as a reader sees it: every point it makes, with its condition in short notation, its words and its source.
//! What explains a version, and what two versions are compared by.

mod notation;

use super::clauses::{EarliestStart, Renewal};
use super::criterion::Criterion;
use super::parts::{Appeal, AppealBody, HardEnd, Source, Wording};
use super::profile::Profile;
use super::scheme::Scheme;
use super::version::RuleVersion;
use crate::recheck::Alarm;
use crate::status::coded;
use notation::notation;
use serde::{Deserialize, Serialize};

coded! {
    /// The part of a version a point belongs to.
    Part {
        /// From when to when.
        Validity = "validity",
        /// The scheme is closed.
        Closing = "closing",
        /// The door everyone takes.
        Route = "route",
        /// How many days.
        Duration = "duration",
        /// From which day on.
        EarliestStart = "earliest-start",
        /// How it goes on.
        Renewal = "renewal",
        /// What becomes of a claim the register does not know of, and of automatic approvals.
        Control = "control",
        /// Who is concerned.
        Profile = "profile",
        /// What is asked.
        Criterion = "criterion",
        /// What an employer can do instead.
        Measure = "measure",
        /// When stoppages end, whatever was granted.
        HardEnd = "hard-end",
        /// Where other rules hold.
        Elsewhere = "elsewhere",
        /// How to appeal.
        Appeal = "appeal",
    }
}

/// One point of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Point {
    /// The part it belongs to.
    pub part: Part,
    /// Its name inside the part; the same point has the same name in every version.
    pub code: String,
    /// What it asks or sets, in short notation, a line each.
    pub terms: Vec<String>,
    /// How it is said to people.
    pub text: Option<Wording>,
    /// Where it comes from, as one cites it.
    pub source: Option<String>,
}

impl Point {
    fn new(part: Part, code: &str, terms: Vec<String>) -> Self {
        Self { part, code: code.to_owned(), terms, text: None, source: None }
    }

    fn said(self, text: &Wording, source: &Source) -> Self {
        Self { text: Some(text.clone()), source: Some(source.to_string()), ..self }
    }
}

/// Every point of a version, in the order a reader expects.
pub fn outline(version: &RuleVersion, scheme: &Scheme) -> Vec<Point> {
    let mut points = vec![validity(version)];
    points.extend(version.closing().map(|closing| {
        let terms = vec![format!("door {}", closing.door().code())];
        Point::new(Part::Closing, "closed", terms).said(closing.text(), closing.source())
    }));
    points.extend(version.route().map(|route| {
        let terms = vec![format!("door {}", route.to.code())];
        Point::new(Part::Route, "route", terms).said(&route.text, &route.source)
    }));
    points.extend(length(version));
    points.extend(version.renewal().map(renewal));
    points.extend(control(version));
    points.extend(version.profiles().map(|profile| self::profile(profile, scheme)));
    points.extend(version.criteria().iter().map(|criterion| self::criterion(criterion, scheme)));
    points.extend(version.measures().iter().map(|measure| {
        Point::new(Part::Measure, &measure.code, Vec::new()).said(&measure.text, &measure.source)
    }));
    points.extend(version.hard_ends().iter().map(hard_end));
    points.extend(elsewhere(version));
    let (administrative, medical) =
        (version.appeal(crate::zone::Side::Administrative), version.appeal(crate::zone::Side::Medical));
    points.extend([appeal("administrative", administrative), appeal("medical", medical)]);
    points
}

fn validity(version: &RuleVersion) -> Point {
    let until = version.valid_until().map_or_else(|| "open".to_owned(), |until| until.to_string());
    let mut terms = vec![format!("from {}", version.valid_from()), format!("until {until}")];
    terms.push(format!("announced {}", version.announced()));
    terms.extend(version.end_announced().map(|day| format!("end announced {day}")));
    Point::new(Part::Validity, "validity", terms)
}

fn length(version: &RuleVersion) -> Vec<Point> {
    if version.is_closed() {
        return Vec::new();
    }
    let days = vec![format!("{} days", version.duration_days())];
    let start = version.earliest_start().map(|start| match start {
        EarliestStart::On(day) => format!("{day}"),
        EarliestStart::BeforeRequest(days) => format!("{days} days before the claim"),
    });
    let start = start.map(|start| Point::new(Part::EarliestStart, "earliest-start", vec![start]));
    std::iter::once(Point::new(Part::Duration, "duration", days)).chain(start).collect()
}

fn renewal(renewal: &Renewal) -> Point {
    let days = renewal.days.map(|days| format!("{days} days"));
    let terms = std::iter::once(renewal.how.code().to_owned()).chain(days).collect();
    Point::new(Part::Renewal, "renewal", terms).said(&renewal.text, &renewal.source)
}

fn control(version: &RuleVersion) -> Vec<Point> {
    let point = |code, terms: String| Point::new(Part::Control, code, vec![terms]);
    let mut points = vec![
        point("register-unknown", version.unknown_register().code().to_owned()),
        point("sampling", format!("{} in a thousand", version.sampling_per_mille())),
    ];
    let Alarm { per_mille, at_least, window } = version.alarm();
    if version.alarm() != Alarm::default() {
        let terms = format!("above {per_mille} in a thousand of the last {window}, from {at_least} on");
        points.push(point("alarm", terms));
    }
    points
}

fn profile(profile: &Profile, scheme: &Scheme) -> Point {
    let mut terms = vec![notation(profile.requires(), scheme)];
    terms.extend(profile.is_unsettled().then(|| "not settled: a person looks".to_owned()));
    terms.extend(profile.is_hidden().then(|| "no line of the public list".to_owned()));
    Point::new(Part::Profile, profile.code(), terms).said(profile.text(), profile.source())
}

fn criterion(criterion: &Criterion, scheme: &Scheme) -> Point {
    let applies = criterion.applies().map(|applies| format!("for those with {}", notation(applies, scheme)));
    let requires = format!("asks {}", notation(criterion.requires(), scheme));
    let doors = criterion.doors().iter().map(|door| {
        let when = door.when().map(|when| format!(" when {}", notation(when, scheme)));
        format!("else door {}{}", door.to().code(), when.unwrap_or_default())
    });
    let terms = applies.into_iter().chain([requires]).chain(doors).collect();
    Point::new(Part::Criterion, criterion.code(), terms)
        .said(criterion.wording(super::Verdict::Yes), criterion.source())
}

fn hard_end(end: &HardEnd) -> Point {
    let statuses: Vec<_> = end.statuses().iter().map(|status| status.code()).collect();
    let terms = vec![
        format!("last day {} for {}", end.last_day(), statuses.join(", ")),
        format!("cuts decisions from {} on", end.announced()),
    ];
    Point::new(Part::HardEnd, end.code(), terms).said(end.text(), end.source())
}

fn elsewhere(version: &RuleVersion) -> Vec<Point> {
    let point = |elsewhere: &super::Elsewhere| {
        let places: Vec<_> = elsewhere.territories.iter().map(|territory| territory.code()).collect();
        let until = elsewhere.until.map(|until| format!("before {until}"));
        let terms = std::iter::once(format!("{} follow {}", places.join(", "), elsewhere.follows));
        let mut point = Point::new(Part::Elsewhere, &places.join("-"), terms.chain(until).collect());
        point.source = Some(elsewhere.source.to_string());
        point
    };
    version.elsewhere().iter().map(point).collect()
}

fn appeal(side: &str, appeal: &Appeal) -> Point {
    let term = |body: &AppealBody| {
        let months = if body.months == 1 { "month" } else { "months" };
        format!("{} within {} {months}", body.name.en, body.months)
    };
    let later = appeal.later.as_ref().map(|(from, body)| format!("from {from} on {}", term(body)));
    let assumed = appeal.is_assumed.then(|| "assumed: the file does not say".to_owned());
    let terms = std::iter::once(term(&appeal.body)).chain(later).chain(assumed).collect();
    Point::new(Part::Appeal, side, terms).said(appeal.text(), appeal.source())
}
