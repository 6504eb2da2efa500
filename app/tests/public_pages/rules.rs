//! Samples of the pages of the rules: every part filled.

use abri_app::model::*;
use abri_domain::rules::{Confidence, EarliestStart};
use abri_domain::status::{Door, Territory};
use abri_domain::zone::Side;
use time::macros::date;

fn line(text: &str) -> RuleLine {
    RuleLine {
        id: "at-risk-v2a".to_owned(),
        title: text.to_owned(),
        summary: text.to_owned(),
        first_day: date!(2020 - 03 - 18),
        last_day: Some(date!(2020 - 04 - 05)),
    }
}

fn point(text: &str) -> RulePoint {
    RulePoint { text: text.to_owned(), source: Some(text.to_owned()), unsettled: true }
}

fn way(text: &str) -> RuleWay {
    RuleWay { door: Door::Doctor, point: point(text) }
}

const LENGTH: RuleLength = RuleLength { days: 21, earliest: EarliestStart::BeforeRequest(2) };

/// The page of all the rules: open, led elsewhere, and with no rule in force.
pub fn rules(text: &str) -> [RulesPage; 3] {
    let now = |way: Option<RuleWay>| RuleNow {
        line: line(text),
        length: Some(LENGTH),
        open: way.is_none(),
        way,
        people: vec![point(text)],
    };
    let page = |now: Option<RuleNow>| RulesPage {
        scheme: text.to_owned(),
        others: vec![(text.to_owned(), "/fr/regles/cas-contact".to_owned())],
        start: now.is_some().then(|| "/fr/demande/conditions?scheme=personnes-a-risque".to_owned()),
        today: date!(2020 - 03 - 25),
        now,
        versions: vec![line(text)],
    };
    [page(Some(now(None))), page(Some(now(Some(way(text))))), page(None)]
}

/// The page of one version.
pub fn version(text: &str) -> RuleVersionPage {
    let change = |other: &str| RuleChange { before: point(text), after: point(other) };
    let points = vec![point(text)];
    RuleVersionPage {
        line: line(text),
        announced: date!(2020 - 03 - 18),
        length: Some(LENGTH),
        way: Some(way(text)),
        people: points.clone(),
        criteria: points.clone(),
        doors: vec![way(text)],
        renewal: Some(point(text)),
        measures: points.clone(),
        ends: points.clone(),
        elsewhere: vec![RuleElsewhere {
            territories: Territory::ALL.to_vec(),
            last_day: Some(date!(2020 - 09 - 18)),
            follows: line(text),
            source: text.to_owned(),
        }],
        appeal: vec![(Side::Administrative, point(text)), (Side::Medical, point(text))],
        changes: Some(RuleChanges {
            added: points.clone(),
            removed: points,
            changed: vec![change(text), change("other")],
            reworded: vec![change("other")],
        }),
        sources: vec![RuleSource {
            cited: text.to_owned(),
            date: date!(2020 - 03 - 18),
            confidence: Confidence::B,
            open_point: Some(text.to_owned()),
        }],
        sha256: "0123456789abcdef".repeat(2),
        previous: Some(line(text)),
        next: Some(line(text)),
    }
}
