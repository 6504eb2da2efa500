//! The re-checks of an agent, and what a rules officer watches the machine by.

use super::moment;
use crate::persistence::PersistenceError;
use crate::persistence::rechecks::{Counts, HeldRecheck};
use crate::persistence::switches::Turn;
use crate::pipeline::switches::Safeguards;
use crate::views::decision::words;
use abri_app::lang::Lang;
use abri_app::model::{
    AgentBadge, RecheckRow, RecheckView, SafeguardsPage, SwitchForm, SwitchTurn, VersionChecks,
};
use abri_domain::form::FieldErrors;
use abri_domain::recheck::{Alarm, Tally};
use abri_domain::reference::ClaimReference;
use abri_domain::rules::{RuleBook, RuleVersion, Schemes};
use std::collections::BTreeSet;

/// What is said of a re-check.
pub(super) fn recheck(held: &HeldRecheck) -> RecheckView {
    RecheckView { why: held.why, rule_version: held.rule_version.clone(), due_on: held.due_on }
}

/// A line of the re-checks an agent holds.
pub fn recheck_row(held: &HeldRecheck) -> Result<RecheckRow, PersistenceError> {
    let bad = PersistenceError::Inconsistency { table: "claims", column: "reference", id: held.claim_id };
    let reference = ClaimReference::parse(&held.reference).map_err(|_| bad)?;
    Ok(RecheckRow {
        claim_id: held.claim_id.to_string(),
        reference: reference.to_string(),
        recheck: recheck(held),
    })
}

/// The page of the safeguards.
pub fn safeguards(
    schemes: &Schemes,
    agent: AgentBadge,
    safeguards: &Safeguards,
    lang: Lang,
) -> SafeguardsPage {
    let held: Vec<_> =
        safeguards.turns.iter().filter(|turn| turn.is_last && turn.holds).map(switch).collect();
    let all = schemes.books().iter().flat_map(|book| criteria(book, lang));
    SafeguardsPage {
        agent,
        free: all.filter(|(value, _)| !held.contains(value)).collect(),
        versions: safeguards.versions.iter().map(|version| checks(schemes, version, lang)).collect(),
        journal: safeguards.turns.iter().map(|turn| line(turn, lang)).collect(),
        held: held.into_iter().map(|value| (value.clone(), value)).collect(),
        form: SwitchForm::default(),
        errors: FieldErrors::default(),
        refused: None,
        done: None,
    }
}

/// Scheme and criterion, as the value of an option and as a line of the journal.
fn switch(turn: &Turn) -> String {
    format!("{}/{}", turn.scheme, turn.criterion)
}

/// The criteria of a scheme, each once, in the order of its versions: value of the option, and its words.
fn criteria(book: &RuleBook, lang: Lang) -> Vec<(String, String)> {
    let scheme = book.scheme();
    let mut seen = BTreeSet::new();
    let all = book.versions().iter().flat_map(RuleVersion::criteria);
    let once = all.filter(|criterion| seen.insert(criterion.code()));
    once.map(|criterion| {
        let value = format!("{}/{}", scheme.id(), criterion.code());
        (value, format!("{} / {}", words(scheme.title(), lang), criterion.code()))
    })
    .collect()
}

fn checks(schemes: &Schemes, (counts, tally, alarm): &(Counts, Tally, Alarm), lang: Lang) -> VersionChecks {
    VersionChecks {
        version: counts.rule_version.clone(),
        per_mille: schemes.version(&counts.rule_version).map(RuleVersion::sampling_per_mille),
        drawn: counts.drawn,
        upheld: counts.upheld,
        overturned: counts.overturned,
        last: (tally.overturned, tally.decided),
        alarm_per_mille: alarm.per_mille,
        ringing_since: counts.ringing_since.map(|since| moment(since, lang)),
    }
}

fn line(turn: &Turn, lang: Lang) -> SwitchTurn {
    SwitchTurn {
        at: moment(turn.at, lang),
        criterion: switch(turn),
        holds: turn.holds,
        by: turn.by.clone(),
        reason: turn.reason.clone(),
    }
}
