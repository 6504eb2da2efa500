//! The medical opinion. The administrative side asks (`ask`), the medical one answers (`answer`) at a desk of its own (`desk`) and
//! sees no more than the question needs (`facts`); what a technician answers, a doctor delegated or signs.

mod answer;
mod ask;
mod desk;
mod facts;

pub use answer::{AnswerOutcome, answer};
pub use ask::{ask, withdraw};
pub use desk::{Adviser, Desk, OpenOpinion, desk, open, release, take_next};
pub use facts::Fact;
