//! A line of the queue.

use super::fund_name;
use crate::clock::paris;
use crate::persistence::claims::{ClaimFile, QueueEntry, file_place};
use crate::pipeline::breaches::Lanes;
use crate::state::Service;
use abri_app::lang::Lang;
use abri_app::model::QueueRow;
use abri_app::text::agent::queue as words;
use abri_app::text::common::long_date;
use abri_domain::reference::ClaimReference;

/// The line; the name is the one thing opened of the sealed file. A file that does not open keeps its line, and no other from
/// being shown: its reference and state tell who has to look.
pub fn queue_row(service: &Service, entry: &QueueEntry, lanes: &Lanes, lang: Lang) -> QueueRow {
    QueueRow {
        claim_id: entry.claim_id.to_string(),
        reference: reference_of(entry),
        insured_name: name_of(service, entry).unwrap_or_else(|| words::UNREADABLE.get(lang).to_owned()),
        received_on: long_date(lang, paris(entry.submitted_at).date()),
        due_on: entry.deadline.due_on,
        risk: entry.deadline.risk(service.clock.today(), &service.office(&entry.fund)),
        breach: lanes.breach(service, &entry.fund, (&entry.state, entry.deadline), entry.submitted_at),
        fund: fund_name(service, &entry.fund),
        state: entry.state,
        held_by: entry.holder.clone(),
        to_confirm: entry.to_confirm,
    }
}

/// Grouped; as it is stored when that is no reference.
pub(super) fn reference_of(entry: &QueueEntry) -> String {
    ClaimReference::parse(&entry.reference)
        .map_or_else(|_| entry.reference.clone(), |reference| reference.to_string())
}

fn name_of(service: &Service, entry: &QueueEntry) -> Option<String> {
    match service.keys.zone_a.open_json::<ClaimFile>(file_place(entry.claim_id), &entry.sealed) {
        Ok(file) => Some(file.insured.full_name()),
        Err(error) => {
            tracing::error!(claim = %entry.claim_id, code = "file-unreadable", error = %error, "a sealed file does not open");
            None
        }
    }
}
