//! Lists of claims: what can be chosen, the lines, what became of an act on many.

use super::decision::words;
use super::{badge, queue_row};
use crate::persistence::assignments::Reviewer;
use crate::persistence::claims::QueueEntry;
use crate::persistence::labels::Label;
use crate::persistence::views::View;
use crate::pipeline::breaches::Lanes;
use crate::pipeline::lists::{Picked, Seeker};
use crate::state::Service;
use abri_app::lang::Lang;
use abri_app::model::{BulkLine, BulkPage, LabelsPage, ListOptions, ListRow, SavedView};
use abri_domain::form::FieldErrors;
use abri_domain::listing::{BulkAct, BulkOutcome, FilterForm};
use abri_domain::reference::ClaimReference;
use abri_domain::staff::Right;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What this person can choose.
pub fn list_options(
    service: &Service,
    seeker: &Seeker,
    labels: &[Label],
    colleagues: &[Reviewer],
    lang: Lang,
) -> ListOptions {
    let (schemes, role) = (service.rules.current(), seeker.person.role);
    let schemes = schemes.books().iter().map(|book| book.scheme());
    let acts = BulkAct::of(role);
    // Without labels there is none to put on.
    let possible = |act: &BulkAct| !labels.is_empty() || !matches!(act, BulkAct::LabelOn | BulkAct::LabelOff);
    ListOptions {
        sides: seeker.side.is_none(),
        opens: role.may(Right::Review),
        makes_labels: role.may(Right::MakeLabels),
        funds: service.funds.iter().map(|fund| (fund.code.to_string(), fund.name.clone())).collect(),
        schemes: schemes
            .map(|scheme| (scheme.id().to_owned(), words(scheme.title(), lang).to_owned()))
            .collect(),
        labels: labels.iter().map(|label| (label.label_id.to_string(), label.name.clone())).collect(),
        acts: acts.filter(possible).collect(),
        colleagues: colleagues.iter().map(|one| (one.staff_id.to_string(), one.name.clone())).collect(),
    }
}

/// The lines, each with its labels; `picked` are ticked.
pub fn list_rows(
    service: &Service,
    (entries, lanes): (&[QueueEntry], &Lanes),
    (labels, on): (&[Label], &[(Uuid, Uuid)]),
    picked: &[Uuid],
    lang: Lang,
) -> Vec<ListRow> {
    let line = |entry: &QueueEntry| {
        let is_on = |label: &&Label| on.contains(&(entry.claim_id, label.label_id));
        ListRow {
            claim: queue_row(service, entry, lanes, lang),
            labels: labels.iter().filter(is_on).map(|label| label.name.clone()).collect(),
            picked: picked.contains(&entry.claim_id),
        }
    };
    entries.iter().map(line).collect()
}

/// Filters as they stand in an address.
pub fn query_of(form: &FilterForm) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(form.pairs()).finish()
}

/// The views of a person.
pub fn saved_views(views: &[View]) -> Vec<SavedView> {
    let line = |view: &View| SavedView {
        view_id: view.view_id.to_string(),
        name: view.name.clone(),
        query: view.filters.clone(),
    };
    views.iter().map(line).collect()
}

/// What became of each claim; `lines` are those that were found.
pub fn bulk(
    seeker: &Seeker,
    (act, query): (BulkAct, String),
    picked: &[Picked],
    outcomes: &[(Option<Uuid>, BulkOutcome)],
    lines: &[QueueEntry],
) -> BulkPage {
    let known: BTreeMap<Uuid, String> =
        lines.iter().map(|line| (line.claim_id, grouped(&line.reference))).collect();
    let line = |(one, (claim_id, outcome)): (&Picked, &(Option<Uuid>, BulkOutcome))| {
        let typed = match one {
            Picked::Claim(_) => "\u{2013}".to_owned(),
            Picked::Typed(Ok(reference)) => reference.to_string(),
            Picked::Typed(Err(text)) => text.clone(),
        };
        BulkLine {
            reference: claim_id.and_then(|claim_id| known.get(&claim_id).cloned()).unwrap_or(typed),
            claim_id: claim_id.map(|claim_id| claim_id.to_string()),
            outcome: *outcome,
        }
    };
    BulkPage {
        agent: badge(&seeker.person),
        act,
        opens: seeker.person.role.may(Right::Review),
        query,
        lines: picked.iter().zip(outcomes).map(line).collect(),
    }
}

fn grouped(reference: &str) -> String {
    ClaimReference::parse(reference).map_or_else(|_| reference.to_owned(), |reference| reference.to_string())
}

/// The labels of a side, before anything is typed.
pub fn labels(seeker: &Seeker, labels: &[Label]) -> LabelsPage {
    LabelsPage {
        agent: badge(&seeker.person),
        side: seeker.labels(),
        labels: labels.iter().map(|label| (label.label_id.to_string(), label.name.clone())).collect(),
        name: String::new(),
        refused: None,
        done: None,
        errors: FieldErrors::default(),
    }
}
