//! A draft of rules.

use super::{name, officer_badge, who_when};
use crate::persistence::rules::simulations::SimulationRow;
use crate::pipeline::rulemaking::{Counted, Obstacle, Officer, OpenDraft};
use crate::state::Service;
use crate::views::decision::words;
use abri_app::lang::Lang;
use abri_app::model::{
    RuleDraftForm, RuleDraftPage, RuleFault, RulePointDiff, RuleSimulation, RuleVersionDiff, RulesObstacle,
};
use abri_app::text::agent::codes;
use abri_app::text::common::long_date;
use abri_domain::form::FieldErrors;
use abri_domain::rules::{Change, Point, RuleBook, RuleFiles, RulesError, VersionChange};
use abri_domain::status::InsuredStatus;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The page, before anything is typed.
pub fn rule_draft(service: &Service, officer: &Officer, open: &OpenDraft, lang: Lang) -> RuleDraftPage {
    let draft = &open.draft;
    let who = |id, at| who_when(&open.names, id, at, lang);
    let book = service.rules.book(&draft.scheme);
    RuleDraftPage {
        agent: officer_badge(officer),
        id: draft.draft_id.to_string(),
        version: draft.version,
        scheme: draft.scheme.clone(),
        state: draft.state,
        who: [
            Some(who(draft.drafted_by, draft.drafted_at)),
            Some(who(draft.changed_by, draft.changed_at)),
            draft.proposed_by.map(|id| name(&open.names, id)),
        ],
        is_mine: open.is_mine,
        form: form(open),
        errors: FieldErrors::default(),
        obstacle: None,
        done: None,
        faults: open.found.faults.iter().map(|fault| with_excerpt(fault, &draft.files)).collect(),
        overtaken: open.overtaken.clone(),
        changes: open.found.changes.iter().map(|change| version_diff(change, lang)).collect(),
        schemes: open.schemes.clone(),
        simulation: simulation(open, book.as_ref(), lang),
        is_simulated: open.is_simulated,
    }
}

fn form(open: &OpenDraft) -> RuleDraftForm {
    let draft = &open.draft;
    RuleDraftForm {
        title: draft.title.clone(),
        why: draft.why.clone(),
        files: draft.files.iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect(),
        ..RuleDraftForm::default()
    }
}

fn with_excerpt(fault: &RulesError, files: &RuleFiles) -> RuleFault {
    let line = fault.line.and_then(|line| files.get(&fault.file)?.lines().nth(line.checked_sub(1)?));
    RuleFault { fault: fault.clone(), excerpt: line.map(|line| line.trim().to_owned()) }
}

fn version_diff(change: &VersionChange, lang: Lang) -> RuleVersionDiff {
    RuleVersionDiff {
        id: change.id.clone(),
        against: change.against.clone(),
        points: change.changes.iter().map(|change| point_diff(change, lang)).collect(),
    }
}

fn point_diff(change: &Change, lang: Lang) -> RulePointDiff {
    let kind = match (&change.before, &change.after) {
        (None, _) => "added",
        (_, None) => "removed",
        _ if change.is_wording_only() => "words",
        _ => "changed",
    };
    let lines = |point: &Option<Point>| point.as_ref().map(|point| lines(point, lang)).unwrap_or_default();
    let point = format!("{}/{}", change.part.code(), change.code);
    RulePointDiff { kind, point, before: lines(&change.before), after: lines(&change.after) }
}

/// What a point asks, its words in the reader's language, its source.
fn lines(point: &Point, lang: Lang) -> Vec<String> {
    let text = point.text.iter().map(|text| words(text, lang).to_owned());
    point.terms.iter().cloned().chain(text).chain(point.source.clone()).collect()
}

fn simulation(open: &OpenDraft, book: Option<&Arc<RuleBook>>, lang: Lang) -> RuleSimulation {
    let Some(row) = &open.simulation else { return RuleSimulation::None };
    let since = long_date(lang, row.since);
    if row.content_sha256 != open.draft.files.sha256() {
        return RuleSimulation::Older(since);
    }
    match counted(row) {
        None => RuleSimulation::Runs(since),
        Some(counted) => RuleSimulation::Done {
            since,
            claims: counted.claims,
            groups: groups(&counted, book, lang),
            by_shift: counted.by_shift,
            hidden: counted.hidden,
        },
    }
}

fn counted(row: &SimulationRow) -> Option<Counted> {
    serde_json::from_value(row.counts.clone()?).ok()
}

fn groups(counted: &Counted, book: Option<&Arc<RuleBook>>, lang: Lang) -> Vec<(String, String, u64)> {
    let status =
        |code: &str| InsuredStatus::from_code(code).map(|one| codes::status(one).get(lang).to_owned());
    let ground = |code: &str| Some(words(&book?.scheme().ground(code)?.label, lang).to_owned());
    let statuses = rows(&counted.by_status, status);
    statuses.into_iter().chain(rows(&counted.by_ground, ground)).collect()
}

fn rows(
    groups: &BTreeMap<String, BTreeMap<String, u64>>,
    named: impl Fn(&str) -> Option<String>,
) -> Vec<(String, String, u64)> {
    let row = |(code, counts): (&String, &BTreeMap<String, u64>)| {
        let name = named(code).unwrap_or_else(|| code.clone());
        let row = |(shift, count): (&String, &u64)| (name.clone(), shift.clone(), *count);
        counts.iter().map(row).collect::<Vec<_>>()
    };
    groups.iter().flat_map(row).collect()
}

/// Why an act was not done; `changed` says who was faster.
pub fn obstacle(obstacle: Obstacle, changed: String) -> RulesObstacle {
    match obstacle {
        Obstacle::Stale => RulesObstacle::Stale(changed),
        Obstacle::NotNow(state) => RulesObstacle::NotNow(state),
        Obstacle::Author => RulesObstacle::Author,
        Obstacle::Empty => RulesObstacle::Empty,
        Obstacle::Faults(faults) => RulesObstacle::Faults(faults),
        Obstacle::Overtaken(paths) => RulesObstacle::Overtaken(paths),
        Obstacle::NotSimulated => RulesObstacle::NotSimulated,
        Obstacle::PastHour => RulesObstacle::PastHour,
        Obstacle::Begun => RulesObstacle::Begun,
    }
}
