//! A line of the queue.

use super::fund_name;
use crate::clock::paris;
use crate::persistence::PersistenceError;
use crate::persistence::claims::{ClaimFile, QueueEntry, file_place};
use crate::state::Service;
use abri_app::lang::Lang;
use abri_app::model::QueueRow;
use abri_app::text::common::long_date;
use abri_domain::reference::ClaimReference;

/// The line; the name is the one thing opened of the sealed file.
pub fn queue_row(service: &Service, entry: &QueueEntry, lang: Lang) -> Result<QueueRow, PersistenceError> {
    let file: ClaimFile = service.keys.zone_a.open_json(file_place(entry.claim_id), &entry.sealed)?;
    let bad = PersistenceError::Inconsistency { table: "claims", column: "reference", id: entry.claim_id };
    let reference = ClaimReference::parse(&entry.reference).map_err(|_| bad)?;
    Ok(QueueRow {
        claim_id: entry.claim_id.to_string(),
        reference: reference.to_string(),
        insured_name: file.insured.full_name(),
        received_on: long_date(lang, paris(entry.submitted_at).date()),
        due_on: entry.deadline.due_on,
        risk: entry.deadline.risk(service.clock.today(), &service.office(&entry.fund)),
        fund: fund_name(service, &entry.fund),
        state: entry.state,
        held_by: entry.holder.clone(),
        to_confirm: entry.to_confirm,
    })
}
