//! What an agent hands over.

use super::agent_badge;
use super::queue::reference_of;
use crate::persistence::assignments::Reviewer;
use crate::persistence::claims::QueueEntry;
use crate::pipeline::review::Agent;
use crate::state::Service;
use abri_app::model::{ShiftPage, ShiftRow};
use abri_domain::form::FieldErrors;

/// The page: what is held, and who may go on.
pub fn shift(service: &Service, agent: &Agent, held: &[QueueEntry], colleagues: &[Reviewer]) -> ShiftPage {
    let name = |one: &Reviewer| (one.staff_id.to_string(), one.name.clone());
    ShiftPage {
        agent: agent_badge(agent),
        rows: held.iter().map(|entry| row(service, entry)).collect(),
        colleagues: colleagues.iter().map(name).collect(),
        errors: FieldErrors::default(),
        refused: Vec::new(),
    }
}

fn row(service: &Service, entry: &QueueEntry) -> ShiftRow {
    ShiftRow {
        claim_id: entry.claim_id.to_string(),
        reference: reference_of(entry),
        due_on: entry.deadline.due_on,
        risk: entry.deadline.risk(service.clock.today(), &service.office(&entry.fund)),
        to: String::new(),
        words: String::new(),
    }
}
